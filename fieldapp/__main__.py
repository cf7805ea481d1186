"""Command line: ``fieldapp`` opens the app; each verb does one job.

fieldapp [--profile FOLDER] [FILE]  open the window; a pack, a letter or a form is taken in after unlocking
fieldapp demo                       the main job end to end on a throw-away profile
fieldapp form check FORM …          every mistake of a form by sheet, row and cure
fieldapp form fill FORM …           a form filled by script
fieldapp form eval …                expressions asked of an instance
fieldapp doctor [--rebuild | --salvage]  is the store whole, do people and cases follow from the submissions?
fieldapp audit export|verify|form …  what was done on this laptop, signed; the audits of forms
fieldapp backup [--to FOLDER]       everything of this laptop in one folder, still encrypted
fieldapp restore FOLDER             bring a backup back, onto this laptop or a new one
fieldapp support [--out FILE] [--locked]  facts about this laptop for whoever helps, none about people
fieldapp update --from FOLDER       a signed update of the program, taken by the next start
fieldapp upload [--budget --until --verify]  send the outbox without the window
fieldapp courier pack|take|upload|receipts|list …   work on sticks
fieldapp report NAME --from --to …  a report as Excel, CSV or PDF
fieldapp server init|publish|code|admin|run|serve|submissions|verify …   a province
"""

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fieldapp.config import PROFILE_VARIABLE
from fieldapp.errors import FieldappError

if TYPE_CHECKING:
    from fieldapp.fieldbook.reporting import Made

OPENING = (
    "doctor",
    "courier",
    "report",
    "upload",
    "backup",
    "restore",
)  # verbs that open a profile, as the window does

VERBS = {  # verb → the module and function that runs it; each is imported only when it is called
    "doctor": ("fieldapp.fieldbook.doctor", "main"),
    "backup": ("fieldapp.fieldbook.backup_command", "back_up"),
    "restore": ("fieldapp.fieldbook.backup_command", "bring_back"),
    "audit": ("fieldapp.fieldbook.audit_command", "main"),
    "support": ("fieldapp.fieldbook.support_command", "main"),
    "courier": ("fieldapp.fieldbook.courier_command", "main"),
    "upload": ("fieldapp.fieldbook.upload_command", "main"),
    "update": ("fieldapp.fieldbook.update_command", "main"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the verb named on the command line; returns the process exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        if argv is None and words[:1] and words[0] in OPENING:
            from fieldapp.vault.hardening import harden

            harden()
        return _run(words)
    except FieldappError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _run(words: list[str]) -> int:
    verb = words[0] if words else ""
    if verb == "server":
        from fieldapp.server.commands import main as server

        return server(words[1:])
    if verb == "demo":
        from fieldapp.demo.command import main as demo

        return demo(words[1:])
    if verb == "form":
        from fieldapp.formtool.command import main as form

        return form(words[1:])
    if verb == "report":
        from fieldapp.fieldbook.report_command import main as report

        return report(words[1:], print, _paper)
    if verb in VERBS:
        module, name = VERBS[verb]
        return int(getattr(importlib.import_module(module), name)(words[1:], print))
    return _window(words)


def _paper(made: "Made") -> bytes:
    """A report as PDF, drawn without a screen."""
    from fieldapp.ui.pages.reports.offscreen import draw

    return draw(made)


def _window(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="fieldapp", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--profile", type=Path, help="folder of the encrypted store")
    parser.add_argument("file", nargs="?", type=Path, help="a pack, receipts, a letter or a form to take in")
    options = parser.parse_args(words)
    if options.profile:
        os.environ[PROFILE_VARIABLE] = str(options.profile)
    gc.disable()  # until the window's own collector takes over: nothing of a start is garbage
    from fieldapp.app import run

    return run(options.file)


if __name__ == "__main__":
    raise SystemExit(main())
