"""Two records compared, merged and split at the desk: each decision is a submission in the outbox."""

import random
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from fieldapp.domain.assessment import State
from fieldapp.domain.person import Person, PersonQuery
from fieldapp.errors import AlreadyMerged, NobodyHere, RecordsChanged
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.merging import SPLIT_DAYS, Comparison
from tests.conformance.pilot import complete, reference_of, said

BUDI = {"full_name": "Budi Santoso", "sex": "L", "dob_known": "yes", "birth_date": "1969-07-04", "ppks": "12"}
SANTOSA = {
    "full_name": "Budi Santosa",
    "sex": "L",
    "dob_known": "no",
    "age_est": "58",
    "ppks": "13",
    "alias": "Pak Bud",
}


def recorded(book: Fieldbook, facts: dict[str, str], person: Person | None = None) -> str:
    """An outreach assessment of them, finalized; the id of their record."""
    desk = book.start("outreach_rapid", person=person)
    for name, text in ({"capacity": "adult", "consent": "given", "consent_how": "written"} | facts).items():
        desk.answer(reference_of(desk.session, name), text)
    complete(desk.session, random.Random(4))
    desk.answer(reference_of(desk.session, "ppks"), facts["ppks"])
    complete(desk.session, random.Random(4))
    who = said(desk.session, "person")[0].entity_id
    desk.finalize()
    return who


@pytest.fixture
def two(book: Fieldbook) -> Comparison:
    return book.merging.compare(recorded(book, BUDI), recorded(book, SANTOSA))


def test_what_differs_comes_with_the_choice_a_person_would_make(two: Comparison) -> None:
    assert two.kept.person.name == "Budi Santoso", "the older record stays"
    assert {"full_name", "birth_date"} <= set(two.different)
    assert "sex" in two.same
    assert two.choice["birth_date"] == 0, "exact beats the estimate"
    assert two.choice["full_name"] == 1, "the newer"
    assert two.merged[0].text("birth_date").startswith("±")
    chosen = two.result({"full_name": 0})
    assert (chosen.name, chosen.alias, chosen.assessments) == ("Budi Santoso", "Pak Bud, Budi Santosa", 2)


def test_a_merge_is_a_submission_and_can_be_taken_back(book: Fieldbook, two: Comparison) -> None:
    (instance_id,) = book.merging.merge(two, {"full_name": 0}, "Foto sama")
    filed = book.assessment(instance_id)
    assert (filed.form_id, filed.state) == ("person_merge", State.FINALIZED)
    assert filed.title == "Gabung: Budi Santoso dan Budi Santosa"
    kept, merged = two.kept.person.person_id, two.merged[0].person.person_id
    assert book.people.count() == 1
    assert book.people.person(merged).person_id == kept
    assert book.people.person(kept).name == two.result({"full_name": 0}).name
    assert book.people.count_pairs() == 0
    assert {match.person.person_id for match in book.people.find(PersonQuery(name="Santosa"))} == {kept}
    with pytest.raises(AlreadyMerged):
        book.merging.compare(kept, merged)
    book.merging.take_back([instance_id], "Urungkan")
    assert book.people.count() == 2
    assert all(one.form_id != "person_merge" for one in book.assessments())


def test_after_it_left_taking_back_splits(book: Fieldbook, two: Comparison) -> None:
    (instance_id,) = book.merging.merge(two, {}, "Foto sama")
    book._store.record_sending([instance_id])
    book.merging.take_back([instance_id], "Urungkan")
    assert book.people.count() == 2
    titles = [one.title for one in book.assessments() if one.form_id == "person_merge"]
    assert sorted(titles) == ["Gabung: Budi Santoso dan Budi Santosa", "Pisah: Budi Santoso dan Budi Santosa"]


def test_the_list_offers_to_split_for_ninety_days(book: Fieldbook, two: Comparison) -> None:
    book.merging.merge(two, {}, "Foto sama")
    (merged,) = book.merging.splittable()
    assert (merged.label, merged.reason) == ("Budi Santoso = Budi Santosa", "Foto sama")
    assert merged.until == book.merging.until()
    now = book._clock()
    book.merging._clock = lambda: now + timedelta(days=SPLIT_DAYS)  # type: ignore[method-assign]
    assert book.merging.splittable()
    book.merging._clock = lambda: now + timedelta(days=SPLIT_DAYS + 1)  # type: ignore[method-assign]
    assert book.merging.splittable() == ()
    book.merging.split(merged.merge_id, "Ternyata saudara")
    assert book.people.count() == 2
    with pytest.raises(RecordsChanged):
        book.merging.split(merged.merge_id, "Lagi")


def test_a_record_that_changed_is_compared_again(book: Fieldbook, two: Comparison) -> None:
    recorded(book, BUDI | {"alias": "Bang Budi"}, two.kept.person)
    with pytest.raises(RecordsChanged):
        book.merging.merge(two, {}, "Foto sama")
    assert book.people.count() == 2


def test_who_merged_stands_in_the_access_log(book: Fieldbook, two: Comparison) -> None:
    book.merging.merge(two, {}, "Foto sama")
    (line, *_) = book.cases.audited(two.kept.person.person_id)
    assert (line.verb, line.why) == ("merge", "Foto sama")


THIRD = {"full_name": "Boedi Santosa", "sex": "L", "dob_known": "no", "age_est": "57", "ppks": "12", "alias": "Cak Bud"}


@pytest.fixture
def three(book: Fieldbook) -> Comparison:
    return book.merging.compare(*(recorded(book, facts) for facts in (BUDI, SANTOSA, THIRD)))


@pytest.mark.parametrize("number", [0, 1, 2])
def test_three_become_one_with_the_value_of_any_column(book: Fieldbook, three: Comparison, number: int) -> None:
    name = three.sides[number].person.name
    expected = three.result({"full_name": number})
    filed = book.merging.merge(three, {"full_name": number}, "Foto sama")
    assert len(filed) == 2
    assert book.people.count() == 1
    one = book.people.person(three.sides[2].person.person_id)
    assert (one.person_id, one.name) == (three.kept.person.person_id, name)
    assert (one.alias, one.birth_date) == (expected.alias, expected.birth_date)
    book.merging.take_back(filed, "Urungkan")
    assert book.people.count() == 3
    assert all(found.form_id != "person_merge" for found in book.assessments())


def test_three_that_left_are_split_all_of_them(book: Fieldbook, three: Comparison) -> None:
    filed = book.merging.merge(three, {}, "Foto sama")
    book._store.record_sending(filed[:1])
    book.merging.take_back(filed, "Urungkan")
    assert book.people.count() == 3
    assert sum(one.form_id == "person_merge" for one in book.assessments()) == 4


def test_all_are_merged_or_none(book: Fieldbook, three: Comparison) -> None:
    """The second of two submissions cannot be written: the first is not there either."""
    with book._store._writing() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON submission WHEN (SELECT count(*) FROM submission "
            "WHERE form_id = 'person_merge') = 1 BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    with pytest.raises(IntegrityError):
        book.merging.merge(three, {}, "Foto sama")
    assert book.people.count() == 3
    assert all(one.form_id != "person_merge" for one in book.assessments())


def test_somebody_who_is_not_here_is_named(book: Fieldbook) -> None:
    some = book.merging.compare(recorded(book, BUDI), "uuid:far")
    assert (len(some.sides), some.missing) == (1, ("uuid:far",))
    with pytest.raises(NobodyHere):
        book.merging.merge(some, {}, "Foto sama")
    with pytest.raises(NobodyHere):
        book.merging.compare("uuid:far", "uuid:farther")
