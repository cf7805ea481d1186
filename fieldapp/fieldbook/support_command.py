"""``fieldapp support``: what helps somebody to help, without anything about people, printed or saved.

    fieldapp support [--out FILE] [--locked] [--profile FOLDER]

``--locked`` tells what can be told without the passphrase; a store that cannot be opened leaves nothing else. The
passphrase is asked; where no terminal is there it is the first line of the standard input.
"""

import argparse
import getpass
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from fieldapp import config
from fieldapp.fieldbook.profile import unlock
from fieldapp.fieldbook.support import outside
from fieldapp.vault.durable import durable_write


def main(words: Sequence[str], say: Callable[[str], object]) -> int:
    """Run the verb. Raises FieldappError (wrong passphrase, damaged store, in use, disk full)."""
    parser = argparse.ArgumentParser(prog="fieldapp support", description="Facts about this laptop, none about people.")
    parser.add_argument("--out", type=Path, help="save it there instead of printing it")
    parser.add_argument("--locked", action="store_true", help="only what can be told without the passphrase")
    parser.add_argument("--profile", type=Path, help="folder of the encrypted store")
    options = parser.parse_args(words)
    text = _text(options.profile or config.profile_folder(), locked=options.locked)
    if options.out is None:
        say(text)
    else:
        durable_write(options.out, text.encode())
        say(f"Saved to {options.out}. Read it before you send it.")
    return 0


def _text(folder: Path, *, locked: bool) -> str:
    if locked:
        return outside(folder)
    asked = getpass.getpass("Passphrase: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    book = unlock(folder, asked)
    try:
        return book.support.text()
    finally:
        book.lock()
