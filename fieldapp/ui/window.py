"""The one window: outside (unlock, first run) or inside (navigation and pages), and the ``Shell`` of pages.

It owns the open fieldbook and the sender. Leaving a page, locking and closing ask the page first. Only Qt
and what the first paint needs is imported here; the rest follows behind it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from fieldapp.fieldbook.profile import profile_exists
from fieldapp.ui import background, look, reading_order, theme
from fieldapp.ui.dressing import dress as dress
from fieldapp.ui.look import Look
from fieldapp.ui.shell import arrival, doors, forgetting, middle
from fieldapp.ui.shell.idle import IdleWatch, idle_minutes
from fieldapp.ui.shell.letters import Letters
from fieldapp.ui.shell.sleeping import SleepWatch
from fieldapp.ui.shell.visit import Trail, Visit
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.domain.assessment import Assessment
    from fieldapp.fieldbook import Fieldbook, OpenAssessment
    from fieldapp.ui.pages.outside import Outside
    from fieldapp.ui.pages.page import Page
    from fieldapp.ui.sending import Sender
    from fieldapp.ui.shell.frame import Frame
    from fieldapp.ui.widgets.toast import News

Build = Callable[[Mapping[str, str]], "Page"]


class Window(QMainWindow):
    """Implements ``Shell``. ``folder`` is the profile, ``look`` how the app is dressed."""

    def __init__(self, folder: Path, chosen: Look) -> None:
        super().__init__()
        self.setWindowTitle("Jangkau")
        self.folder = folder
        self.look = chosen
        self._book: Fieldbook | None = None
        self._sender: Sender | None = None
        self._frame: Frame | None = None
        self._ahead: Frame | None = None  # the next one, built while nobody waits
        self._build: Build | None = None  # makes the page on screen again, from what it kept
        self._draft = ""  # instance_id while its form or check page is open
        self._trail = Trail()
        self._visit: Visit | None = None
        self._worker, self._user = ("", ""), ""  # who locked it in this run of the app, and which user that is
        self._news = QTimer(self)
        self._news.setSingleShot(True)
        self._news.setInterval(100)
        self._news.timeout.connect(self._show_standing)
        self._letters = Letters(self)
        self._idle = IdleWatch(self)
        self._idle.soon.connect(self._warn_of_lock)
        self._idle.back.connect(self._work_again)
        self._sleep = SleepWatch(self)
        for gone in (self._idle.over, self._sleep.sleeping):
            gone.connect(lambda: self._lock("idle"))
        for changed in theme.system_changes():
            changed.connect(self._follow_system)
        self.resize(1366, 768)
        self.setMinimumSize(760, 420)
        self._go_outside("")

    def prepare(self) -> None:
        """Build the frame while the passphrase is typed: 20 ms that nobody waits for after Enter."""
        from fieldapp.ui.shell.framing import build_frame

        if self._book is None and self._ahead is None:
            self._ahead = build_frame(self)

    # what pages ask for -------------------------------------------------------------------------

    @property
    def book(self) -> "Fieldbook":
        """The open fieldbook."""
        if self._book is None:
            raise LookupError("the fieldbook is locked")
        return self._book

    @property
    def sender(self) -> "Sender":  # type: ignore[override]  # nobody asks Qt who sent a signal
        """The sender of the open fieldbook."""
        if self._sender is None:
            raise LookupError("the fieldbook is locked")
        return self._sender

    @property
    def width_class(self) -> str:
        """``wide``, ``medium`` or ``narrow``."""
        return self._frame.width_class if self._frame else "wide"

    @property
    def short(self) -> bool:
        """Less than 640 px high."""
        return self._frame.short if self._frame else False

    def go(self, place: str, **facts: str) -> None:
        """Open one of the places: at the given facts, or without any where the worker left it."""
        if doors.admits(self, place) and self._may_leave():
            self._trail.leave(self._inside())
            start = facts or self._trail.facts(place)
            self._show(lambda kept: arrival.place_page(self, place, {**start, **kept}))
            self._trail.arrive(place)

    def fill(self, desk: "OpenAssessment", *, arrived: str = "new", reference: str = "") -> None:
        """Open the form page on a draft."""
        if self._may_leave():
            self._hold(desk.instance_id)
            self._trail.leave(self._inside(), to_form=True)
            first = [arrived]

            def build(kept: Mapping[str, str]) -> "Page":
                how = first.pop() if first else "resumed"
                return arrival.form_page(self, desk, how, kept.get("reference", reference))

            self._show(build)

    def check(self, desk: "OpenAssessment") -> None:
        """Open the check-answers page of a draft."""
        if self._may_leave():
            self._hold(desk.instance_id)
            self._show(lambda _kept: arrival.check_page(self, desk))

    def finished(self, assessment: "Assessment") -> None:
        """Show the success page and wake the sender."""
        self._draft = ""
        self.book.put_setting("open_draft", "")
        self._show(lambda _kept: arrival.done_page(self, assessment))
        self.sender.wake()
        self._show_standing()

    def say(self, news: "News") -> None:
        """A toast."""
        if self._frame is not None:
            self._frame.toast.say(news)

    def changed(self) -> None:
        """Chip, counts and page read the store again."""
        if self._frame is not None:
            self._show_standing()
            if self._frame.page is not None:
                self._frame.page.refresh()

    def lock(self) -> None:
        """Close the fieldbook and show the unlock page."""
        self._lock("user")

    # what the settings ask for ------------------------------------------------------------------

    def set_look(self, chosen: Look) -> None:
        """Dress again, at once; the page on screen is built again where the worker was."""
        self.look = chosen
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        look.keep(self.folder, chosen)
        self._ahead = None  # it speaks and looks as before
        dress(chosen)
        if self._book is not None:
            self._book.put_setting("language", chosen.language)
        self._show_again()

    def _follow_system(self) -> None:
        """The system turned dark, light or to high contrast, and the worker chose to follow it."""
        if self.look.mode == "system":
            self._ahead = None
            dress(self.look)
            self._show_again()

    def set_idle_minutes(self, minutes: int) -> None:
        """Lock after so many minutes without work."""
        self.book.put_setting("idle_minutes", str(minutes))
        self._idle.set_minutes(idle_minutes(self.book))

    # what start-up, tests and the demo ask for --------------------------------------------------

    @property
    def page(self) -> QWidget:
        """What is on screen: a page, or the unlock or first-run page."""
        return self._inside() or self._outside

    @property
    def frame(self) -> "Frame":
        """Navigation, top bar and toast around the page."""
        if self._frame is None:
            raise LookupError("the fieldbook is locked")
        return self._frame

    @property
    def idle(self) -> IdleWatch:
        """Watches for work."""
        return self._idle

    @property
    def unlocked(self) -> bool:
        """Whether a fieldbook is open."""
        return self._book is not None

    def enter(self, book: "Fieldbook") -> None:
        """A fieldbook was opened: show the place the worker left, a recovered draft, or home."""
        from fieldapp.ui.sending import Sender
        from fieldapp.ui.shell.reopening import reopen_draft

        self._book = book
        if book.users.user_id != self._user:
            self._visit = None  # another user has another desk
        self._worker, self._user = (book.worker.name, book.worker.role), book.users.user_id
        self._sender = Sender(book, self)
        self._sender.changed.connect(self._hear_news)
        self._sender.received.connect(self._tell_received)
        self._sender.sealed.connect(lambda: self._lock("sealed"))
        if book.setting("language") != self.look.language:
            book.put_setting("language", self.look.language)
        self._make_frame()
        self._idle.start(idle_minutes(book))
        self._sleep.start()
        visit, self._visit = self._visit, None
        if not reopen_draft(self, visit):
            place = visit.place if visit and not visit.instance_id else "home"
            self.go(place, **(visit.facts if visit and not visit.instance_id else {}))
        self._show_standing()
        self._sender.wake()

    def rescue(self) -> None:
        """After an error nobody expects: leave nothing only in memory."""
        page = self._inside()
        if page is not None:
            page.leave()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab, in reading order."""
        return reading_order.step(self, forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the page, stop sending, close the fieldbook; no question about things that wait."""
        if self._book is not None:
            if not self._may_leave():
                event.ignore()
                return
            middle.still(self.frame)
            self._close_book()
        else:
            self._outside.leave()
        super().closeEvent(event)

    # going in and out ---------------------------------------------------------------------------

    def _go_outside(self, reason: str) -> None:
        if self._frame is not None:
            self._frame.toast.dismiss()  # news that waits would ask the fieldbook whether it still holds
            self._frame = None
        if profile_exists(self.folder):
            from fieldapp.ui.pages.unlock.page import UnlockPage

            page: Outside = UnlockPage(self.folder, reason, self._worker, self._user)
        else:
            from fieldapp.ui.pages.first_run.page import FirstRunPage

            page = FirstRunPage(self.folder)
        page.unlocked.connect(self.enter)
        page.language_chosen.connect(self._choose_language)
        self._outside = page
        middle.put(self, page)
        page.opened()

    def _choose_language(self, language: str) -> None:
        if language != self.look.language:
            self.set_look(replace(self.look, language=language))

    def _lock(self, reason: str) -> None:
        if self._book is None or self._frame is None or self._frame.page is None:
            return
        page = self._frame.page
        kept = page.kept()
        if not self._may_leave():
            return
        self._visit = Visit(page.place, kept, self._draft)
        forgetting.begin(self)
        self._go_outside(reason)
        self._outside.repaint()
        self._close_book()
        forgetting.end_soon()

    def _close_book(self) -> None:
        book, sender = self._book, self._sender
        self._idle.stop()
        self._sleep.stop()
        self._news.stop()
        if sender is not None:
            sender.close()
            sender.deleteLater()
        background.drain(background.Lane.DESK)
        if book is not None:
            if self._draft:
                book.put_setting("open_draft", "")
            book.lock()
        self._draft, self._build = "", None
        self._trail = Trail()
        self._book = self._sender = None

    # showing ------------------------------------------------------------------------------------

    def _make_frame(self) -> None:
        from fieldapp.ui.shell.framing import build_frame
        from fieldapp.ui.shell.furnishing import furnish

        frame, self._ahead = self._ahead or build_frame(self), None
        frame.nav.set_worker(self.book.worker.name, self.book.worker.role)
        self._frame = frame
        middle.put(self, frame)
        frame.resize(self.size())
        frame.measure()
        frame.breakpoint_changed.connect(self._breakpoint)
        furnish(self, frame)

    def _show(self, build: Build) -> None:
        page = build({})
        self._build = build
        self._put(page)

    def _put(self, page: "Page") -> None:
        if self._draft and not page.focus_mode:
            self._hold("")
        page.titled.connect(self.frame.show_titles)
        self.frame.set_page(page)
        page.opened()

    def _show_again(self) -> None:
        """The same page in the new look, with the worker where they were; a first run goes on as it looks."""
        if self._book is not None:
            self._rebuild()
        elif not self._outside.busy():
            self._go_outside("")

    def _rebuild(self) -> None:
        page, build = self.frame.page, self._build
        if page is None or build is None or not self._may_leave():
            return
        kept = page.kept()
        self._make_frame()
        self._put(build(kept))
        self._show_standing()

    def _hear_news(self) -> None:
        """Show it soon, also when more keeps coming."""
        if not self._news.isActive():
            self._news.start()

    def _hold(self, instance_id: str) -> None:
        self._draft = instance_id
        self.book.put_setting("open_draft", instance_id)

    def _inside(self) -> "Page | None":
        return self._frame.page if self._frame else None

    def _may_leave(self) -> bool:
        page = self._inside()
        return page is None or page.leave()

    def _breakpoint(self) -> None:
        if self._frame is not None and self._frame.page is not None:
            self._frame.page.resized()

    def _show_standing(self) -> None:
        if self._frame is None or self._book is None:
            return
        from fieldapp.ui.shell.counts import show_counts

        show_counts(self._frame, self._book, self.sender.standing())
        self._frame.toast.look_again()

    def _tell_received(self, count: int) -> None:
        from fieldapp.ui.shell.status import arrived

        self.say(arrived(self.book, count))
        self.changed()

    def _warn_of_lock(self) -> None:
        from fieldapp.ui.widgets.toast import News

        self.frame.toast.dismiss()
        text = translate("Window", "Locks in 30 seconds.")
        self.say(News(text, translate("Window", "Stay open"), self._idle.touched, 35))

    def _work_again(self) -> None:
        if self._frame is not None:
            self._frame.toast.dismiss()
