"""Updates in the settings: from a stick, from the province, onto a stick; laid beside; trouble in words."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp.fieldbook.connection import device_secret
from fieldapp.fieldbook.updates import Updates
from fieldapp.sync import updates as wire
from fieldapp.ui import background, words
from fieldapp.ui.pages.settings.update_part import UpdatePart
from fieldapp.ui.sending import Sender
from fieldapp.ui.updating import FETCHING, RESTING, UNPACKING
from tests.courier.road import Laptop
from tests.fieldbook.packaging_tools import release
from tests.fieldbook.test_updates import packed, quiet
from tests.server.running import Site, in_thread, make_province
from tests.ui.desk.laptop import quiet as settled


@pytest.fixture(autouse=True)
def in_indonesian(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    words.use("id")
    monkeypatch.setattr(device_secret, "_PINNED", {})
    monkeypatch.setattr(wire, "PIECE", 4_096)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with in_thread(make_province(tmp_path_factory.mktemp("province") / "data")) as running:
        yield running


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = tmp_path_factory.mktemp("keys")
    release.make_keys(room / "release")
    release.add_version(room / "release", packed(room, "0.2.0", padding=400_000), "0.2.0")
    return room / "release"


@pytest.fixture
def laptop(tmp_path: Path, site: Site, keys: Path) -> Iterator[Laptop]:
    """Enrolled, of a program that believes ``keys``."""
    one = Laptop(tmp_path / "laptop", site).enrol()
    root = (keys / "repository" / "metadata" / "1.root.json").read_bytes()
    one.book.updating.updates = Updates(tmp_path / "program", root, "0.1.0")
    yield one
    one.book.lock()


@pytest.fixture
def sender(qtbot: QtBot, laptop: Laptop) -> Iterator[Sender]:
    """After its first run, which asks for forms."""
    one = Sender(laptop.book)
    qtbot.waitUntil(lambda: bool(laptop.book.setting("forms_asked_at")) and background.idle(), timeout=15_000)
    yield one
    one.close()


@pytest.fixture
def offered(site: Site, keys: Path) -> Iterator[None]:
    """The province has 0.2.0."""
    shutil.copytree(keys / "repository", site.settings.updates)
    yield
    shutil.rmtree(site.settings.updates)


@pytest.fixture
def part(qtbot: QtBot, laptop: Laptop, sender: Sender) -> UpdatePart:
    made = UpdatePart(laptop.book.updating, sender.updating)
    qtbot.addWidget(made)
    made.show()
    return made


def test_from_the_stick_to_the_next_start(qtbot: QtBot, part: UpdatePart, keys: Path, tmp_path: Path) -> None:
    stick = Path(shutil.copytree(keys / "repository", tmp_path / "stick"))
    (archive,) = (stick / "targets").iterdir()
    whole = archive.read_bytes()
    archive.write_bytes(b"x" * len(whole))
    part.look(stick)
    settled(qtbot)
    assert part.news.text().startswith("Versi 0.2.0 ada di USB, tanda tangannya sah")
    assert part.take_button.isVisible()
    part.take_button.click()
    settled(qtbot)
    assert part.failed.text().startswith("Pembaruan rusak atau diubah")
    archive.write_bytes(whole)
    part.look(stick)
    settled(qtbot)
    part.take_button.click()
    settled(qtbot)
    assert part.news.text() == "Versi 0.2.0 siap. Jalan saat Jangkau ditutup lalu dibuka lagi."
    part.look(tmp_path)
    settled(qtbot)
    assert part.failed.text().startswith("Tidak ada pembaruan Jangkau di situ")


def test_from_the_province_and_onto_a_stick(
    qtbot: QtBot, part: UpdatePart, laptop: Laptop, offered: None, keys: Path, tmp_path: Path
) -> None:
    assert part.online.looked.text() == "Belum pernah dicari."
    assert not part.copy_button.isVisible()
    part.online.look_button.click()
    assert part.online.stop_button.isVisible()
    settled(qtbot)
    assert part.news.text().startswith("Versi 0.2.0 siap.")
    assert part.online.looked.text().startswith("Terakhir dicari ")
    assert part.copy_button.isVisible()
    part.copy(tmp_path / "stick")
    settled(qtbot)
    assert part.news.text().startswith("Tersalin.")
    root = (keys / "repository" / "metadata" / "1.root.json").read_bytes()
    assert Updates(tmp_path / "other", root, "0.1.0").stage(tmp_path / "stick", quiet, Event()) == "0.2.0"


def test_a_province_without_any_and_one_with_nothing_newer(
    qtbot: QtBot, part: UpdatePart, laptop: Laptop, site: Site, keys: Path
) -> None:
    part.online.look_button.click()
    settled(qtbot)
    assert part.online.news.text() == "Provinsi belum menawarkan pembaruan."
    shutil.copytree(keys / "repository", site.settings.updates)
    laptop.book.updating.updates._running = "0.2.0"
    part.online.look_button.click()
    settled(qtbot)
    shutil.rmtree(site.settings.updates)
    assert part.online.news.text().startswith("Laptop ini sudah memakai versi terbaru")
    assert not laptop.book.updating.updates.staged()


def test_it_looks_by_itself_once_a_day_where_nothing_waits(
    qtbot: QtBot, laptop: Laptop, sender: Sender, offered: None
) -> None:
    updating, run = laptop.book.updating, sender.updating
    run.look(free=False)
    updating.set_automatic(automatic=False)
    run.look(free=True)
    updating.set_automatic(automatic=True)
    laptop.book.connection.allowed.set_day_limit(1_000_000)
    run.look(free=True)
    assert run.state == RESTING
    laptop.book.connection.allowed.set_day_limit(None)
    run.look(free=True)
    assert run.state == FETCHING
    settled(qtbot)
    assert updating.updates.staged() == "0.2.0"
    assert laptop.book.connection.allowed.used_today() > 400_000
    assert not updating.due
    updating._store.put_setting("updates_looked_at", (datetime.now(UTC) - timedelta(days=2)).isoformat())
    assert updating.due


def test_it_gives_way_to_sending_and_goes_on(qtbot: QtBot, laptop: Laptop, sender: Sender, offered: None) -> None:
    updates, run = laptop.book.updating.updates, sender.updating
    laptop.finalize()
    run.moved.connect(lambda: run.far[0] and sender.send_now())
    run.look(free=True)
    settled(qtbot)
    assert laptop.states() == {"received": 1}
    assert (run.state, updates.staged()) == (RESTING, "")
    assert list(updates._folder.rglob("*.part"))
    run.moved.disconnect()
    sender._look_at_clock()
    settled(qtbot)
    assert updates.staged() == "0.2.0"


def test_without_a_root_of_trust_it_says_so(qtbot: QtBot, laptop: Laptop, sender: Sender, tmp_path: Path) -> None:
    laptop.book.updating.updates = Updates(tmp_path, None, "0.1.0")
    part = UpdatePart(laptop.book.updating, sender.updating)
    qtbot.addWidget(part)
    assert not part.choose_button.isEnabled()
    assert not part.online.isVisible()
    assert "tidak dipasang dari paket" in part.news.text()


def test_locking_while_it_unpacks_leaves_nobody_to_tell(
    qtbot: QtBot, laptop: Laptop, sender: Sender, offered: None
) -> None:
    told: list[str] = []

    def lock() -> None:
        told.append(sender.updating.state)
        if sender.updating.state == UNPACKING:
            sender.updating.close()

    sender.updating.moved.connect(lock)
    sender.updating.look(free=True)
    settled(qtbot)
    assert laptop.book.updating.updates.staged() == "0.2.0"
    assert told[-1] == UNPACKING
