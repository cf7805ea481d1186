"""Submissions side by side: what repeats from one to the next stands together, so that little is left to send.

``spread`` turns the lines of a batch into a few streams, ``gather`` makes exactly the same lines of them again. A
line is cut into slots: a field of the line, a leaf of the XML, the value of an attribute. What stands between two
slots is part of the second one's key. Then

keys     each distinct key once, in order of appearance; those of the form's ``outline`` are known without it
flow     where the slots of a line do not follow each other as they first did: (how many did, the key instead)*
values   of each key, in order of the lines. A value that begins as an earlier one of its line names that one
raw      uuids and sha256 as bytes, in order
moments  times as differences to the one before, in order

Nothing is learned from answers but within one batch: neither side keeps anybody's words. Pure.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache

import msgspec
from msgspec import UnsetType

from fieldapp.domain.submission import sha256_hex
from fieldapp.sync.protocol import SubmissionLine

START = -1  # what stands before the first and after the last slot of a line
UNITS = {"3": 1000, "6": 1}  # digits of a second → microseconds of the last one
# Marks; XML 1.0 text has none of them. A value that is not itself begins with one, see ``gathering``.
EMPTY, SEEN, UUID, HASH, MOMENT, PACKED = "\x01", "\x02", "\x03", "\x04", "\x05", "\x07"
NEXT, COLUMN = "\x00", "\x06"  # between two values, between two columns
BEYOND = "\x09"  # greater than whatever begins with a mark
FIELDS = ("form_id", "form_version", "instance_id", "number", "corrects", "attachments")  # before the XML
LAST = "finalized_at"  # after the XML
CLOCK = "clock"  # after that, only in lines whose moment is doubtful
SHORTEST_RAW = 36  # characters of a uuid
LEAST = 4  # characters of an earlier value that are worth naming
FIRST_NAME = 0x20  # a key's number as a character, beyond the marks
MOST_KEYS = 0xD000
_SLOT = re.compile(r'<([\w:.-]+)>([^<]*)</\1>|<([\w:.-]+)/>|="([^"]*)"')
_RAW = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.(\d{3}|\d{6})([+-]\d\d:\d\d)", re.ASCII)
_MARKS = re.compile("[\x00-\x08]")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Streams(msgspec.Struct, array_like=True, frozen=True):
    """A batch spread out. ``seal`` is the sha256 of all lines' sha256 in hex, one after the other."""

    seal: bytes
    lines: int
    keys: list[str]
    flow: bytes
    values: str
    raw: bytes
    moments: bytes


def slots(xml: str) -> Iterator[tuple[str, str]]:
    """(key, value) of every slot."""
    at = 0
    for found in _SLOT.finditer(xml):
        before = xml[at : found.start()]
        at = found.end()
        leaf, text, empty, value = found.groups()
        if leaf is not None:
            yield f"{before}<{leaf}", text
        elif empty is not None:
            yield f"{before}<{empty}", EMPTY
        else:
            yield f"{before}=", value
    yield xml[at:], ""


def spread(lines: Sequence[SubmissionLine], outline: Sequence[str] = ()) -> Streams:
    """Raises ValueError for lines that cannot stand in columns; the caller also compares what ``gather`` makes."""
    made = _Spreading(outline)
    for line in lines:
        made.add(line)
    return made.streams(lines)


class _Spreading:
    """State while a batch is spread out."""

    def __init__(self, outline: Sequence[str]) -> None:
        self._numbers = {key: number for number, key in enumerate(outline)}
        self._known = len(self._numbers)
        self._after = succession(outline)
        self._values: dict[int, list[str]] = {}
        self._run = 0
        self._flow, self._raw, self._moments = bytearray(), bytearray(), bytearray()
        self._styles: dict[int, str] = {}
        self._moment = 0  # the first of the line before, microseconds since 1970

    def add(self, line: SubmissionLine) -> None:
        """One more line. Raises ValueError for a value that holds a mark of this encoding."""
        moment, first, before = self._moment, True, START
        seen: dict[int, str] = {}  # key's number → its value in this line
        for key, value in _line_slots(line):
            number = self._numbers.setdefault(key, len(self._numbers))
            self._step(before, number)
            before = number
            if _MARKS.search(value) and value != EMPTY:
                raise ValueError("a mark of this encoding stands in a value")
            found = read_moment(value)
            if found is None:
                shown = self._shortened(value, seen)
            else:
                at, style = found
                shown = self._timed(number, at, moment, style)
                moment = at
                self._moment = at if first else self._moment
                first = False
            if value != EMPTY:
                seen[number] = value
            self._values.setdefault(number, []).append(shown)
        self._step(before, START)

    def streams(self, lines: Sequence[SubmissionLine]) -> Streams:
        put_count(self._flow, self._run)
        keys = list(self._numbers)
        if len(keys) > MOST_KEYS or any(_MARKS.search(key) for key in keys):
            raise ValueError("too many kinds of slots, or a mark of this encoding in one")
        values = COLUMN.join(NEXT.join(self._values.get(number, ())) for number in range(len(keys)))
        seal = seal_of([line.sha256 for line in lines])
        flow, raw, moments = bytes(self._flow), bytes(self._raw), bytes(self._moments)
        return Streams(seal, len(lines), keys[self._known :], flow, values, raw, moments)

    def _step(self, before: int, number: int) -> None:
        if self._after.get(before) == number:
            self._run += 1
            return
        put_count(self._flow, self._run)
        put_count(self._flow, number + 1)
        self._run = 0
        self._after.setdefault(before, number)

    def _timed(self, number: int, at: int, before: int, style: str) -> str:
        unit = UNITS[style[0]]
        put_count(self._moments, _folded(at // unit - before // unit))
        same = self._styles.get(number) == style
        self._styles[number] = style
        return MOMENT if same else MOMENT + style

    def _shortened(self, value: str, seen: Mapping[int, str]) -> str:
        if len(value) < LEAST:
            return value
        named, best = START, ""
        for number, one in seen.items():
            if len(one) >= LEAST and len(one) > len(best) and value.startswith(one):
                named, best = number, one
        if named == START:
            return self._packed(value)
        rest = self._packed(value[len(best) :])
        return SEEN + chr(FIRST_NAME + named) + (rest[1:] if rest[:1] == PACKED else rest)

    def _packed(self, value: str) -> str:
        def pack(found: re.Match[str]) -> str:
            self._raw.extend(bytes.fromhex(found[0].replace("-", "")))
            return UUID if "-" in found[0] else HASH

        packed = _RAW.sub(pack, value) if len(value) >= SHORTEST_RAW else value
        return packed if len(packed) == len(value) or packed < BEYOND else PACKED + packed


def _line_slots(line: SubmissionLine) -> Iterator[tuple[str, str]]:
    files = [(file.name, file.sha256, file.size, file.media_type) for file in line.attachments]
    listed = msgspec.json.encode(files).decode() if files else ""
    given = (line.form_id, line.form_version, line.instance_id, line.number, line.corrects, listed)
    yield from zip(FIELDS, given, strict=True)
    yield from slots(line.xml)
    yield LAST, line.finalized_at.isoformat()
    if not isinstance(line.clock, UnsetType):
        yield CLOCK, f"{line.clock.offset_s} {int(line.clock.uncertain)}"


def seal_of(hashes: Sequence[str]) -> bytes:
    """What proves that both sides mean the same bytes, once for a whole batch."""
    return bytes.fromhex(sha256_hex("".join(hashes).encode()))


def succession(outline: Sequence[str]) -> dict[int, int]:
    """Which slot is expected after which, before any line was seen: fields, then the form's own order."""
    numbers = list(range(len(outline)))
    return dict(zip([START, *numbers], [*numbers, START], strict=True)) if outline else {}


def put_count(stream: bytearray, count: int) -> None:
    """Seven bits a byte, the lowest first; the eighth says that more follow."""
    while count > 0x7F:
        stream.append(count & 0x7F | 0x80)
        count >>= 7
    stream.append(count)


def _folded(number: int) -> int:
    return 2 * number if number >= 0 else -2 * number - 1


def read_moment(value: str) -> tuple[int, str] | None:
    """(microseconds since 1970, style) of a moment that ``show_moment`` writes back exactly; None otherwise."""
    found = _MOMENT.fullmatch(value) if len(value) in (29, 32) else None
    if found is None:
        return None
    try:
        at = (datetime.fromisoformat(value) - EPOCH) // MICROSECOND
        style = f"{len(found[1])}{found[2]}"
        return (at, style) if show_moment(at, style) == value else None
    except (ValueError, OverflowError):
        return None


def show_moment(at: int, style: str) -> str:
    """The text of a moment. Raises ValueError and OverflowError for a style or a moment that cannot be."""
    shown = (EPOCH + timedelta(microseconds=at)).astimezone(_zone(style[1:]))
    return shown.isoformat(timespec="milliseconds" if style[0] == "3" else "microseconds")


@lru_cache(64)
def _zone(offset: str) -> tzinfo | None:
    return datetime.strptime(offset, "%z").tzinfo
