"""What this desk has been given: the receiver's name and the folder of map files. Set when a form is opened.

One desk, one worker: the process keeps a single set, like its language and its theme.
"""

from dataclasses import dataclass
from pathlib import Path

from fieldapp.devices.receiver import AUTO

MAPS = "maps"  # folder of the profile
GPS = "gps"  # key of the setting


@dataclass(frozen=True, slots=True)
class Equipment:
    """``receiver``: see ``fieldapp.devices.receiver``. ``maps``: None where no profile is open."""

    receiver: str = AUTO
    maps: Path | None = None


_chosen = [Equipment()]


def use(equipment: Equipment) -> None:
    """From now on; questions read it when they are shown and when a button is pressed."""
    _chosen[0] = equipment


def current() -> Equipment:
    """What there is."""
    return _chosen[0]
