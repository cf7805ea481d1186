"""Work on a stick: make courier packs, carry those of other laptops, read the receipts that come back.

A pack is not a receipt: what is in one stays in the outbox, goes over the network too when there is one, and can never
be a draft again. Copies, late arrivals and packs that come after the online upload do no harm. Making a pack and
reading receipts needs no network. Every call with a place or a province is *slow*.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from fieldapp.domain.courier import CarriedPack, Delivered, MadePack, Packed, ReadReceipts, Taken, ToCarry
from fieldapp.domain.team import Road

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.connection import Connection
    from fieldapp.fieldbook.team_work import TeamDesk

Progress = Callable[[int, int], None]  # bytes done, bytes in all


def _quiet(done: int, total: int) -> None:
    """Nobody listens."""


class Courier:
    """One profile's packs."""

    def __init__(
        self,
        folder: Path,
        store: "Store",
        connection: "Connection",
        clock: Callable[[], datetime],
        desk: "TeamDesk",
    ) -> None:
        self._folder = folder / "courier"
        self._store = store
        self._connection = connection
        self._clock = clock
        self._desk = desk

    # this laptop's own work

    def to_carry(self) -> ToCarry:
        """What has no answer yet; quick."""
        queued = self._store.unreceived()
        carried = self._store.carried()
        fresh = sum(one.instance_id not in carried for one in queued)
        return ToCarry(len(queued), sum(one.size for one in queued), fresh)

    def pack(
        self,
        place: Path,
        progress: Progress = _quiet,
        cancelled: Event | None = None,
        *,
        only_new: bool = False,
        without: Collection[str] = (),
    ) -> Packed:
        """Write everything without an answer into ``place``, in as many packs as that takes; each is read back.

        ``only_new`` leaves out what is in an earlier pack, ``without`` those instance ids (they are on another stick).
        Raises SignIn before enrolment, TrainingOnly, StickTrouble, StickFull (not one submission fits), Cancelled.
        """
        from fieldapp.fieldbook.courier_packing import Packing

        left_out = frozenset(without) | (self._store.carried() if only_new else frozenset())
        packing = Packing(self._store, self._connection, self._clock)
        return packing.pack(place, left_out, progress, cancelled or Event())

    def made(self) -> tuple[MadePack, ...]:
        """Packs of this laptop, newest first, and how much of each has its answer."""
        from fieldapp.fieldbook.courier_packing import made_packs

        return made_packs(self._store)

    def read_receipts(self, sources: Sequence[Path], cancelled: Event | None = None) -> ReadReceipts:
        """Read files of receipts (or all in a folder); receipts are verified exactly as online ones.

        Raises StickTrouble, SignIn before enrolment, Cancelled; files that are not taken are in the result.
        """
        from fieldapp.fieldbook.courier_returns import read_receipts

        return read_receipts(self._store, self._connection.credentials(), sources, cancelled or Event())

    # packs of other laptops

    def take(
        self,
        sources: Sequence[Path],
        progress: Progress = _quiet,
        cancelled: Event | None = None,
        road: Road = Road.PACK,
    ) -> Taken:
        """Copy packs (or all in a folder) into this profile, sealed as they are; where a supervisor works, those of
        the team are opened too. ``road``: how they came.

        Raises StickTrouble, DiskFull (this laptop), SignIn before enrolment, Cancelled.
        """
        from fieldapp.fieldbook.courier_carrying import Carrying

        carrying = Carrying(self._folder, self._store, self._connection, self._clock)
        taken = carrying.take(sources, progress, cancelled or Event())
        return replace(taken, work=self._desk.open_carried(road, cancelled))

    def upload(self, progress: Progress = _quiet, cancelled: Event | None = None) -> Delivered:
        """Bring every carried pack to the province in one run, and fetch the return files; goes on where it stopped.

        Raises SignIn before enrolment, TrainingOnly, Cancelled; what the network does is in the result.
        """
        from fieldapp.fieldbook.courier_carrying import Carrying

        return Carrying(self._folder, self._store, self._connection, self._clock).upload(progress, cancelled or Event())

    def write_receipts(self, place: Path) -> int:
        """Write every return file that is here into ``place``; returns how many. Raises StickTrouble, StickFull."""
        from fieldapp.fieldbook.courier_carrying import Carrying

        return Carrying(self._folder, self._store, self._connection, self._clock).write_receipts(place)

    def carried(self) -> tuple[CarriedPack, ...]:
        """Packs of other laptops, newest first."""
        from fieldapp.fieldbook.courier_carrying import carried_packs

        return carried_packs(self._store)

    # for the relay in one room

    def inside(self, pack_ids: Collection[str]) -> frozenset[str]:
        """Instance ids of what is in these packs of this laptop."""
        from fieldapp.fieldbook.courier_packing import inside

        return inside(self._store, pack_ids)

    def returns_for(self, device_id: str) -> tuple[Path, ...]:
        """Return files here that are for one laptop, as they state themselves."""
        from fieldapp.fieldbook.courier_carrying import Carrying

        return Carrying(self._folder, self._store, self._connection, self._clock).returns_for(device_id)

    def forget(self, pack_id: str) -> None:
        """Delete a carried pack and its return file from this profile; the laptop it came from still has its work."""
        from fieldapp.fieldbook.courier_carrying import Carrying

        Carrying(self._folder, self._store, self._connection, self._clock).forget(pack_id)
