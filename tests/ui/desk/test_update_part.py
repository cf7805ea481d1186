"""*Update from USB…* in the settings: found, verified, installed beside; forged ones in words."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp.fieldbook.updates import Updates
from fieldapp.ui import words
from fieldapp.ui.pages.settings.update_part import UpdatePart
from tests.fieldbook.packaging_tools import release
from tests.fieldbook.test_updates import packed
from tests.ui.desk.laptop import quiet


@pytest.fixture(autouse=True)
def in_indonesian(qapp: QApplication) -> None:
    words.use("id")


def test_from_the_stick_to_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    release.make_keys(tmp_path / "release")
    release.add_version(tmp_path / "release", packed(tmp_path, "0.2.0"), "0.2.0")
    stick = Path(shutil.copytree(tmp_path / "release" / "repository", tmp_path / "stick"))
    root = (stick / "metadata" / "1.root.json").read_bytes()
    part = UpdatePart(Updates(tmp_path / "program", root, "0.1.0"))
    qtbot.addWidget(part)
    part.show()
    part.look(stick)
    quiet(qtbot)
    assert part.news.text().startswith("Versi 0.2.0 ada di USB, tanda tangannya sah")
    assert part.take_button.isVisible()
    part.take_button.click()
    quiet(qtbot)
    assert part.news.text() == "Versi 0.2.0 siap. Jalan saat Jangkau ditutup lalu dibuka lagi."
    (archive,) = (stick / "targets").iterdir()
    archive.write_bytes(b"x" * archive.stat().st_size)
    part.take()
    quiet(qtbot)
    assert part.failed.text().startswith("Pembaruan rusak atau diubah")
    part.look(tmp_path)
    quiet(qtbot)
    assert part.failed.text().startswith("Tidak ada pembaruan Jangkau di situ")


def test_without_a_root_of_trust_it_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    part = UpdatePart(Updates(tmp_path, None, "0.1.0"))
    qtbot.addWidget(part)
    assert not part.choose_button.isEnabled()
    assert "tidak dipasang dari paket" in part.news.text()
