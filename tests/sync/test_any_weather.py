"""Many harms after one another, drawn at random: in the end everything is received, nothing twice, nothing lost."""

import random
import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from fieldapp.domain.assessment import State
from fieldapp.domain.submission import Submission
from fieldapp.server.tables import receipt_log
from fieldapp.sync import batches, protocol
from tests.server.running import Site
from tests.sync.laptop import PATIENCE, Laptop
from tests.sync.proxy import Message, Proxy, reply
from tests.sync.test_bad_link import check_received

PATHS = ("/v1/", protocol.BATCHES, protocol.RECEIPTS, protocol.ATTACHMENTS, protocol.TOKENS)
HARMS = ("reset", "cut_request", "lost_reply", "cut_reply", "duplicate", "answer", "black_hole", "silent")
ANSWERS = (
    reply("200 OK", b"<html>", Content_Type="text/html"),
    reply("302 Found", Location="/login"),
    reply("502 Bad Gateway"),
    reply("500 Internal Server Error", Jangkau_Protocol="1"),
    reply("503 Busy", Jangkau_Protocol="1", Retry_After="60"),
    reply("429 Too Many Requests", Jangkau_Protocol="1", Retry_After="60"),
    reply("401 Unauthorized", Jangkau_Protocol="1"),
    reply("413 Too Large", Jangkau_Protocol="1"),
    reply("200 OK", b'{"outcomes": []}', Jangkau_Protocol="1"),
)
ROUNDS = 6


@pytest.mark.parametrize("seed", range(10))
def test_any_weather(desk: Laptop, site: Site, proxy: Proxy, seed: int) -> None:
    chance = random.Random(seed)
    desk.silence = 0.15
    good: list[Submission] = []
    bad: list[Submission] = []
    for _ in range(ROUNDS):
        _work(desk, chance, good, bad)
        _worse_weather(proxy, chance)
        desk.send(at_once=chance.random() < 0.7)
        desk.ahead += timedelta(seconds=chance.randrange(300))
        _nothing_is_claimed(desk, site, good)
    proxy.harms.clear()
    desk.silence = PATIENCE
    for _ in range(3):
        desk.send(at_once=True)
    check_received(desk, site, *good)
    assert {desk.of(one).state for one in bad} <= {State.RETURNED}
    assert not any(one.instance_id in site.held() for one in bad)
    assert desk.send().received == 0
    _log_is_whole(site)


def _work(desk: Laptop, chance: random.Random, good: list[Submission], bad: list[Submission]) -> None:
    contents = [uuid.uuid4().bytes * chance.choice((1, 100, 20_000)) for _ in range(2)]
    for _ in range(chance.randrange(4)):
        if chance.random() < 0.15:
            bad.append(desk.finalize(age="131"))
        else:  # two may share a photo
            good.append(desk.finalize(*contents[: chance.randrange(3)]))


def _worse_weather(proxy: Proxy, chance: random.Random) -> None:
    proxy.harms.clear()
    for _ in range(chance.randrange(4)):
        proxy.harm(
            chance.choice(HARMS),
            chance.choice(PATHS),
            times=chance.randrange(1, 4),
            skip=chance.randrange(3),
            reply=chance.choice(ANSWERS),
        )


def _nothing_is_claimed(desk: Laptop, site: Site, submissions: list[Submission]) -> None:
    """What the laptop calls received has a receipt at the province; all the rest is still here."""
    held = site.held()
    for one in submissions:
        here = desk.of(one)
        assert here.state in (State.FINALIZED, State.UNCONFIRMED, State.RECEIVED), here.state
        assert (here.receipt is not None) == (here.state == State.RECEIVED)
        if here.receipt is not None:
            assert held[one.instance_id]["receipt"] == here.receipt.number


def _log_is_whole(site: Site) -> None:
    with site.engine.connect() as connection:
        count, last = connection.execute(select(func.count(), func.max(receipt_log.c.log_index))).one()
    assert count == last


def test_one_batch_for_everything_that_waits(desk: Laptop, site: Site, proxy: Proxy) -> None:
    submissions = [desk.finalize() for _ in range(100)]
    bad = desk.finalize(full_name="")
    submissions += [desk.finalize() for _ in range(20)]
    desk.link.lines, desk.link.plain_bytes = 500, 4 << 20
    report = desk.send()
    assert (report.received, report.returned, report.cause) == (120, 1, None)
    assert proxy.paths().count(f"POST {protocol.BATCHES}") == 1
    assert desk.of(bad).state == State.RETURNED
    check_received(desk, site, *submissions)


def test_unconfirmed_work_waits_too_and_is_asked_about_when_a_person_says_now(
    desk: Laptop, site: Site, proxy: Proxy
) -> None:
    both = [desk.finalize(), desk.finalize()]
    proxy.harm("cut_request", protocol.BATCHES)
    assert desk.send().unconfirmed == 2
    desk.link.lines = 1
    proxy.harm("answer", protocol.BATCHES, reply=reply("503 Busy", Jangkau_Protocol="1", Retry_After="900"))
    assert desk.send().waiting == 2, "asked about, unknown, sent again, not taken"
    assert desk.states() == {State.FINALIZED: 1, State.UNCONFIRMED: 1}
    requests = len(proxy.seen)
    assert desk.send(at_once=False).received == 0
    assert len(proxy.seen) == requests
    assert desk.send(at_once=True).received == 2
    check_received(desk, site, *both)


def test_a_good_link_carries_more_at_once(desk: Laptop, proxy: Proxy) -> None:
    for _ in range(100):
        desk.finalize()
    assert desk.send().received == 100
    assert proxy.paths().count(f"POST {protocol.BATCHES}") < 10, "batches grow from 20"
    assert desk.link.lines > 20


def _poison(*ids: str) -> Callable[[Message], bool]:
    """Batches that hold one of these break the province."""

    def only(request: Message) -> bool:
        return any(line.instance_id in ids for line in batches.unpack_columns(request.body))

    return only


@pytest.mark.parametrize("status", ["500 Internal Server Error", "413 Too Large", "400 Bad Request"])
def test_what_breaks_the_province_holds_up_nobody(desk: Laptop, site: Site, proxy: Proxy, status: str) -> None:
    good = [desk.finalize() for _ in range(10)]
    poison = [desk.finalize() for _ in range(2)]  # side by side
    good += [desk.finalize() for _ in range(20)]
    answer = reply(status, Jangkau_Protocol="1")
    proxy.harm("answer", protocol.BATCHES, times=10_000, reply=answer, only=_poison(*(p.instance_id for p in poison)))
    report = desk.send()
    assert report.received == len(good)
    assert report.waiting == 2
    assert report.cause is not None
    assert desk.states() == {State.RECEIVED: len(good), State.FINALIZED: 2}
    proxy.harms.clear()
    assert desk.send().received == 2
    check_received(desk, site, *good, *poison)


def test_a_province_that_is_broken_is_not_asked_for_each(desk: Laptop, proxy: Proxy) -> None:
    for _ in range(40):
        desk.finalize()
    proxy.harm("answer", protocol.BATCHES, times=10_000, reply=reply("500 Broken", Jangkau_Protocol="1"))
    report = desk.send()
    assert report.cause is not None
    assert report.waiting == 40
    assert len(proxy.paths("answer")) < 10


def test_an_attachment_that_is_gone_is_held_and_the_rest_goes(desk: Laptop, site: Site) -> None:
    lost, good = desk.finalize(b"lost"), desk.finalize(b"kept")
    damaged = desk.finalize(b"damaged")
    del desk.files[lost.attachments[0].sha256]
    desk.files[damaged.attachments[0].sha256] = b"damagef"
    report = desk.send()
    assert (report.received, report.held, report.cause) == (1, 2, None)
    check_received(desk, site, good)
    for one in (lost, damaged):
        refusal = desk.of(one).refusal
        assert refusal is not None
        assert [(reason.code, reason.message) for reason in refusal.reasons] == [("unreadable", "photo.jpg")]
