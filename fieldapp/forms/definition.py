"""What a form says about one node of its primary instance: the bind, the control, its place in the tree.

Definitions are built once by ``load_form`` and never change afterwards. A node inside repeats has one
definition and many instances.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldapp.forms.itemset import Choices
    from fieldapp.forms.labels import Label
    from fieldapp.forms.logic import Rule


@dataclass(slots=True)
class Control:
    """What the body says: which widget, its texts, its choices."""

    kind: str  # input select1 select upload trigger range rank group repeat
    appearance: tuple[str, ...] = ()
    media_type: str = ""
    parameters: dict[str, str] = field(default_factory=dict)
    choices: "Choices | None" = None


@dataclass(slots=True, eq=False, repr=False)
class Definition:
    """One node of the primary instance. ``reference`` is its path without positions."""

    name: str
    parent: "Definition | None"
    namespace: str = ""
    index: int = 0
    repeat: bool = False
    default: str = ""
    datatype: str = "string"
    attributes: dict[str, str] = field(default_factory=dict)  # of the bind
    children: dict[str, "Definition"] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)  # attributes of the root: id, version …
    control: Control | None = None
    label: "Label | None" = None
    hint: "Label | None" = None
    guidance: "Label | None" = None
    media: "dict[str, Label]" = field(default_factory=dict)  # of the label: image, big-image, audio, video
    constraint_message: "Label | None" = None
    required_message: "Label | None" = None
    relevant: "Rule | None" = None
    required: "Rule | bool" = False
    readonly: "Rule | bool" = False
    constraint: "Rule | None" = None
    calculate: "Rule | None" = None
    count: "Rule | None" = None  # how many instances a repeat has
    readers: "list[tuple[Rule, Definition]]" = field(
        default_factory=list
    )  # with the definition whose instance they share
    rules: "list[Rule]" = field(default_factory=list)  # run at each of its instances, in order
    reference: str = ""
    scope: "Definition | None" = None  # nearest repeat around it, or itself
    begins: int = 0  # instances of a nested repeat in a new instance of the repeat around it
    note: bool = False
    warns: "Definition | None" = None  # a note that is a soft warning at this question
    warned_by: "list[Definition]" = field(default_factory=list)  # the soft warnings of a question
    watched: bool = False  # a setvalue waits for its value to change
    fixed: bool = False  # an attribute the form wrote and nothing changes
    computed: bool = False  # restore computes it again, so it is not stored

    def __post_init__(self) -> None:
        self.reference = f"{self.parent.reference if self.parent else ''}/{self.name}"
        if self.parent is not None:
            self.parent.children[self.name] = self

    def __repr__(self) -> str:
        return f"<Definition {self.reference}>"  # of everything it knows the text would be endless

    @property
    def leaf(self) -> bool:
        """It holds an answer: no child elements (attributes do not count)."""
        return all(name.startswith("@") for name in self.children) and not self.repeat

    @property
    def question(self) -> bool:
        """People answer it; a select with the ``label`` appearance is only the head of a table."""
        if self.control is None or self.note or self.control.kind in ("group", "repeat"):
            return False
        return not (self.control.kind in ("select", "select1") and "label" in self.control.appearance)

    @property
    def answerable(self) -> bool:
        """A question that may be answered sometimes, even if a calculation fills it in."""
        return self.question and self.readonly is not True

    @property
    def grows(self) -> bool:
        """People may add and remove instances: no count decides, and the form does not forbid it."""
        fixed = self.control is not None and "noAddRemove" in self.control.parameters
        return self.repeat and self.count is None and not fixed

    def ancestors(self) -> "Iterator[Definition]":
        """Itself, then its parent, up to the root."""
        at: Definition | None = self
        while at is not None:
            yield at
            at = at.parent

    def family(self) -> "Iterator[Definition]":
        """Itself and everything below, in document order."""
        yield self
        for child in self.children.values():
            yield from child.family()
