"""Laptop and province killed -9 during an upload, once at each of the worst points: nothing lost, doubled or stuck.

``python -m tests.crash.upload_kills --runs 300`` does it at every point, again and again.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.fieldbook.connection import device_secret
from tests.crash.upload_kills import Yard, kills

WORST = (
    "half of the batch sent",
    "keeping receipts, not committed",
    "half of a piece sent",
    "batch committed, not answered",
    "last byte written, not verified",
    "photo renamed, not recorded",
    "pack half written",
    "item whole, not noted",
)


@pytest.fixture(scope="module")
def yard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Yard]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(device_secret, "_PINNED", {})  # as on a laptop that has no keyring
        one = Yard(Path(tmp_path_factory.mktemp("yard")))
        yield one
        one.close()


@pytest.mark.slow
def test_nothing_is_lost_doubled_or_stuck(yard: Yard) -> None:
    done = kills(yard, len(WORST), WORST)
    assert [one for one in done if not one.good] == []
