"""``fieldapp backup`` and ``fieldapp restore``: backups without the window.

    fieldapp backup [--to FOLDER] [--list] [--profile FOLDER]
    fieldapp restore FOLDER [--replace] [--recovery-code] [--profile FOLDER]

``backup`` writes into the profile's own folder, or ``--to`` another disk; every file is read back before it counts.
``restore`` takes a backup, or the newest one in a folder of them. It proves it whole first; where a profile stands it
is moved aside with ``--replace``, never deleted. Another laptop than the backup was made on is enrolled anew. The
passphrase (or the recovery code) is asked; where no terminal is there it is the first line of the standard input.
"""

import argparse
import getpass
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from fieldapp import config
from fieldapp.fieldbook.backup_folder import Backup, backups_in
from fieldapp.fieldbook.backups import LOCAL
from fieldapp.fieldbook.profile import local_now, unlock
from fieldapp.fieldbook.restoring import Restored, restore
from fieldapp.vault.slots import open_as_anybody, open_with_recovery

Say = Callable[[str], object]
_MEGABYTE = 1_000_000


def back_up(words: Sequence[str], say: Say) -> int:
    """Run the verb. Raises FieldappError (wrong passphrase, in use, stick full …)."""
    parser = _parser("backup", "Copy everything of this laptop, encrypted as it is.")
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="on another disk (default: the profile's own)")
    parser.add_argument("--list", action="store_true", help="make none; name those that are there")
    options = parser.parse_args(words)
    folder = options.profile or config.profile_folder()
    if options.list:
        for one in backups_in(options.to or folder / LOCAL):
            say(_line(one))
        return 0
    book = unlock(folder, _asked("Passphrase: "))
    try:
        made = book.backups.make(options.to) if options.to else book.backups.make_here()
    finally:
        book.lock()
    say(_line(made))
    for name in made.manifest.lost:
        say(f"{name} is missing on this laptop, and so in the backup.")
    return 1 if made.manifest.lost else 0


def bring_back(words: Sequence[str], say: Say) -> int:
    """Run the verb. Raises FieldappError (wrong passphrase, bad backup, in use …)."""
    parser = _parser("restore", "Bring a backup back, onto this laptop or a new one.")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a backup, or a folder of them: the newest")
    parser.add_argument("--replace", action="store_true", help="move aside what this laptop holds")
    parser.add_argument("--recovery-code", action="store_true", help="open it with the recovery code")
    options = parser.parse_args(words)
    if options.recovery_code:
        find_key = partial(open_with_recovery, code=_asked("Recovery code: "))
    else:
        find_key = partial(open_as_anybody, passphrase=_asked("Passphrase: "))
    folder = options.profile or config.profile_folder()
    _tell(restore(options.folder, folder, find_key, local_now(), replace=options.replace), say)
    return 0


def _tell(done: Restored, say: Say) -> None:
    say(f"Brought back: {_line(done.backup)}")
    if done.aside:
        say(f"What was here is in {done.aside}; nothing of it was deleted.")
    say("Work done after that moment is not in it; what the province received of it is safe there.")
    if not done.same:
        say("This is another laptop for the province now: enrol it with a new code before sending.")


def _line(one: Backup) -> str:
    told = one.manifest
    made = f"{told.made_at.astimezone():%Y-%m-%d %H:%M}"
    counts = f"{told.rows.get('submission', 0)} submissions, schema {told.schema}, {one.size / _MEGABYTE:.1f} MB"
    return f"{one.folder} ({made}, {told.why}: {counts})"


def _parser(verb: str, does: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"fieldapp {verb}", description=does)
    parser.add_argument("--profile", type=Path, help="folder of the encrypted store")
    return parser


def _asked(prompt: str) -> str:
    return getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
