"""Kill -9 in the middle of taking in a table: resumed, no row is lost and none is there twice."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fieldapp import fieldbook
from fieldapp.domain.assessment import State
from fieldapp.domain.batch import RowState, Stage
from fieldapp.fieldbook.connection import device_secret
from fieldapp.vault.kdf import Cost
from tests.crash.batch_filer import PASSPHRASE
from tests.fieldbook.paper import pile, rapid

ROWS = 60
MOST = 25  # lives; more means that it does not come to its end


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a laptop that has none."""
    monkeypatch.setattr(device_secret, "_PINNED", {})


@pytest.mark.slow
def test_every_row_once_however_often_it_is_killed(tmp_path: Path) -> None:
    chance = random.Random(11)
    profile = tmp_path / "laptop"
    book, _ = fieldbook.create(profile, PASSPHRASE, cost=Cost(iterations=1, memory_kib=64, lanes=1))
    book._store.put_form(rapid())
    book.lock()
    made = pile(ROWS, 0.1)
    table = made.saved(tmp_path / "kertas.xlsx")
    killed = 0
    for _life in range(MOST):
        command = [sys.executable, "-m", "tests.crash.batch_filer", str(profile), str(table)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            until = chance.randrange(2, 22)
            for lines, line in enumerate(process.stdout, start=1):
                if line.startswith("done"):
                    break
                if lines >= until:
                    time.sleep(chance.random() * 0.02)  # somewhere inside the next row
                    process.kill()
                    killed += 1
                    break
            process.wait()
        if process.returncode == 0:
            break
    assert process.returncode == 0, "it never came to its end"
    assert killed >= 3
    book = fieldbook.unlock(profile, PASSPHRASE)
    (batch,) = book.batches.all()
    good = ROWS - len(made.spoiled)
    assert batch.stage == Stage.FILED
    assert batch.counts[RowState.FILED] == good
    counts = book._store.count_by_state()
    assert (counts[State.FINALIZED], counts[State.DRAFT]) == (good, 0)
    results = book.batches.results(batch.batch_id)
    assert len({one.instance_id for one in results}) == good
    filed = {one.row: one.label.partition(",")[0] for one in results}
    paper = {4 + at: row["Nama"] for at, row in enumerate(made.rows) if 4 + at not in made.spoiled}
    assert filed == paper
    assert book.people.count() == good
    book.lock()
