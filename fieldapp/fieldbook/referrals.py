"""Referrals and what is due for people: lists, steps, tasks and the agenda. ``book.referrals``.

A step is an ordinary submission (form ``referral_step``); lists and tasks are read from the projection, so a decision
that comes from another laptop counts as one made here.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Protocol

from fieldapp.casework import tasks
from fieldapp.casework.entities import REFERRAL, may_follow, read_date
from fieldapp.casework.packet import AGREED, BASIS, CLEAR, Packet, basis_of, packet, receiver_of, sharing
from fieldapp.casework.projection import WITA
from fieldapp.casework.services import Catalogue, Service
from fieldapp.casework.tasks import Task
from fieldapp.domain.assessment import Assessment, State
from fieldapp.domain.referral import Referral, ReferralFilter, Step
from fieldapp.domain.roles import Permission
from fieldapp.errors import CannotFollow
from fieldapp.fieldbook import telling
from fieldapp.fieldbook.catalogue import catalogue_of
from fieldapp.fieldbook.consents import Consents
from fieldapp.fieldbook.desk_filling import Answers

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.permit import Permit

STEP_FORM: Final = "referral_step"
OVERDUE: Final = "overdue"
AHEAD: Final = timedelta(days=30)  # how far the agenda looks
MOST: Final = 2000  # referrals under way that are looked at, the oldest; the same for visits, stays and needs


class File(Protocol):
    """``Fieldbook.file``."""

    def __call__(self, form_id: str, answers: Answers, person_id: str = "") -> Assessment:
        """Fill a form for the worker, and finalize it."""


class Referrals:
    """The referrals of this laptop's people."""

    def __init__(
        self,
        store: "Store",
        file: File,
        clock: Callable[[], datetime],
        permit: "Permit",
        consents: Consents,
        undecided: Callable[[], int] = lambda: 0,
        asked: Callable[[], Sequence[Task]] = tuple,
    ) -> None:
        """``undecided``: how many people wait for a decision that this worker may make; ``asked``: visits that the
        supervisor wants of this laptop."""
        self._store = store
        self._file = file
        self._clock = clock
        self._permit = permit
        self._consents = consents
        self._undecided = undecided
        self._asked = asked

    def today(self) -> date:
        """The day on this laptop, as its forms have it."""
        return self._clock().date()

    def catalogue(self) -> Catalogue:
        """Services and facilities as they count now."""
        return catalogue_of(self._store)

    # lists ---------------------------------------------------------------------------------------

    def page(self, wanted: ReferralFilter, limit: int = 50, offset: int = 0) -> tuple[Referral, ...]:
        """A page of the list, newest first; ``overdue`` ones longest overdue first. Raises NotAllowed."""
        self._permit.require(Permission.READ_PEOPLE)
        if wanted.state != OVERDUE:
            return self._store.referrals(wanted, limit, offset)
        return self._overdue(wanted)[offset : offset + limit]

    def counts(self, wanted: ReferralFilter) -> Mapping[str, int]:
        """How many in each state, ``unmet``, ``overdue`` and all of them (key ""); the filter's state plays no part."""
        found = dict(self._store.count_referrals(wanted))
        states = sum(found.get(state, 0) for state in REFERRAL.states)
        return found | {OVERDUE: len(self._overdue(wanted)), "": states}

    def referral(self, referral_id: str) -> Referral:
        """One referral. Raises StoreError when it is not here."""
        self._permit.require(Permission.READ_PEOPLE)
        return self._store.referral(referral_id)

    def steps(self, referral_id: str) -> tuple[Step, ...]:
        """What was said about it, oldest first."""
        return self._store.steps(referral_id)

    def task_of(self, referral: Referral) -> Task | None:
        """What it waits for."""
        newer = self._store.last_referred([referral.person_id]).get(referral.person_id)
        return tasks.referral_task(referral.entity, referral.person_name, newer)

    # what the receiver is told -------------------------------------------------------------------

    def service_of(self, referral: Referral) -> Service | None:
        """The service of its letter: the first of the list, None for one that is in no list."""
        known = self.catalogue().services
        return next((known[code] for code in referral.services if code in known), None)

    def packet(self, referral: Referral) -> Packet:
        """The least that the receiver needs. Raises StoreError when the person is not on this laptop."""
        person = self._store.person(referral.person_id)
        said = self._said(referral.person_id)
        return packet(referral, person, said.get("ppks", "").split(), self.service_of(referral), self.today())

    def sharing(self, referral: Referral) -> str:
        """Whether the receiver may be told: agreed basis ticked refused withdrawn unknown."""
        return sharing(referral, self._consents.of(referral.person_id), self.receiver(referral))

    def receiver(self, referral: Referral) -> str:
        """Who is told, as the share list of the consent names it."""
        return receiver_of(self.service_of(referral))

    def tell(self, referral_id: str, share: str = "", reason: str = "", **facts: str) -> Packet:
        """What may stand on the letter or the handover record; what was typed for it is recorded with the referral.

        ``share``: ``agreed`` when the client agrees now, or one of ``telling.BASES`` with its ``reason``; ``facts``:
        sent_to, letter_no. Raises ConsentMissing, NotAllowed, FormError; StoreError for a person who is not here.
        """
        self._permit.require(Permission.PRINT)
        referral = self._store.referral(referral_id)
        shared = self._allow(referral, share, reason)
        told = self.packet(referral)
        known = {name: text for name, text in (facts | shared).items() if text and text != referral.text(name)}
        if known:
            self._step(referral, referral.state, self.today(), known)
        return told

    def _allow(self, referral: Referral, share: str, reason: str) -> dict[str, str]:
        """What to record of the sharing, nothing where it stands already. Raises ConsentMissing, NotAllowed."""
        how = self.sharing(referral)
        basis = basis_of(referral, self._consents.of(referral.person_id))
        said = ""
        if how not in CLEAR and share == AGREED:
            how, said = AGREED, f"{AGREED}: {self._clock().isoformat(timespec='milliseconds')}"
        elif how not in CLEAR and telling.given(share, reason):
            how, basis, said = BASIS, share, f"{share}: {reason.strip()}"
        telling.require(self._permit, self.receiver(referral), how, basis)
        return {"share": said} if said else {}

    # steps ---------------------------------------------------------------------------------------

    def next_states(self, referral: Referral) -> tuple[str, ...]:
        """States that may follow, in the order of a life."""
        return tuple(s for s in REFERRAL.states if s != referral.state and may_follow(REFERRAL, referral.state, s))

    def take_step(
        self, referral_id: str, state: str, on: date, share: str = "", reason: str = "", **more: str
    ) -> Assessment:
        """Record that it is ``state`` since ``on``; durable and in the outbox on return.

        ``more``: sent_to, letter_no, answer_how, answered_by, outcome_reason, goal, unmet. The state it has already may
        be said again, to add these. ``sent`` tells the receiver, with ``share`` and ``reason`` as in ``tell``. Raises
        CannotFollow; FormError for a blank reason or a day to come; NotAllowed, ConsentMissing.
        """
        self._permit.require(Permission.REFER)
        referral = self._store.referral(referral_id)
        if not may_follow(REFERRAL, referral.state, state):
            raise CannotFollow(state=referral.state, said=state)
        shared = self._allow(referral, share, reason) if state == "sent" else {}
        return self._step(referral, state, on, more | shared)

    def _step(self, referral: Referral, state: str, on: date, more: Mapping[str, str]) -> Assessment:
        known = {
            "person_id": referral.person_id,
            "referral_id": referral.referral_id,
            "referral_name": referral.entity.label,
            "referral_state": referral.state,
            "new_state": state,
            "state_date": on.isoformat(),
        }
        return self._file(STEP_FORM, known | {name: text for name, text in more.items() if text}, referral.person_id)

    # what is due ---------------------------------------------------------------------------------

    def pressing(self) -> tuple[Task, ...]:
        """What is due by today, worst first; records in the outbox are left to the queue."""
        if not self._permit.may(Permission.READ_PEOPLE):
            return ()
        today = self.today()
        return tasks.worst_first([*self._due_for_people(today), *self._conflicts(today)], today)

    def agenda(self) -> dict[str, tuple[Task, ...]]:
        """Everything due in the next 30 days: overdue, today, week and later."""
        self._permit.require(Permission.READ_PEOPLE)
        today = self.today()
        until = today + AHEAD
        every = [*self._due_for_people(until), *self._returned(), *self._pairs(today), *self._conflicts(today)]
        return tasks.agenda((task for task in every if task.due <= until), today)

    def _due_for_people(self, until: date) -> list[Task]:
        found = [*self._referral_tasks(ReferralFilter()), *self._unmet_tasks(), *self._stay_tasks(until)]
        found += self._asked()
        found += filter(None, map(tasks.visit_task, self._store.visits_due(until, MOST)))
        found += filter(None, map(tasks.stop_task, self._store.withdrawals()))
        return found

    def _overdue(self, wanted: ReferralFilter) -> tuple[Referral, ...]:
        today = self.today()
        late = [one for one in self._referral_tasks(wanted) if one.due < today]
        by_id = {one.referral_id: one for one in self._under_way(wanted)}
        return tuple(by_id[task.key] for task in tasks.in_order(late))

    def _under_way(self, wanted: ReferralFilter) -> tuple[Referral, ...]:
        return self._store.referrals_under_way(_any_state(wanted), MOST)

    def _referral_tasks(self, wanted: ReferralFilter) -> list[Task]:
        found = self._under_way(wanted)
        newer = self._store.last_referred({one.person_id for one in found if one.state == "declined"})
        made = (tasks.referral_task(one.entity, one.person_name, newer.get(one.person_id)) for one in found)
        return [task for task in made if task]

    def _unmet_tasks(self) -> list[Task]:
        referrals, people = self._store.unmet_referrals(MOST), self._store.unmet_people(MOST)
        ids = {one.person_id for one in referrals} | {one.entity_id for one in people}
        newer = self._store.last_referred(ids)
        made = [tasks.unmet_task(one.entity, one.person_name, newer.get(one.person_id)) for one in referrals]
        made += [tasks.person_unmet_task(one, newer.get(one.entity_id)) for one in people]
        return list({(one.person_id, one.codes): one for one in reversed(made) if one}.values())

    def _stay_tasks(self, until: date) -> list[Task]:
        rows = self._store.stays_due(until, MOST)
        facilities = self.catalogue().facilities
        people = self._store.people_said({stay.text("person_id") for stay, _ in rows})
        visits = {one.entity_id: read_date(one.text("last_visit")) for one in people}
        made = []
        for stay, name in rows:
            place = facilities.get(stay.text("facility"))
            last = visits.get(stay.text("person_id"))
            made.append(tasks.stay_task(stay, name, place.max_days if place else None, last))
        return [task for task in made if task]

    def _returned(self) -> list[Task]:
        rows = [one for one in self._store.needing(MOST) if one.state is State.RETURNED or one.sent_back]
        return [
            Task("returned", at.astimezone(WITA).date(), one.person_id, one.title, one.instance_id)
            for one in rows
            if (at := one.returned_at)
        ]

    def _pairs(self, today: date) -> Sequence[Task]:
        count = self._store.count_pairs()
        return [Task("pairs", today, count=count)] if count else []

    def _conflicts(self, today: date) -> Sequence[Task]:
        count = self._undecided()
        return [Task("conflicts", today, count=count)] if count else []

    def _said(self, person_id: str) -> dict[str, str]:
        """Everything forms said of a person; nothing for a person who is not here."""
        return next(({name: one.text(name) for name in one.values} for one in self._store.people_said([person_id])), {})


def _any_state(wanted: ReferralFilter) -> ReferralFilter:
    return ReferralFilter("", wanted.service, wanted.region, wanted.person_id, wanted.text)
