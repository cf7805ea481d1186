"""Runs of the app that are recorded call by call, each from a profile that is ready for it."""

import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fieldapp import fieldbook
from tests.courier.road import enrol_around_the_wire
from tests.server.running import Site, in_process, make_province
from tests.server.visit import visit_form
from tests.torture.lean import without_shipped_forms
from tests.torture.older import key_of, make_older
from tests.torture.recorded import CHEAP, PASSPHRASE, SCENES
from tests.torture.syscalls import Recorder, Step, record

OLDER = 3  # steps of the store that is upgraded: before people and cases had tables


@dataclass(frozen=True)
class Scene:
    """A recording. ``before``: what had been promised of the profile that it began with."""

    name: str
    room: Path
    root: str
    files: dict[int, bytes]
    names: dict[str, int]
    steps: list[Step]
    before: str = ""


def recorded(room: Path, fault: str = "", only: Sequence[str] | None = None) -> Iterator[Scene]:
    """Play and record every scene, or only some."""
    without_shipped_forms()
    with in_process(make_province(room / "province")) as site:
        book, _ = fieldbook.create(room / "laptop", PASSPHRASE, cost=CHEAP)
        book._store.put_form(visit_form())
        enrol_around_the_wire(book, site)
        book.lock()
        for name in only or SCENES:
            yield _record(name, room, site, fault)


def _record(name: str, room: Path, site: Site, fault: str) -> Scene:
    here = room / name
    stage = here / "stage"
    before, told = _prepare(name, room / "laptop", stage), here / "told"
    recorder = Recorder(str(stage), str(told))
    recorder.folders.add(str(stage))
    files: dict[int, bytes] = {}
    for path in sorted(stage.rglob("*")):
        if path.is_dir():
            recorder.folders.add(str(path))
        else:
            files[recorder.know(str(path), path.stat().st_size)] = path.read_bytes()
    names = dict(recorder.names) | dict.fromkeys(recorder.folders, 0)
    plan = {"scene": name, "room": str(stage), "told": str(told), "fault": fault}
    log = here / "strace.log"
    record([sys.executable, "-m", "tests.torture.recorded"], json.dumps(plan) + "\n", log)
    with log.open() as lines:
        steps = list(recorder.steps(lines))
    log.unlink()
    assert any(b'"end"' in step.data for step in steps if step.what == "told"), "the scene came to its end"
    for path, file in recorder.names.items():
        assert Path(path).exists() or not file, f"the recording knows {path}, the disk does not"
    states = here / "states"
    states.mkdir()
    return Scene(name, states, str(stage), files, names, steps, before)


def _prepare(name: str, laptop: Path, stage: Path) -> str:
    """Put the profile on the stage; what was promised of it, as lines."""
    stage.mkdir(parents=True)
    if name == "create":
        return ""
    shutil.copytree(laptop, stage / "laptop")
    (stage / "stick").mkdir()
    if name != "upgrade":
        return ""
    book = fieldbook.unlock(stage / "laptop", PASSPHRASE)
    lines = []
    for number in range(5):
        desk = book.start("visit")
        desk.answer("/data/full_name", f"Sela {number}")
        desk.attach("/data/photo", "photo.jpg", bytes([number]) * 900, "image/jpeg")
        acts = [{"verb": "save", "id": desk.instance_id, "saved": {"/data/full_name": f"Sela {number}"}}]
        if number:
            desk.finalize()
            sha256 = book.submission(desk.instance_id).sha256
            acts.append({"verb": "finalize", "id": desk.instance_id, "sha256": sha256})
        lines += [json.dumps({"when": "did", **act}) for act in acts]
    key = key_of(book)
    book.lock()
    make_older(stage / "laptop" / "store.db", key, OLDER)
    return "\n".join(lines)
