"""``fieldapp courier``: work on sticks, without the window.

    fieldapp courier pack FOLDER … [--new]        write everything without an answer; more folders are more sticks
    fieldapp courier take FILE-OR-FOLDER …        copy packs of other laptops into this profile, sealed as they are
    fieldapp courier upload                       bring them to the province in one run, fetch their receipts
    fieldapp courier receipts --write FOLDER      write the receipts of other laptops onto a stick
    fieldapp courier receipts FILE-OR-FOLDER …    read those of this laptop
    fieldapp courier list                         packs made and carried, and how far each is

Every verb takes ``--profile FOLDER`` and ``--json`` (one object on one line). The passphrase is asked; where no
terminal is there it is the first line of the standard input. Exit codes:

    0  done, also when there was nothing to do
    1  not done; the sentence says what to do
    2  the command line is wrong
    3  done in part: something did not fit, was refused or still waits; run it again after what the output says
"""

import argparse
import getpass
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from fieldapp import config
from fieldapp.errors import StickFull
from fieldapp.fieldbook.profile import unlock

if TYPE_CHECKING:
    from fieldapp.domain.courier import MadePack
    from fieldapp.fieldbook.book import Fieldbook

Say = Callable[[str], object]
IN_PART = 3
Told = tuple[int, list[str], dict[str, object]]  # exit code, lines for people, the same for programs


def main(words: Sequence[str], say: Say) -> int:
    """Run one verb. Raises FieldappError (wrong passphrase, stick trouble …)."""
    options = _parser().parse_args(words)
    run: Callable[[Fieldbook, argparse.Namespace], Told] = options.run
    book = unlock(options.profile or config.profile_folder(), _passphrase())
    try:
        code, lines, facts = run(book, options)
    finally:
        book.lock()
    if options.json:
        say(json.dumps(facts, ensure_ascii=False, default=str))
    else:
        for line in lines:
            say(line)
    return code


def _pack(book: "Fieldbook", options: argparse.Namespace) -> Told:
    taken: set[str] = set()
    lines: list[str] = []
    packs: list[MadePack] = []
    left = missing = 0
    for number, place in enumerate(options.place):
        try:
            done = book.courier.pack(place, only_new=options.new, without=taken)
        except StickFull as error:
            if number == 0 and len(options.place) == 1:
                raise
            lines.append(str(error))
            continue
        taken |= done.taken
        packs += done.packs
        left, missing = done.left, missing + done.missing
        lines += [
            f"{Path(pack.place) / pack.name}: {pack.submissions} submissions, {pack.size} bytes, read back"
            for pack in done.packs
        ]
    if not packs and not left:
        lines.append("Nothing to carry: every submission has its answer, or is in a pack already.")
    if left:
        lines.append(f"{left} submissions did not fit. Run it again with another stick as well.")
    if missing:
        lines.append(f"{missing} attachments are not on this laptop any more; the province will ask for them.")
    facts = {"packs": [asdict(pack) for pack in packs], "left": left, "missing": missing}
    return (IN_PART if left or missing else 0), lines, facts


def _take(book: "Fieldbook", options: argparse.Namespace) -> Told:
    done = book.courier.take(options.source)
    lines = [f"{pack.name}: {pack.submissions} submissions of {pack.device_code}" for pack in done.fresh]
    lines += [f"{done.known} packs were here already."] if done.known else []
    lines += [str(error) for error in done.refused]
    facts = {
        "taken": [asdict(pack) for pack in done.fresh],
        "known": done.known,
        "refused": [error.facts for error in done.refused],
    }
    return (IN_PART if done.refused else 0), lines or ["No courier packs there."], facts


def _upload(book: "Fieldbook", _options: argparse.Namespace) -> Told:
    done = book.courier.upload()
    lines = [
        f"{pack.name}: {pack.received} received, {pack.refused} refused, {pack.incomplete} wait for attachments"
        for pack in done.delivered
    ]
    lines += [f"{pack.name}: not taken ({pack.reason})" for pack in done.refused]
    lines += [f"{done.waiting} packs still wait."] if done.waiting else []
    lines += [str(done.cause)] if done.cause else []
    facts = {
        "delivered": [asdict(pack) for pack in done.delivered],
        "refused": [asdict(pack) for pack in done.refused],
        "waiting": done.waiting,
        "cause": done.cause.code if done.cause else None,
    }
    partly = done.refused or done.waiting or done.cause
    return (IN_PART if partly else 0), lines or ["No packs to bring."], facts


def _receipts(book: "Fieldbook", options: argparse.Namespace) -> Told:
    if options.write is not None:
        written, letters = book.courier.write_receipts(options.write), book.letters.write_if_any(options.write)
        lines = [f"{written} files of receipts written."]
        lines += [f"{letters} letters to laptops of the team written."] if letters else []
        return 0, lines, {"written": written, "letters": letters}
    done, read = book.courier.read_receipts(options.source), book.letters.read(options.source)
    lines = [f"{done.files} files read: {done.received} received, {done.returned} returned, {done.known} known before."]
    lines += [f"{done.incomplete} still wait for attachments."] if done.incomplete else []
    if read.files:
        lines.append(f"{read.files} letters read: {read.decisions} decisions, {read.visits} visits asked for.")
    lines += [str(error) for error in (*done.refused, *read.refused)]
    facts = asdict(done) | {"refused": [error.facts for error in (*done.refused, *read.refused)]}
    facts |= {"letters": read.files, "decisions": read.decisions, "visits": read.visits}
    bad = any(error.facts["why"] != "other_laptop" for error in (*done.refused, *read.refused))
    return (IN_PART if bad or done.incomplete else 0), lines, facts


def _list(book: "Fieldbook", _options: argparse.Namespace) -> Told:
    made, carried = book.courier.made(), book.courier.carried()
    lines = [
        f"made {pack.name}: {pack.received} of {pack.submissions} received, {pack.returned} returned" for pack in made
    ]
    lines += [f"carried {pack.name} of {pack.device_code}: {pack.reason or pack.status}" for pack in carried]
    facts: dict[str, object] = {"made": [asdict(pack) for pack in made], "carried": [asdict(pack) for pack in carried]}
    return 0, lines or ["No courier packs yet."], facts


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="fieldapp courier", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    verbs = parser.add_subparsers(metavar="VERB", required=True)

    def verb(name: str, run: Callable[..., Told], help_: str) -> argparse.ArgumentParser:
        one = verbs.add_parser(name, help=help_, description=help_)
        one.add_argument("--profile", type=Path, help="folder of the encrypted store")
        one.add_argument("--json", action="store_true", help="one object for programs")
        one.set_defaults(run=run)
        return one

    pack = verb("pack", _pack, "write this laptop's work onto sticks")
    pack.add_argument("place", nargs="+", type=Path, metavar="FOLDER")
    pack.add_argument("--new", action="store_true", help="only what was never in a pack")
    verb("take", _take, "copy packs of other laptops").add_argument("source", nargs="+", type=Path, metavar="FROM")
    verb("upload", _upload, "bring carried packs to the province")
    receipts = verb("receipts", _receipts, "read receipts, or write those of other laptops")
    either = receipts.add_mutually_exclusive_group(required=True)
    either.add_argument("--write", type=Path, metavar="FOLDER")
    either.add_argument("source", nargs="*", type=Path, metavar="FROM", default=[])
    verb("list", _list, "packs made and carried")
    return parser


def _passphrase() -> str:
    return getpass.getpass("Passphrase: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
