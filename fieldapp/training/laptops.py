"""The made-up team: laptops with keys of their own, and the card that names them, signed by a made-up province.

Keys are made anew each time and kept nowhere but in the made-up fieldbook; no real laptop or province knows them.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from fieldapp import __version__
from fieldapp.domain.team import Member, Standing
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.team import HEARD_AT, KEPT
from fieldapp.sync.protocol import SignedReceipt, encode
from fieldapp.sync.team_protocol import TeamText
from fieldapp.vault import signatures
from fieldapp.vault.sealing import new_identity

WORKERS: Final = (
    ("KT-A07", "Rina Latihan", "worker"),
    ("KT-A08", "Andi Latihan", "worker"),
    ("KT-A09", "Desi Latihan", "worker"),
    ("KT-B02", "Yohanes Latihan", "intake"),
)
OWN, KEY = "laptop-latihan", "latihan"  # id of the laptop that practises; name of the key that signs for it


@dataclass(frozen=True, slots=True)
class Laptop:
    """One of the made-up team, with what it signs by."""

    member: Member
    seed: str = field(repr=False)


def make_team(book: Fieldbook, now: datetime) -> tuple[Laptop, ...]:
    """Invent the team and hand its card to the fieldbook."""
    laptops = []
    for code, worker, role in WORKERS:
        seed, public = signatures.new_key()
        member = Member(f"laptop-{code}", code, worker, role, public, new_identity()[1])
        laptops.append(Laptop(member, seed))
    tell_standings(book, tuple(laptops), now)
    return tuple(laptops)


def tell_standings(book: Fieldbook, laptops: tuple[Laptop, ...], now: datetime) -> None:
    """A new card: when each was heard of last, and what it has that was not sent."""
    seed, public = signatures.new_key()
    members = tuple(one.member for one in laptops)
    text = encode(TeamText(1, "team", OWN, now, (), members, _standings(members, now), KEY)).decode()
    signed = SignedReceipt(text, signatures.sign(seed, text.encode()))
    facts = {
        "device_id": OWN,
        "receipt_keys": encode({KEY: public}).decode(),
        KEPT: encode(signed).decode(),
        HEARD_AT: now.isoformat(),
    }
    for key, value in facts.items():
        book.put_setting(key, value)


def _standings(members: tuple[Member, ...], now: datetime) -> tuple[Standing, ...]:
    """One is well, one long silent, one has work that came back, one is behind."""
    old_form = {"follow_up": "2026010101"}
    told: tuple[
        tuple[float, str, dict[str, str], int, int, int, float], ...
    ] = (  # days ago, …, last received, days ago
        (0.1, __version__, {}, 0, 2, 0, 0.1),
        (9.0, __version__, {}, 14, 1, 0, 9.0),
        (0.8, __version__, {}, 5, 3, 1, 4.0),
        (2.2, "0.0.9", old_form, 0, 0, 0, 2.2),
    )
    return tuple(
        Standing(one.device_id, _ago(now, seen), app, forms, unsent, drafts, held, _ago(now, received))
        for one, (seen, app, forms, unsent, drafts, held, received) in zip(members, told, strict=True)
    )


def _ago(now: datetime, days: float) -> datetime:
    return now - timedelta(days=days)
