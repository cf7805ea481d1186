"""``fieldapp server update add FOLDER``: a signed folder of updates becomes the one that laptops are given.

It is checked as a laptop would check it, but with the root that lies in it: the province has no part in whom laptops
trust. An older folder than the one that is there is refused.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from fieldapp.errors import BadUpdate
from fieldapp.fieldbook.update_folder import files_in, write_folder
from fieldapp.server.identity import load_identity
from fieldapp.server.serving import say
from fieldapp.server.settings import Settings
from fieldapp.sync.updates import FromFolder, Repository

Run = Callable[[argparse.Namespace, Settings], None]
SEEN = "updates.seen"


def add_update_verb(verb: Callable[[str, Run, str], argparse.ArgumentParser]) -> None:
    """Put the verb among the others."""
    one = verb("update", _update, "offer a newer version of the app to laptops")
    one.add_argument("what", choices=("add",), help="add: take over a folder that packaging/release.py signed")
    one.add_argument("folder", type=Path, metavar="FOLDER", help="the folder with metadata and targets")


def _update(options: argparse.Namespace, settings: Settings) -> None:
    load_identity(settings.data)
    folder: Path = options.folder
    first = folder / "metadata" / "1.root.json"
    if not first.is_file():
        raise BadUpdate(str(folder), "none")
    seen = settings.data / SEEN
    seen.mkdir(exist_ok=True)
    offers = Repository(FromFolder(folder), seen, first.read_bytes(), "").offers()
    files = files_in(folder, frozenset(one.name for one in offers))
    if missing := [one for one in offers if one.name not in files]:
        raise BadUpdate(str(folder / "targets" / missing[0].name), "changed")
    write_folder(files, settings.updates, lambda _done, _total: None)
    for one in offers:
        say(f"{one.name.partition('.')[2]}: version {one.version}, {one.size / 1e6:.1f} MB")
