"""From the administrator's decision to the worker's correction and back: over a real province, cut at any point."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from fieldapp.domain.assessment import State
from fieldapp.domain.receipt import Reason
from fieldapp.domain.review import Review
from fieldapp.fieldbook import Fieldbook, unlock
from fieldapp.fieldbook.repairing import remedy
from fieldapp.server.deciding import decide
from fieldapp.server.settings import Settings
from fieldapp.sync.uploader import UploadReport
from tests.fieldbook.conftest import PASSPHRASE
from tests.fieldbook.desk import visit
from tests.fieldbook.test_restored_province import Office
from tests.server.running import Site, in_thread, make_province


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return make_province(tmp_path / "province")


@contextmanager
def serving(settings: Settings) -> Iterator[Site]:
    with in_thread(settings) as site:
        yield site


def upload(book: Fieldbook, site: Site, *, at_once: bool = True) -> UploadReport:
    """One run; the province may stand elsewhere now."""
    book._store.put_setting("province_address", site.address)
    return book.connection.upload(lambda _: None, threading.Event(), at_once=at_once)


def sent(book: Fieldbook, site: Site, *names: str) -> list[str]:
    """Finalized and received."""
    ids = []
    for name in names:
        desk = visit(book, name)
        desk.answer("/data/age", "34")
        desk.finalize()
        ids.append(desk.instance_id)
    assert upload(book, site).received == len(names)
    return ids


def send_back(site: Site, instance_id: str, note: str = "Tanyakan umurnya.") -> None:
    assert site.office is not None
    assert decide(site.office, instance_id, "returned", note, "/data/age")


def needing(book: Fieldbook) -> list[str]:
    return [one.instance_id for one in book.needing()]


def kinds(book: Fieldbook, instance_id: str) -> list[str]:
    return [event.kind for event in book.history(instance_id)]


def test_a_return_is_heard_corrected_and_settled(settings: Settings, book: Fieldbook) -> None:
    with serving(settings) as site:
        book.connection.enrol(site.address, site.code())
        first, second = sent(book, site, "Budi Invented", "Sari Invented")
        send_back(site, first)
        upload(book, site)
        assert needing(book) == [first]
        back = book.assessment(first)
        assert (back.state, back.sent_back) == (State.RECEIVED, True)
        assert back.reasons == (Reason("/data/age", "note", "Tanyakan umurnya."),)
        due = [one for part in book.referrals.agenda().values() for one in part]
        assert [one.key for one in due if one.kind == "returned"] == [first], "on the agenda too"
        desk = book.repairs.open(first)
        desk.answer("/data/age", "35")
        desk.finalize()
        assert needing(book) == []
        assert upload(book, site).received == 1
        assert kinds(book, first)[-2:] == ["sent_back", "settled"]
        assert site.held()[desk.instance_id]["receipt"]
        upload(book, site)
        assert kinds(book, first).count("sent_back") == 1
        assert not book.assessment(second).troubled


def test_a_run_asks_at_most_every_quarter_of_an_hour_unless_a_person_does(settings: Settings, book: Fieldbook) -> None:
    with serving(settings) as site:
        book.connection.enrol(site.address, site.code())
        assert book.connection.reviews.overdue
        (first,) = sent(book, site, "Budi Invented")
        assert not book.connection.reviews.overdue
        send_back(site, first)
        upload(book, site, at_once=False)
        assert needing(book) == []
        clock = book.connection.reviews._clock
        book.connection.reviews._clock = lambda: clock() + timedelta(minutes=16)
        upload(book, site, at_once=False)
        assert needing(book) == [first]
        book.connection.reviews._clock = lambda: clock() + timedelta(hours=7)
        assert book.connection.reviews.overdue


def test_a_cut_between_two_pages_goes_on(
    settings: Settings, book: Fieldbook, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.setattr("fieldapp.sync.reviews_protocol.MAX_REVIEWS", 2)
    monkeypatch.setattr("fieldapp.sync.reviews.reviews_path", lambda cursor: f"/v1/reviews?after={cursor}&limit=2")
    with serving(settings) as site:
        book.connection.enrol(site.address, site.code())
        ids = sent(book, site, *(f"Orang {number}" for number in range(5)))
        for one in ids:
            send_back(site, one)
        real, heard = book._store.hear_reviews, []

        def dies(reviews: list[Review], cursor: str) -> None:
            if len(heard) == 1:
                raise RuntimeError("power cut")
            heard.append(cursor)
            real(reviews, cursor)

        monkeypatch.setattr(book._store, "hear_reviews", dies)
        with pytest.raises(RuntimeError):
            upload(book, site)
        assert len(needing(book)) == 2
        assert book._store.reviews_heard_to() == heard[0]
        book.lock()
        again = unlock(folder, PASSPHRASE)
        upload(again, site)
        assert sorted(needing(again)) == sorted(ids)
        assert all(kinds(again, one).count("sent_back") == 1 for one in ids)
        again.lock()


def test_a_restored_province_says_it_anew_and_nothing_is_doubled(tmp_path: Path, book: Fieldbook) -> None:
    office = Office(tmp_path / "other")
    with office.open() as site:
        book.connection.enrol(site.address, site.code())
        first, second = sent(book, site, "Budi Invented", "Sari Invented")
        office.back_up()
        send_back(site, first)
        send_back(site, second)
        upload(book, site)
        assert sorted(needing(book)) == sorted([first, second])
        before = book._store.reviews_heard_to()
    office.restore()
    with office.open() as site:
        upload(book, site)
        assert book._store.reviews_heard_to().split(".")[0] != before.split(".")[0]
        assert sorted(needing(book)) == sorted([first, second]), "what was heard stays until another word comes"
        send_back(site, first)
        assert site.office is not None
        upload(book, site)
        assert kinds(book, first).count("sent_back") == 1, "the same word again"
        assert decide(site.office, first, "kept")
        upload(book, site)
        assert needing(book) == [second]


def test_a_laptop_that_is_enrolled_anew_begins_with_no_cursor(settings: Settings, book: Fieldbook) -> None:
    with serving(settings) as site:
        book.connection.enrol(site.address, site.code())
        (first,) = sent(book, site, "Budi Invented")
        send_back(site, first)
        upload(book, site)
        book.connection.enrol(site.address, site.code())
        assert book._store.reviews_heard_to() == ""
        upload(book, site)
        assert needing(book) == [first]


def test_a_province_that_does_not_answer_is_no_trouble(settings: Settings, book: Fieldbook) -> None:
    with serving(settings) as site:
        book.connection.enrol(site.address, site.code())
        site.revoke(book.worker.device_code)
        with book.connection.reach() as province:
            book.connection.reviews.fetch_if_due(province, threading.Event(), at_once=True)
    assert book.connection.reviews.overdue


@pytest.mark.parametrize(
    ("codes", "wanted"),
    [
        (["constraint"], "fix"),
        (["conflict"], "anew"),
        (["unreadable", "instance_mismatch"], "anew"),
        (["unreadable", "constraint"], "fix"),
        (["unknown_version"], "forms"),
        (["unknown_form", "conflict"], "forms"),
        (["attachment_missing"], "fix"),
        ([], "fix"),
    ],
)
def test_every_kind_of_reason_has_a_way_out(codes: list[str], wanted: str) -> None:
    assert remedy([Reason("", code) for code in codes]) == wanted
