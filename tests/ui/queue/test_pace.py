"""Rate and estimate: silent until stable, rounded, never counting up."""

import pytest

from fieldapp.ui.sending_pace import Pace, rounded


def fed(rate: int, seconds: int, total: int = 3_600_000) -> Pace:
    pace = Pace()
    for at in range(seconds + 1):
        pace.hear(float(at), at * rate, total)
    return pace


def test_nothing_is_said_before_five_seconds() -> None:
    assert fed(32_000, 4).rate() is None
    assert fed(32_000, 4).seconds_left() is None


def test_a_stable_rate_is_told_with_what_is_left() -> None:
    pace = fed(32_000, 10)
    assert pace.rate() == pytest.approx(32_000)
    assert pace.slow()
    assert pace.seconds_left() == 120  # 3,28 MB at 32 KB/s are 102 s


def test_a_fast_link_is_not_called_slow() -> None:
    assert not fed(300_000, 10).slow()


def test_a_jumping_rate_is_not_told() -> None:
    pace = Pace()
    for at, done in enumerate((0, 0, 0, 0, 1000, 90_000, 180_000)):
        pace.hear(float(at), done, 1_000_000)
    assert pace.rate() is None


def test_the_estimate_never_counts_up() -> None:
    pace = fed(100_000, 10, 8_000_000)
    shown = [pace.seconds_left()]
    done = 1_000_000
    for at in range(11, 40):
        done += 60_000  # slower than before
        pace.hear(float(at), done, 8_000_000)
        left = pace.seconds_left()
        if left is not None:
            shown.append(left)
    assert shown == sorted(shown, reverse=True)


@pytest.mark.parametrize(("seconds", "told"), [(1, 10), (32, 40), (40, 40), (59, 60), (61, 60), (170, 180)])
def test_estimates_are_round(seconds: float, told: int) -> None:
    assert rounded(seconds) == told
