"""Calendar functions of community health forms, as the CHT computes them."""

from xml.sax.saxutils import quoteattr

import pytest

from fieldapp.forms import FormSession, load_form
from tests.forms.play import context, raw

CASES = [
    ("difference-in-months('2015-10-01', '2015-11-01')", "1"),
    ("difference-in-months('2015-10-02', '2015-11-01')", "0"),
    ("difference-in-months('2015-09-02', '2015-10-01')", "0"),
    ("difference-in-months('2014-10-02', '2015-10-01')", "11"),
    ("difference-in-months('2015-10-01', '2014-10-01')", "-12"),
    ("difference-in-months('2015-10-01', '2014-10-02')", "-11"),
    ("difference-in-months(date('2020-01-31'), today())", "81"),
    ("difference-in-months('', today())", ""),
    ("difference-in-months('never', today())", ""),
    ("difference-in-months(10, 50)", "1"),
    ("cht:difference-in-months('2026-01-25', '2026-11-24')", "9"),
    ("cht:difference-in-years('2000-11-26', '2026-11-25')", "25"),
    ("cht:difference-in-weeks('2026-11-01', '2026-11-25')", "3"),
    ("cht:difference-in-days('2026-11-25', '2026-11-01')", "-24"),
    ("format-date(add-date('2024-01-31', 0, 1), '%Y-%m-%d')", "2024-02-29"),
    ("format-date(add-date('2024-02-29', 1), '%Y-%m-%d')", "2025-02-28"),
    ("format-date(add-date('2026-11-25', 0, -11, 7), '%Y-%m-%d')", "2026-01-01"),
    ("format-date-time(add-date('2026-11-25', 0, 0, 0, 25, 30), '%Y-%m-%d %H:%M')", "2026-11-26 01:30"),
    ("add-date('', 1)", ""),
    ("add-date('2026-11-25', 99999)", ""),
    ("format-date-time(parse-timestamp-to-date(0), '%Y-%m-%d %H:%M')", "1970-01-01 08:00"),
    ("parse-timestamp-to-date('x')", ""),
]


@pytest.mark.parametrize(("expression", "expected"), CASES)
def test_calendar_functions(expression: str, expected: str) -> None:
    form = load_form(raw("<out/>", f"<bind nodeset='/data/out' calculate={quoteattr(expression)}/>"), {})
    assert FormSession.start(form, context()).node("/data/out").text == expected
