"""Nobody is told without consent or a basis, whatever calls ``fieldbook``; a withdrawal holds at once for all."""

from datetime import UTC, date, datetime, timedelta

import pytest

from fieldapp.casework.consent import RECEIVERS
from fieldapp.casework.period import Period
from fieldapp.errors import ConsentMissing, FieldappError, FormError, NotAllowed
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.reporting import Order
from fieldapp.fieldbook.telling import Telling
from tests.fieldbook.laptops import BUDI, recorded
from tests.fieldbook.test_cases import assessed
from tests.fieldbook.test_referrals import refer

__all__ = ["assessed"]
WHY = "Luka berat, tidak sadar"
NAMED = {"share_with": "health kabkota", "consent_photo": "yes", "ppks": "12 16"}
ROLES = ("worker", "intake", "supervisor")


def as_role(book: Fieldbook, role: str) -> Fieldbook:
    book._store.put_setting("worker_role", role)
    return book


@pytest.fixture
def who(book: Fieldbook) -> str:
    """Budi, who named a health facility and the kabupaten."""
    return recorded(book, BUDI | NAMED)


def refused(book: Fieldbook, who: str, telling: Telling) -> str:
    """What stood in the way, "" when it may be printed."""
    try:
        book.consents.case_for(who, telling)
    except FieldappError as error:
        return error.code
    return ""


@pytest.mark.parametrize("role", ROLES)
def test_a_printout_for_each_receiver_and_role(role: str, book: Fieldbook, who: str) -> None:
    as_role(book, role)
    for receiver in ("office", *RECEIVERS):
        named = receiver in ("office", "health", "kabkota")
        assert refused(book, who, Telling("Rujukan", receiver)) == ("" if named else "consent_missing"), receiver
        on_basis = refused(book, who, Telling("Rujukan", receiver, "law", WHY))
        assert on_basis == ("" if named or role == "supervisor" else "not_allowed"), receiver
        assert refused(book, who, Telling("Rujukan", receiver, "emergency", WHY)) == "", "waits for nobody"
        too_short = refused(book, who, Telling("Rujukan", receiver, "emergency", "darurat"))
        assert too_short == ("" if named else "consent_missing"), receiver


def test_who_was_refused_is_said_and_nothing_is_written_down(book: Fieldbook, who: str) -> None:
    with pytest.raises(ConsentMissing) as told:
        book.consents.case_for(who, Telling("Rujukan", "panti"))
    assert told.value.facts == {"receiver": "panti", "why": "refused"}
    assert not [one for one in book.cases.audited(who) if one.verb == "print"]
    book.consents.case_for(who, Telling("Operasi", "panti", "emergency", WHY))
    assert [one.why for one in book.cases.audited(who) if one.verb == "print"] == [f"Operasi; panti; emergency; {WHY}"]
    with pytest.raises(ValueError, match="purpose"):
        book.consents.case_for(who, Telling(" ", "office"))


def test_each_receiver_is_told_the_least(book: Fieldbook, who: str) -> None:
    office = book.consents.case_for(who, Telling("Rapat", sensitive_reason="temu bahas kasus"))
    assert (office.codes, len(office.assessments)) == (("12", "16"), 1)
    assert book.consents.case_for(who, Telling("Rapat")).codes == ("12",)
    for receiver, codes in (("health", ("12", "16")), ("kabkota", ("12",))):
        told = book.consents.case_for(who, Telling("Obat", receiver, sensitive_reason="pengobatan"))
        assert told.codes == codes, receiver
        assert not told.assessments
        assert not any(told.entities.values())


def test_a_withdrawal_holds_at_once_and_only_a_new_consent_undoes_it(book: Fieldbook, who: str) -> None:
    one = refer(book, book.people.person(who), service="NP-HEALTH")
    assert book.referrals.sharing(one) == "agreed"
    (filed,) = book.consents.withdraw(who, ["all"], "client", "spoken")
    (line,) = book._store.audit_lines([who], verb="withdraw")
    assert line.why == "all"
    assert book.assessment(filed).form_id == "consent_withdrawal"
    consent = book.consents.of(who)
    assert (consent.result, consent.photo, consent.withdrawn) == ("withdrawn", False, {"all"})
    assert book.referrals.sharing(one) == "withdrawn"
    for receiver in ("office", *RECEIVERS):
        assert refused(book, who, Telling("Rujukan", receiver)) == "consent_missing", receiver
    with pytest.raises(ConsentMissing):
        book.referrals.tell(one.referral_id)
    with pytest.raises(ConsentMissing):
        book.referrals.take_step(one.referral_id, "sent", book.referrals.today())
    recorded(book, BUDI | {"share_with": "ppa"}, book.people.person(who))
    assert refused(book, who, Telling("Rujukan", "ppa")) == ""
    assert refused(book, who, Telling("Rujukan", "health")) == "consent_missing"
    assert book.examine(replace=False).sound


def test_a_part_of_it_is_taken_back(book: Fieldbook, who: str) -> None:
    book.consents.withdraw(who, ["health", "photo"], "guardian", "phone")
    consent = book.consents.of(who)
    assert (consent.result, consent.share, consent.photo) == ("given", {"kabkota"}, False)
    assert refused(book, who, Telling("Rujukan", "kabkota")) == ""
    with pytest.raises(ConsentMissing) as told:
        book.consents.case_for(who, Telling("Rujukan", "health"))
    assert told.value.facts["why"] == "withdrawn"
    book.consents.withdraw(who, ["kabkota"], "client", "letter")
    assert book.consents.of(who).withdrawn == {"health", "photo", "kabkota"}


def test_a_withdrawal_is_for_every_record_of_the_person(book: Fieldbook, who: str) -> None:
    other = recorded(book, BUDI | {"full_name": "Budi Santosa", "share_with": "panti"})
    book.merging.merge(book.merging.compare(who, other), {}, "Foto sama")
    assert len(book.consents.withdraw(other, ["all"], "client", "spoken")) == 2
    for record in (who, other):
        assert book.consents.of(record).ended
        (said,) = book._store.people_said([record])
        assert said.text("consent") == "withdrawn"
    assert [task.kind for task in due(book)] == ["stop"], "one task a person"


def due(book: Fieldbook) -> list[object]:
    return [task for part in book.referrals.agenda().values() for task in part if task.kind == "stop"]


def test_stopping_is_due_in_three_days_until_it_is_recorded(book: Fieldbook, who: str) -> None:
    asked = datetime.now(UTC) - timedelta(days=4)
    book.consents.withdraw(who, ["all"], "client", "spoken", asked)
    (task,) = due(book)
    assert task.late(book.referrals.today()) == 1
    assert [one.kind for one in book.referrals.pressing()] == ["stop"]
    book.consents.stopped(who, "Puskesmas diberi tahu")
    assert due(book) == []
    assert book.consents.of(who).ended, "that it has stopped takes nothing back"
    with pytest.raises(FormError):
        book.consents.withdraw(who, ["all"], "client", "spoken", datetime.now(UTC) + timedelta(days=1))
    with pytest.raises(ValueError, match="taken back"):
        book.consents.withdraw(who, [], "client", "spoken")


def test_the_letter_of_a_referral_asks_for_agreement_or_a_basis(book: Fieldbook, who: str) -> None:
    person = book.people.person(who)
    basis = {"agreed": "no", "basis": "law", "basis_reason": "Putusan pengadilan"}
    one = refer(book, person, service="PANTI-PSTW", **basis)
    as_role(book, "worker")
    with pytest.raises(NotAllowed):
        book.referrals.tell(one.referral_id)
    with pytest.raises(NotAllowed):
        book.referrals.take_step(one.referral_id, "sent", book.referrals.today())
    as_role(book, "supervisor")
    assert book.referrals.tell(one.referral_id, letter_no="460/1").name == "Budi Santoso"
    assert book.referrals.referral(one.referral_id).text("letter_no") == "460/1"


def test_what_was_referred_without_the_client_is_told_once_the_client_agrees(book: Fieldbook, who: str) -> None:
    one = refer(book, book.people.person(who), service="PANTI-PSTW")
    book.consents.withdraw(who, ["panti"], "client", "spoken")
    as_role(book, "worker")
    with pytest.raises(ConsentMissing):
        book.referrals.tell(one.referral_id, share="agreement", reason=WHY)
    book.referrals.take_step(one.referral_id, "sent", book.referrals.today(), share="agreed")
    again = book.referrals.referral(one.referral_id)
    assert (again.state, book.referrals.sharing(again)) == ("sent", "agreed")
    assert again.text("share").startswith("agreed: 20")
    book.consents.withdraw(who, ["panti"], "client", "spoken")
    assert book.referrals.sharing(again) == "withdrawn"


def test_a_list_of_names_leaves_out_whose_consent_has_ended(book: Fieldbook, who: str) -> None:
    recorded(book, BUDI | {"full_name": "Rahmat", "nik": "", "share_with": "none"})
    month = Period(date(2020, 1, 1), date(2030, 1, 1))

    def named(receiver: str = "office") -> tuple[int, int]:
        made = book.reports.make(Order("register", month, receiver=receiver), "id")
        return sum(len(table.rows) for table in made.tables), made.left_out

    assert named() == (2, 0)
    assert named("health") == (1, 1)
    book.consents.withdraw(who, ["all"], "client", "spoken")
    assert named() == (1, 1)
    assert named("health") == (0, 2)
