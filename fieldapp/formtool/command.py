"""The words of ``fieldapp form``: check, fill, eval."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

Say = Callable[[str], object]


def main(words: Sequence[str], say: Say = print) -> int:
    """Run one verb; returns the process exit code. Raises FormError."""
    options = _parser().parse_args(words)
    run: Callable[[argparse.Namespace, Say], int] = options.run
    return run(options, say)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="fieldapp form", description="Work on forms.")
    verbs = parser.add_subparsers(required=True, metavar="check | fill | eval")
    check = verbs.add_parser("check", help="every mistake by sheet, row and cure")
    check.add_argument("files", nargs="+", type=Path, metavar="FORM")
    check.set_defaults(run=_check)
    fill = verbs.add_parser("fill", help="fill a form by script")
    fill.add_argument("form", type=Path, metavar="FORM", help=".xml or .xlsx")
    fill.add_argument("--answers", type=Path, help="a JSON list of steps")
    fill.add_argument("--instance", type=Path, metavar="OUT.xml", help="the submission")
    fill.add_argument("--state", type=Path, metavar="OUT.json", help="every node: relevant, valid, value, label …")
    fill.add_argument("--timing", action="store_true", help="tell load and recompute times")
    fill.set_defaults(run=_fill)
    ask = verbs.add_parser("eval", help="evaluate expressions on an instance")
    ask.add_argument("--form", type=Path, required=True, metavar="FORM")
    ask.add_argument("--instance", type=Path, metavar="INSTANCE.xml")
    ask.add_argument("--expressions", type=Path, required=True, metavar="FILE", help="one a line, or REFERENCE<tab>it")
    ask.set_defaults(run=_ask)
    for verb in (fill, ask):
        verb.add_argument("--media", type=Path, metavar="DIR", help="lists and pictures of the form")
        verb.add_argument("--now", default="", metavar="ISO8601", help="the clock, which then stands still")
        verb.add_argument("--seed", type=int, metavar="N", help="chance that repeats")
        verb.add_argument("--language", default="", metavar="L")
        verb.add_argument("--property", action="append", default=[], metavar="NAME=VALUE")
    return parser


def _check(options: argparse.Namespace, say: Say) -> int:
    from fieldapp.xlsform.report import check_files

    return check_files(options.files, say)


def _fill(options: argparse.Namespace, say: Say) -> int:
    from fieldapp.formtool.filling import fill

    return fill(options, say)


def _ask(options: argparse.Namespace, say: Say) -> int:
    from fieldapp.formtool.asking import ask_all

    return ask_all(options, say)
