"""The page *Laptop di ruangan ini*: what both sides see and press, by keyboard too."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp.devices import networks
from fieldapp.domain.relay import Exchanged, RelayTrouble, Step
from fieldapp.ui import awake
from fieldapp.ui.pages.relay import sayings
from fieldapp.ui.pages.relay.page import RelayPage
from tests.courier.road import Laptop
from tests.ui.queue.desk import Desk
from tests.ui.relay.conftest import HERE, quiet

Put = Callable[..., RelayPage]


def standing(desk: Desk) -> tuple[str, str]:
    """Address and code on the screen."""
    shown = desk.book.relay.offering()
    assert shown is not None
    return shown.address, shown.code


def test_a_supervisor_offers_and_a_laptop_comes(page: Put, desk: Desk, other: Laptop, qtbot: QtBot) -> None:
    shown = page()
    offering = shown.offering
    assert QApplication.focusWidget() is offering.start_button
    assert "Belum ada laptop" in offering._nobody.text()
    QTest.keyClick(offering.start_button, Qt.Key.Key_Return)
    address, code = standing(desk)
    assert offering._address.text() == address.removesuffix(":47610")
    assert offering._code.text() == f"{code[:4]}-{code[4:]}"
    assert "sisa 3 percobaan" in offering._standing.text()
    assert QApplication.focusWidget() is offering.code_button

    paired = other.book.relay.pair(address, code)
    offering.look()
    assert "Berhasil dipasangkan" in offering._standing.text()
    other.book.relay.exchange(paired.fingerprint)
    offering.look()
    (row,) = offering.laptops.rows
    assert other.code in row.accessibleName()
    assert "3 isian diterima" in row._text.text()
    assert row._pill.isVisible()
    assert awake.working(), "somebody is here: the laptop does not lock by itself"

    QTest.keyClick(offering.stop_button, Qt.Key.Key_Return)
    assert desk.book.relay.offering() is None
    assert not awake.working()
    (row,) = offering.laptops.rows
    assert "Diterima: 1 paket berisi 3 isian" in row._text.text()
    assert not row._pill.isVisible()


def test_leaving_ends_the_offer(page: Put, desk: Desk) -> None:
    shown = page()
    shown.offering.start()
    assert shown.leave()
    assert desk.book.relay.offering() is None
    assert "berhenti menerima" in shown.shell.news[-1].text  # type: ignore[attr-defined]


def test_a_worker_pairs_hands_over_and_comes_again(page: Put, desk: Desk, other: Laptop, qtbot: QtBot) -> None:
    desk.book.put_setting("worker_role", "worker")
    desk.finalized()
    other.book.relay.offer(HERE)
    code = other.book.relay.new_code()
    shown = page()
    connecting = shown.connecting
    assert not shown.segments.isVisible(), "a worker only hands over"
    assert not shown.offering.isVisible()
    assert QApplication.focusWidget() is connecting.address
    QTest.keyClicks(connecting.address, code.address)
    QTest.keyClick(connecting.address, Qt.Key.Key_Return)
    QTest.keyClicks(connecting.code, sayings.show_code(code.code).lower())
    QTest.keyClick(connecting.code, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is connecting.working.stop
    quiet(qtbot)
    assert f"1 isian kini ada di laptop {other.code}" in connecting.working.result.words()
    assert len(other.book.courier.carried()) == 1
    (row,) = connecting.laptops.rows
    assert QApplication.focusWidget() is row.button
    assert "Diserahkan: 1 paket berisi 1 isian" in row._text.text()

    desk.finalized("Siti Invented")
    QTest.keyClick(row.button, Qt.Key.Key_Return)
    quiet(qtbot)
    assert "1 isian kini ada" in connecting.working.result.words()
    (row,) = connecting.laptops.rows
    row.button.click()  # type: ignore[union-attr]
    quiet(qtbot)
    assert "Semua sudah ada di sana" in connecting.working.result.words()


def test_what_a_worker_reads_when_it_does_not_work(page: Put, desk: Desk, other: Laptop, qtbot: QtBot) -> None:
    shown = page(show="connect").connecting
    shown.address.clear()  # it may have heard a laptop of another test
    shown.pair()
    assert "Isi alamat" in shown.working.result.words()
    shown.address.setText("di sebelah")
    shown.code.setText("ABCD-EFGH")
    shown.pair()
    quiet(qtbot)
    assert "Ini bukan alamat" in shown.working.result.words()
    shown.address.setText(f"{HERE}:9")
    shown.pair()
    quiet(qtbot)
    assert "Tidak ada jawaban" in shown.working.result.words()
    other.book.relay.offer(HERE)
    shown.address.setText(other.book.relay.new_code().address)
    shown.pair()
    quiet(qtbot)
    assert "Kode tidak cocok" in shown.working.result.words()


def test_letting_go_and_undoing_it(page: Put, desk: Desk, other: Laptop, qtbot: QtBot) -> None:
    desk.book.relay.offer(HERE)
    code = desk.book.relay.new_code()
    paired = other.book.relay.pair(code.address, code.code)
    other.book.relay.exchange(paired.fingerprint)
    shown = page()
    (row,) = shown.offering.laptops.rows
    row.out.click()
    assert shown.offering.laptops.rows == []
    with pytest.raises(RelayTrouble):
        other.book.relay.exchange(paired.fingerprint)
    news = shown.shell.news[-1]  # type: ignore[attr-defined]
    assert f"Laptop {other.code}" in news.text
    news.action()
    assert len(shown.offering.laptops.rows) == 1
    other.finalize()
    assert other.book.relay.exchange(paired.fingerprint).records == 1


def test_stopping(page: Put, desk: Desk, other: Laptop, qtbot: QtBot) -> None:
    other.book.relay.offer(HERE)
    code = other.book.relay.new_code()
    shown = page(show="connect").connecting
    shown.address.setText(code.address)
    shown.code.setText(code.code)
    shown.pair()
    shown.working.stop.click()
    assert "Dihentikan" in shown.working.result.words()
    quiet(qtbot)
    assert "Dihentikan" in shown.working.result.words()
    assert not awake.working()


def test_without_a_network_and_without_a_province(page: Put, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks, "networks", lambda: ())
    shown = page()
    assert shown.offering._no_network.isVisible()
    assert not shown.offering.start_button.isEnabled()
    desk.book.put_setting("device_id", "")
    shown = page(show="connect")
    assert not shown.connecting.pair_button.isEnabled()


def test_an_address_that_is_gone(page: Put, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = page()
    monkeypatch.setattr(networks, "networks", lambda: (networks.Network("192.0.2.1", "eth0"),))
    shown.offering.look_around()
    shown.offering.start()
    assert "tidak lagi di jaringan itu" in shown.offering.trouble.words()


def test_every_trouble_and_every_step_has_words() -> None:
    for why in RelayTrouble.WHYS:
        assert sayings.sentence(RelayTrouble(why))
    assert all(sayings.step(step) for step in Step)
    done = Exchanged(letters=1, forms=("Kunjungan",), updates=("0.2.0",), troubles=(RelayTrouble("damaged"),))
    said = sayings.exchanged(done, "KT-A07")
    assert said.tone == "warning"
    for part in ("1 surat", "Kunjungan", "versi 0.2.0 siap", "rusak di jalan"):
        assert part in said.text


def test_who_cannot_pair_yet_is_not_told_to_type_an_address(page: Put, desk: Desk, qtbot: QtBot) -> None:
    desk.book.put_setting("device_id", "")
    shown = page(show="connect")
    quiet(qtbot)
    assert not shown.connecting.address.isEnabled()
    assert shown.connecting._heard.text().strip() == ""
