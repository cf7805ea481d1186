"""The questions of a submission as the reader lists them: label, answer, what was said before, what is remarkable."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fieldapp.domain.team import Found
from fieldapp.fieldbook.bare_reading import bare
from fieldapp.fieldbook.reviewing import Reading, Sheet
from fieldapp.forms import FormSession, Node
from fieldapp.ui.pages.form.sayings import section_name
from fieldapp.ui.pages.review.sayings import finding
from fieldapp.ui.widgets.questions.catalogue import is_asked
from fieldapp.ui.widgets.questions.markup import plain_text
from fieldapp.ui.widgets.questions.reading import answer_text
from fieldapp.ui.words import translate

SHOWS = ("all", "flagged", "noted", "empty", "invalid", "differs")


@dataclass(frozen=True, slots=True)
class Question:
    """One line. ``heading``: the name of a section alone. ``flags``: what the checks or the form say about it;
    ``before`` is what the other submission says, None where it asks no such question."""

    reference: str
    label: str
    answer: str = ""
    heading: bool = False
    before: str | None = None
    flags: tuple[str, ...] = ()
    invalid: str = ""
    confirmed: bool = False
    note: str = ""

    @property
    def differs(self) -> bool:
        """Whether both ask it and say something else."""
        return self.before is not None and self.before != self.answer

    def shown(self, show: str) -> bool:
        """Whether it passes one of ``SHOWS``."""
        return {
            "all": True,
            "flagged": bool(self.flags),
            "noted": bool(self.note),
            "empty": not self.answer,
            "invalid": bool(self.invalid),
            "differs": self.differs,
        }[show]


def questions(reading: Reading, notes: Mapping[str, str], language: str) -> tuple[Question, ...]:
    """Sections and their questions in the order of the form. ``notes``: reference → the note pinned there."""
    sheet, flagged = reading.sheet, _flagged(reading.work.found)
    before = _answers(reading.before, language) if reading.before is not None else None
    if sheet.session is None:
        return tuple(
            Question(path, path.rpartition("/")[2].replace("_", " "), text, note=notes.get(path, ""))
            for path, text in sheet.bare
        )
    return tuple(_lines(sheet, sheet.session, flagged, before, notes, language))


def counts(lines: Iterable[Question]) -> dict[str, int]:
    """How many questions pass each of ``SHOWS``."""
    asked = [line for line in lines if not line.heading]
    return {show: sum(line.shown(show) for line in asked) for show in SHOWS}


def chosen(lines: Sequence[Question], show: str) -> tuple[Question, ...]:
    """Those that pass, with the headings of their sections."""
    found: list[Question] = []
    heading: Question | None = None
    for line in lines:
        if line.heading:
            heading = line
        elif line.shown(show):
            found += [heading, line] if heading is not None else [line]
            heading = None
    return tuple(found)


def words(show: str) -> str:
    """What a filter is called."""
    return {
        "all": translate("Review", "All questions"),
        "flagged": translate("Review", "Flagged"),
        "noted": translate("Review", "With a note"),
        "empty": translate("Review", "Not filled in"),
        "invalid": translate("Review", "Not acceptable"),
        "differs": translate("Review", "Different from before"),
    }[show]


def _lines(
    sheet: Sheet,
    session: FormSession,
    flagged: Mapping[str, tuple[str, ...]],
    before: Mapping[str, str] | None,
    notes: Mapping[str, str],
    language: str,
) -> Iterator[Question]:
    for section in session.sections():
        nodes = [node for node in map(session.node, section.references) if is_asked(node)]
        if nodes:
            yield Question(section.reference, section_name(section), heading=True)
        for node in nodes:
            said = list(flagged.get(bare(node.reference), ()))
            soft = plain_text(node.soft) if node.text else ""
            said += [soft] if soft and soft not in said else []
            yield Question(
                node.reference,
                plain_text(node.label) or node.name.replace("_", " "),
                _text(node, language),
                before=None if before is None else before.get(_key(node)),
                flags=tuple(said),
                invalid=_violation(node),
                confirmed=bare(node.reference) in sheet.confirmed,
                note=notes.get(node.reference, ""),
            )


def _answers(sheet: Sheet, language: str) -> dict[str, str]:
    """Answers by the name of their question, so that another form of the same words can be compared."""
    session = sheet.session
    if session is None:
        return {path.rpartition("/")[2]: text for path, text in sheet.bare}
    found: dict[str, str] = {}
    for section in session.sections():
        for node in map(session.node, section.references):
            if is_asked(node):
                found[_key(node)] = _text(node, language)
    return found


def _key(node: Node) -> str:
    """Name and place in its repeat."""
    around = node.reference.rpartition("/")[0].rpartition("/")[2]
    return f"{around}/{node.name}" if "[" in around else node.name


def _text(node: Node, language: str) -> str:
    text = answer_text(node, language)
    if node.control == "upload" and text:
        return translate("Review", "Attached")
    if node.control == "trigger" and text:
        return translate("Review", "Yes")
    return text


def _violation(node: Node) -> str:
    found = node.violation
    if found is None:
        return ""
    if found.message:
        return plain_text(found.message)
    if found.kind == "required":
        return translate("Review", "Must be filled in")
    return translate("Review", "The form does not accept this answer")


def _flagged(found: Sequence[Found]) -> dict[str, tuple[str, ...]]:
    told: dict[str, tuple[str, ...]] = {}
    for one in found:
        if one.reference:
            place = bare(one.reference)
            told[place] = (*told.get(place, ()), finding(one))
    return told
