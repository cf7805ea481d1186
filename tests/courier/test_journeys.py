"""A pack's ways from the field to the province and back: one copy there, every origin marked, nothing lost."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldapp.errors import NotADraft, SignIn
from fieldapp.server import pack_items
from fieldapp.sync import courier_frame
from fieldapp.vault.sealing import unseal
from tests.courier.road import NAME, PHOTO, Laptop, copy, journey, origins, packed
from tests.end_to_end.traces import found_in
from tests.server.running import Site
from tests.server.visit import visit_form

Make = Callable[[str], Laptop]


def test_a_pack_arrives_and_its_receipts_come_back(origin: Laptop, courier: Laptop, stick: Path, site: Site) -> None:
    ids = {origin.finalize(PHOTO), origin.finalize(), origin.finalize()}
    packed(origin, stick)
    assert origin.states() == {"finalized": 3}, "a pack is not a receipt"
    journey(origin, courier, stick)
    assert site.held().keys() == ids
    assert set(origins(site).values()) == {origin.code}, "the work is the origin's"
    assert origin.states() == {"received": 3}
    assert all(origin.book.assessment(one).receipt for one in ids)


def test_copied_twice_and_taken_twice_is_one(origin: Laptop, courier: Laptop, stick: Path, site: Site) -> None:
    origin.finalize()
    copy(packed(origin, stick), "again.jgpack")
    done = courier.book.courier.take([stick])
    assert (len(done.fresh), done.known) == (1, 1)
    (taken,) = courier.book._store.audit_lines(verb="take_pack")
    assert taken.why == origin.book.worker.device_code
    assert [line.why for line in origin.book._store.audit_lines(verb="pack")] == ["1"]
    assert courier.book.courier.take([stick]).known == 2
    journey(origin, courier, stick)
    assert courier.book.courier.take([stick]).known == 2, "known after it was delivered, too"
    assert len(site.held()) == 1


def test_delivered_by_two_couriers(origin: Laptop, courier: Laptop, laptop: Make, stick: Path, site: Site) -> None:
    origin.finalize(PHOTO)
    packed(origin, stick)
    other = laptop("other")
    for one in (courier, other):
        one.book.courier.take([stick])
    assert [len(one.book.courier.upload().delivered) for one in (courier, other)] == [1, 1]
    other.book.courier.write_receipts(stick)
    assert origin.book.courier.read_receipts([stick]).received == 1
    assert len(site.held()) == 1


@pytest.mark.parametrize("pack_first", [True, False])
def test_before_and_after_the_online_upload(
    origin: Laptop, courier: Laptop, stick: Path, site: Site, *, pack_first: bool
) -> None:
    instance_id = origin.finalize(PHOTO)
    packed(origin, stick)
    courier.book.courier.take([stick])
    if pack_first:
        courier.book.courier.upload()
        assert origin.upload().received == 1
    else:
        assert origin.upload().received == 1
        courier.book.courier.upload()
    receipt = origin.book.assessment(instance_id).receipt
    courier.book.courier.write_receipts(stick)
    done = origin.book.courier.read_receipts([stick])
    assert (done.received, done.known) == (0, 1)
    assert origin.book.assessment(instance_id).receipt == receipt
    assert [row["sha256"] for row in site.held().values()] == [origin.hashes()[instance_id]]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_packs_in_any_order(
    origin: Laptop, courier: Laptop, stick: Path, site: Site, order: tuple[int, int]
) -> None:
    origin.finalize(PHOTO)
    first = packed(origin, stick)
    origin.finalize(PHOTO)
    (second,) = origin.book.courier.pack(stick, only_new=True).packs
    assert second.submissions == 1
    both = [first, stick / second.name]
    for number in order:
        courier.book.courier.take([both[number]])
        courier.book.courier.upload()
    courier.book.courier.write_receipts(stick)
    origin.book.courier.read_receipts([stick])
    assert origin.states() == {"received": 2}
    assert len(site.held()) == 2


def test_lost_receipts_are_asked_for_again(origin: Laptop, courier: Laptop, laptop: Make, stick: Path) -> None:
    origin.finalize()
    path = packed(origin, stick)
    courier.book.courier.take([stick])
    courier.book.courier.upload()
    other = laptop("other")  # the first courier lost its laptop; the stick is still there
    other.book.courier.take([path])
    assert other.book.courier.upload().delivered[0].received == 1
    assert other.book.courier.write_receipts(stick) == 1
    assert origin.book.courier.read_receipts([stick]).received == 1
    assert origin.book.courier.read_receipts([stick]).known == 1, "twice is harmless"


def test_packs_of_many_laptops_in_one_run(courier: Laptop, laptop: Make, stick: Path, site: Site) -> None:
    field = [laptop(f"origin-{number}") for number in range(3)]
    for one in field:
        one.finalize(PHOTO)
        packed(one, stick)
    assert len(courier.book.courier.take([stick]).fresh) == 3
    assert len(courier.book.courier.upload().delivered) == 3
    assert courier.book.courier.write_receipts(stick) == 3
    for one in field:
        done = one.book.courier.read_receipts([stick])
        assert (done.received, len(done.others)) == (1, 2), "those of others are left alone"
        assert one.states() == {"received": 1}
    assert set(origins(site).values()) == {one.code for one in field}


def test_a_refusal_comes_back_with_its_reason(origin: Laptop, courier: Laptop, stick: Path, site: Site) -> None:
    good = origin.finalize()
    origin.book._store.put_form(visit_form("2"))  # which the province never published
    bad = origin.finalize()
    packed(origin, stick)
    courier.book.courier.take([stick])
    (pack,) = courier.book.courier.upload().delivered
    assert (pack.received, pack.refused) == (1, 1)
    courier.book.courier.write_receipts(stick)
    done = origin.book.courier.read_receipts([stick])
    assert (done.received, done.returned) == (1, 1)
    refusal = origin.book.assessment(bad).refusal
    assert refusal is not None
    assert {reason.code for reason in refusal.reasons} == {"unknown_version"}
    assert site.held().keys() == {good}


def test_what_is_in_a_pack_is_no_draft_any_more(origin: Laptop, stick: Path) -> None:
    instance_id = origin.finalize()
    packed(origin, stick)
    with pytest.raises(NotADraft):
        origin.book.recall(instance_id)
    shown = origin.book.assessment(instance_id)
    assert shown.exported_at is not None
    assert [event.kind for event in origin.book.history(instance_id)][-1] == "exported"


def test_nobody_in_between_can_read(origin: Laptop, courier: Laptop, stick: Path, site: Site) -> None:
    origin.finalize(PHOTO)
    packed(origin, stick)
    courier.book.courier.take([stick])
    _unread(stick, courier)
    courier.book.courier.upload()
    courier.book.courier.write_receipts(stick)
    _unread(stick, courier)
    words = (NAME, *NAME.split(), b"wajah-rahasia")
    assert any(found_in(_opened(path, site), words) for path in stick.glob("*.jgpack")), "the search can find"


def _unread(stick: Path, courier: Laptop) -> None:
    words = (NAME, *NAME.split(), b"wajah-rahasia", *courier.site.held())
    files = [path for folder in (stick, courier.folder) for path in folder.rglob("*") if path.is_file()]
    assert sum(path.suffix in (".jgpack", ".jgreceipts") for path in files) > 1
    assert [path for path in files if found_in(path.read_bytes(), words)] == []


def _opened(path: Path, site: Site) -> bytes:
    """Everything in a pack, with the province's key."""
    identity = (site.settings.data / "ingest.age").read_text()
    with path.open("rb") as file:
        head = courier_frame.read_head(file, courier_frame.PACK_MAGIC)
        items = courier_frame.pack_manifest(head).items
        plain = b""
        for item, at in zip(items, courier_frame.item_offsets(head, items).values(), strict=True):
            file.seek(at)
            plain += unseal(file.read(item.size), identity)
    return plain


def test_without_a_province_there_is_nobody_to_seal_to(tmp_path: Path, stick: Path, site: Site) -> None:
    one = Laptop(tmp_path / "new", site)
    try:
        one.finalize()
        for call in (one.book.courier.pack, lambda place: one.book.courier.take([place])):
            with pytest.raises(SignIn):
                call(stick)
        assert one.states() == {"finalized": 1}
    finally:
        one.book.lock()


def test_an_attachment_that_is_gone_keeps_nothing_else_behind(
    origin: Laptop, courier: Laptop, stick: Path, site: Site
) -> None:
    lame = origin.finalize(PHOTO)
    whole = origin.finalize()
    shutil.rmtree(origin.folder / "attachments")
    assert origin.book.courier.pack(stick).missing == 1
    courier.book.courier.take([stick])
    (pack,) = courier.book.courier.upload().delivered
    assert (pack.received, pack.incomplete) == (1, 1)
    courier.book.courier.write_receipts(stick)
    done = origin.book.courier.read_receipts([stick])
    assert (done.received, done.incomplete) == (1, 1)
    assert origin.book.assessment(whole).receipt
    assert origin.book.assessment(lame).receipt is None
    assert origin.states() == {"received": 1, "finalized": 1}


def test_what_came_whole_just_before_a_crash_is_opened(
    origin: Laptop, courier: Laptop, stick: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    origin.finalize(PHOTO)
    packed(origin, stick)
    courier.book.courier.take([stick])
    with monkeypatch.context() as crash:
        crash.setattr(pack_items, "_arrive", _no_disk)
        assert courier.book.courier.upload().cause is not None
    done = courier.book.courier.upload()
    assert (len(done.delivered), done.waiting, done.cause) == (1, 0, None)
    assert done.delivered[0].received == 1


def _no_disk(*_facts: object) -> None:
    raise OSError
