"""Map files: what they say, single tiles, every kind of file that is refused, taking one in."""

import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from sqlcipher3 import dbapi2

from fieldapp.devices import tiles
from fieldapp.devices.tiles import MapFile, MapRefused, any_map, maps_in, take_in
from fieldapp.errors import Cancelled
from tests.devices.maps import COLOURS, SAMARINDA, make_map, tile_at


def reason(path: Path) -> str:
    with pytest.raises(MapRefused) as caught, MapFile(path) as own:
        own.facts()
    return caught.value.reason


@pytest.mark.parametrize("kind", ["PNG", "JPG"])
def test_a_map_says_what_it_is(tmp_path: Path, kind: str) -> None:
    with MapFile(make_map(tmp_path / "kota.mbtiles", kind=kind)) as own:
        facts = own.facts()
        column, row = tile_at(13)
        found = QImage.fromData(own.tile(13, column, row))
        assert own.tile(13, column + 40, row) == b""
        assert own.tile(3, 0, 0) == b""
    assert (facts.name, facts.attribution) == ("Samarinda", "© Dinas Pemetaan Rekaan")
    assert (facts.least_zoom, facts.most_zoom) == (11, 14)
    assert facts.covers(*SAMARINDA)
    assert not facts.covers(-0.5, 116.0)
    assert facts.centre == (pytest.approx(SAMARINDA[0], abs=0.02), pytest.approx(SAMARINDA[1], abs=0.02))
    colour, wanted = found.pixelColor(9, 9), QColor(COLOURS[13])
    assert abs(colour.red() - wanted.red()) + abs(colour.blue() - wanted.blue()) < 8


def test_bounds_and_links_of_the_metadata(tmp_path: Path) -> None:
    known = {"bounds": "116.5,-1.0,117.9,0.2", "attribution": '<a href="x">&copy; Peta</a> &amp; teman', "name": " "}
    with MapFile(make_map(tmp_path / "kota.mbtiles", known)) as own:
        facts = own.facts()
    assert facts.bounds == (116.5, -1.0, 117.9, 0.2)
    assert (facts.attribution, facts.name) == ("© Peta & teman", "kota")


def test_reading_leaves_no_trace_beside_the_file(tmp_path: Path) -> None:
    path = make_map(tmp_path / "kota dengan #spasi?.mbtiles")
    before = path.read_bytes()
    path.chmod(0o444)
    with MapFile(path) as own:
        own.facts()
    assert [item.name for item in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == before


def test_files_that_are_no_maps(tmp_path: Path) -> None:
    text = tmp_path / "a.mbtiles"
    text.write_text("bukan peta" * 500)
    assert reason(text) == "unreadable"
    assert reason(tmp_path / "tidak-ada.mbtiles") == "unreadable"
    other = tmp_path / "b.mbtiles"
    rows = dbapi2.connect(str(other))
    rows.execute("CREATE TABLE t (a)")
    rows.commit()
    assert reason(other) == "no_tiles"
    rows.execute("CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data)")
    rows.commit()
    assert reason(other) == "empty"
    rows.execute("INSERT INTO tiles VALUES (3, 1, 1, 'words')")
    rows.commit()
    assert reason(other) == "unknown"
    rows.execute("UPDATE tiles SET tile_data = ?", (b"\x1f\x8b\x08\x00",))
    rows.commit()
    assert reason(other) == "vector"
    rows.execute("CREATE TABLE metadata (name, value)")
    rows.execute("INSERT INTO metadata VALUES ('format', 'pbf')")
    rows.commit()
    rows.close()
    assert reason(other) == "vector"


def test_a_damaged_map_is_refused(tmp_path: Path) -> None:
    path = make_map(tmp_path / "kota.mbtiles")
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert reason(path) in ("unreadable", "empty", "unknown", "no_tiles")


def test_a_map_is_taken_in_whole(tmp_path: Path) -> None:
    source = make_map(tmp_path / "kota.mbtiles")
    folder = tmp_path / "profile" / "maps"
    told: list[float] = []
    facts = take_in(source, folder, told.append)
    assert facts.path == folder / "kota.mbtiles"
    assert facts.path.read_bytes() == source.read_bytes()
    assert told[-1] == 1.0
    assert take_in(facts.path, folder, told.append).path == facts.path  # chosen from the folder itself
    assert [own.name for own in maps_in(folder)] == ["Samarinda"]
    assert any_map(folder)
    assert not any_map(tmp_path / "nowhere")
    assert maps_in(None) == []


def test_a_copy_that_is_stopped_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = make_map(tmp_path / "kota.mbtiles")
    monkeypatch.setattr(tiles, "PORTION", 1000)

    def stop(_part: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        take_in(source, tmp_path / "maps", stop)
    assert list((tmp_path / "maps").iterdir()) == []


def test_a_bad_file_or_a_full_disk_takes_nothing_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = tmp_path / "bad.mbtiles"
    bad.write_text("bukan peta")
    folder = tmp_path / "maps"
    with pytest.raises(MapRefused):
        take_in(bad, folder, lambda _part: None)
    assert not folder.exists()
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage(10, 10, 1000))
    with pytest.raises(MapRefused) as caught:
        take_in(make_map(tmp_path / "kota.mbtiles"), folder, lambda _part: None)
    assert caught.value.reason == "full"
    assert list(folder.iterdir()) == []


def test_a_file_that_is_no_map_in_the_folder_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "b.mbtiles").write_text("x")
    make_map(tmp_path / "a.mbtiles")
    assert [own.path.name for own in maps_in(tmp_path)] == ["a.mbtiles"]
