"""``fieldapp report``: a report as a file, without the window.

    fieldapp report recap --period 2026-11 [--format pdf|xlsx|csv] [--out FILE] [--profile FOLDER]
    fieldapp report --due [--profile FOLDER]          make the reports whose day has come
    fieldapp report --verify FILE.pdf|FILE.json       prove a cover letter and the files that came with it

The reports are those of ``casework/reports.py``; ``--help`` lists them. ``--period`` is a month (2026-11), a quarter
(2026-T4), half a year (2026-S2), a year or a day; ``--from`` and ``--to`` are two days.
``--region``, ``--sex`` and ``--device`` (a laptop of the team) narrow it, ``--publication`` hides every small number. A
list of names (register) needs ``--purpose``, which is logged, and holds only people whose consent covers its
``--receiver``. The passphrase is asked; where no terminal is there it is the first line of the standard input.
"""

import argparse
import getpass
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from fieldapp import config
from fieldapp.casework.consent import OFFICE, RECEIVERS
from fieldapp.casework.period import Period, read_period
from fieldapp.casework.reports import REPORTS
from fieldapp.errors import FieldappError
from fieldapp.fieldbook.letter_proof import prove
from fieldapp.fieldbook.profile import unlock
from fieldapp.fieldbook.reporting import FORMATS, Made, Order

if TYPE_CHECKING:
    from fieldapp.fieldbook.book import Fieldbook

Say = Callable[[str], object]
Draw = Callable[[Made], bytes]  # a report as PDF


def main(words: Sequence[str], say: Say, draw: Draw) -> int:
    """Run the verb. Raises FieldappError (wrong passphrase, file in use …)."""
    if "--verify" in words:
        return _verify(words, say)
    if "--due" in words:
        return _make_due(words, say, draw)
    options = _parser().parse_args(words)
    report = REPORTS[options.report]
    if report.named and (options.publication or not options.purpose.strip()):
        raise FieldappError("A list of names needs --purpose, and is not for --publication.")
    period = _period(options)
    book = unlock(options.profile or config.profile_folder(), _passphrase())
    try:
        narrowed = (options.region, options.sex, options.publication, options.receiver, options.device)
        order = Order(options.report, period, *narrowed)
        made = book.reports.make(order, options.language)
        if made.left_out:
            say(f"{made.left_out} people are not on it: their consent does not cover it.")
        return _write(book, made, options, say, draw)
    finally:
        book.lock()


def _write(book: "Fieldbook", made: Made, options: argparse.Namespace, say: Say, draw: Draw) -> int:
    ending = options.format or (options.out.suffix.lstrip(".") if options.out else "") or "xlsx"
    if ending not in FORMATS:
        raise FieldappError(f"A report is one of {', '.join(FORMATS)}, not {ending}.")
    files = {made.file_name("pdf"): draw(made)} if ending == "pdf" else book.reports.contents(made, ending)
    for name, content in files.items():
        path = options.out if options.out and len(files) == 1 else (options.out or Path()).parent / name
        book.reports.write(made, path, content, options.purpose)
        say(str(path))
    return 0


def _verify(words: Sequence[str], say: Say) -> int:
    parser = argparse.ArgumentParser(prog="fieldapp report", description="Prove a cover letter.")
    parser.add_argument("--verify", type=Path, required=True, metavar="FILE", help="the letter's .pdf or its .json")
    proof = prove(parser.parse_args(words).verify)
    signed = proof.signed
    verdict, device = "good" if proof.genuine else "CHANGED", signed.get("device") or "-"
    say(f"{verdict}: signature of key {proof.key_id}, laptop {device}")
    say(f"letter {signed.get('number')} to {signed.get('addressee')}, {signed.get('period')}, of {signed.get('day')}")
    say(f"fingerprint {proof.fingerprint}")
    say(f"{proof.pdf}: the letter itself")
    for one in proof.files:
        say(f"{one.verdict}: {one.name}")
    for one in signed.get("files", ()):
        for line in one.get("said", ()):
            say(f"    {line}")
    return 0 if proof.good else 1


def _make_due(words: Sequence[str], say: Say, draw: Draw) -> int:
    parser = argparse.ArgumentParser(prog="fieldapp report", description="Make the reports whose day has come.")
    parser.add_argument("--due", action="store_true", required=True)
    parser.add_argument("--language", default="id", choices=("id", "en"))
    parser.add_argument("--profile", type=Path, help="folder of the encrypted store")
    options = parser.parse_args(words)
    book = unlock(options.profile or config.profile_folder(), _passphrase())
    try:
        runs = book.schedules.make_due(draw, options.language)
        for run in runs:
            say(
                f"{run.report} {run.period}: {', '.join(run.files) if not run.trouble else f'not made ({run.trouble})'}"
            )
        if not runs:
            say("Nothing is due.")
        return 1 if any(run.trouble for run in runs) else 0
    finally:
        book.lock()


def _period(options: argparse.Namespace) -> Period:
    try:
        if options.period:
            return read_period(options.period)
        if options.first and options.last:
            return Period(options.first, options.last)
    except ValueError as error:
        raise FieldappError(f"This is no period: {error}") from error
    raise FieldappError("Say the period: --period 2026-11, or --from and --to.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="fieldapp report", description="Write a report.")
    parser.add_argument("report", choices=sorted(REPORTS))
    parser.add_argument("--period", help="2026-11, 2026-T4, 2026-S2, 2026")
    parser.add_argument("--from", dest="first", type=date.fromisoformat, help="first day, 2026-11-01")
    parser.add_argument("--to", dest="last", type=date.fromisoformat, help="last day")
    parser.add_argument("--format", choices=FORMATS, help="xlsx unless --out says otherwise")
    parser.add_argument("--out", type=Path, help="the file; CSV of several tables goes beside it")
    parser.add_argument("--region", default="", help="code of a regency, city or district")
    parser.add_argument("--sex", default="", choices=("", "L", "P"))
    parser.add_argument("--device", default="", help="code of a laptop of the team")
    parser.add_argument("--publication", action="store_true", help="hide every small number")
    parser.add_argument("--purpose", default="", help="what a list of names is for; logged")
    parser.add_argument(
        "--receiver", default=OFFICE, choices=(OFFICE, *RECEIVERS), help="for whom a list of names is made"
    )
    parser.add_argument("--language", default="id", choices=("id", "en"))
    parser.add_argument("--profile", type=Path, help="folder of the encrypted store")
    return parser


def _passphrase() -> str:
    return getpass.getpass("Passphrase: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
