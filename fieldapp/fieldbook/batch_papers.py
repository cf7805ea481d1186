"""What the batch desk hands out: rows with their reasons, blank tables, and the receipt of a batch as a report."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from fieldapp.domain.assessment import State
from fieldapp.domain.batch import DOUBTS, REFUSES, Batch, BatchRow, RowResult, RowState
from fieldapp.domain.batch_questions import Target
from fieldapp.fieldbook.batch_reasons import placed

if TYPE_CHECKING:
    from fieldapp.fieldbook.batches import Batches

ADDED_UP: Final = ("int", "decimal")


@dataclass(frozen=True, slots=True)
class ControlTotals:
    """What a second count must give again: rows of the file by state, and the sum of each column of numbers."""

    rows: int
    filed: int
    left: int
    received: int
    expected: int | None
    sums: tuple[tuple[str, str], ...]  # head → sum over what was filed


def bad_rows(desk: "Batches", batch: Batch, language: str = "id") -> bytes:
    """An .xlsx of the rows that do not go, in the columns they came in, each with its reasons."""
    from fieldapp.reports.batch_book import bad_rows_book

    kinds = {target.name: target.kind for target in desk.targets(batch.form_id, batch.form_version)}
    columns = {at: kinds.get(name, "") for at, name in batch.mapping.columns}
    rows = []
    for row in desk.rows(batch.batch_id, (RowState.DOUBTFUL, RowState.REFUSED)):
        told = [one for one in row.reasons if one.weight in (REFUSES, DOUBTS)]
        why = "\n".join(placed(one, batch.heads, language) for one in told)
        cells = [row.cell(at) for at in range(len(batch.heads))]
        rows.append((row.number, cells, why, frozenset(one.column for one in told)))
    return bad_rows_book(batch.heads, rows, columns, language)


def template(targets: Sequence[Target], language: str) -> bytes:
    """An .xlsx to type paper into."""
    from fieldapp.reports.batch_book import template_book

    return template_book(targets, language)


def control_totals(
    batch: Batch, rows: Sequence[BatchRow], results: Sequence[RowResult], targets: Sequence[Target]
) -> ControlTotals:
    """Counted anew from the rows, not from what was kept beside them."""
    kinds = {target.name: target.kind for target in targets}
    filed = [row for row in rows if row.state == RowState.FILED]
    sums = []
    for at, name in batch.mapping.columns:
        if kinds.get(name) in ADDED_UP:
            total = sum((_number(row.cell(at).text) for row in filed), Decimal(0))
            sums.append((batch.heads[at], f"{total:f}"))
    return ControlTotals(
        rows=len(rows),
        filed=len(filed),
        left=len(rows) - len(filed),
        received=sum(one.state == State.RECEIVED for one in results),
        expected=batch.expected,
        sums=tuple(sums),
    )


def _number(text: str) -> Decimal:
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return Decimal(0)
