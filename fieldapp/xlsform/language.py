"""Which language people read about their workbook in: Indonesian, unless the system speaks English."""

import os

LANGUAGES = ("id", "en")


def preferred_language() -> str:
    """``en`` when the first of LC_ALL, LC_MESSAGES and LANG that is set begins with ``en``, else ``id``."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "en" if value.lower().startswith("en") else "id"
    return "id"
