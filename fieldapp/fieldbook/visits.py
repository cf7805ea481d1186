"""Visits that a supervisor asks of the team's laptops, and what each laptop has to do. ``book.visits``.

A request is an ordinary submission (form ``visit_request``) that the province brings to the laptop, or a letter does.
It is over when the assessment was made (nobody says so: ``db.visits`` sees it), when it is cancelled, or when the
worker says that nobody was found.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, Protocol

from fieldapp.casework import tasks
from fieldapp.casework.entities import VISIT
from fieldapp.casework.projection import WITA
from fieldapp.casework.submitted import ChangeReader
from fieldapp.casework.tasks import Task
from fieldapp.domain.assessment import Assessment, State
from fieldapp.domain.person import Person
from fieldapp.domain.roles import Permission
from fieldapp.domain.visit import Visit, VisitFilter, VisitOrder
from fieldapp.errors import Cancelled, CannotFollow, FieldappError, NobodyHere, NotADraft, StoreError
from fieldapp.fieldbook.desk_filling import Answers

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.draft import OpenAssessment
    from fieldapp.fieldbook.permit import Permit
    from fieldapp.fieldbook.worker import Worker
    from fieldapp.forms import Form

FORM: Final = "visit_request"
Progress = Callable[[int, int], object]  # made so far, all


class File(Protocol):
    """Fill a form and finalize it."""

    def __call__(self, form_id: str, answers: Answers, person_id: str = "") -> Assessment: ...


class Desk(Protocol):
    """What of the fieldbook begins a visit."""

    def start(
        self,
        form_id: str,
        *,
        carried: Mapping[str, str] | None = None,
        person: Person | None = None,
        corrects: str = "",
    ) -> "OpenAssessment": ...
    def resume(self, instance_id: str) -> "OpenAssessment": ...
    def correct(self, instance_id: str) -> "OpenAssessment": ...


class Line(Protocol):
    """A submission as it travels: ``sync.protocol.SubmissionLine``."""

    @property
    def instance_id(self) -> str: ...
    @property
    def form_id(self) -> str: ...
    @property
    def form_version(self) -> str: ...
    @property
    def xml(self) -> str: ...
    @property
    def finalized_at(self) -> datetime: ...


class Visits:
    """What is asked of whom."""

    def __init__(
        self,
        store: "Store",
        file: File,
        desk: Desk,
        form: "Callable[[str, str], Form]",
        worker: "Callable[[], Worker]",
        permit: "Permit",
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._file = file
        self._desk = desk
        self._form = form
        self._worker = worker
        self._permit = permit
        self._clock = clock

    def today(self) -> date:
        """The day in East Kalimantan."""
        return self._clock().astimezone(WITA).date()

    # what this laptop has to do ------------------------------------------------------------------

    def mine(self) -> tuple[Visit, ...]:
        """What this laptop is asked to do, due first on top; nothing where no province named the laptop."""
        code = self._worker().device_code
        return self._store.visits_of_device(code) if code and self._permit.may(Permission.READ_PEOPLE) else ()

    def tasks(self) -> list[Task]:
        """The same as tasks of the agenda; ``other`` names the form too."""
        found = [task for task in map(tasks.asked_task, self.mine()) if task]
        titles = {one.form_id: one.title for one in self._store.forms()} if found else {}
        return [replace(task, other=_about(titles.get(task.codes[0], ""), task.other)) for task in found]

    def start(self, visit_id: str) -> "OpenAssessment":
        """The form that is asked for, begun for that person; goes on with what was begun for it already.

        A returned submission that is to be made right opens with its answers where they are on this laptop, else blank,
        naming it. Raises StoreError, NotAllowed.
        """
        visit = self._store.visit(visit_id)
        begun = self._store.draft_for(visit)
        if begun:
            return self._desk.resume(begun)
        if visit.corrects:
            with suppress(StoreError):  # it is another laptop's, or was purged here
                return self._desk.correct(visit.corrects)
        try:
            person = self._store.person(visit.person_id)
        except NobodyHere:  # a letter may come before the register does
            known = {"person_id": visit.person_id, "full_name": visit.person_name, "known_region": visit.region}
            return self._desk.start(visit.form_id, carried=known, corrects=visit.corrects)
        return self._desk.start(visit.form_id, person=person, corrects=visit.corrects)

    def not_found(self, visit_id: str, reason: str) -> Assessment:
        """Nobody was found. Raises FormError without a reason, NotAllowed, CannotFollow once it is over."""
        self._permit.require(Permission.ASSESS)
        return self._say(visit_id, "not_found", reason=reason.strip())

    # what the supervisor asks --------------------------------------------------------------------

    def all(self, wanted: VisitFilter | None = None) -> tuple[Visit, ...]:
        """Every visit that fits, due first on top. *Slow* for ten thousand. Raises NotAllowed."""
        self._permit.require(Permission.TEAM)
        return self._store.visits(wanted or VisitFilter())

    def visit(self, visit_id: str) -> Visit:
        """One visit. Raises NotAllowed, StoreError."""
        self._permit.require(Permission.READ_PEOPLE)
        return self._store.visit(visit_id)

    def ask(self, order: VisitOrder) -> Assessment:
        """Ask a laptop; durable and in the outbox on return. Raises NotAllowed, NobodyHere, FormError."""
        self._permit.require(Permission.TEAM)
        return self._ask(order, self._store.person(order.person_id))

    def ask_many(
        self,
        orders: Sequence[VisitOrder],
        progress: Progress = lambda done, every: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> tuple[str, ...]:
        """Ask for all of them; who is asked for already with the same form, or is not here, is left out. *Slow*.

        Ids of the submissions. Raises NotAllowed; Cancelled after ``stop``, and then nothing was asked.
        """
        self._permit.require(Permission.TEAM)
        waiting = {(one.person_id, one.form_id) for one in self._store.visits(VisitFilter("asked"))}
        made: list[str] = []
        for done, order in enumerate(orders):
            if stop():
                self.take_back(made)
                raise Cancelled
            progress(done, len(orders))
            try:
                person = self._store.person(order.person_id)
            except NobodyHere:
                continue
            if (person.person_id, order.form_id) not in waiting:
                waiting.add((person.person_id, order.form_id))
                made.append(self._ask(order, person).instance_id)
        return tuple(made)

    def load(self) -> Mapping[str, int]:
        """Device code → how many visits it still has to make. *Slow* for ten thousand. Raises NotAllowed."""
        self._permit.require(Permission.TEAM)
        return Counter(one.device_code for one in self._store.visits(VisitFilter("asked")))

    def move(self, visit_id: str, device_code: str, due: date | None = None) -> Assessment:
        """Ask another laptop instead. Raises NotAllowed, CannotFollow, FormError.

        Everything is said again: a letter to that laptop may bring this submission alone. It names the laptop that was
        asked before, so that letters reach that one too.
        """
        self._permit.require(Permission.TEAM)
        visit = self._store.visit(visit_id)
        day = due or visit.due
        return self._say(
            visit_id,
            "asked",
            device_code=device_code,
            device_before=visit.device_code if visit.device_code != device_code else "",
            region=visit.region,
            due_date=day.isoformat() if day else "",
            urgency=visit.urgency,
            note=visit.note,
            corrects=visit.corrects,
            asked_by=self._worker().name,
        )

    def cancel(self, visit_id: str, reason: str) -> Assessment:
        """Nobody has to go any more. Raises NotAllowed, CannotFollow once it is over, FormError without a reason."""
        self._permit.require(Permission.TEAM)
        return self._say(visit_id, "cancelled", reason=reason.strip())

    def take_back(self, instance_ids: Sequence[str], progress: Progress = lambda done, every: None) -> None:
        """As if none of it had been said. *Slow* for many. Raises NotADraft once any of it may have left this laptop,
        before any is taken back."""
        for instance_id in instance_ids:
            one = self._store.assessment(instance_id)
            if one.state is not State.FINALIZED or one.attempts or one.exported_at is not None:
                raise NotADraft(state=one.state.value)
        for done, instance_id in enumerate(instance_ids):
            progress(done, len(instance_ids))
            self._store.recall(instance_id)
            self._store.discard(instance_id)

    # letters -------------------------------------------------------------------------------------

    def hear(self, line: Line) -> None:
        """Keep what a supervisor's request says that came by letter; whoever calls has checked whose it is.

        Again, or after the province told the same, it changes nothing. Raises StoreError (DiskFull …), and FormError
        where not even the newest version of the form can read it.
        """
        read = ChangeReader(self._form)
        try:
            said = read(line.form_id, line.form_version, line.xml.encode())
        except FieldappError:  # a version that this laptop has not fetched yet
            said = read(line.form_id, "", line.xml.encode())
        told = [one for one in said if one.entity_list == VISIT.name]
        self._store.hear_letter(line.instance_id, line.form_id, line.finalized_at, told)

    # ---------------------------------------------------------------------------------------------

    def _ask(self, order: VisitOrder, person: Person) -> Assessment:
        due = order.due or tasks.answer_due(order.urgency, self.today())
        return self._file(
            FORM,
            _given(
                person_id=person.person_id,
                person_label=person.name or person.alias or "Tanpa nama",
                form_id=order.form_id,
                device_code=order.device_code,
                region=person.region,
                due_date=due.isoformat(),
                urgency=order.urgency,
                note=order.note.strip(),
                corrects=order.corrects,
                asked_by=self._worker().name,
            ),
            person.person_id,
        )

    def _say(self, visit_id: str, state: str, **facts: str) -> Assessment:
        visit = self._store.visit(visit_id)
        if not visit.open:
            raise CannotFollow(state=visit.state.value, said=state)
        known = {
            "person_id": visit.person_id,
            "visit_id": visit_id,
            "person_label": visit.person_name,
            "form_id": visit.form_id,
            "device_code": visit.device_code,
            "state": state,
        }
        return self._file(FORM, known | _given(**facts), visit.person_id)


def _about(title: str, note: str) -> str:
    return " · ".join(part for part in (title, note) if part)


def _given(**facts: str) -> dict[str, str]:
    return {name: text for name, text in facts.items() if text}
