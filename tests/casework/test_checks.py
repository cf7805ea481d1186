"""What the automatic checks notice, and what they leave in peace."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from fieldapp.casework.checks import Before, Rules, Said, Sheet, audited_seconds, examine, flags

TUESDAY = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)  # 11:00 in East Kalimantan
ANSWERS = {f"/data/q{number}": f"jawaban {number}" for number in range(10)}


def sheet(answers: dict[str, str] | None = None, *more: Said, minutes: float = 20) -> Sheet:
    told = tuple(Said(name, text) for name, text in (ANSWERS if answers is None else answers).items())
    return Sheet("outreach_rapid", TUESDAY, TUESDAY + timedelta(minutes=minutes), (*told, *more))


def codes(*found: object) -> list[str]:
    return [one.code for one in examine(*found)]  # type: ignore[arg-type]


def test_usual_work_passes() -> None:
    assert examine(sheet()) == ()


@pytest.mark.parametrize(("seconds", "found"), [(48, False), (29, True), (31, False)])
def test_ten_answers_take_half_a_minute(seconds: int, found: bool) -> None:
    assert (codes(sheet(minutes=seconds / 60)) == ["too_fast"]) is found


def test_no_form_has_to_take_more_than_a_minute() -> None:
    many = {f"/data/q{number}": str(number) for number in range(100)}
    assert codes(sheet(many, minutes=59 / 60)) == ["too_fast"]
    assert codes(sheet(many, minutes=61 / 60)) == []
    assert codes(sheet(many, minutes=61 / 60), (), Rules(shortest=120)) == ["too_fast"]


def test_the_time_on_questions_counts_before_the_time_between() -> None:
    assert codes(replace(sheet(), seconds=12.0)) == ["too_fast"]
    assert dict(examine(replace(sheet(), seconds=12.4))[0].facts) == {"seconds": "12"}


def test_a_correction_may_be_short_and_alike() -> None:
    assert codes(replace(sheet(minutes=0.1), corrects="uuid:a"), [Before("JGK-A", ANSWERS)]) == []


def test_a_clock_that_went_back_is_nobodys_haste() -> None:
    assert codes(sheet(minutes=-30)) == []


@pytest.mark.parametrize(
    ("at", "found"),
    [
        (datetime(2026, 11, 24, 15, 0, tzinfo=UTC), True),  # 23.00 WITA
        (datetime(2026, 11, 23, 21, 59, tzinfo=UTC), True),  # 5.59
        (datetime(2026, 11, 23, 22, 0, tzinfo=UTC), False),  # 6.00
        (datetime(2026, 11, 28, 3, 0, tzinfo=UTC), True),  # Saturday
    ],
)
def test_hours_are_those_of_east_kalimantan(at: datetime, found: bool) -> None:
    late = replace(sheet(), started_at=at, finalized_at=at + timedelta(hours=1))
    assert (codes(late) == ["odd_hour"]) is found
    assert codes(replace(late, form_id="shelter_intake")) == []


def test_weekends_may_be_usual() -> None:
    saturday = replace(sheet(), started_at=datetime(2026, 11, 28, 3, 0, tzinfo=UTC))
    assert codes(saturday, (), Rules(weekends=True)) == []


def test_nine_of_ten_same_answers_are_too_many() -> None:
    near = ANSWERS | {"/data/q0": "lain"}
    far = near | {"/data/q1": "lain"}
    found = examine(sheet(), [Before("JGK-A", far), Before("JGK-B", near)])
    assert [(one.code, dict(one.facts)) for one in found] == [("same_answers", {"number": "JGK-B", "share": "90"})]
    assert codes(sheet(), [Before("JGK-A", far)]) == []


def test_few_answers_are_alike_by_chance() -> None:
    few = dict(list(ANSWERS.items())[:7])
    assert codes(sheet(few), [Before("JGK-A", few)]) == []


def test_a_photo_that_was_asked_for_is_missing() -> None:
    blank, given = Said("/data/photo", photo=True), Said("/data/genogram", "g.jpg", photo=True)
    found = examine(sheet(None, blank))
    assert [(one.code, one.reference) for one in found] == [("photo_missing", "/data/photo")]
    assert codes(sheet(None, blank, given)) == []
    assert codes(sheet(None, blank, Said("/data/g_consent/consent_photo", "no"))) == []


def test_the_forms_own_sentence_is_kept() -> None:
    found = examine(sheet(None, Said("/data/temperature", "39.8", unusual="Suhu 39,8 °C tanpa rujukan")))
    assert [(one.code, one.reference, one.message) for one in found] == [
        ("rule", "/data/temperature", "Suhu 39,8 °C tanpa rujukan")
    ]


def test_people_who_may_be_the_same_are_counted_apart() -> None:
    found = examine(sheet(minutes=0.1), alike=2)
    assert [one.code for one in found] == ["too_fast", "duplicate"]
    assert flags(found) == 1


def test_an_odk_audit_tells_the_seconds() -> None:
    audit = (
        "event,node,start,end\n"
        "form start,,1000,\n"
        "question,/data/a,1000,13000\n"
        "question,/data/b,13000,15500\n"
        "form exit,,90000,\n"
    )
    assert audited_seconds(audit.encode()) == 14.5
    assert audited_seconds(b"event,node,start,end\nform start,,1000,\n") is None
