"""Forms: which versions are on this laptop, where from, what hangs on them; new ones in, old ones out of sight."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QFrame, QStackedWidget, QWidget

from fieldapp.domain.assessment import Assessment, State
from fieldapp.domain.form import FormVersion
from fieldapp.errors import FieldappError
from fieldapp.fieldbook.library import FormFacts
from fieldapp.fieldbook.moving import Preview
from fieldapp.ui import background, theme, trouble
from fieldapp.ui.pages.library.check_dialog import CheckDialog
from fieldapp.ui.pages.library.move_dialog import MoveDialog
from fieldapp.ui.pages.library.panel import Actions, VersionPanel
from fieldapp.ui.pages.library.rows import VersionRow
from fieldapp.ui.pages.library.server_dialog import ServerDialog
from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import Button, bare, column, empty_layout, row, scrolling
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.widgets.segments import Segments
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

Key = tuple[str, str]
KINDS = "*.xlsx *.xlsm *.xls *.xml *.zip"


class LibraryPage(Page):
    """``form_id`` and ``version`` choose a row, ``show`` a filter; ``file`` is imported at once."""

    place = "library"

    def __init__(self, shell: Shell, form_id: str = "", version: str = "", show: str = "", file: str = "") -> None:
        super().__init__(shell)
        self.title = translate("Library", "Forms")
        self._chosen: Key = (form_id, version)
        self._file = file
        self._versions: tuple[FormVersion, ...] = ()
        self._facts: dict[Key, FormFacts] = {}
        self._jobs: set[background.Job] = set()
        self.dialog: CheckDialog | MoveDialog | None = None
        self.rows: list[VersionRow] = []
        self.banner = Banner()
        self.panel = VersionPanel(Actions(self.hide_chosen, self.show_chosen, self.preview_move))
        filters = (
            ("used", translate("Library", "In use")),
            ("all", translate("Library", "All")),
            ("hidden", translate("Library", "Hidden")),
        )
        self.segments = Segments(translate("Library", "Filter"), filters)
        self.segments.chosen.connect(lambda _key: self._fill())
        self.import_button = Button(translate("Library", "&Import file…"), icon="plus", action=self.choose_file)
        self.fetch_button = Button(translate("Library", "Look for &new versions"), icon="refresh-cw", action=self.fetch)
        self.server_button = Button(
            translate("Library", "From a ser&ver…"), icon="cloud-upload", action=self.ask_server
        )
        self._lay_out()
        if show in dict(filters):
            self.segments.choose(show)
        self.refresh()
        self.resized()

    # the page's contract -------------------------------------------------------------------------

    def opened(self) -> None:
        """The keyboard starts on the chosen version, or at the import where there is none."""
        start = self._row(self._chosen) or (self.rows[0] if self.rows else self.import_button)
        start.show()
        start.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._file:
            path, self._file = Path(self._file), ""
            self.import_file(path)

    def refresh(self) -> None:
        """Read the store again; the chosen row stays, and the keyboard with it."""
        self._versions = self.shell.book.library.versions()
        enrolled = self.shell.book.connection.enrolled
        self.fetch_button.setEnabled(enrolled and not self.fetching())
        hint = translate("Library", "New versions come from the province, once the laptop is registered.")
        self.fetch_button.setToolTip("" if enrolled else hint)
        self._fill()
        self._read_facts()

    def resized(self) -> None:
        """Narrow windows get a narrow panel."""
        self.panel.set_narrow(narrow=self.shell.width_class == "narrow")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large text in a small window: the buttons stand below the filters."""
        super().resizeEvent(event)
        wanted = self.segments.sizeHint().width() + self._ways_in.sizeHint().width() + theme.px(56)
        below = self.width() < wanted
        self._top.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)

    def regions(self) -> Sequence[QWidget]:
        """Buttons and filters, the list, the panel."""
        return (self._head, self._card, self.panel)

    def leave(self) -> bool:
        """Stop what is under way."""
        if self.dialog is not None:
            self.dialog.reject()
        for job in tuple(self._jobs):
            job.cancel()
        self._jobs.clear()
        return True

    def kept(self) -> dict[str, str]:
        """Which version is chosen, and the filter."""
        form_id, version = self._chosen
        return {"form_id": form_id, "version": version, "show": self.segments.key(), "file": ""}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+O imports, Delete hides."""
        if event.key() == Qt.Key.Key_O and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.choose_file()
        elif event.key() == Qt.Key.Key_Delete and isinstance(self.focusWidget(), VersionRow):
            self.hide_chosen()
        else:
            super().keyPressEvent(event)

    # forms coming in -----------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask which file, then check it."""
        pattern = f"{translate('Library', 'Forms')} ({KINDS})"
        name, _ = QFileDialog.getOpenFileName(self, translate("Library", "Import a form"), "", pattern)
        if name:
            self.import_file(Path(name))

    def import_file(self, path: Path) -> None:
        """Check a file and show the verdict."""
        library = self.shell.book.library
        dialog = CheckDialog(self, translate("Library", "Import a form"), library.add)
        self._open(dialog, lambda: self._added(dialog))
        dialog.check(path.name, lambda _job: library.check_file(path))

    def ask_server(self) -> None:
        """Ask which server, then which form."""
        book = self.shell.book
        address = book.setting("form_server")
        dialog = ServerDialog(self, book.library, address, lambda text: book.put_setting("form_server", text))
        self._open(dialog, lambda: self._added(dialog))

    def fetching(self) -> bool:
        """Whether the province is being asked."""
        return self.banner.isVisibleTo(self)

    def fetch(self) -> None:
        """Ask the province for new versions; can be stopped."""
        connection = self.shell.book.connection
        if self.fetching() or not connection.enrolled:
            return
        self._show_fetching(0, 0)
        self.fetch_button.setEnabled(False)

        def task(job: background.Job) -> int:
            return connection.fetch_forms(lambda done, total: job.tell((done, total)), job.cancelled)

        job = self._run(task, self._fetched, self._not_fetched, lambda news: self._show_fetching(*news), road=True)
        self.banner.set_action(translate("Library", "Cancel"), lambda: self._stop_fetching(job))
        self.banner.show()

    def _show_fetching(self, done: int, total: int) -> None:
        part = translate("Library", "{done} of {total} versions") if total else ""
        title = translate("Library", "Asking the province for new versions…")
        self.banner.set_banner(title, part.format(done=done, total=total), "refresh-cw", "info")

    def _stop_fetching(self, job: background.Job) -> None:
        job.cancel()
        self._end_fetching()

    def _end_fetching(self) -> None:
        self.banner.hide()
        self.fetch_button.setEnabled(True)

    def _fetched(self, count: int) -> None:
        self._end_fetching()
        none = translate("Library", "No newer version.")
        self.shell.say(News(translate("Library", "%n new form versions.", count) if count else none))
        self.shell.changed()

    def _not_fetched(self, error: Exception) -> None:
        self._end_fetching()
        self.shell.say(News(trouble.sentence(error)))

    def _added(self, dialog: CheckDialog) -> None:
        added = dialog.added
        if added is None:
            return
        form = added.published
        self._chosen = (form.form_id, form.version)
        text = translate("Library", "{title} version {version} added.").format(title=form.title, version=form.version)
        self.shell.say(News(text, translate("Library", "Undo"), partial(self._set_hidden, self._chosen, hidden=True)))
        self.shell.changed()
        self.opened()

    # hiding --------------------------------------------------------------------------------------

    def hide_chosen(self) -> None:
        """Keep the chosen version from new assessments; can be undone."""
        shown = self._shown()
        if shown is None or shown.hidden:
            return
        key = self._chosen
        self._set_hidden(key, hidden=True)
        text = translate("Library", "{title} version {version} is hidden. Drafts on it go on.")
        said = text.format(title=shown.info.title, version=shown.info.version)
        self.shell.say(News(said, translate("Library", "Undo"), partial(self._set_hidden, key, hidden=False)))

    def show_chosen(self) -> None:
        """Undo hiding."""
        shown = self._shown()
        if shown is not None and shown.hidden:
            self._set_hidden(self._chosen, hidden=False)

    def _set_hidden(self, key: Key, *, hidden: bool) -> None:
        library = self.shell.book.library
        (library.hide if hidden else library.show)(*key)
        self.shell.changed()

    # moving drafts -------------------------------------------------------------------------------

    def preview_move(self, draft: Assessment) -> None:
        """Read what would change, then ask."""
        moving, newest = self.shell.book.moving, self._newest(draft.form_id)
        self._run(lambda _job: moving.preview(draft.instance_id, newest), self._ask_move, self._tell)

    def _ask_move(self, preview: Preview) -> None:
        dialog = MoveDialog(self, preview)
        self._open(dialog, lambda: self._move(preview) if dialog.result() else None)

    def _move(self, preview: Preview) -> None:
        moving, changed = self.shell.book.moving, self.shell.changed
        try:
            moved = moving.move(preview)
        except FieldappError as error:
            self._tell(error)
            return

        def undo() -> None:
            try:
                moving.undo(moved)
            except FieldappError:
                text = translate("Library", "The draft was answered since; it stays on its new version.")
                self.shell.say(News(text))
            changed()

        self._chosen = (moved.form_id, moved.form_version)
        text = translate("Library", "The draft is on version {version} now.").format(version=preview.version)
        self.shell.say(News(text, translate("Library", "Undo"), undo))
        changed()

    def _tell(self, error: Exception) -> None:
        self.shell.say(News(trouble.sentence(error)))

    # the list ------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Make the rows again; the keyboard stays where it was."""
        held = self.window().focusWidget()
        had_focus = isinstance(held, VersionRow) or (held is not None and self.panel.isAncestorOf(held))
        tests: dict[str, Callable[[FormVersion], bool]] = {
            "used": lambda one: not one.hidden and (one.newest or one.drafts > 0),
            "all": lambda one: not one.hidden,
            "hidden": lambda one: one.hidden,
        }
        counts = {key: sum(map(test, self._versions)) for key, test in tests.items()}
        self.segments.set_counts(counts)
        shown = [one for one in self._versions if tests[self.segments.key()](one)]
        empty_layout(self._box)
        self.rows = [self._make_row(one) for one in shown]
        for made in self.rows:
            self._box.addWidget(made)
        self._box.addStretch(1)
        self._stack.setCurrentIndex(0 if self.rows else 1)
        self.panel.setVisible(bool(self.rows))
        if self.segments.key() == "hidden":
            self.empty.set_words(translate("Library", "No version is hidden."))
        else:
            text = translate("Library", "Import a file, or look for forms at the province.")
            self.empty.set_words(translate("Library", "No forms here."), text)
        if self._row(self._chosen) is None and self.rows:
            self._chosen = _key(self.rows[0].shown)
        self._mark()
        focus = self._row(self._chosen)
        if had_focus and focus is not None:
            focus.show()
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_row(self, shown: FormVersion) -> VersionRow:
        key = _key(shown)
        return VersionRow(shown, self._facts.get(key), lambda: self._choose(key), self._to_panel)

    def _choose(self, key: Key) -> None:
        self._chosen = key
        self._mark()

    def _mark(self) -> None:
        for made in self.rows:
            made.mark(chosen=_key(made.shown) == self._chosen)
        shown = self._shown()
        if shown is not None:
            drafts = [one for one in self._drafts() if (one.form_id, one.form_version) == self._chosen]
            self.panel.show_version(shown, self._facts.get(self._chosen), drafts, self._newest(shown.info.form_id))

    def _drafts(self) -> tuple[Assessment, ...]:
        return self.shell.book.assessments((State.DRAFT,), limit=1000)

    def _to_panel(self) -> None:
        target = self.panel.first_action()
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _row(self, key: Key) -> VersionRow | None:
        return next((made for made in self.rows if _key(made.shown) == key), None)

    def _shown(self) -> FormVersion | None:
        return next((one for one in self._versions if _key(one) == self._chosen), None)

    def _newest(self, form_id: str) -> str:
        return next((o.info.version for o in self._versions if o.newest and o.info.form_id == form_id), "")

    # work and layout -----------------------------------------------------------------------------

    def _read_facts(self) -> None:
        """Questions and languages, read once for each version, in the background."""
        library, missing = self.shell.book.library, [_key(o) for o in self._versions if _key(o) not in self._facts]
        if missing:
            self._run(lambda _job: {key: library.facts(*key) for key in missing}, self._take_facts, self._tell)

    def _take_facts(self, facts: dict[Key, FormFacts]) -> None:
        self._facts |= facts
        self._fill()

    def _run(
        self,
        task: Callable[[background.Job], object],
        done: Callable[..., None],
        failed: Callable[[Exception], None],
        progress: Callable[..., None] | None = None,
        *,
        road: bool = False,
    ) -> background.Job:
        job = background.run(task, done, failed, progress, background.Lane.ROAD if road else background.Lane.DESK)
        self._jobs.add(job)
        return job

    def _open(self, dialog: CheckDialog | MoveDialog, after: Callable[[], object]) -> None:
        def ended() -> None:
            self.dialog = None
            dialog.deleteLater()
            after()

        self.dialog = dialog
        dialog.finished.connect(ended)
        dialog.open()

    def _lay_out(self) -> None:
        outer = column(self, margins=(20, 16, 20, 16), gap=12)
        outer.addWidget(self.banner)
        self.banner.hide()
        self._head = bare()
        self._top = row(self._head, gap=8)
        self._top.addWidget(self.segments)
        self._top.addStretch(1)
        self._ways_in = bare()
        ways = row(self._ways_in, gap=8)
        for button in (self.fetch_button, self.server_button, self.import_button):
            ways.addWidget(button)
        ways.addStretch(1)
        self._top.addWidget(self._ways_in)
        outer.addWidget(self._head)
        across = row(gap=12)
        self._card = QFrame()
        self._card.setProperty("kind", "card")
        self._card.setAccessibleName(translate("Library", "Forms on this laptop"))
        inside = column(self._card, margins=(6, 8, 6, 8))
        content = bare()
        self._box = column(content, gap=2)
        self.empty = EmptyState("clipboard-list", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolling(content, self._card.accessibleName()))
        self._stack.addWidget(self.empty)
        inside.addWidget(self._stack)
        across.addWidget(self._card, 1)
        across.addWidget(self.panel)
        outer.addLayout(across, 1)


def _key(shown: FormVersion) -> Key:
    return shown.info.form_id, shown.info.version
