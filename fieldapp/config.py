"""Where things lie on this computer: the profile folder and the shipped resources. Reads, never writes."""

import os
import sys
from pathlib import Path

PROFILE_VARIABLE = "JANGKAU_PROFILE"
PROGRAM_VARIABLE = "JANGKAU_PROGRAM"


def resources() -> Path:
    """The shipped, read-only data folder (beside the package, or inside a packaged app)."""
    bundled = getattr(sys, "_MEIPASS", None)
    return Path(bundled) / "resources" if bundled else Path(__file__).resolve().parent.parent / "resources"


def manual() -> Path:
    """The manual, a folder of pages for each language: beside the package, or inside a packaged app."""
    bundled = getattr(sys, "_MEIPASS", None)
    return Path(bundled) / "manual" if bundled else Path(__file__).resolve().parent.parent / "docs" / "manual"


def profile_folder() -> Path:
    """The folder of this worker's encrypted store; ``JANGKAU_PROFILE`` overrides the platform's place."""
    chosen = os.environ.get(PROFILE_VARIABLE)
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("Jangkau", appauthor=False, roaming=False)


def program_folder() -> Path:
    """Where this person's newer versions of the program are; ``JANGKAU_PROGRAM`` overrides the platform's place."""
    chosen = os.environ.get(PROGRAM_VARIABLE)
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("Jangkau-program", appauthor=False, roaming=False)
