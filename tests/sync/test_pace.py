"""How much at once, and how long to wait."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from fieldapp.sync import link as link_module
from fieldapp.sync.backoff import BASE_SECONDS, CAP_SECONDS, SERVER_CAP_SECONDS, delay_seconds
from fieldapp.sync.link import Link
from fieldapp.sync.protocol import MAX_BATCH_LINES


@settings(deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 1000))
def test_a_wait_is_within_its_bounds(failures: int, seed: int) -> None:
    assert 0 <= delay_seconds(failures, Random(seed)) <= min(CAP_SECONDS, BASE_SECONDS * 2.0 ** min(failures, 16))


def test_waits_of_many_laptops_are_spread() -> None:
    waits = [delay_seconds(6, Random(seed)) for seed in range(1000)]
    ceiling = BASE_SECONDS * 2**6
    assert min(waits) < ceiling / 20
    assert max(waits) > ceiling * 19 / 20
    assert abs(sum(waits) / len(waits) - ceiling / 2) < ceiling / 20


def test_the_servers_word_comes_first_within_reason() -> None:
    assert delay_seconds(9, Random(1), retry_after=7.0) == 7.0
    assert delay_seconds(1, Random(1), retry_after=10**9) == SERVER_CAP_SECONDS
    assert delay_seconds(1, Random(1), retry_after=-5.0) == 0.0


@settings(deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.floats(0.0, 1000.0)), max_size=60))
def test_a_batch_stays_within_its_bounds(history: list[tuple[bool, float]]) -> None:
    link = Link()
    for carried, seconds in history:
        if carried:
            link.carried(link.lines, link.plain_bytes, seconds)
        else:
            link.dropped(link.lines)
        assert 1 <= link.lines <= MAX_BATCH_LINES
        assert 1024 <= link.plain_bytes <= link_module.MAX_BYTES


def test_batches_grow_on_a_good_link_and_shrink_on_a_bad_one() -> None:
    link = Link()
    for _ in range(10):
        link.carried(link.lines, link.plain_bytes, 0.5)
    assert (link.lines, link.plain_bytes) == (MAX_BATCH_LINES, link_module.MAX_BYTES)
    link.carried(link.lines, link.plain_bytes, 40.0)
    assert link.lines == MAX_BATCH_LINES // 4
    for _ in range(20):
        link.dropped(link.lines)
    assert (link.lines, link.plain_bytes) == (1, 1024)


def test_a_small_batch_teaches_nothing_about_large_ones() -> None:
    link = Link()
    link.carried(1, 300, 0.01)
    assert (link.lines, link.plain_bytes) == (link_module.START_LINES, link_module.START_BYTES)
