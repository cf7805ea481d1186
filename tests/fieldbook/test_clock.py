"""A clock that is set, forward or back, by minutes or by years: noticed, kept, stamped, told to the province."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fieldapp.domain.clock import ClockDoubt, ClockState
from fieldapp.domain.submission import sha256_hex
from fieldapp.fieldbook import Fieldbook, unlock
from fieldapp.fieldbook.clock_watch import ClockWatch, boot_id, steady_seconds
from tests.fieldbook.conftest import PASSPHRASE
from tests.server.running import Site, in_thread, make_province

YEAR = timedelta(days=365)


class Hands:
    """A laptop's clock that somebody may set, beside one that only runs."""

    def __init__(self) -> None:
        self.ahead = timedelta()
        self.slept = 0.0
        self.boot = "one"

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead + timedelta(seconds=self.slept)

    def steady(self) -> float:
        return steady_seconds() + self.slept

    def pass_(self, seconds: float) -> None:
        """Time goes by, for both."""
        self.slept += seconds

    def watch(self, book: Fieldbook) -> ClockWatch:
        """The app starts."""
        return ClockWatch(book._store, self, self.steady, lambda: self.boot)


@pytest.fixture
def hands() -> Hands:
    return Hands()


def test_a_clock_that_runs_is_believed(book: Fieldbook, hands: Hands) -> None:
    watch = hands.watch(book)
    for seconds in (1, 170, 3600, 8 * 3600):  # the lid closed
        hands.pass_(seconds)
        assert watch.look() is None
    watch.close()
    hands.boot = "two"
    hands.pass_(40 * 86_400)  # switched off for weeks
    assert hands.watch(book).look() is None


@pytest.mark.parametrize("jump", [timedelta(minutes=-5), timedelta(minutes=5), -3 * YEAR, 10 * YEAR])
def test_a_jump_while_the_app_runs(book: Fieldbook, hands: Hands, jump: timedelta) -> None:
    watch = hands.watch(book)
    hands.ahead += jump
    doubt = watch.look()
    assert doubt is not None
    assert doubt.uncertain
    assert doubt.offset_s == pytest.approx(-jump.total_seconds(), abs=2)
    watch.close()
    hands.boot = "two"
    assert hands.watch(book).look() is not None, "it is kept over restarts"


def test_a_jump_between_two_starts(book: Fieldbook, hands: Hands) -> None:
    hands.watch(book).close()
    hands.boot = "two"
    hands.ahead -= YEAR  # the battery of its clock is empty
    doubt = hands.watch(book).look()
    assert doubt == ClockDoubt(pytest.approx(YEAR.total_seconds(), abs=2), uncertain=True)  # type: ignore[arg-type]


def test_forward_is_noticed_while_the_computer_was_not_started_anew(book: Fieldbook, hands: Hands) -> None:
    hands.watch(book).close()
    hands.ahead += YEAR
    assert hands.watch(book).look() is not None


def test_the_provinces_time_ends_every_doubt(book: Fieldbook, hands: Hands) -> None:
    watch = hands.watch(book)
    hands.ahead -= YEAR
    assert watch.look() is not None
    watch.heard(YEAR.total_seconds())
    assert watch.look() == ClockDoubt(round(YEAR.total_seconds()), uncertain=False), "how far it is off is known now"
    hands.ahead += YEAR  # corrected by hand
    assert watch.look() is None
    watch.heard(0.4)
    assert watch.look() is None


def test_a_state_nobody_can_read_is_none(book: Fieldbook, hands: Hands) -> None:
    book.put_setting("clock_state", "{")
    assert hands.watch(book).look() is None


def test_small_steps_are_no_jump() -> None:
    state = ClockState(1000.0, 10.0, "b")
    assert state.after(1000.0 + 60 + 179, 70.0, "b", same_run=True).doubt() is None
    assert state.after(1000.0 + 60 + 181, 70.0, "b", same_run=True).doubt() is not None
    assert state.after(900.0, 5.0, "b", same_run=False).doubt() is None


def test_the_systems_clocks_are_there() -> None:
    first = steady_seconds()
    assert first <= steady_seconds()
    assert boot_id() == boot_id()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with in_thread(make_province(tmp_path_factory.mktemp("province") / "data")) as running:
        yield running


def finalize(book: Fieldbook, name: str) -> str:
    desk = book.start("visit")
    desk.answer("/data/full_name", name)
    desk.finalize()
    return desk.instance_id


def test_work_of_a_wrong_clock_arrives_in_its_order_and_marked(folder: Path, site: Site, hands: Hands) -> None:
    book = unlock(folder, PASSPHRASE, clock=hands)
    try:
        book.connection.enrol(site.address, site.code())
        before = finalize(book, "Budi Invented")
        hands.ahead -= 3 * YEAR
        during = finalize(book, "Sari Invented")
        assert [one.instance_id for one in book._store.due(hands())] == [before, during], "never ordered by a clock"
        assert [event.kind for event in book.history(during)] == ["started", "finalized", "clock"]
        submission = book.submission(during)
        assert submission.clock is not None
        assert submission.clock.uncertain
        assert sha256_hex(submission.xml) == submission.sha256
        report = book.connection.upload(lambda _: None, threading.Event())
        assert report.received == 2
        after = finalize(book, "Tono Invented")
        assert book.connection.upload(lambda _: None, threading.Event()).received == 1
    finally:
        book.lock()
    told = {name: site.held()[name]["clock"] for name in (before, during, after)}
    assert told[before] is None
    years = 3 * YEAR.total_seconds()
    for one, uncertain in ((during, True), (after, False)):
        assert told[one] == {"offset_s": pytest.approx(years, abs=5), "uncertain": uncertain}


def test_a_recalled_one_forgets_the_doubt(folder: Path, hands: Hands) -> None:
    book = unlock(folder, PASSPHRASE, clock=hands)
    try:
        hands.ahead -= YEAR
        one = finalize(book, "Budi Invented")
        book.recall(one)
        book.watch.heard(0.0)
        hands.ahead += YEAR
        book.watch.heard(0.0)
        book.resume(one).finalize()
        assert book.submission(one).clock is None
    finally:
        book.lock()
