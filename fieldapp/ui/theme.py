"""Fusion, one palette and one style sheet, made from the tokens.

``apply`` may be called at any time; widgets that hold painted icons are rebuilt by the window afterwards.
``px`` gives a length at the chosen text scale, ``colour`` a token of the theme in use.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from string import Template
from typing import Any, Final

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette, QPen
from PySide6.QtWidgets import QApplication, QWidget

from fieldapp.ui.places import FONTS, HIGH_SHEET, ICONS, SHEET
from fieldapp.ui.tokens import AVATARS, LINES, SIZES, TEXT_SCALES, THEMES

MODES: Final = ("system", *THEMES)
_FUSION: Final = "fusion"
_WEIGHTS: Final = ("Regular", "Medium", "SemiBold", "Bold")
_ROLES: Final = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface2",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Highlight: "primary",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "primary",
    QPalette.ColorRole.Accent: "primary",
}


@dataclass
class _InUse:
    """The theme and scale that are applied now; changed by ``apply`` only."""

    name: str = "light"
    scale: float = 1.0


_now = _InUse()


def application(name: str) -> QApplication:
    """The one application, in Fusion from the start: whoever asks for its style loads all 566 names of styles, 4 ms."""
    app = QApplication([name, "-style", "fusion"])
    app.setProperty(_FUSION, True)
    return app


def apply(app: QApplication, mode: str = "system", scale: float = 1.0) -> None:
    """Dress the app. ``mode``: one of ``MODES``; ``scale``: one of ``TEXT_SCALES``."""
    _load_fonts()
    _now.name = _resolve(app, mode)
    _now.scale = scale if scale in TEXT_SCALES else 1.0
    if not app.property(_FUSION) and app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setFont(_font())
    app.setPalette(_palette())
    app.setStyleSheet(sheet(_now.name, _now.scale))


def name() -> str:
    """``light``, ``dark`` or ``contrast``: what is on screen now."""
    return _now.name


def is_dark() -> bool:
    """Whether letters are brighter than their ground."""
    return _now.name != "light"


def edge() -> int:
    """How thick a line at rest is, in px."""
    return LINES[_now.name][0]


def ring() -> int:
    """How thick the line is around what has the keyboard, in px."""
    return LINES[_now.name][1]


def outline(*, focused: bool, rest: str = "primary") -> QPen:
    """The line around a painted part: the ring where the keyboard is, else an edge of the token ``rest``."""
    return QPen(colour("focus"), ring()) if focused else QPen(colour(rest), edge())


def scale() -> float:
    """The text scale in use."""
    return _now.scale


def px(length: float) -> int:
    """A length of the design at the text scale in use, in logical px."""
    return round(length * _now.scale)


def hex_colour(token: str) -> str:
    """``#RRGGBB`` of a token in the theme in use."""
    return THEMES[_now.name][token]


def colour(token: str) -> QColor:
    """A token of the theme in use."""
    return QColor(_read_colour(hex_colour(token)))


def avatar_colours(key: str) -> tuple[str, str]:
    """Fill and letters for a name: the same pair for the same name, on every computer."""
    pairs = AVATARS[_now.name]
    return pairs[sum(map(ord, key)) % len(pairs)]


def font(role: str = "body", weight: int = 400) -> QFont:
    """A font for painting: ``role`` is a type size of the tokens, ``weight`` 400, 500 or 600."""
    return QFont(_made_font(px(SIZES[role]), weight))


def repolish(widget: QWidget) -> None:
    """Make one widget look at its properties again; one that was never shown does so by itself."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return

    from PySide6.QtWidgets import QStyle

    style: Any = widget.style()
    while not isinstance(style, QStyle):  # Python remembers something that Qt deleted at this place in memory
        shiboken6.invalidate(style)
        style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def set_state(widget: QWidget, name: str, value: str) -> None:
    """Set a styling property and repaint, only when it differs."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        repolish(widget)


def sheet(theme: str, scale: float) -> str:
    """The style sheet text for a theme at a text scale."""
    lengths = {f"px_{size}": round(value * scale) for size, value in SIZES.items()}
    template = SHEET.read_text(encoding="utf-8")
    if theme == "contrast":
        template += HIGH_SHEET.read_text(encoding="utf-8")
    used = {int(number) for number in re.findall(r"\$\{px_(\d+)\}", template)}
    lengths |= {f"px_{number}": round(number * scale) for number in used}
    edge, ring = LINES[theme]
    for height in ("control", "control_small", "choice"):
        whole, short = round(SIZES[height] * scale), height.removeprefix("control_")
        lengths |= {f"px_{short}_in": whole - 2 * edge, f"px_{short}_focus": whole - 2 * ring}
    taken = {"in": ring - edge, "less": 2 * (ring - edge), "slim": 2 * (ring - 2)}
    for kind, number in re.findall(r"\$\{(in|less|slim)_(\d+)\}", template):
        lengths[f"{kind}_{number}"] = round(int(number) * scale) - taken[kind]
    # A radius beyond half the side makes Qt draw a square: circles and pills are half of what they round.
    halves = {"px_round": 14, "px_knob": 16, "px_pill": 22, "px_badge": 18}
    borders = {"px_round": 4, "px_knob": 4}
    lengths |= {name: (round(side * scale) + borders.get(name, 0)) // 2 for name, side in halves.items()}
    controls = (ICONS / "controls" / theme).as_posix()
    values: dict[str, object] = {**THEMES[theme], **lengths, "edge": edge, "ring": ring, "controls": controls}
    return Template(template).substitute(values)


def _resolve(app: QApplication, mode: str) -> str:
    if mode in THEMES:
        return mode
    if wants_contrast(app):
        return "contrast"
    return "dark" if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def wants_contrast(app: QApplication) -> bool:
    """Whether the system asks for high contrast; a Qt that cannot tell does not ask."""
    hints: Any = app.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return bool(hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


def system_changes() -> list[Any]:
    """Signals of the system: another colour scheme, more or less contrast."""
    hints: Any = QGuiApplication.styleHints()
    found = [hints.colorSchemeChanged]
    if hasattr(hints, "accessibility"):
        found.append(hints.accessibility().contrastPreferenceChanged)
    return found


def _load_fonts() -> None:
    if "Inter" in QFontDatabase.families():
        return
    for weight in _WEIGHTS:
        QFontDatabase.addApplicationFont(str(FONTS / f"Inter-{weight}.ttf"))


@lru_cache(maxsize=256)
def _read_colour(text: str) -> QColor:
    return QColor(text)


@lru_cache(maxsize=256)
def _made_font(pixels: int, weight: int) -> QFont:
    made = QFont(_font())
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    return made


def _font() -> QFont:
    made = QFont("Inter")
    made.setPixelSize(px(SIZES["body"]))
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def _palette() -> QPalette:
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, colour(token))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colour("text3"))
    return palette
