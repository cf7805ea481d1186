"""Updates from the province: signed folders are taken over, archives go on where they were cut, nothing else goes."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from fieldapp.errors import BadUpdate, Cancelled, Offline, SyncError
from fieldapp.fieldbook.updates import Updates, system
from fieldapp.server.commands import main as server
from fieldapp.sync.client import Province
from fieldapp.sync.http import Request
from fieldapp.sync.updates import FromFolder, FromProvince
from fieldapp.sync.updates_protocol import UPDATES
from tests.fieldbook.packaging_tools import release
from tests.fieldbook.test_updates import packed, quiet
from tests.server.running import Site, bare, connected
from tests.updates.conftest import PIECE

ROUND = 12_000  # bytes of a sign-in and of metadata, headers included


@pytest.fixture
def offered(site: Site, keys: Path, tmp_path: Path) -> Iterator[Path]:
    """The province offers 0.2.0, of some pieces; the signed folder."""
    release.add_version(keys, packed(tmp_path, "0.2.0", padding=20 * PIECE), "0.2.0")
    assert server(["update", "--data", str(site.settings.data), "add", str(keys / "repository")]) == 0
    yield keys / "repository"
    for one in (site.settings.updates, site.settings.data / "updates.seen"):
        shutil.rmtree(one)


def laptop(keys: Path, program: Path) -> Updates:
    return Updates(program, (keys / "repository" / "metadata" / "1.root.json").read_bytes(), "0.1.0")


def test_a_laptop_fetches_verifies_and_lays_it(province: Province, offered: Path, keys: Path, tmp_path: Path) -> None:
    updates, source = laptop(keys, tmp_path / "program"), FromProvince(province, Event())
    assert updates.look(source).newer
    assert updates.stage(source, quiet, Event()) == "0.2.0"
    assert updates.staged() == "0.2.0"
    before = province.wire_bytes
    updates.fetch(source, quiet, Event())
    assert province.wire_bytes - before < 10_000, "what is here is not fetched again"


def test_a_fetch_goes_on_where_it_was_cut(site: Site, offered: Path, keys: Path, tmp_path: Path) -> None:
    program, stop = tmp_path / "program", Event()
    device, _ = site.device()
    with connected(site, device) as first, pytest.raises(Cancelled):
        laptop(keys, program).fetch(FromProvince(first, stop), lambda done, _all: done > PIECE and stop.set(), stop)
    assert 2 * PIECE < first.wire_bytes < 2 * PIECE + ROUND
    far: list[tuple[int, int]] = []
    with connected(site, device) as second:
        found = laptop(keys, program).fetch(FromProvince(second, Event()), lambda *one: far.append(one), Event())
    assert (far[0][0], far[-1][0]) == (3 * PIECE, found.size)
    assert second.wire_bytes < found.size - 2 * PIECE + 2 * ROUND


def test_what_was_changed_at_the_province_is_refused(
    site: Site, province: Province, offered: Path, keys: Path, tmp_path: Path
) -> None:
    updates, source = laptop(keys, tmp_path / "program"), FromProvince(province, Event())
    (archive,) = (site.settings.updates / "targets").iterdir()
    content = archive.read_bytes()
    for harmed in (b"x" + content[1:], content[:-1], b""):
        archive.write_bytes(harmed)
        with pytest.raises(BadUpdate) as refused:
            updates.fetch(source, quiet, Event())
        assert refused.value.facts["why"] == "changed"
    archive.unlink()
    with pytest.raises(BadUpdate):
        updates.fetch(source, quiet, Event())
    assert not updates.files()


def test_without_updates_and_without_a_way(province: Province, site: Site, keys: Path, tmp_path: Path) -> None:
    updates, device = laptop(keys, tmp_path / "program"), site.device()[0]
    with pytest.raises(BadUpdate) as refused:
        updates.look(FromProvince(province, Event()))
    assert refused.value.facts["why"] == "none"
    with bare() as session, pytest.raises(Offline):
        updates.look(FromProvince(Province("http://127.0.0.1:9", device, session), Event()))


def test_only_a_whole_signed_folder_is_taken_over(site: Site, offered: Path, keys: Path, tmp_path: Path) -> None:
    words = ["update", "--data", str(site.settings.data), "add"]
    before = sorted(path.name for path in site.settings.updates.rglob("*"))
    half = Path(shutil.copytree(offered, tmp_path / "half"))
    (archive,) = (half / "targets").iterdir()
    archive.write_bytes(archive.read_bytes()[:-1])
    with pytest.raises(BadUpdate):
        server([*words, str(half)])
    archive.unlink()
    with pytest.raises(BadUpdate):
        server([*words, str(half)])
    with pytest.raises(BadUpdate):
        server([*words, str(tmp_path)])
    assert sorted(path.name for path in site.settings.updates.rglob("*")) == before
    release.add_version(keys, packed(tmp_path, "0.3.0"), "0.3.0")
    assert server([*words, str(offered)]) == 0
    assert len(list((site.settings.updates / "targets").iterdir())) == 1, "the older one goes"
    shutil.rmtree(tmp_path / "half")
    forged = Path(shutil.copytree(site.settings.updates, tmp_path / "half"))
    (forged / "metadata" / "timestamp.json").write_bytes(b"{}")
    with pytest.raises(BadUpdate) as refused:
        server([*words, str(forged)])
    assert refused.value.facts["why"] == "untrusted"


RANGES = {
    "bytes=0-9": (206, "bytes 0-9/"),
    "bytes=5-": (206, "bytes 5-"),
    "bytes=0-999999999999999": (206, "bytes 0-"),
    "bytes=999999999-": (416, "bytes */"),
    "bytes=9-3": (416, "bytes */"),
    "lines=1-2": (200, ""),
    "bytes=-5": (200, ""),
}


def test_ranges(site: Site, province: Province, offered: Path) -> None:
    (archive,) = (site.settings.updates / "targets").iterdir()
    headers = {"Authorization": f"Bearer {province.token()}"}
    with bare() as session:
        for asked, (status, told) in RANGES.items():
            address = f"{site.address}{UPDATES}/targets/{archive.name}"
            answer = session.get(address, headers=headers | {"Range": asked})
            assert (answer.status_code, answer.headers.get("Content-Range", "")[: len(told)]) == (status, told), asked
            if status != 416:
                assert len(answer.content) == int(answer.headers["Content-Length"])
                assert answer.content in archive.read_bytes()


def test_nothing_else_is_given_out(province: Province, offered: Path) -> None:
    for name in (
        "metadata/../../receipt.key",
        "metadata/%2e%2e%2freceipt.key",
        "targets/..",
        "metadata/2.root.json",
        "targets/timestamp.json",
        "metadata/x",
        f"targets/{64 * '0'}.jangkau-{system()}.tar.xz",
    ):
        with pytest.raises(SyncError) as refused:
            province.call(Request("GET", f"{UPDATES}/{name}"))
        assert refused.value.facts["status"] == 404, name


def test_a_signed_folder_goes_from_laptop_to_laptop(offered: Path, keys: Path, tmp_path: Path) -> None:
    first, flat = laptop(keys, tmp_path / "first"), tmp_path / "flat"
    assert first.files() == {}
    first.fetch(FromFolder(offered), quiet, Event())
    flat.mkdir()
    for name, path in first.files().items():
        shutil.copyfile(path, flat / name)
    assert laptop(keys, tmp_path / "second").stage(flat, quiet, Event()) == "0.2.0"
