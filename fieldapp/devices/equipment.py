"""What this desk has been given: the receiver's name and the folder of map files. Set when a form is opened.

One desk, one worker: the process keeps a single set, like its language and its theme.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from fieldapp.devices.receiver import AUTO

MAPS = "maps"  # folder of the profile
GPS = "gps"  # key of the setting


class Book(Protocol):
    """The part of a fieldbook that is read here."""

    @property
    def folder(self) -> Path: ...
    def setting(self, key: str, default: str = "") -> str: ...


@dataclass(frozen=True, slots=True)
class Equipment:
    """``receiver``: see ``fieldapp.devices.receiver``. ``maps``: None where no profile is open."""

    receiver: str = AUTO
    maps: Path | None = None


_chosen = [Equipment()]


def use(equipment: Equipment) -> None:
    """From now on; questions read it when they are shown and when a button is pressed."""
    _chosen[0] = equipment


def use_of(book: Book) -> None:
    """The receiver named in the settings, and the maps of the profile."""
    use(Equipment(book.setting(GPS, AUTO) or AUTO, book.folder / MAPS))


def current() -> Equipment:
    """What there is."""
    return _chosen[0]
