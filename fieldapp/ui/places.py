"""Where the bundled data files are, in a source tree and in a packaged app."""

import sys
from pathlib import Path
from typing import Final

_HOME: Final = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[2]))
RESOURCES: Final = _HOME / "resources"
FONTS: Final = RESOURCES / "fonts"
ICONS: Final = RESOURCES / "icons"
SHEET: Final = RESOURCES / "theme" / "app.qss"
HIGH_SHEET: Final = RESOURCES / "theme" / "contrast.qss"
WORDS: Final = RESOURCES / "i18n"
