"""The list of versions: each a row with its form, its version, its drafts and how it stands."""

from collections.abc import Callable

from PySide6.QtGui import QFocusEvent

from fieldapp.domain.form import FormVersion
from fieldapp.fieldbook.library import FormFacts
from fieldapp.ui import theme
from fieldapp.ui.pages.library import sayings
from fieldapp.ui.widgets.basics import ElidedLabel, column, label
from fieldapp.ui.widgets.pill import Pill
from fieldapp.ui.widgets.rows import OpenRow


class VersionRow(OpenRow):
    """One version. Focus chooses it; Enter and a click go on to its actions."""

    def __init__(
        self, shown: FormVersion, facts: FormFacts | None, choose: Callable[[], object], go: Callable[[], object]
    ) -> None:
        """``facts`` are None until they are read."""
        stands = sayings.face(shown)
        version, drafts = sayings.version_name(shown.info.version), sayings.drafts(shown.drafts)
        said = (shown.info.title, version, stands.word, drafts)
        super().__init__(", ".join(part for part in said if part), go)
        self.shown = shown
        self._choose = choose
        names = column(gap=1)
        names.addWidget(ElidedLabel("h3", shown.info.title))
        parts = (version, sayings.size(facts) if facts else "", sayings.origin(shown.origin))
        names.addWidget(ElidedLabel("small", " · ".join(part for part in parts if part)))
        self.box.addLayout(names, 1)
        if drafts:
            self.box.addWidget(label("small", drafts))
        self.box.addWidget(Pill(stands.word, stands.icon, stands.tone))

    def mark(self, *, chosen: bool) -> None:
        """Whether the panel shows it."""
        theme.set_state(self, "state", "selected" if chosen else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The panel follows the keyboard."""
        super().focusInEvent(event)
        self._choose()
