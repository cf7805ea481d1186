"""The shipped shelter forms: a nameless person in a bed with few answers, and the way out with its papers."""

import pytest

from tests.conformance.pilot import begin, complete, play, reference_of, said, shown, value
from tests.forms.play import kinds

NAMELESS = {
    "facility": "TPS-PPU",
    "referrer": "satpolpp",
    "adm_reason": "raid",
    "consent": "not_obtained",
    "no_consent_why": "unconscious",
    "full_name": "TIDAK DIKETAHUI",
    "physical_desc": "Bekas luka di pipi kiri",
    "sex": "L",
    "age_est": "45",
    "room": "male",
    "bed": "B4",
}
LEAVING = {"facility": "TPS-SMD", "full_name": "Budi", "admit_at": "2026-11-20T08:00:00.000+08:00"}


def test_a_nameless_person_gets_a_bed_with_eleven_answers() -> None:
    session = play(begin("shelter_intake"), NAMELESS)
    assert kinds(session) == {}, "everything else may follow"
    (stay,), (person,) = said(session, "stay"), said(session, "person")
    assert (stay.action, stay.label) == ("create", "TIDAK DIKETAHUI, B4")
    assert stay.properties["state"] == "staying"
    assert stay.properties["facility"] == "TPS-PPU"
    assert stay.properties["person_id"] == person.entity_id
    assert stay.properties["stay_until"] == "2026-12-02"
    assert person.properties["marks"] == "Bekas luka di pipi kiri"
    assert person.properties["region"] == "64.09"
    assert session.freeze()


@pytest.mark.parametrize("name", ["TIDAK DIKETAHUI", "Tidak diketahui", "tidak diketahui"])
def test_without_a_name_marks_are_asked(name: str) -> None:
    script = {key: text for key, text in NAMELESS.items() if key != "physical_desc"} | {"full_name": name}
    session = play(begin("shelter_intake"), script)
    assert [*kinds(session)] == [reference_of(session, "physical_desc")]
    session.answer(reference_of(session, "full_name"), "Budi")
    assert kinds(session) == {}


def test_a_refusal_gives_a_bed_and_keeps_no_person() -> None:
    session = play(begin("shelter_intake"), NAMELESS)
    session.answer(reference_of(session, "consent"), "refused")
    assert kinds(session) == {}
    (stay,) = said(session, "stay")
    assert stay.properties["person_id"] == ""
    assert stay.label == "Tanpa nama, B4"
    assert said(session, "person") == []
    assert b"Bekas luka" not in session.freeze()


@pytest.mark.parametrize(
    ("room", "sex", "age", "refused"),
    [
        ("male", "P", "30", True),
        ("female", "L", "7", True),
        ("female", "L", "6", False),
        ("family", "L", "30", False),
        ("female", "P", "30", False),
    ],
)
def test_rooms_of_men_and_women_are_separate(room: str, sex: str, age: str, refused: bool) -> None:
    session = play(begin("shelter_intake"), NAMELESS | {"room": room, "sex": sex, "age_est": age})
    assert (reference_of(session, "room") in kinds(session)) == refused


def test_a_child_among_adults_is_asked_about() -> None:
    session = play(begin("shelter_intake"), NAMELESS | {"age_est": "12"})
    assert shown(session, "w_child_room")
    assert kinds(session) == {}
    session.answer(reference_of(session, "room"), "child")
    assert not shown(session, "w_child_room")


def test_a_stay_over_the_limit_of_the_place_needs_a_reason() -> None:
    session = play(begin("shelter_intake"), NAMELESS)
    assert not shown(session, "w_long_stay"), "seven days are the limit there"
    session.answer(reference_of(session, "facility"), "TPS-BPP1")
    assert value(session, "max_days") == "3"
    assert shown(session, "w_long_stay")
    assert [*kinds(session)] == [reference_of(session, "extension_why")]
    session.answer(reference_of(session, "facility"), "TPS-SMD")
    assert not shown(session, "w_long_stay"), "no limit is known there"


def test_coercion_needs_its_reason_and_a_child_its_guardian() -> None:
    session = play(begin("shelter_intake"), NAMELESS | {"voluntary": "no"})
    assert [*kinds(session)] == [reference_of(session, "coercion_reason")]
    child = play(begin("shelter_intake"), NAMELESS | {"age_est": "9", "room": "child"})
    child.answer(reference_of(child, "consent"), "given")
    assert kinds(child)[reference_of(child, "consent")] == "constraint"


def test_belongings_are_listed_one_by_one() -> None:
    session = play(begin("shelter_intake"), NAMELESS | {"has_things": "yes", "it_name": "Ponsel", "it_qty": "1"})
    assert kinds(session) == {}
    assert b"<it_name>Ponsel</it_name>" in session.freeze()


def test_handing_over_to_the_family_needs_a_verified_receiver() -> None:
    session = play(begin("shelter_discharge"), LEAVING | {"exit_reason": "family", "receiver_checked": "no"})
    told = kinds(session)
    assert told[reference_of(session, "receiver_checked")] == "constraint"
    assert {reference_of(session, name) for name in ("dest_name", "dest_address", "receiver_nik", "receiver_rel")} <= {
        *told
    }
    assert not shown(session, "ref_letter")


def test_a_discharge_closes_the_stay_it_was_given() -> None:
    session = begin("shelter_discharge")
    for name, text in {"stay_id": "s-1", "stay_name": "Budi, B4", "stay_bed": "B4", "person_id": "p-1"}.items():
        session.answer(reference_of(session, name), text)
    play(session, LEAVING | {"exit_reason": "request", "dest_name": "Paser"})
    complete(session)
    (stay,) = said(session, "stay")
    assert (stay.action, stay.entity_id) == ("update", "s-1")
    assert stay.properties["state"] == "left"
    assert stay.properties["days"] == "5"
    assert stay.properties["person_id"] == "p-1"
    assert "B4" in session.node(reference_of(session, "n_stay_known")).label
    assert "20/11/2026" in session.node(reference_of(session, "n_stay_known")).label


@pytest.mark.parametrize("reason", ["abscond", "died"])
def test_who_absconds_or_dies_has_no_destination(reason: str) -> None:
    session = complete(play(begin("shelter_discharge"), LEAVING | {"exit_reason": reason}))
    (stay,) = said(session, "stay")
    assert stay.action == "create", "a stay this laptop did not know"
    assert "destination" not in stay.properties
    assert bool(stay.properties["followup_due"]) == (reason != "died")
    assert shown(session, "g_receiver") == (reason == "died")
    assert shown(session, "abscond_report") == (reason == "abscond")


def test_nobody_leaves_before_coming() -> None:
    session = play(begin("shelter_discharge"), LEAVING | {"exit_at": "2026-11-19T08:00:00.000+08:00"})
    assert kinds(session)[reference_of(session, "exit_at")] == "constraint"
