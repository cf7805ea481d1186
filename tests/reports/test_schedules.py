"""Reports that are made by themselves: once for each period, in order, and what could not be made is tried again."""

import io
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from fieldapp.casework.period import Period
from fieldapp.casework.schedule import MOST, Schedule, due, ended, period_of
from fieldapp.domain.roles import Role
from fieldapp.errors import FieldappError
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.report_command import main
from fieldapp.fieldbook.reporting import Made
from tests.reports.conftest import NOW
from tests.ui.desk.laptop import PASSPHRASE

TODAY = date(2026, 11, 26)


def monthly(until: date, after: int = 0, every: str = "month") -> Schedule:
    return Schedule("s", "recap", every, "csv", "/x", until, "", after)


@pytest.mark.parametrize(
    ("every", "last"),
    [("day", "2026-11-25"), ("week", "2026-11-22"), ("month", "2026-10-31"), ("quarter", "2026-09-30")],
)
def test_the_newest_period_that_is_over(every: str, last: str) -> None:
    assert ended(every, TODAY) == date.fromisoformat(last)
    assert period_of(every, TODAY).holds(TODAY)


def test_due_from_the_day_after_the_period() -> None:
    one = monthly(date(2026, 10, 31))
    assert one.next_day() == date(2026, 12, 1)
    assert due(one, date(2026, 11, 30)) == ()
    assert due(one, date(2026, 12, 1)) == (Period(date(2026, 11, 1), date(2026, 11, 30)),)
    late = monthly(date(2026, 10, 31), after=5)
    assert late.next_day() == date(2026, 12, 6)
    assert due(late, date(2026, 12, 5)) == ()
    assert len(due(late, date(2026, 12, 6))) == 1


def test_what_was_missed_is_made_up_for_but_not_without_end() -> None:
    periods = due(monthly(date(2026, 8, 31)), TODAY)
    assert [period.code() for period in periods] == ["2026-09", "2026-10"]
    daily = due(monthly(date(2025, 1, 1), every="day"), TODAY)
    assert len(daily) == MOST
    assert daily[-1].last == TODAY - timedelta(days=1)


@pytest.fixture
def later(book: Fieldbook) -> Callable[[int], None]:
    """Turn the clock to so many days ahead."""

    def turn(days: int) -> None:
        book.schedules._clock = lambda: NOW + timedelta(days=days)  # type: ignore[method-assign]

    return turn


def blank(_made: Made) -> bytes:
    return b"%PDF"


def test_each_period_once(book: Fieldbook, tmp_path: Path, later: Callable[[int], None]) -> None:
    book.schedules.add("recap", "month", "pdf", tmp_path)
    assert not book.schedules.due(), "November is not over"
    later(5)
    assert book.schedules.due()
    (run,) = book.schedules.make_due(blank, "id")
    assert (run.period, run.trouble) == ("2026-11", "")
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["Rekap-PPKS_Kaltim_2026-11.pdf"]
    assert not book.schedules.due()
    assert book.schedules.make_due(blank, "id") == ()
    later(36)
    assert [one.period for one in book.schedules.make_due(blank, "id")] == ["2026-12"]
    assert [one.period for one in book.schedules.runs()] == ["2026-12", "2026-11"]


def test_a_folder_that_is_not_there_is_told_and_tried_again(
    book: Fieldbook, tmp_path: Path, later: Callable[[int], None]
) -> None:
    stick = tmp_path / "stick"
    book.schedules.add("spm", "week", "csv", stick)
    later(14)
    (run,) = book.schedules.make_due(blank, "id")
    assert (run.trouble, run.files) == ("folder", ())
    stick.mkdir()
    runs = book.schedules.make_due(blank, "id")
    assert [one.trouble for one in runs] == ["", ""]
    assert len(list(stick.glob("*.csv"))) == 2


def test_lists_of_names_and_unknown_words_are_refused(book: Fieldbook, tmp_path: Path) -> None:
    for words in (("register", "month", "pdf"), ("recap", "hour", "pdf"), ("recap", "month", "doc")):
        with pytest.raises(ValueError, match="by itself"):
            book.schedules.add(*words, tmp_path)
    assert book.schedules.all() == ()


def test_what_a_worker_may_not_make_waits_for_the_supervisor(
    book: Fieldbook, tmp_path: Path, later: Callable[[int], None]
) -> None:
    book.schedules.add("team", "month", "csv", tmp_path)
    later(5)
    book._store.put_setting("worker_role", Role.WORKER.value)
    assert not book.schedules.due()
    assert book.schedules.make_due(blank, "id") == ()
    book._store.put_setting("worker_role", Role.SUPERVISOR.value)
    assert book.schedules.due()


def test_removed_and_taken_back(book: Fieldbook, tmp_path: Path) -> None:
    made = book.schedules.add("recap", "month", "pdf", tmp_path, "64.72", 5)
    book.schedules.remove(made.schedule_id)
    assert book.schedules.all() == ()
    book.schedules.restore(made)
    assert book.schedules.all() == (made,)


def test_the_command_makes_what_is_due(
    book: Fieldbook, tmp_path: Path, later: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    later(-100)
    book.schedules.add("recap", "month", "csv", tmp_path)
    folder = tmp_path / "again"
    shutil.copytree(book.folder, folder, ignore=shutil.ignore_patterns("lock"))
    said: list[str] = []

    def run(*words: str) -> int:
        said.clear()
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE}\n"))
        return main([*words, "--profile", str(folder)], said.append, blank)

    assert run("--due") == 0
    assert said[0].startswith("recap 2026-08: ")
    assert run("--due") == 0
    assert said == ["Nothing is due."]
    out = tmp_path / "x.pdf"
    assert run("recap", "--period", "2026-11", "--format", "pdf", "--out", str(out)) == 0
    assert out.read_bytes() == b"%PDF"
    with pytest.raises(FieldappError, match="no period"):
        run("recap", "--period", "november")
    with pytest.raises(FieldappError, match="--period"):
        run("recap")
