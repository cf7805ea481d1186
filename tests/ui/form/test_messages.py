"""Sentences the app makes when a form has none."""

import random
import uuid
from datetime import UTC, datetime

import pytest

from fieldapp.forms import Context, Form, FormSession, Violation
from fieldapp.ui.pages.form.messages import generated, sentence

SAYS = [
    ("required", "full_name", "Isi nama lengkap."),
    ("required", "nik", "Isi NIK."),
    ("required", "has_family", "Pilih satu jawaban untuk “Punya keluarga?”."),
    ("required", "best", "Pilih satu jawaban untuk barang utama."),
    ("required", "signs", "Pilih paling sedikit satu, atau “Tidak ada keluhan”."),
    ("required", "photo", "Tambahkan foto."),
    ("required", "promise", "Centang kalimat ini untuk lanjut."),
    ("required", "order", "Urutkan urutan."),
    ("choice", "best", "Pilih barang utama dari daftar."),
    ("format", "age", "Isi dengan bilangan bulat, misalnya 12."),
    ("format", "temperature", "Isi dengan angka, misalnya 36,5."),
    ("format", "where", "Isi lintang dan bujur, misalnya -0.5021 117.1536."),
    ("format", "at", "Isi jam, misalnya 10.42."),
    ("constraint", "age", "Periksa umur."),
    ("constraint", "pain", "Isi nyeri antara 0 dan 10."),
]


@pytest.fixture
def session(every_form: Form) -> FormSession:
    context = Context(lambda: datetime.now(UTC), lambda: str(uuid.uuid4()), random.Random(1), {})
    return FormSession.start(every_form, context)


def _reference(session: FormSession, name: str) -> str:
    return next(ref for ref in session.form.references if ref.endswith(f"/{name}"))


@pytest.mark.parametrize(("kind", "name", "text"), SAYS)
def test_a_sentence_says_what_to_do(session: FormSession, kind: str, name: str, text: str) -> None:
    assert generated(kind, session.node(_reference(session, name)), "id") == text


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("31/02/2026", "Tanggal 31/02/2026 tidak ada. Periksa harinya."),
        ("entah", "Isi tanggal dengan urutan hari/bulan/tahun, misalnya 05/03/2026."),
    ],
)
def test_a_date_that_is_none_is_named(session: FormSession, typed: str, text: str) -> None:
    reference = _reference(session, "born")
    session.answer(reference, typed)
    violation = session.node(reference).violation
    assert violation is not None
    assert sentence(violation, session.node(reference), "id") == text


def test_the_forms_own_message_wins(session: FormSession) -> None:
    reference = _reference(session, "temperature")
    found = Violation(reference, "constraint", "Isi **suhu**.")
    assert sentence(found, session.node(reference), "id") == "Isi suhu."
