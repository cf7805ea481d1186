"""The twelve steps of a first assessment: what to do, and the fact by which each is known to be done.

Facts are read from the real pages; no page knows that it is watched.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldapp.ui.pages.check.done import DonePage
from fieldapp.ui.pages.check.page import CheckPage
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.home.page import HomePage
from fieldapp.ui.pages.people.page import PeoplePage
from fieldapp.ui.pages.queue.page import QueuePage
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.ui.window import Window

LETTERS, ANSWERS = 3, 6  # of a name that is searched; a new draft brings three answers of its own


@dataclass(frozen=True, slots=True)
class Step:
    """``within_form``: it is done in the form, and says how to come back to it from elsewhere."""

    words: str
    done: Callable[["Window"], bool]
    within_form: bool = False


def steps() -> tuple[Step, ...]:
    """All of them, in the language in use."""
    return (*_finding(), *_filling(), *_finishing())


def back_to_the_form() -> str:
    """What to do when a step waits in the form and something else is on screen."""
    return translate("FirstAssessment", "Back to the form: Home (Ctrl+1), Continue drafts, Enter.")


def _finding() -> tuple[Step, ...]:
    return (
        Step(
            translate("FirstAssessment", "You meet somebody. Press Ctrl+N: the search always comes first."),
            lambda window: isinstance(window.page, PeoplePage),
        ),
        Step(
            translate("FirstAssessment", "Type a name, for example Nurhalimah Latihan. Results come while you type."),
            lambda window: isinstance(window.page, PeoplePage) and len(window.page.query.name.text()) >= LETTERS,
        ),
        Step(
            translate("FirstAssessment", "Nobody fits. Ctrl+Enter registers a new person; choose the form with Enter."),
            lambda window: isinstance(window.page, FormPage),
        ),
    )


def _filling() -> tuple[Step, ...]:
    return (
        Step(
            translate(
                "FirstAssessment", "Enter goes to the next question, a digit chooses an answer. Answer some questions."
            ),
            lambda window: _answered(window) >= ANSWERS,
            within_form=True,
        ),
        Step(
            translate("FirstAssessment", "Press Ctrl+Enter. What is missing in this section is named."),
            _named_or_further,
            within_form=True,
        ),
        Step(
            translate("FirstAssessment", "Go to the next section: Ctrl+Enter once more. Problems may wait."),
            lambda window: isinstance(window.page, FormPage) and window.page.filling.section.number > 1,
            within_form=True,
        ),
        Step(
            translate("FirstAssessment", "Somebody calls you away. Press Save and exit: nothing is lost."),
            lambda window: isinstance(window.page, HomePage),
        ),
        Step(
            translate("FirstAssessment", "You are back. Open the draft under Continue drafts with Enter."),
            lambda window: isinstance(window.page, FormPage),
        ),
    )


def _finishing() -> tuple[Step, ...]:
    return (
        Step(
            translate("FirstAssessment", "Answer what is required. Ctrl+Shift+E names what is missing, F8 goes there."),
            lambda window: isinstance(window.page, CheckPage) or _whole(window),
            within_form=True,
        ),
        Step(
            translate("FirstAssessment", "Nothing is missing. Press Ctrl+Shift+E to read all answers once more."),
            lambda window: isinstance(window.page, CheckPage),
            within_form=True,
        ),
        Step(
            translate("FirstAssessment", "Look at the suggested services, then finalise with Ctrl+Enter."),
            lambda window: isinstance(window.page, DonePage),
        ),
        Step(
            translate("FirstAssessment", "The record is in the upload queue. Press Ctrl+5 to see it there."),
            lambda window: isinstance(window.page, QueuePage),
        ),
    )


def _answered(window: "Window") -> int:
    return window.page.filling.counts()[0] if isinstance(window.page, FormPage) else 0


def _named_or_further(window: "Window") -> bool:
    page = window.page
    return isinstance(page, FormPage) and (not page.area.summary.isHidden() or page.filling.section.number > 1)


def _whole(window: "Window") -> bool:
    return isinstance(window.page, FormPage) and not window.page.desk.session.violations()
