"""Patroni's cluster loses a PostgreSQL and a cable under load: what benchmarks/cluster.py does many times."""

from pathlib import Path

import pytest

from tests.benchmarks import cluster
from tests.server import patroni
from tests.server.patroni import Pace

QUICK = Pace(ttl=6, loop_wait=1, retry_timeout=2)


@pytest.mark.slow
def test_receipted_submissions_survive_what_patroni_makes_of_a_death_and_a_cut(tmp_path: Path) -> None:
    if reason := patroni.missing():
        pytest.skip(reason)
    with patroni.cluster(QUICK) as machines:
        told = cluster.run(machines, tmp_path, ["postgres", "cut"], laptops=4, between=40)
    assert told.good, told.sentence(QUICK)
    assert sum(map(len, told.silent.values())) == 2
