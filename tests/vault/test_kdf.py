"""The cost is chosen so that unlocking takes as long as a person can bear, never less than the floor."""

import pytest

from fieldapp.vault import kdf
from fieldapp.vault.kdf import FLOOR, calibrate


@pytest.mark.parametrize(
    ("per_64_mib", "mib", "passes", "seconds"),
    [
        (0.07, 512, 4, 0.75),  # quick: all the memory, and passes for the rest
        (0.12, 512, 3, 0.96),
        (0.15, 256, 3, 0.60),
        (0.3, 128, 3, 0.60),
        (0.9, 64, 3, 0.90),
        (2.0, 64, 3, 2.0),  # too slow for the floor: the floor all the same
        (0.001, 512, 10, 0.027),  # quicker than anything: at most ten passes
    ],
)
def test_an_unlock_takes_four_tenths_to_one_second(
    per_64_mib: float, mib: int, passes: int, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    elapsed = [0.0]

    def pretend(_secret: bytes, _salt: bytes, cost: kdf.Cost) -> bytes:
        elapsed[0] += per_64_mib * cost.memory_kib / (64 * 1024)
        return bytes(32)

    monkeypatch.setattr(kdf, "derive", pretend)
    cost = calibrate(clock=lambda: elapsed[0])
    assert (cost.memory_kib // 1024, cost.iterations) == (mib, passes)
    assert cost.strong
    assert cost.memory_kib >= FLOOR.memory_kib
    assert per_64_mib * mib / 64 * passes / 3 == pytest.approx(seconds, rel=0.1)
