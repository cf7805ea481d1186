"""A month in the real windows, from finding people to prevention, and every figure of every report counted twice.

People are met, assessed, admitted, moved, referred, visited, merged and taken apart by keys and clicks alone. What the
reports then show equals a count from the bytes of the submissions, made without the engine and without the projection.
"""

import inspect
from collections.abc import Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fieldapp.casework.desk_forms import DESK_FORMS
from fieldapp.casework.period import preset
from fieldapp.casework.reports import REPORTS, tables
from tests.end_to_end.month import month, submitted
from tests.reports import test_figures
from tests.reports.filings import Filing

PERIOD = preset("month", month.LAST.date())


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_every_figure_of_a_month_in_the_real_windows(qtbot: QtBot, tmp_path: Path) -> None:
    with month.desk(tmp_path / "laptop") as office:
        month.work(office)
        book = office.book
        written = submitted.count_of(book)
        filings = submitted.filings(book)
        # One laptop states nothing differently, nobody takes their consent back, and no supervisor reviews the month.
        alone = set(DESK_FORMS) - {"person_decision", "consent_withdrawal", "work_review", "visit_request"}
        assert set(written) >= {form.form_id for form in book.forms()} | alone
        assert {form: written[form] for form in office.written} == office.written
        assert len(people(filings)) >= (60 if month.whole() else 30)
        shown = month.shown(office)
        load, names = book.reports.caseload(), book.reports.names("id")
        for key, report in REPORTS.items():
            assert shown[key] == tables(report, load, PERIOD, names, published=False), key
        count_again(submitted.as_one(filings), load, names)
        assert book.examine(replace=False).sound


def people(filings: Sequence[Filing]) -> set[str]:
    """Everybody a submission ever spoke of."""
    return {one.entity_id for filing in filings for one in filing.changes if one.entity_list == "person"}


def count_again(filings: list[Filing], load: object, names: object) -> None:
    """Each count of ``tests/reports`` over these submissions."""
    given = {"load": load, "names": names, "filings": filings, "period": PERIOD}
    counts = [one for name, one in inspect.getmembers(test_figures, inspect.isfunction) if name.startswith("test_")]
    assert len(counts) >= 11
    for count in counts:
        wanted = inspect.signature(count).parameters
        count(**{name: given[name] for name in wanted})
