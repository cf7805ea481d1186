"""Opening one courier pack of the team: signed by a laptop of the team card, sealed to this store, row by row.

Everything is checked before it is believed: the signature of the head, the sha256 of each item as signed, the sha256
of each submission. Who signed is who the work is of, whatever stands in it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

from fieldapp.casework.desk_forms import DESK_FORMS
from fieldapp.domain.submission import sha256_hex
from fieldapp.domain.team import Arrived, Member, Road, TakenWork
from fieldapp.errors import BadPack, Cancelled, DamagedStore
from fieldapp.fieldbook.courier_stick import reading
from fieldapp.fieldbook.team_rows import Projecting
from fieldapp.forms import Form
from fieldapp.sync import batches, courier_frame
from fieldapp.sync.courier_frame import PACK_MAGIC, FrameError, Head, PackManifest
from fieldapp.sync.protocol import SubmissionLine, decode
from fieldapp.vault import signatures
from fieldapp.vault.durable import durable_folder, durable_write
from fieldapp.vault.sealing import is_recipient, unseal

if TYPE_CHECKING:
    from typing import BinaryIO

    from fieldapp.db.store import Store
    from fieldapp.fieldbook.team import Teams

OPENED: Final = "team.opened."
RETURN_TO: Final = "team.return_to."  # settings: what a laptop said in its last pack may be sealed to it, by its id


class PackOpening:
    """Opens packs into one store; ``folder`` keeps the sealed attachments."""

    def __init__(self, folder: Path, store: "Store", teams: "Teams", form: Callable[[str, str], Form]) -> None:
        self._folder = folder
        self._store = store
        self._teams = teams
        self._rows = Projecting(store, form)

    def open(self, path: Path, road: Road, cancelled: Event) -> TakenWork:
        """See ``TeamDesk.open_pack``."""
        try:
            with reading(path) as file:
                return self._open(file, road, cancelled)
        except FrameError as error:
            raise BadPack(path.name, error.why, item=error.item) from None
        except OSError as error:
            raise BadPack(path.name, "cut") from error

    def _open(self, file: "BinaryIO", road: Road, cancelled: Event) -> TakenWork:
        head = courier_frame.read_head(file, PACK_MAGIC)
        manifest = courier_frame.pack_manifest(head)
        if not signatures.verify(manifest.public_key, head.signed, head.signature):
            raise FrameError("changed")
        member = self._teams.member(manifest.public_key)
        if member is None:
            return TakenWork(closed=1)
        done = TakenWork()
        for item, sealed in courier_frame.verified_items(file, manifest.items):
            if cancelled.is_set():
                raise Cancelled
            try:
                content = unseal(sealed, self._store.setting("identity"))
            except DamagedStore:  # sealed before this laptop was one of the supervisors
                return done + TakenWork(closed=1)
            done += self._batch(content, member, road) if item.kind == "batch" else self._file(content, sealed)
        self._note(head, manifest, member)
        return done

    def _batch(self, body: bytes, member: Member, road: Road) -> TakenWork:
        found: list[Arrived] = []
        strange = 0
        for line in self._lines(body):
            try:
                submission = decode(line, SubmissionLine)
                if submission.form_id not in DESK_FORMS:
                    found.append(self._rows.arrived(submission, member, road))
            except ValueError:
                strange += 1
        fresh = self._store.put_team_work(found)
        return TakenWork(fresh, len(found) - fresh, strange=strange)

    def _lines(self, body: bytes) -> Sequence[bytes]:
        try:
            return batches.unpack(body)
        except batches.BatchError:
            return (b"",)  # one that is strange

    def _file(self, content: bytes, sealed: bytes) -> TakenWork:
        """Kept as it is sealed, once, and only what some submission names."""
        sha256 = sha256_hex(content)
        path = self._folder / sha256
        if path.is_file() or not self._store.is_team_attachment(sha256):
            return TakenWork()
        durable_folder(self._folder)
        durable_write(path, sealed)
        return TakenWork(attachments=1)

    def _note(self, head: Head, manifest: PackManifest, member: Member) -> None:
        """It was read to its end; and what may be sealed to its laptop, as its last pack said."""
        kept = {f"{OPENED}{head.pack_id}": head.pack_id}
        place = f"{RETURN_TO}{member.device_id}"
        before, _, _ = self._store.setting(place).partition(" ")
        if is_recipient(manifest.return_to) and manifest.made_at.isoformat() > before:
            kept[place] = f"{manifest.made_at.isoformat()} {manifest.return_to}"
        self._store.put_settings(kept)
