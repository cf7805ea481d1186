"""Making courier packs: sealed to the province and the supervisors, signed by this laptop, read back from the stick.

Whatever is about to leave is marked in the store first, so that it can no longer be a draft: a stick that was pulled
out too early may hold it all the same. A pack that cannot be read back is deleted and named.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, BinaryIO

from fieldapp.domain.courier import MadePack, Packed
from fieldapp.domain.queued import Queued
from fieldapp.domain.submission import sha256_hex
from fieldapp.errors import Cancelled, SignIn, StickFull, StickTrouble, StoreError
from fieldapp.fieldbook.courier_stick import (
    file_on_stick,
    folder_on_stick,
    forget_cached,
    free_bytes,
    reading,
    safe_name,
)
from fieldapp.sync import batches, courier_frame
from fieldapp.sync.courier_frame import PACK_ENDING, PACK_MAGIC, FrameError, Head, PackManifest, SealedItem
from fieldapp.sync.courier_plan import MOST_READERS, Load, load, sealed_size, text_size
from fieldapp.sync.protocol import decode, encode
from fieldapp.vault.sealing import seal

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.connection import Connection

RECORD = "courier.made."
COUNTER = "courier_counter"


@dataclass(frozen=True, slots=True)
class _Record:
    """What the store keeps of a pack."""

    pack: MadePack
    instance_ids: tuple[str, ...]


def made_packs(store: "Store") -> tuple[MadePack, ...]:
    """Packs of this laptop, newest first, counted now."""
    found = [decode(text, _Record) for text in store.pack_records(RECORD)]
    counted = [(record.pack, store.received_of(record.instance_ids)) for record in found]
    packs = [replace(pack, received=received, returned=returned) for pack, (received, returned) in counted]
    return tuple(sorted(packs, key=lambda pack: pack.made_at, reverse=True))


def inside(store: "Store", pack_ids: Collection[str]) -> frozenset[str]:
    """See ``Courier.inside``."""
    found = [decode(text, _Record) for text in store.pack_records(RECORD)]
    return frozenset(one for record in found if record.pack.pack_id in pack_ids for one in record.instance_ids)


class Packing:
    """Writes packs of one store."""

    def __init__(self, store: "Store", connection: "Connection", clock: Callable[[], datetime]) -> None:
        self._store = store
        self._connection = connection
        self._clock = clock
        self._device = connection.credentials()
        self._recipient = store.setting("ingest_recipient")
        self._readers = [self._recipient, *connection.teams.recipients()[:MOST_READERS]]
        self._missing = 0
        if not self._recipient:
            raise SignIn("This laptop is not enrolled with a province yet.")

    def pack(
        self, place: Path, left_out: frozenset[str], progress: Callable[[int, int], None], cancelled: Event
    ) -> Packed:
        """See ``Courier.pack``."""
        folder = folder_on_stick(place)
        left: Sequence[Queued] = [one for one in self._store.unreceived() if one.instance_id not in left_out]
        total, before = sum(one.size for one in left), 0
        packs: list[MadePack] = []
        taken: set[str] = set()
        while left:
            free = free_bytes(folder)
            fits = load(left, free)
            if not fits.batches:
                if not packs:
                    smallest = min(sealed_size(one.size) + sealed_size(0) for one in left)
                    raise StickFull(place=str(place), needed=smallest, free=free)
                break
            made = self._write(folder, fits, partial(_tell, progress, before, total), cancelled)
            if made is not None:
                packs.append(made.pack)
                taken |= set(made.instance_ids)
            before += sum(one.size for one in fits.chosen)
            left = fits.left
        return Packed(tuple(packs), frozenset(taken), len(left), self._missing)

    def _write(self, folder: Path, fits: Load, told: Callable[[int], None], cancelled: Event) -> "_Record | None":
        """One file; None when everything in it got its answer, or went back to draft, this moment."""
        path, counter = self._free_name(folder)
        _stop_if_asked(cancelled)
        marked = set(self._store.record_exported([one.instance_id for one in fits.chosen], path.name))
        kept = tuple(
            kept for batch in fits.batches if (kept := tuple(one for one in batch if one.instance_id in marked))
        )
        fits = replace(fits, batches=kept)
        if not kept:
            return None
        with file_on_stick(path) as file:
            head = self._fill(file, fits, counter, told, cancelled)
            size = file.seek(0, 2)
        _read_back(path, head)
        pack = MadePack(head.pack_id, path.name, str(folder), self._clock().astimezone(UTC), len(marked), size)
        record = _Record(pack, tuple(sorted(marked)))
        self._store.put_setting(f"{RECORD}{head.pack_id}", encode(record).decode())
        return record

    def _free_name(self, folder: Path) -> tuple[Path, int]:
        counter = int(self._store.setting(COUNTER, "0")) + 1
        code = safe_name(self._store.setting("device_code"))
        day = self._clock().strftime("%Y%m%d")
        while (path := folder / f"Jangkau-{code}-{day}-{counter:04d}{PACK_ENDING}").exists():
            counter += 1
        self._store.put_setting(COUNTER, str(counter))
        return path, counter

    def _fill(self, file: BinaryIO, fits: Load, counter: int, told: Callable[[int], None], cancelled: Event) -> Head:
        """Items first, then the head into the room kept for it."""
        length = fits.manifest_length
        file.seek(courier_frame.head_size(length))
        items: list[SealedItem] = []
        done = 0
        for batch in fits.batches:
            items.append(self._put(file, "batch", self._body(batch)))
            done += sum(text_size(one) for one in batch)
            told(done)
            _stop_if_asked(cancelled)
        for attachment in fits.attachments:
            try:
                content = self._connection.read_attachment(attachment)
            except StoreError:  # damaged or gone: the rest must not stay behind for it
                self._missing += 1
                continue
            items.append(self._put(file, "attachment", content))
            done += attachment.size
            told(done)
            _stop_if_asked(cancelled)
        get = self._store.setting
        manifest = PackManifest(
            v=1,
            kind="pack",
            device_id=self._device.device_id,
            device_code=get("device_code"),
            public_key=self._connection.public_key(),
            return_to=get("recipient"),
            province=self._recipient,
            counter=counter,
            made_at=self._clock().astimezone(UTC),
            submissions=len(fits.chosen),
            items=tuple(items),
        )
        head = courier_frame.make_head(manifest, self._device.sign, length=length)
        file.seek(0)
        file.write(head.to_bytes())
        return head

    def _body(self, batch: Sequence[Queued]) -> bytes:
        return batches.pack([batches.line_of(self._store.submission(one.instance_id)) for one in batch])

    def _put(self, file: BinaryIO, kind: str, content: bytes) -> SealedItem:
        sealed = seal(content, self._readers)
        item = SealedItem("batch" if kind == "batch" else "attachment", len(sealed), sha256_hex(sealed))
        file.write(courier_frame.item_length(item))
        file.write(sealed)
        return item


def _read_back(path: Path, head: Head) -> None:
    """Compare what lies on the stick with what was written. Raises StickTrouble, and deletes a bad file."""
    try:
        with reading(path) as file:
            forget_cached(file)
            same = courier_frame.read_head(file, PACK_MAGIC) == head
            for _ in courier_frame.verified_pieces(file, courier_frame.pack_manifest(head).items):
                pass
    except FrameError:
        same = False
    if not same:
        with suppress(OSError):
            path.unlink()
        raise StickTrouble(
            "{place} does not keep what is written to it. Use another stick; nothing is lost.", place=str(path.parent)
        )


def _tell(progress: Callable[[int, int], None], before: int, total: int, done: int) -> None:
    progress(before + done, total)


def _stop_if_asked(cancelled: Event) -> None:
    if cancelled.is_set():
        raise Cancelled
