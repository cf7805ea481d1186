"""Batches of paper on this laptop: what a table was, and each of its rows with what was found about it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update

from fieldapp.db.batch_tables import import_batch, import_row
from fieldapp.db.part import Part
from fieldapp.domain.batch import Batch, BatchRow, Mapped, Reason, RowState, Stage
from fieldapp.domain.table import Cell
from fieldapp.errors import StoreError

OPEN = (RowState.READY.value, RowState.DOUBTFUL.value, RowState.REFUSED.value)
_BATCH, _ROW = import_batch.c, import_row.c


class ImportBatches(Part):
    """Keep, list and judge; filing is in ``batch_filing``."""

    def keep_batch(self, batch: Batch, rows: Sequence[BatchRow]) -> None:
        """A new batch with all its rows, in one transaction."""
        with self._writing() as connection:
            connection.execute(import_batch.insert().values(_batch_values(batch)))
            if rows:
                connection.execute(import_row.insert(), [_row_values(batch.batch_id, row) for row in rows])

    def batches(self, limit: int = 200) -> tuple[Batch, ...]:
        """Newest first."""
        with self._reading() as connection:
            rows = connection.execute(select(import_batch).order_by(_BATCH.made_at.desc()).limit(limit)).all()
            counts = _counts(connection, [row.batch_id for row in rows])
        return tuple(_to_batch(row, counts.get(row.batch_id, {})) for row in rows)

    def batch(self, batch_id: str) -> Batch:
        """Raises StoreError when it is not here."""
        with self._reading() as connection:
            row = connection.execute(select(import_batch).where(_BATCH.batch_id == batch_id)).one_or_none()
            counts = _counts(connection, [batch_id])
        if row is None:
            raise StoreError("This batch is not on this laptop.")
        return _to_batch(row, counts.get(batch_id, {}))

    def batches_of_file(self, sha256: str) -> tuple[Batch, ...]:
        """Those made from the very same bytes, newest first."""
        wanted = select(_BATCH.batch_id).where(_BATCH.sha256 == sha256).order_by(_BATCH.made_at.desc())
        with self._reading() as connection:
            ids = list(connection.scalars(wanted))
        return tuple(map(self.batch, ids))

    def batch_rows(
        self, batch_id: str, states: Iterable[RowState] = (), limit: int = 1_000_000, after: int = 0
    ) -> tuple[BatchRow, ...]:
        """In the order of the file; of these states, all when none is named; those ``after`` a row of the file."""
        wanted = select(import_row).where(_ROW.batch_id == batch_id, _ROW.line > after)
        named = [state.value for state in states]
        if named:
            wanted = wanted.where(_ROW.state.in_(named))
        with self._reading() as connection:
            return tuple(map(_to_row, connection.execute(wanted.order_by(_ROW.line).limit(limit))))

    def batch_row(self, batch_id: str, number: int) -> BatchRow:
        """Raises StoreError when it is not here."""
        wanted = select(import_row).where(_ROW.batch_id == batch_id, _ROW.line == number)
        with self._reading() as connection:
            row = connection.execute(wanted).one_or_none()
        if row is None:
            raise StoreError("This row is not on this laptop.")
        return _to_row(row)

    def judge_rows(self, batch_id: str, rows: Sequence[BatchRow]) -> None:
        """Write what was found about rows that are not filed; a row that was filed meanwhile stays."""
        with self._writing() as connection:
            for row in rows:
                here = (_ROW.batch_id == batch_id, _ROW.line == row.number, _ROW.state.in_(OPEN))
                values = {name: value for name, value in _row_values(batch_id, row).items() if name not in _FIXED}
                connection.execute(update(import_row).where(*here).values(values))
            self._touch(connection, batch_id)

    def put_batch(self, batch_id: str, stage: Stage, expected: int | None) -> None:
        """Where it stands, and how many forms the pile of paper holds."""
        with self._writing() as connection:
            connection.execute(
                update(import_batch)
                .where(_BATCH.batch_id == batch_id)
                .values(stage=stage.value, expected=expected, changed_at=self._clock())
            )

    def drop_batch(self, batch_id: str) -> None:
        """Forget the rows that were never filed; the whole batch where none was."""
        with self._writing() as connection:
            here = _ROW.batch_id == batch_id
            connection.execute(delete(import_row).where(here, _ROW.state.in_(OPEN)))
            if not connection.scalar(select(func.count()).where(here)):
                connection.execute(delete(import_batch).where(_BATCH.batch_id == batch_id))

    def rows_filed_before(self, batch_id: str, fingerprints: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Fingerprint → when (ISO) and from which file it was filed in another batch and still stands."""
        found: dict[str, tuple[str, str]] = {}
        columns = select(_ROW.fingerprint, _BATCH.changed_at, _BATCH.file_name)
        wanted = columns.join(import_batch, _BATCH.batch_id == _ROW.batch_id)
        with self._reading() as connection:
            for start in range(0, len(fingerprints), 500):
                some = _ROW.fingerprint.in_(fingerprints[start : start + 500])
                here = (some, _ROW.batch_id != batch_id, _ROW.state == RowState.FILED.value)
                for fingerprint, at, name in connection.execute(wanted.where(*here)):
                    found[fingerprint] = (at.isoformat(), name)
        return found

    def _touch(self, connection: Connection, batch_id: str) -> None:
        connection.execute(update(import_batch).where(_BATCH.batch_id == batch_id).values(changed_at=self._clock()))


_FIXED = ("batch_id", "line", "cells", "fingerprint")


def _counts(connection: Connection, batch_ids: Sequence[str]) -> dict[str, dict[RowState, int]]:
    wanted = select(_ROW.batch_id, _ROW.state, func.count()).where(_ROW.batch_id.in_(batch_ids))
    found: dict[str, dict[RowState, int]] = {}
    for batch_id, state, count in connection.execute(wanted.group_by(_ROW.batch_id, _ROW.state)):
        found.setdefault(batch_id, {})[RowState(state)] = count
    return found


def _batch_values(batch: Batch) -> dict[str, Any]:
    return {
        "batch_id": batch.batch_id,
        "file_name": batch.file_name,
        "sha256": batch.sha256,
        "sheet": batch.sheet,
        "form_id": batch.form_id,
        "form_version": batch.form_version,
        "form_title": batch.form_title,
        "heads": json.dumps(batch.heads),
        "mapping": json.dumps({"columns": batch.mapping.columns, "fixed": batch.mapping.fixed}),
        "stage": batch.stage.value,
        "worker": batch.worker,
        "made_at": batch.made_at,
        "changed_at": batch.changed_at,
        "since_1904": int(batch.since_1904),
        "expected": batch.expected,
    }


def _to_batch(row: Row[Any], counts: Mapping[RowState, int]) -> Batch:
    mapping = json.loads(row.mapping)
    columns = tuple((int(at), str(name)) for at, name in mapping["columns"])
    return Batch(
        batch_id=row.batch_id,
        file_name=row.file_name,
        sha256=row.sha256,
        sheet=row.sheet,
        form_id=row.form_id,
        form_version=row.form_version,
        form_title=row.form_title,
        heads=tuple(json.loads(row.heads)),
        mapping=Mapped(columns, tuple((str(name), str(text)) for name, text in mapping["fixed"])),
        stage=Stage(row.stage),
        worker=row.worker,
        made_at=row.made_at,
        changed_at=row.changed_at,
        since_1904=bool(row.since_1904),
        expected=row.expected,
        counts=counts,
    )


def _row_values(batch_id: str, row: BatchRow) -> dict[str, Any]:
    return {
        "batch_id": batch_id,
        "line": row.number,
        "cells": json.dumps([[cell.text, cell.kind, int(cell.computed)] for cell in row.cells], ensure_ascii=False),
        "fixes": json.dumps(row.fixes, ensure_ascii=False),
        "fingerprint": row.fingerprint,
        "state": row.state.value,
        "reasons": json.dumps([[one.code, one.weight, one.column, one.facts] for one in row.reasons]),
        "instance_id": row.instance_id,
        "accepted": int(row.accepted),
        "person_id": row.person_id,
        "label": row.label,
    }


def _to_row(row: Row[Any]) -> BatchRow:
    return BatchRow(
        number=row.line,
        cells=tuple(Cell(text, kind, bool(computed)) for text, kind, computed in json.loads(row.cells)),
        fingerprint=row.fingerprint,
        state=RowState(row.state),
        reasons=tuple(
            Reason(code, weight, column, tuple((str(name), str(value)) for name, value in facts))
            for code, weight, column, facts in json.loads(row.reasons)
        ),
        fixes=tuple((int(at), str(text)) for at, text in json.loads(row.fixes)),
        instance_id=row.instance_id,
        accepted=bool(row.accepted),
        person_id=row.person_id,
        label=row.label,
    )
