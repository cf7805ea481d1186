"""Inputs that fuzzing found interesting, and every fault it found once: none of them may come back."""

from pathlib import Path

import pytest

from tests.fuzz.attempt import FOLDER, HANGS, outcome
from tests.fuzz.targets import TARGETS

FOUND = sorted((FOLDER / "found").glob("*-*"))


def size(path: Path) -> int:
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


@pytest.mark.parametrize("name", TARGETS)
def test_the_kept_inputs_end_as_they_should(name: str) -> None:
    inputs = sorted((FOLDER / "corpus" / name).glob("*"))
    assert inputs
    faults = {path.name: outcome(TARGETS[name], path.read_bytes(), HANGS)[1] for path in inputs}
    assert {name: place for name, place in faults.items() if place} == {}


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_a_fault_that_was_found_is_mended(path: Path) -> None:
    assert outcome(TARGETS[path.name.rpartition("-")[0]], path.read_bytes(), HANGS)[1] == ""


def test_the_corpus_is_small() -> None:
    assert size(FOLDER / "corpus") + size(FOLDER / "found") < 2**20
