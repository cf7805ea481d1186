"""The demo's processes: a real province and a real app, each its own, spoken to through pipes."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

READY_SECONDS = 60.0
ENCODINGS = ("utf-8", "utf-16-le")


class Province:
    """``fieldapp server`` on a data folder; it can be stopped and started again on the same port."""

    def __init__(self, data: Path, log: Path) -> None:
        self._data = data
        self._log = log
        self._process: subprocess.Popen[str] | None = None
        self.port = 0

    def command(self, verb: str, *words: str) -> str:
        """Run one of the server's verbs to its end; returns what it printed."""
        line = [sys.executable, "-m", "fieldapp", "server", verb, "--data", str(self._data), *words]
        return subprocess.run(line, check=True, capture_output=True, text=True).stdout

    def start(self) -> None:
        """Start serving and wait until it listens."""
        line = [sys.executable, "-m", "fieldapp", "server", "run", "--data", str(self._data)]
        line += ["--host", "127.0.0.1", "--port", str(self.port)]
        with self._log.open("a") as log:
            self._process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=log, text=True)
        for text in self._process.stdout or ():
            if "listening on" in text:
                self.port = int(text.strip().rsplit(":", 1)[1])
                threading.Thread(target=self._drain, daemon=True).start()
                return
        raise RuntimeError(f"the province did not start; see {self._log}")

    def stop(self) -> None:
        """End the process; the data stays."""
        if self._process:
            self._process.terminate()
            self._process.wait(timeout=20)
            self._process = None

    def _drain(self) -> None:
        process = self._process
        if process and process.stdout:
            with process.stdout as said:
                for _ in said:
                    pass


class App:
    """The app under a pilot: a plan goes in on standard input, JSON lines come out. No plan lies on the disk.

    ``command`` starts it: this tree's own, or that of a package which is tried.
    """

    def __init__(self, plan: dict[str, Any], log: Path, command: Sequence[str] = ()) -> None:
        self._log = log.open("a")
        self._process = subprocess.Popen(
            [*command] or [sys.executable, "-m", "fieldapp.demo.journey"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            env=os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")},
        )
        self.tell(json.dumps(plan))

    def lines(self) -> Iterator[dict[str, Any]]:
        """What the pilot says, until it ends."""
        for text in self._process.stdout or ():
            if text.startswith("{"):
                yield json.loads(text)

    def tell(self, word: str) -> None:
        """Say a word to the pilot."""
        if self._process.stdin:
            self._process.stdin.write(word + "\n")
            self._process.stdin.flush()

    def kill(self) -> None:
        """kill -9: no clean-up, no last words."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def wait(self, seconds: float = READY_SECONDS) -> int:
        """The exit code."""
        code = self._process.wait(timeout=seconds)
        self._log.close()
        return code


def words_found(folder: Path, words: Sequence[str], leave_out: Path) -> tuple[str, ...]:
    """``name: word`` for each file below ``folder`` that holds a word in clear; ``leave_out`` is not looked through."""
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and leave_out not in p.parents):
        content = path.read_bytes().lower()
        inside = [word for word in words if any(word.lower().encode(code) in content for code in ENCODINGS)]
        found += [f"{path.name}: {word}" for word in inside]
    return tuple(found)
