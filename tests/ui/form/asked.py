"""One question on screen, as tests answer it: keys go where the focus is, answers are kept in their order."""

import random
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.forms import Context, Form, FormSession, Node
from fieldapp.ui.widgets.questions.attached import AttachedEditor
from fieldapp.ui.widgets.questions.catalogue import editor_for
from fieldapp.ui.widgets.questions.editor import Editor
from tests.ui.form.desk import media


def started(form: Form, language: str = "") -> FormSession:
    context = Context(lambda: datetime.now(UTC), lambda: str(uuid.uuid4()), random.Random(1), {})
    return FormSession.start(form, context, language)


class Asked:
    """One question on screen: its editor, its session, and the answers it gave."""

    def __init__(
        self, session: FormSession, name: str, qtbot: QtBot, kept: Sequence[tuple[str, bytes, str]] = ()
    ) -> None:
        self.session = session
        self.reference = next(ref for ref in session.form.references if ref.endswith(f"/{name}"))
        self.editor: Editor = editor_for(self.node, "id", self.node.media_type)
        self.answers: list[str] = []
        self.notices: list[str] = []
        self.files: list[tuple[str, bytes, str]] = [*kept]
        self.editor.files = lambda name: media().get(name, b"")
        self.editor.answered.connect(self._answer)
        self.finished = 0
        self.editor.finished.connect(self._finish)
        self.editor.noticed.connect(self.notices.append)
        if isinstance(self.editor, AttachedEditor):
            self.editor.fetch = lambda name: next(content for own, content, _ in self.files if own == name)
            self.editor.attached.connect(self._attach)
        self._around = QWidget()
        qtbot.addWidget(self._around)
        self.editor.setParent(self._around)
        self.elsewhere = QLineEdit(self._around)
        self.elsewhere.move(0, 800)
        self._around.resize(640, 860)
        self.editor.resize(640, 780)
        self.editor.set_node(self.node)
        self._around.show()
        self._around.activateWindow()
        qtbot.waitUntil(self._around.isActiveWindow)
        focus = self.editor.focus_part()
        assert focus is not None
        focus.setFocus()

    @property
    def node(self) -> Node:
        return self.session.node(self.reference)

    def _answer(self, text: str) -> None:
        self.answers.append(text)
        self.session.answer(self.reference, text)
        self.editor.set_node(self.node)

    def _finish(self) -> None:
        self.finished += 1

    def _attach(self, name: str, content: bytes, media_type: str) -> None:
        self.files.append((name, content, media_type))
        self._answer(name)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.editor.window().focusWidget(), text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.editor.window().focusWidget(), key, modifier)

    def leave(self) -> None:
        self.elsewhere.setFocus()
