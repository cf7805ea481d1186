"""Every type and appearance of the contact sheet's form: which editor it gets, its names, its read-only look."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.forms import Form, FormSession, load_form
from fieldapp.ui import theme
from fieldapp.ui.pages.form.section_body import SectionBody
from fieldapp.ui.widgets.questions.catalogue import SPECIAL, editor_for, kind_of
from fieldapp.ui.widgets.questions.choices import ChoiceCards
from fieldapp.ui.widgets.questions.reading import answer_text
from tests.ui.form.asked import started
from tests.ui.form.desk import compiled, media

WORDLESS = ("note", "fixed", "grid_head")
KINDS = {
    "plain": "text",
    "lines": "paragraph",
    "digits": "text",
    "rupiah": "text",
    "secret": "masked",
    "site": "link",
    "card": "barcode",
    "whole": "integer",
    "fraction": "decimal",
    "money": "integer",
    "count": "counter",
    "direction": "bearing",
    "scale": "scale",
    "plain_scale": "scale",
    "upright": "upright_scale",
    "stars": "rating",
    "picked": "picker",
    "yes_no": "one",
    "cards": "one",
    "scale_of_five": "one",
    "listed": "one",
    "three": "one",
    "packed": "one",
    "bare": "one",
    "short": "one_search",
    "searched": "one_search",
    "ticked": "many",
    "checked": "many_search",
    "pictured": "one",
    "wordless": "many",
    "mapped": "one_map",
    "ordered": "ranking",
    "generated_table_list_label": "note",
    "reserved_name_for_field_list_labels": "grid_head",
    "sleeps": "one_row",
    "eats": "one_row",
    "talks": "one_row",
    "day": "date",
    "typed_day": "date",
    "month": "month",
    "year": "year",
    "other_day": "date",
    "clock": "time",
    "moment": "dateTime",
    "point": "geopoint",
    "way": "geotrace",
    "area": "geoshape",
    "photo": "photo",
    "signed": "signature",
    "sketch": "drawing",
    "marked": "annotation",
    "voice": "audio",
    "film": "video",
    "paper": "file",
    "told": "note",
    "danger": "note",
    "promise": "acknowledge",
    "guided": "text",
    "shown_sum": "fixed",
    "outside": "text",
    "relative": "text",
    "phone": "text",
}


def questions(session: FormSession) -> dict[str, str]:
    """Reference by name of everything but groups and repeats; names made by pyxform without the number of their row."""
    found = [ref for section in session.sections() for ref in section.references]
    asked = [ref for ref in found if session.node(ref).control not in ("group", "repeat", "")]
    return {re.sub(r"(labels?)_\d+$", r"\1", session.node(ref).name): ref for ref in asked}


def test_every_appearance_has_its_editor(kinds_form: Form) -> None:
    session = started(kinds_form)
    nodes = {name: session.node(ref) for name, ref in questions(session).items()}
    assert {name: kind_of(node, node.media_type) for name, node in nodes.items()} == KINDS


def test_every_special_appearance_stands_in_the_form(kinds_form: Form) -> None:
    session = started(kinds_form)
    asked = {look for ref in questions(session).values() for look in session.node(ref).appearance}
    assert {look for _, look in SPECIAL} <= asked


@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_tab_stop_has_a_name_and_a_target(kinds_form: Form, qtbot: QtBot, qapp: QApplication, look: str) -> None:
    if theme.name() != look:
        theme.apply(qapp, look)
    session = started(kinds_form)
    files = media()
    wrong = []
    for section in session.sections():
        body = SectionBody(session, "id", lambda _: b"", lambda name: files.get(name, b""), lambda _: "", lambda _: "")
        qtbot.addWidget(body)
        body.show_section(section)
        body.resize(620, body.heightForWidth(620))
        body.show()
        QApplication.processEvents()
        for part in body.findChildren(QWidget):
            if not part.isVisible() or not part.focusPolicy() & Qt.FocusPolicy.TabFocus or not part.isEnabled():
                continue
            if not part.accessibleName():
                wrong.append(f"no name: {section.title} {part}")
            if part.width() < 24 or part.height() < 24:
                wrong.append(f"small: {section.title} {part.accessibleName()} {part.size()}")
            if part.mapTo(body, part.rect().topRight()).x() > body.width():
                wrong.append(f"cut: {section.title} {part.accessibleName()}")
        body.hide()
    assert wrong == []


def test_labels_follow_the_language(kinds_form: Form, qtbot: QtBot) -> None:
    session = started(kinds_form)
    for name, reference in questions(session).items():
        node = session.node(reference)
        editor = editor_for(node, "id", node.media_type)
        qtbot.addWidget(editor)
        session.set_language("Bahasa Indonesia (id)")
        editor.set_node(node)
        session.set_language("English (en)")
        editor.set_node(node)
        focus = editor.focus_part()
        assert (focus is None) == (KINDS[name] in WORDLESS), name
        if focus is not None and KINDS[name] != "ranking":
            assert node.label in focus.accessibleName(), name
        if isinstance(editor, ChoiceCards) and KINDS[name] != "rating":
            assert [card.text() for card in editor.cards] == [choice.label for choice in node.choices]


READONLY = """
| survey |              |       |       |            |           |                       |
|        | type         | name  | label | appearance | read_only | calculation           |
|        | text         | told  | A     | masked     | yes       | 'rahasia'             |
|        | text         | site  | B     | url        | yes       | 'https://example.org' |
|        | decimal      | way   | C     | bearing    | yes       |                       |
|        | date         | month | D     | month-year | yes       |                       |
|        | date         | year  | E     | year       | yes       |                       |
|        | geotrace     | trace | F     |            | yes       |                       |
|        | select_one a | one   | G     | likert     | yes       |                       |
|        | image        | photo | H     | signature  | yes       |                       |
|        | audio        | voice | I     |            | yes       |                       |
|        | range        | scale | J     | rating     | yes       |                       |
| choices |
|        | list_name | name | label  |
|        | a         | x    | **Satu** |
|        | a         | y    | Dua    |
"""
SHOWN = {
    "told": ("rahasia", "fixed", "••••••••"),
    "site": ("https://example.org", "link", ""),
    "way": ("45", "fixed", "45°"),
    "month": ("2026-03-01", "fixed", "Maret 2026"),
    "year": ("2019-01-01", "fixed", "2019"),
    "trace": ("1 2 0 0; 3 4 0 0", "fixed", "1 2; 3 4"),
    "one": ("x", "fixed", "Satu"),
    "photo": ("a.png", "photo", ""),
    "voice": ("a.mp3", "audio", ""),
    "scale": ("3", "fixed", "3"),
}


def test_what_cannot_be_changed_is_shown_as_people_read_it(qtbot: QtBot) -> None:
    session = started(load_form(compiled(READONLY).xml, {}))
    for name, (text, kind, shown) in SHOWN.items():
        session.answer(f"/data/{name}", text)
        node = session.node(f"/data/{name}")
        assert kind_of(node, node.media_type) == kind, name
        editor = editor_for(node, "id", node.media_type)
        qtbot.addWidget(editor)
        editor.set_node(node)
        if kind == "fixed":
            assert editor.focus_part() is None
            assert answer_text(node, "id") == shown
        elif kind != "link":
            assert editor.focus_part() is None
            assert editor.findChildren(QWidget)
