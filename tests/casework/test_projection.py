"""What submissions say becomes what the register knows."""

from datetime import UTC, date, datetime

import pytest

from fieldapp.casework.projection import categories, merge, read_date, read_number, to_person
from fieldapp.domain.submission import EntityChange

AT = datetime(2026, 11, 24, 5, tzinfo=UTC)
LATER = datetime(2028, 1, 2, 5, tzinfo=UTC)


def said(entity_list: str = "person", **properties: str) -> EntityChange:
    return EntityChange(entity_list, "p1", "update", "Budi", properties)


def test_only_what_is_named_overwrites_and_a_blank_wipes_nothing() -> None:
    known = merge({}, said(full_name="Budi", alias="Pak Budi"), AT)
    assert merge(known, said(full_name="Budi Santoso", alias="  "), AT) == {
        "full_name": "Budi Santoso",
        "alias": "Pak Budi",
    }


def test_an_estimated_age_counts_from_the_day_it_was_said() -> None:
    person = to_person("p1", "Budi", merge({}, said(age_est="58"), AT))
    assert (person.birth_year, person.estimated, person.birth_date) == (1968, True, None)
    newer = to_person("p1", "Budi", merge(merge({}, said(age_est="58"), AT), said(age_est="55"), LATER))
    assert (newer.birth_year, newer.estimated) == (1973, True)


def test_an_exact_date_beats_every_estimate_before_or_after() -> None:
    exact, estimate = said(birth_date="1967-03-01"), said(age_est="70")
    for changes in ((exact, estimate), (estimate, exact)):
        values: dict[str, str] = {}
        for change in changes:
            values = merge(values, change, AT)
        person = to_person("p1", "Budi", values)
        assert (person.birth_date, person.birth_year, person.estimated) == (date(1967, 3, 1), 1967, False)


@pytest.mark.parametrize("age", ["", "-1", "131", "lima puluh", "nan", "inf"])
def test_an_age_nobody_has_is_no_statement(age: str) -> None:
    assert to_person("p1", "Budi", merge({}, said(age_est=age), AT)).birth_year is None


def test_other_entities_keep_their_values_as_they_are() -> None:
    assert merge({}, said("referral", age_est="58"), AT) == {"age_est": "58"}


def test_the_register_shows_what_it_can_read() -> None:
    values = {"sex": "X", "birth_date": "besok", "nik": "6472050101909001", "region": "64.72.05.1001", "marks": "tato"}
    person = to_person("p1", "Tidak diketahui", values, AT, 2, "Asesmen")
    assert person.name == "Tidak diketahui"
    assert (person.sex, person.birth_date, person.nik, person.marks) == ("", None, "6472050101909001", "tato")
    assert (person.assessments, person.last_form, person.changed_at) == (2, "Asesmen", AT)
    assert to_person("p1", "label", {"name": "Ani", "sex": "P"}).name == "Ani"


def test_small_readings() -> None:
    assert categories({"ppks": "05 11  05"}) == ("05", "11")
    assert categories({}) == ()
    assert read_date("1967-03-01T00:00:00") == date(1967, 3, 1)
    assert read_number("34.0") == 34
    assert read_number("34.5") is None
