"""The supervisor's desk: the team's submissions found, read and decided about. ``book.reviewing``.

A decision is one submission of the form ``work_review`` for a whole selection; the rows of the team's work change in
the transaction that freezes it. Undoing is a later decision. Every door asks for ``Permission.REVIEW``, and reading a
submission is a line of the audit like opening a person.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from threading import Event
from typing import TYPE_CHECKING, Any, Final

from fieldapp.casework.decided_work import FORM, Decision, answers
from fieldapp.domain.audit import Deed, Verb
from fieldapp.domain.reviewing import Shelf, WorkChoices, WorkFilter, WorkOrder
from fieldapp.domain.roles import Permission
from fieldapp.domain.submission import Attachment
from fieldapp.domain.team import Member, Note, Reviewed, Road, TeamWork
from fieldapp.domain.visit import VisitOrder
from fieldapp.errors import FieldappError, FormError, ReasonMissing, StoreError
from fieldapp.fieldbook.bare_reading import confirmed, leaves, without_confirmations
from fieldapp.fieldbook.checking import Checking
from fieldapp.fieldbook.found_words import spoken, spoken_by
from fieldapp.forms import Context, FormSession
from fieldapp.forms.storing import read_submission

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.book import Fieldbook
    from fieldapp.fieldbook.merging import File

AT_ONCE: Final = 250  # items of one submission: more are filed as several
EARLIER: Final = 10


@dataclass(frozen=True, slots=True)
class Sheet:
    """A submission opened to be read. ``session`` is None where its form is not on this laptop: then ``bare`` has the
    answers by path. ``confirmed``: questions whose unusual answer the worker called right."""

    work: TeamWork
    session: FormSession | None = field(default=None, repr=False)
    bare: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    confirmed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """One submission with what belongs to it. ``before`` is read beside it: what it corrects, else the last one about
    the same person; ``earlier`` are all of these, the newest first."""

    sheet: Sheet
    notes: tuple[Note, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    before: Sheet | None = None
    earlier: tuple[TeamWork, ...] = ()
    corrections: tuple[TeamWork, ...] = ()

    @property
    def work(self) -> TeamWork:
        """Its row."""
        return self.sheet.work


@dataclass(frozen=True, slots=True)
class Before:
    """How a submission stood before a decision."""

    instance_id: str
    state: Reviewed
    note: str


@dataclass(frozen=True, slots=True)
class Watch:
    """Over a large decision: ``told`` hears how many are decided; after ``cancelled`` the rest stays as it is."""

    told: Callable[[int], object] = lambda _done: None
    cancelled: Event = field(default_factory=Event)


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided at once, and how it stood before: enough to undo it. ``asked``: the request for a visit that
    was filed with it, "" for none."""

    state: Reviewed
    before: tuple[Before, ...]
    asked: str = ""

    @property
    def count(self) -> int:
        """How many submissions."""
        return len(self.before)


class Reviewing:
    """Of one profile. Main thread; deciding about hundreds and ``checking`` are *slow*."""

    def __init__(
        self,
        book: "Fieldbook",
        store: "Store",
        file: "File",
        context: Callable[[], Context],
        clock: Callable[[], datetime],
    ) -> None:
        self._book = book
        self._store = store
        self._file = file
        self._context = context
        self.checking = Checking(store, book.form, context, self._file_named, clock)

    @property
    def allowed(self) -> bool:
        """Whether who works here may review."""
        return self._book.permit.may(Permission.REVIEW)

    def waiting(self) -> int:
        """How many wait, for who may review them."""
        return self._store.count_shelves((Shelf.WAITING,))[Shelf.WAITING] if self.allowed else 0

    # finding ------------------------------------------------------------------------------------

    def counts(self) -> dict[Shelf, int]:
        """How much lies on each shelf. Raises NotAllowed."""
        self._require()
        return self._store.count_shelves()

    def numbers(self, wanted: WorkFilter, order: WorkOrder = WorkOrder.OLDEST, limit: int = -1) -> tuple[int, ...]:
        """Row numbers of what fits, in order; they hold until the lock. Raises NotAllowed."""
        self._require()
        self._book.audit.looked(Verb.OPEN, "list", "review")
        return self._store.work_numbers(wanted, order, limit)

    def rows(self, numbers: Sequence[int]) -> tuple[TeamWork, ...]:
        """Some of them. Raises NotAllowed."""
        self._require()
        return spoken(self._store.work_rows(numbers), self._book.form, self._language)

    def choices(self) -> WorkChoices:
        """What filters offer. *Slow.* Raises NotAllowed."""
        self._require()
        return self._store.work_choices()

    def number_of(self, instance_id: str) -> int:
        """The row number of a submission, 0 when it is not here. Raises NotAllowed."""
        self._require()
        return self._store.work_place(instance_id)

    # reading ------------------------------------------------------------------------------------

    def open(self, instance_id: str) -> Reading:
        """Read one, with what was said before about the same person. Raises NotAllowed, StoreError, WorkPurged."""
        self._require()
        work = self._row(instance_id)
        self._book.audit.looked(Verb.OPEN, "assessment", instance_id)
        if work.person_id:
            self._book.audit.looked(Verb.OPEN, "person", work.person_id)
        earlier = tuple(
            one
            for one in self._store.work_about(work.person_id, EARLIER)
            if one.finalized_at < work.finalized_at and one.instance_id != instance_id
        )
        return Reading(
            self._sheet(work),
            self._store.work_notes(instance_id),
            self.attachments(instance_id),
            self._before(work, earlier),
            earlier,
            self._store.work_corrections(instance_id),
        )

    def compare(self, reading: Reading, instance_id: str) -> Reading:
        """The same beside another earlier one. Raises NotAllowed, StoreError."""
        self._require()
        return replace(reading, before=self._sheet(self._row(instance_id)))

    def attachments(self, instance_id: str) -> tuple[Attachment, ...]:
        """The files that came with it. Raises NotAllowed."""
        self._require()
        return self._files(instance_id)

    def read_attachment(self, instance_id: str, attachment: Attachment) -> bytes:
        """The plain content of one. Raises NotAllowed, StoreError when it has not come yet."""
        self._require()
        return self._content(instance_id, attachment)

    # deciding -----------------------------------------------------------------------------------

    def picked(self, numbers: Sequence[int]) -> tuple[tuple[str, bool], ...]:
        """(instance id, whether it is flagged) of rows by their numbers. *Slow* for many. Raises NotAllowed."""
        self._require()
        return self._store.work_ids(numbers)

    def approve(self, instance_ids: Sequence[str], reason: str = "", watch: Watch | None = None) -> Decided:
        """Approve a selection. Raises ReasonMissing where any of it is flagged and no reason is given."""
        self._require()
        if not reason.strip() and self._store.any_flagged(instance_ids):
            raise ReasonMissing
        return self._decide(instance_ids, Reviewed.APPROVED, reason=reason.strip(), watch=watch)

    def send_back(
        self, instance_ids: Sequence[str], note: str, pins: Sequence[Note] = (), watch: Watch | None = None
    ) -> Decided:
        """Return a selection to its workers; pins belong to one submission. Raises ReasonMissing without any word."""
        self._require()
        if not note.strip() and not pins:
            raise ReasonMissing
        return self._decide(instance_ids, Reviewed.RETURNED, (*_whole(note), *pins), watch=watch)

    def attend(
        self, instance_ids: Sequence[str], note: str = "", pins: Sequence[Note] = (), watch: Watch | None = None
    ) -> Decided:
        """Put a selection aside to be looked at."""
        self._require()
        return self._decide(instance_ids, Reviewed.ATTENTION, (*_whole(note), *pins), watch=watch)

    def laptops(self) -> tuple[Member, ...]:
        """Who can be asked to do it again: the members of the team. Raises NotAllowed."""
        self._require()
        team = self._book.team.now()
        return team.members if team is not None else ()

    def hand_over(self, instance_id: str, device_code: str, due: date | None, note: str) -> Decided:
        """Ask another laptop to do it again, and return it with the note. Raises NotAllowed, NobodyHere, ReasonMissing.

        The request comes first: cut off between the two, the submission waits as before and the visit is asked for.
        """
        self._require()
        if not note.strip():
            raise ReasonMissing
        work = self._row(instance_id)
        order = VisitOrder(work.person_id, work.form_id, device_code, due, note=note.strip(), corrects=instance_id)
        asked = self._book.visits.ask(order)
        return replace(self._decide([instance_id], Reviewed.RETURNED, _whole(note)), asked=asked.instance_id)

    def reopen(self, decided: Decided, watch: Watch | None = None) -> None:
        """Undo: everything stands as before, by a later decision. Raises NotADraft when the visit that was asked for
        may have left this laptop; then nothing is undone."""
        self._require()
        if decided.asked:
            self._book.visits.take_back([decided.asked])
        stood = {one.instance_id: one for one in decided.before}

        def as_before(work: TeamWork, device: str) -> Decision:
            one = stood[work.instance_id]
            return Decision(work.instance_id, work.sha256, device, one.state, notes=_whole(one.note))

        self._file_all(list(stood), as_before, "reopened", "", watch)

    # --------------------------------------------------------------------------------------------

    def _require(self) -> None:
        self._book.permit.require(Permission.REVIEW)

    def _decide(
        self,
        instance_ids: Sequence[str],
        state: Reviewed,
        notes: tuple[Note, ...] = (),
        reason: str = "",
        watch: Watch | None = None,
    ) -> Decided:
        def decision(work: TeamWork, device: str) -> Decision:
            why = reason if work.flags or work.alike else ""
            return Decision(work.instance_id, work.sha256, device, state, why, notes)

        return Decided(state, self._file_all(instance_ids, decision, state.value, reason, watch))

    def _file_all(
        self,
        instance_ids: Sequence[str],
        decision: Callable[[TeamWork, str], Decision],
        deed: str,
        reason: str,
        watch: Watch | None,
    ) -> tuple[Before, ...]:
        """Part by part, each one submission and one transaction; what stood before of all that was decided."""
        before: list[Before] = []
        for start in range(0, len(instance_ids), AT_ONCE):
            if watch is not None and watch.cancelled.is_set():
                break
            named_here = self._store.work(instance_ids[start : start + AT_ONCE])
            found = [one for one in named_here if one[0].road is not Road.HERE]  # nobody decides about their own work
            if found:
                said: Any = answers([decision(*one) for one in found])
                named = found[0][0].instance_id if len(instance_ids) == 1 else f"{len(found)} submissions"
                self._file(FORM, said, "", Deed(Verb.DECIDE, deed, named, reason))
                before += [Before(work.instance_id, work.state, work.note) for work, _ in found]
            if watch is not None:
                watch.told(len(before))
        return tuple(before)

    def _row(self, instance_id: str) -> TeamWork:
        found = self._store.work([instance_id])
        if not found:
            raise StoreError("This submission is not on this laptop.")
        return spoken([found[0][0]], self._book.form, self._language)[0]

    @property
    def _language(self) -> str:
        return self._store.setting("language", "id")

    def _sheet(self, work: TeamWork) -> Sheet:
        xml = self._store.work_xml(work.instance_id)
        try:
            form = self._book.form(work.form_id, work.form_version)
            saved = read_submission(form, xml)
        except FieldappError:
            return Sheet(work, bare=_leaves(xml))
        language = form.language_for(self._language)
        loud = without_confirmations(form, saved)
        session = FormSession.restore(form, self._context(), loud, language)
        return Sheet(spoken_by(work, session), session, confirmed=confirmed(form, saved))

    def _before(self, work: TeamWork, earlier: Sequence[TeamWork]) -> Sheet | None:
        """What it corrects, else the last of the same form about this person, else the last about this person."""
        named = self._store.work([work.corrects]) if work.corrects else ()
        same = [one for one in earlier if one.form_id == work.form_id]
        chosen = next(iter((*(row for row, _ in named), *same, *earlier)), None)
        try:
            return None if chosen is None else self._sheet(chosen)
        except StoreError:
            return None

    def _files(self, instance_id: str) -> tuple[Attachment, ...]:
        if self._row(instance_id).road is Road.HERE:
            return self._store.attachments(instance_id)
        return self._book.team_work.attachments_of(instance_id)

    def _content(self, instance_id: str, attachment: Attachment) -> bytes:
        if self._row(instance_id).road is Road.HERE:
            return self._book.connection.read_attachment(attachment)
        return self._book.team_work.read_attachment(attachment)

    def _file_named(self, instance_id: str, name: str) -> bytes:
        """For the checks, which read the form's own audit."""
        for attachment in self._files(instance_id):
            if attachment.name == name:
                return self._content(instance_id, attachment)
        raise StoreError("This attachment has not come to this laptop.")


def _whole(note: str) -> tuple[Note, ...]:
    return (Note("", note.strip()),) if note.strip() else ()


def _leaves(xml: bytes) -> tuple[tuple[str, str], ...]:
    try:
        return leaves(xml)
    except FormError:
        return ()
