"""What every part of the store shares: the database and the clock."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update
from sqlalchemy.sql import ColumnElement

from fieldapp.db.audit_writing import audit_key, tell
from fieldapp.db.engine import Database
from fieldapp.db.schema import assessment, event
from fieldapp.domain.assessment import State
from fieldapp.domain.audit import Deed, Verb, Witness
from fieldapp.errors import NotADraft, StoreError

Clock = Callable[[], datetime]
AUDITED = {  # kinds of an assessment's history that are lines of the audit too
    "started": Verb.START,
    "finalized": Verb.FINALIZE,
    "recalled": Verb.RECALL,
    "discarded": Verb.DISCARD,
    "restored": Verb.UNDISCARD,
    "moved": Verb.MOVE,
    "moved_back": Verb.MOVE,
    "put_away": Verb.PUT_AWAY,
    "purged": Verb.PURGE,
}


class Part:
    """A group of the store's methods; each public one is one transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self.witness: Callable[[], Witness] = Witness  # who works here; whoever opens the store for a person says it

    def _reading(self) -> AbstractContextManager[Connection]:
        return self._database.reading()

    def _writing(self) -> AbstractContextManager[Connection]:
        return self._database.writing()

    def _record(self, connection: Connection, instance_id: str, kind: str, note: str = "") -> None:
        """One more line of an assessment's history."""
        at = self._clock()
        connection.execute(event.insert().values(instance_id=instance_id, kind=kind, at=at, note=note))
        if kind in AUDITED:
            self._tell(connection, Deed(AUDITED[kind], "assessment", instance_id, note))

    def _tell(self, connection: Connection, deed: Deed) -> None:
        """One more line of the audit, in the transaction of the act."""
        tell(connection, audit_key(self._database.key()), self._clock(), self.witness(), deed)

    @contextmanager
    def _draft(self, instance_id: str) -> Iterator[Connection]:
        """A writing transaction on a draft that is not in the bin. Raises NotADraft, StoreError."""
        with self._writing() as connection:
            must_be_draft(connection, instance_id)
            yield connection


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an assessment is, and whether it may have left this laptop."""

    state: State
    discarded_at: datetime | None
    first_attempt_at: datetime | None
    exported_at: datetime | None


def standing(connection: Connection, instance_id: str) -> Standing:
    """Raises StoreError when the assessment is not here."""
    columns = select(
        assessment.c.state, assessment.c.discarded_at, assessment.c.first_attempt_at, assessment.c.exported_at
    )
    row = connection.execute(columns.where(assessment.c.instance_id == instance_id)).one_or_none()
    if row is None:
        raise StoreError("This assessment is not on this laptop.")
    return Standing(State(row.state), row.discarded_at, row.first_attempt_at, row.exported_at)


def must_be_draft(connection: Connection, instance_id: str) -> None:
    """Raises NotADraft for what is finalized or in the bin, StoreError for what is not here."""
    found = standing(connection, instance_id)
    if found.state != State.DRAFT:
        raise NotADraft(state=found.state.value)
    if found.discarded_at is not None:
        raise NotADraft(state="discarded")


def change(connection: Connection, instance_id: str, **values: object) -> None:
    """Write columns of one assessment."""
    condition: ColumnElement[bool] = assessment.c.instance_id == instance_id
    connection.execute(update(assessment).where(condition).values(**values))
