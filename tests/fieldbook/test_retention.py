"""From receipt to stub: with a real province and its backup, whatever the laptop's clock says, killed or not."""

import csv
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from fieldapp.domain.assessment import State
from fieldapp.errors import WorkPurged
from fieldapp.fieldbook import Fieldbook, unlock
from fieldapp.fieldbook.doctor import examine
from tests.fieldbook.conftest import PASSPHRASE
from tests.fieldbook.desk import JPEG, sealed
from tests.fieldbook.test_restored_province import Office, finalize, office, upload
from tests.server.running import Site
from tests.server.test_backup import server

__all__ = ["office"]
PAGE, RESERVED = 4096, 80  # of SQLCipher 4: nonce and HMAC at the end of each page


def confirm(office: Office, days: int = 30) -> None:
    """A backup, confirmed outside."""
    folder = office.settings.data.parent / "away"
    server(office.settings, "backup", str(folder))
    server(office.settings, "backup", str(folder), "--off-site", "--purge-after", str(days))


def hear(book: Fieldbook, site: Site, **later: float) -> bool:
    """What the province says when its clock is so much later; whether it was news."""
    site.clock.ahead = timedelta(**later)
    book._store.put_settings({"province_address": site.address, "access_token": ""})
    with book.connection.reach() as province:
        return book.retention.fetch(province, threading.Event())


def purge(book: Fieldbook) -> int:
    return book.retention.purge(threading.Event())


def test_received_settled_and_old_is_what_goes(office: Office, book: Fieldbook, folder: Path, tmp_path: Path) -> None:
    with office.open() as site:
        book.connection.enrol(site.address, site.code())
        early = finalize(book, "Budi Invented", photo=JPEG)
        assert upload(book, site.address).received == 1
        assert purge(book) == 0, "a receipt is no backup"
        confirm(office)
        late = finalize(book, "Sari Invented", photo=JPEG + b"2")
        assert upload(book, site.address).received == 1
        waiting = finalize(book, "Tono Invented")
        assert not hear(book, site, days=-1), "said before what is known"
        hear(book, site, days=29)
        assert purge(book) == 0, "too young"
        assert hear(book, site, days=31)
        assert book.retention.standing().due == 1
        assert (len(sealed(folder)), len(sealed(folder, "second"))) == (2, 3)
        assert purge(book) == 1
    assert (len(sealed(folder)), len(sealed(folder, "second"))) == (1, 2), "files go with it"
    stub = book.assessment(early[0])
    assert (stub.state, stub.title) == (State.RECEIVED, "")
    assert stub.receipt is not None
    assert stub.purged_at is not None
    for act in (book.correct, book.submission, book.repairs.answers):
        with pytest.raises(WorkPurged):
            act(early[0])
    assert book.submission(late[0]).xml
    assert book._store.person(stub.person_id).name == "Budi Invented", "who is known stays known"
    said: list[str] = []
    assert examine(book, said.append, replace=False) == 0, said
    told = "Retention: 1 received with their answers here, 0 to be purged, 1 wait for the province's backup, 1 purged."
    assert told in said
    assert book.retention.write_report(tmp_path / "report.csv") == 1
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["instance_id"], row["receipt_number"]) == (early[0], stub.receipt.number)
    assert "Budi" not in (tmp_path / "report.csv").read_text(encoding="utf-8")
    assert book.assessment(waiting[0]).purged_at is None


def test_this_laptops_clock_counts_for_nothing(office: Office, book: Fieldbook) -> None:
    with office.open() as site:
        book.connection.enrol(site.address, site.code())
        finalize(book, "Budi Invented")
        upload(book, site.address)
        confirm(office)
        hear(book, site)
        now = book._clock
        for jump in (400, -400, 9000):
            book._clock = book._store._clock = book.retention._clock = lambda jump=jump: now() + timedelta(days=jump)
            assert purge(book) == 0
            hear(book, site)
            assert purge(book) == 0
        hear(book, site, days=31)
        assert purge(book) == 1


def test_a_run_hears_of_it_by_itself(office: Office, book: Fieldbook) -> None:
    with office.open() as site:
        book.connection.enrol(site.address, site.code())
        finalize(book, "Budi Invented")
        upload(book, site.address)
        assert book.retention.standing().said_at is not None
        confirm(office, days=0)
        upload(book, site.address)
        assert book.retention.standing().due == 0, "once a day"
        book._store.put_setting("settled_asked_at", "")
        time.sleep(0.01)
        upload(book, site.address)
        assert book.retention.standing().due == 1


def test_a_restored_province_keeps_what_was_not_in_its_backup(office: Office, book: Fieldbook) -> None:
    """What a backup holds is purged, the province is restored from it, and has everything again."""
    with office.open() as site:
        book.connection.enrol(site.address, site.code())
        early = finalize(book, "Budi Invented")
        upload(book, site.address)
        office.back_up()
        confirm(office, days=0)
        late = finalize(book, "Sari Invented")
        upload(book, site.address)
        hear(book, site, minutes=1)
        assert purge(book) == 1
    office.restore()
    with office.open() as site:
        book._store.put_settings({"province_address": site.address, "access_token": ""})
        book.connection.fetch_forms()
        assert book.connection.proving.open
        assert purge(book) == 0, "nothing is settled now"
        report = upload(book, site.address)
        assert (report.checked, report.lost, report.sent_again) == (2, 1, 1)
        assert set(site.held()) == {*early, *late}
        hear(book, site, days=60)
        assert purge(book) == 0
        confirm(office, days=0)
        hear(book, site, days=61)
        assert purge(book) == 1, "its later receipt is in the backup of the new epoch"


def test_what_an_older_backup_lost_after_all_needs_a_person(office: Office, book: Fieldbook) -> None:
    with office.open() as site:
        book.connection.enrol(site.address, site.code())
        office.back_up()
        finalize(book, "Budi Invented")
        upload(book, site.address)
        confirm(office, days=0)
        hear(book, site, minutes=1)
        assert purge(book) == 1
    office.restore()
    with office.open() as site:
        book._store.put_settings({"province_address": site.address, "access_token": ""})
        book.connection.fetch_forms()
        report = upload(book, site.address)
        assert (report.sent_again, report.differing) == (0, 1)
        assert not book.connection.proving.open
        assert book.history(book.assessments()[0].instance_id)[-1].kind == "refused_again"


KILLED = """
import os, signal, sys, threading
from pathlib import Path
from fieldapp.fieldbook import retention, unlock
point, folder = sys.argv[1], Path(sys.argv[2])
def die(*_, **__): os.kill(os.getpid(), signal.SIGKILL)
retention.AT_ONCE = 1
book = unlock(folder, {passphrase!r})
store = book._store
if point == "inside":
    store._tell = die
elif point == "between":
    purge, done = store.purge, []
    def one(ids):
        if done: die()
        done.append(purge(ids))
        return 1
    store.purge = one
elif point == "files":
    Path.unlink = die
elif point == "rows":
    store.forget_leftovers = die
book.retention.purge(threading.Event())
"""


@pytest.mark.slow
@pytest.mark.parametrize(("point", "gone"), [("inside", 0), ("between", 1), ("files", 1), ("rows", 1)])
def test_killed_half_way_it_is_gone_on_with(
    office: Office, book: Fieldbook, folder: Path, point: str, gone: int
) -> None:
    with office.open() as site:
        book.connection.enrol(site.address, site.code())
        for n, name in enumerate(("Budi Invented", "Sari Invented", "Tono Invented")):
            finalize(book, name, photo=JPEG + bytes([n]))
        assert upload(book, site.address).received == 3
        confirm(office, days=0)
        hear(book, site, minutes=1)
    book.lock()
    code = KILLED.format(passphrase=PASSPHRASE)
    command = [sys.executable, "-c", code, point, str(folder)]
    ended = subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": str(Path.cwd())})
    assert ended.returncode == -signal.SIGKILL
    again = unlock(folder, PASSPHRASE)
    try:
        assert len(again.retention.purged()) == gone
        bodies = [one for one in again.assessments() if one.purged_at is None]
        assert all(again.submission(one.instance_id).xml for one in bodies)
        assert len(sealed(folder, "second")) == len(sealed(folder)) == 3 - gone, "swept when it was opened"
        assert purge(again) == 3 - gone
        assert sealed(folder, "second") == sealed(folder) == []
        assert again.audit.check().whole
        assert again._store.leftovers() == ()
        again._store.check()
    finally:
        again.lock()


def test_stale_drafts_are_told_of_weekly(book: Fieldbook) -> None:
    desk = book.start("visit")
    desk.answer("/data/full_name", "Budi Invented")
    assert book.stale.to_tell() == 0
    now = book.stale._clock
    for days, told in ((89, 0), (91, 1), (91.5, 1), (93, 0), (97, 0), (99, 1)):
        book.stale._clock = lambda days=days: now() + timedelta(days=days)
        assert book.stale.to_tell() == told, days
    assert book.count_by_state()[State.DRAFT] == 1, "it never vanishes"


def test_nothing_readable_is_left(office: Office, book: Fieldbook, folder: Path) -> None:
    """Not in the database behind the key either: searched page by page after the purge."""
    with office.open() as site:
        book.connection.enrol(site.address, site.code())
        desk = book.start("visit")
        desk.answer("/data/full_name", "Budi Invented")
        desk.answer("/data/age", "77")
        desk.finalize()
        upload(book, site.address)
        confirm(office, days=0)
        hear(book, site, minutes=1)
    planted = b"<age>77</age>"
    book._store.fold_log()
    assert planted in plain(book)
    assert purge(book) == 1
    assert planted not in plain(book), "secure_delete and the emptied log"
    assert (folder / "store.db-wal").stat().st_size == 0


def plain(book: Fieldbook) -> bytes:
    """Every page of the database file, decrypted by hand: free ones too, which no query shows."""
    key, content, found = book._store._database.key(), (book.folder / "store.db").read_bytes(), []
    with book._store._database.raw() as connection:
        assert connection.execute("PRAGMA cipher_page_size").fetchone() == (str(PAGE),)
    for at in range(0, len(content), PAGE):
        page = content[at : at + PAGE]
        sealed_part, nonce = page[16 if at == 0 else 0 : PAGE - RESERVED], page[PAGE - RESERVED :][:16]
        opener = Cipher(AES(key), CBC(nonce)).decryptor()
        found.append(opener.update(sealed_part) + opener.finalize())
    assert b"CREATE TABLE purged" in b"".join(found)
    return b"".join(found)
