"""The parts of the settings: each a column of rows, each row with one sentence of effect. Changes hold at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from fieldapp import __version__, config
from fieldapp.ui.look import Look
from fieldapp.ui.sending_when import When
from fieldapp.ui.shell.idle import CHOICES
from fieldapp.ui.tokens import TEXT_SCALES
from fieldapp.ui.widgets.basics import Button, bare, column, label
from fieldapp.ui.words import LANGUAGES, translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook

LICENCES: Final = (
    ("Jangkau", "Apache-2.0"),
    ("Qt, PySide6", "LGPL-3.0"),
    ("Inter", "OFL-1.1"),
    ("Lucide", "ISC"),
    ("SQLCipher", "BSD-3-Clause"),
    ("Kode wilayah Kemendagri", "MIT"),
)


class Choice(QComboBox):
    """A short list; the wheel never changes it."""

    def __init__(
        self, name: str, options: Sequence[tuple[str, str]], chosen: str, act: Callable[[str], object]
    ) -> None:
        """``options``: pairs of key and word; ``act`` gets the key a person chose."""
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for key, word in options:
            self.addItem(word, key)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.activated.connect(lambda _index: act(str(self.currentData())))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page instead."""
        event.ignore()


def part() -> tuple[QWidget, QVBoxLayout]:
    """An empty part and where its rows go."""
    made = bare()
    return made, column(made, gap=6)


def add_row(box: QVBoxLayout, title: str, effect: str, field: QWidget | None = None) -> None:
    """A setting: its name, its field, what it does."""
    heading = label("label", title)
    box.addWidget(heading)
    if field is not None:
        heading.setBuddy(field)
        field.setAccessibleDescription(effect)
        box.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
    box.addWidget(label("hint", effect, wrap=True))
    box.addSpacing(10)


def look_part(look: Look, act: Callable[[Look], object]) -> QWidget:
    """Theme, text size, language."""
    made, box = part()
    theme_name, size_name = translate("Settings", "Theme"), translate("Settings", "Text size")
    modes = (
        ("system", translate("Settings", "As the system")),
        ("light", translate("Settings", "Light")),
        ("dark", translate("Settings", "Dark")),
        ("contrast", translate("Settings", "High contrast")),
    )
    mode = Choice(theme_name, modes, look.mode, lambda key: act(replace(look, mode=key)))
    effect = translate("Settings", "Dark is easier on the eyes at night, high contrast in glare or with weak eyes.")
    add_row(box, theme_name, effect, mode)
    sizes = tuple((str(scale), f"{round(scale * 100)}%") for scale in TEXT_SCALES)
    size = Choice(size_name, sizes, str(look.scale), lambda key: act(replace(look, scale=float(key))))
    add_row(box, size_name, translate("Settings", "Makes text, buttons and fields larger."), size)
    name = translate("Settings", "Language")
    language = Choice(name, tuple(LANGUAGES.items()), look.language, lambda key: act(replace(look, language=key)))
    add_row(box, name, translate("Settings", "Changes at once; forms follow where they have the language."), language)
    box.addStretch(1)
    return made


def lock_part(minutes: str, act: Callable[[int], object], passphrase: QWidget) -> QWidget:
    """How long nobody may be at the desk, and ``passphrase``, the way to another one."""
    made, box = part()
    name = translate("Settings", "Lock when idle")
    options = tuple((str(count), translate("Settings", "After %n minutes", count)) for count in CHOICES)
    field = Choice(name, options, minutes, lambda key: act(int(key)))
    effect = translate("Settings", "A warning comes 30 seconds before. Locking keeps your place; nothing is lost.")
    add_row(box, name, effect, field)
    text = translate("Settings", "A forgotten password is replaced on the unlock page with the recovery code.")
    add_row(box, translate("Settings", "Password"), text)
    box.addWidget(passphrase)
    box.addStretch(1)
    return made


def sending_part(when: When, act: Callable[[], object]) -> QWidget:
    """When sending begins by itself; ``act`` hears of another choice."""
    made, box = part()
    name = translate("Settings", "Send by itself")
    options = (
        ("always", translate("Settings", "Always")),
        ("unmetered", translate("Settings", "Not where data is counted")),
        ("asked", translate("Settings", "Only when I ask")),
    )

    def choose(key: str) -> None:
        when.choose(key)
        act()

    effect = translate(
        "Settings", "Where data is counted is what the system says of the connection. Sending by hand always works."
    )
    add_row(box, name, effect, Choice(name, options, when.choice, choose))
    text = translate("Settings", "With little time or data, choose Limited signal on the page Upload queue.")
    add_row(box, translate("Settings", "Short or dear signal"), text)
    box.addStretch(1)
    return made


def device_facts(book: "Fieldbook", box: QVBoxLayout) -> None:
    """Who and where, as the province knows it."""
    worker = book.worker
    rows = (
        (translate("Settings", "Worker"), worker.name),
        (translate("Settings", "Laptop code"), worker.device_code),
        (translate("Settings", "Province"), worker.province_name),
        (translate("Settings", "Address"), worker.address),
    )
    for title, value in rows:
        add_row(box, title, value or "–")


def about_part(manual: Callable[[], object], support: Callable[[], object], update: QWidget) -> QWidget:
    """Version, updates, the ways to help, licences; ``manual`` opens the manual, ``support`` the support file."""
    made, box = part()
    text = translate("Settings", "Version {number}. Offline-first assessments for social workers.")
    add_row(box, "Jangkau", text.format(number=__version__))
    box.addWidget(update)
    box.addSpacing(10)
    help_ = Button(translate("Settings", "Help"), icon="circle-question-mark", action=manual)
    box.addWidget(help_, 0, Qt.AlignmentFlag.AlignLeft)
    text = translate("Settings", "The manual lies on this laptop. F1 opens its page about what is on screen.")
    box.addWidget(label("hint", text, wrap=True))
    box.addSpacing(10)
    button = Button(translate("Settings", "Support file…"), icon="file-check", action=support)
    box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    text = translate("Settings", "Facts about this laptop for whoever helps you. You see all of it before it is saved.")
    box.addWidget(label("hint", text, wrap=True))
    box.addSpacing(10)
    box.addWidget(label("label", translate("Settings", "Licences")))
    for name, licence in LICENCES:
        box.addWidget(label("small", f"{name}: {licence}"))
    where = translate("Settings", "The full texts are in {folder}.").format(folder=config.resources())
    box.addWidget(label("hint", where, wrap=True))
    box.addStretch(1)
    return made
