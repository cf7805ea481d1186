"""Packs on a supervisor's laptop: the team's work comes onto the desk once, whatever happens; the rest stays shut."""

import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from fieldapp.db.team_tables import team_work
from fieldapp.domain.submission import Attachment, sha256_hex
from fieldapp.domain.team import Arrived, Reviewed, Road, TakenWork
from fieldapp.errors import BadPack, NotAllowed, StoreError
from fieldapp.sync import batches, courier_frame
from fieldapp.sync.courier_frame import PACK_MAGIC, SealedItem
from fieldapp.vault.sealing import seal
from tests.courier.road import KEY, NAME, PHOTO, Laptop, packed
from tests.fieldbook.teams import KOTA, KUTAI, VILLAGE, carded, placed
from tests.server.running import Site
from tests.server.visit import visit

Make = Callable[[str], Laptop]


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten submissions in an item."""
    monkeypatch.setattr("fieldapp.sync.courier_plan.LINES", 10)


@pytest.fixture
def chief(laptop: Make, site: Site) -> Laptop:
    made = laptop("chief")
    placed(made.book, site, "penyelia", KOTA, worker="Dewi Invented")
    return made


@pytest.fixture
def worker(laptop: Make, site: Site) -> Laptop:
    made = laptop("worker")
    placed(made.book, site, "petugas", VILLAGE, worker="Rina Invented")
    return made


def rows(laptop: Laptop) -> dict[str, tuple[str, str, str]]:
    """instance id → device code, label, road of what is on the desk, own work too, which lies on no shelf."""
    of = team_work.c
    with laptop.book._store._reading() as connection:
        found = connection.execute(select(of.instance_id, of.device_code, of.label, of.road))
        return {instance_id: (code, label, road) for instance_id, code, label, road in found}


def test_a_pack_of_the_team_comes_onto_the_desk(chief: Laptop, worker: Laptop, stick: Path) -> None:
    carded(chief.book, worker.book)
    ids = [worker.finalize(PHOTO), worker.finalize(name="Sari Rekaan")]
    packed(worker, stick)
    done = chief.book.courier.take([stick])
    assert done.work == TakenWork(fresh=2, attachments=1)
    one, other = (chief.book._store.work([instance_id])[0] for instance_id in ids)
    work, device_id = one
    assert (work.device_code, work.worker_name, work.road) == (worker.code, "Rina Invented", Road.PACK)
    assert device_id == worker.book.setting("device_id")
    assert (work.state, work.form_id, work.flags) == (Reviewed.WAITING, "visit", 0)
    submission = worker.book.submission(ids[0])
    assert (work.sha256, work.number, work.finalized_at) == (
        submission.sha256,
        submission.number,
        submission.finalized_at,
    )
    assert chief.book._store.work_xml(ids[0]) == submission.xml
    assert (work.label, other[0].label) == (NAME, "Sari Rekaan")
    (photo,) = chief.book.team_work.attachments_of(ids[0])
    assert photo == submission.attachments[0]
    assert chief.book.team_work.read_attachment(photo) == PHOTO + b"1"
    kept = (chief.folder / "team" / "attachments" / photo.sha256).read_bytes()
    assert b"wajah" not in kept
    assert chief.book.team_work.attachments_of(ids[1]) == ()


def test_read_again_or_from_another_copy_it_changes_nothing(chief: Laptop, worker: Laptop, stick: Path) -> None:
    carded(chief.book, worker.book)
    worker.finalize(PHOTO)
    path = packed(worker, stick)
    assert chief.book.team_work.open_pack(path).fresh == 1
    before = rows(chief)
    assert chief.book.team_work.open_pack(path) == TakenWork(known=1)
    worker.finalize(name="Sari Rekaan")
    packed(worker, stick)
    assert chief.book.courier.take([stick]).work == TakenWork(fresh=1, known=1)
    assert rows(chief).items() >= before.items()
    assert chief.book.courier.take([stick]).work == TakenWork(), "both were read to their end"
    (carried, _) = chief.book.courier.carried()
    assert chief.book.team_work.open_pack(carried).fresh == 0


def test_packs_of_other_teams_stay_closed(chief: Laptop, laptop: Make, site: Site, stick: Path) -> None:
    stranger = laptop("stranger")
    placed(stranger.book, site, "petugas", KUTAI)
    carded(chief.book, stranger.book)
    stranger.finalize()
    path = packed(stranger, stick)
    assert chief.book.courier.take([stick]).work == TakenWork(closed=1)
    assert chief.book.team_work.open_pack(path) == TakenWork(closed=1)
    assert rows(chief) == {}
    # somebody who carries it and edits the card of his own laptop still has no key for it
    placed(stranger.book, site, "petugas", VILLAGE)
    carded(chief.book)
    assert chief.book.team.member_with(stranger.book.connection.public_key()) is not None
    assert chief.book.team_work.open_pack(path) == TakenWork(closed=1), "made before, for nobody but the province"
    carded(stranger.book)
    packed(stranger, stick)
    assert chief.book.courier.take([stick]).work.fresh == 1


def test_a_pack_waits_for_the_card_that_names_its_laptop(chief: Laptop, laptop: Make, site: Site, stick: Path) -> None:
    carded(chief.book)
    late = laptop("late")
    placed(late.book, site, "petugas", VILLAGE)
    carded(late.book)
    late.finalize()
    packed(late, stick)
    assert chief.book.courier.take([stick]).work == TakenWork(closed=1), "nobody this laptop knows"
    carded(chief.book)
    own = chief.finalize(name="Tono Rekaan")
    assert chief.book.team_work.look() == TakenWork(fresh=2)
    assert rows(chief)[own][2] == "here"
    assert chief.book.team_work.look() == TakenWork()


def test_only_supervisors_open(chief: Laptop, worker: Laptop, site: Site, stick: Path) -> None:
    carded(chief.book, worker.book)
    worker.finalize()
    path = packed(worker, stick)
    placed(chief.book, site, "petugas", KOTA)
    assert chief.book.courier.take([stick]).work == TakenWork()
    with pytest.raises(NotAllowed):
        chief.book.team_work.open_pack(path)
    with pytest.raises(NotAllowed):
        chief.book.team_work.read_attachment(Attachment("a", "0" * 64, 1, ""))
    assert rows(chief) == {}


def test_a_wide_supervisor_opens_too_and_the_province_as_before(
    chief: Laptop, worker: Laptop, laptop: Make, site: Site, stick: Path
) -> None:
    whole = laptop("whole")
    placed(whole.book, site, "penyelia")
    carded(chief.book, whole.book, worker.book)
    instance_id = worker.finalize(PHOTO)
    packed(worker, stick)
    for one in (chief, whole):
        assert one.book.courier.take([stick]).work.fresh == 1
        assert list(rows(one)) == [instance_id]
    done = whole.book.courier.upload()
    assert [pack.received for pack in done.delivered] == [1]
    assert list(site.held()) == [instance_id]
    assert whole.book.courier.take([stick]).work == TakenWork()


def forged(worker: Laptop, content: bytes, readers: list[str], kind: str = "batch") -> bytes:
    """A pack of this laptop that holds whatever somebody likes, signed by its own key."""
    sealed = seal(content, readers)
    item = SealedItem(kind, len(sealed), sha256_hex(sealed))  # type: ignore[arg-type]
    get = worker.book.setting
    manifest = courier_frame.PackManifest(
        1,
        "pack",
        get("device_id"),
        worker.code,
        worker.book.connection.public_key(),
        get("recipient"),
        get("ingest_recipient"),
        9,
        worker.book._clock(),
        1,
        (item,),
    )
    head = courier_frame.make_head(manifest, worker.book.connection.sign)
    return head.to_bytes() + courier_frame.item_length(item) + sealed


def test_what_is_no_submission_is_counted_and_left_out(chief: Laptop, worker: Laptop, stick: Path) -> None:
    carded(chief.book, worker.book)
    mine = chief.book.setting("recipient")
    good = batches.line_of(visit(full_name="Budi Rekaan"))
    wrong = replace(good, instance_id="uuid:other", xml=good.xml.replace("Budi", "Sari"))
    naive = replace(good, instance_id="uuid:naive", finalized_at=good.finalized_at.replace(tzinfo=None))
    desk_form = replace(good, instance_id="uuid:desk", form_id="bed_mark")
    path = stick / "forged.jgpack"
    path.write_bytes(forged(worker, batches.pack([good, wrong, naive, desk_form]), [mine]))
    assert chief.book.team_work.open_pack(path) == TakenWork(fresh=1, strange=2)
    assert list(rows(chief)) == [good.instance_id]
    path.write_bytes(forged(worker, b"no batch", [mine]))
    assert chief.book.team_work.open_pack(path) == TakenWork(strange=1)
    changed = replace(good, xml=good.xml.replace("Budi", "Sari"))
    changed = replace(changed, sha256=sha256_hex(changed.xml.encode()))
    path.write_bytes(forged(worker, batches.pack([changed]), [mine]))
    assert chief.book.team_work.open_pack(path) == TakenWork(known=1)
    assert chief.book._store.work([good.instance_id])[0][0].label == "Budi Rekaan", "other bytes change nothing"


def test_a_pack_in_somebody_elses_name_is_not_opened(
    chief: Laptop, worker: Laptop, laptop: Make, site: Site, stick: Path
) -> None:
    stranger = laptop("stranger")
    placed(stranger.book, site, "petugas", KUTAI)
    carded(chief.book, worker.book, stranger.book)
    body = batches.pack([batches.line_of(visit(full_name="Budi Rekaan"))])
    content = forged(stranger, body, [chief.book.setting("recipient")])
    path = stick / "forged.jgpack"
    path.write_bytes(content)
    assert chief.book.team_work.open_pack(path) == TakenWork(closed=1), "whoever knows a recipient can seal to it"
    honest = worker.book.connection.public_key().encode()
    key = stranger.book.connection.public_key().encode()
    path.write_bytes(content.replace(key, honest))
    with pytest.raises(BadPack) as bad:
        chief.book.team_work.open_pack(path)
    assert bad.value.facts["why"] == "changed"
    assert rows(chief) == {}


@pytest.mark.usefixtures("small_batches")
def test_cut_and_changed_packs_leave_whole_items(chief: Laptop, worker: Laptop, stick: Path) -> None:
    carded(chief.book, worker.book)
    for number in range(12):
        worker.finalize(name=f"Orang {number}")
    path = packed(worker, stick)
    content = path.read_bytes()
    head = courier_frame.read_head(io.BytesIO(content), PACK_MAGIC)
    items = courier_frame.pack_manifest(head).items
    assert len(items) == 2
    path.write_bytes(content[:-10])
    with pytest.raises(BadPack) as bad:
        chief.book.team_work.open_pack(path)
    assert (bad.value.facts["why"], bad.value.facts["item"]) == ("cut", 2)
    assert len(rows(chief)) == 10
    path.write_bytes(content[:-10] + bytes(10))
    with pytest.raises(BadPack) as bad:
        chief.book.team_work.open_pack(path)
    assert bad.value.facts["why"] == "changed"
    path.write_bytes(content)
    assert chief.book.team_work.open_pack(path) == TakenWork(fresh=2, known=10)
    assert len(rows(chief)) == 12


DIES = """
import os, sys, signal
from datetime import UTC, datetime
from pathlib import Path
from fieldapp.fieldbook import Fieldbook
from fieldapp.vault.lockfile import Lockfile
folder, pack, puts = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
book = Fieldbook.open(folder, bytes(range(32)), lambda: datetime.now(UTC), Lockfile(folder / "lock"))
import fieldapp.db.team_work as part
real, done = part._row, 0
def counting(one, now):
    global done
    done += 1
    if done > puts:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(one, now)
part._row = counting
book.team_work.open_pack(pack)
"""


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("puts", [4, 11])
def test_killed_half_way_and_read_again_it_is_the_same(chief: Laptop, worker: Laptop, stick: Path, puts: int) -> None:
    assert bytes(range(32)) == KEY
    carded(chief.book, worker.book)
    ids = {worker.finalize(name=f"Orang {number}") for number in range(12)}
    path = packed(worker, stick)
    chief.book.lock()
    killed = subprocess.run([sys.executable, "-c", DIES, str(chief.folder), str(path), str(puts)], check=False)
    assert killed.returncode == -9
    chief.book = chief._open()
    assert len(rows(chief)) == 10 * (puts >= 10), "an item is there or it is not"
    done = chief.book.team_work.open_pack(path)
    assert done.fresh + done.known == 12
    assert rows(chief).keys() == ids


def test_attachments_come_as_they_were_sealed(chief: Laptop, worker: Laptop, stick: Path) -> None:
    carded(chief.book, worker.book)
    instance_id = worker.finalize(PHOTO)
    path = packed(worker, stick)
    chief.book.team_work.open_pack(path)
    (photo,) = chief.book.team_work.attachments_of(instance_id)
    place = chief.folder / "team" / "attachments" / photo.sha256
    assert chief.book.team_work.has_attachment(photo)
    place.write_bytes(seal(b"another face", [chief.book.setting("recipient")]))
    with pytest.raises(StoreError):
        chief.book.team_work.read_attachment(photo)
    place.unlink()
    assert not chief.book.team_work.has_attachment(photo)
    with pytest.raises(StoreError):
        chief.book.team_work.read_attachment(photo)
    assert chief.book.team_work.open_pack(path).attachments == 1, "read again it comes again"
    nobody_asked = forged(worker, b"a file that no submission names", [chief.book.setting("recipient")], "attachment")
    (stick / "forged.jgpack").write_bytes(nobody_asked)
    assert chief.book.team_work.open_pack(stick / "forged.jgpack") == TakenWork()


def test_own_work_is_gathered_once_and_leaves_with_a_recall(chief: Laptop) -> None:
    first, second = chief.finalize(), chief.finalize(name="Sari Rekaan")
    assert chief.book.team_work.gather_own() == 2
    assert rows(chief)[second] == (chief.code, "Sari Rekaan", "here")
    assert chief.book._store.work_xml(second) == chief.book.submission(second).xml
    assert chief.book.team_work.gather_own() == 0
    chief.book.recall(second)
    chief.book.recall(first)
    assert rows(chief) == {}
    for one, name in ((first, "Budi Baru"), (second, "Sari Baru")):
        desk = chief.book.resume(one)
        desk.answer("/data/full_name", name)
        desk.finalize()
    third = chief.finalize(name="Tono Rekaan")
    assert chief.book.team_work.gather_own() == 3
    assert {label for _, label, _ in rows(chief).values()} == {"Budi Baru", "Sari Baru", "Tono Rekaan"}
    assert chief.book._store.work([third])[0][0].worker_name == "Dewi Invented"


def test_a_row_never_changes_its_bytes(chief: Laptop, worker: Laptop, stick: Path) -> None:
    carded(chief.book, worker.book)
    instance_id = worker.finalize()
    chief.book.team_work.open_pack(packed(worker, stick))
    (work, device_id) = chief.book._store.work([instance_id])[0]
    again = Arrived(replace(work, sha256="0" * 64), device_id, b"<other/>")
    assert chief.book._store.put_team_work([again]) == 0
    assert chief.book._store.work([instance_id])[0][0].sha256 == work.sha256
