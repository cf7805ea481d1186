"""Each appearance on a live node: its keys, its answers, what is kept as typed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp.forms import Choice, Form
from fieldapp.ui.widgets.questions.arrangement import Arrangement
from fieldapp.ui.widgets.questions.card_table import CardTable
from fieldapp.ui.widgets.questions.choice_card import ChoiceCard
from fieldapp.ui.widgets.questions.choice_search import ChoiceSearch
from fieldapp.ui.widgets.questions.choices import ChoiceCards
from fieldapp.ui.widgets.questions.counter import Counter
from fieldapp.ui.widgets.questions.day import DayLine
from fieldapp.ui.widgets.questions.drawing import INKS, DrawingEditor
from fieldapp.ui.widgets.questions.file import FileEditor
from fieldapp.ui.widgets.questions.grid import GridHead, GridRow
from fieldapp.ui.widgets.questions.image_map import ImageMap
from fieldapp.ui.widgets.questions.line import LineEditor
from fieldapp.ui.widgets.questions.link import LinkLine, address
from fieldapp.ui.widgets.questions.masked import MaskedLine
from fieldapp.ui.widgets.questions.points import PointList
from fieldapp.ui.widgets.questions.rating import Rating, Star
from fieldapp.ui.widgets.questions.scale import Scale
from fieldapp.ui.widgets.questions.stacked_card import StackedCard
from tests.ui.form.asked import Asked, started

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # popups on the offscreen platform
CTRL = Qt.KeyboardModifier.ControlModifier
Ask = Callable[[str], Asked]


@pytest.fixture
def ask(kinds_form: Form, qtbot: QtBot) -> Ask:
    session = started(kinds_form)
    kept: list[Asked] = []  # widgets live as long as somebody holds them

    def put(name: str) -> Asked:
        kept.append(Asked(session, name, qtbot))
        return kept[-1]

    return put


TYPED = [
    ("rupiah", "1250000", "1250000", "1.250.000"),
    ("rupiah", "1.250.000", "1250000", "1.250.000"),
    ("rupiah", "0012", "0012", "0012"),
    ("rupiah", "banyak", "banyak", "banyak"),
    ("digits", "6472 0501", "64720501", "64720501"),
    ("money", "350000", "350000", "350.000"),
    ("card", " JGK-7F3K ", "JGK-7F3K", "JGK-7F3K"),
    ("direction", "45,5", "45.5", "45,5"),
    ("direction", "TL", "45", "45"),
    ("direction", "nw", "315", "315"),
    ("direction", "361", "361°", "361"),
    ("month", "11/2026", "2026-11-01", "November 2026"),
    ("month", "mar 2026", "2026-03-01", "Maret 2026"),
    ("month", "2026-3", "2026-03-01", "Maret 2026"),
    ("month", "24/11/2026", "2026-11-01", "November 2026"),
    ("month", "13/2026", "13/2026", "13/2026"),
    ("year", "2019", "2019-01-01", "2019"),
    ("year", "19", "19", "19"),
    ("year", "dulu", "dulu", "dulu"),
    ("other_day", "4/7/2026", "2026-07-04", "04/07/2026"),
    ("point", "LS 0 30 7, BT 117 9 13", "-0.5019444 117.1536111 0 0", "-0.5019444 117.1536111"),
    ("point", "-0.5 117.1 12 4", "-0.5 117.1 12 4", "-0.5 117.1 12 4"),
]


@pytest.mark.parametrize(("name", "typed", "answer", "shown"), TYPED, ids=lambda part: str(part)[:14])
def test_typed_answers_become_canonical_or_stay(ask: Ask, name: str, typed: str, answer: str, shown: str) -> None:
    asked = ask(name)
    asked.type(typed)
    asked.leave()
    assert asked.answers == [answer]
    assert isinstance(asked.editor, LineEditor)
    assert asked.editor.line.text() == shown


@pytest.mark.parametrize("name", ["direction", "month", "year", "area"])
def test_what_cannot_be_read_is_a_problem_of_the_form(ask: Ask, name: str) -> None:
    asked = ask(name)
    asked.type("400 x")
    asked.leave()
    assert asked.node.violation is not None
    assert asked.node.violation.kind == "format"


def test_a_scanner_types_and_its_enter_is_not_swallowed(ask: Ask, qtbot: QtBot) -> None:
    asked = ask("card")
    asked.type("8991234")
    assert isinstance(asked.editor, LineEditor)
    with qtbot.waitSignal(asked.editor.line.returnPressed):
        asked.press(Qt.Key.Key_Return)
    asked.leave()
    assert asked.answers == ["8991234"]


def test_a_secret_is_covered_until_asked_for_and_again_when_left(ask: Ask) -> None:
    asked = ask("secret")
    editor = asked.editor
    assert isinstance(editor, MaskedLine)
    asked.type("rahasia")
    assert editor.covered()
    assert editor.line.displayText() != "rahasia"
    asked.press(Qt.Key.Key_F6)
    assert editor.line.displayText() == "rahasia"
    asked.leave()
    assert editor.covered()
    assert asked.answers == ["rahasia"]


def test_only_web_addresses_can_be_opened(ask: Ask) -> None:
    asked = ask("site")
    assert isinstance(asked.editor, LinkLine)
    assert not asked.editor.open.isEnabled()
    asked.type("https://example.org/a")
    assert asked.editor.open.isEnabled()
    for wrong in ("file:///etc/passwd", "javascript:alert(1)", "catatan", "http://", "ssh://host"):
        assert address(wrong) is None
    opened = address("www.example.org")
    assert opened is not None
    assert opened.scheme() == "https"


def test_counting_by_keys_and_buttons(ask: Ask, qtbot: QtBot) -> None:
    asked = ask("count")
    editor = asked.editor
    assert isinstance(editor, Counter)
    asked.press(Qt.Key.Key_Down)
    assert asked.answers == []
    asked.press(Qt.Key.Key_Up)
    qtbot.mouseClick(editor.more, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(editor.fewer, Qt.MouseButton.LeftButton)
    assert asked.answers == ["1", "2", "1"]
    editor.line.clear()
    asked.type("dua")
    asked.press(Qt.Key.Key_Up)
    asked.leave()
    assert asked.answers[-1] == "dua"


def test_no_calendar_means_none_by_key_either(ask: Ask) -> None:
    plain, without = ask("day").editor, ask("typed_day")
    assert isinstance(plain, DayLine)
    assert isinstance(without.editor, DayLine)
    assert not plain._open.isHidden()
    assert without.editor._open.isHidden()
    without.press(Qt.Key.Key_F4)
    assert without.editor._calendar is None


def test_marks_of_a_scale_are_shown_unless_unwanted(ask: Ask) -> None:
    scale, plain, upright = ask("scale").editor, ask("plain_scale").editor, ask("upright").editor
    assert isinstance(scale, Scale)
    assert isinstance(plain, Scale)
    assert isinstance(upright, Scale)
    assert (scale.slider.ticks(), plain.slider.ticks(), upright.slider.ticks()) == (11, 0, 15)
    assert upright.slider.orientation() == Qt.Orientation.Vertical


def test_an_upright_scale_counts_in_its_steps(ask: Ask) -> None:
    asked = ask("upright")
    asked.press(Qt.Key.Key_Up)
    asked.press(Qt.Key.Key_Up)
    assert asked.answers == ["35.5", "36"]


def test_stars_are_chosen_by_number_and_filled_up_to_it(ask: Ask) -> None:
    asked = ask("stars")
    editor = asked.editor
    assert isinstance(editor, Rating)
    asked.press(Qt.Key.Key_4)
    assert [card.filled for card in editor.cards if isinstance(card, Star)] == [True] * 4 + [False]
    asked.press(Qt.Key.Key_4)
    assert asked.answers == ["4", ""]


def test_a_value_is_picked_by_typing_it_whole(ask: Ask) -> None:
    asked = ask("picked")
    editor = asked.editor
    assert isinstance(editor, ChoiceSearch)
    asked.type("1")
    assert editor.labels()[:3] == ["1", "10", "11"]
    QTest.keyClick(editor._popup(), Qt.Key.Key_Return)
    assert asked.answers == ["1"]
    editor.line.clear()
    QTest.keyClicks(editor.line, "99")
    editor._popup().hide()
    asked.leave()
    assert asked.answers[-1] == "99"


def test_a_quick_answer_is_complete_at_once(ask: Ask) -> None:
    asked = ask("yes_no")
    asked.press(Qt.Key.Key_Y)
    assert (asked.answers, asked.finished) == (["yes"], 1)
    asked.press(Qt.Key.Key_1)
    assert (asked.answers[-1], asked.finished) == ("", 1)
    slow = ask("cards")
    slow.press(Qt.Key.Key_1)
    assert slow.finished == 0


def test_cards_stand_in_the_columns_the_form_asks_for(ask: Ask) -> None:
    editor = ask("three").editor
    assert isinstance(editor, ChoiceCards)
    tops = [card.y() for card in editor.cards]
    assert tops[0] == tops[1] == tops[2] < tops[3]
    packed = ask("packed").editor
    assert isinstance(packed, ChoiceCards)
    assert packed.cards[0].width() < editor.cards[0].width()
    bare = ask("bare").editor
    assert isinstance(bare, ChoiceCards)
    assert not any(card.marked for card in bare.cards)


def test_pictures_stand_on_cards_and_in_compact_lists_alone(ask: Ask) -> None:
    pictured, alone = ask("pictured").editor, ask("wordless").editor
    assert isinstance(pictured, ChoiceCards)
    assert isinstance(alone, ChoiceCards)
    for card in (*pictured.cards, *alone.cards):
        assert isinstance(card, StackedCard)
        assert not card._picture.isNull()
    assert [card._worded for card in pictured.cards if isinstance(card, StackedCard)] == [True] * 3
    assert [card.toolTip() for card in alone.cards] == ["Tenda", "Rumah", "Kolong jembatan"]


def test_a_card_table_forgets_the_columns_it_had(ask: Ask, qtbot: QtBot) -> None:
    table = CardTable(True)
    qtbot.addWidget(table)
    choices = [Choice(str(place), f"Pilihan {place}") for place in range(6)]
    table.show_choices(choices, Arrangement(6, stacked=True), lambda _: b"")
    table.show_choices(choices[:2], Arrangement(1), lambda _: b"")
    table.resize(300, 100)
    table.show()
    assert [card.width() for card in table.cards] == [300, 300]
    assert len(table.cards) == 2


def test_a_card_table_changes_its_kind_of_cards_and_back(qtbot: QtBot) -> None:
    table = CardTable(False)
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show()
    choices = [Choice(str(place), f"Pilihan {place}") for place in range(4)]
    kinds = []
    for arrangement in (Arrangement(2), Arrangement(0, stacked=True), Arrangement(0), Arrangement(4, stacked=True)) * 2:
        table.show_choices(choices, arrangement, lambda _: b"")
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        kinds.append(type(table.cards[0]))
        assert sum(card.isVisible() for card in table.findChildren(ChoiceCard)) == 4
        assert table._layout.count() == 4
    assert kinds == [ChoiceCard, StackedCard, ChoiceCard, StackedCard] * 2


def test_packed_cards_wrap_long_labels(qtbot: QtBot) -> None:
    table = CardTable(True)
    qtbot.addWidget(table)
    long = Choice("a", "Tidur di bawah jembatan atau di tempat lain yang tidak beratap sejak bulan lalu")
    table.show_choices([long, Choice("b", "Lain")], Arrangement(0), lambda _: b"")
    table.resize(260, table.heightForWidth(260))
    table.show()
    first, second = table.cards
    assert first.width() == 260
    assert first.height() == first.heightForWidth(260) > second.height()
    assert second.y() > first.geometry().bottom()


def test_a_scan_may_stand_for_a_drawing(ask: Ask, tmp_path: Path) -> None:
    scan = QImage(300, 200, QImage.Format.Format_RGB32)
    scan.fill(QColor("white"))
    assert scan.save(str(tmp_path / "denah.png"))
    asked = ask("sketch")
    assert isinstance(asked.editor, DrawingEditor)
    asked.editor.take(tmp_path / "denah.png")
    assert QImage.fromData(asked.files[0][1]).size() == scan.size()
    assert asked.files[0][2] == "image/jpeg"
    asked.editor.clear.click()
    assert asked.answers[-1] == ""
    draw(asked.editor, QPoint(5, 5), QPoint(40, 5))
    asked.editor.flush()
    assert asked.files[-1][2] == "image/png"


def test_lines_of_a_grid_share_their_columns_with_the_head(ask: Ask, kinds_form: Form, qtbot: QtBot) -> None:
    asked = ask("sleeps")
    row = asked.editor
    assert isinstance(row, GridRow)
    head = GridHead("id")
    qtbot.addWidget(head)
    head.set_node(next(asked.session.node(ref) for ref in asked.session.references() if "/grid/reserved_name" in ref))
    head.resize(row.size())
    head.show()
    headings = [head._columns.itemAt(place).widget() for place in range(head._columns.count())]
    centres = [heading.mapTo(head, heading.rect().center()).x() for heading in headings]
    marks = [card.mapTo(row, card.rect().center()).x() for card in row.cards]
    assert len(marks) == 5
    assert all(abs(centre - mark) <= 2 for centre, mark in zip(centres, marks, strict=True))
    asked.press(Qt.Key.Key_2)
    assert asked.answers == ["2"]
    assert row._words.text() == "Tidur cukup"


def test_a_region_of_the_picture_is_pressed_by_its_shape(ask: Ask, qtbot: QtBot) -> None:
    asked = ask("mapped")
    editor = asked.editor
    assert isinstance(editor, ImageMap)
    assert editor.shows_picture()
    assert editor.map.regions() == ("head", "chest", "belly", "arms", "legs")
    scale = editor.map.width() / 300
    assert editor.map.value_at(QPointF(150 * scale, 30 * scale)) == "head"
    assert editor.map.value_at(QPointF(130 * scale, 12 * scale)) == ""  # inside the box around the head
    assert editor.map.value_at(QPointF(100 * scale, 90 * scale)) == "arms"  # moved by its group
    assert editor.map.value_at(QPointF(-5, 3)) == ""
    qtbot.mouseClick(editor.map, Qt.MouseButton.LeftButton, pos=QPoint(round(150 * scale), round(120 * scale)))
    assert asked.answers == ["belly"]
    assert editor.cards[2].isChecked()
    asked.press(Qt.Key.Key_1)
    assert asked.answers[-1] == "head"


def test_a_way_is_typed_point_by_point(ask: Ask) -> None:
    asked = ask("way")
    editor = asked.editor
    assert isinstance(editor, PointList)
    asked.type("-0,5021 117,1536")
    asked.press(Qt.Key.Key_Return)
    assert asked.answers == ["-0.5021 117.1536 0 0; ?"]
    assert asked.node.violation is not None
    asked.type("0°30'7\"S 117°9'13\"E")
    asked.press(Qt.Key.Key_Return)
    assert asked.answers[-1] == "-0.5021 117.1536 0 0; -0.5019444 117.1536111 0 0"
    assert asked.node.violation is None
    assert len(editor.lines) == 3
    asked.type("di pasar")
    asked.leave()
    assert asked.answers[-1].endswith("; di pasar")
    editor._rows[2].remove.click()
    assert asked.answers[-1] == "-0.5021 117.1536 0 0; -0.5019444 117.1536111 0 0"
    assert list(editor.texts()) == ["-0.5021 117.1536", "-0.5019444 117.1536111"]


def test_an_area_closes_itself_and_opens_again_on_screen(ask: Ask, kinds_form: Form, qtbot: QtBot) -> None:
    asked = ask("area")
    for point in ("0 117", "0 118", "1 117"):
        asked.type(point)
        asked.press(Qt.Key.Key_Return)
    asked.leave()
    assert asked.answers[-1] == "0 117 0 0; 0 118 0 0; 1 117 0 0; 0 117 0 0"
    again = Asked(asked.session, "area", qtbot)
    assert isinstance(again.editor, PointList)
    assert list(again.editor.texts()) == ["0 117", "0 118", "1 117"]
    again.editor.flush()
    assert again.answers == []


def test_an_unfinished_area_comes_back_as_it_was_typed(ask: Ask, qtbot: QtBot) -> None:
    asked = ask("area")
    asked.type("di pasar")
    asked.leave()
    again = Asked(asked.session, "area", qtbot)
    assert isinstance(again.editor, PointList)
    assert list(again.editor.texts()) == ["di pasar", "", ""]
    again.editor.lines[0].clear()
    QTest.keyClicks(again.editor.lines[0], " ")
    again.leave()
    assert again.answers == [""]


def draw(editor: DrawingEditor, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(editor.pad, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(editor.pad, end)
    QTest.mouseRelease(editor.pad, Qt.MouseButton.LeftButton, pos=end)


def test_a_drawing_is_kept_in_colour_and_taken_back_line_by_line(ask: Ask, qtbot: QtBot) -> None:
    asked = ask("sketch")
    editor = asked.editor
    assert isinstance(editor, DrawingEditor)
    editor.inks[1].click()
    draw(editor, QPoint(20, 20), QPoint(80, 20))
    asked.leave()
    kept = QImage.fromData(asked.files[0][1])
    assert asked.files[0][0].endswith(".png")
    assert kept.pixelColor(50, 20) == QColor(INKS[1])
    editor.pad.setFocus()
    draw(editor, QPoint(20, 60), QPoint(80, 60))
    QTest.keyClick(editor.pad, Qt.Key.Key_Z, CTRL)
    asked.leave()
    assert QImage.fromData(asked.files[-1][1]) == kept
    editor.pad.setFocus()
    QTest.keyClick(editor.pad, Qt.Key.Key_Z, CTRL)
    assert asked.answers[-1] == ""
    assert editor.pad.blank()


def test_a_kept_drawing_is_drawn_on(ask: Ask, qtbot: QtBot) -> None:
    asked = ask("sketch")
    assert isinstance(asked.editor, DrawingEditor)
    draw(asked.editor, QPoint(20, 20), QPoint(80, 20))
    asked.editor.flush()
    again = Asked(asked.session, "sketch", qtbot, asked.files)
    assert isinstance(again.editor, DrawingEditor)
    draw(again.editor, QPoint(20, 60), QPoint(80, 60))
    again.editor.flush()
    both = QImage.fromData(again.files[-1][1])
    assert both.pixelColor(50, 20).lightness() < 128
    assert both.pixelColor(50, 60).lightness() < 128


def test_a_picture_is_marked_at_its_own_size(ask: Ask, tmp_path: Path) -> None:
    photo = QImage(1000, 600, QImage.Format.Format_RGB32)
    photo.fill(QColor("white"))
    assert photo.save(str(tmp_path / "luka.png"))
    asked = ask("marked")
    editor = asked.editor
    assert isinstance(editor, DrawingEditor)
    assert editor.focus_part() is editor.choose
    editor.take(tmp_path / "luka.png")
    assert asked.files[0][0].endswith(".jpg")
    assert editor.focus_part() is editor.pad
    middle = QPoint(editor.pad.width() // 2, editor.pad.height() // 2)
    draw(editor, middle - QPoint(60, 0), middle + QPoint(60, 0))
    editor.flush()
    marked = QImage.fromData(asked.files[-1][1])
    assert (marked.width(), marked.height()) == (1000, 600)
    assert marked.pixelColor(500, 300).lightness() < 128


def test_a_file_that_is_no_picture_cannot_be_marked(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "catatan.png").write_text("bukan gambar")
    asked = ask("marked")
    assert isinstance(asked.editor, DrawingEditor)
    asked.editor.take(tmp_path / "catatan.png")
    assert asked.files == []
    assert "bukan gambar" in asked.editor._remark.text()


@pytest.mark.parametrize(("name", "good", "bad"), [("voice", "a.mp3", "a.mp4"), ("film", "a.mp4", "a.pdf")])
def test_sound_and_video_take_their_own_kind_only(ask: Ask, tmp_path: Path, name: str, good: str, bad: str) -> None:
    asked = ask(name)
    editor = asked.editor
    assert isinstance(editor, FileEditor)
    for file in (good, bad):
        (tmp_path / file).write_bytes(b"isi")
    editor.take(tmp_path / bad)
    assert asked.files == []
    assert "bukan" in editor._remark.text()
    editor.take(tmp_path / good)
    assert asked.answers == [asked.files[0][0]]
    assert f"*.{good[-3:]}" in editor._pattern()
    assert editor._remark.text() == ""
