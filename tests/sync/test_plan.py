"""What a plan promises: the uploader's order, no more than is allowed, everything when nothing is limited."""

from hypothesis import given, settings
from hypothesis import strategies as st

from fieldapp.domain.queued import Queued
from fieldapp.domain.submission import Attachment
from fieldapp.sync.allowance import Allowance
from fieldapp.sync.link import Link
from fieldapp.sync.plan import plan


def one(number: int, *files: int, urgency: int = 0) -> Queued:
    """A submission of 4 kB with attachments of these sizes; the same size is the same content."""
    attachments = tuple(Attachment(f"{size}.jpg", f"{size:064d}", size, "image/jpeg") for size in files)
    return Queued(f"uuid:{number}", f"{number:064d}", 4000 + sum(files), attachments, urgency)


def test_ten_minutes_on_the_slowest_link() -> None:
    queued = [one(number, *([100_000 + number] if number < 50 else [])) for number in range(1000)]
    found = plan(queued, Link(rate=7000.0), seconds=600)
    assert (found.total, found.texts) == (1000, 1000)
    assert 950 < found.complete < 1000
    assert found.seconds <= 600
    assert found.remaining == 1000 - found.complete
    assert found.rest_seconds > 30
    assert found.measured
    assert not plan(queued, Link()).measured


def test_text_goes_before_any_photo_and_urgent_cases_are_told() -> None:
    queued = [one(1, 5_000_000, urgency=2), one(2), one(3, 1000)]
    found = plan(queued, Link(rate=8000.0), budget=30_000)
    assert (found.texts, found.complete, found.urgent) == (3, 2, 1)
    assert found.rest_bytes > 5_000_000


def test_the_same_photo_counts_once() -> None:
    link = Link(rate=8000.0)
    twice = plan([one(1, 90_000), one(2, 90_000)], link)
    assert twice.bytes < plan([one(1, 90_000), one(2, 90_001)], link).bytes - 80_000
    assert twice.complete == 2


def test_nothing_costs_nothing() -> None:
    found = plan([], Link(), budget=1, seconds=1)
    assert (found.total, found.bytes, found.seconds, found.rest_bytes) == (0, 0, 0.0, 0)


ITEMS = st.lists(st.lists(st.integers(1, 10**6), max_size=2), max_size=20)


@settings(deadline=None)
@given(ITEMS, st.integers(0, 10**7), st.floats(0.0, 2000.0), st.floats(500.0, 1e6))
def test_a_plan_keeps_to_what_is_allowed(items: list[list[int]], budget: int, seconds: float, rate: float) -> None:
    queued = [one(number, *files) for number, files in enumerate(items)]
    link = Link(rate=rate)
    limited, free = plan(queued, link, budget=budget, seconds=seconds), plan(queued, link)
    assert limited.bytes <= budget
    assert limited.seconds <= seconds
    assert limited.complete <= limited.texts <= limited.total
    assert (free.texts, free.complete, free.rest_bytes) == (len(items), len(items), 0)


def test_an_allowance_ends_before_it_is_exceeded() -> None:
    now = [100.0]
    allowance = Allowance(budget=1000, seconds=60.0, clock=lambda: now[0])
    assert allowance.refuses(900, 100, 0.0) == ""
    assert allowance.refuses(900, 101, 0.0) == "budget"
    assert allowance.refuses(0, 600, 10.0) == ""
    now[0] += 1
    assert allowance.refuses(0, 600, 10.0) == "time"
    assert Allowance().refuses(10**12, 10**12, 1.0) == ""
