"""``fieldapp server export FORM``: words around ``exports``."""

import argparse
from datetime import date
from pathlib import Path

from fieldapp.errors import FieldappError
from fieldapp.server.backup_command import Verb
from fieldapp.server.exports.choosing import Wish, span
from fieldapp.server.exports.making import ENDINGS, Look, make
from fieldapp.server.office import open_office
from fieldapp.server.scopes import BadScopeError, codes_in, scope_of
from fieldapp.server.serving import say
from fieldapp.server.settings import Settings

BY_COMMAND = "(command)"  # who took it, in the record


def add_verb(verb: Verb) -> None:
    """With its options."""
    one = verb("export", _export, "write what was received of a form into a file")
    one.add_argument("form_id", metavar="FORM")
    one.add_argument("--format", choices=tuple(ENDINGS), default="csv", help="csv is a zip of CSVs (default: csv)")
    one.add_argument("--out", type=Path, required=True, metavar="FILE")
    one.add_argument("--since", type=_day, metavar="DAY", help="of receipt, such as 2026-11-01")
    one.add_argument("--until", type=_day, metavar="DAY", help="the last day, itself included")
    one.add_argument("--regions", default="", metavar="CODES", help="such as 64.72,64.71.03 (default: the province)")
    one.add_argument("--words", choices=("names", "id", "en"), default="names", help="above the columns")
    one.add_argument("--split", action="store_true", help="a column for each choice of a select multiple as well")
    one.add_argument("--corrected", action="store_true", help="what was corrected later as well")
    one.add_argument("--sensitive", action="store_true", help="sensitive questions as well; with --reason")
    one.add_argument("--withheld", action="store_true", help="people whose consent has ended as well; with --reason")
    one.add_argument("--reason", default="", metavar="WORDS", help="kept in the record of exports")


def _export(options: argparse.Namespace, settings: Settings) -> None:
    reason = " ".join(options.reason.split())
    if (options.sensitive or options.withheld) and not reason:
        raise FieldappError("What is left out by default is written with a reason only: --reason.")
    try:
        regions = scope_of("worker", codes_in(options.regions)).regions
    except BadScopeError:
        raise FieldappError(
            "A region is a code such as 64, 64.72, 64.72.05 or 64.72.05.1001; at most 50 of them."
        ) from None
    if not options.out.resolve().parent.is_dir():
        raise FieldappError("The folder of {out} is not there. Make it, or choose another --out.", out=options.out)
    since, until = span(options.since, options.until, settings.utc_offset_hours)
    chosen = (options.corrected, options.sensitive, options.withheld)
    wish = Wish(options.form_id, since, until, regions, *chosen, reason)
    office = open_office(settings)
    try:
        made = make(office, wish, Look(options.format, options.words, options.split), options.out, BY_COMMAND)
    finally:
        office.engine.dispose()
    say(f"{made} submissions of {options.form_id} are in {options.out}.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("a day is written as 2026-11-01") from None
