"""An update of the program that comes from a relay: its signed folder is gathered file by file, then verified whole.

Nothing of it is handed on, kept or run before The Update Framework says yes; metadata comes first, and the archive only
where it is newer than what is here.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from shutil import copyfileobj
from threading import Event
from typing import TYPE_CHECKING

from fieldapp.errors import BadUpdate
from fieldapp.fieldbook.updates import order
from fieldapp.sync.updates_protocol import METADATA, folder_of
from fieldapp.vault.durable import durable_file, durable_folder

if TYPE_CHECKING:
    from fieldapp.fieldbook.updating import Updating


class ArrivingUpdate:
    """``folder`` is emptied when it ends well or badly; a cut leaves it for the next visit. One worker thread."""

    def __init__(self, folder: Path, updating: "Updating") -> None:
        self._folder = folder
        self._updating = updating

    def wants(self, name: str) -> bool:
        """Whether a file of this name is worth fetching, after what came before it."""
        updates = self._updating.updates
        if not updates.possible or not folder_of(name):
            return False
        if folder_of(name) == METADATA:
            return True
        try:
            offered = updates.look(self._folder)
        except BadUpdate:
            return False
        return offered.archive == name and self._news(offered.version)

    def keep(self, name: str, came: Path) -> None:
        """Lay one file with the others; it is believed for nothing yet."""
        durable_folder(self._folder)
        with durable_file(self._folder / name) as kept, came.open("rb") as content:
            copyfileobj(content, kept)

    def take(self, progress: Callable[[int, int], None], cancelled: Event) -> str:
        """Verify what has come, and let the next start take it; the version, "" where nothing is new or whole yet.

        *Slow.* Raises BadUpdate for what is forged, damaged or old, StoreError kinds, Cancelled.
        """
        updates = self._updating.updates
        if not self._folder.is_dir() or not updates.possible:
            return ""
        try:
            offered = updates.look(self._folder)
            version = ""
            if self._news(offered.version):
                if not (self._folder / offered.archive).is_file():
                    return ""
                version = updates.stage(self._folder, progress, cancelled)
        except BadUpdate as error:
            if error.facts["why"] != "none":
                self._forget()
                raise
            return ""
        self._forget()
        return version

    def _news(self, version: str) -> bool:
        updates = self._updating.updates
        return updates.newer(version) and order(version) > order(updates.staged())

    def _forget(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
