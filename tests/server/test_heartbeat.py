"""The laptop's heartbeat, as the province takes it and as the laptop sends it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fieldapp.errors import Refused
from fieldapp.server.heartbeats import standings
from fieldapp.sync.client import Province
from fieldapp.sync.protocol import Heartbeat
from tests.server.running import Site, connected

TOLD = Heartbeat("jangkau/0.1.0", 12, 3, 1, {"visit": "1"}, datetime(2026, 11, 24, 3, tzinfo=UTC))


def test_the_newest_word_of_each_laptop_counts(site: Site) -> None:
    (busy, busy_code), (calm, calm_code), (_, silent_code) = site.device(), site.device(), site.device()
    with connected(site, busy) as one, connected(site, calm) as two:
        one.heartbeat(replace(TOLD, unsent=90))
        one.heartbeat(TOLD)
        two.heartbeat(replace(TOLD, unsent=0, last_received_at=None))
    found = standings(site.engine)
    assert [one.device_code for one in found] == [busy_code, calm_code, silent_code]
    assert [(one.unsent, one.drafts, one.held, one.app) for one in found] == [
        (12, 3, 1, "jangkau/0.1.0"), (0, 3, 1, "jangkau/0.1.0"), (None, None, None, None),
    ]  # fmt: skip
    assert found[0].seen_at is not None
    assert abs((datetime.fromisoformat(found[0].seen_at) - datetime.now(UTC)).total_seconds()) < 60
    site.revoke(busy_code)
    assert [one.device_code for one in standings(site.engine)] == [calm_code, silent_code, busy_code]


@pytest.mark.parametrize(
    "told",
    [
        replace(TOLD, unsent=-1),
        replace(TOLD, drafts=10**9),
        replace(TOLD, app="x" * 256),
        replace(TOLD, app="a\0b"),
        replace(TOLD, forms={"x" * 300: "1"}),
        replace(TOLD, forms={str(at): "1" for at in range(501)}),
    ],
)
def test_what_cannot_be_is_refused(site: Site, province: Province, told: Heartbeat) -> None:
    with pytest.raises(Refused) as refused:
        province.heartbeat(told)
    assert refused.value.facts["reason"] == "heartbeat_unreadable"
    assert standings(site.engine)[0].seen_at is None


def test_a_laptops_clock_may_be_anywhere(site: Site, province: Province) -> None:
    for moment in (datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59), datetime(2026, 1, 1)):
        province.heartbeat(replace(TOLD, last_received_at=moment))
    assert standings(site.engine)[0].unsent == 12
