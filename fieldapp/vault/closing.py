"""A sealed laptop: the database key leaves every slot and goes into one age file that only the province opens.

Nothing is deleted: the encrypted store stays as it was, drafts and unsent work in it. ``sealed.age`` is written durably
first; from then on the slots go, at the latest when somebody tries to unlock. What a disk keeps of a deleted file (an
SSD keeps blocks, a snapshot keeps all) still needs the passphrase.
"""

import json
from pathlib import Path

from fieldapp.errors import DamagedStore, LaptopSealed
from fieldapp.vault.durable import durable_write, sync_directory
from fieldapp.vault.kdf import DEFAULT, KEY_BYTES, Cost
from fieldapp.vault.sealing import seal, unseal
from fieldapp.vault.slot_file import SlotFile

SEALED = "sealed.age"


def seal_off(folder: Path, slots: str, key: bytes, facts: dict[str, str], recipient: str) -> None:
    """Put ``key`` and ``facts`` (ids) into ``sealed.age`` for ``recipient``; then no slot opens any more."""
    durable_write(folder / SEALED, seal(json.dumps({**facts, "key": key.hex()}).encode(), [recipient]))
    drop_slots(folder, slots)


def drop_slots(folder: Path, slots: str) -> None:
    """Every file of the slots, counted tries included, in backups and in what was put aside here as well."""
    for path in folder.rglob(f"{slots}*"):
        path.unlink(missing_ok=True)
        sync_directory(path.parent)


def refuse_sealed(folder: Path, slots: str) -> None:
    """Raises LaptopSealed where the province has sealed this profile; finishes what was interrupted."""
    if (folder / SEALED).exists():
        drop_slots(folder, slots)
        raise LaptopSealed


def open_again(folder: Path, slots: str, identity: str, passphrase: str, *, cost: Cost = DEFAULT) -> str:
    """The province's key opens a sealed profile under a new passphrase; returns its new recovery code.

    Raises DamagedStore when ``identity`` is not the one it was sealed for. *Slow.*
    """
    content = unseal((folder / SEALED).read_bytes(), identity)
    try:
        key = bytes.fromhex(json.loads(content)["key"])
    except (ValueError, KeyError, TypeError):
        raise DamagedStore(reference="SEAL-1") from None
    if len(key) != KEY_BYTES:
        raise DamagedStore(reference="SEAL-2")
    code = SlotFile.wrap_again(folder / slots, key, passphrase, cost=cost)
    (folder / SEALED).unlink()
    sync_directory(folder)
    return code
