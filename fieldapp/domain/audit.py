"""The audit: what was done on a laptop and by whom, line after line, each sealed to the one before.

A line is a short JSON object, kept and sent as exactly the text that was sealed. It names ids, never people; ``why`` is
what a worker wrote as a reason or a purpose, and for a search which kinds of words were typed.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

BEGINNING: Final = "0" * 64  # the chain before the first line
LONGEST_WHY: Final = 500  # characters


class Verb(StrEnum):
    """What was done. The words stand in stores and at provinces: they are never changed."""

    BEGIN = "begin"  # the first line: how the older access log ended
    UNLOCK = "unlock"
    FAILED_UNLOCK = "failed_unlock"
    LOCK = "lock"
    ENROL = "enrol"
    OPEN = "open"  # a person, or a record about one
    NIK = "nik"  # shown in full
    SEARCH = "search"
    START = "start"
    FINALIZE = "finalize"
    CORRECT = "correct"
    DISCARD = "discard"
    UNDISCARD = "undiscard"
    RECALL = "recall"
    MOVE = "move"  # a draft to another form version
    PUT_AWAY = "put_away"  # work that the province refused
    PRINT = "print"
    EXPORT = "export"
    REPORT = "report"
    PACK = "pack"
    TAKE_PACK = "take_pack"
    BATCH = "batch"  # rows of a table of paper assessments were put into the queue
    UNBATCH = "unbatch"  # and taken back
    KEYING = "keying"  # a paper form was keyed a second time and compared
    PAIR = "pair"  # with a laptop in the same room
    UNPAIR = "unpair"
    MERGE = "merge"
    SPLIT = "split"
    DECIDE = "decide"
    APART = "apart"  # two people, though they look like one
    PUT_OFF = "put_off"  # a question about two people
    ASK_AGAIN = "ask_again"  # what was answered about two people is forgotten
    CONSENT = "consent"
    WITHDRAW = "withdraw"
    PURGE = "purge"
    BACKUP = "backup"
    RESTORE = "restore"
    RECOVERY = "recovery"
    SLOT = "slot"  # a passphrase or another way to open was changed
    ADD_USER = "add_user"
    REMOVE_USER = "remove_user"
    ROLE = "role"
    POLICY = "policy"
    FORM = "form"
    SUPPORT = "support"
    CLOCK = "clock"
    SEAL = "seal"
    ATTEMPTS_LOST = "attempts_lost"  # the list of failed unlocks was taken away or changed
    BEHIND = "behind"  # the store ends before what was seen of it: an older copy was put back
    BROKEN = "broken"
    FORKED = "forked"  # the province knows other lines after a place
    NOT_ALLOWED = "not_allowed"


@dataclass(frozen=True, slots=True)
class Witness:
    """Who works where, by which clock that only runs. ``up``: seconds, comparable while ``boot`` is the same."""

    who: str = ""
    device: str = ""
    boot: str = ""
    up: float = 0.0


@dataclass(frozen=True, slots=True)
class Deed:
    """What is to be written down."""

    verb: Verb
    kind: str = ""  # of the object: person, assessment, form, pack …
    object_id: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line as it is read. ``verb`` may be one that this version does not know."""

    seq: int
    at: datetime
    who: str
    device: str
    verb: str
    kind: str
    object_id: str
    why: str


@dataclass(frozen=True, slots=True)
class AuditEnd:
    """The last line: its number and the chain up to it; (0, BEGINNING) while there is none."""

    seq: int = 0
    chain: str = BEGINNING


@dataclass(frozen=True, slots=True)
class SignedHead:
    """An end that the device signed; the province's signature under the same, "" while it did not answer.

    Both texts are JSON, signed as exactly these bytes (``sync/audit_protocol``)."""

    end: AuditEnd
    signed: str
    signature: str
    countersigned: str = ""
    countersignature: str = ""


@dataclass(frozen=True, slots=True)
class AuditCheck:
    """``broken_at``: the number of the first line that is not as it was written, 0 when all are; ``why``: edited,
    missing, extra, end, beside (another end was seen), begin (the older access log)."""

    lines: int
    broken_at: int = 0
    why: str = ""

    @property
    def whole(self) -> bool:
        """Nothing was changed, as far as this laptop can tell alone."""
        return not self.why


def write_line(seq: int, at: datetime, witness: Witness, deed: Deed) -> str:
    """The text that is sealed. Raises ValueError for a time without zone."""
    if at.tzinfo is None:
        raise ValueError("a time needs its zone")
    members = {
        "seq": seq,
        "at": at.isoformat(timespec="milliseconds"),
        "up": round(witness.up, 3),
        "boot": witness.boot[:8],
        "who": witness.who,
        "device": witness.device,
        "verb": deed.verb.value,
        "kind": deed.kind,
        "id": deed.object_id,
        "why": deed.why.strip()[:LONGEST_WHY],
    }
    return json.dumps(members, ensure_ascii=False, separators=(",", ":"))


def read_line(line: str) -> AuditLine:
    """A line's members. Raises ValueError for what is no line."""
    try:
        said: Any = json.loads(line)
        texts = [str(said[name]) for name in ("who", "device", "verb", "kind", "id", "why")]
        at = datetime.fromisoformat(said["at"])
        seq = int(said["seq"])
        "".join(texts).encode()  # half a character can be written in JSON, and nowhere else
    except (KeyError, TypeError, OverflowError, RecursionError) as error:
        raise ValueError("no line of an audit") from error
    if at.tzinfo is None:
        raise ValueError("a time needs its zone")
    return AuditLine(seq, at, *texts)


def chained(before: str, line: str) -> str:
    """The chain up to ``line``: SHA-256, in hexadecimal, of the chain before it and its text."""
    return hashlib.sha256(f"{before}\n{line}".encode()).hexdigest()


def follow(end: AuditEnd, lines: Iterable[str]) -> AuditEnd:
    """The end after these lines, which must be numbered on from ``end``. Raises ValueError where they are not."""
    seq, chain = end.seq, end.chain
    for line in lines:
        seq += 1
        if read_line(line).seq != seq:
            raise ValueError("lines are numbered one after the other")
        chain = chained(chain, line)
    return AuditEnd(seq, chain)
