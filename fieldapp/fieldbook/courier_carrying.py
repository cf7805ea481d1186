"""Carrying packs of other laptops: taken from sticks as they are, brought to the province, answered by return files.

    courier/taken/<pack id>.jgpack        sealed; after delivery only its head, to ask again with
    courier/returns/<pack id>.jgreceipts  sealed to the laptop the pack came from

A copy of a pack is the same pack. Deleting anything here loses nothing: the laptop it came from holds its work until
it has the receipts.
"""

import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, BinaryIO

from fieldapp.domain.audit import Deed, Verb
from fieldapp.domain.courier import CarriedPack, Delivered, Taken
from fieldapp.errors import BadPack, Cancelled, DiskFull, Refused, StoreError, SyncError
from fieldapp.fieldbook.courier_stick import file_on_stick, files_in, folder_on_stick, reading, safe_name
from fieldapp.sync import courier_delivery, courier_frame
from fieldapp.sync.courier_frame import (
    PACK_ENDING,
    PACK_MAGIC,
    RETURN_ENDING,
    RETURN_MAGIC,
    FrameError,
    Head,
    PackManifest,
    SealedItem,
)
from fieldapp.sync.courier_protocol import PackState
from fieldapp.sync.protocol import decode, encode
from fieldapp.vault import signatures
from fieldapp.vault.durable import durable_file, durable_folder, durable_write

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.connection import Connection
    from fieldapp.sync.client import Province

RECORD = "courier.taken."
RESERVE = 100 << 20  # bytes that stay free on this laptop: its own work comes first
ROUNDS_UP = {"waiting", "closed"}
_WHY = {
    "pack_origin_unknown": "unknown_laptop",
    "pack_foreign": "foreign",
    "pack_signature": "changed",
    "pack_unreadable": "unreadable",
}
Progress = Callable[[int, int], None]


def carried_packs(store: "Store") -> tuple[CarriedPack, ...]:
    """Packs of other laptops, newest first."""
    found = [decode(text, CarriedPack) for text in store.pack_records(RECORD)]
    return tuple(sorted(found, key=lambda pack: (pack.taken_at, pack.pack_id), reverse=True))


def taken_file(folder: Path, pack_id: str) -> Path:
    """Where a carried pack lies; ``folder`` is the courier's."""
    return folder / "taken" / f"{pack_id}{PACK_ENDING}"


class Carrying:
    """The courier's side of one profile."""

    def __init__(self, folder: Path, store: "Store", connection: "Connection", clock: Callable[[], datetime]) -> None:
        self._taken = folder / "taken"
        self._returns = folder / "returns"
        self._store = store
        self._connection = connection
        self._clock = clock

    # taking

    def take(self, sources: Sequence[Path], progress: Progress, cancelled: Event) -> Taken:
        """See ``Courier.take``."""
        self._connection.credentials()  # a laptop without a province could bring them nowhere
        durable_folder(self._taken)
        known = {pack.pack_id: pack for pack in carried_packs(self._store)}
        fresh: list[CarriedPack] = []
        refused: list[BadPack] = []
        copies = 0
        paths = files_in(sources, PACK_ENDING)
        for number, path in enumerate(paths):
            progress(number, len(paths))
            if cancelled.is_set():
                raise Cancelled
            try:
                pack = self._take_one(path, known)
            except BadPack as error:
                refused.append(error)
                continue
            copies += pack.pack_id in known
            if pack.pack_id not in known:
                fresh.append(pack)
                known[pack.pack_id] = pack
        progress(len(paths), len(paths))
        return Taken(tuple(fresh), copies, tuple(refused))

    def _take_one(self, path: Path, known: dict[str, CarriedPack]) -> CarriedPack:
        with reading(path) as file:
            try:
                head, manifest = self._checked(path, file)
                found = known.get(head.pack_id)
                if found is not None and found.status != "refused" and self._file(head.pack_id).exists():
                    return found
                size = self._copy(head, manifest, file)
            except FrameError as error:
                raise BadPack(path.name, error.why, item=error.item) from None
            except OSError as error:
                raise BadPack(path.name, "cut") from error
        pack = CarriedPack(
            pack_id=head.pack_id,
            device_code=manifest.device_code,
            name=path.name,
            made_at=manifest.made_at,
            taken_at=self._clock().astimezone(UTC),
            submissions=manifest.submissions,
            size=size,
        )
        self._keep(pack)
        self._store.audited(Deed(Verb.TAKE_PACK, "pack", pack.pack_id, pack.device_code))
        known.pop(head.pack_id, None)  # it was refused, or its file was lost here: it is new again
        return pack

    def _checked(self, path: Path, file: BinaryIO) -> tuple[Head, PackManifest]:
        """The head of a pack that was signed by the key it names, for this laptop's province."""
        head = courier_frame.read_head(file, PACK_MAGIC)
        manifest = courier_frame.pack_manifest(head)
        if not signatures.verify(manifest.public_key, head.signed, head.signature):
            raise FrameError("changed")
        if manifest.province != self._store.setting("ingest_recipient"):
            raise BadPack(path.name, "foreign", manifest.device_code)
        return head, manifest

    def _copy(self, head: Head, manifest: PackManifest, file: BinaryIO) -> int:
        """Into this profile, verified on the way; returns the size in bytes."""
        size = len(head.to_bytes()) + sum(item.size + 8 for item in manifest.items)
        free = shutil.disk_usage(self._taken).free
        if free < size + RESERVE:
            raise DiskFull(needed=size + RESERVE, free=free)
        with durable_file(self._file(head.pack_id)) as copy:
            copy.write(head.to_bytes())
            for piece in courier_frame.verified_pieces(file, manifest.items):
                copy.write(piece)
        return size

    # bringing

    def upload(self, progress: Progress, cancelled: Event) -> Delivered:
        """See ``Courier.upload``."""
        todo = [pack for pack in reversed(carried_packs(self._store)) if _has_more(pack)]
        sizes = {pack.pack_id: pack.size if pack.status != "delivered" else 0 for pack in todo}
        total, before = sum(sizes.values()), 0
        done: list[CarriedPack] = []
        cause: SyncError | None = None
        with self._connection.reach() as province:
            for pack in todo:
                try:
                    done.append(self._bring(province, pack, _shifted(progress, before, total), cancelled))
                except SyncError as error:
                    cause = error
                    break
                before += sizes[pack.pack_id]
        waiting = sum(pack.status in ROUNDS_UP for pack in carried_packs(self._store))
        delivered = tuple(pack for pack in done if pack.status == "delivered")
        refused = tuple(pack for pack in done if pack.status == "refused")
        return Delivered(delivered, refused, waiting, cause)

    def _bring(self, province: "Province", pack: CarriedPack, progress: Progress, cancelled: Event) -> CarriedPack:
        try:
            state, returned = self._deliver(province, pack, progress, cancelled)
        except Refused as refused:
            return self._keep(replace(pack, status="refused", reason=_WHY.get(str(refused.facts["reason"]), "refused")))
        except FrameError as error:
            return self._keep(replace(pack, status="refused", reason=error.why))
        except OSError:
            return self._keep(replace(pack, status="refused", reason="cut"))
        counts = replace(
            pack,
            status="delivered" if state.complete else "closed",
            reason="",
            received=state.received,
            refused=state.refused,
            incomplete=state.incomplete,
            damaged=state.damaged,
            flagged=state.flagged,
            written_at=None,
        )
        if not state.complete:
            return self._keep(counts)
        durable_folder(self._returns)
        durable_write(self._return(pack.pack_id), returned)
        kept = self._keep(counts)
        self._shorten(pack.pack_id)
        return kept

    def _deliver(
        self, province: "Province", pack: CarriedPack, progress: Progress, cancelled: Event
    ) -> tuple[PackState, bytes]:
        with self._file(pack.pack_id).open("rb") as file:
            head = courier_frame.read_head(file, PACK_MAGIC)
            items = courier_frame.pack_manifest(head).items
            offsets = courier_frame.item_offsets(head, items)

            def read(item: SealedItem, offset: int, count: int) -> bytes:
                file.seek(offsets[item.sha256] + offset)
                piece = file.read(count)
                if len(piece) < count:
                    raise FrameError("cut")
                return piece

            state = courier_delivery.deliver(province, head, items, read, progress=progress, cancelled=cancelled)
        if not state.complete:
            return state, b""
        return state, courier_delivery.return_file(province, pack.pack_id, cancelled)

    def _shorten(self, pack_id: str) -> None:
        """The province has it all: keep the head, to ask again with, and free the rest."""
        with self._file(pack_id).open("rb") as file:
            head = courier_frame.read_head(file, PACK_MAGIC)
        with suppress(StoreError):  # a full disk: the whole file stays
            durable_write(self._file(pack_id), head.to_bytes())

    # going back

    def write_receipts(self, place: Path) -> int:
        """See ``Courier.write_receipts``."""
        folder = folder_on_stick(place)
        written = 0
        for pack in carried_packs(self._store):
            source = self._return(pack.pack_id)
            if not source.exists():
                continue
            name = f"Tanda-terima-{safe_name(pack.device_code)}-{pack.pack_id[:8]}{RETURN_ENDING}"
            with file_on_stick(folder / name) as file:
                file.write(source.read_bytes())
            self._keep(replace(pack, written_at=self._clock().astimezone(UTC)))
            written += 1
        return written

    def returns_for(self, device_id: str) -> tuple[Path, ...]:
        """See ``Courier.returns_for``; a file that cannot be read is for nobody."""
        found = []
        for path in sorted(self._returns.glob(f"*{RETURN_ENDING}")):
            with suppress(OSError, FrameError), path.open("rb") as file:
                head = courier_frame.read_head(file, RETURN_MAGIC)
                if courier_frame.return_manifest(head).device_id == device_id:
                    found.append(path)
        return tuple(found)

    def forget(self, pack_id: str) -> None:
        """See ``Courier.forget``."""
        for path in (self._file(pack_id), self._return(pack_id)):
            with suppress(OSError):
                path.unlink()
        self._store.forget_pack(f"{RECORD}{pack_id}")

    def _keep(self, pack: CarriedPack) -> CarriedPack:
        self._store.put_setting(f"{RECORD}{pack.pack_id}", encode(pack).decode())
        return pack

    def _file(self, pack_id: str) -> Path:
        return taken_file(self._taken.parent, pack_id)

    def _return(self, pack_id: str) -> Path:
        return self._returns / f"{pack_id}{RETURN_ENDING}"


def _has_more(pack: CarriedPack) -> bool:
    """Not there yet, or there with something that may have changed since."""
    return pack.status in ROUNDS_UP or (pack.status == "delivered" and pack.incomplete > 0)


def _shifted(progress: Progress, before: int, total: int) -> Progress:
    return lambda done, _total: progress(before + done, total)
