"""The province's name and keys, made once by ``init``; every file is readable by its owner only.

province.json   id, name, code prefix, epoch, public halves: nothing secret
receipt.key     Ed25519 seed that signs receipts
token.key       Ed25519 seed that signs nonces and access tokens
ingest.age      age identity that opens sealed copies; serving never reads it, so it may live elsewhere
"""

import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from fieldapp.errors import StoreError
from fieldapp.vault.durable import durable_write
from fieldapp.vault.sealing import new_identity
from fieldapp.vault.signatures import new_key

KEYS = ("receipt.key", "token.key", "ingest.age")


@dataclass(frozen=True, slots=True)
class ProvinceCard:
    """What anyone may know of a province. ``epoch`` changes when it was restored from a backup."""

    province_id: str
    name: str
    prefix: str  # of device codes
    epoch: str
    key_id: str
    receipt_key: str
    ingest_recipient: str
    lanes: int = 1  # of the receipt log; never changed afterwards
    generation: int = 0  # how often it was restored; laptops may have seen more of every earlier one


@dataclass(frozen=True, slots=True)
class Identity:
    """The card and the two seeds that serving needs."""

    card: ProvinceCard
    receipt_seed: str = field(repr=False)
    token_seed: str = field(repr=False)


def create_identity(data: Path, name: str, prefix: str, lanes: int = 1) -> ProvinceCard:
    """Make the keys of a new province. Raises StoreError when the folder already has one."""
    card_path = data / "province.json"
    if card_path.exists():
        raise StoreError("This folder already holds a province.")
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    receipt_seed, receipt_key = new_key()
    token_seed, _ = new_key()
    ingest, recipient = new_identity()
    durable_write(data / "receipt.key", receipt_seed.encode())
    durable_write(data / "token.key", token_seed.encode())
    durable_write(data / "ingest.age", ingest.encode())
    card = ProvinceCard(
        province_id=secrets.token_hex(8),
        name=name,
        prefix=prefix,
        epoch=secrets.token_hex(4),
        key_id=f"receipt-{secrets.token_hex(4)}",
        receipt_key=receipt_key,
        ingest_recipient=recipient,
        lanes=lanes,
    )
    durable_write(card_path, msgspec.json.encode(card))
    return card


def renew_epoch(data: Path) -> ProvinceCard:
    """After a restore from a backup: laptops learn that receipts of the old epoch may have lost their submissions."""
    card = renewed(load_identity(data).card)
    write_card(data, card)
    return card


def renewed(card: ProvinceCard) -> ProvinceCard:
    """The same province in a new epoch."""
    return replace(card, epoch=secrets.token_hex(4), generation=card.generation + 1)


def write_card(data: Path, card: ProvinceCard) -> None:
    """What anyone may know, durably."""
    durable_write(data / "province.json", msgspec.json.encode(card))


def load_identity(data: Path) -> Identity:
    """Raises StoreError when ``init`` has not been run on the folder."""
    try:
        card = msgspec.json.decode((data / "province.json").read_bytes(), type=ProvinceCard)
        seeds = [(data / name).read_text().strip() for name in ("receipt.key", "token.key")]
    except (OSError, ValueError):
        raise StoreError("There is no province in this folder. Make one with: server init --data …") from None
    return Identity(card, *seeds)
