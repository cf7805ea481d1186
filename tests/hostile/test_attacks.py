"""Every attack ends in a sentence that names it, or harmlessly, and none takes more memory than a laptop spares.

Seconds are measured by ``tests/benchmarks/hostile.py``.
"""

import os
import tempfile
from functools import cache
from pathlib import Path

import pytest

from fieldapp.errors import FormError
from fieldapp.xlsform.opening import open_form
from tests.hostile.attack import GOAL_MEBIBYTES, Attack, Outcome, run, run_together
from tests.hostile.families import FAMILIES
from tests.hostile.xforms import XFORMS

ALL = [(family, attack) for family, attacks in FAMILIES.items() for attack in attacks]
UNIX = hasattr(os, "mkfifo")


@cache
def outcomes(family: str) -> dict[str, Outcome]:
    with tempfile.TemporaryDirectory(prefix="attacks-") as folder:
        attacks = FAMILIES[family]
        found = run_together(attacks, Path(folder))
    return {attack.name: outcome for attack, outcome in zip(attacks, found, strict=True)}


@pytest.mark.skipif(not UNIX, reason="pipes and links are made for some")
@pytest.mark.parametrize(("family", "attack"), ALL, ids=[attack.name for _, attack in ALL])
def test_it_ends_in_a_sentence(family: str, attack: Attack) -> None:
    outcome = outcomes(family)[attack.name]
    assert not attack.fault(outcome)
    assert outcome.mebibytes < GOAL_MEBIBYTES


def test_names_are_told_apart() -> None:
    for family, attacks in FAMILIES.items():
        assert len({attack.name for attack in attacks}) == len(attacks), family


@pytest.mark.parametrize("name", ["billion laughs", "10,000 nested groups", "two million elements"])
def test_the_command_itself_ends_with_one_sentence(name: str, tmp_path: Path) -> None:
    attack = next(attack for attack in XFORMS if attack.name == name)
    outcome = run(attack.make(tmp_path), tmp_path)
    assert not attack.fault(outcome)
    assert outcome.said.count("\n") == 1


@pytest.mark.parametrize("attack", XFORMS[::3], ids=lambda attack: attack.name)
def test_the_library_refuses_it_as_well(attack: Attack, tmp_path: Path) -> None:
    *_, name = attack.make(tmp_path)
    try:
        open_form(tmp_path / name, "en")
    except FormError as error:
        said = str(error)
        assert said.count("\n") < 20
    else:
        said = ""
    assert attack.says in said
