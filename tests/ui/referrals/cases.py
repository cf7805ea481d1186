"""Referrals in every state for the people of a test laptop, visits that are due and a stay at its limit."""

from datetime import timedelta

from fieldapp.domain.person import Person, PersonQuery
from fieldapp.domain.referral import Referral, ReferralFilter
from fieldapp.fieldbook import Fieldbook
from tests.ui.desk.laptop import answer_all

REFERRED = {"agreed": "yes", "fit": "list", "service": "NP-ADM", "reason": "KTP hilang, perlu perekaman ulang."}


def person_called(book: Fieldbook, name: str) -> Person:
    """The first whose name is like this."""
    return book.people.find(PersonQuery(name=name))[0].person


def refer(book: Fieldbook, name: str, urgency: str = "kuning", **facts: str) -> Referral:
    """A new referral of a person."""
    person = person_called(book, name)
    desk = book.start("referral_new", person=person)
    answer_all(desk, REFERRED | {"urgency": urgency} | facts)
    desk.finalize()
    return book.referrals.page(ReferralFilter(person_id=person.person_id))[0]


def fill_cases(book: Fieldbook) -> None:
    """One of everything."""
    today = book.referrals.today()

    def ago(days: int) -> timedelta:
        return timedelta(days=days)

    step = book.referrals.take_step
    sent = refer(book, "Rudi Pamungkas", "merah", service="NP-HEALTH", needs="medical", risks="severe_injury")
    step(sent.referral_id, "sent", today - ago(3), sent_to="Puskesmas Sempaja", letter_no="460/118/Dinsos/2026")
    waiting = refer(book, "Tono Sumarsono", "hijau", service="NP-COUNSEL", reason="Ingin berbaikan dengan keluarga.")
    step(waiting.referral_id, "sent", today - ago(2))
    accepted = refer(book, "Dayang Sekarsari", service="NP-TRACE", needs="family")
    step(accepted.referral_id, "sent", today - ago(6))
    step(accepted.referral_id, "accepted", today - ago(4), answer_how="phone", answered_by="Bapak Anwar, Dinsos Kutim")
    declined = refer(book, "Hasan Basrindo", service="PANTI-PSTW", needs="shelter medical")
    step(declined.referral_id, "sent", today - ago(5))
    step(declined.referral_id, "declined", today - ago(4), outcome_reason="Daya tampung penuh")
    closed = refer(book, "Tono Sumarsono", service="NP-ADM")
    step(closed.referral_id, "served", today - ago(1), goal="done")
    step(closed.referral_id, "closed", today)
    refer(book, "Maria Goreti", "kuning", service="NP-PPA", needs="protect psych")
    refer(book, "Hasan Basrindo", "hijau", fit="none", unmet="device")
    visit(book, "Dayang Sekarsari", (today + ago(1)).isoformat())


def visit(book: Fieldbook, name: str, following: str) -> None:
    """A follow-up visit today that agrees on the next one."""
    desk = book.start("follow_up", person=person_called(book, name))
    facts = {"fu_mode": "visit", "fu_found": "met", "has_news": "no", "fu_next": "continue", "fu_due": following}
    answer_all(desk, facts | {"fu_note": "Keadaan baik."})
    desk.finalize()
