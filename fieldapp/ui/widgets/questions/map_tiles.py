"""Tiles of one map file, read and decoded in the background; the newest wish comes first, old wishes are dropped."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from fieldapp.devices.tiles import MapFacts, MapFile, MapRefused
from fieldapp.ui import background

KEPT = 160  # tiles in memory: 40 MB
Spot = tuple[int, int, int]  # zoom, column, row from the north


class MapTiles(QObject):
    """``come``: a tile that was wanted is here now."""

    come = Signal()

    def __init__(self, facts: MapFacts, parent: QObject) -> None:
        super().__init__(parent)
        self.facts = facts
        self._kept: OrderedDict[Spot, QImage] = OrderedDict()
        self._wanted: tuple[Spot, ...] = ()
        self._job: background.Job | None = None

    def have(self, spot: Spot) -> QImage | None:
        """A tile that is in memory; a null image where the map has none."""
        found = self._kept.get(spot)
        if found is not None:
            self._kept.move_to_end(spot)
        return found

    def want(self, spots: Sequence[Spot]) -> None:
        """Bring these, the first ones first; those wanted before are no longer."""
        missing = tuple(spot for spot in spots if spot not in self._kept)
        if not missing or missing == self._wanted:
            return
        self.close()
        self._wanted = missing
        path = self.facts.path

        def read(job: background.Job) -> None:
            with MapFile(path) as own:
                for spot in missing:
                    if job.cancelled.is_set():
                        return
                    job.tell((spot, QImage.fromData(own.tile(*spot))))

        self._job = background.run(read, self._done, self._failed, self._keep)

    def close(self) -> None:
        """Want nothing more."""
        self._wanted = ()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _keep(self, news: tuple[Spot, QImage]) -> None:
        spot, image = news
        self._kept[spot] = image
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.come.emit()

    def _done(self, _nothing: None) -> None:
        self._wanted = ()
        self._job = None

    def _failed(self, error: Exception) -> None:
        """The file went away while it was open: its places stay blank."""
        self._done(None)
        if isinstance(error, MapRefused):
            self._kept.update({spot: QImage() for spot in self._wanted})
