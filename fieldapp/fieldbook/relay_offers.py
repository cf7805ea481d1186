"""What lies at a relay for one laptop: return files, a letter, forms it lacks, updates of the app."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from fieldapp.casework.desk_forms import DESK_FORMS
from fieldapp.domain.relay import Kind
from fieldapp.domain.submission import sha256_hex
from fieldapp.fieldbook.relay_files import digest_of, form_file
from fieldapp.fieldbook.relay_trust import Letters
from fieldapp.fieldbook.relay_updates import ArrivingUpdate
from fieldapp.sync.relay_protocol import MAX_FILE, FormKey, Hello, OfferedFile, safe_file_name

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.courier import Courier
    from fieldapp.fieldbook.updating import Updating


@dataclass(frozen=True, slots=True)
class Lying:
    """One file and where its bytes are."""

    file: OfferedFile
    content: bytes | Path

    def piece(self, offset: int, count: int) -> bytes:
        """Raises OSError when the file went away."""
        if isinstance(self.content, bytes):
            return self.content[offset : offset + count]
        with self.content.open("rb") as file:
            file.seek(offset)
            return file.read(count)


class Offers:
    """Of one profile. Thread-safe."""

    def __init__(self, folder: Path, store: "Store", courier: "Courier", updating: "Updating") -> None:
        self.arriving = ArrivingUpdate(folder / "updates", updating)
        self._updating = updating
        self._hashes: dict[tuple[Path, int, int], str] = {}
        self._store = store
        self._courier = courier
        self._lock = RLock()
        self._forms: dict[FormKey, bytes] = {}
        self.letters: Callable[[], Letters | None] = lambda: None

    def lying_for(self, hello: Hello) -> dict[str, Lying]:
        """sha256 → what this laptop does not have yet."""
        have = frozenset(hello.have)
        with self._lock:
            found = (*self._returns(hello.laptop.device_id), *self._letter(hello.laptop.device_id))
            found = (*found, *self._lacking(hello.forms), *self._update_files())
        return {one.file.sha256: one for one in found if one.file.sha256 not in have}

    def _returns(self, device_id: str) -> Iterator[Lying]:
        for path in self._courier.returns_for(device_id):
            content = path.read_bytes()  # some kilobytes
            yield _lying(Kind.RECEIPTS, path.name, content)

    def _letter(self, device_id: str) -> Iterator[Lying]:
        letters = self.letters()
        content = letters.sealed_for(device_id) if letters is not None else None
        if content:
            yield _lying(Kind.LETTER, f"{sha256_hex(content)[:16]}.jgletter", content)

    def _lacking(self, have: Iterable[FormKey]) -> Iterator[Lying]:
        """Versions that the province is known to have; hidden ones stay here. Where a version stands with other
        content there, it stays as it is."""
        there = {(one.form_id, one.version) for one in have}
        for one in self._store.form_versions():
            info = one.info
            if not one.offered or one.hidden or info.form_id in DESK_FORMS or (info.form_id, info.version) in there:
                continue
            key = FormKey(info.form_id, info.version, info.sha256)
            if key not in self._forms:
                self._forms[key] = form_file(self._store.form(info.form_id, info.version))
            yield _lying(Kind.FORM, safe_file_name(f"{info.form_id} {info.version}"), self._forms[key], key)

    def _update_files(self) -> Iterator[Lying]:
        """The signed folder that this laptop has verified, metadata first."""
        for name, path in self._updating.updates.files().items():
            stat = path.stat()
            key = (path, stat.st_size, stat.st_mtime_ns)
            if key not in self._hashes:
                self._hashes[key] = digest_of(path)
            if 0 < stat.st_size <= MAX_FILE:
                yield Lying(OfferedFile(Kind.UPDATE, name, stat.st_size, self._hashes[key]), path)


def _lying(kind: Kind, name: str, content: bytes, form: FormKey | None = None) -> Lying:
    return Lying(OfferedFile(kind, name, len(content), sha256_hex(content), form), content)


def known_forms(store: "Store") -> tuple[FormKey, ...]:
    """What this laptop has; hidden versions too."""
    infos = [one.info for one in store.form_versions()]
    return tuple(FormKey(info.form_id, info.version, info.sha256) for info in infos)
