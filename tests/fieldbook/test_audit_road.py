"""A real laptop and a real province: both know the audit, so what happens to either copy shows on the other."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, text

from fieldapp.domain.audit import Verb
from fieldapp.fieldbook import Fieldbook, create, unlock
from fieldapp.server.tables import audit_branch, audit_line
from fieldapp.sync.uploader import UploadReport
from fieldapp.vault.kdf import Cost
from tests.fieldbook.desk import visit
from tests.server.running import Site, in_thread, make_province

PASSPHRASE = "perahu biru menyusuri sungai tenang"
QUICK = Cost(iterations=1, memory_kib=64, lanes=1)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with in_thread(make_province(tmp_path / "province")) as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path, site: Site) -> Path:
    """A laptop that is enrolled and has sent what it did; closed."""
    book, _ = create(tmp_path / "laptop", PASSPHRASE, cost=QUICK)
    book.connection.enrol(site.address, site.code())
    book.connection.fetch_forms()
    run(book)
    book.lock()
    return tmp_path / "laptop"


def run(book: Fieldbook) -> UploadReport:
    return book.connection.upload(lambda _: None, threading.Event(), at_once=True)


def told(site: Site, branch: int = 1) -> list[str]:
    of = audit_line.c
    with site.engine.connect() as connection:
        return list(connection.scalars(select(of.verb).where(of.branch == branch).order_by(of.seq)))


def branches(site: Site) -> int:
    with site.engine.connect() as connection:
        return len(connection.execute(select(audit_branch)).all())


def test_the_province_has_what_was_done_and_signs_for_it(site: Site, folder: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    visit(book).finalize()
    book.people.count()
    report = run(book)
    assert report.received == 1
    assert {"begin", "enrol", "start", "finalize", "unlock", "lock"} <= set(told(site))
    (head,) = book._store.heads()
    assert book._store.holds(head.end)
    assert book.audit.check().whole
    assert branches(site) == 1
    book.lock()


def test_an_older_profile_put_back_shows_at_the_province(site: Site, folder: Path, tmp_path: Path) -> None:
    """The whole folder, with what lies beside the store: the laptop alone cannot know."""
    shutil.copytree(folder, tmp_path / "older")
    book = unlock(folder, PASSPHRASE)
    book.cases.note("p1", Verb.NIK)
    run(book)
    book.lock()
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "older", folder)
    book = unlock(folder, PASSPHRASE)
    assert book.audit.check().whole, "nothing on this laptop tells"
    one = visit(book).finalize()
    assert run(book).received == 1, "work is never held up"
    assert book.assessment(one.instance_id).state == "received"
    assert branches(site) == 2
    assert "nik" in told(site, 1)
    assert "nik" not in told(site, 2)
    assert "forked" in [line.verb for line in book._store.audit_lines()]
    book.lock()


def tampered(book: Fieldbook) -> None:
    """Somebody with the database's key takes out the line that tells of them, and mends the end."""
    with book._store._writing() as connection:
        for trigger in ("audit_no_update", "audit_no_delete", "audit_end_update"):
            connection.execute(text(f"DROP TRIGGER {trigger}"))
        gone = connection.scalar(text("SELECT max(seq) FROM audit WHERE verb = 'nik'"))
        connection.execute(text("DELETE FROM audit WHERE seq >= :gone"), {"gone": gone})
        connection.execute(
            text(
                "UPDATE audit_end SET (seq, chain, mac) = (SELECT seq, chain, mac FROM audit ORDER BY seq DESC LIMIT 1)"
            )
        )


def test_lines_cut_off_after_they_were_sent_show_on_both_sides(site: Site, folder: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    book.cases.note("p1", Verb.NIK)
    run(book)
    tampered(book)
    assert not book.audit.check().whole
    book.lock()
    book = unlock(folder, PASSPHRASE)
    assert run(book).cause is None
    assert branches(site) == 2
    assert "nik" in told(site, 1), "the province has what was taken out"
    assert {"broken", "behind"} <= set(told(site, 2)), "the laptop says so itself: the end, and what lay beside it"
    book.lock()
