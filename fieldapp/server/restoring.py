"""A province made again from a backup: in an empty folder, or in the one whose database was lost.

Its keys are those in the folder, or those sealed in the backup. It begins a new epoch, so that laptops bring again what
the backup does not know. Killed at any moment it is simply begun again: the epoch is renewed before the database stands
in its place, and without a database or a card nothing serves.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec

from fieldapp.errors import FieldappError, StoreError
from fieldapp.server.backup import FILES, SEALED, copy_checked, differing, hash_of, newest
from fieldapp.server.contents import PIECE, open_contents
from fieldapp.server.dumping import fill
from fieldapp.server.identity import KEYS, ProvinceCard, load_identity, renewed, write_card
from fieldapp.server.settings import Settings
from fieldapp.vault.durable import durable_folder, durable_write
from fieldapp.vault.sealing import unseal_with_words

__all__ = ["differing", "restore"]


def restore(
    settings: Settings,
    folder: Path,
    name: str = "",
    passphrase: Callable[[], str] = str,
    told: Callable[[int, int], None] = print,
) -> ProvinceCard:
    """Make the province of a state again. ``passphrase`` is asked for where keys come from the backup.

    Raises StoreError kinds (another province's folder, a database that stands, a damaged backup) and FieldappError.
    """
    state, manifest, card = newest(folder, name)
    database = state / manifest.database
    if not database.exists() or hash_of(database) != manifest.sha256:
        raise StoreError("The database in {place} is not what was backed up. Use another state.", place=state)
    durable_folder(settings.data)
    here = _card_here(settings.data, card)
    if here is None:
        _put_keys(settings.data, state, passphrase)
    durable_folder(settings.uploads)
    contents = open_contents(settings)
    wanted = sorted(set(manifest.files) - set(manifest.lost))
    for done, sha256 in enumerate(wanted, 1):
        part = settings.uploads / sha256
        if contents.size(sha256) is None and copy_checked(_pieces(folder / FILES / sha256), part):
            contents.take(part, sha256)
        told(done, len(wanted))
    anew = renewed(here or card)
    if here is not None:
        write_card(settings.data, anew)
    fill(settings, database)
    write_card(settings.data, anew)
    return anew


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def _card_here(data: Path, card: ProvinceCard) -> ProvinceCard | None:
    """That of a province whose database was lost; laptops may have seen more generations than the backup."""
    if not (data / "province.json").exists():
        return None
    here = load_identity(data).card
    if here.province_id != card.province_id:
        raise StoreError("{place} holds another province, {name}.", place=data, name=here.name)
    return replace(here, generation=max(here.generation, card.generation))


def _put_keys(data: Path, state: Path, passphrase: Callable[[], str]) -> None:
    if all((data / one).exists() for one in ("receipt.key", "token.key")):
        return
    if not (state / SEALED).exists():
        raise FieldappError(
            "This backup has no keys in it. Put receipt.key and token.key of the province into {place}.", place=data
        )
    sealed = unseal_with_words((state / SEALED).read_bytes(), passphrase())
    for one, content in msgspec.json.decode(sealed, type=dict[str, str]).items():
        if one in KEYS:
            durable_write(data / one, content.encode())
