"""Referrals as submissions, step by step; what cannot follow is refused here and kept as a doubt from elsewhere."""

from dataclasses import replace
from datetime import timedelta

import pytest

from fieldapp.casework.tasks import local_day
from fieldapp.domain.assessment import State
from fieldapp.domain.form import Origin, Source
from fieldapp.domain.person import Person
from fieldapp.domain.referral import Referral, ReferralFilter
from fieldapp.errors import CannotFollow, FormError
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.referrals import OVERDUE
from tests.conformance.test_follow_up import VISIT
from tests.conformance.test_shelter_forms import NAMELESS
from tests.fieldbook.desk import returned, visit
from tests.fieldbook.test_cases import assessed, done, person_of

__all__ = ["assessed"]
REFERRED = {"agreed": "yes", "fit": "list", "service": "NP-ADM", "reason": "KTP hilang.", "urgency": "kuning"}


def refer(book: Fieldbook, person: Person, **facts: str) -> Referral:
    """A referral by itself; the newest of the person."""
    done(book.start("referral_new", person=person), REFERRED | facts)
    return book.referrals.page(ReferralFilter(person_id=person.person_id))[0]


def state_of(book: Fieldbook, one: Referral) -> str:
    return book.referrals.referral(one.referral_id).state


def test_a_referral_goes_its_way_and_every_step_is_a_submission(book: Fieldbook, assessed: Person) -> None:
    one = refer(book, assessed)
    assert (one.state, one.services, one.person_name) == ("proposed", ("NP-ADM",), assessed.name)
    assert book.referrals.next_states(one) == ("sent", "accepted", "declined", "served", "closed")
    today = book.referrals.today()
    sent = book.referrals.take_step(one.referral_id, "sent", today, sent_to="Disdukcapil", letter_no="460/12")
    assert sent.state is State.FINALIZED
    book.referrals.take_step(one.referral_id, "accepted", today, answer_how="phone", answered_by="Ibu Rahma")
    book.referrals.take_step(one.referral_id, "served", today, goal="done")
    book.referrals.take_step(one.referral_id, "closed", today)
    now = book.referrals.referral(one.referral_id)
    assert (now.state, now.text("letter_no"), now.text("answered_by")) == ("closed", "460/12", "Ibu Rahma")
    assert [step.state for step in book.referrals.steps(one.referral_id)] == [
        "proposed",
        "sent",
        "accepted",
        "served",
        "closed",
    ]
    assert all(step.number and len(step.sha256) == 64 for step in book.referrals.steps(one.referral_id))
    assert book.examine(replace=False).sound


def test_a_step_that_cannot_follow_is_refused_and_nothing_is_written(book: Fieldbook, assessed: Person) -> None:
    one = refer(book, assessed)
    book.referrals.take_step(one.referral_id, "closed", book.referrals.today())
    before = len(book.assessments())
    with pytest.raises(CannotFollow):
        book.referrals.take_step(one.referral_id, "sent", book.referrals.today())
    assert (state_of(book, one), len(book.assessments())) == ("closed", before)
    assert book.referrals.next_states(book.referrals.referral(one.referral_id)) == ()


def test_a_refusal_needs_its_reason_and_no_day_lies_ahead(book: Fieldbook, assessed: Person) -> None:
    one, today = refer(book, assessed), book.referrals.today()
    with pytest.raises(FormError):
        book.referrals.take_step(one.referral_id, "declined", today)
    with pytest.raises(FormError):
        book.referrals.take_step(one.referral_id, "sent", today + timedelta(days=1))
    assert state_of(book, one) == "proposed"


def test_a_contradiction_from_elsewhere_is_a_doubt_and_a_task(book: Fieldbook, assessed: Person) -> None:
    one = refer(book, assessed)
    old = book.start("referral_step")  # filled on another laptop before it heard that the referral is closed
    facts = {"referral_id": one.referral_id, "referral_name": "x", "referral_state": "sent", "new_state": "declined"}
    book.referrals.take_step(one.referral_id, "closed", book.referrals.today())
    done(old, facts | {"outcome_reason": "penuh"})
    now = book.referrals.referral(one.referral_id)
    assert (now.state, now.doubt) == ("closed", "declined")
    task = book.referrals.task_of(now)
    assert task is not None
    assert task.kind == "doubt"


def test_lists_are_filtered_counted_and_paged(book: Fieldbook, assessed: Person) -> None:
    one = refer(book, assessed)
    book.referrals.take_step(one.referral_id, "sent", book.referrals.today() - timedelta(days=4))
    every = book.referrals.page(ReferralFilter())
    assert len(every) == 3
    assert {r.services[0] for r in every} == {"NP-ADM", "PANTI-PSTW", "SS-PKH"}
    assert [r.services for r in book.referrals.page(ReferralFilter(service="SS-PKH"))] == [("SS-PKH",)]
    assert book.referrals.page(ReferralFilter(service="SS-PK")) == ()
    assert len(book.referrals.page(ReferralFilter(region="64.72"))) == 3
    assert book.referrals.page(ReferralFilter(region="64.71")) == ()
    assert [r.referral_id for r in book.referrals.page(ReferralFilter(OVERDUE))] == [one.referral_id]
    assert [r.referral_id for r in book.referrals.page(ReferralFilter("sent"))] == [one.referral_id]
    assert book.referrals.counts(ReferralFilter()) == {"": 3, "proposed": 2, "sent": 1, OVERDUE: 1}
    pages = [book.referrals.page(ReferralFilter(), 1, offset) for offset in range(4)]
    assert [r for page in pages for r in page] == list(every)
    name = assessed.name[:3].upper()
    assert len(book.referrals.page(ReferralFilter(text=name))) == 3
    assert book.referrals.page(ReferralFilter(text="%")) == ()


def test_an_unmet_need_is_listed_and_due_until_there_is_a_service(book: Fieldbook, assessed: Person) -> None:
    one = refer(book, assessed, fit="none", unmet="device legal", urgency="merah")
    assert (one.state, one.services, one.unmet) == ("closed", (), ("device", "legal"))
    assert book.referrals.counts(ReferralFilter())["unmet"] == 1
    assert [r.referral_id for r in book.referrals.page(ReferralFilter("unmet"))] == [one.referral_id]
    due = [task for part in book.referrals.agenda().values() for task in part if task.kind == "unmet"]
    assert [(task.codes, task.due) for task in due] == [
        (("device", "legal"), local_day(one.entity.changed_at) + timedelta(1))
    ]
    refer(book, assessed, service="NP-DEVICE")
    assert not [task for part in book.referrals.agenda().values() for task in part if task.kind == "unmet"]


def test_the_agenda_knows_visits_and_stays(book: Fieldbook, assessed: Person) -> None:
    today = book.referrals.today()
    tomorrow = today + timedelta(days=1)
    visit = VISIT | {"has_news": "no", "fu_due": tomorrow.isoformat()}
    done(book.start("follow_up", person=assessed), visit)
    stay = done(book.start("shelter_intake"), NAMELESS | {"stay_until": today.isoformat()})
    assert [task.kind for task in book.referrals.pressing()] == ["over_limit"]
    agenda = book.referrals.agenda()
    assert [(task.kind, task.codes) for task in agenda["today"]] == [("over_limit", ("TPS-PPU",))]
    soon = [task for part in ("week", "later") for task in agenda[part] if task.kind == "visit"]
    assert [(task.person_id, task.due) for task in soon] == [(assessed.person_id, tomorrow)]
    guest = person_of(book, stay)
    leaves = {"exit_reason": "request", "dest_name": "Paser", "followup_due": tomorrow.isoformat()}
    done(book.start("shelter_discharge", person=guest), leaves)
    after = [task for part in book.referrals.agenda().values() for task in part if task.person_id == guest.person_id]
    assert [(task.kind, task.due) for task in after] == [("aftercare", tomorrow)]
    done(book.start("follow_up", person=guest), VISIT | {"has_news": "no", "fu_next": "close", "close_reason": "lost"})
    assert not [t for part in book.referrals.agenda().values() for t in part if t.person_id == guest.person_id]


def test_what_the_receiver_is_told_is_the_least(book: Fieldbook, assessed: Person) -> None:
    one = refer(book, assessed, needs="document", risks="pasung")
    told = book.referrals.packet(one)
    assert (told.name, told.needs, told.risks, told.reason) == (
        assessed.name,
        ("document",),
        ("pasung",),
        "KTP hilang.",
    )
    assert book.referrals.sharing(one) == "agreed"
    assert book.referrals.sharing(refer(book, assessed, agreed="no", basis="emergency")) == "basis"


def test_the_newest_list_of_the_province_counts(book: Fieldbook) -> None:
    assert "NP-ADM" in book.referrals.catalogue().services
    listed = b"code,label,kind,owner,place\r\nNEW-1,Layanan baru,panti,Dinsos,Bontang\r\n"
    shipped = book._store.form("referral_new")
    by_hand = replace(shipped, version="9", files={"services.csv": listed})
    book._store.put_form(by_hand, Origin(Source.FILE, "x.xlsx"))
    assert "NP-ADM" in book.referrals.catalogue().services
    book._store.put_form(replace(by_hand, version="10"), Origin(Source.PROVINCE))
    assert list(book.referrals.catalogue().services) == ["NEW-1"]
    assert book.referrals.catalogue().facilities["TPS-PPU"].max_days == 7


def test_the_referral_of_a_merged_record_names_the_person_who_is_kept(book: Fieldbook, assessed: Person) -> None:
    facts = {
        "capacity": "adult",
        "consent": "given",
        "consent_how": "written",
        "full_name": "Sitti Aminah",
        "ppks": "12",
    }
    other = person_of(book, done(book.start("outreach_rapid"), facts))
    one = refer(book, other)
    two = book.merging.compare(assessed.person_id, other.person_id)
    book.merging.merge(two, {"full_name": 0}, "Foto sama")
    kept = two.kept.person.person_id
    page = book.referrals.page(ReferralFilter(person_id=kept))
    (found,) = (row for row in page if row.referral_id == one.referral_id)
    assert found.person_name == book.people.person(kept).name


def test_returned_records_and_people_who_may_be_one_stand_in_the_agenda(book: Fieldbook, assessed: Person) -> None:
    instance_id = returned(book, visit(book, "Wati"))
    twin = {"capacity": "adult", "consent": "given", "consent_how": "written", "full_name": assessed.name, "ppks": "12"}
    known = {"id_status": "known", "nik": assessed.nik, "sex": assessed.sex, "dob_known": "no", "age_est": "76"}
    done(book.start("outreach_rapid"), twin | known)
    found = {task.kind: task for part in book.referrals.agenda().values() for task in part}
    assert found["returned"].key == instance_id
    assert (found["pairs"].count, found["pairs"].due) == (1, book.referrals.today())
    assert not {task.kind for task in book.referrals.pressing()} & {"returned", "pairs"}, "home has rows of its own"
