"""A node as screens see it: a live view that reads the session at each access."""

from collections.abc import Mapping

from fieldapp.forms.changes import Violation
from fieldapp.forms.instance import InstanceNode
from fieldapp.forms.itemset import Choice
from fieldapp.forms.live import Live
from fieldapp.forms.soft import open_warning


class Node:
    """What ``session.node(reference)`` gives. A view of a removed repeat instance shows what it last held."""

    __slots__ = ("_at", "_live", "reference")

    def __init__(self, live: Live, at: InstanceNode, reference: str) -> None:
        self._live = live
        self._at = at
        self.reference = reference

    @property
    def name(self) -> str:
        """The question's name."""
        return self._at.definition.name

    @property
    def control(self) -> str:
        """input, select1, select, upload, trigger, range, rank, note, group, repeat; "" when nothing shows it."""
        control = self._at.definition.control
        return "" if control is None else "note" if self._at.definition.note else control.kind

    @property
    def datatype(self) -> str:
        """string, int, decimal, date, dateTime, time, boolean, geopoint, geotrace, geoshape, binary, barcode …"""
        return self._at.definition.datatype

    @property
    def appearance(self) -> tuple[str, ...]:
        """The words of the appearance column."""
        control = self._at.definition.control
        return control.appearance if control is not None else ()

    @property
    def parameters(self) -> Mapping[str, str]:
        """start, end and step of a range, max-pixels, rows …"""
        control = self._at.definition.control
        return control.parameters if control is not None else {}

    @property
    def media_type(self) -> str:
        """What an upload accepts, e.g. ``image/*``."""
        control = self._at.definition.control
        return control.media_type if control is not None else ""

    @property
    def relevant(self) -> bool:
        """By itself and by everything around it."""
        return self._at.relevant

    @property
    def grows(self) -> bool:
        """A repeat whose instances people may add and remove."""
        return self._at.definition.grows

    @property
    def readonly(self) -> bool:
        """By its rule or by a group around it."""
        return self._live.readonly(self._at)

    @property
    def required(self) -> bool:
        """A blank answer would be a violation."""
        return self._live.holds(self._at.definition.required, self._at)

    @property
    def text(self) -> str:
        """As typed or stored."""
        return self._at.text

    @property
    def value(self) -> str:
        """Canonical text; "" when blank or unreadable."""
        return self._live.canonical(self._at)

    @property
    def label(self) -> str:
        """In the session's language, answers filled in."""
        return self._live.say(self._at.definition.label, self._at)

    @property
    def hint(self) -> str:
        """In the session's language."""
        return self._live.say(self._at.definition.hint, self._at)

    @property
    def guidance(self) -> str:
        """The longer hint."""
        return self._live.say(self._at.definition.guidance, self._at)

    @property
    def media(self) -> Mapping[str, str]:
        """File names by kind: image, big-image, audio, video; in the session's language."""
        media = self._at.definition.media
        return {kind: self._live.say(label, self._at).rpartition("/")[2] for kind, label in media.items()}

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Those that can be chosen now."""
        return self._live.offered(self._at).choices

    @property
    def violation(self) -> Violation | None:
        """Why its answer is not acceptable now."""
        return self._live.violation(self._at)

    @property
    def soft(self) -> str:
        """Why its answer is unusual, though acceptable; "" when it is not, or was confirmed."""
        found = open_warning(self._live, self._at)
        return self._live.say(found.definition.label, found) if found is not None else ""
