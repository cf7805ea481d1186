"""Profiles with everything in them that a profile can hold, for whoever harms copies of them."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from fieldapp import fieldbook
from fieldapp.errors import WrongPassphrase
from fieldapp.fieldbook import Fieldbook
from tests.server.running import Site, in_process, make_province
from tests.server.visit import visit_form
from tests.torture.lean import without_shipped_forms
from tests.torture.recorded import CHEAP, NEXT_WORDS, PASSPHRASE, send

KINDS = ("slots", "prev", "tries", "store", "log", "attachment", "second", "device", "sealed", "pack")


@dataclass
class Made:
    """By name of a profile: its folder, what opens it, what its lock page says. ``places``: kind → (profile, file)."""

    ingest: str
    folders: dict[str, Path] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    devices: dict[str, str] = field(default_factory=dict)
    places: dict[str, list[tuple[str, Path]]] = field(default_factory=dict)


@contextmanager
def made_profiles(room: Path) -> Iterator[Made]:
    """``open`` is closed and whole; ``changed`` has its previous slots and wrong tries; ``crashed`` has a log;
    ``sealed`` was sealed by the province; ``other`` is another laptop."""
    without_shipped_forms()
    with in_process(make_province(room / "province")) as site:
        made = Made((site.settings.data / "ingest.age").read_text().strip())
        for name in ("open", "other"):
            _new(made, site, name, room / name)
        _copies(made, room)
        _find_places(made, room)
        yield made


def _new(made: Made, site: Site, name: str, folder: Path) -> None:
    book, code = fieldbook.create(folder, PASSPHRASE, cost=CHEAP)
    book._store.put_form(visit_form())
    book.connection.enrol(site.address, site.code())
    for number in range(3):
        _assessment(book, f"{name} {number}", number)
    send(book)
    _assessment(book, f"{name} unsent", 4)
    if name == "open":
        (folder.parent / "stick").mkdir()
        book.courier.pack(folder.parent / "stick")
    _assessment(book, f"{name} draft", 5, finalize=False)
    made.folders[name], made.words[name], made.codes[name] = folder, PASSPHRASE, code
    made.devices[name] = book.worker.device_code
    if name == "open":
        made.folders["crashed"] = Path(shutil.copytree(folder, folder.parent / "crashed"))
    book.lock()


def _assessment(book: Fieldbook, name: str, number: int, *, finalize: bool = True) -> None:
    desk = book.start("visit")
    desk.answer("/data/full_name", f"Sela {name}")
    desk.answer("/data/age", str(30 + number))
    desk.answer("/data/sex", "P")
    desk.attach("/data/photo", "photo.jpg", bytes([number]) * 3000, "image/jpeg")
    if finalize:
        desk.finalize()


def _copies(made: Made, room: Path) -> None:
    for name in ("changed", "sealed"):
        made.folders[name] = Path(shutil.copytree(made.folders["open"], room / name))
    for name in ("changed", "sealed", "crashed"):
        made.words[name], made.codes[name] = PASSPHRASE, made.codes["open"]
        made.devices[name] = made.devices["open"]
    changed = made.folders["changed"]
    book = fieldbook.unlock(changed, PASSPHRASE)
    book.change_passphrase(PASSPHRASE, NEXT_WORDS)
    book.lock()
    made.words["changed"] = NEXT_WORDS
    for _ in range(2):
        with suppress(WrongPassphrase):
            fieldbook.unlock(changed, "salah sama sekali")
    book = fieldbook.unlock(made.folders["sealed"], PASSPHRASE)
    book.connection.sealing.obey()
    book.lock()


def _find_places(made: Made, room: Path) -> None:
    def files(name: str, pattern: str) -> list[tuple[str, Path]]:
        found = [(name, path) for path in sorted(made.folders[name].glob(pattern))]
        assert found, f"{pattern} in {name}"
        return found

    made.places = {
        "slots": files("open", "slots.json") + files("changed", "slots.json"),
        "prev": files("changed", "slots.json.prev"),
        "tries": files("changed", "slots.json.tries"),
        "store": files("open", "store.db") + files("crashed", "store.db"),
        "log": files("crashed", "store.db-wal"),
        "attachment": files("open", "attachments/*"),
        "second": files("open", "second/*"),
        "device": files("open", "device.txt"),
        "sealed": files("sealed", "sealed.age"),
        "pack": [("other", path) for path in sorted((room / "stick").rglob("*.*"))],
    }
    assert tuple(made.places) == KINDS
