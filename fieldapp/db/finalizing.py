"""From draft to frozen bytes and, while nothing has left this laptop, back again.

Both ways are one transaction: frozen bytes, place in the outbox, entity changes, register, history. Whatever
fails leaves everything as it was.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, delete, select, update

from fieldapp.casework.projection import PERSON
from fieldapp.db.deciding_work import decide, undecide
from fieldapp.db.part import Part, change, must_be_draft, standing
from fieldapp.db.projecting import changed_entities, knows_person, project
from fieldapp.db.proof_tables import clock_note
from fieldapp.db.registry import unsee
from fieldapp.db.retention_tables import purged
from fieldapp.db.rows import find_assessment, write_properties
from fieldapp.db.schema import attachment, entity_change
from fieldapp.db.schema import submission as submission_table
from fieldapp.domain.assessment import Assessment, State
from fieldapp.domain.audit import Deed
from fieldapp.domain.clock import ClockDoubt
from fieldapp.domain.submission import Attachment, EntityChange, Submission, sha256_hex
from fieldapp.errors import NotADraft, StoreError, WorkPurged


class Frozen(NamedTuple):
    """A draft's frozen bytes and what goes into the store with them. ``deed``: what was decided, for the audit."""

    submission: Submission
    entity_changes: Sequence[EntityChange]
    title: str
    deed: Deed | None = None


class Finalizing(Part):
    """``finalize``, ``finalize_together``, ``recall``, ``take_back_together``, ``submission``, ``numbered``."""

    def finalize(
        self, submission: Submission, entity_changes: Sequence[EntityChange], title: str, deed: Deed | None = None
    ) -> Assessment:
        """Freeze a draft into the outbox. ``deed``: what was decided with it, for the audit.

        Raises NotADraft, DiskFull and StoreError (an attachment is not here).
        """
        return self.finalize_together([Frozen(submission, entity_changes, title, deed)])[0]

    def finalize_together(self, several: Sequence[Frozen]) -> tuple[Assessment, ...]:
        """Freeze drafts into the outbox, all or none. Raises what ``finalize`` raises."""
        for one in several:
            if sha256_hex(one.submission.xml) != one.submission.sha256:
                raise ValueError("the sha256 is not of these bytes")
        with self._writing() as connection:
            for one in several:
                must_be_draft(connection, one.submission.instance_id)
                self._finalize(connection, one)
            return tuple(find_assessment(connection, one.submission.instance_id) for one in several)

    def _finalize(self, connection: Connection, one: Frozen) -> None:
        submission, said = one.submission, one.entity_changes
        instance_id = submission.instance_id
        person = next((told.entity_id for told in said if told.entity_list == PERSON), None)
        _choose_attachments(connection, submission)
        _freeze(connection, submission)
        _add_changes(connection, submission, said)
        change(
            connection,
            instance_id,
            state=State.FINALIZED.value,
            title=one.title,
            changed_at=self._clock(),
            finalized_at=submission.finalized_at,
            number=submission.number,
            size=submission.size,
            retry_at=None,
            **({} if person is None else {"person_id": person}),
        )
        project(connection, {(told.entity_list, told.entity_id) for told in said})
        decide(connection, submission, self.witness().who)
        self._record(connection, instance_id, "finalized", submission.number)
        if one.deed is not None:
            self._tell(connection, one.deed)
        if submission.clock is not None:
            self._record(connection, instance_id, "clock", str(submission.clock.offset_s))

    def recall(self, instance_id: str) -> None:
        """Back to draft with all its answers; harmless for a draft. Raises NotADraft once it may have left."""
        with self._writing() as connection:
            self._recall(connection, instance_id)

    def take_back_together(self, instance_ids: Sequence[str]) -> None:
        """Back to drafts, and those into the bin, all or none. Raises NotADraft once one may have left."""
        with self._writing() as connection:
            for instance_id in reversed(instance_ids):
                self._recall(connection, instance_id)
                change(connection, instance_id, discarded_at=self._clock(), changed_at=self._clock())
                self._record(connection, instance_id, "discarded")

    def _recall(self, connection: Connection, instance_id: str) -> None:
        found = standing(connection, instance_id)
        if found.state == State.DRAFT:
            return
        if found.state != State.FINALIZED or found.first_attempt_at or found.exported_at:
            raise NotADraft(state=found.state.value)
        person_id = find_assessment(connection, instance_id).person_id
        unfrozen = {"finalized_at": None, "number": "", "size": 0, "retry_at": None, "changed_at": self._clock()}
        change(connection, instance_id, state=State.DRAFT.value, **unfrozen)
        keys = changed_entities(connection, instance_id)
        connection.execute(delete(entity_change).where(entity_change.c.instance_id == instance_id))
        unsee(connection)
        connection.execute(delete(clock_note).where(clock_note.c.instance_id == instance_id))
        connection.execute(delete(submission_table).where(submission_table.c.instance_id == instance_id))
        project(connection, keys)
        undecide(connection, instance_id)
        if not knows_person(connection, person_id):
            change(connection, instance_id, person_id="")
        self._record(connection, instance_id, "recalled")

    def submission(self, instance_id: str) -> Submission:
        """The frozen bytes and the attachments they name. Raises WorkPurged, StoreError when nothing was finalized."""
        found = self.submissions([instance_id])
        if not found:
            with self._reading() as connection:
                gone = select(purged.c.at).where(purged.c.instance_id == instance_id)
                if (at := connection.scalar(gone)) is not None:
                    raise WorkPurged(day=at.astimezone().date())
            raise StoreError("This assessment has not been finalized on this laptop.")
        return found[0]

    def submissions(self, instance_ids: Sequence[str]) -> tuple[Submission, ...]:
        """The frozen bytes of several, in this order; those that are not frozen, or were purged, are left out."""
        here, files = submission_table.c.instance_id, attachment.c
        wanted = select(submission_table).where(here.in_(instance_ids), submission_table.c.xml != b"")
        travelling = select(files.instance_id, files.name, files.sha256, files.size, files.media_type)
        travelling = travelling.where(files.instance_id.in_(instance_ids), files.travels == 1).order_by(files.name)
        with self._reading() as connection:
            rows = {row.instance_id: row for row in connection.execute(wanted)}
            of: dict[str, list[Attachment]] = defaultdict(list)
            for instance_id, *parts in connection.execute(travelling):
                of[instance_id].append(Attachment(*parts))
            noted = connection.execute(select(clock_note).where(clock_note.c.instance_id.in_(instance_ids)))
            clocks = {row.instance_id: ClockDoubt(row.offset_s, bool(row.uncertain)) for row in noted}
        found = (rows[one] for one in instance_ids if one in rows)
        return tuple(
            Submission(
                instance_id=row.instance_id,
                form_id=row.form_id,
                form_version=row.form_version,
                sha256=row.sha256,
                xml=row.xml,
                finalized_at=row.finalized_at,
                number=row.number,
                attachments=tuple(of[row.instance_id]),
                corrects=row.corrects,
                clock=clocks.get(row.instance_id),
            )
            for row in found
        )

    def numbered(self, number: str) -> str:
        """The instance id of the submission with this number, "" when there is none. One look into an index."""
        wanted = select(submission_table.c.instance_id).where(submission_table.c.number == number)
        with self._reading() as connection:
            return connection.scalar(wanted) or ""


def attachments_of(connection: Connection, instance_id: str) -> tuple[Attachment, ...]:
    """The attachments that travel with frozen bytes, by name."""
    columns = select(attachment.c.name, attachment.c.sha256, attachment.c.size, attachment.c.media_type)
    wanted = columns.where(attachment.c.instance_id == instance_id, attachment.c.travels == 1)
    return tuple(Attachment(*row) for row in connection.execute(wanted.order_by(attachment.c.name)))


def _choose_attachments(connection: Connection, submission: Submission) -> None:
    """Mark what the frozen bytes name. What they do not name stays for the case that the draft comes back."""
    here = attachment.c.instance_id == submission.instance_id
    named = [file.name for file in submission.attachments]
    connection.execute(update(attachment).where(here).values(travels=attachment.c.name.in_(named)))
    if set(attachments_of(connection, submission.instance_id)) != set(submission.attachments):
        raise StoreError("An attachment's file is not on this laptop.")


def _freeze(connection: Connection, submission: Submission) -> None:
    connection.execute(
        submission_table.insert().values(
            instance_id=submission.instance_id,
            sha256=submission.sha256,
            xml=submission.xml,
            number=submission.number,
            form_id=submission.form_id,
            form_version=submission.form_version,
            finalized_at=submission.finalized_at,
            corrects=submission.corrects,
            size=submission.size,
        )
    )
    if (clock := submission.clock) is not None:
        note = {"offset_s": clock.offset_s, "uncertain": int(clock.uncertain)}
        connection.execute(clock_note.insert().values(instance_id=submission.instance_id, **note))


def _add_changes(connection: Connection, submission: Submission, said: Sequence[EntityChange]) -> None:
    rows = [
        {
            "instance_id": submission.instance_id,
            "entity_list": one.entity_list,
            "entity_id": one.entity_id,
            "action": one.action,
            "label": one.label,
            "properties": write_properties(one.properties),
            "base_version": one.base_version,
            "branch_id": one.branch_id,
            "trunk_version": one.trunk_version,
            "at": submission.finalized_at,
        }
        for one in said
    ]
    if rows:
        connection.execute(entity_change.insert(), rows)
