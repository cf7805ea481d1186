"""Laptops in one room as people see them: who is paired, who offers itself, what went over and what came, and why two
do not come together."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from fieldapp.domain.courier import ReadReceipts
from fieldapp.errors import FieldappError, SyncError


class RelayTrouble(SyncError):
    """Two laptops in one room do not come together; everything is as it was. Facts: ``why`` (a key below)."""

    code = "relay"
    WHYS: ClassVar[dict[str, str]] = {
        "address": "This is no address of a laptop. Type it as the other laptop shows it, such as 192.168.1.5.",
        "nobody": "Nobody answers there. See that both laptops are in one network, and that the other one "
        "offers itself.",
        "no_code": "The other laptop shows no code now. Let it show a new one.",
        "wrong_code": "The code does not fit, or somebody else answers in this network. Let a new code be shown and "
        "type it again.",
        "not_paired": "The two laptops are not paired any more. Pair them again with a code.",
        "stranger": "Another laptop answers than the one that was paired. Nothing was sent. Pair again with a code.",
        "other_key": "The other laptop is not the one that the province knows by this name. Nothing was sent; tell "
        "your administrator.",
        "network": "This laptop cannot be reached in that network any more. Choose the network again.",
        "damaged": "What came was damaged on the way. Try again; nothing is lost.",
        "busy": "The other laptop cannot do it now: it is full, locked or busy. Try again later.",
    }

    def __init__(self, why: str) -> None:
        super().__init__(self.WHYS[why], why=why)


class Side(StrEnum):
    """What the other laptop is to this one."""

    RELAY = "relay"  # it takes and hands out
    TEAM = "team"  # it brings its work here


class Kind(StrEnum):
    """What lies at a relay for a laptop."""

    RECEIPTS = "receipts"
    LETTER = "letter"
    FORM = "form"
    UPDATE = "update"


class Step(StrEnum):
    """What an exchange is at."""

    GREETING = "greeting"
    PACKING = "packing"
    HANDING = "handing"  # packs over
    FETCHING = "fetching"  # what lies there


@dataclass(frozen=True, slots=True)
class PairedLaptop:
    """``fingerprint`` is of its certificate, the only one that is believed. ``packs``, ``records`` and ``files`` count
    what ever went over; ``address`` is where it was last, "" for one that comes by itself."""

    fingerprint: str
    device_id: str
    device_code: str
    worker_name: str
    side: Side
    paired_at: datetime
    last_seen: datetime | None = None
    address: str = ""
    packs: int = 0
    records: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class Offering:
    """This laptop offers itself at ``address``. ``code`` is "" while nobody can pair; ``why`` says what ended the last
    one: used, tries, time, or "" before any."""

    address: str
    code: str = ""
    seconds_left: int = 0
    tries_left: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """A paired laptop that is here now. ``done`` and ``total`` are bytes of what is under way, 0 where nothing is."""

    fingerprint: str
    step: Step
    done: int = 0
    total: int = 0
    packs: int = 0
    records: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class FoundRelay:
    """A laptop in this room that offers itself; ``fingerprint`` is "" where it is none of the paired ones."""

    address: str
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What one exchange did. ``handed`` packs with ``records`` are at the relay now; ``again`` were there already.

    ``letters`` were read, ``forms`` are new here (names), ``updates`` is the version that is ready now; ``troubles``
    kept single things from it.
    """

    handed: int = 0
    records: int = 0
    again: int = 0
    receipts: ReadReceipts = field(default_factory=ReadReceipts)
    letters: int = 0
    forms: tuple[str, ...] = ()
    updates: tuple[str, ...] = ()
    troubles: tuple[FieldappError, ...] = ()
