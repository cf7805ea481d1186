"""One expression while it is compiled: where it stands, what it reads, what it depends on besides answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from fieldapp.forms.definition import Definition
from fieldapp.forms.tables import Table
from fieldapp.forms.values import Value
from fieldapp.forms.xpath.evaluation import AnyNode, Compiled, Evaluation, NodesOf, ValueOf, value_at
from fieldapp.forms.xpath.lexer import ExpressionError
from fieldapp.forms.xpath.tree import Expression


class RecordPlace:
    """Stands for "inside a secondary instance" where a definition is expected."""


RECORD = RecordPlace()
Place = Definition | RecordPlace

# Traits of an expression: what it depends on that is no answer.
WORDS = "words"  # the language
CHANCE = "chance"  # uuid(), random(), once(): its result is kept, not computed again


MAX_EFFORT = 1_000_000  # references that the paths of one form may lead to while it is compiled


@dataclass(slots=True)
class Effort:
    """What is left for the expressions of one form: ``//*`` in every calculation refers to everything each time."""

    left: int = MAX_EFFORT

    def spend(self, references: int) -> None:
        """Raises ExpressionError (code ``unsupported``) when nothing is left."""
        self.left -= references
        if self.left < 0:
            raise ExpressionError(
                "The expressions of this form refer to too many questions.", "unsupported", "Name single questions."
            )


@dataclass(slots=True)
class Compiler:
    """One expression being compiled for ``context``. ``here`` moves inside predicates; ``reads`` collects
    (definition read, definition whose instance is shared by reader and read)."""

    root: Definition
    tables: Mapping[str, Table]
    context: Definition
    here: Place
    compile_tree: "Callable[[Compiler, Expression], Compiled]"
    floor: Definition | None = None  # inside a predicate: the instance everything relative shares
    reads: dict[Definition, Definition] = field(default_factory=dict)
    choice_reads: set[Definition] = field(default_factory=set)  # whose choice labels are shown
    traits: set[str] = field(default_factory=set)
    doubts: list[str] | None = None  # collects what is not there; None: that is a mistake
    effort: Effort = field(default_factory=Effort)

    def read(self, definition: Definition, shared: Definition) -> None:
        """Note a dependency; the wider scope wins when there are two."""
        known = self.reads.get(definition)
        if known is None or shared in known.ancestors():
            self.reads[definition] = shared

    def inside(self, here: Place, floor: Definition | None) -> "Compiler":
        """The same expression, seen from a predicate."""
        return Compiler(
            self.root,
            self.tables,
            self.context,
            here,
            self.compile_tree,
            floor,
            self.reads,
            self.choice_reads,
            self.traits,
            self.doubts,
            self.effort,
        )

    def compile(self, tree: Expression) -> Compiled:
        """Raises ExpressionError."""
        return self.compile_tree(self, tree)


def first_of(nodes: NodesOf) -> ValueOf:
    """A node-set as a value: its first node, blank when there is none."""

    def value(e: Evaluation, n: AnyNode) -> Value:
        found = nodes(e, n)
        return value_at(found[0]) if found else ""

    return value
