"""``fieldapp doctor``: is this laptop's store whole, and do its people and cases follow from the submissions?

    fieldapp doctor [--rebuild | --salvage [--from FOLDER]] [--profile FOLDER]

Reads every page, then computes all entities once more from the frozen submissions in their order and compares the
tables row by row. ``--rebuild`` keeps what was computed where they differ. Follows the audit from its first line and
names the first that is not as it was written. Tells what the province last proved of the receipts here; nothing is
asked over the network (``fieldapp upload --verify`` does that). ``--salvage`` makes a damaged store whole from what can
be read of it and from the newest backup (``--from`` a stick as well), names what is missing by date and form, and keeps
the damaged files in ``rescue/``. The passphrase is asked; where no terminal is there it is the first line of the
standard input. Exit code 0: nothing differed (or it is repaired), and the audit is whole.
"""

import argparse
import getpass
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from fieldapp import config
from fieldapp.fieldbook.audit_command import tell_audit
from fieldapp.fieldbook.profile import local_now, unlock
from fieldapp.fieldbook.salvaging import line_of, rescue
from fieldapp.vault.slots import open_as_anybody

if TYPE_CHECKING:
    from fieldapp.db.rebuilding import Rebuilt
    from fieldapp.fieldbook.book import Fieldbook

Say = Callable[[str], object]


def main(words: Sequence[str], say: Say) -> int:
    """Run the verb. Raises FieldappError (wrong passphrase, damaged store, in use)."""
    parser = argparse.ArgumentParser(prog="fieldapp doctor", description="Check this laptop's store.")
    parser.add_argument("--rebuild", action="store_true", help="repair people and cases from the submissions")
    parser.add_argument("--salvage", action="store_true", help="make a damaged store whole, as far as it can be read")
    parser.add_argument("--from", type=Path, dest="place", metavar="FOLDER", help="fill from backups there as well")
    parser.add_argument("--profile", type=Path, help="folder of the encrypted store")
    options = parser.parse_args(words)
    folder = options.profile or config.profile_folder()
    if options.salvage:
        return _salvage(folder, [options.place] if options.place else [], say)
    book = unlock(folder, _passphrase())
    try:
        return examine(book, say, replace=options.rebuild)
    finally:
        book.lock()


def _salvage(folder: Path, places: list[Path], say: Say) -> int:
    find_key = partial(open_as_anybody, passphrase=_passphrase())
    done = rescue(folder, find_key, local_now(), places)
    if done is None:
        say("The store is whole; there is nothing to salvage.")
        return 0
    told = done.salvaged
    rows = f"{sum(told.read.values())} rows read, {sum(told.filled.values())} filled from a backup"
    say(f"{rows}. The damaged files are in {done.aside}.")
    say(f"Backup: {done.backup.folder}." if done.backup else "There was no whole backup to fill from.")
    for one in told.missing:
        say(line_of(one))
    if done.sealed:
        say(f"{len(done.sealed)} sealed copies in {folder / 'second'} are of submissions that are not in the store:")
        say("only the province can open them. Copy that folder to a stick and hand it to the Social Service.")
    if not told.missing:
        say("Nothing that either of them knew is missing. What was made after the backup may be, if no row of it")
        say("could be read.")
    return 0


def examine(book: "Fieldbook", say: Say, *, replace: bool) -> int:
    """Check the store and rebuild; says one line a finding."""
    began = time.monotonic()
    rebuilt = book.examine(replace=replace)
    seconds = time.monotonic() - began
    say("The store is whole.")
    say(f"{rebuilt.submissions} submissions, {rebuilt.entities} entities, computed again in {seconds:.1f} s.")
    _tell_proof(book, say)
    _tell_retention(book, say)
    whole = tell_audit(book, say)
    verdict = _verdict(rebuilt, say, replace=replace)
    return verdict if whole else 1


def _tell_proof(book: "Fieldbook", say: Say) -> None:
    proof = book.connection.proving.standing()
    if proof.total:
        say(
            f"Receipts: {proof.asked} of {proof.total} checked with the province, {proof.held} held, {proof.lost} to "
            f"send again, {proof.again} sent again, {proof.refused} need a person."
        )


def _tell_retention(book: "Fieldbook", say: Say) -> None:
    standing = book.retention.standing()
    if standing.said_at is not None or standing.purged:
        say(
            f"Retention: {standing.here} received with their answers here, {standing.due} to be purged, "
            f"{standing.unsettled} wait for the province's backup, {standing.purged} purged."
        )


def _verdict(rebuilt: "Rebuilt", say: Say, *, replace: bool) -> int:
    for instance_id in rebuilt.misread:
        say(f"{instance_id}: what is recorded about entities is not what its bytes say.")
    for table in rebuilt.differing:
        say(f"{table}: {'repaired' if replace else 'differs from the submissions'}.")
    if rebuilt.sound:
        say("People and cases are what the submissions say.")
    elif not replace:
        say("Run fieldapp doctor --rebuild to repair them.")
    return 0 if rebuilt.sound or (replace and not rebuilt.misread) else 1


def _passphrase() -> str:
    return getpass.getpass("Passphrase: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
