"""The team's work counted by laptop, worker and week; one laptop's people alone; periods as they are typed."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from fieldapp.casework.indicators_team import team_by_week, team_work
from fieldapp.casework.period import Period, preset, read_period
from fieldapp.domain.roles import Role
from fieldapp.errors import NotAllowed
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.reporting import Made, Order
from tests.reports.filings import LAST

MONTH = preset("month", LAST)
NOON = datetime(2026, 11, 9, 4, 0, tzinfo=UTC)
FACTS = (
    "instance_id, sha256, number, form_id, form_version, form_title, device_id, device_code, worker_name, person_id, "
    "label, region, started_at, finalized_at, got_at, road, corrects, xml, checks, flags, alike, state, decided_at, "
    "decided_by, decision, note"
)


def held(book: Fieldbook, number: int, code: str, worker: str, state: str, **more: object) -> None:
    """A submission of the team as it came."""
    at = NOON + timedelta(days=number)
    begun = at - timedelta(minutes=int(str(more.get("minutes", 10))))
    decided = (at + timedelta(days=2)).isoformat(timespec="microseconds") if state != "waiting" else None
    row = (
        f"uuid:team-{number}", f"{number:064x}", f"JGK-{number}", "outreach_rapid", "1", "Asesmen", code, code, worker,
        more.get("person", ""), "Budi", "64.72.05", begun.isoformat(timespec="microseconds"),
        at.isoformat(timespec="microseconds"), at.isoformat(timespec="microseconds"), "province",
        more.get("corrects", ""), b"<data/>", "[]", 0, 0, state, decided, "", "", "",
    )  # fmt: skip
    with book._store._writing() as connection:
        connection.exec_driver_sql(f"INSERT INTO team_work ({FACTS}) VALUES ({', '.join('?' * len(row))})", row)


@pytest.fixture
def team(book: Fieldbook) -> Fieldbook:
    person = book.reports.caseload().people[0].person_id
    held(book, 0, "KT-A01", "Andi", "approved", minutes=12, person=person)
    held(book, 1, "KT-A01", "Andi", "returned", minutes=30)
    held(book, 2, "KT-A01", "Andi", "approved", minutes=14, corrects="uuid:team-1")
    held(book, 8, "KT-B02", "Rina", "waiting", minutes=9)
    held(book, 40, "KT-B02", "Rina", "waiting")
    return book


def made(book: Fieldbook, report: str, **more: str) -> Made:
    return book.reports.make(Order(report, MONTH, **more), "id")  # type: ignore[arg-type]


def test_each_laptop_and_worker_has_a_line(team: Fieldbook) -> None:
    by_worker, weeks = made(team, "team").tables
    assert by_worker.rows == (
        ("KT-A01", "Andi", 3, 2, 1, 0, 0, 1, 14, 2),
        ("KT-B02", "Rina", 1, 0, 0, 0, 1, 0, 9, None),
        ("Total", "", 4, 2, 1, 0, 1, 1, 12, 2),
    )
    assert [(row[0], row[1]) for row in weeks.rows] == [(date(2026, 11, 9), 3), (date(2026, 11, 16), 1)]


def test_columns_and_rows_add_up(team: Fieldbook) -> None:
    load, names = team.reports.caseload(), team.reports.names("id")
    for table in (team_work(load, MONTH, names), team_by_week(load, MONTH, names)):
        for group in table.groups:
            for row in table.rows:
                assert sum(int(str(row[at])) for at in group.parts) == row[group.total or 0]
        for block in table.blocks:
            if block.total is not None:
                column = [table.rows[at][2] for at in block.rows]
                assert sum(int(str(one)) for one in column) == table.rows[block.total][2]


def test_one_laptop_alone(team: Fieldbook) -> None:
    assert team.reports.devices() == (("KT-A01", "Andi"), ("KT-B02", "Rina"))
    report = made(team, "recap", device="KT-A01")
    assert report.tables[0].rows[-1][2] <= 1, "the one person that laptop met"  # type: ignore[operator]
    assert report.file_name("pdf") == "Rekap-PPKS_Kaltim_KT-A01_2026-11.pdf"
    (line,) = made(team, "team", device="KT-B02").tables[0].rows[:-1]
    assert line[0] == "KT-B02"


def test_who_is_no_supervisor_has_no_team(team: Fieldbook) -> None:
    team._store.put_setting("worker_role", Role.WORKER.value)
    assert "team" not in [report.key for report in team.reports.offered()]
    assert team.reports.devices() == ()
    with pytest.raises(NotAllowed):
        made(team, "team")
    with pytest.raises(NotAllowed):
        made(team, "recap", device="KT-A01")


def test_a_kab_goes_by_its_kecamatan(book: Fieldbook) -> None:
    place = made(book, "recap", region="64.72").tables[1]
    heads = [column.head for column in place.columns]
    assert "Palaran" in heads
    assert "Balikpapan" not in heads
    assert place.title == "PPKS by district"
    whole = made(book, "recap", region="64.72").tables[0]
    for row, all_of in zip(place.rows, whole.rows, strict=True):
        assert row[2] == all_of[2], "both pages count the same people"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-t4", "2026-10-01", "2026-12-31"),
        ("2026-S1", "2026-01-01", "2026-06-30"),
        ("2026-S2", "2026-07-01", "2026-12-31"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2026-11-03", "2026-11-03", "2026-11-03"),
        ("2026-11-03_2026-11-09", "2026-11-03", "2026-11-09"),
    ],
)
def test_periods_as_they_are_typed(text: str, first: str, last: str) -> None:
    assert read_period(text) == Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["", "november", "2026-13", "2026-T5", "26", "2026-11-09_2026-11-03"])
def test_what_is_no_period(text: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_period(text)
