"""The list of failed unlocks: what was changed in it, taken out of it or away is seen at the next unlock."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from fieldapp.vault.attempts import Attempts, Place, note, read, taken


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "attempts.json"


def begun(path: Path) -> Place:
    """As after an unlock that went well."""
    first = read(path, None)
    assert first.whole
    taken(path, first.now)
    return first.now


def test_lines_come_once_and_in_order(path: Path) -> None:
    place = begun(path)
    for line in ("one", "two", "three"):
        note(path, line)
    found = read(path, place)
    assert (found.lines, found.whole, found.now.count) == (("one", "two", "three"), True, 3)
    assert read(path, found.now) == Attempts((), whole=True, now=found.now), "taken in, and not yet cleared: no twice"
    taken(path, found.now)
    note(path, "four")
    assert read(path, found.now).lines == ("four",)


def test_a_list_that_nobody_waited_for_is_told_as_it_is(path: Path) -> None:
    """A profile of before the audit."""
    note(path, "one")
    assert read(path, None).lines == ("one",)
    assert read(path, None).whole


def test_whatever_is_done_to_it_is_seen(path: Path) -> None:
    place = begun(path)
    for number in range(5):
        note(path, f"try {number}")
    good = path.read_bytes()
    dice = random.Random(7)
    missed = []
    for seed in range(400):
        said: dict[str, Any] = json.loads(good)
        act = seed % 6
        at = dice.randrange(5)
        if act == 0:
            del said["lines"][at]
        elif act == 1:
            said["lines"][at][1] = f"try {number + 1}"
        elif act == 2:
            said["lines"] = said["lines"][:at]
            said["count"] = at
        elif act == 3:
            said["lines"].insert(at, [at, "another", said["lines"][at][2]])
        elif act == 4:
            other = (at + 1) % 5
            said["lines"][at], said["lines"][other] = said["lines"][other], said["lines"][at]
        else:
            said["key"] = dice.randbytes(32).hex()
        path.write_text(json.dumps(said))
        if read(path, place).whole:
            missed.append((seed, act))
    assert missed == []
    path.unlink()
    assert not read(path, place).whole, "taken away"
    path.write_bytes(good[:50])
    assert not read(path, place).whole, "torn"
    note(path, "after that")
    assert read(path, place).lines == ("after that",)
    assert not read(path, place).whole


def test_the_key_in_the_file_makes_no_line_of_before(path: Path) -> None:
    """Whoever has the file can go on with it, and cannot tell another story of what came before."""
    place = begun(path)
    note(path, "one")
    said = json.loads(path.read_text())
    assert said["key"] != place.key
    said["lines"][0][1] = "nothing"
    path.write_text(json.dumps(said))
    note(path, "two")
    assert read(path, place).lines == ("nothing", "two")
    assert not read(path, place).whole
