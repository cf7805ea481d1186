"""Everything of one person in one value, whichever record it was said of; and who looked at it."""

import pytest

from fieldapp.domain.assessment import State
from fieldapp.errors import StoreError
from fieldapp.fieldbook import Fieldbook
from tests.fieldbook.test_merging import BUDI, SANTOSA, recorded


def test_a_case_tells_what_was_said_when(book: Fieldbook) -> None:
    who = recorded(book, BUDI | {"ppks": "12"})
    recorded(book, BUDI | {"ppks": "12 13"}, book.people.person(who))
    book.start("follow_up", person=book.people.person(who))
    case = book.cases.read(who)
    assert case.person.name == "Budi Santoso"
    assert [(one.codes, one.added) for one in case.categories] == [(("12", "13"), ("13",)), (("12",), ("12",))]
    assert [one.text for one in case.consents] == ["given", "given"]
    assert case.consent == "given"
    assert [one.state for one in case.assessments] == [State.DRAFT, State.FINALIZED, State.FINALIZED]
    assert {name for keys in case.spoken.values() for name, _ in keys} >= {"person"}


def test_a_merged_case_holds_what_belongs_to_both(book: Fieldbook) -> None:
    one, other = recorded(book, BUDI), recorded(book, SANTOSA)
    referrals = {kind: len(book.cases.read(one).entities[kind]) + len(book.cases.read(other).entities[kind])
                 for kind in ("referral", "relation")}  # fmt: skip
    book.merging.merge(book.merging.compare(one, other), {}, "Foto sama")
    case = book.cases.read(other)
    assert case.records == tuple(sorted((one, other)))
    assert {kind: len(case.entities[kind]) for kind in referrals} == referrals
    assert [entity.text("state") for entity in case.merges] == ["merged"]
    assert set(case.codes) == {"12", "13"}
    assert len(case.assessments) == 3, "two assessments and the decision to merge"


def test_nobody_by_that_id(book: Fieldbook) -> None:
    with pytest.raises(StoreError):
        book.cases.read("nobody")


def test_codes_have_the_words_of_the_forms(book: Fieldbook) -> None:
    words = book.codes.words("id")
    assert words.word("category", "12") == "Pengemis"
    assert words.words("service", "PANTI-PSTW XX") == ("Panti Sosial Tresna Werdha (PSTW) Nirwana Puri", "XX")
    assert words.word("consent", "given") == "Disetujui"
    assert words.word("facility", "TPS-SMD") == "Rumah Singgah Kota Samarinda"
    assert book.codes.words("en").word("service", "PANTI-PSTW") == "Nirwana Puri home for older people"
    every = ("category", "consent", "relation", "program", "need", "exit", "arrival", "service", "facility")
    assert all(words.known[kind] for kind in every)
