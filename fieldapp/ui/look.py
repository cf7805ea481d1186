"""How the app looks on this laptop: theme, text size, language. Known before unlocking, so never secret.

Kept as ``look.ini`` in the profile folder, where it can be read while the store is still locked.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings

from fieldapp.ui.theme import MODES
from fieldapp.ui.tokens import TEXT_SCALES
from fieldapp.ui.words import DEFAULT, LANGUAGES


@dataclass(frozen=True, slots=True)
class Look:
    """``mode``: system light dark contrast; ``scale``: one of the text scales; ``language``: id en."""

    mode: str = "system"
    scale: float = 1.0
    language: str = DEFAULT


def load(folder: Path) -> Look:
    """The kept look; anything unreadable is replaced by the default."""
    kept = _file(folder)
    mode = str(kept.value("mode", "system"))
    language = str(kept.value("language", DEFAULT))
    try:
        scale = float(str(kept.value("scale", 1.0)))
    except ValueError:
        scale = 1.0
    return Look(
        mode if mode in MODES else "system",
        scale if scale in TEXT_SCALES else 1.0,
        language if language in LANGUAGES else DEFAULT,
    )


def keep(folder: Path, look: Look) -> None:
    """Remember it for the next start."""
    kept = _file(folder)
    kept.setValue("mode", look.mode)
    kept.setValue("scale", look.scale)
    kept.setValue("language", look.language)
    kept.sync()


def _file(folder: Path) -> QSettings:
    return QSettings(str(folder / "look.ini"), QSettings.Format.IniFormat)
