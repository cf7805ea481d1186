"""The navigation: the places of this version, quiet counts, who works here, the lock.

208 px with words, or a 60 px rail of icons. The amber badge is only for "you must act".
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from fieldapp.ui import icons, theme
from fieldapp.ui.shell.place_names import place_name, role_name
from fieldapp.ui.widgets.avatar import Avatar
from fieldapp.ui.widgets.basics import Button, ElidedLabel, bare, column, icon_button, label, line, row
from fieldapp.ui.widgets.brand import NAME, Mark
from fieldapp.ui.words import number, translate

WIDE, RAIL = 208, 60
SUPERVISING = ("review", "team")  # places under a heading of their own, with what stands between and behind them
ICONS = {
    "home": "house",
    "people": "user-search",
    "records": "clipboard-list",
    "referrals": "waypoints",
    "shelter": "bed-double",
    "queue": "send",
    "review": "file-check",
    "merge": "git-merge",
    "team": "users",
    "reports": "chart-bar",
    "settings": "settings",
}

PARENTS = {
    "library": "settings",
    "person": "people",
    "agenda": "referrals",
    "courier": "queue",
    "conflicts": "merge",
    "batch": "review",
    "keying": "review",
    "relay": "team",
}  # places without an item of their own


class NavItem(Button):
    """One place; its count stands at the right, or at the icon's corner in the rail."""

    def __init__(self, place: str, action: Callable[[], object]) -> None:
        super().__init__("", "nav", name=place_name(place), action=action)
        self.place = place
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._badge = label("badge")
        self._badge.setParent(self)
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._badge.hide()
        self._rail: bool | None = None
        self._count = 0
        self.set_rail(rail=False)

    def set_rail(self, *, rail: bool) -> None:
        """Words, or the icon alone."""
        if rail == self._rail:
            return
        self._rail = rail
        self.setText("" if rail else place_name(self.place))
        self.setToolTip(place_name(self.place) if rail else "")
        self.setProperty("measure", "rail" if rail else "")
        theme.repolish(self)
        self._dress()
        self._place_badge()

    def set_count(self, count: int, *, act: bool = False) -> None:
        """Show a number; 0 hides it. ``act`` makes it the amber badge."""
        self._count = count
        self._badge.setText(number(count))
        theme.set_state(self._badge, "tone", "act" if act else "quiet")
        name = place_name(self.place)
        self.setAccessibleName(f"{name}, {number(count)}" if count else name)
        self._place_badge()

    def nextCheckState(self) -> None:
        """Pressing does not toggle: the window marks the place it shows."""

    def mark(self, *, here: bool) -> None:
        """Whether this is where the worker is."""
        if here is not self.isChecked():
            self.setChecked(here)
            self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the count in its place."""
        super().resizeEvent(event)
        self._place_badge()

    def _dress(self) -> None:
        ink = "nav_text_hi" if self.isChecked() else "nav_text"
        gap = 0 if self._rail else 10
        self.setIcon(icons.icon(ICONS[self.place], ink, 19, gap))
        self.setIconSize(icons.icon_size(19, gap))

    def _place_badge(self) -> None:
        shown = self._count > 0 and (not self._rail or self._badge.property("tone") == "act")
        self._badge.setVisible(shown)
        self._badge.adjustSize()
        right = theme.px(-4) if self._rail else theme.px(8)
        top = theme.px(-2) if self._rail else (self.height() - self._badge.height()) // 2
        self._badge.move(self.width() - self._badge.width() - right, max(0, top))


class Navigation(QFrame):
    """``places`` in their fixed order; the last one stands at the bottom."""

    def __init__(self, places: Mapping[str, Callable[[], object]], lock: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "nav")
        self.setAccessibleName(translate("Nav", "Navigation"))
        self._supervises = self._short = False
        self._rail: bool | None = None
        self.items = {place: NavItem(place, action) for place, action in places.items()}
        self._box = column(self, margins=(11, 13, 11, 12), gap=4)
        self._name = label("brand", NAME)
        self._heading = label("caption", translate("Nav", "Supervisor"))
        self._heading.setContentsMargins(theme.px(9), theme.px(8), 0, theme.px(2))
        self._box.addLayout(self._head())
        self._box.addSpacing(theme.px(8))
        for item in list(self.items.values())[:-1]:
            if item.place == SUPERVISING[0]:
                self._box.addWidget(self._heading)
            self._box.addWidget(item)
        self._box.addStretch(1)
        self._box.addWidget(list(self.items.values())[-1])
        self._box.addSpacing(theme.px(6))
        self._box.addWidget(line())
        self._box.addSpacing(theme.px(6))
        self._who = self._worker_row(lock)
        self._box.addWidget(self._who)
        self.set_rail(rail=False)

    def set_worker(self, name: str, role: str) -> None:
        """Who works here."""
        shown = name or translate("Nav", "Not registered yet")
        self._avatar.set_name(name)
        self._worker.set_text(shown)
        self._role.set_text(role_name(role) if role else translate("Nav", "This laptop only"))
        self._avatar.setToolTip(shown)

    def open_doors(self, stands_open: Callable[[str], bool]) -> None:
        """Leave out what stands closed; a heading stands over what only supervisors have."""
        for place, item in self.items.items():
            item.setVisible(stands_open(place))
        self._supervises = any(stands_open(place) for place in SUPERVISING)
        self._show_heading()

    def set_short(self, *, short: bool, low: bool = False) -> None:
        """In a low window the places stand closer, so that all of them are seen; ``low``: with large text closer
        still, and without the mark."""
        self._short = short
        self._mark.setVisible(not low)
        for item in self.items.values():
            theme.set_state(item, "low", "yes" if low else "")
        self._box.setSpacing(theme.px(0 if short else 4))
        self._show_heading()

    def set_rail(self, *, rail: bool) -> None:
        """208 px with words or 60 px of icons."""
        if rail is self._rail:
            return
        self._rail = rail
        self._show_heading()
        self.setFixedWidth(theme.px(RAIL if rail else WIDE))
        for item in self.items.values():
            item.set_rail(rail=rail)
        for widget in (self._name, self._names):
            widget.setVisible(not rail)
        self._avatar.setVisible(not rail)

    def mark(self, place: str) -> None:
        """Mark the place on screen."""
        for own, item in self.items.items():
            item.mark(here=own == PARENTS.get(place, place))

    def _show_heading(self) -> None:
        self._heading.setVisible(self._supervises and not self._rail and not self._short)

    def _head(self) -> QHBoxLayout:
        box = row(margins=(3, 0, 0, 0), gap=10)
        self._mark = Mark(30)
        box.addWidget(self._mark)
        box.addWidget(self._name)
        box.addStretch(1)
        return box

    def _worker_row(self, lock: Callable[[], object]) -> QWidget:
        made = bare()
        box = row(made, margins=(3, 0, 0, 0), gap=8)
        self._avatar = Avatar("", 32)
        self._names = bare()
        words = column(self._names, gap=0)
        self._worker, self._role = ElidedLabel("who"), ElidedLabel("caption")
        words.addWidget(self._worker)
        words.addWidget(self._role)
        text = translate("Nav", "Lock (Ctrl+L)")
        self.lock_button: QWidget = icon_button("lock", text, lock, "nav_text_hi")
        self.lock_button.setProperty("kind", "navicon")
        box.addWidget(self._avatar)
        box.addWidget(self._names, 1)
        box.addWidget(self.lock_button)
        return made


def count_label(item: NavItem) -> QLabel:
    """The badge of an item, for checks of what it shows."""
    return item.findChildren(QLabel)[0]
