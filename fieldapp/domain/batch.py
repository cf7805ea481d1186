"""A batch: paper assessments that somebody typed into a table, taken in row by row. Frozen values.

ready      nothing stands against it
doubtful   a person looks first: it goes only when they say so
refused    it cannot go as it is
filed      an assessment of its own, in the queue or beyond
withdrawn  was filed and taken back before anything was sent
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from fieldapp.domain.assessment import State
from fieldapp.domain.table import Cell


class RowState(StrEnum):
    """Where a row stands."""

    READY = "ready"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"
    FILED = "filed"
    WITHDRAWN = "withdrawn"


class Stage(StrEnum):
    """Where a batch stands. ``filing`` is kept before the first row is filed: what a crash left goes on there."""

    CHECKING = "checking"
    FILING = "filing"
    FILED = "filed"
    WITHDRAWN = "withdrawn"


REFUSES, DOUBTS, NOTES = "refuses", "doubts", "notes"


@dataclass(frozen=True, slots=True)
class Reason:
    """What is said of a row. ``code`` has its words in ``fieldbook.batch_reasons``; ``column`` counts from 0, -1: none.

    ``weight``: refuses | doubts | notes.
    """

    code: str
    weight: str
    column: int = -1
    facts: tuple[tuple[str, str], ...] = ()

    def fact(self, name: str) -> str:
        """One of its facts."""
        return dict(self.facts).get(name, "")


@dataclass(frozen=True, slots=True)
class Mapped:
    """``columns``: column → question's name; ``fixed``: question → text that every row gets."""

    columns: tuple[tuple[int, str], ...] = ()
    fixed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One row. ``number`` as in the spreadsheet; ``fixes``: column → what was typed instead.

    ``instance_id`` is known before the row is filed; ``accepted``: a person said that it goes all the same;
    ``person_id``: whom of the register it is about, "" for somebody new.
    """

    number: int
    cells: tuple[Cell, ...]
    fingerprint: str
    state: RowState
    reasons: tuple[Reason, ...] = ()
    fixes: tuple[tuple[int, str], ...] = ()
    instance_id: str = ""
    accepted: bool = False
    person_id: str = ""
    label: str = ""

    def cell(self, column: int) -> Cell:
        """As it stands now, mended or not."""
        mended = dict(self.fixes)
        if column in mended:
            return Cell(mended[column], "text")
        return self.cells[column] if column < len(self.cells) else Cell()


@dataclass(frozen=True, slots=True)
class Batch:
    """``expected``: how many forms the paper pile holds, None when nobody counted; ``counts``: rows by state."""

    batch_id: str
    file_name: str
    sha256: str
    sheet: str
    form_id: str
    form_version: str
    form_title: str
    heads: tuple[str, ...]
    mapping: Mapped
    stage: Stage
    worker: str
    made_at: datetime
    changed_at: datetime
    since_1904: bool = False
    expected: int | None = None
    counts: Mapping[RowState, int] = field(default_factory=dict)

    def count(self, *states: RowState) -> int:
        """Rows in these states; all when none is named."""
        return sum(count for state, count in self.counts.items() if not states or state in states)


@dataclass(frozen=True, slots=True)
class RowResult:
    """What became of a row that was filed. ``receipt``: the province's number of it, "" until it answered."""

    row: int
    label: str
    instance_id: str
    state: State
    number: str
    sha256: str
    receipt: str = ""
    received_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Filed:
    """What a filing did: rows filed now, and those that no longer could be and were put back to be looked at."""

    filed: int
    put_back: int
