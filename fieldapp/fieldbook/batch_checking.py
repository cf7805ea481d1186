"""Judging the rows of a batch: as if each was typed, beside the other rows, earlier batches and the register."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from fieldapp.casework.matching import rank
from fieldapp.domain.batch import DOUBTS, Batch, BatchRow, Reason, RowState
from fieldapp.domain.roles import Permission
from fieldapp.errors import Cancelled
from fieldapp.fieldbook.batch_desk import BatchDesk, Progress, Stop, never, quiet
from fieldapp.fieldbook.batch_judging import Judge, Judged, verdict

AT_ONCE: Final = 50  # rows judged in one transaction
SURE: Final = 3  # the level of a match that a person should look at
UNCHECKED: Final = Reason("unchecked", DOUBTS)


@dataclass
class Beside:
    """What other rows say of a row. ``filed``: fingerprint → when and from which file it was filed before."""

    filed: dict[str, tuple[str, str]]
    nik: int = -1  # its column
    first_alike: dict[str, int] = field(default_factory=dict)
    first_nik: dict[str, int] = field(default_factory=dict)

    def says(self, row: BatchRow) -> list[Reason]:
        """Doubts about a row because of others."""
        found = []
        if row.fingerprint in self.filed and not row.fixes:
            at, name = self.filed[row.fingerprint]
            day = datetime.fromisoformat(at).astimezone()
            found.append(Reason("row_before", DOUBTS, -1, (("day", f"{day:%d/%m/%Y}"), ("name", name))))
        first = self.first_alike.get(row.fingerprint, row.number)
        if first != row.number and not row.fixes:
            found.append(Reason("row_twice", DOUBTS, -1, (("row", str(first)),)))
            return found
        digits = row.cell(self.nik).text.strip() if self.nik >= 0 else ""
        first = self.first_nik.get(digits, row.number)
        if digits and first != row.number:
            found.append(Reason("nik_twice", DOUBTS, self.nik, (("row", str(first)),)))
        return found


class BatchChecks(BatchDesk):
    """``check``, ``mend``, ``accept``."""

    def check(self, batch_id: str, progress: Progress = quiet, stop: Stop = never) -> Batch:
        """Judge every row that was not, as if it were typed. *Slow.* Raises Cancelled, NotAllowed."""
        self._book.permit.require(Permission.BATCH)
        batch = self._store.batch(batch_id)
        judge, rows = self._judge(batch), self._store.batch_rows(batch_id)
        beside = self._beside(batch, rows)
        waiting = [row for row in rows if UNCHECKED in row.reasons]
        for start in range(0, len(waiting), AT_ONCE):
            if stop():
                raise Cancelled
            progress(start, len(waiting))
            some = waiting[start : start + AT_ONCE]
            self._store.judge_rows(batch_id, [self._judged(judge, row, beside) for row in some])
        progress(len(waiting), len(waiting))
        return self._store.batch(batch_id)

    def mend(self, batch_id: str, number: int, column: int, text: str) -> BatchRow:
        """Type one cell anew; the row is judged again, and nobody has accepted it any more."""
        row = self._open_row(batch_id, number)
        fixes = {**dict(row.fixes), column: text.strip()}
        return self._again(batch_id, replace(row, fixes=tuple(sorted(fixes.items())), accepted=False))

    def accept(self, batch_id: str, number: int, person_id: str = "", *, accepted: bool = True) -> BatchRow:
        """A doubtful row goes all the same, about ``person_id`` of the register, "" about somebody new; or not."""
        row = self._open_row(batch_id, number)
        return self._again(batch_id, replace(row, accepted=accepted, person_id=person_id if accepted else ""))

    def _open_row(self, batch_id: str, number: int) -> BatchRow:
        self._book.permit.require(Permission.BATCH)
        return self._store.batch_row(batch_id, number)

    def _again(self, batch_id: str, row: BatchRow) -> BatchRow:
        batch = self._store.batch(batch_id)
        beside = self._beside(batch, self._store.batch_rows(batch_id))
        self._store.judge_rows(batch_id, [self._judged(self._judge(batch), row, beside)])
        return self._store.batch_row(batch_id, row.number)

    def _beside(self, batch: Batch, rows: Sequence[BatchRow]) -> Beside:
        """What other rows, here and in earlier batches, say of each."""
        columns = {name: at for at, name in batch.mapping.columns}
        nik = columns.get("nik", -1)
        found = Beside(self._store.rows_filed_before(batch.batch_id, [row.fingerprint for row in rows]), nik)
        for row in rows:
            if row.state != RowState.WITHDRAWN:
                found.first_alike.setdefault(row.fingerprint, row.number)
                if nik >= 0 and (digits := row.cell(nik).text.strip()):
                    found.first_nik.setdefault(digits, row.number)
        return found

    def _judged(self, judge: Judge, row: BatchRow, beside: Beside) -> BatchRow:
        judged = judge.judge(row)
        reasons = (*judged.reasons, *beside.says(row), *self._alike(judge, row, judged))
        return replace(
            row,
            reasons=reasons,
            state=verdict(reasons, accepted=row.accepted),
            instance_id=judged.session.instance_id,
            label=judged.session.instance_name() or judged.given.get("full_name", ""),
        )

    def _alike(self, judge: Judge, row: BatchRow, judged: Judged) -> tuple[Reason, ...]:
        """People of the register who may be the one this row is about."""
        query = judge.query(judged.given)
        if row.person_id or not query.searchable:
            return ()
        people = self._store.people(query, quick=True)
        for match in rank(query, people, self._clock().date()):
            same = bool(query.nik) and match.person.nik == query.nik
            if same or match.level >= SURE:
                code = "person_same_nik" if same else "person_alike"
                facts = (("name", match.person.name), ("person_id", match.person.person_id))
                return (Reason(code, DOUBTS, judge.columns.get("nik" if same else "full_name", -1), facts),)
        return ()
