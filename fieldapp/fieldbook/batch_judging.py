"""One row through the form, as if somebody typed it: answers in the form's order, then everything the form says of it.

A row always gets the same ids (of itself and of the people it tells of) from its batch and its number, so that it can
be judged and filed as often as needed and is the same record each time.
"""

import random
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fieldapp.domain.batch import DOUBTS, REFUSES, Batch, BatchRow, Reason, RowState
from fieldapp.domain.batch_questions import Target
from fieldapp.domain.person import PersonQuery
from fieldapp.domain.submission import sha256_hex
from fieldapp.domain.table import Cell
from fieldapp.fieldbook.batch_values import CHOICES, Reading, Times, choose, read_cell
from fieldapp.forms import Context, Form, FormSession

FIXED = -1  # the column of what every row gets


@dataclass(frozen=True, slots=True)
class Judged:
    """A row as the form holds it. ``given``: question → answer; ``reasons``: what the cells and the form say."""

    session: FormSession
    given: Mapping[str, str]
    reasons: tuple[Reason, ...]


class Judge:
    """Of one batch. ``context`` is that of the worker; ids are the rows' own."""

    def __init__(self, batch: Batch, form: Form, targets: Sequence[Target], context: Context, language: str) -> None:
        self._batch = batch
        self._form = form
        self._context = context
        self._language = language
        self._times = Times(context.now(), batch.since_1904)
        columns = {name: at for at, name in batch.mapping.columns}
        fixed = dict(batch.mapping.fixed)
        self._asked = [target for target in targets if target.name in columns or target.name in fixed]
        self.columns = columns  # question → column
        self._fixed = fixed
        self._names = frozenset(target.name for target in targets)

    def judge(self, row: BatchRow) -> Judged:
        """Fill the form with a row; nothing is stored."""
        session = FormSession.start(self._form, self._with_ids(row), self._language)
        if row.person_id:
            self._put(session, "person_id", row.person_id)
        readings = [self._read(row, target) for target in self._asked]
        for name, text in self._companions(readings):
            self._put(session, name, text)
        given: dict[str, str] = {}
        for reading in readings:
            if reading.target.kind in CHOICES and reading.text:
                self._choose(session, reading)
            if reading.text:
                session.answer(reading.target.reference, reading.text)
                given[reading.target.name] = reading.text
        reasons = [reason for reading in readings for reason in reading.reasons]
        return Judged(session, given, (*reasons, *self._said(session, readings)))

    def query(self, given: Mapping[str, str]) -> PersonQuery:
        """For whom to look in the register."""
        born, age = given.get("birth_date", ""), given.get("age_est", "")
        return PersonQuery(
            name=given.get("full_name", ""),
            nik=given.get("nik", ""),
            sex=given.get("sex", ""),
            birth_date=self._times.now.date().fromisoformat(born) if born else None,
            age=int(age) if age.isdigit() else None,
            region=given.get("loc_kec", ""),
        )

    def _with_ids(self, row: BatchRow) -> Context:
        space, turn = uuid.UUID(self._batch.batch_id), iter(range(1_000_000))
        return replace(
            self._context,
            new_uuid=lambda: str(uuid.uuid5(space, f"{row.number}/{next(turn)}")),
            random=random.Random(f"{self._batch.batch_id}/{row.number}"),  # noqa: S311 (order of choices)
        )

    def _read(self, row: BatchRow, target: Target) -> Reading:
        column = self.columns.get(target.name, FIXED)
        cell = row.cell(column) if column != FIXED else Cell()
        if not cell.text and not cell.computed:  # what every row gets fills the gaps of a column too
            return read_cell(Cell(self._fixed.get(target.name, ""), "text"), column, target, self._times)
        return read_cell(cell, column, target, self._times)

    def _companions(self, readings: Sequence[Reading]) -> Iterator[tuple[str, str]]:
        """Questions that only open others and that no table has: a birth date that is there is known."""
        given = {one.target.name for one in readings if one.text or one.reasons}  # a wrong one is there too
        for name, text, because in (
            ("dob_known", "no", "age_est"),
            ("dob_known", "yes", "birth_date"),
            ("id_status", "known", "nik"),
        ):
            if because in given and name in self._names and name not in given:
                yield name, text

    def _put(self, session: FormSession, name: str, text: str) -> None:
        for reference in session.form.references:
            if reference.rpartition("/")[2] == name:
                session.answer(reference, text)
                return

    def _choose(self, session: FormSession, reading: Reading) -> None:
        """By what is offered now; where no word fits, by the words of the form's other languages."""
        reference, spoken = reading.target.reference, session.language
        if not session.node(reference).relevant and reading.column != FIXED:
            reading.text = ""
            reading.say(DOUBTS, "not_asked", question=reading.target.label)
            return
        others = [language for language in self._form.languages if language != spoken]
        found = False
        for language in (spoken, *others):
            if session.language != language:
                session.set_language(language)
            found = choose(reading, session.node(reference).choices, final=False)
            if found:
                break
        if session.language != spoken:
            session.set_language(spoken)
        if not found:
            choose(reading, session.node(reference).choices)

    def _said(self, session: FormSession, readings: Sequence[Reading]) -> Iterator[Reason]:
        by_reference = {reading.target.reference: reading for reading in readings}
        refused = {one.target.reference for one in readings if any(r.weight == REFUSES for r in one.reasons)}
        for violation in session.violations():
            if violation.reference in refused:
                continue
            reading = by_reference.get(violation.reference)
            question = session.node(violation.reference).label or violation.reference.rpartition("/")[2]
            name = violation.reference.rpartition("/")[2]
            facts = (("question", question), ("message", violation.message), ("name", name))
            yield Reason(violation.kind, REFUSES, reading.column if reading else FIXED, facts)
        for reading in readings:
            node = session.node(reading.target.reference)
            if reading.text and reading.column != FIXED and not node.relevant:
                yield Reason("not_asked", DOUBTS, reading.column, (("question", reading.target.label),))
            elif reading.text and node.soft:
                yield Reason("unusual", DOUBTS, reading.column, (("message", node.soft),))


def verdict(reasons: Sequence[Reason], *, accepted: bool) -> RowState:
    """What the reasons together make of a row."""
    weights = {reason.weight for reason in reasons}
    if REFUSES in weights:
        return RowState.REFUSED
    return RowState.DOUBTFUL if DOUBTS in weights and not accepted else RowState.READY


def fingerprint(heads: Sequence[str], cells: Sequence[Cell]) -> str:
    """The same for the same row of any file: what stands under which head, in whatever order of columns."""
    pairs = sorted((head.casefold(), cells[at].text) for at, head in enumerate(heads) if at < len(cells))
    filled = [f"{head}\x1f{text}" for head, text in pairs if text]
    return sha256_hex("\x1e".join(filled).encode())
