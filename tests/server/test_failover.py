"""A primary that dies under load, once: what benchmarks/failover.py does twenty times."""

from pathlib import Path

import pytest

from tests.benchmarks import failover
from tests.server import postgres
from tests.server.postgres import Cluster


@pytest.mark.slow
def test_every_receipted_submission_survives_the_death_of_the_primary(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if reason := postgres.missing():
        pytest.skip(reason)
    with postgres.folder() as one, postgres.folder() as two:
        pair = failover.Pair(Cluster(one, failover.SYNCHRONOUS, 5432), Cluster(two, failover.SYNCHRONOUS, 5433))
        try:
            assert failover._run(pair, tmp_path, 2, 2), capsys.readouterr().out
        finally:
            pair.stop()
