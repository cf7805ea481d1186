"""``fieldapp doctor``: is this laptop's store whole, and do its people and cases follow from the submissions?

    fieldapp doctor [--rebuild] [--profile FOLDER]

Reads every page, then computes all entities once more from the frozen submissions in their order and compares the
tables row by row. ``--rebuild`` keeps what was computed where they differ. Follows the audit from its first line and
names the first that is not as it was written. Tells what the province last proved of the receipts here; nothing is
asked over the network (``fieldapp upload --verify`` does that). The passphrase is asked; where no terminal is there it
is the first line of the standard input. Exit code 0: nothing differed (or it is repaired), and the audit is whole.
"""

import argparse
import getpass
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fieldapp import config
from fieldapp.fieldbook.audit_command import tell_audit
from fieldapp.fieldbook.profile import unlock

if TYPE_CHECKING:
    from fieldapp.db.rebuilding import Rebuilt
    from fieldapp.fieldbook.book import Fieldbook

Say = Callable[[str], object]


def main(words: Sequence[str], say: Say) -> int:
    """Run the verb. Raises FieldappError (wrong passphrase, damaged store, in use)."""
    parser = argparse.ArgumentParser(prog="fieldapp doctor", description="Check this laptop's store.")
    parser.add_argument("--rebuild", action="store_true", help="repair people and cases from the submissions")
    parser.add_argument("--profile", type=Path, help="folder of the encrypted store")
    options = parser.parse_args(words)
    book = unlock(options.profile or config.profile_folder(), _passphrase())
    try:
        return examine(book, say, replace=options.rebuild)
    finally:
        book.lock()


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
