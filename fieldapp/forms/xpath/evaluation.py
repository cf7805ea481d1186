"""What a compiled expression may look at while it runs, and the budget that keeps it finite."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Protocol

from fieldapp.forms.instance import InstanceNode
from fieldapp.forms.tables import Record
from fieldapp.forms.values import Value
from fieldapp.forms.xml import refusal

if TYPE_CHECKING:
    from fieldapp.forms.definition import Definition

MAX_STEPS = 2_000_000  # node visits per recompute: one to two seconds
TEXT_SHARE = 8  # characters made that count as one visit

AnyNode = InstanceNode | Record


class Words(Protocol):
    """Texts an expression may ask for: choice labels and itext, in the session's language."""

    def choice_label(self, evaluation: "Evaluation", node: InstanceNode, value: str) -> str:
        """The label of a choice of that question, "" when it has no such choice."""

    def text(self, evaluation: "Evaluation", text_id: str) -> str:
        """The itext entry."""

    def image(self, text_id: str) -> str:
        """The file name of the itext entry's picture, "" when there is none."""


@dataclass(slots=True)
class Evaluation:
    """The state of one session's evaluations. ``current`` is the node the running expression belongs to."""

    root: InstanceNode
    single: "list[InstanceNode]"  # by Definition.index, for nodes outside repeats
    now: Callable[[], datetime]
    new_uuid: Callable[[], str]
    random: random.Random
    properties: "dict[str, str]"
    words: Words
    zone: tzinfo
    current: InstanceNode
    language: str = ""
    position: int = 0
    size: int = 0
    steps: int = 0
    version: str = ""  # of the form

    def spend(self, steps: int) -> None:
        """Count node visits; FormError (code ``budget``) beyond MAX_STEPS."""
        self.steps += steps
        if self.steps > MAX_STEPS:
            raise refusal(
                "budget",
                f"${{{self.current.definition.name}}}: the expression visits too many nodes.",
                "Simplify it, or make the list it searches shorter.",
            )

    def write(self, characters: int) -> None:
        """Count the characters of a text about to be made; FormError (code ``budget``) as for node visits."""
        self.steps += characters // TEXT_SHARE
        if self.steps > MAX_STEPS:
            raise refusal(
                "budget",
                f"${{{self.current.definition.name}}}: the expression makes too long texts.",
                "Do not put a text into itself.",
            )

    @property
    def language_code(self) -> str:
        """``id`` or ``en``: for month and day names."""
        lowered = self.language.lower()
        return "id" if "(id)" in lowered or lowered.startswith(("id", "bahasa", "indonesia")) else "en"


ValueOf = Callable[[Evaluation, AnyNode], Value]
NodesOf = Callable[[Evaluation, AnyNode], "list[AnyNode]"]


@dataclass(frozen=True, slots=True)
class Compiled:
    """``value`` is the expression as a value; ``nodes`` as a node-set, None when it is none.

    ``target`` is the definition the nodes have; None for records and values. ``places`` are all their definitions
    when they have several.
    """

    value: ValueOf
    nodes: NodesOf | None = None
    target: "Definition | None" = None
    constant: bool = False
    several: bool = False  # there may be more than one node
    places: "tuple[Definition, ...]" = ()
    chosen: "Callable[[Evaluation, AnyNode], Compiled] | None" = None  # of if() and its like: the one whose value it is

    @property
    def definitions(self) -> "tuple[Definition, ...]":
        """Of the nodes; none for records and values."""
        return self.places or (() if self.target is None else (self.target,))


def value_at(node: AnyNode) -> Value:
    """What an expression sees of a node."""
    return node.text if isinstance(node, Record) else node.live
