"""Histories drawn at random, the same at each run; ``python -m tests.histories.run`` plays thousands more.

Faults put into the product must be found by them, each by a handful: otherwise they prove nothing.
"""

from collections.abc import Iterator

import pytest

from tests.histories.breaks import BREAKS
from tests.histories.machine import forget_templates, histories

COUNT, SEED = 12, 7
QUICK = ("drops_what_got_no_answer",)  # found after a few; the runner has the others


@pytest.fixture(scope="module", autouse=True)
def templates() -> Iterator[None]:
    yield
    forget_templates()


@pytest.mark.slow
def test_nothing_is_lost_doubled_changed_or_overwritten() -> None:
    happened = histories(COUNT)
    assert happened["histories"] >= COUNT
    assert happened["received"] > COUNT, "they reach the province"


@pytest.mark.slow
@pytest.mark.parametrize("fault", QUICK)
def test_a_fault_in_the_product_is_found(fault: str) -> None:
    with BREAKS[fault](), pytest.raises(AssertionError):
        histories(5 * COUNT, seed=SEED, shrink=False)
