"""Every state in its own words, icon and tone, with the actions it allows and no others."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from fieldapp.domain.assessment import Assessment
from fieldapp.domain.receipt import Reason
from fieldapp.ui.pages.page import Page
from fieldapp.ui.pages.queue.faces import Road, line
from fieldapp.ui.pages.queue.page import QueuePage
from fieldapp.ui.pages.queue.proof import technical
from fieldapp.ui.pages.records.page import RecordsPage
from fieldapp.ui.widgets.pill import Pill
from tests.ui.queue.desk import Desk

NOW = datetime.now(UTC)
OFFLINE = Road("waiting", "offline")
SENDING = Road("sending")
FORBIDDEN = ("Gagal", "gagal", "Terkirim ", "maaf", "Maaf", "silakan", "!")
LEFT_AS_IT_IS = ("Nanti", "Simpan untuk provinsi…", "Sisihkan…")


def buttons(page: Page) -> list[str]:
    return [b.text().replace("&", "") for b in page.panel.findChildren(QPushButton) if b.isVisibleTo(page)]


def words(page: Page) -> list[str]:
    return [label.text() for label in page.panel.findChildren(QLabel) if label.isVisibleTo(page)]


def fresh(desk: Desk, instance_id: str) -> Assessment:
    return desk.book.assessment(instance_id)


@pytest.mark.parametrize(
    ("make", "road", "face", "text"),
    [
        ("draft", OFFLINE, ("Draf", "file-pen", "neutral"), "25% terisi, belum difinalisasi"),
        ("finalized", Road(), ("Siap kirim", "clock", "neutral"), "Menunggu giliran, urutan 1"),
        ("finalized", OFFLINE, ("Siap kirim", "clock", "neutral"), "Menunggu internet"),
        ("finalized", Road("paused"), ("Siap kirim", "clock", "neutral"), "Dijeda"),
        ("finalized", Road("never"), ("Siap kirim", "clock", "neutral"), "Menunggu laptop didaftarkan"),
        (
            "finalized",
            Road("online_waiting", "sign_in"),
            ("Tertahan", "lock", "warning"),
            "Dikirim setelah laptop didaftarkan lagi",
        ),
        ("sending", SENDING, ("Sedang dikirim", "cloud-upload", "info"), "Dalam perjalanan"),
        ("unconfirmed", OFFLINE, ("Menunggu kepastian", "circle-dashed", "warning"), "Terputus; dicek ulang otomatis"),
        ("received", OFFLINE, ("Diterima", "circle-check", "success"), "KT-2026-000007"),
        ("accepted", OFFLINE, ("Masuk server", "circle-check", "info"), "Tanpa tanda tangan"),
        ("returned", OFFLINE, ("Perlu diperbaiki", "circle-alert", "danger"), "Umur 0 sampai 130."),
        ("held", OFFLINE, ("Tertahan", "lock", "warning"), "Server sudah menyimpan isi lain dengan nomor ini"),
    ],
)
def test_a_row_says_its_state(desk: Desk, make: str, road: Road, face: tuple[str, str, str], text: str) -> None:
    made = getattr(desk, make)()
    shown = line(fresh(desk, made.instance_id), road, NOW)
    assert (shown.face.word, shown.face.icon, shown.face.tone) == face
    assert shown.text == text
    assert not any(word in f"{shown.face.word} {shown.text}" for word in FORBIDDEN)


def test_offline_is_never_red(desk: Desk) -> None:
    for make in ("finalized", "sending", "unconfirmed"):
        shown = line(fresh(desk, getattr(desk, make)().instance_id), OFFLINE, NOW)
        assert "danger" not in (shown.face.tone, shown.tone)


def test_sending_tells_percent_only_with_bytes(desk: Desk) -> None:
    shown = fresh(desk, desk.sending().instance_id)
    assert "%" not in line(shown, SENDING, NOW).text
    told = line(shown, SENDING, NOW, part=0.62, seconds_left=40)
    assert told.text.startswith("62% · ")
    assert told.text.endswith("sisa ±40 detik")


def test_a_wait_tells_its_time(desk: Desk) -> None:
    made = desk.finalized()
    at = datetime.now(UTC) + timedelta(minutes=20)
    desk.store.record_sending([made.instance_id])
    desk.store.record_waiting([made.instance_id], at, "server_trouble")
    shown = line(fresh(desk, made.instance_id), Road("online_waiting", "server_trouble", at), NOW)
    assert shown.face.word == "Siap kirim"
    assert shown.text == f"Dicoba lagi {at.astimezone():%H.%M}"


def test_an_old_draft_is_marked(desk: Desk) -> None:
    desk.clock.behind = timedelta(days=4)
    since = desk.clock()
    old = line(fresh(desk, desk.draft().instance_id), OFFLINE, NOW)
    assert old.text == f"Draf sejak {since:%d/%m} · 25% terisi"
    assert old.tone == "warning"
    desk.clock.behind = timedelta(days=2)
    assert line(fresh(desk, desk.draft().instance_id), OFFLINE, NOW).tone == ""


@pytest.mark.parametrize(
    ("make", "offered"),
    [
        ("finalized", ["Tarik kembali ke draf", "Salin rincian teknis"]),
        ("sending", ["Salin rincian teknis"]),
        ("unconfirmed", ["Salin rincian teknis"]),
        ("received", ["Cetak tanda terima", "Salin rincian teknis"]),
        ("accepted", ["Salin rincian teknis"]),
        ("returned", [*LEFT_AS_IT_IS, "Buka dan perbaiki", "Salin rincian teknis"]),
        ("held", ["Buka dan perbaiki", *LEFT_AS_IT_IS, "Kirim sebagai isian baru", "Salin rincian teknis"]),
        ("sent_back", ["Nanti", "Cetak tanda terima", "Buka dan perbaiki", "Salin rincian teknis"]),
    ],
)
def test_the_queue_offers_what_the_state_allows(
    desk: Desk, show: Callable[..., Any], make: str, offered: list[str]
) -> None:
    made = getattr(desk, make)()
    page = show(QueuePage, instance_id=made.instance_id)
    assert page.table.current().instance_id == made.instance_id
    assert buttons(page) == offered


def test_what_was_tried_once_cannot_be_taken_back(desk: Desk, show: Callable[..., Any]) -> None:
    made = desk.sending()
    desk.store.record_waiting([made.instance_id], datetime.now(UTC), "offline")
    page = show(QueuePage, instance_id=made.instance_id)
    assert "Tarik kembali ke draf" not in buttons(page)


def test_reasons_carry_the_labels_of_their_questions(desk: Desk, show: Callable[..., Any]) -> None:
    made = desk.returned(
        "Siti Invented",
        Reason("/data/age", "constraint", "Umur 0 sampai 130."),
        Reason("/data/child[2]/child_name", "required", ""),
        Reason("/data/gone_question", "unknown_question", ""),
    )
    page = show(QueuePage, instance_id=made.instance_id)
    said = words(page)
    for one in ("Umur", "Umur 0 sampai 130.", "Nama anak", "Pertanyaan ini wajib diisi", "gone question"):
        assert one in said
    assert page.model.line(page.model.place(made.instance_id)).text == "Umur 0 sampai 130. (dan 2 lagi)"


def test_the_receipt_is_told_in_full(desk: Desk, show: Callable[..., Any]) -> None:
    made = desk.received()
    page = show(QueuePage, instance_id=made.instance_id)
    said = words(page)
    for one in ("KT-2026-000007", "7", "key-1", f"{made.sha256[:8]}…{made.sha256[-8:]}"):
        assert one in said


def test_an_unsigned_yes_is_told_as_what_it_is(desk: Desk, show: Callable[..., Any]) -> None:
    made = desk.accepted()
    page = show(QueuePage, instance_id=made.instance_id)
    said = words(page)
    for one in (
        "central.example",
        "201",
        "Tidak ada: server ini tidak menandatangani",
        "Masuk server tanpa tanda terima",
    ):
        assert one in said
    assert "Masuk server, tanpa tanda tangan" in said, "in its history"
    assert not {"Diterima", "Diterima server", "Tanda terima"} & set(said)
    assert "accepted: by central.example with status 201" in technical(fresh(desk, made.instance_id), "")


def test_the_story_is_told_in_words(desk: Desk, show: Callable[..., Any]) -> None:
    made = desk.returned()
    page = show(QueuePage, instance_id=made.instance_id)
    told = [word for word in words(page) if word in ("Dimulai", "Difinalisasi", "Dikirim", "Dikembalikan server")]
    assert told == ["Dimulai", "Difinalisasi", "Dikirim", "Dikembalikan server"]


def test_a_corrected_return_needs_nobody_any_more(desk: Desk, show: Callable[..., Any], sender: Any) -> None:
    made = desk.returned()
    desk.finalized(corrects=made.instance_id)
    assert sender().standing().needs == 0
    page = show(QueuePage, instance_id=made.instance_id)
    assert page.panel.findChild(Pill).accessibleName() == "Sudah diperbaiki"
    assert "Buka dan perbaiki" not in buttons(page)


def test_records_show_all_states_with_counts(desk: Desk, show: Callable[..., Any]) -> None:
    for make in ("draft", "finalized", "unconfirmed", "returned", "received"):
        getattr(desk, make)()
    page = show(RecordsPage)
    assert page.model.rowCount() == 5
    shown = {key: button.text() for key, button in page.segments._buttons.items()}
    assert shown == {
        "all": "Semua  5",
        "draft": "Draf  1",
        "ready": "Siap kirim  2",
        "fix": "Perlu diperbaiki  1",
        "received": "Diterima  1",
    }
