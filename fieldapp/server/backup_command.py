"""``fieldapp server backup|restore FOLDER``: words and passphrases around ``backup.py`` and ``restoring.py``.

``backup FOLDER --off-site`` is an operator's word that FOLDER lies outside the building: its newest state is read anew
there, and laptops hear how far their receipts are in it (``settled.py``).
"""

import argparse
import getpass
import os
import sys
from collections.abc import Callable
from pathlib import Path

from fieldapp.errors import FieldappError, StoreError
from fieldapp.server.backup import back_up, differing, keep, newest
from fieldapp.server.database import open_engine
from fieldapp.server.identity import load_identity
from fieldapp.server.office import utc_now
from fieldapp.server.restoring import restore
from fieldapp.server.serving import say
from fieldapp.server.settings import Settings
from fieldapp.server.settled import note
from fieldapp.sync.settled_protocol import MOST_DAYS

Verb = Callable[[str, Callable[[argparse.Namespace, Settings], None], str], argparse.ArgumentParser]
SHORTEST = 12
EVERY = 1000  # attachments between two lines of progress


def add_verbs(verb: Verb) -> None:
    """Both, with their options."""
    made = verb("backup", _backup, "copy the whole province into a folder, while it is at work")
    made.add_argument("folder", type=Path, metavar="FOLDER", help="on another disk; holds many states, files once")
    made.add_argument("--keep", type=int, default=30, metavar="N", help="states that stay (default: 30)")
    made.add_argument("--verify", action="store_true", help="copy nothing; hash the newest state anew")
    made.add_argument(
        "--off-site", action="store_true", help="--verify, and tell laptops: FOLDER is in another building"
    )
    made.add_argument(
        "--purge-after", type=int, metavar="DAYS", help="with --off-site: laptops keep work so long (0-90)"
    )
    made.add_argument("--passphrase-fd", type=int, metavar="N", help="seal the keys with this file's first line")
    again = verb("restore", _restore, "make the province of a backup again, in a new epoch")
    again.add_argument("folder", type=Path, metavar="FOLDER")
    again.add_argument("--state", default="", metavar="NAME", help="such as 20261126T171500Z (default: the newest)")
    again.add_argument("--passphrase-fd", type=int, metavar="N", help="first line opens the keys in the backup")


def _backup(options: argparse.Namespace, settings: Settings) -> None:
    if options.verify or options.off_site:
        _verify(options.folder)
        if options.off_site:
            _note(options.folder, settings, options.purge_after)
        return
    if options.keep < 1:
        raise FieldappError("At least 1 state stays.")
    passphrase = _line_of(options.passphrase_fd) if options.passphrase_fd is not None else ""
    if options.passphrase_fd is not None and len(passphrase) < SHORTEST:
        raise FieldappError("The passphrase for the keys needs {least} letters or more.", least=SHORTEST)
    state = back_up(settings, options.folder, utc_now(), passphrase, _progress)
    keep(options.folder, options.keep)
    _, manifest, _ = newest(options.folder, state.name)
    told = f"{state.name}: database {manifest.size} B, {len(manifest.files)} attachments"
    say(f"{told}, {'with' if manifest.keys else 'without'} keys.")
    if manifest.lost:
        raise StoreError(
            "{count} attachments are damaged or gone at the province; everything else is in the backup. "
            "See: fieldapp server verify.",
            count=len(manifest.lost),
        )


def _verify(folder: Path) -> None:
    found = list(differing(folder))
    for one in found:
        say(one)
    if found:
        raise StoreError("{count} files of the backup are damaged or gone. Make a new one.", count=len(found))
    say(f"{newest(folder)[0].name} is whole.")


def _note(folder: Path, settings: Settings, days: int | None) -> None:
    """Laptops may let go of what this state holds. Raises FieldappError where it does not hold all of it."""
    if days is not None and not 0 <= days <= MOST_DAYS:
        raise FieldappError("Laptops keep received work between 0 and {most} days.", most=MOST_DAYS)
    state, manifest, _ = newest(folder)
    card = load_identity(settings.data).card
    if (manifest.province_id, manifest.epoch) != (card.province_id, card.epoch):
        raise FieldappError("{state} is of another province, or of before a restore. Make a new one.", state=state.name)
    if manifest.lost:
        raise FieldappError(
            "{count} attachments are not in {state}, so laptops keep their copies. See: fieldapp server verify.",
            count=len(manifest.lost),
            state=state.name,
        )
    engine = open_engine(settings.database)
    try:
        kept = note(engine, card, manifest.logged, days, utc_now())
    finally:
        engine.dispose()
    held = max((index for _, _, index in manifest.logged), default=0)
    say(f"Settled up to {held} of the receipt log; laptops let go of it {kept} days after the receipt.")


def _restore(options: argparse.Namespace, settings: Settings) -> None:
    card = restore(settings, options.folder, options.state, lambda: _asked(options.passphrase_fd), _progress)
    say(f"{card.name} begins epoch {card.epoch}. Start the server; laptops bring what the backup does not know.")


def _progress(done: int, of: int) -> None:
    if done % EVERY == 0 or done == of:
        say(f"attachments {done} of {of}")


def _asked(descriptor: int | None) -> str:
    if descriptor is not None:
        return _line_of(descriptor)
    if sys.stdin.isatty():
        return getpass.getpass("Passphrase of the keys: ")
    return sys.stdin.readline().rstrip("\n")


def _line_of(descriptor: int) -> str:
    try:
        with os.fdopen(os.dup(descriptor), encoding="utf-8") as lines:
            return lines.readline().rstrip("\n")
    except OSError:
        raise FieldappError("--passphrase-fd names no open file.") from None
