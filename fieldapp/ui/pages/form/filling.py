"""Where the worker is in a draft and which problems they have been shown; no widgets.

``Filling`` stands between the page and the open assessment. It gives answers, remembers the error of a save
that failed (the answer stays in memory), and decides when a violation becomes visible: ``format`` and
``constraint`` after leaving a question, ``required`` after a section or the whole form was checked.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from fieldapp.errors import StoreError
from fieldapp.fieldbook import OpenAssessment
from fieldapp.forms import Changes, Section, Violation
from fieldapp.ui.pages.form import messages
from fieldapp.ui.widgets.questions.catalogue import is_asked

EVERYTHING = Changes({}, frozenset(), True, ())


@dataclass(frozen=True, slots=True)
class Problem:
    """One visible violation: where, and what to do."""

    reference: str
    section: int
    sentence: str


def plain(reference: str) -> str:
    """A section's reference without the position of a repeat instance it begins with."""
    return re.sub(r"\[\d+\]$", "", reference)


class Filling:
    """A draft being filled; ``trouble`` is the error of the last save, None when everything is on disk."""

    def __init__(self, desk: OpenAssessment, language: str) -> None:
        self.desk = desk
        self.session = desk.session
        self.language = language
        self.trouble: StoreError | None = None
        self.sections: tuple[Section, ...] = ()
        self.here = ""  # reference of the section on screen
        self._number = 1
        self._visited: set[str] = set()
        self._exposed: set[str] = set()
        self._checked_once: set[str] = set()
        self._violations: dict[str, Violation] = {}
        self.read()

    # reading -------------------------------------------------------------------------------------

    def read(self) -> None:
        """Sections and violations as they are now."""
        self.sections = self.session.sections()
        self._violations = {found.reference: found for found in self.session.violations()}

    @property
    def section(self) -> Section:
        """The section on screen; the one in its place when it has become not relevant."""
        found = next((s for s in self.sections if plain(s.reference) == plain(self.here)), None)
        if found is None:
            found = self.sections[min(self._number, len(self.sections)) - 1]
        self._number = found.number
        return found

    def section_of(self, reference: str) -> Section | None:
        """The section that holds a question."""
        return next((s for s in self.sections if reference in s.references), None)

    def neighbour(self, step: int) -> Section | None:
        """The section ``step`` pages away, None beyond the ends."""
        place = self.section.number - 1 + step
        return self.sections[place] if 0 <= place < len(self.sections) else None

    def counts(self) -> tuple[int, int]:
        """Answered and all relevant questions."""
        return sum(s.answered for s in self.sections), sum(s.total for s in self.sections)

    def required_share(self) -> tuple[int, int]:
        """How many of the questions on the way now are required, and how many there are."""
        nodes = [self.session.node(ref) for section in self.sections for ref in section.references]
        asked = [node for node in nodes if is_asked(node)]
        return sum(node.required for node in asked), len(asked)

    def error(self, reference: str) -> str:
        """The visible problem of a question, "" without one."""
        found = self._violations.get(reference)
        if found is None or reference not in self._exposed:
            return ""
        return self.sentence(found)

    def sentence(self, violation: Violation) -> str:
        """A violation in words."""
        return messages.sentence(violation, self.session.node(violation.reference), self.language)

    def problems(self, section: Section | None = None) -> tuple[Problem, ...]:
        """Visible problems in document order; of one section when it is given."""
        found = []
        for part in (section,) if section else self.sections:
            for reference in part.references:
                text = self.error(reference)
                if text:
                    found.append(Problem(reference, part.number, text))
        return tuple(found if section else [*found, *self._elsewhere()])

    def _elsewhere(self) -> Iterator[Problem]:
        """Visible problems of nodes that no section shows: they too keep a form from being finalized."""
        shown = {reference for section in self.sections for reference in section.references}
        for reference in self._violations:
            if reference not in shown and reference in self._exposed:
                yield Problem(reference, 0, self.error(reference))

    def state(self, section: Section) -> tuple[str, int]:
        """``problem`` with a count, ``done``, ``partly`` or ``open``."""
        count = len(self.problems(section))
        if count:
            return "problem", count
        broken = any(reference in self._violations for reference in section.references)
        finished = section.total and section.answered == section.total
        if not broken and (section.reference in self._visited or finished):
            return "done", 0
        return ("partly" if section.answered else "open"), 0

    # answering -----------------------------------------------------------------------------------

    def answer(self, reference: str, text: str) -> Changes:
        """Give an answer and commit it."""
        changes = self._do(lambda: self.desk.answer(reference, text))
        self._forget_solved(reference)
        return changes

    def attach(self, reference: str, name: str, content: bytes, media_type: str) -> Changes:
        """Keep a file as the answer. Raises StoreError when the file itself could not be kept."""
        try:
            return self._done(self.desk.attach(reference, name, content, media_type))
        except StoreError as error:
            if not self.desk.unsaved:
                raise
            return self._failed(error)

    def confirm(self, reference: str) -> Changes:
        """The unusual answer of a question is right."""
        return self._do(lambda: self.desk.confirm(reference))

    def add_repeat(self, reference: str) -> Changes:
        """One more instance."""
        return self._do(lambda: self.desk.add_repeat(reference))

    def remove_repeat(self, reference: str) -> Changes:
        """One instance less."""
        return self._do(lambda: self.desk.remove_repeat(reference))

    def retry(self) -> bool:
        """Try to save what is only in memory."""
        try:
            self.desk.retry_save()
        except StoreError as error:
            self.trouble = error
        else:
            self.trouble = None
        return self.trouble is None

    def remember(self, reference: str) -> None:
        """Keep the place for the next visit; a full disk is told with the next answer."""
        try:
            self.desk.position(reference)
        except StoreError as error:
            if self.desk.unsaved:
                self.trouble = error

    def _forget_solved(self, reference: str) -> None:
        """A problem that comes back later is not shown before the question is left, or its section checked, again."""
        section = self.section_of(reference)
        if reference not in self._violations and (section is None or section.reference not in self._checked_once):
            self._exposed.discard(reference)

    def _do(self, act: Callable[[], Changes]) -> Changes:
        try:
            return self._done(act())
        except StoreError as error:
            return self._failed(error)

    def _failed(self, error: StoreError) -> Changes:
        """The answer is in memory only: everything is shown as the session has it."""
        self.trouble = error
        self.read()
        return EVERYTHING

    def _done(self, changes: Changes) -> Changes:
        self.trouble = None
        self.read()
        return changes

    # checking ------------------------------------------------------------------------------------

    def left(self, reference: str) -> bool:
        """A question was left: its format and constraint problems show. True when one appeared."""
        found = self._violations.get(reference)
        if found is None or found.kind == "required" or reference in self._exposed:
            return False
        self._exposed.add(reference)
        return True

    def check_section(self) -> bool:
        """*Lanjut*: True to go on, False to stay with the summary, which was not there before."""
        section = self.section
        told = self.asked()
        self._expose(section.references)
        if not self.problems(section) or told:
            self._visited.add(section.reference)
            return True
        self._checked_once.add(section.reference)
        return False

    def asked(self) -> bool:
        """The section on screen was checked and still has problems: the button says *Lanjut saja*."""
        section = self.section
        return section.reference in self._checked_once and bool(self.problems(section))

    def check_all(self) -> tuple[Problem, ...]:
        """*Periksa isian*: every violation of the form shows."""
        self.read()
        self._expose(self._violations)
        self._exposed.update(reference for section in self.sections for reference in section.references)
        return self.problems()

    def next_problem(self, reference: str, step: int, also: Iterable[Problem] = ()) -> Problem | None:
        """The nearest visible problem after (1) or before (-1) a question, round the form; None without any.

        ``also``: reasons why it came back, which are walked through as well. When there is nothing yet, the whole form
        is checked first.
        """
        problems = (*self.problems(), *also) or self.check_all()
        order = [each for section in self.sections for each in section.references]
        here = order.index(reference) if reference in order else -1
        listed = sorted((one for one in problems if one.reference in order), key=lambda one: order.index(one.reference))
        ahead = [problem for problem in listed if (order.index(problem.reference) - here) * step > 0]
        found = ahead or listed
        return found[0 if step > 0 else -1] if found else None

    def _expose(self, references: Iterable[str]) -> None:
        """Show the problems of these questions."""
        self._exposed.update(references)

    def visit_before(self, section: Section) -> None:
        """A resumed draft: the sections before this one have been seen."""
        for earlier in self.sections[: section.number - 1]:
            self._visited.add(earlier.reference)
            self._expose(earlier.references)

    def visit_all(self) -> None:
        """The worker comes from the check page, where everything was shown."""
        self._visited.update(section.reference for section in self.sections)
        self.check_all()
