"""Which editor a question gets: by control, data type, appearance and number of choices (table of ``ux`` chapter 6).

``kind_of`` is the decision alone, so that a page can see when a question needs another editor (a filtered list
grew past twelve choices); ``editor_for`` builds it.
"""

from collections.abc import Callable

from fieldapp.ui.widgets.questions.acknowledge import Acknowledge
from fieldapp.ui.widgets.questions.choice_search import ChoiceSearch
from fieldapp.ui.widgets.questions.choices import ChoiceCards
from fieldapp.ui.widgets.questions.day import DayLine, MomentLine, TimeLine
from fieldapp.ui.widgets.questions.editor import Editor, QuestionNode
from fieldapp.ui.widgets.questions.file import FileEditor
from fieldapp.ui.widgets.questions.line import TextLine
from fieldapp.ui.widgets.questions.many_search import ManySearch
from fieldapp.ui.widgets.questions.note import Fixed, Note
from fieldapp.ui.widgets.questions.number import NumberLine
from fieldapp.ui.widgets.questions.paragraph import Paragraph
from fieldapp.ui.widgets.questions.photo import PhotoEditor
from fieldapp.ui.widgets.questions.place import PointLine
from fieldapp.ui.widgets.questions.ranking import Ranking
from fieldapp.ui.widgets.questions.scale import Scale
from fieldapp.ui.widgets.questions.signature import SignatureEditor

MOST_CARDS = 12  # choices shown all at once; more are searched
SEARCHED = frozenset({"autocomplete", "minimal", "search"})
SIGNED = frozenset({"signature", "draw"})
PICTURE = "image/"
TYPED = {
    "int": "integer",
    "integer": "integer",
    "decimal": "decimal",
    "date": "date",
    "time": "time",
    "dateTime": "dateTime",
    "geopoint": "geopoint",
}
QUESTIONS = frozenset({"input", "select1", "select", "upload", "trigger", "range", "rank"})

_MAKERS: dict[str, Callable[[str], Editor]] = {
    "note": Note,
    "fixed": Fixed,
    "text": TextLine,
    "paragraph": Paragraph,
    "integer": lambda language: NumberLine(False, language),
    "decimal": lambda language: NumberLine(True, language),
    "date": DayLine,
    "time": TimeLine,
    "dateTime": MomentLine,
    "geopoint": PointLine,
    "one": lambda language: ChoiceCards(False, language),
    "many": lambda language: ChoiceCards(True, language),
    "one_search": ChoiceSearch,
    "many_search": ManySearch,
    "acknowledge": Acknowledge,
    "scale": Scale,
    "ranking": Ranking,
    "photo": PhotoEditor,
    "signature": SignatureEditor,
    "file": FileEditor,
}


def kind_of(node: QuestionNode, media_type: str = "") -> str:
    """A name of the catalogue. ``media_type`` is that of an upload (``image/*``, ``audio/*`` …)."""
    if node.control == "note":
        return "note"
    if node.readonly or node.control not in QUESTIONS:
        return "fixed"
    if node.control == "input":
        return _typed(node)
    if node.control == "upload":
        return _uploaded(node, media_type)
    if node.control in ("select1", "select"):
        return _chosen(node)
    return {"trigger": "acknowledge", "range": "scale", "rank": "ranking"}[node.control]


def editor_for(node: QuestionNode, language: str, media_type: str = "") -> Editor:
    """A new editor for the node, showing nothing yet."""
    return _MAKERS[kind_of(node, media_type)](language)


def _typed(node: QuestionNode) -> str:
    if node.datatype in TYPED:
        return TYPED[node.datatype]
    return "paragraph" if "multiline" in node.appearance else "text"


def _uploaded(node: QuestionNode, media_type: str) -> str:
    if not media_type.startswith(PICTURE):
        return "file"
    return "signature" if SIGNED & set(node.appearance) else "photo"


def _chosen(node: QuestionNode) -> str:
    searched = len(node.choices) > MOST_CARDS or bool(SEARCHED & set(node.appearance))
    kind = "one" if node.control == "select1" else "many"
    return f"{kind}_search" if searched else kind
