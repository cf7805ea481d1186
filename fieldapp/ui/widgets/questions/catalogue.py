"""Which editor a question gets: by control, data type, appearance and number of choices (table of ``ux`` chapter 6).

``kind_of`` is the decision alone, so that a page can see when a question needs another editor (a filtered list
grew past twelve choices); ``editor_for`` builds it. An appearance nobody knows changes nothing.
"""

from collections.abc import Callable

from fieldapp.ui.widgets.questions.acknowledge import Acknowledge
from fieldapp.ui.widgets.questions.arrangement import laid_out
from fieldapp.ui.widgets.questions.barcode import BarcodeLine
from fieldapp.ui.widgets.questions.bearing import BearingLine
from fieldapp.ui.widgets.questions.choice_search import ChoiceSearch
from fieldapp.ui.widgets.questions.choices import ChoiceCards
from fieldapp.ui.widgets.questions.counter import Counter
from fieldapp.ui.widgets.questions.day import DayLine, MomentLine, TimeLine
from fieldapp.ui.widgets.questions.drawing import DrawingEditor
from fieldapp.ui.widgets.questions.editor import Editor, QuestionNode
from fieldapp.ui.widgets.questions.file import FileEditor
from fieldapp.ui.widgets.questions.grid import GridHead, GridRow
from fieldapp.ui.widgets.questions.image_map import ImageMap
from fieldapp.ui.widgets.questions.line import TextLine
from fieldapp.ui.widgets.questions.link import LinkLine
from fieldapp.ui.widgets.questions.many_search import ManySearch
from fieldapp.ui.widgets.questions.masked import MaskedLine
from fieldapp.ui.widgets.questions.months import MonthLine, YearLine
from fieldapp.ui.widgets.questions.note import Fixed, Note
from fieldapp.ui.widgets.questions.number import NumberLine
from fieldapp.ui.widgets.questions.paragraph import Paragraph
from fieldapp.ui.widgets.questions.photo import PhotoEditor
from fieldapp.ui.widgets.questions.picker import Picker
from fieldapp.ui.widgets.questions.place import PointLine
from fieldapp.ui.widgets.questions.points import PointList
from fieldapp.ui.widgets.questions.ranking import Ranking
from fieldapp.ui.widgets.questions.rating import MOST as MOST_STARS
from fieldapp.ui.widgets.questions.rating import Rating
from fieldapp.ui.widgets.questions.scale import Scale
from fieldapp.ui.widgets.questions.signature import SignatureEditor
from fieldapp.ui.widgets.questions.sound import SoundEditor
from fieldapp.ui.widgets.questions.steps import Steps

MOST_CARDS = 12  # choices shown all at once; more are searched
MOST_LAID_OUT = 60  # the same where the form asks for them all
SEARCHED = frozenset({"autocomplete", "minimal", "search"})
DRAWN = {"signature": "signature", "draw": "drawing", "annotate": "annotation"}
UPLOADS = {"image/": "photo", "audio/": "audio", "video/": "video"}
TYPED = {
    "int": "integer",
    "integer": "integer",
    "decimal": "decimal",
    "date": "date",
    "time": "time",
    "dateTime": "dateTime",
    "geopoint": "geopoint",
    "geotrace": "geotrace",
    "geoshape": "geoshape",
    "barcode": "barcode",
}
# (kind that the data type gives, appearance) → the kind it becomes
SPECIAL = {
    ("integer", "counter"): "counter",
    ("integer", "bearing"): "bearing",
    ("decimal", "bearing"): "bearing",
    ("date", "month-year"): "month",
    ("date", "year"): "year",
    ("text", "masked"): "masked",
    ("text", "url"): "link",
    ("text", "multiline"): "paragraph",
    ("scale", "vertical"): "upright_scale",
    ("scale", "picker"): "picker",
    ("scale", "rating"): "rating",
}
QUESTIONS = frozenset({"input", "select1", "select", "upload", "trigger", "range", "rank"})

_MAKERS: dict[str, Callable[[str], Editor]] = {
    "note": Note,
    "fixed": Fixed,
    "text": TextLine,
    "masked": MaskedLine,
    "link": LinkLine,
    "paragraph": Paragraph,
    "integer": lambda language: NumberLine(False, language),
    "decimal": lambda language: NumberLine(True, language),
    "counter": Counter,
    "bearing": BearingLine,
    "date": DayLine,
    "month": MonthLine,
    "year": YearLine,
    "time": TimeLine,
    "dateTime": MomentLine,
    "geopoint": PointLine,
    "geotrace": lambda language: PointList(False, language),
    "geoshape": lambda language: PointList(True, language),
    "barcode": BarcodeLine,
    "one": lambda language: ChoiceCards(False, language),
    "many": lambda language: ChoiceCards(True, language),
    "one_search": ChoiceSearch,
    "many_search": ManySearch,
    "one_map": lambda language: ImageMap(False, language),
    "many_map": lambda language: ImageMap(True, language),
    "one_row": lambda language: GridRow(False, language),
    "many_row": lambda language: GridRow(True, language),
    "grid_head": GridHead,
    "acknowledge": Acknowledge,
    "scale": lambda language: Scale(False, language),
    "upright_scale": lambda language: Scale(True, language),
    "picker": Picker,
    "rating": Rating,
    "ranking": Ranking,
    "photo": PhotoEditor,
    "signature": SignatureEditor,
    "drawing": lambda language: DrawingEditor(False, language),
    "annotation": lambda language: DrawingEditor(True, language),
    "audio": SoundEditor,
    "video": lambda language: FileEditor("video", language),
    "file": lambda language: FileEditor("file", language),
}


def kind_of(node: QuestionNode, media_type: str = "") -> str:
    """A name of the catalogue. ``media_type`` is that of an upload (``image/*``, ``audio/*`` …)."""
    if node.control == "note":
        return "note"
    if node.readonly:
        return _unchangeable(node, media_type)
    if node.control == "input":
        return _typed(node)
    if node.control == "upload":
        return _uploaded(node, media_type)
    if node.control in ("select1", "select"):
        return _chosen(node)
    if node.control == "range":
        return _ranged(node)
    return {"trigger": "acknowledge", "rank": "ranking"}.get(node.control, "fixed")


def is_asked(node: QuestionNode) -> bool:
    """People answer it: no note, no group, no head of a table of questions."""
    head = node.control in ("select", "select1") and "label" in node.appearance
    return node.control in QUESTIONS and not head


def editor_for(node: QuestionNode, language: str, media_type: str = "") -> Editor:
    """A new editor for the node, showing nothing yet."""
    return _MAKERS[kind_of(node, media_type)](language)


def _unchangeable(node: QuestionNode, media_type: str) -> str:
    """Text with a lock; pictures stay pictures, sound can be heard, and web addresses keep their button."""
    if node.control == "upload":
        return {"image": "photo", "audio": "audio"}.get(media_type.partition("/")[0], "file")
    if node.control == "input" and "url" in node.appearance and node.text:
        return "link"
    return "fixed"


def _special(kind: str, node: QuestionNode) -> str:
    return next((SPECIAL[kind, word] for word in node.appearance if (kind, word) in SPECIAL), kind)


def _typed(node: QuestionNode) -> str:
    kind = _special(TYPED.get(node.datatype, "text"), node)
    return "paragraph" if kind == "text" and node.parameters.get("rows", "1") != "1" else kind


def _uploaded(node: QuestionNode, media_type: str) -> str:
    kind = next((name for start, name in UPLOADS.items() if media_type.startswith(start)), "file")
    if kind != "photo":
        return kind
    return next((DRAWN[word] for word in node.appearance if word in DRAWN), kind)


def _ranged(node: QuestionNode) -> str:
    kind = _special("scale", node)
    return "scale" if kind == "rating" and Steps.of(node).count >= MOST_STARS else kind


def _chosen(node: QuestionNode) -> str:
    words = set(node.appearance)
    kind = "one" if node.control == "select1" else "many"
    if "label" in words:
        return "grid_head"
    if "list-nolabel" in words:
        return f"{kind}_row"
    if "image-map" in words and len(node.choices) <= MOST_LAID_OUT:
        return f"{kind}_map"
    most = MOST_LAID_OUT if laid_out(node.appearance) else MOST_CARDS
    return f"{kind}_search" if SEARCHED & words or len(node.choices) > most else kind
