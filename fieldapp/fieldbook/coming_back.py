"""What screens ask for where a profile is not just opened: bring a backup back, repair a damaged one. All *slow*."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from fieldapp.errors import WrongPassphrase
from fieldapp.fieldbook.backup_folder import Backup, newest_in
from fieldapp.fieldbook.profile import local_now, profile_seats, unlock
from fieldapp.fieldbook.restoring import restore
from fieldapp.fieldbook.salvaging import Rescued, rescue
from fieldapp.vault.slots import open_as_anybody, open_with_passphrase

if TYPE_CHECKING:
    from fieldapp.fieldbook.book import Fieldbook


def look_at(place: Path) -> Backup:
    """The newest backup in a folder or on a stick, not opened yet. Raises BadBackup."""
    return newest_in(place)


def bring_back(
    place: Path, folder: Path, passphrase: str, told: Callable[[int, int], object] = lambda done, of: None
) -> "Fieldbook":
    """Bring the newest backup of ``place`` onto a laptop without a profile, and open it as whose passphrase it is.

    Raises as ``restoring.restore``.
    """
    restore(place, folder, partial(open_as_anybody, passphrase=passphrase), local_now(), told=told)
    for seat in profile_seats(folder)[1:]:
        with suppress(WrongPassphrase):
            return unlock(folder, passphrase, seat.user)
    return unlock(folder, passphrase)


def repair(folder: Path, passphrase: str, user: str = "") -> Rescued | None:
    """Salvage a profile that cannot be opened; None where its store is whole. Raises as ``salvaging.rescue``."""
    return rescue(folder, partial(open_with_passphrase, passphrase=passphrase, user=user), local_now())
