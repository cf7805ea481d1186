"""Kill -9 while any form is filled: every draft reopened has the same state file, every submission the same answers."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest

from fieldapp import fieldbook
from fieldapp.vault.kdf import Cost
from tests.conformance.script import FORMS
from tests.crash.form_filler import ACTS

PASSPHRASE = "perahu biru menyusuri sungai tenang"
LIVES = 6
NAMES = sorted(path.stem for path in FORMS.glob("*.md"))

State = dict[str, dict[str, Any]]


@contextmanager
def filler(**plan: Any) -> Iterator[Iterator[dict[str, Any]]]:
    """One life: what it says. Killed -9 at the end of the block, whatever it does then."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.crash.form_filler"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(plan) + "\n")
        process.stdin.flush()
        try:
            yield heard(process)
        finally:
            process.kill()


def heard(process: subprocess.Popen[str]) -> Iterator[dict[str, Any]]:
    assert process.stdin is not None
    assert process.stdout is not None
    for line in process.stdout:
        yield json.loads(line)
        process.stdin.write("\n")
        process.stdin.flush()


def answers(state: State) -> dict[str, str]:
    """What a submission holds: relevant answers."""
    return {place: node["value"] for place, node in state.items() if node["relevant"] and node["value"].strip()}


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_every_draft_and_submission_comes_back_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "laptop"
    book, _ = fieldbook.create(folder, PASSPHRASE, cost=Cost(iterations=1, memory_kib=64, lanes=1))
    book.lock()
    chance = random.Random(7)
    drafts: dict[str, str] = {}
    finalized: dict[str, str] = {}
    states: dict[str, State] = {}
    for life in range(LIVES):
        names = NAMES[life::LIVES]
        last = names[-1]
        left = chance.randint(1, ACTS)  # the last one is left in the middle of its answers
        with filler(folder=str(folder), passphrase=PASSPHRASE, seed=life, fill=names) as says:
            for news in says:
                if "state" not in news:
                    break
                name = news["form"]
                states[name] = news["state"]
                if "finalized" in news:
                    finalized[name] = drafts.pop(name)
                else:
                    drafts[name] = news["draft"]
                left -= name == last
                if not left:
                    break
    assert set(states) == set(NAMES)
    assert len(drafts) > LIVES
    assert len(finalized) > LIVES
    with filler(folder=str(folder), passphrase=PASSPHRASE, seed=0, reopen=drafts, read=finalized) as says:
        again = {news["form"]: news["state"] for news in takewhile(lambda news: "state" in news, says)}
    for name in drafts:
        changed = {
            place: (states[name][place], node) for place, node in again[name].items() if states[name].get(place) != node
        }
        assert changed == {}, name
        assert again[name].keys() == states[name].keys(), name
    for name in finalized:
        assert answers(again[name]) == answers(states[name]), name
