"""Packs and return files that were harmed or do not belong here: refused with place, cause and cure; nothing lost."""

import io
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import requests

from fieldapp.__main__ import main
from fieldapp.errors import BadPack, StickTrouble
from fieldapp.fieldbook import courier_packing as packing
from fieldapp.sync import courier_frame
from fieldapp.sync.courier_frame import PACK_MAGIC, SealedItem
from fieldapp.sync.courier_protocol import PACK_TYPE, PACKS, item_path
from fieldapp.sync.protocol import CHUNK_TYPE
from fieldapp.vault import signatures
from fieldapp.vault.sealing import new_identity, seal
from tests.courier.road import PHOTO, Laptop, copy, journey, packed
from tests.server.running import Site, bare, in_thread, make_province

Make = Callable[[str], Laptop]


def regions(path: Path) -> dict[str, range]:
    """Where each kind of byte lies in a file of this frame."""
    with path.open("rb") as file:
        magic = file.read(16)
        file.seek(0)
        head = courier_frame.read_head(file, magic)
    start = courier_frame.head_size(len(head.manifest))
    length = len(head.manifest.rstrip())
    return {
        "magic": range(16),
        "length": range(16, 20),
        "manifest": range(20, 20 + length),
        "blanks": range(20 + length, start - 64) if length < len(head.manifest) else range(20, 21),
        "signature": range(start - 64, start),
        "item length": range(start, start + 8),
        "item": range(start + 8, path.stat().st_size),
    }


REGIONS = ["magic", "length", "manifest", "blanks", "signature", "item length", "item"]


@pytest.mark.parametrize("region", REGIONS)
def test_a_flipped_byte_is_refused_when_it_is_taken(
    origin: Laptop, courier: Laptop, stick: Path, site: Site, region: str
) -> None:
    origin.finalize(PHOTO)
    path = packed(origin, stick)
    whole = path.read_bytes()
    for at in random.Random(region).sample(regions(path)[region], k=min(12, len(regions(path)[region]))):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x20]) + whole[at + 1 :])
        done = courier.book.courier.take([stick])
        assert done.fresh == ()
        (error,) = done.refused
        assert error.facts["why"] in {"changed", "cut", "not_this", "unreadable", "newer"}, at
        assert path.name in str(error)
        assert not list((courier.folder / "courier" / "taken").iterdir()), "nothing is left behind"
    path.write_bytes(whole)
    journey(origin, courier, stick)
    assert origin.states() == {"received": 1}
    assert len(site.held()) == 1


@pytest.mark.parametrize("part", [0, 5, 16, 19, 300, -200, -1])
def test_a_file_that_is_cut_short(origin: Laptop, courier: Laptop, stick: Path, part: int) -> None:
    origin.finalize()
    path = packed(origin, stick)
    path.write_bytes(path.read_bytes()[:part] if part else b"")
    (error,) = courier.book.courier.take([stick]).refused
    assert error.facts["why"] == "cut"
    assert "Copy it again" in str(error)


def test_bytes_behind_the_end(origin: Laptop, courier: Laptop, stick: Path) -> None:
    origin.finalize()
    path = packed(origin, stick)
    path.write_bytes(path.read_bytes() + b"x")
    (error,) = courier.book.courier.take([stick]).refused
    assert error.facts["why"] == "changed"


def test_what_is_no_pack_at_all(courier: Laptop, stick: Path) -> None:
    (stick / "photo.jgpack").write_bytes(b"\xff\xd8 some photo, much longer than a head")
    (error,) = courier.book.courier.take([stick]).refused
    assert error.facts["why"] == "not_this"
    with pytest.raises(StickTrouble, match="Put the stick in again"):
        courier.book.courier.take([stick / "not-there"])


@pytest.mark.parametrize("region", REGIONS)
def test_a_flipped_byte_in_the_receipts(origin: Laptop, courier: Laptop, stick: Path, region: str) -> None:
    origin.finalize()
    journey_there(origin, courier, stick)
    (path,) = stick.glob("*.jgreceipts")
    whole = path.read_bytes()
    for at in random.Random(region).sample(regions(path)[region], k=min(8, len(regions(path)[region]))):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x20]) + whole[at + 1 :])
        done = origin.book.courier.read_receipts([stick])
        assert (done.files, done.received, len(done.refused)) == (0, 0, 1), at
        assert origin.states() == {"finalized": 1}
    path.write_bytes(whole)
    assert origin.book.courier.read_receipts([stick]).received == 1


def journey_there(origin: Laptop, courier: Laptop, stick: Path) -> None:
    packed(origin, stick)
    courier.book.courier.take([stick])
    courier.book.courier.upload()
    courier.book.courier.write_receipts(stick)


def test_receipts_of_another_laptop_say_where_to_go(origin: Laptop, courier: Laptop, laptop: Make, stick: Path) -> None:
    origin.finalize()
    other = laptop("other")
    other.finalize()
    journey_there(origin, courier, stick)
    done = other.book.courier.read_receipts([stick])
    assert done.others == (origin.code,)
    assert f"holds the receipts of laptop {origin.code}. Open it there" in str(done.refused[0])
    assert other.states() == {"finalized": 1}


def test_receipts_that_somebody_else_signed(origin: Laptop, courier: Laptop, stick: Path) -> None:
    origin.finalize()
    journey_there(origin, courier, stick)
    (path,) = stick.glob("*.jgreceipts")
    with path.open("rb") as file:
        head = courier_frame.read_head(file, courier_frame.RETURN_MAGIC)
        rest = file.read()
    seed, _ = signatures.new_key()
    path.write_bytes(replace(head, signature=signatures.sign(seed, head.signed)).to_bytes() + rest)
    (error,) = origin.book.courier.read_receipts([stick]).refused
    assert error.facts["why"] == "untrusted"
    assert origin.states() == {"finalized": 1}


def test_a_pack_for_another_province(origin: Laptop, laptop: Make, stick: Path, tmp_path: Path, site: Site) -> None:
    origin.finalize()
    path = packed(origin, stick)
    with in_thread(make_province(tmp_path / "elsewhere")) as elsewhere:
        stranger = Laptop(tmp_path / "stranger", elsewhere).enrol()
        try:
            (error,) = stranger.book.courier.take([stick]).refused
            assert error.facts["why"] == "foreign"
            assert "Give it to a laptop of that province" in str(error)
            answer = _offer(elsewhere, stranger, _head(path))
            assert (answer.status_code, answer.json()["code"]) == (422, "pack_foreign")
        finally:
            stranger.book.lock()
    assert site.held() == {}


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return courier_frame.read_head(file, PACK_MAGIC).to_bytes()


def _offer(site: Site, carrier: Laptop, head: bytes) -> requests.Response:
    with bare() as session, carrier.book.connection.reach() as province:
        headers = {"Authorization": f"Bearer {province.token()}", "Content-Type": PACK_TYPE}
        return session.post(site.address + PACKS, data=head, headers=headers)


def _forged(origin: Laptop, *, sealed: bytes, seed: str = "", **said: str) -> tuple[bytes, SealedItem]:
    """A head with one batch, signed by the laptop's own key or by ``seed``."""
    get = origin.book.setting
    item = SealedItem("batch", len(sealed), courier_frame.sha256_hex(sealed))
    manifest = courier_frame.PackManifest(
        v=1,
        kind="pack",
        device_id=said.get("device_id", get("device_id")),
        device_code=origin.code,
        public_key=origin.book.connection.public_key(),
        return_to=said.get("return_to", get("recipient")),
        province=get("ingest_recipient"),
        counter=1,
        made_at=origin.book._clock(),
        submissions=1,
        items=(item,),
    )
    sign = origin.book.connection.credentials().sign
    made = courier_frame.make_head(manifest, (lambda signed: signatures.sign(seed, signed)) if seed else sign)
    return made.to_bytes(), item


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"seed": signatures.new_key()[0]}, "pack_signature"),
        ({"device_id": "0" * 32}, "pack_origin_unknown"),
        ({"return_to": "age1nobody"}, "pack_unreadable"),
    ],
)
def test_what_the_province_does_not_take(
    origin: Laptop, courier: Laptop, site: Site, change: dict[str, str], code: str
) -> None:
    head, _ = _forged(origin, sealed=b"sealed", **change)  # type: ignore[arg-type]
    answer = _offer(site, courier, head)
    assert answer.json()["code"] == code
    assert answer.json()["title"]


def test_heads_that_are_none(origin: Laptop, courier: Laptop, stick: Path, site: Site) -> None:
    origin.finalize()
    head = _head(packed(origin, stick))
    for body in (b"", b"{}", head[:-1], head + b"x", b"JANGKAU-RCPT-1\r\n" + head[16:]):
        assert _offer(site, courier, body).json()["code"] == "pack_unreadable", body[:20]


def test_sealed_to_somebody_else_counts_as_damaged(origin: Laptop, courier: Laptop, site: Site) -> None:
    """The manifest names this province, the age file does not open: said to the origin, whose outbox has it."""
    sealed = seal(b"whatever", [new_identity()[1]])
    head, item = _forged(origin, sealed=sealed)
    state = _offer(site, courier, head).json()
    with bare() as session, courier.book.connection.reach() as province:
        headers = {"Authorization": f"Bearer {province.token()}", "Content-Type": CHUNK_TYPE, "Upload-Offset": "0"}
        path = site.address + item_path(state["pack_id"], item.sha256)
        early = session.get(f"{site.address}{PACKS}/{state['pack_id']}/receipts", headers=headers)
        assert (early.status_code, early.json()["code"]) == (409, "pack_open")
        damaged = session.patch(path, data=bytes(len(sealed)), headers=headers)
        assert (damaged.status_code, damaged.json()["code"]) == (422, "item_damaged")
        assert session.patch(path, data=sealed + b"x", headers=headers).status_code == 413
        assert session.patch(path, data=sealed, headers=headers).status_code == 204
        again = session.patch(path, data=sealed, headers=headers)
        assert (again.status_code, again.headers["Upload-Offset"]) == (409, str(len(sealed)))
    state = _offer(site, courier, head).json()
    assert (state["wanted"], state["closed"], state["damaged"], state["received"]) == ([], 0, 1, 0)


def test_a_blocked_origin_is_taken_and_flagged(origin: Laptop, courier: Laptop, stick: Path, site: Site) -> None:
    instance_id = origin.finalize()
    packed(origin, stick)
    site.revoke(origin.code)
    journey(origin, courier, stick)
    (pack,) = courier.book.courier.carried()
    assert (pack.received, pack.flagged) == (1, True)
    assert site.held().keys() == {instance_id}
    assert origin.states() == {"received": 1}


def test_a_laptop_that_the_province_forgot_gets_a_cure(
    origin: Laptop, courier: Laptop, stick: Path, site: Site
) -> None:
    origin.finalize()
    packed(origin, stick)
    origin.book.put_setting("device_id", "0" * 32)
    copy(packed(origin, stick), "zzz.jgpack")
    courier.book.courier.take([stick])
    done = courier.book.courier.upload()
    assert (len(done.delivered), [pack.reason for pack in done.refused]) == (1, ["unknown_laptop"])
    assert "Enrol that laptop again" in str(BadPack("x", "unknown_laptop", origin.code))
    assert len(courier.book.courier.take([stick]).fresh) == 1, "a refused one can be taken again"


def test_a_stick_that_does_not_keep_what_is_written(
    origin: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read back differs: no pack is claimed, and the bad file is gone."""
    real = packing.forget_cached

    def spoil(file: io.BufferedReader) -> None:
        real(file)
        (path,) = stick.glob("*.jgpack")
        content = bytearray(path.read_bytes())
        content[-1] ^= 1
        path.write_bytes(content)

    monkeypatch.setattr(packing, "forget_cached", spoil)
    origin.finalize()
    with pytest.raises(StickTrouble, match="Use another stick"):
        origin.book.courier.pack(stick)
    assert list(stick.iterdir()) == []
    assert origin.book.courier.made() == ()
    assert origin.states() == {"finalized": 1}


def test_the_province_without_its_key_keeps_packs_closed(
    origin: Laptop, courier: Laptop, stick: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    instance_id = origin.finalize(PHOTO)
    packed(origin, stick)
    key = site.settings.data / "ingest.age"
    away = key.rename(key.with_suffix(".safe"))
    try:
        courier.book.courier.take([stick])
        done = courier.book.courier.upload()
        assert (done.delivered, done.waiting) == ((), 1)
        assert courier.book.courier.carried()[0].status == "closed"
        assert site.held() == {}
        assert main(["server", "packs", "--data", str(site.settings.data), "--open"]) == 1
    finally:
        away.rename(key)
    assert main(["server", "packs", "--data", str(site.settings.data), "--open"]) == 0
    assert '"received": 1' in capsys.readouterr().out
    assert site.held().keys() == {instance_id}
    journey(origin, courier, stick)
    assert origin.states() == {"received": 1}
