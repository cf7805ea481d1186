"""Before a store is brought up to a newer schema: a verified backup of it as it is, which the older app can open.

Without one nothing is upgraded: where the disk is too full for it, it is for the upgrade as well.
"""

from datetime import datetime
from functools import partial
from pathlib import Path

from fieldapp.db.backup import copy_file
from fieldapp.fieldbook.backup_folder import UPGRADE
from fieldapp.fieldbook.backup_making import Order, make
from fieldapp.fieldbook.backups import place_of
from fieldapp.fieldbook.profile import STORE, profile_device


def back_up_before_upgrade(folder: Path, key: bytes, now: datetime) -> None:
    """For a profile that nobody has open. *Slow.* Raises StoreError kinds."""
    order = Order(folder, key, place_of(folder), profile_device(folder), UPGRADE, now)
    make(order, partial(copy_file, folder / STORE, key))
