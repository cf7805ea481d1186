"""``python -m tests.torture.power --cuts 40 --kind ext4``: the file system itself loses power under the working app.

A file is mounted as a disk (ext4 or XFS; root only), the app works on it, and the file system is told to stop at once
without writing its log (``EXT4_IOC_SHUTDOWN``, flag 2): what was not synced is gone. Then it is mounted again, which
replays the log, the profile is opened, and what was promised before the cut is looked up.
"""

import argparse
import fcntl
import json
import multiprocessing
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from fieldapp import fieldbook
from tests.server.visit import visit_form
from tests.torture.lean import one_engine
from tests.torture.life import PASSPHRASE, Plan, live
from tests.torture.promises import Promises, wait_until
from tests.torture.recorded import CHEAP

SHUTDOWN, WITHOUT_LOG = 0x8004587D, 2
MEGABYTES = {"ext4": 64, "xfs": 320}
SECONDS = 0.8  # from unlocking to the cut, at most


def cut(room: Path, kind: str, chance: random.Random) -> tuple[int, list[str]]:
    """One working life that ends with its disk; promises before the cut, and those that are broken."""
    image, place, told = room / "image", room / "disk", room / "told"
    told.unlink(missing_ok=True)
    _run("truncate", "-s", "0", str(image))
    _run("truncate", "-s", f"{MEGABYTES[kind]}M", str(image))
    _run(f"mkfs.{kind}", "-q", str(image))
    _run("mount", "-o", "loop", str(image), str(place))
    try:
        shutil.copytree(room / "made", place / "laptop")
        os.sync()
        process = multiprocessing.get_context("forkserver").Process(
            target=live, args=(Plan("desk", place / "laptop", told, chance.randrange(1 << 30), room / "log"),)
        )
        process.start()
        wait_until(lambda: told.exists() and '"unlocked"' in told.read_text(), pause=0.02)
        time.sleep(chance.uniform(0, SECONDS))
        before = told.read_bytes()  # what comes later may have been promised after the cut
        descriptor = os.open(place, os.O_RDONLY)
        fcntl.ioctl(descriptor, SHUTDOWN, struct.pack("I", WITHOUT_LOG))
        os.close(descriptor)
        process.kill()
        process.join()
    finally:
        _run("umount", str(place))
    _run("mount", "-o", "loop", str(image), str(place))
    try:
        return _looked_up(place / "laptop", before)
    finally:
        _run("umount", str(place))


def _looked_up(folder: Path, before: bytes) -> tuple[int, list[str]]:
    promises = Promises()
    for line in before.decode().splitlines(keepends=True):
        if line.endswith("\n"):
            promises.hear(line)
    try:
        book = fieldbook.unlock(folder, PASSPHRASE)
    except Exception as error:
        return promises.acts, [f"cannot be opened: {error!r}"]
    try:
        book._store.check()
        return promises.acts, promises.broken(book)
    finally:
        book.lock()


def _run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)


def main(words: list[str]) -> int:
    """Cut and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cuts", type=int, default=40)
    parser.add_argument("--kind", choices=MEGABYTES, default="ext4")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(words)
    if os.geteuid() or shutil.which(f"mkfs.{options.kind}") is None:
        print(f"left out: this takes root and mkfs.{options.kind}")
        return 0
    started, chance, acts, broken = time.monotonic(), random.Random(options.seed), 0, []
    room = Path(tempfile.mkdtemp(prefix="power"))
    (room / "disk").mkdir()
    try:
        one_engine()
        book, _ = fieldbook.create(room / "made", PASSPHRASE, cost=CHEAP)
        book._store.put_form(visit_form())
        book.lock()
        multiprocessing.get_context("forkserver").set_forkserver_preload(["tests.torture.life"])
        for _ in range(options.cuts):
            some, wrong = cut(room, options.kind, chance)
            acts += some
            broken += wrong
    finally:
        shutil.rmtree(room, ignore_errors=True)
    for word in broken:
        print("BROKEN", word)
    figures = {"kind": options.kind, "seed": options.seed, "cuts": options.cuts, "promises": acts}
    print(json.dumps({**figures, "broken": len(broken), "seconds": round(time.monotonic() - started)}))
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
