"""Starts ``central_site.py`` and ends it; tells it what to do and asks what it holds."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from tests.sync.central_site import PASSWORD, TOKEN, USER

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True)
class Central:
    """``address`` is what a person types."""

    origin: str
    kind: str

    @property
    def address(self) -> str:
        return f"{self.origin}/v1/key/{TOKEN}/projects/1" if self.kind == "token" else f"{self.origin}/v1/projects/1"

    @property
    def user(self) -> str:
        return USER if self.kind in ("basic", "digest") else ""

    @property
    def password(self) -> str:
        return PASSWORD if self.user else ""

    def tell(self, *harms: str, **state: object) -> None:
        """``harms`` befall the next submissions in order; ``state`` holds until told otherwise."""
        said = json.dumps({"harms": harms, **state}).encode()
        with urlopen(Request(f"{self.origin}/control", said)):
            pass

    def stored(self) -> dict[str, dict[str, Any]]:
        """By instance id: the XML, the files by name, how many requests came, whether it is whole."""
        kept = self._told()["stored"]
        assert isinstance(kept, dict)
        return {
            instance_id: one
            | {"xml": one["xml"].encode("latin-1")}
            | {"files": {name: content.encode("latin-1") for name, content in one["files"].items()}}
            for instance_id, one in kept.items()
        }

    def seen(self, method: str = "") -> list[dict[str, Any]]:
        """Requests that were let in, oldest first."""
        return [one for one in self._told()["seen"] if not method or one["method"] == method]

    def _told(self) -> dict[str, Any]:
        with urlopen(f"{self.origin}/control") as answer:
            told: dict[str, Any] = json.loads(answer.read())
        return told


@contextmanager
def central(kind: str = "open") -> Iterator[Central]:
    """A server of its own."""
    command = [sys.executable, "-m", "tests.sync.central_site", kind]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY) as process:
        assert process.stdout is not None
        port = process.stdout.readline().strip()
        try:
            yield Central(f"http://127.0.0.1:{port}", kind)
        finally:
            process.kill()
