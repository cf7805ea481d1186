"""Which laptop a store was made on: one random text in the store and in a file beside it, which no backup holds.

Where both are the same a backup has come back to its own laptop, in the place of the store it was made from: it goes on
as the same laptop. Anywhere else the first one may still be at work, so the copy becomes a laptop of its own, which
enrols anew. Submissions keep their ids: the province knows what it has, whoever brings it.
"""

import uuid
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from fieldapp.fieldbook.auditing import PLACE
from fieldapp.vault.durable import durable_write

if TYPE_CHECKING:
    from fieldapp.db.store import Store

ORIGIN, RESTORED = "origin", "restored_from"
_OF_A_LAPTOP = (
    "device_id",
    "device_code",
    "device_seed",
    "device_seed_in",
    "access_token",
    "reviews_cursor",
    ORIGIN,
    PLACE,
)


def mark_origin(folder: Path, store: "Store") -> None:
    """Once for a store, on the laptop where it begins. Raises StoreError kinds."""
    if not store.setting(ORIGIN):
        text = uuid.uuid4().hex
        durable_write(folder / ORIGIN, text.encode())
        store.put_setting(ORIGIN, text)


def is_here(folder: Path, settings: Mapping[str, str]) -> bool:
    """Whether a store with these settings was made in this folder of this laptop."""
    with suppress(OSError, UnicodeDecodeError):
        return bool(settings.get(ORIGIN)) and (folder / ORIGIN).read_text("ascii") == settings[ORIGIN]
    return False


def of_a_new_laptop() -> dict[str, str]:
    """The settings that make a restored store a laptop that no province knows yet."""
    return dict.fromkeys(_OF_A_LAPTOP, "") | {"profile_id": uuid.uuid4().hex}
