"""A slot file made at a cost that is only good for tests."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from fieldapp.vault.kdf import Cost
from fieldapp.vault.slots import SlotFile

CHEAP = Cost(iterations=1, memory_kib=64, lanes=1)
PASSPHRASE = "lima kata yang mudah diingat"


@dataclass
class Made:
    """A slot file and what opens it."""

    path: Path
    key: bytes
    code: str


class Clock:
    """Seconds since 1970 that pass when the test says so."""

    def __init__(self) -> None:
        self.seconds = 1_800_000_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def made(tmp_path: Path) -> Made:
    path = tmp_path / "slots.json"
    key, code = SlotFile.create(path, PASSPHRASE, cost=CHEAP)
    return Made(path, key, code)


@pytest.fixture
def clock() -> Clock:
    return Clock()
