"""The other half of ``columns``: streams become the lines they were made of, or ValueError.

Every length is bounded before it is used: a value may name an earlier one, so few bytes could stand for many.
"""

import re
from collections.abc import Sequence
from datetime import datetime

import msgspec
from msgspec import UNSET, UnsetType

from fieldapp.domain.clock import ClockDoubt
from fieldapp.domain.submission import Attachment, sha256_hex
from fieldapp.sync.columns import (
    BEYOND,
    CLOCK,
    COLUMN,
    EMPTY,
    FIELDS,
    FIRST_NAME,
    HASH,
    LAST,
    MOMENT,
    NEXT,
    PACKED,
    SEEN,
    START,
    UNITS,
    UUID,
    Streams,
    seal_of,
    show_moment,
    succession,
)
from fieldapp.sync.protocol import MAX_BATCH_LINES, MAX_BATCH_PLAIN, SubmissionLine

_LEAF = re.compile(r"<([\w:.-]+)\Z")
_PACKED = re.compile(f"[{UUID}{HASH}]")
_DOUBT = re.compile(r"(-?(?:0|[1-9]\d{0,11})) ([01])", re.ASCII)
_LONGEST_COUNT = 10  # bytes
_Files = list[tuple[str, str, int, str]]


def gather(
    streams: Streams, outline: Sequence[str] = (), most_characters: int = MAX_BATCH_PLAIN
) -> list[SubmissionLine]:
    """The lines again, each with the sha256 of its XML. Raises ValueError for anything else."""
    if not 0 <= streams.lines <= MAX_BATCH_LINES:
        raise ValueError(f"at most {MAX_BATCH_LINES} lines")
    try:
        gathering = _Gathering(streams, outline, most_characters)
        lines = [gathering.line() for _ in range(streams.lines)]
    except (IndexError, KeyError, StopIteration, OverflowError) as error:
        raise ValueError(f"streams that do not fit each other: {type(error).__name__}") from None
    if seal_of([line.sha256 for line in lines]) != streams.seal:
        raise ValueError("these are not the lines that were sent")
    return lines


class _Gathering:
    """State while lines are made again."""

    def __init__(self, streams: Streams, outline: Sequence[str], most_characters: int) -> None:
        keys = [*outline, *streams.keys]
        columns = streams.values.split(COLUMN)
        if len(columns) != len(keys):
            raise ValueError("as many columns as keys")
        self._around = [_around(key) for key in keys]
        self._keys = keys
        self._columns = [iter(column.split(NEXT)) for column in columns]
        self._after = succession(outline)
        self._flow, self._raw, self._moments = _Reader(streams.flow), _Reader(streams.raw), _Reader(streams.moments)
        self._run = self._flow.count()
        self._styles: dict[int, str] = {}
        self._moment = 0
        self._left = most_characters

    def line(self) -> SubmissionLine:
        """The next line. Raises what ``gather`` turns into ValueError."""
        after, columns, around = self._after, self._columns, self._around
        row: dict[int, str] = {}
        xml: list[str] = []
        left = self._left
        self._at, self._first = self._moment, True
        before = last = START
        while True:
            if self._run:
                self._run -= 1
                number = after[before]
            else:
                number = self._flow.count() - 1
                after.setdefault(before, number)
                self._run = self._flow.count()
            if number == START:
                break
            last, before = before, number
            value = next(columns[number])
            head, foot, bare = around[number]
            if value == EMPTY:
                piece = bare
            else:
                if value < BEYOND:
                    value = self._whole(number, value, row)
                row[number] = value
                piece = f"{head}{value}{foot}"
            left -= len(piece)
            if left < 0:
                raise ValueError("more than a batch may hold")
            xml.append(piece)
        self._left = left
        doubt: ClockDoubt | UnsetType = UNSET
        if self._keys[before] == CLOCK and last != START:
            doubt, before = _doubt(xml.pop()), last
        if self._keys[before] != LAST or len(xml) <= len(FIELDS):
            raise ValueError("a line without its fields")
        return _line(xml[: len(FIELDS)], "".join(xml[len(FIELDS) : -1]), xml[-1], doubt)

    def _whole(self, number: int, value: str, row: dict[int, str]) -> str:
        """A value that was shortened."""
        if value[:1] == MOMENT:
            style = value[1:] or self._styles[number]
            self._styles[number] = style
            unit = UNITS[style[0]]
            self._at = (self._at // unit + self._moments.difference()) * unit
            if self._first:
                self._moment, self._first = self._at, False
            return show_moment(self._at, style)
        start = ""
        if value[:1] == SEEN:
            start, value = row[ord(value[1]) - FIRST_NAME], value[2:]
        return start + _PACKED.sub(self._unpacked, value[1:] if value[:1] == PACKED else value)

    def _unpacked(self, mark: re.Match[str]) -> str:
        if mark[0] == HASH:
            return self._raw.take(32).hex()
        shown = self._raw.take(16).hex()
        return "-".join((shown[:8], shown[8:12], shown[12:16], shown[16:20], shown[20:]))


class _Reader:
    """A stream read from its beginning. Raises IndexError at its end."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0

    def take(self, count: int) -> bytes:
        taken = self._content[self._at : self._at + count]
        if len(taken) < count:
            raise IndexError
        self._at += count
        return taken

    def count(self) -> int:
        found = 0
        for place in range(_LONGEST_COUNT):
            byte = self.take(1)[0]
            found |= (byte & 0x7F) << (7 * place)
            if byte < 0x80:
                return found
        raise ValueError("a count that is too long")

    def difference(self) -> int:
        folded = self.count()
        return folded // 2 if folded % 2 == 0 else -(folded + 1) // 2


def _around(key: str) -> tuple[str, str, str]:
    """What stands before and after a slot's value, and what stands there when it is empty."""
    if key in FIELDS or key in (LAST, CLOCK):
        return "", "", ""
    leaf = _LEAF.search(key)
    if leaf:
        return f"{key}>", f"</{leaf[1]}>", f"{key}/>"
    return (f'{key}"', '"', f'{key}""') if key.endswith("=") else (key, "", key)


def _doubt(text: str) -> ClockDoubt:
    found = _DOUBT.fullmatch(text)
    if found is None:
        raise ValueError("a clock that cannot be")
    return ClockDoubt(int(found[1]), found[2] == "1")


def _line(fields: Sequence[str], xml: str, finalized_at: str, doubt: ClockDoubt | UnsetType) -> SubmissionLine:
    form_id, form_version, instance_id, number, corrects, listed = fields
    files = msgspec.json.decode(listed, type=_Files) if listed else []
    return SubmissionLine(
        instance_id=instance_id,
        form_id=form_id,
        form_version=form_version,
        sha256=sha256_hex(xml.encode()),
        xml=xml,
        finalized_at=datetime.fromisoformat(finalized_at),
        number=number,
        corrects=corrects,
        attachments=tuple(Attachment(*file) for file in files),
        clock=doubt,
    )
