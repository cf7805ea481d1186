"""What editors of files share: they hand content over to be kept, and ask for it back to show it.

``attached(name, content, media_type)`` is emitted once per file, with content ready to keep and a random name
that says nothing about the person. ``fetch`` gives the plain content of an answer and raises StoreError when it
is not on this laptop. ``preparing(busy)`` tells that a file is being made ready in the background.
"""

import secrets
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldapp.errors import StoreError
from fieldapp.ui.widgets.questions.editor import Editor

LARGEST = 25_000_000  # bytes of a file that is sent as it is


def _nowhere(name: str) -> bytes:
    raise StoreError(f"Nothing keeps the file {name}.")


def random_name(kind: str, suffix: str) -> str:
    """``photo-5f3a9c01.jpg``."""
    return f"{kind}-{secrets.token_hex(4)}{suffix}"


class AttachedEditor(Editor):
    """An editor whose answer is the name of a file."""

    attached = Signal(str, object, str)
    preparing = Signal(bool)

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.fetch: Callable[[str], bytes] = _nowhere

    def content(self, name: str) -> bytes:
        """The kept file; b"" when it is not on this laptop."""
        try:
            return self.fetch(name)
        except StoreError:
            return b""
