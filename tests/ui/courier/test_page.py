"""The page *Bawa dengan USB*: what it says before, while and after, by mouse and by keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame
from pytestqt.qtbot import QtBot

from fieldapp.errors import BadPack
from fieldapp.fieldbook import courier_packing
from fieldapp.ui import background, words
from fieldapp.ui.pages.courier import sayings
from fieldapp.ui.pages.courier.page import CourierPage
from fieldapp.ui.pages.page import Page
from fieldapp.ui.pages.queue.page import QueuePage
from fieldapp.ui.widgets.basics import Button
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.words import translate
from tests.courier.road import Laptop
from tests.server.running import Site
from tests.ui.queue.desk import Desk

Show = Callable[..., Page]


def quiet(qtbot: QtBot) -> None:
    """Until no background job is under way."""
    qtbot.waitUntil(background.idle, timeout=15_000)
    QApplication.processEvents()


@pytest.fixture
def page(show: Show, desk: Desk, qtbot: QtBot) -> Callable[[], CourierPage]:
    def put() -> CourierPage:
        made = show(CourierPage)
        assert isinstance(made, CourierPage)
        quiet(qtbot)
        return made

    return put


@pytest.fixture
def chooses(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], None]:
    """What a person chooses in the dialog for folders."""

    def set_choice(place: Path | None) -> None:
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(place or ""))

    return set_choice


def rows(page: CourierPage) -> list[str]:
    """The packs as screen readers get them."""
    return [one.accessibleName() for one in page.findChildren(QFrame) if one.property("kind") == "inset"]


def empty(page: CourierPage) -> bool:
    return any(one.isVisible() for one in page.findChildren(EmptyState))


def test_nothing_to_carry_yet(page: Callable[[], CourierPage]) -> None:
    shown = page()
    assert "Tidak ada yang perlu dibawa" in shown._own_text.text()
    assert not shown.pack_button.isEnabled()
    assert shown.take_button.isEnabled()
    assert not shown.send_button.isEnabled()
    assert empty(shown)


def test_a_pack_by_keyboard(
    page: Callable[[], CourierPage], desk: Desk, qtbot: QtBot, stick: Path, chooses: Callable[[Path | None], None]
) -> None:
    desk.finalized()
    shown = page()
    shown.opened()
    assert QApplication.focusWidget() is shown.pack_button
    assert "1 isian belum punya tanda terima" in shown._own_text.text()
    chooses(None)
    QTest.keyClick(shown.pack_button, Qt.Key.Key_Return)
    assert background.idle(), "the dialog was left"
    chooses(stick)
    QTest.keyClick(shown.pack_button, Qt.Key.Key_Return)
    quiet(qtbot)
    (path,) = stick.glob("*.jgpack")
    assert f"{path.name} sudah ditulis dan diperiksa: 1 isian. USB aman dicabut" in shown.working.result.words()
    (row,) = rows(shown)
    assert "Dalam perjalanan" in row
    assert "0 dari 1 diterima" in row
    assert desk.book.setting("courier_place") == str(stick)
    assert "Semuanya sudah ada di paket" in shown._own_text.text()
    assert QApplication.focusWidget() is shown.pack_button, "the keyboard is back"


def test_many_laptops_through_one_supervisor(
    page: Callable[[], CourierPage], qtbot: QtBot, desk: Desk, stick: Path, other: Laptop, site: Site
) -> None:
    desk.move_province(site.address)
    shown = page()
    shown.take_from(stick)
    quiet(qtbot)
    assert "1 paket baru ada di laptop ini" in shown.working.result.words()
    assert shown.segments.key() == "carried"
    assert "Belum dikirim" in rows(shown)[0]
    shown.send()
    quiet(qtbot)
    assert "1 paket sudah di server" in shown.working.result.words()
    assert "Tanda terima ada" in rows(shown)[0]
    assert len(site.held()) == 3
    shown.write_to(stick)
    quiet(qtbot)
    assert "1 berkas tanda terima sudah di USB" in shown.working.result.words()
    assert other.book.courier.read_receipts([stick]).received == 3
    shown.read_from(stick)
    quiet(qtbot)
    assert f"Ini tanda terima laptop {other.code}. Baca di sana" in shown.working.result.words()
    (out,) = [one for one in shown.findChildren(Button) if "Hapus paket" in one.accessibleName()]
    out.click()
    quiet(qtbot)
    assert rows(shown) == []
    assert empty(shown)


def test_receipts_of_this_laptop(
    page: Callable[[], CourierPage], desk: Desk, qtbot: QtBot, stick: Path, other: Laptop
) -> None:
    desk.finalized()
    desk.book.courier.pack(stick)
    other.book.courier.take([stick])
    other.book.courier.upload()
    other.book.courier.write_receipts(stick)
    shown = page()
    shown.read_from(stick)
    quiet(qtbot)
    assert "1 isian kini diterima" in shown.working.result.words()
    assert "Semua diterima" in rows(shown)[0]


def test_trouble_says_what_to_do(page: Callable[[], CourierPage], qtbot: QtBot, desk: Desk, stick: Path) -> None:
    desk.finalized()
    shown = page()
    shown.pack_to(stick / "pulled-out")
    quiet(qtbot)
    assert "Pasang lagi USB-nya" in shown.working.result.words()
    assert shown.pack_button.isEnabled()
    (stick / "rusak.jgpack").write_bytes(b"JANG")
    shown.take_from(stick)
    quiet(qtbot)
    assert "rusak.jgpack terpotong. Salin lagi" in shown.working.result.words()


def test_what_does_not_fit_goes_on_another_stick(
    page: Callable[[], CourierPage],
    qtbot: QtBot,
    desk: Desk,
    stick: Path,
    chooses: Callable[[Path | None], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for fill in (b"a", b"b"):
        desk.finalized(photo=fill * 200_000)
    free = iter([250_000, 1_000, 10_000_000])
    monkeypatch.setattr(courier_packing, "free_bytes", lambda place: next(free))
    shown = page()
    shown.pack_to(stick)
    quiet(qtbot)
    assert "1 isian tidak muat. Pasang USB lain, lalu lanjutkan" in shown.working.result.words()
    second = stick.parent / "second"
    second.mkdir()
    chooses(second)
    shown.working.result.button().click()
    quiet(qtbot)
    assert (len(list(stick.iterdir())), len(list(second.iterdir()))) == (1, 1)
    assert [pack.submissions for pack in desk.book.courier.made()] == [1, 1]


def test_stopping(page: Callable[[], CourierPage], qtbot: QtBot, desk: Desk, stick: Path) -> None:
    desk.finalized(photo=bytes(400_000))
    shown = page()
    shown.pack_to(stick)
    assert not shown.pack_button.isEnabled()
    assert QApplication.focusWidget() is shown.working.stop
    shown.working.stop.click()
    assert "Dihentikan. Tidak ada yang hilang" in shown.working.result.words()
    quiet(qtbot)
    assert shown.pack_button.isEnabled()
    assert not list(stick.glob(".*")), "nothing half-written stays"


def test_before_enrolment(show: Show, tmp_path: Path, desk: Desk, qtbot: QtBot) -> None:
    desk.book.put_setting("device_id", "")
    shown = show(CourierPage)
    assert isinstance(shown, CourierPage)
    quiet(qtbot)
    assert "Daftarkan dulu laptop ini" in shown._own_text.text()
    assert not any(one.isEnabled() for one in (shown.pack_button, shown.read_button, shown.take_button))


def test_the_queue_leads_here_and_says_what_is_carried(show: Show, desk: Desk, qtbot: QtBot, stick: Path) -> None:
    submission = desk.finalized()
    desk.book.courier.pack(stick)
    queue = show(QueuePage, instance_id=submission.instance_id)
    assert isinstance(queue, QueuePage)
    quiet(qtbot)
    assert "juga lewat USB" in queue.model.line(0).text
    assert not [one for one in queue.findChildren(Button) if "Tarik kembali" in one.text().replace("&", "")]
    (button,) = queue.top_buttons()
    button.click()
    assert queue.shell.went[-1] == ("courier", {})  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("why", sorted(BadPack.WHYS))
def test_every_reason_has_a_sentence_in_both_languages(why: str, language: str) -> None:
    words.use(language)
    try:
        said = sayings.why_not(why, "x.jgpack", "KT-A01")
        assert "x.jgpack" in said
        assert "{" not in said
        assert (translate("Courier", "Packs") == "Paket") == (language == "id")
    finally:
        words.use("id")
