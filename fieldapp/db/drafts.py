"""Drafts: every answer is a row, written when it is given, raw text included."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, exists, func, select, text, update
from sqlalchemy.dialects.sqlite import insert

from fieldapp.db.columns import instant_text
from fieldapp.db.part import Part, change, standing
from fieldapp.db.registry import note_seen
from fieldapp.db.repair_tables import aside, review
from fieldapp.db.rows import assessment_query, find_assessment, to_assessment
from fieldapp.db.schema import answer, assessment, attachment, draft_seen, event, moved_draft, setting
from fieldapp.db.tallies import counted
from fieldapp.domain.assessment import Assessment, Event, Progress, State
from fieldapp.domain.audit import Deed, Verb
from fieldapp.domain.submission import Attachment
from fieldapp.errors import NotADraft

BIN_DAYS = 30
LONGEST_LEAVE_DAYS = 100  # a laptop that was away for longer, or came back earlier than it left, has a wrong clock
_OPENED_AT = "opened_at"


class Drafts(Part):
    """Start, save, list, read, discard."""

    def start(
        self,
        instance_id: str,
        form_id: str,
        form_version: str,
        form_title: str,
        saved: Mapping[str, str],
        progress: Progress,
        title: str = "",
        person_id: str = "",
        corrects: str = "",
        files: Sequence[Attachment] = (),
        worker: str = "",
    ) -> Assessment:
        """A new draft with its first answers, durable when this returns.

        ``files`` are attachments whose content this laptop holds already, for another assessment; ``worker`` is the
        user of this laptop who records.
        """
        with self._writing() as connection:
            values = {"instance_id": instance_id, "form_id": form_id, "form_version": form_version}
            values |= {"form_title": form_title, "title": title, "person_id": person_id, "corrects": corrects}
            self._begin(connection, values | {"worker": worker}, saved, progress, files)
        return self.assessment(instance_id)

    def _begin(
        self,
        connection: Connection,
        values: Mapping[str, str],
        saved: Mapping[str, str],
        progress: Progress,
        files: Sequence[Attachment] = (),
    ) -> None:
        """A draft's rows, in the transaction of the caller; ``values``: columns of the assessment."""
        now, instance_id, corrects = self._clock(), values["instance_id"], values["corrects"]
        row = {**values, "state": State.DRAFT.value, "started_at": now, "changed_at": now, **asdict(progress)}
        connection.execute(assessment.insert().values(row))
        write_answers(connection, instance_id, saved)
        if files:
            connection.execute(attachment.insert(), [{"instance_id": instance_id, **asdict(file)} for file in files])
        note_seen(connection, instance_id)
        self._record(connection, instance_id, "started")
        if corrects:
            self._tell(connection, Deed(Verb.CORRECT, "assessment", corrects, instance_id))

    def save(self, instance_id: str, saved: Mapping[str, str | None], progress: Progress, title: str) -> datetime:
        """Write changed answers (None removes one); returns when they were safe. Raises NotADraft, DiskFull."""
        with self._draft(instance_id) as connection:
            write_answers(connection, instance_id, saved)
            change(connection, instance_id, title=title, changed_at=self._clock(), **asdict(progress))
        return self._clock()

    def answers(self, instance_id: str) -> dict[str, str]:
        """Everything saved, by reference."""
        wanted = select(answer.c.reference, answer.c.text).where(answer.c.instance_id == instance_id)
        with self._reading() as connection:
            return dict(connection.execute(wanted).all())

    def assessment(self, instance_id: str) -> Assessment:
        """One assessment, also when it is in the bin. Raises StoreError when it is not here."""
        with self._reading() as connection:
            return find_assessment(connection, instance_id)

    def assessments(
        self, states: Sequence[State] = (), limit: int = 200, offset: int = 0, *, drafts_of: str | None = None
    ) -> tuple[Assessment, ...]:
        """A page of the list, newest change first, without the bin; all states when none is named.

        ``drafts_of``: the user whose drafts are listed; None lists everybody's.
        """
        wanted = assessment_query().where(assessment.c.discarded_at.is_(None))
        if drafts_of is not None:
            wanted = wanted.where((assessment.c.worker == drafts_of) | (assessment.c.state != State.DRAFT.value))
        if states:
            wanted = wanted.where(assessment.c.state.in_([state.value for state in states]))
        wanted = wanted.order_by(assessment.c.changed_at.desc(), assessment.c.instance_id)
        with self._reading() as connection:
            return tuple(map(to_assessment, connection.execute(wanted.limit(limit).offset(offset))))

    def weigh(self, states: Sequence[State]) -> tuple[int, datetime | None]:
        """Bytes of what is in these states, and the earliest time at which one of it is tried again."""
        first = select(assessment.c.retry_at).where(
            text("retry_at IS NOT NULL"), assessment.c.state.in_([state.value for state in states])
        )
        with self._reading() as connection:
            sizes = counted(connection, "bytes")
            retry_at = connection.scalar(first.order_by(assessment.c.retry_at).limit(1))
        return sum(sizes.get(state.value, 0) for state in states), retry_at

    def needing(self, limit: int = 1_000_000, *, of: str | None = None) -> tuple[Assessment, ...]:
        """Came back, not put aside now, and without a finalized correction; newest change first; of one user or all."""
        later = assessment.alias("later")
        corrected = exists().where(  # the second condition names the index
            later.c.corrects == assessment.c.instance_id,
            text("later.corrects <> ''"),
            later.c.state != State.DRAFT.value,
        )
        refused = assessment.alias("refused")
        refused_ids = select(refused.c.instance_id).where(
            refused.c.state.in_([State.RETURNED.value, State.HELD.value]), text("refused.discarded_at IS NULL")
        )
        back = review.alias("back")
        sent_back = select(back.c.instance_id).where(text("back.state = 'returned'"))
        troubled = assessment.c.instance_id.in_(refused_ids.union_all(sent_back))
        put = aside.alias("put")
        quiet = exists().where(
            put.c.instance_id == assessment.c.instance_id, put.c.until.is_(None) | (put.c.until > self._clock())
        )
        wanted = assessment_query().where(troubled, ~corrected, ~quiet)
        if of is not None:
            wanted = wanted.where(assessment.c.worker == of)
        wanted = wanted.order_by(assessment.c.changed_at.desc(), assessment.c.instance_id)
        with self._reading() as connection:
            return tuple(map(to_assessment, connection.execute(wanted.limit(limit))))

    def count_by_state(self, *, drafts_of: str | None = None) -> dict[State, int]:
        """Assessments per state without the bin; every state is present. ``drafts_of`` counts one user's drafts."""
        own = select(func.count()).where(
            assessment.c.state == State.DRAFT.value,
            assessment.c.discarded_at.is_(None),
            assessment.c.worker == (drafts_of or ""),
        )
        with self._reading() as connection:
            found = {State(state): number for state, number in counted(connection, "state").items()}
            if drafts_of is not None and found.get(State.DRAFT):
                found[State.DRAFT] = connection.scalar(own) or 0
        return {state: found.get(state, 0) for state in State}

    def history(self, instance_id: str) -> tuple[Event, ...]:
        """What happened to an assessment, oldest first."""
        wanted = select(event.c.kind, event.c.at, event.c.note).where(event.c.instance_id == instance_id)
        with self._reading() as connection:
            return tuple(Event(*row) for row in connection.execute(wanted.order_by(event.c.id)))

    def discard(self, instance_id: str) -> None:
        """Put a draft into the bin for 30 days. Raises NotADraft for anything finalized."""
        with self._draft(instance_id) as connection:
            change(connection, instance_id, discarded_at=self._clock())
            self._record(connection, instance_id, "discarded")

    def undiscard(self, instance_id: str) -> None:
        """Take a draft out of the bin; harmless when it is not in it."""
        with self._writing() as connection:
            found = standing(connection, instance_id)
            if found.state != State.DRAFT:
                raise NotADraft(state=found.state.value)
            if found.discarded_at is not None:
                change(connection, instance_id, discarded_at=None)
                self._record(connection, instance_id, "restored")

    def _empty_bin(self) -> None:
        """Delete what has been in the bin for longer than its days; after a jump of the clock they begin again."""
        now = self._clock()
        expired = select(assessment.c.instance_id).where(assessment.c.discarded_at < now - timedelta(days=BIN_DAYS))
        with self._writing() as connection:
            if _clock_jumped(connection, now):
                in_bin = assessment.c.discarded_at.is_not(None)
                connection.execute(update(assessment).where(in_bin).values(discarded_at=now))
            ids = list(connection.scalars(expired))
            for table in (answer, attachment, event, moved_draft, draft_seen, assessment) if ids else ():
                connection.execute(delete(table).where(table.c.instance_id.in_(ids)))
            opened = insert(setting).values(key=_OPENED_AT, value=instant_text(now))
            connection.execute(opened.on_conflict_do_update(["key"], set_={"value": opened.excluded.value}))


def _clock_jumped(connection: Connection, now: datetime) -> bool:
    """Whether the last opening is said to be in the future or longer ago than any leave; never at the first one."""
    before = connection.scalar(select(setting.c.value).where(setting.c.key == _OPENED_AT))
    if before is None:
        return False
    return not timedelta() <= now - datetime.fromisoformat(before) <= timedelta(days=LONGEST_LEAVE_DAYS)


def write_answers(connection: Connection, instance_id: str, saved: Mapping[str, str | None]) -> None:
    """Rows of answers in a transaction of the caller's; None removes one."""
    given = [
        {"instance_id": instance_id, "reference": reference, "text": text}
        for reference, text in saved.items()
        if text is not None
    ]
    gone = [reference for reference, text in saved.items() if text is None]
    if given:
        statement = insert(answer)
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["instance_id", "reference"], set_={"text": statement.excluded.text}
            ),
            given,
        )
    if gone:
        here = answer.c.instance_id == instance_id
        connection.execute(delete(answer).where(here, answer.c.reference.in_(gone)))
