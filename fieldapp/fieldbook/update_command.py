"""``fieldapp update --from FOLDER``: verify the update in a folder and let the next start take it.

fieldapp update --from FOLDER [--only-look]
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

from fieldapp import __version__
from fieldapp.fieldbook.updates import Updates


def main(words: Sequence[str], say: Callable[[str], object]) -> int:
    """Run the verb. Raises BadUpdate, DiskFull."""
    parser = argparse.ArgumentParser(prog="fieldapp update", description="Signed updates from a folder.")
    parser.add_argument("--from", dest="place", type=Path, required=True, help="the folder with metadata and targets")
    parser.add_argument("--only-look", action="store_true", help="say what is there and change nothing")
    options = parser.parse_args(words)
    updates = Updates()
    found = updates.look(options.place)
    if not found.newer:
        say(f"The folder has version {found.version}; this is {__version__}. There is nothing to do.")
    elif options.only_look:
        say(f"Version {found.version} is there, rightly signed ({found.size} bytes).")
    else:
        version = updates.stage(options.place, lambda _done, _total: None, Event())
        say(f"Version {version} is ready. It starts when Jangkau is opened again.")
    return 0
