"""Batches of paper: a table becomes assessments in the queue, row by row, and back while nothing was sent.

    table = batches.read(path); batch = batches.make(table, head, form_id, mapped); batches.check(batch.batch_id)
    batches.file(batch.batch_id)

Nothing is queued before ``file``. Rows that were not judged yet say so: whatever was stopped goes on.
"""

import re
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from fieldapp.domain.audit import Verb
from fieldapp.domain.batch import Batch, BatchRow, Mapped, RowResult, RowState, Stage
from fieldapp.domain.roles import Permission
from fieldapp.domain.table import Table
from fieldapp.errors import BadTable
from fieldapp.fieldbook import batch_questions
from fieldapp.fieldbook.batch_checking import UNCHECKED, BatchChecks
from fieldapp.fieldbook.batch_judging import fingerprint
from fieldapp.fieldbook.batch_queue import BatchQueue
from fieldapp.fieldbook.handing_out import put_file

TAGS: Final = re.compile(r"#[a-z]+([+ ].*)?")  # HXL, under the heads of tables that are exchanged


class Batches(BatchChecks, BatchQueue):
    """Of one open profile; ``read``, ``check`` and ``file`` are *slow* and may run beside the main thread."""

    def read(self, path: Path, sheet: str = "") -> Table:
        """The rows of a spreadsheet or text file. *Slow.* Raises BadTable, NotAllowed."""
        self._book.permit.require(Permission.BATCH)
        from fieldapp.xlsform.tables import read_table

        table = read_table(path, sheet)
        if len(table.rows) <= batch_questions.head_row(table.rows) + 1:
            raise BadTable("empty")
        return table

    def suggest(self, form_id: str, heads: Sequence[str]) -> tuple[Mapped, bool]:
        """The mapping used last for such a table, else what the heads look like; whether it was remembered."""
        targets = self.targets(form_id)
        names = {target.name for target in targets}
        kept = batch_questions.remembered(self._store.setting, form_id, heads)
        if kept is None:
            return batch_questions.suggested(heads, targets), False
        columns = tuple((at, name) for at, name in kept.columns if name in names and at < len(heads))
        return Mapped(columns, tuple((name, text) for name, text in kept.fixed if name in names)), True

    def made_from(self, table: Table) -> tuple[Batch, ...]:
        """Batches that were made from the very same file."""
        self._book.permit.require(Permission.BATCH)
        return self._store.batches_of_file(table.sha256)

    def make(self, table: Table, head: int, form_id: str, mapped: Mapped) -> Batch:
        """Keep a table with its mapping, which is remembered for such tables. Nothing is queued. Raises NotAllowed."""
        self._book.permit.require(Permission.BATCH)
        form, now = self._book.form(form_id), self._clock()
        heads = tuple(" ".join(cell.text.split()) for cell in table.rows[head].cells)
        batch = Batch(
            *(uuid.uuid4().hex, table.name, table.sha256, table.sheet, form.form_id, form.version, form.title),
            *(heads, mapped, Stage.CHECKING, self._book.worker.name, now, now, table.since_1904),
        )
        rows = [
            BatchRow(row.number, row.cells, fingerprint(heads, row.cells), RowState.DOUBTFUL, (UNCHECKED,))
            for row in table.rows[head + 1 :]
            if not all(TAGS.fullmatch(cell.text) for cell in row.cells if cell.text)
        ]
        self._store.keep_batch(batch, rows)
        self._store.put_setting(batch_questions.memory_key(form_id, heads), batch_questions.to_remember(mapped))
        return self._store.batch(batch.batch_id)

    def drop(self, batch_id: str) -> None:
        """Forget what was never filed of a batch, names and all; the whole batch where nothing was."""
        self._book.permit.require(Permission.BATCH)
        self._store.drop_batch(batch_id)

    def expect(self, batch_id: str, forms: int | None) -> None:
        """How many forms the pile of paper holds, as somebody counted."""
        self._book.permit.require(Permission.BATCH)
        self._store.put_batch(batch_id, self._store.batch(batch_id).stage, forms)

    def hand_out(self, batch_id: str, path: Path, content: bytes, what: str, *, named: bool) -> None:
        """Put a file of a batch where a person said; one that names people is an export. Raises FileInUse, DiskFull."""
        self._book.permit.require(Permission.BATCH)
        self._book.audit.note(Verb.EXPORT if named else Verb.PRINT, "batch", batch_id, what)
        put_file(path, content)

    def all(self) -> tuple[Batch, ...]:
        """Newest first. Raises NotAllowed."""
        self._book.permit.require(Permission.BATCH)
        return self._store.batches()

    def batch(self, batch_id: str) -> Batch:
        """One of them. Raises NotAllowed, StoreError."""
        self._book.permit.require(Permission.BATCH)
        return self._store.batch(batch_id)

    def rows(self, batch_id: str, states: Sequence[RowState] = ()) -> tuple[BatchRow, ...]:
        """In the order of the file. Raises NotAllowed."""
        self._book.permit.require(Permission.BATCH)
        return self._store.batch_rows(batch_id, states)

    def results(self, batch_id: str) -> tuple[RowResult, ...]:
        """What became of what was filed. Raises NotAllowed."""
        self._book.permit.require(Permission.BATCH)
        return self._store.batch_results(batch_id)
