"""``python -m tests.torture.memory``: what the app's memory holds while it is open, and what after it was locked.

As root, from outside: every writable page of the process is read and searched for planted words (as Python and as Qt
keep them), the passphrase, the database key and the store's identity. Prints how often each was found.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from fieldapp import fieldbook
from tests.server.visit import visit_form
from tests.torture.lean import without_shipped_forms
from tests.torture.older import key_of
from tests.torture.recorded import CHEAP, PASSPHRASE

NAME, COPIED = "Zulqarnain Kanaripetang", "Lorongkecubung kelokanpinus"

_AREA = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) rw")


def areas(pid: int) -> Iterator[bytes]:
    """Every writable stretch of memory. Raises PermissionError where that is not allowed."""
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb") as memory:
        for line in maps:
            found = _AREA.match(line)
            if found is None or "[vvar]" in line:
                continue
            start, end = (int(one, 16) for one in found.groups())
            with suppress(OSError, ValueError, OverflowError):
                memory.seek(start)
                yield memory.read(end - start)


def counted(pid: int, words: dict[str, bytes]) -> dict[str, int]:
    """How often each stands in memory, in letters of one byte and of two."""
    found = dict.fromkeys(words, 0)
    for area in areas(pid):
        for name, word in words.items():
            found[name] += area.count(word)
            if word.isascii():
                found[name] += area.count(word.decode().encode("utf-16-le"))
    return found


def looked_at(room: Path) -> dict[str, dict[str, int]]:
    """One life, looked at while open and after the lock."""
    without_shipped_forms()
    book, _ = fieldbook.create(room / "profile", PASSPHRASE, cost=CHEAP)
    book._store.put_form(visit_form())
    key, identity = key_of(book), book.setting("identity")
    book.lock()
    plan = {
        "profile": str(room / "profile"),
        "passphrase": PASSPHRASE[::-1],
        "name": NAME[::-1],
        "copied": COPIED[::-1],
    }
    words = {
        "a name that was typed": NAME.encode(),
        "what was copied": COPIED.encode(),
        "the passphrase": PASSPHRASE.encode(),
        "the database key": key,
        "the database key in hex": key.hex().encode(),
        "the store's identity": identity.encode(),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "tests.torture.remembering"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None

        def tell(line: str) -> None:
            process.stdin.write(line + "\n")
            process.stdin.flush()

        def heard(wanted: str) -> dict[str, str]:
            for line in process.stdout:
                news = json.loads(line)
                assert news["did"] != "failed", news
                if news["did"] == wanted:
                    return news
            raise AssertionError(f"the app ended before “{wanted}”")

        try:
            tell(json.dumps(plan))
            heard("unlocked")
            seen = {"open": counted(process.pid, words)}
            tell("lock")
            heard("locked")
            seen["locked"] = counted(process.pid, words)
            tell("end")
            process.wait(30)
        finally:
            process.kill()
    return seen


def main() -> int:
    """Look and tell."""
    room = Path(tempfile.mkdtemp(prefix="memory"))
    try:
        seen = looked_at(room)
    finally:
        shutil.rmtree(room)
    for word in seen["open"]:
        print(f"{word:26} open {seen['open'][word]:4}   locked {seen['locked'][word]:4}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
