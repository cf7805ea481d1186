"""A mark in the profile's folder while work may be unsent: whoever removes the program asks it, without any key.

It stands from unlocking until a lock that finds nothing unsent; after a kill it stays. It says nothing but that.
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from fieldapp.domain.assessment import OUTBOX, State

MARK: Final = "unsent"
UNSENT: Final = (State.DRAFT, *OUTBOX)


def mark_unsent(folder: Path) -> None:
    """Work may be unsent from now on. A folder that cannot be written to keeps nobody out of their work."""
    with suppress(OSError):
        (folder / MARK).touch()


def settle(folder: Path, counts: Mapping[State, int]) -> None:
    """Take the mark away when nothing is unsent."""
    if not any(counts.get(state, 0) for state in UNSENT):
        with suppress(OSError):
            (folder / MARK).unlink()
