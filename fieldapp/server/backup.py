"""Backups of a whole province, made while it is at work: states of the database beside one store of attachments.

    FOLDER/attachments/<sha256>       every content once, for all states; only ever added
    FOLDER/20261126T171500Z/          one state: province.sqlite or province.dump, province.json, keys.age
    FOLDER/20261126T171500Z/manifest.json

A state counts once its manifest stands, which is written last: whatever was interrupted before is no backup and goes
with the next one. The database is taken first and the attachments that it lists afterwards: a file without a row is
harmless, a row without its file is not.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path

import msgspec
from sqlalchemy import Engine, select

from fieldapp.errors import DamagedStore, StoreError
from fieldapp.server.contents import Contents, open_contents
from fieldapp.server.database import open_engine, reading
from fieldapp.server.dumping import dump, name_of
from fieldapp.server.identity import KEYS, ProvinceCard, load_identity
from fieldapp.server.settings import Settings
from fieldapp.server.settled import logged_upto
from fieldapp.server.tables import attachment
from fieldapp.vault.durable import durable_file, durable_folder, durable_write
from fieldapp.vault.sealing import seal_with_words

MANIFEST, CARD, SEALED, FILES = "manifest.json", "province.json", "keys.age", "attachments"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a whole state consists of. ``files``: size by sha256; ``lost`` could not be read at the province."""

    made_at: str
    province_id: str
    epoch: str
    database: str
    sha256: str
    size: int
    files: dict[str, int]
    lost: tuple[str, ...] = ()
    keys: bool = False
    v: int = 1
    logged: tuple[tuple[str, int, int], ...] = ()  # what of the receipt log is surely in it: ``settled.logged_upto``


def back_up(
    settings: Settings, folder: Path, now: datetime, passphrase: str = "", told: Callable[[int, int], None] = print
) -> Path:
    """Make one state; returns its folder. With a passphrase the province's keys are in it, sealed with that.

    ``told`` hears (attachments done, of how many). Raises StoreError kinds; then the states before stand as they were.
    """
    identity = load_identity(settings.data)
    durable_folder(folder)
    durable_folder(folder / FILES)
    for begun in _states(folder, whole=False):
        shutil.rmtree(begun)
    while (state := folder / now.strftime("%Y%m%dT%H%M%SZ")).exists():
        now += timedelta(seconds=1)  # another state of this second
    durable_folder(state)
    engine = open_engine(settings.database)
    try:
        database = state / name_of(engine)
        logged = logged_upto(engine, identity.card.lanes)  # before the copy: whatever is committed now is in it
        dump(engine, database)
        files = _listed(engine)
    finally:
        engine.dispose()
    lost = tuple(_copy(open_contents(settings), folder / FILES, files, told))
    durable_write(state / CARD, msgspec.json.encode(identity.card))
    if passphrase:
        found = {name: (settings.data / name).read_text() for name in KEYS if (settings.data / name).exists()}
        durable_write(state / SEALED, seal_with_words(msgspec.json.encode(found), passphrase))
    card = identity.card
    made = Manifest(
        *(now.isoformat(), card.province_id, card.epoch, database.name, hash_of(database), database.stat().st_size),
        *(files, lost, bool(passphrase)),
        logged=logged,
    )
    durable_write(state / MANIFEST, msgspec.json.encode(made))
    return state


def keep(folder: Path, states: int) -> None:
    """Let older states than the newest so many go; attachments stay."""
    for old in _states(folder, whole=True)[:-states]:
        (old / MANIFEST).unlink()  # first: what is left of it counts no more
        shutil.rmtree(old)


def newest(folder: Path, name: str = "") -> tuple[Path, Manifest, ProvinceCard]:
    """The state of that name, or the newest. Raises StoreError where there is none, DamagedStore for one changed."""
    found = [one for one in _states(folder, whole=True) if not name or one.name == name]
    if not found:
        raise StoreError("There is no whole backup in {place}.", place=folder)
    try:
        manifest = msgspec.json.decode((found[-1] / MANIFEST).read_bytes(), type=Manifest)
        card = msgspec.json.decode((found[-1] / CARD).read_bytes(), type=ProvinceCard)
    except (OSError, ValueError) as error:
        raise DamagedStore(reference="BACKUP-1") from error
    return found[-1], manifest, card


def differing(folder: Path, name: str = "") -> Iterator[str]:
    """Every file of a state that is not what it was, hashed anew. *Slow.*"""
    state, manifest, _ = newest(folder, name)
    database = state / manifest.database
    if not database.exists() or hash_of(database) != manifest.sha256:
        yield f"{state.name}/{manifest.database}"
    for sha256 in sorted(set(manifest.files) - set(manifest.lost)):
        path = folder / FILES / sha256
        if not path.exists() or hash_of(path) != sha256:
            yield f"{FILES}/{sha256}"


def hash_of(path: Path) -> str:
    """sha256 in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy_checked(pieces: Iterable[bytes], target: Path) -> bool:
    """Keep a content under its hash, durably; False, and nothing there, when it is another content or gone."""
    digest = hashlib.sha256()
    try:
        coming = iter(pieces)
        first = next(coming, b"")  # what is gone is told here, before anything is written
        with durable_file(target) as copied:
            for piece in chain((first,), coming):
                digest.update(piece)
                copied.write(piece)
            _must_be(target.name, digest.hexdigest())
    except (FileNotFoundError, DamagedStore):
        return False
    return True


def _must_be(wanted: str, found: str) -> None:
    if found != wanted:
        raise DamagedStore(reference="BACKUP-2")


def _copy(contents: Contents, target: Path, files: dict[str, int], told: Callable[[int, int], None]) -> Iterator[str]:
    """Those that could not be copied."""
    for done, (sha256, size) in enumerate(sorted(files.items()), 1):
        here = target / sha256
        kept = here.exists() and here.stat().st_size == size
        if not kept and not copy_checked(contents.read(sha256), here):
            yield sha256
        told(done, len(files))


def _listed(engine: Engine) -> dict[str, int]:
    with reading(engine) as connection:
        return {row.sha256: row.size for row in connection.execute(select(attachment.c.sha256, attachment.c.size))}


def _states(folder: Path, *, whole: bool) -> list[Path]:
    found = sorted(one for one in folder.glob("????????T??????Z") if one.is_dir())
    return [one for one in found if (one / MANIFEST).exists() == whole]
