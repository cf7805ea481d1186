"""A lost laptop that is told to seal itself brings its work, then opens for the province only; nothing is lost."""

import re
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fieldapp.__main__ import main
from fieldapp.domain.assessment import State
from fieldapp.errors import LaptopSealed, Untrusted
from fieldapp.fieldbook import Fieldbook, create, recover, unlock
from fieldapp.server import enrolment
from fieldapp.server.heartbeats import standings
from fieldapp.server.identity import load_identity
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.orders import verified_order
from fieldapp.sync.protocol import OrderText, SignedReceipt, encode
from fieldapp.sync.uploader import UploadReport
from fieldapp.vault import signatures
from fieldapp.vault.closing import SEALED
from fieldapp.vault.kdf import Cost
from tests.fieldbook.test_restored_province import finalize
from tests.server.running import Site, in_process, make_province

PASSPHRASE = "perahu biru menyusuri sungai tenang"
QUICK = Cost(iterations=1, memory_kib=64, lanes=1)


@pytest.fixture
def site(tmp_path: Path):  # type: ignore[no-untyped-def]
    with in_process(make_province(tmp_path / "province")) as running:
        yield running


def laptop(folder: Path, site: Site) -> tuple[Fieldbook, str]:
    book, code = create(folder, PASSPHRASE, cost=QUICK)
    book.connection.enrol(site.address, site.code())
    book.connection.fetch_forms()
    return book, code


def order(site: Site, book: Fieldbook) -> None:
    identity = load_identity(site.settings.data)
    assert enrolment.seal(site.engine, identity, book.worker.device_code, datetime.now(UTC))


def upload(book: Fieldbook) -> UploadReport:
    book._store.put_setting("access_token", "")  # as after a quarter of an hour
    return book.connection.upload(lambda _: None, threading.Event(), at_once=True)


def test_it_brings_its_work_and_opens_for_the_province_only(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "laptop"
    book, code = laptop(folder, site)
    (sent,) = finalize(book, "Budi Invented")
    draft = book.start("visit")
    draft.answer("/data/full_name", "Sari Invented")
    inside = book.backups.make_here()
    order(site, book)
    report = upload(book)
    assert isinstance(report.cause, LaptopSealed)
    assert report.received == 1
    assert site.held()[sent]["receipt"]
    assert [one.sealed_at is not None for one in standings(site.engine)] == [True]
    book.lock()
    for shut in (lambda: unlock(folder, PASSPHRASE), lambda: recover(folder, code, PASSPHRASE)):
        with pytest.raises(LaptopSealed):
            shut()
    assert not list(folder.rglob("slots*"))
    assert inside.folder.exists()
    assert b"Sari" not in b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())
    other = tmp_path / "other"
    make_province(other)
    assert main(["server", "unseal", "--data", str(other), str(folder)]) == 1, "another province cannot"
    assert (folder / SEALED).exists()
    capsys.readouterr()
    assert main(["server", "unseal", "--data", str(site.settings.data), str(folder)]) == 0
    told = re.search(r"Passphrase: (.+)\. Recovery code: (\S+)\. ", capsys.readouterr().out)
    assert told is not None
    again = unlock(folder, told[1])
    assert again.count_by_state()[State.DRAFT] == 1
    assert again.count_by_state()[State.RECEIVED] == 1
    assert len(again._store.audit_lines(verb="seal")) == 1
    again.lock()


def test_what_cannot_be_brought_stays_sealed_inside(site: Site, tmp_path: Path) -> None:
    book, _ = laptop(tmp_path / "laptop", site)
    order(site, book)
    book.connection.fetch_forms()
    book._store.put_setting("access_token", "")
    book.connection.fetch_forms()
    assert book.connection.sealing.ordered
    book._store.put_setting("province_address", "http://127.0.0.1:9")
    finalize(book, "Budi Invented")
    report = book.connection.upload(lambda _: None, threading.Event(), at_once=True)
    assert isinstance(report.cause, LaptopSealed)
    assert book.count_by_state()[State.FINALIZED] == 1
    book.lock()
    assert main(["server", "unseal", "--data", str(site.settings.data), str(tmp_path / "laptop")]) == 0


def test_slots_that_a_crash_left_go_at_the_next_try(site: Site, tmp_path: Path) -> None:
    folder = tmp_path / "laptop"
    book, _ = laptop(folder, site)
    kept = (folder / "slots.json").read_bytes()
    order(site, book)
    upload(book)
    book.lock()
    (folder / "slots.json").write_bytes(kept)
    with pytest.raises(LaptopSealed):
        unlock(folder, PASSPHRASE)
    assert not (folder / "slots.json").exists()


def test_other_laptops_go_on(site: Site, tmp_path: Path) -> None:
    lost, _ = laptop(tmp_path / "lost", site)
    kept, _ = laptop(tmp_path / "kept", site)
    order(site, lost)
    finalize(kept, "Budi Invented")
    assert upload(kept).cause is None
    for book in (lost, kept):
        book.lock()
    unlock(tmp_path / "kept", PASSPHRASE).lock()


@pytest.mark.parametrize("wrong", ["key", "laptop", "kind", "text"])
def test_an_order_of_somebody_else_is_none(wrong: str) -> None:
    seed, key = signatures.new_key()
    stranger, _ = signatures.new_key()
    text = encode(OrderText(1, "seal", "another" if wrong == "laptop" else "me", datetime.now(UTC), "receipt-1"))
    text = text.replace(b'"seal"', b'"erase"') if wrong == "kind" else text
    signature = signatures.sign(stranger if wrong == "key" else seed, text)
    found = SignedReceipt(text.decode() + (" " if wrong == "text" else ""), signature)
    me = DeviceCredentials("me", {"receipt-1": key}, sign=lambda _: "", verify=signatures.verify)
    with pytest.raises(Untrusted):
        verified_order(found, me)
