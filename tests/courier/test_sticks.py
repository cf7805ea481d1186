"""What fits where: parts, free room, names, stopping, and the command line."""

import io
import json
import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.__main__ import main
from fieldapp.domain.queued import Queued
from fieldapp.domain.submission import Attachment
from fieldapp.errors import Cancelled, StickFull, StickTrouble
from fieldapp.fieldbook import courier_packing, create
from fieldapp.fieldbook.courier_stick import safe_name
from fieldapp.sync.courier_frame import MAX_ITEMS
from fieldapp.sync.courier_plan import BATCH_BYTES, FAT_LIMIT, LINES, MAX_SUBMISSIONS, load, sealed_size, text_size
from fieldapp.vault.kdf import Cost
from fieldapp.vault.sealing import new_identity, seal
from tests.courier.road import PHOTO, Laptop, journey
from tests.server.running import Site
from tests.server.visit import visit_form

PASSPHRASE = "kapal sungai kayu pasar hujan"
sizes = st.integers(0, 120 << 20)
shapes = st.lists(st.tuples(st.integers(1, 2 << 20), st.lists(sizes, max_size=3)), max_size=300)


def queued(shape: list[tuple[int, list[int]]]) -> list[Queued]:
    """Submissions of these sizes: of the text, and of each attachment; one size is one content."""
    made = []
    for number, (text, files) in enumerate(shape):
        attachments = tuple(
            Attachment(f"{at}.jpg", f"{size:064x}", size, "image/jpeg") for at, size in enumerate(files)
        )
        made.append(Queued(f"uuid:{number}", "0" * 64, text + sum(files), attachments))
    return made


@given(shapes, st.integers(0, 6 << 30))
def test_nothing_is_left_out_or_doubled_and_packs_keep_their_limits(
    shape: list[tuple[int, list[int]]], room: int
) -> None:
    everything = queued(shape)
    fits = load(everything, room)
    both = [*fits.chosen, *fits.left]
    assert sorted(both, key=lambda one: one.instance_id) == sorted(everything, key=lambda one: one.instance_id)
    assert fits.size <= min(room, FAT_LIMIT) or not fits.chosen
    assert len(fits.chosen) <= MAX_SUBMISSIONS
    assert len(fits.batches) + len(fits.attachments) <= MAX_ITEMS
    for batch in fits.batches:
        assert len(batch) <= LINES
        assert len(batch) == 1 or sum(map(text_size, batch)) <= BATCH_BYTES
    if fits.chosen:
        needed = sum(map(text_size, fits.chosen)) + sum(file.size for file in fits.attachments)
        assert needed <= fits.size


@pytest.mark.parametrize("size", [0, 1, 65_536, 65_537, 1_000_000])
def test_a_seal_is_never_larger_than_was_reckoned(size: int) -> None:
    assert max(len(seal(bytes(size), [new_identity()[1]])) for _ in range(20)) <= sealed_size(size)


def test_ten_thousand_small_ones_are_one_pack_and_more_are_two() -> None:
    shape = [(700, [])] * (MAX_SUBMISSIONS + 1)  # type: ignore[list-item]
    fits = load(queued(shape), FAT_LIMIT)
    assert (len(fits.chosen), len(fits.left), len(fits.batches)) == (10_000, 1, 100)
    assert fits.manifest_length < 900 << 10


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Sets how much is free on the stick."""

    def set_free(count: int) -> None:
        monkeypatch.setattr(courier_packing, "free_bytes", lambda place: count)

    return set_free


def test_what_does_not_fit_goes_to_the_next_stick(
    origin: Laptop,
    courier: Laptop,
    stick: Path,
    site: Site,
    room: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for _ in range(4):
        origin.finalize(bytes(200_000))
    free = iter([500_000, 40_000, 10_000_000, 10_000_000])
    monkeypatch.setattr(courier_packing, "free_bytes", lambda place: next(free))
    second = stick.parent / "second"
    second.mkdir()
    first = origin.book.courier.pack(stick)
    assert (len(first.taken), first.left) == (2, 2)
    rest = origin.book.courier.pack(second, without=first.taken)
    assert (len(rest.taken), rest.left) == (2, 0)
    for place in (second, stick):
        journey(origin, courier, place)
    assert origin.states() == {"received": 4}
    assert len(site.held()) == 4


def test_a_full_stick_says_how_much_is_needed(origin: Laptop, stick: Path, room: Callable[[int], None]) -> None:
    instance_id = origin.finalize(PHOTO)
    room(500)
    with pytest.raises(StickFull, match=r"500 are free. Use another stick") as raised:
        origin.book.courier.pack(stick)
    assert int(str(raised.value.facts["needed"])) > len(PHOTO)
    assert origin.book.assessment(instance_id).exported_at is None, "nothing was about to leave"
    origin.book.recall(instance_id)


def test_no_stick_there(origin: Laptop, stick: Path) -> None:
    origin.finalize()
    with pytest.raises(StickTrouble, match="Put the stick in again, or choose another folder"):
        origin.book.courier.pack(stick / "pulled-out")


def test_stopping_leaves_no_half_pack(origin: Laptop, courier: Laptop, stick: Path) -> None:
    for _ in range(3):
        origin.finalize(PHOTO)
    stop = threading.Event()
    told: list[tuple[int, int]] = []

    def hear(done: int, total: int) -> None:
        told.append((done, total))
        stop.set()

    with pytest.raises(Cancelled):
        origin.book.courier.pack(stick, hear, stop)
    assert told
    assert list(stick.iterdir()) == []
    assert origin.book.courier.made() == ()
    origin.book.courier.pack(stick)
    journey(origin, courier, stick)
    assert origin.states() == {"received": 3}


def test_progress_ends_at_the_whole(origin: Laptop, courier: Laptop, stick: Path) -> None:
    for _ in range(3):
        origin.finalize(PHOTO)
    packing: list[tuple[int, int]] = []
    origin.book.courier.pack(stick, lambda done, total: packing.append((done, total)))
    assert packing[-1][0] == packing[-1][1] == sum(one.size for one in origin.book._store.unreceived())
    assert packing == sorted(packing)
    courier.book.courier.take([stick])
    bringing: list[tuple[int, int]] = []
    courier.book.courier.upload(lambda done, total: bringing.append((done, total)))
    assert bringing == sorted(bringing)
    assert bringing[-1][0] > len(PHOTO) * 3


def test_only_new_leaves_out_what_is_on_a_stick(origin: Laptop, stick: Path) -> None:
    origin.finalize()
    assert (origin.book.courier.to_carry().submissions, origin.book.courier.to_carry().fresh) == (1, 1)
    origin.book.courier.pack(stick)
    assert (origin.book.courier.to_carry().submissions, origin.book.courier.to_carry().fresh) == (1, 0)
    assert origin.book.courier.pack(stick, only_new=True).packs == ()
    assert len(origin.book.courier.pack(stick).packs) == 1


@pytest.mark.parametrize("code", ["KT-A01", "KT/A:01*?", "", "CON.", "ä b"])
def test_names_are_safe_on_fat(code: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?", safe_name(code))


# the command line ----------------------------------------------------------------------------------


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    def verb(profile: Path, *words: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE}\n"))
        code = main(["courier", *words, "--profile", str(profile)])
        caught = capsys.readouterr()
        return code, caught.out + caught.err

    return verb


@pytest.fixture
def profiles(tmp_path: Path, site: Site) -> dict[str, Path]:
    """Two closed profiles with a passphrase, enrolled over the wire."""
    made = {}
    for name in ("field", "courier"):
        made[name] = tmp_path / name
        book, _ = create(made[name], PASSPHRASE, cost=Cost(iterations=1, memory_kib=64, lanes=1))
        book._store.put_form(visit_form())
        book.connection.enrol(site.address, site.code())
        if name == "field":
            desk = book.start("visit")
            desk.answer("/data/full_name", "Budi Invented")
            desk.finalize()
        book.lock()
    return made


def test_the_verbs_and_their_exit_codes(
    profiles: dict[str, Path], run: Callable[..., tuple[int, str]], stick: Path, site: Site
) -> None:
    field, courier = profiles["field"], profiles["courier"]
    code, said = run(field, "pack", str(stick))
    assert code == 0
    assert "1 submissions" in said
    assert "read back" in said
    assert run(field, "pack", str(stick), "--new") == (
        0,
        "Nothing to carry: every submission has its answer, or is in a pack already.\n",
    )
    assert run(field, "pack", str(stick / "none"))[0] == 1
    (stick / "bad.jgpack").write_bytes(b"JANGKAU")
    code, said = run(courier, "take", str(stick))
    assert code == 3, "one of two was refused"
    assert "bad.jgpack is cut short" in said
    code, said = run(courier, "upload", "--json")
    assert (code, json.loads(said)["delivered"][0]["received"]) == (0, 1)
    assert run(courier, "upload") == (0, "No packs to bring.\n")
    assert run(courier, "receipts", "--write", str(stick))[0] == 0
    code, said = run(field, "receipts", str(stick), "--json")
    assert (code, json.loads(said)["received"]) == (0, 1)
    assert "1 of 1 received" in run(field, "list")[1]
    assert "delivered" in run(courier, "list")[1]
    assert len(site.held()) == 1


def test_an_upload_that_cannot_reach_the_province_is_done_in_part(
    profiles: dict[str, Path], run: Callable[..., tuple[int, str]], stick: Path, site: Site
) -> None:
    run(profiles["field"], "pack", str(stick))
    run(profiles["courier"], "take", str(stick))
    site.revoke("KT-A02")
    code, said = run(profiles["courier"], "upload")
    assert code == 3
    assert "1 packs still wait." in said
    assert "Sign in again" in said


def test_a_wrong_command_line(run: Callable[..., tuple[int, str]], stick: Path) -> None:
    with pytest.raises(SystemExit) as raised:
        run(stick, "fly")
    assert raised.value.code == 2
