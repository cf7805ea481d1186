"""A province that is restored from an old backup, or whose disk lost something, gets it again; nothing is doubled."""

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from fieldapp.__main__ import main
from fieldapp.domain.assessment import State
from fieldapp.domain.submission import sha256_hex
from fieldapp.errors import Offline
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.doctor import examine
from fieldapp.fieldbook.upload_command import DONE, LATER, PERSON, send
from fieldapp.server.settings import Settings
from fieldapp.sync.protocol import HELD, SignedReceipt
from fieldapp.sync.receipts import verified_receipt
from fieldapp.sync.uploader import UploadReport
from tests.fieldbook.desk import JPEG, PHOTO
from tests.server.running import Site, in_process, in_thread, make_province
from tests.sync.proxy import Proxy


class Office:
    """One province that stops and starts at the same address, and its backup."""

    def __init__(self, folder: Path) -> None:
        self.settings: Settings = make_province(folder / "data")
        self.backup = folder / "backup.sqlite"

    @contextmanager
    def open(self, *, apart: bool = False) -> Iterator[Site]:
        """Serving; ``apart``: in a process of its own."""
        with in_process(self.settings) if apart else in_thread(self.settings) as site:
            yield site

    def back_up(self) -> None:
        """As docs/deploy.md says."""
        with closing(sqlite.connect(str(self._database))) as connection:
            connection.execute(f"VACUUM INTO '{self.backup}'")

    def restore(self, *, told: bool = True) -> None:
        """The backup in the place of the database; the server does not run."""
        for path in self.settings.data.glob("province.sqlite*"):
            path.unlink()
        shutil.copy(self.backup, self._database)
        if told:
            assert main(["server", "restored", "--data", str(self.settings.data)]) == 0

    def verify(self, *words: str) -> int:
        """The province's own look at what it stores."""
        return main(["server", "verify", "--data", str(self.settings.data), *words])

    def spoil(self, statement: str) -> None:
        """What a disk does."""
        with closing(sqlite.connect(str(self._database))) as connection:
            connection.execute(statement)
            connection.commit()

    @property
    def _database(self) -> Path:
        return self.settings.data / "province.sqlite"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "province")


def finalize(book: Fieldbook, *names: str, photo: bytes = b"") -> list[str]:
    """Their ids."""
    done = []
    for name in names:
        desk = book.start("visit")
        desk.answer("/data/full_name", name)
        if photo:
            desk.attach(PHOTO, "photo-1.jpg", photo, "image/jpeg")
        desk.finalize()
        done.append(desk.instance_id)
    return done


def upload(book: Fieldbook, address: str) -> UploadReport:
    """One run; the province may stand elsewhere now."""
    book._store.put_setting("province_address", address)
    return book.connection.upload(lambda _: None, threading.Event(), at_once=True)


def kinds(book: Fieldbook, instance_id: str) -> list[str]:
    return [f"{event.kind} {event.note}".strip() for event in book.history(instance_id)]


def test_a_province_from_an_old_backup_gets_the_missing_ones_again(
    office: Office, book: Fieldbook, capsys: pytest.CaptureFixture[str]
) -> None:
    with office.open(apart=True) as site:
        book.connection.enrol(site.address, site.code())
        early = finalize(book, "Budi Invented")
        assert upload(book, site.address).received == 1
        office.back_up()
        late = finalize(book, "Sari Invented", "Tono Invented") + finalize(book, "Wati Invented", photo=JPEG)
        assert upload(book, site.address).received == 3
        whole = site.held()
    first = {one: book.assessment(one).receipt for one in (*early, *late)}
    office.restore()
    with office.open(apart=True) as site:
        assert set(site.held()) == set(early)
        new = finalize(book, "Ani Invented")
        report = upload(book, site.address)
        assert (report.received, report.checked, report.lost, report.sent_again) == (1, 5, 3, 3), report
        held = site.held()
    assert set(held) == {*early, *late, *new}, "nothing missing, nothing doubled"
    assert {one: held[one]["sha256"] for one in late} == {one: whole[one]["sha256"] for one in late}
    assert all(held[one]["receipt"] for one in held)
    assert book.count_by_state()[State.RECEIVED] == 5
    epochs = set()
    for one in late:
        kept = book.assessment(one).receipt
        assert kept == first[one], "the first receipt stays"
        (again,) = book.connection.proving.later_receipts(one)
        assert kept is not None
        for receipt in (kept, again):
            signed = SignedReceipt(receipt.signed, receipt.signature)
            assert verified_receipt(signed, book.connection.credentials(), one, receipt.sha256) == receipt
        assert again.sha256 == kept.sha256
        epochs |= {kept.epoch, again.epoch}
        assert kinds(book, one)[-1] == "sent_again restored"
    assert len(epochs) == 2
    assert book.connection.proving.later_receipts(early[0]) == ()
    said: list[str] = []
    assert examine(book, said.append, replace=False) == 0
    assert "Receipts: 5 of 5 checked with the province, 2 held, 0 to send again, 3 sent again, 0 need a person." in said
    assert not book.connection.proving.open


def test_only_a_restore_begins_a_round(office: Office, book: Fieldbook) -> None:
    with office.open() as site:
        book.connection.enrol(site.address, site.code())
        for name in ("Budi Invented", "Sari Invented"):
            finalize(book, name)
            assert upload(book, site.address).checked == 0


def test_fetching_forms_tells_of_a_restore_too(office: Office, book: Fieldbook) -> None:
    with office.open() as site:
        book.connection.enrol(site.address, site.code())
        office.back_up()
        (lost,) = finalize(book, "Budi Invented")
        upload(book, site.address)
    office.restore()
    with office.open() as site:
        book._store.put_settings({"province_address": site.address, "access_token": ""})
        book.connection.fetch_forms()
        assert book.connection.proving.open
        assert upload(book, site.address).sent_again == 1
        assert set(site.held()) == {lost}


def test_a_round_that_was_cut_goes_on(office: Office, book: Fieldbook) -> None:
    with office.open() as site, closing(Proxy(site.address)) as proxy:
        book.connection.enrol(proxy.address, site.code())
        office.back_up()
        lost = finalize(book, "Budi Invented", "Sari Invented")
        upload(book, proxy.address)
    office.restore()
    with office.open() as site, closing(Proxy(site.address)) as proxy:
        book._store.put_settings({"province_address": proxy.address, "access_token": ""})
        book.connection.fetch_forms()  # the new token tells of the restore
        proxy.harm("reset", HELD)
        report = upload(book, proxy.address)
        assert isinstance(report.cause, Offline)
        assert report.checked == 0
        proxy.harms.clear()
        proxy.harm("reset", "/v1/batches")
        report = upload(book, proxy.address)
        assert (report.checked, report.lost, report.sent_again) == (2, 2, 0)
        assert book.connection.proving.standing().lost == 2
        proxy.harms.clear()
        said: list[str] = []
        book._store.put_setting("province_address", proxy.address)
        assert send(book, said.append, budget=None, seconds=0.0, as_json=False) == DONE
        assert "0 receipts checked: 0 not at the province, 2 sent again, 0 need a person." in said[0]
        assert set(site.held()) == set(lost)


def test_damage_is_named_and_mended(office: Office, book: Fieldbook, capsys: pytest.CaptureFixture[str]) -> None:
    with office.open() as site:
        book.connection.enrol(site.address, site.code())
        text, gone, other, fine = finalize(book, "Budi Invented", "Sari Invented", "Tono Invented", "Wati Invented")
        (pictured,) = finalize(book, "Ani Invented", photo=JPEG)
        upload(book, site.address)
        whole = site.held()
        assert office.verify() == 0
    photo = str(whole[pictured]["attachments"][0])  # type: ignore[index]  # a list
    office.spoil(f"UPDATE submission SET xml = replace(xml, 'Budi', 'Bude') WHERE instance_id = '{text}'")
    office.spoil(f"DELETE FROM submission WHERE instance_id = '{gone}'")
    office.spoil(f"UPDATE receipt_log SET signed = replace(signed, 'KT-', 'KX-') WHERE instance_id = '{other}'")
    (office.settings.attachments / photo).write_bytes(b"rust")
    capsys.readouterr()
    assert office.verify("--set-aside") == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {(one["name"], one["trouble"]) for one in found} == {
        (text, "damaged"),
        (gone, "gone"),
        (other, "signature"),
        (photo, "damaged"),
    }
    assert (office.settings.damaged / photo).read_bytes() == b"rust"
    with office.open() as site:
        book.connection.proving.begin()
        said: list[str] = []
        book._store.put_setting("province_address", site.address)
        assert send(book, said.append, budget=None, seconds=0.0, as_json=True) == DONE
        told = json.loads(said[0])
        assert (told["checked"], told["lost"], told["sent_again"], told["left"]) == (5, 3, 3, 0)
        held = site.held()
    assert {one: (row["sha256"], row["receipt"]) for one, row in held.items()} == {
        one: (row["sha256"], row["receipt"]) for one, row in whole.items()
    }, "the same bytes and the same receipts as before"
    assert book.connection.proving.later_receipts(text) == ()
    assert kinds(book, text)[-1] == "sent_again missing"
    assert "sent_again missing" not in kinds(book, fine)
    assert office.verify() == 1, "a receipt that somebody changed cannot be mended"
    assert capsys.readouterr().out.count("\n") == 1


def test_other_bytes_at_the_province_need_a_person(office: Office, book: Fieldbook) -> None:
    with office.open() as site:
        book.connection.enrol(site.address, site.code())
        (one,) = finalize(book, "Budi Invented")
        upload(book, site.address)
    office.spoil(f"DELETE FROM receipt_log WHERE instance_id = '{one}'")
    office.spoil(f"UPDATE submission SET xml = '<data/>', sha256 = '{sha256_hex(b'<data/>')}'")
    with office.open() as site:
        book.connection.proving.begin()
        said: list[str] = []
        book._store.put_setting("province_address", site.address)
        assert send(book, said.append, budget=None, seconds=0.0, as_json=False) == PERSON
        assert "1 need a person." in said[0]
        assert book.assessment(one).state is State.RECEIVED


def test_a_province_that_forgot_the_form_gets_it_later(office: Office, book: Fieldbook) -> None:
    with office.open() as site:
        book.connection.enrol(site.address, site.code())
        office.back_up()
        (one,) = finalize(book, "Budi Invented")
        upload(book, site.address)
    office.restore()
    office.spoil("DELETE FROM form")
    with office.open() as site:
        said: list[str] = []
        book._store.put_setting("province_address", site.address)
        book.connection.proving.begin()
        assert send(book, said.append, budget=None, seconds=0.0, as_json=False) == LATER
        assert book.assessment(one).state is State.RECEIVED
    office.restore()
    with office.open() as site:
        book._store.put_settings({"province_address": site.address, "access_token": ""})
        assert upload(book, site.address).sent_again == 1
