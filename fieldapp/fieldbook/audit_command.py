"""``fieldapp audit``: the audit as signed lines for a supervisor, its verification, and the audits of forms.

    fieldapp audit export --out FILE.jsonl [--purpose TEXT] [--profile FOLDER]
    fieldapp audit verify FILE.jsonl [--key PUBLIC_KEY]
    fieldapp audit form --out FOLDER --purpose TEXT [--profile FOLDER]

``export`` and ``form`` ask for the passphrase of somebody who may read the audit, and are lines of it themselves.
``form`` writes the audit.csv of every submission as ODK has it: a folder for each. ``verify`` needs no profile: it
follows every line and checks the laptop's signature at the end, with the key that the province shows where it is given.
Exit code 0: everything is as it was written.
"""

import argparse
import getpass
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fieldapp import config
from fieldapp.domain.audit import AuditCheck, Verb
from fieldapp.fieldbook.audit_export import check_exported, export_audit, export_form_audits
from fieldapp.fieldbook.profile import local_now, unlock

if TYPE_CHECKING:
    from fieldapp.fieldbook.book import Fieldbook

Say = Callable[[str], object]
WHY = {
    "edited": "line {at} was changed",
    "missing": "a line is missing at {at}",
    "extra": "a line too many stands at {at}",
    "end": "what came after line {lines} was cut off or put in, or its end was not sealed here",
    "beside": "it does not reach an end that was seen before; an older copy was put back",
    "begin": "the access log of before the audit was changed",
}
FOUND = (Verb.BROKEN, Verb.BEHIND, Verb.ATTEMPTS_LOST, Verb.FORKED)


def main(words: Sequence[str], say: Say) -> int:
    """Run the verb. Raises FieldappError (wrong passphrase, not allowed, no such file …)."""
    options = _parser().parse_args(words)
    if options.verb == "verify":
        return _verdict(check_exported(options.file, options.key), say)
    book = unlock(options.profile or config.profile_folder(), _passphrase())
    try:
        if options.verb == "export":
            say(f"{export_audit(book, options.out, options.purpose, local_now())} lines in {options.out}.")
        else:
            say(f"{export_form_audits(book, options.out, options.purpose)} form audits in {options.out}.")
        return 0
    finally:
        book.lock()


def tell_audit(book: "Fieldbook", say: Say) -> bool:
    """For ``fieldapp doctor``: whether the audit is whole, in words; what was found earlier is told too. *Slow.*"""
    found = book.audit.check()
    _verdict(found, say)
    seq = book.audit.countersigned()
    say(f"The province has signed it up to line {seq}." if seq else "No province has signed it yet.")
    for line in book.audit.found_earlier(FOUND):
        say(f"Line {line.seq} of the audit: {line.verb} {line.object_id} {line.why}".rstrip() + ".")
    return found.whole


def _verdict(found: AuditCheck, say: Say) -> int:
    if found.whole:
        say(f"The audit is whole: {found.lines} lines.")
        return 0
    say(f"The audit was changed: {WHY[found.why].format(at=found.broken_at, lines=found.lines)}.")
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="fieldapp audit", description="What was done on this laptop, and by whom.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    export = verbs.add_parser("export", help="write all lines, signed")
    verify = verbs.add_parser("verify", help="follow the lines of an exported file")
    form = verbs.add_parser("form", help="write the audit.csv of every submission")
    for one in (export, form):
        one.add_argument("--out", type=Path, required=True)
        one.add_argument("--profile", type=Path, help="folder of the encrypted store")
    export.add_argument("--purpose", default="", help="what for; it is written down")
    form.add_argument("--purpose", required=True, help="what for; it is written down")
    verify.add_argument("file", type=Path)
    verify.add_argument("--key", default="", help="the laptop's public key, as the province shows it")
    return parser


def _passphrase() -> str:
    return getpass.getpass("Passphrase: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
