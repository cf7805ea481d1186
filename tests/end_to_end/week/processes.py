"""Laptops of the week as processes: ask one and wait, or ask several at once."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self


class Laptop:
    """A process with a window. ``tell`` gives an order, ``hear`` waits for its answer, ``ask`` does both."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self._seed = seed
        self._log = folder.with_suffix(".log").open("a")
        self._process = self._start()
        assert self.hear() == "ready"

    def tell(self, do: str, **facts: Any) -> None:
        """Give an order."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": do, **facts}) + "\n")
        self._process.stdin.flush()

    def hear(self) -> Any:
        """The answer to the oldest order that has none yet. AssertionError with the trace when it failed."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            said = json.loads(line)
            assert "failed" not in said, f"{self.folder.name}: {said['failed']}"
            return said["answer"]
        raise AssertionError(f"{self.folder.name} ended; see {self._log.name}")

    def ask(self, do: str, **facts: Any) -> Any:
        """Give an order and wait."""
        self.tell(do, **facts)
        return self.hear()

    def kill(self) -> None:
        """kill -9, and open it again."""
        self._process.kill()
        self.close()
        self._log = self.folder.with_suffix(".log").open("a")
        self._process = self._start()
        assert self.hear() == "ready"

    def close(self) -> int:
        """In the evening; the exit code."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        code = self._process.wait(timeout=60)
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._log.close()
        return code

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is not None:
            self._process.kill()
        self.close()

    def _start(self) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", "tests.end_to_end.week.laptop", str(self.folder), str(self._seed)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        )


def ask_all(laptops: Mapping[str, Laptop], do: str, **facts: Any) -> dict[str, Any]:
    """The same order to several, answered while the others work."""
    for one in laptops.values():
        one.tell(do, **facts)
    return {name: one.hear() for name, one in laptops.items()}
