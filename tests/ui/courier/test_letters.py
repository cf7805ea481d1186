"""The courier page between a supervisor and the team: packs come onto the desk, letters go back and are read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fieldapp.domain.courier import ReadReceipts
from fieldapp.domain.reviewing import WorkFilter
from fieldapp.domain.team import ReadLetters
from fieldapp.errors import BadPack
from fieldapp.ui import words
from fieldapp.ui.pages.courier import sayings
from fieldapp.ui.pages.courier.page import CourierPage
from tests.courier.road import Laptop
from tests.fieldbook.teams import KOTA, VILLAGE, carded, placed
from tests.server.review_lines import review_form
from tests.server.running import Site
from tests.ui.courier.test_page import page, quiet
from tests.ui.queue.desk import Desk

__all__ = ["page"]


@pytest.fixture
def team(desk: Desk, tmp_path: Path, site: Site, stick: Path) -> Laptop:
    """The worker, whose pack lies on the stick; the desk is the supervisor's."""
    worker = Laptop(tmp_path / "worker", site).enrol()
    placed(worker.book, site, "petugas", VILLAGE)
    placed(desk.book, site, "penyelia", KOTA)
    desk.book._store.put_form(review_form())
    desk.move_province(site.address)
    carded(desk.book, worker.book)
    desk.move_province("http://127.0.0.1:9")
    worker.finalize()
    worker.book.courier.pack(stick)
    return worker


def test_a_pack_comes_onto_the_desk_and_a_letter_goes_back(
    page: Callable[[], CourierPage], desk: Desk, team: Laptop, qtbot: QtBot, stick: Path
) -> None:
    shown = page()
    shown.take_from(stick)
    quiet(qtbot)
    assert "1 kiriman menunggu tinjauan Anda" in shown.working.result.words()
    (work,) = desk.book.reviewing.rows(desk.book.reviewing.numbers(WorkFilter()))
    desk.book.reviewing.send_back([work.instance_id], "Lihat lagi.")
    shown.write_to(stick)
    quiet(qtbot)
    assert "1 surat tim sudah di USB. USB boleh dicabut" in shown.working.result.words()
    assert team.book.letters.read([stick]).decisions == 1
    shown.read_from(stick)
    quiet(qtbot)
    assert "Tidak ada tanda terima" in shown.working.result.words(), "the team's letters are nobody's trouble here"
    team.book.lock()


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_letters_said_in_words(language: str, desk: Desk) -> None:
    assert desk
    before = words.language()
    words.use(language)
    try:
        none = sayings.read(ReadReceipts(), ReadLetters(others=("KT-A09",)))
        assert none.tone == "warning"
        one = sayings.read(ReadReceipts(), ReadLetters(files=1, decisions=1, visits=2))
        assert one.tone == "success"
        assert all(str(number) in one.text for number in (1, 2))
        bad = BadPack("x.jgletter", "no_supervisor", "KT-A09")
        both = sayings.read(ReadReceipts(files=1, received=3), ReadLetters(files=1, known=2, refused=(bad,)))
        assert both.tone == "danger"
        assert "x.jgletter" in both.text
        assert "3" in both.text
        assert sayings.written(0).tone == "info"
        assert "2" in sayings.written(2, 1).text
    finally:
        words.use(before)
