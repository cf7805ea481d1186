"""Ready to work without internet: form version, last contact, last backup, room on the disk; each fine or not."""

from datetime import datetime

from fieldapp.domain.formats import show_relative, show_size
from fieldapp.ui import words
from fieldapp.ui.pages.home.reading import LOW_DISK, Desk, old_forms
from fieldapp.ui.widgets.basics import ElidedLabel, bare, empty_layout, label, picture, row
from fieldapp.ui.widgets.card import Card
from fieldapp.ui.words import translate


class Ready(Card):
    """Four lines."""

    def __init__(self) -> None:
        super().__init__(translate("Home", "Ready to work without internet"))

    def show_desk(self, desk: Desk, last_received: datetime | None, now: datetime) -> None:
        """Fill the lines again."""
        empty_layout(self.box)
        language = words.language()
        version = translate("Home", "version {number}").format(number=desk.forms[0].version) if desk.forms else ""
        checked = show_relative(desk.fetched_at, now, language) if desk.fetched_at else ""
        if desk.enrolled and not checked:
            checked = translate("Home", "not checked yet")
        form = " · ".join(part for part in (version, checked) if part) or translate("Home", "none")
        received = show_relative(last_received, now, language) if last_received else translate("Home", "never")
        self._add(bool(desk.forms) and not old_forms(desk, now), translate("Home", "Form"), form)
        backed_up = show_relative(desk.backup_at, now, language) if desk.backup_at else translate("Home", "never")
        self._add(desk.backup_at is not None and not desk.backup_days, translate("Home", "Last backup"), backed_up)
        self._add(last_received is not None, translate("Home", "Last received by the server"), received)
        free = translate("Home", "{size} free").format(size=show_size(desk.free, language))
        self._add(desk.free >= LOW_DISK, translate("Home", "Disk"), free)

    def _add(self, fine: bool, name: str, value: str) -> None:
        made = bare()
        box = row(made, gap=8)
        icon, ink = ("circle-check", "success") if fine else ("triangle-alert", "warning")
        box.addWidget(picture(icon, ink, 16))
        box.addWidget(ElidedLabel("small", name), 1)
        box.addWidget(label("value", value))
        state = translate("Home", "fine") if fine else translate("Home", "needs attention")
        made.setAccessibleName(f"{name}: {value}, {state}")
        self.box.addWidget(made)
