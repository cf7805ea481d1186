"""``python -m tests.torture.crash_states --states 20000 --seed 1``: what a power cut can leave, and whether it opens.

The system calls of a real run are recorded. A power cut may come between any two of them; what was synced then is
there, of the rest any part: each write, each change of length and each name in a folder is there or not, and a write
may be torn at 512 bytes. Of every moment some such states are drawn, laid on the disk, opened, and held against what
the app had promised by then. Exit code 1 when a promise is broken or a store does not open.
"""

import argparse
import hashlib
import json
import multiprocessing
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fieldapp import fieldbook
from fieldapp.domain.submission import sha256_hex
from fieldapp.errors import FieldappError
from fieldapp.fieldbook.profile import profile_exists
from tests.torture.lean import one_engine
from tests.torture.promises import Promises
from tests.torture.recorded import FAULTS, PASSPHRASE
from tests.torture.scenes import Scene, recorded
from tests.torture.syscalls import Step

SECTOR = 512
TORN = 0.3  # of the writes that are there in part


@dataclass
class Disk:
    """What is durable, and what was done since. ``files``: number → bytes; ``names``: path → number, 0 a folder."""

    files: dict[int, bytearray]
    names: dict[str, int]
    pending: list[Step] = field(default_factory=list)

    def take(self, step: Step) -> None:
        """One more step."""
        if step.what == "sync":
            self._settle(lambda one: one.what != "entry" and one.file == step.file)
        elif step.what == "sync_folder":
            self._settle(lambda one: one.what == "entry" and _folder(one.path) == step.path)
        elif step.what != "told":
            self.pending.append(step)

    def _settle(self, settled: Any) -> None:
        rest = []
        for one in self.pending:
            if settled(one):
                apply(self.files, self.names, one)
            else:
                rest.append(one)
        self.pending = rest

    def cut(self, chance: random.Random) -> dict[str, bytes | None]:
        """Path → bytes (None: a folder) of one state that a power cut now may leave."""
        share = chance.choice((0.0, 0.5, 1.0, chance.random()))
        names, files = dict(self.names), dict(self.files)
        for step in self.pending:
            if chance.random() >= share:
                continue
            if step.what != "entry" and step.file is not None:
                files[step.file] = bytearray(files.get(step.file, b""))
            apply(files, names, step, chance if chance.random() < TORN else None)
        there: dict[str, bytes | None] = {}
        for path in sorted(names):
            if _folder(path) in there or _folder(path) not in self._made():
                there[path] = None if names[path] == 0 else bytes(files.get(names[path], b""))
        return there

    def _made(self) -> set[str]:
        """Folders that were made in the run: they may not be there."""
        return {step.path for step in self.pending if step.what == "entry" and step.file == 0}


def apply(files: dict[int, bytearray], names: dict[str, int], step: Step, torn: random.Random | None = None) -> None:
    """Do one step; ``torn`` draws which sectors of a write arrive."""
    if step.what == "entry":
        names.pop(step.gone, None)
        if step.file is None:
            names.pop(step.path, None)
        else:
            names[step.path] = step.file
        return
    assert step.file is not None
    content = files.setdefault(step.file, bytearray())
    if step.what == "truncate":
        content[step.at :] = bytes(max(0, step.at - len(content)))
        return
    if len(content) < step.at + len(step.data):
        content.extend(bytes(step.at + len(step.data) - len(content)))
    for start, piece in _sectors(step):
        if torn is None or torn.random() < 0.5:
            content[start : start + len(piece)] = piece


def _sectors(step: Step) -> Iterator[tuple[int, bytes]]:
    """A write in pieces that end where sectors of the file end."""
    at, end = step.at, step.at + len(step.data)
    while at < end:
        stop = min(end, (at // SECTOR + 1) * SECTOR)
        yield at, step.data[at - step.at : stop - step.at]
        at = stop


def _folder(path: str) -> str:
    return path.rsplit("/", 1)[0]


@dataclass
class Found:
    """What came of some states."""

    states: int = 0
    same: int = 0  # drawn before, at the same promises: not looked at again
    cuts: int = 0  # moments
    broken: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)


def explore(scene: Scene, each: int, seed: int, part: int = 0, parts: int = 1) -> Found:
    """Draw ``each`` states after every ``parts``-th step."""
    one_engine()
    found, seen = Found(), set()
    disk = Disk({n: bytearray(content) for n, content in scene.files.items()}, dict(scene.names))
    told, promises = b"", _new_promises(scene)
    for number, step in enumerate(scene.steps):
        disk.take(step)
        if step.what == "told":
            told += step.data
            promises.hear(step.data.decode())
        if number % parts != part:
            continue
        found.cuts += 1
        chance = random.Random(f"{seed}/{scene.name}/{number}")
        for _ in range(each):
            state = disk.cut(chance)
            mark = _mark(state, len(told))
            if mark in seen:
                found.same += 1
                continue
            seen.add(mark)
            found.states += 1
            for word in _broken(scene, state, promises):
                kind = word.split(":", 1)[0]
                found.broken[kind] += 1
                found.first.setdefault(kind, f"step {number}: {word}")
    return found


def _new_promises(scene: Scene) -> Promises:
    promises = Promises(words=[] if scene.name == "create" else [PASSPHRASE])
    for line in scene.before.splitlines():
        promises.hear(line)
    return promises


def _mark(state: dict[str, bytes | None], told: int) -> bytes:
    mark = hashlib.sha256(str(told).encode())
    for path, content in state.items():
        if not path.endswith("-shm"):
            mark.update(f"\0{path}\0".encode() + hashlib.sha256(content or b"").digest())
    return mark.digest()


def _broken(scene: Scene, state: dict[str, bytes | None], promises: Promises) -> Iterator[str]:
    """Lay it on the disk, open it, look everything up."""
    room = Path(tempfile.mkdtemp(prefix="state", dir=scene.room))
    try:
        for path, content in state.items():
            here = room / Path(path).relative_to(scene.root)
            if content is None:
                here.mkdir(parents=True, exist_ok=True)
            else:
                here.parent.mkdir(parents=True, exist_ok=True)
                here.write_bytes(content)
        yield from _looked_up(room, promises)
    finally:
        shutil.rmtree(room)


def _looked_up(room: Path, promises: Promises) -> Iterator[str]:
    for path, sha256 in promises.files.items():
        here = room / path
        if not here.exists() or sha256_hex(here.read_bytes()) != sha256:
            yield f"a file that was told of is not whole: {path}"
    folder = room / "laptop"
    if not profile_exists(folder):
        if promises.settled or promises.may or promises.finalized:
            yield "nothing is left: no profile"
        return
    try:
        book = _opened(folder, promises.words)
    except FieldappError as error:
        yield f"cannot be opened ({type(error).__name__}): {error} {getattr(error, 'facts', '')}"
        return
    try:
        book._store.check()
        yield from promises.broken(book)
        book.put_setting("language", "id")
    except FieldappError as error:
        yield f"cannot be read whole ({type(error).__name__}): {error}"
    finally:
        book.lock()


def _opened(folder: Path, words: Sequence[str]) -> fieldbook.Fieldbook:
    for word in words[:-1]:
        try:
            return fieldbook.unlock(folder, word)
        except FieldappError:
            (folder / "slots.json.tries").unlink(missing_ok=True)
    return fieldbook.unlock(folder, words[-1])


def _in_parts(scene: Scene, each: int, seed: int, parts: int) -> Found:
    """On several cores."""
    with multiprocessing.get_context("fork").Pool(parts) as pool:
        some = pool.starmap(explore, [(scene, each, seed, part, parts) for part in range(parts)])
    whole = Found()
    for one in some:
        whole.states += one.states
        whole.same += one.same
        whole.cuts += one.cuts
        whole.broken += one.broken
        whole.first = {**one.first, **whole.first}
    return whole


def main(words: list[str]) -> int:
    """Record, explore, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--states", type=int, default=20_000, help="drawn, over all scenes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fault", default="", choices=["", *FAULTS], help="break a rule and see it found")
    parser.add_argument("--scene", action="append", help="only these")
    parser.add_argument("--parts", type=int, default=2, help="processes")
    options = parser.parse_args(words)
    started, bad = time.monotonic(), 0
    memory = Path("/dev/shm")
    room = Path(tempfile.mkdtemp(prefix="states", dir=memory if memory.is_dir() else None))
    try:
        scenes = list(recorded(room, options.fault, options.scene))
        steps = sum(len(scene.steps) for scene in scenes)
        each = max(1, round(options.states / steps))
        for scene in scenes:
            found = _in_parts(scene, each, options.seed, options.parts)
            bad += found.broken.total()
            figures: dict[str, object] = {"scene": scene.name, "fault": options.fault, "calls": len(scene.steps)}
            figures |= {"cuts": found.cuts, "states": found.states, "drawn_again": found.same}
            print(json.dumps({**figures, "broken": dict(found.broken)}), flush=True)
            for word in found.first.values():
                print(f"  {word}", flush=True)
    finally:
        shutil.rmtree(room)
    print(json.dumps({"seed": options.seed, "broken": bad, "seconds": round(time.monotonic() - started)}))
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
