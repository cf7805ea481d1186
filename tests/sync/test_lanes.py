"""Order and limits of a run: urgent first, text before photos, budget and time, pieces that were cut off, outlines."""

import time
import uuid
from dataclasses import replace
from datetime import timedelta

from fieldapp.domain.assessment import Progress, State
from fieldapp.domain.submission import EntityChange, Submission
from fieldapp.sync import batches, protocol
from fieldapp.sync.allowance import Allowance
from fieldapp.sync.link import Link
from fieldapp.sync.outline import outline_of
from fieldapp.sync.riding import ride
from fieldapp.sync.settling import Sending
from tests.server.running import Site
from tests.server.visit import FINALIZED, visit, visit_form
from tests.sync.laptop import Laptop
from tests.sync.proxy import Message, Proxy
from tests.sync.test_bad_link import ATTACHMENTS, BATCHES, RECEIPTS, check_received


def urgent(desk: Laptop, urgency: str) -> Submission:
    """A visit, younger than all others, that says how urgent its referral is."""
    submission = replace(visit(), finalized_at=FINALIZED + timedelta(days=1))
    said = EntityChange("referral", str(uuid.uuid4()), "create", "Rujukan", {"urgency": urgency})
    desk.store.start(submission.instance_id, "visit", "1", "Kunjungan", {}, Progress())
    desk.store.finalize(submission, (said,), "")
    return submission


def sent_ids(message: Message) -> list[str]:
    """The submissions in a batch, in order."""
    return [line.instance_id for line in batches.unpack_columns(message.body)]


def test_the_most_urgent_go_first(desk: Laptop, proxy: Proxy) -> None:
    usual = [desk.finalize(), desk.finalize()]
    amber, red, green = urgent(desk, "kuning"), urgent(desk, "merah"), urgent(desk, "hijau")
    seen: list[str] = []
    proxy.harm("duplicate", BATCHES, only=lambda message: bool(seen.extend(sent_ids(message))))
    desk.send()
    assert seen[:2] == [red.instance_id, amber.instance_id]
    assert sorted(seen[2:]) == sorted([green.instance_id, *(one.instance_id for one in usual)])


def test_text_that_comes_meanwhile_waits_for_no_photo(desk: Laptop, site: Site, proxy: Proxy) -> None:
    from fieldapp.sync import uploader

    first = desk.finalize(uuid.uuid4().bytes * 38_400)
    later: list[Submission] = []

    def listen(_sending: Sending) -> None:
        if not later and any(path.startswith("PATCH") for path in proxy.paths()):
            later.append(desk.finalize())

    desk.listen = listen
    before, uploader.LOOK_AGAIN_SECONDS = uploader.LOOK_AGAIN_SECONDS, 0.0
    try:
        assert desk.send().received == 2
    finally:
        uploader.LOOK_AGAIN_SECONDS = before
    paths = proxy.paths()
    second = [number for number, path in enumerate(paths) if path.endswith(BATCHES)][1]
    assert any(path.startswith("PATCH") for path in paths[second:]), "the rest of the photo came afterwards"
    check_received(desk, site, first, *later)


def test_a_budget_ends_a_run_and_the_next_goes_on(desk: Laptop, site: Site, proxy: Proxy) -> None:
    one = desk.finalize(uuid.uuid4().bytes * 38_400)
    text_only = desk.finalize()
    report = desk.send(allowance=Allowance(budget=300_000))
    assert (report.received, report.limit, report.cause) == (1, "budget", None)
    assert report.wire_bytes <= 300_000
    assert desk.of(one).state == State.UNCONFIRMED
    assert desk.of(text_only).state == State.RECEIVED
    moved = proxy.bytes_up
    assert desk.send().received == 1
    assert moved > 250_000
    assert proxy.bytes_up - moved < 614_400 - 250_000, "only what was missing"
    check_received(desk, site, one, text_only)


def test_no_batch_begins_without_budget(desk: Laptop, proxy: Proxy) -> None:
    one = desk.finalize()
    report = desk.send(allowance=Allowance(budget=10))
    assert (report.received, report.limit, report.waiting) == (0, "budget", 0)
    assert desk.of(one).state == State.FINALIZED
    assert desk.of(one).retry_at is None
    assert not proxy.seen


def test_time_that_is_over_ends_a_run(desk: Laptop) -> None:
    one = desk.finalize()
    report = desk.send(allowance=Allowance(seconds=0.5, clock=iter([0.0, *[1.0] * 99]).__next__))
    assert (report.received, report.limit) == (0, "time")
    assert desk.of(one).state == State.FINALIZED


def test_a_piece_that_was_cut_off_is_kept_as_far_as_it_came(desk: Laptop, site: Site, proxy: Proxy) -> None:
    content = uuid.uuid4().bytes * 12_500  # 200,000 bytes: one piece
    one = desk.finalize(content)
    proxy.harm("cut_request", ATTACHMENTS, method="PATCH")
    assert desk.send().cause is not None
    part = site.settings.uploads / one.attachments[0].sha256
    while not (arrived := part.stat().st_size):
        time.sleep(0.01)  # another process may still be writing what it heard
    assert 0 < arrived <= len(content) // 2
    report = desk.send()
    assert report.received == 1
    assert report.bytes_sent == len(content) - arrived
    check_received(desk, site, one)


def test_a_ride_goes_on_over_cuts_and_ends_without_progress(desk: Laptop, site: Site, proxy: Proxy) -> None:
    desk.link = Link(lines=2)
    submissions = [desk.finalize() for _ in range(9)]
    proxy.harm("cut_request", BATCHES, skip=1, times=1)
    report = ride(desk.send)
    assert (report.received, report.cause) == (9, None)
    check_received(desk, site, *submissions)
    more = [desk.finalize() for _ in range(2)]
    proxy.harm("reset", BATCHES, times=5)
    report = ride(desk.send)
    assert report.cause is not None
    assert report.received == 0
    assert proxy.paths("reset") == [f"POST {BATCHES}"]
    proxy.harms.clear()
    assert ride(desk.send).received == len(more)


def test_what_a_cut_off_run_learnt_need_not_be_asked_again(desk: Laptop, site: Site, proxy: Proxy) -> None:
    first, second = desk.finalize(uuid.uuid4().bytes * 9_000), desk.finalize(uuid.uuid4().bytes * 9_001)
    desk.wanted = {}
    proxy.harm("cut_request", ATTACHMENTS, method="PATCH", skip=1)
    so_far = len(proxy.seen)
    assert ride(desk.send).received == 2
    asked = [one.path for one in proxy.seen[so_far:] if one.path.startswith(RECEIPTS)]
    assert asked == [RECEIPTS], "at the end, for both"
    assert desk.wanted == {}
    check_received(desk, site, first, second)


def test_what_never_arrived_is_not_asked_about_one_by_one(desk: Laptop, proxy: Proxy) -> None:
    for _ in range(30):
        desk.finalize()
    proxy.harm("reset", BATCHES)
    desk.send()
    sizes = len(proxy.seen)
    assert desk.send().received == 30
    asked = [one.size for one in proxy.seen[sizes:] if one.path.startswith(RECEIPTS)]
    assert len(asked) == 1
    assert asked[0] < 1500


def test_what_had_arrived_is_asked_about_and_not_sent_again(desk: Laptop, site: Site, proxy: Proxy) -> None:
    submissions = [desk.finalize() for _ in range(30)]
    proxy.harm("lost_reply", BATCHES)
    desk.send()
    so_far = len(proxy.seen)
    assert desk.send().received == 30
    assert [one.path for one in proxy.seen[so_far:]] == [RECEIPTS, protocol.RECEIPTS_SHORT]
    check_received(desk, site, *submissions)


def test_an_outline_that_the_province_does_not_know(desk: Laptop, site: Site, proxy: Proxy) -> None:
    own = visit_form()
    changed = own.xml.replace(b"Tanggal bertemu", b"Hari bertemu")
    desk.store.put_form(replace(own, xml=changed, sha256=outline_of(changed).name.ljust(64, "0")))
    submissions = [desk.finalize() for _ in range(3)]
    assert desk.send().received == 3
    assert [path for path in proxy.paths() if path.endswith(BATCHES)] == [f"POST {BATCHES}"] * 2
    check_received(desk, site, *submissions)


def test_a_known_outline_goes_through_at_once(desk: Laptop, site: Site, proxy: Proxy) -> None:
    desk.store.put_form(visit_form())
    one = desk.finalize()
    seen: list[bytes] = []
    proxy.harm("duplicate", BATCHES, only=lambda message: bool(seen.append(message.head)))
    assert desk.send().received == 1
    assert f"Jangkau-Outline: {outline_of(visit_form().xml).name}".encode() in seen[0]
    check_received(desk, site, one)


def test_a_link_is_remembered_and_nonsense_is_not(desk: Laptop) -> None:
    desk.finalize(uuid.uuid4().bytes * 2000)
    desk.send()
    assert desk.link.rate > 0
    assert Link.kept(desk.link.saved()) == desk.link
    for text in ("", "{}x", '{"lines": 0}', '{"rate": -1}', '{"seconds": 1e9}', '{"plain_bytes": 5}'):
        assert Link.kept(text) == Link()
