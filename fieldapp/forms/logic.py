"""Rules: the compiled expressions of a form, what they read, and the order in which they are computed.

Relevance, calculations and repeat counts are *eager*: kept up to date at every answer, in an order in which
nothing is computed before what it reads. All others (required, readonly, constraint, labels, choices) are
evaluated when somebody looks; their reads only tell what to repaint.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from fieldapp.errors import FormProblem
from fieldapp.forms.definition import Definition
from fieldapp.forms.instance import InstanceNode
from fieldapp.forms.values import Value
from fieldapp.forms.xml import refusal
from fieldapp.forms.xpath.evaluation import Compiled, Evaluation

EAGER = ("relevant", "calculate", "count")
MAX_INSTANCES = 1000  # of one repeat in one place
CIRCLE_ROUNDS = 4
MAX_CIRCLES = 1000  # told; of rules that need each other
SHOWN = 10  # names of one circle


@dataclass(slots=True, eq=False, repr=False)
class Rule:
    """One expression of ``owner``, evaluated at the instances of ``place`` (a count: those of the parent)."""

    kind: str
    owner: Definition
    place: Definition
    compiled: Compiled
    reads: dict[Definition, Definition]
    choice_reads: set[Definition] = field(default_factory=set)
    traits: frozenset[str] = frozenset()
    order: int = -1  # >= 0 for eager rules
    rounds: int = 0  # how often it may run per change when it needs, in a circle, its own result; 0: no circle

    def value(self, e: Evaluation, node: InstanceNode) -> Value:
        """The expression's value at ``node``. Raises FormError (code ``budget``)."""
        e.current = node
        return self.compiled.value(e, node)


def link(rules: Iterable[Rule]) -> None:
    """Tell every definition which rules read it."""
    for rule in rules:
        for definition, shared in rule.reads.items():
            definition.readers.append((rule, shared))


def order(rules: Sequence[Rule]) -> list[FormProblem]:
    """Give eager rules their order; the problems are the cycles (codes ``cycle``, ``cycle_by_relevance``,
    ``cycle_by_count``).

    Raises FormError (``unsupported``) when there are more circles than anyone could follow.
    A form with a cycle runs, as in Web Forms and Enketo: its rules run a few rounds per change, so that circles that
    come to rest do, and the others stop.
    """
    eager = [rule for rule in rules if rule.kind in EAGER]
    before = {rule: _needed(rule) for rule in eager}
    problems = [_cycle([rule]) for rule in eager if _alone(rule, before)]
    known = len(problems)
    done: list[Rule] = []
    state: dict[Rule, int] = {}  # 1 on the way, 2 done
    for start in eager:
        if start not in state:
            for circle in _visit(start, before, state, done):
                problems.append(_cycle(circle))
                for member in circle:
                    member.rounds = max(member.rounds, CIRCLE_ROUNDS)
                if len(problems) - known > MAX_CIRCLES:
                    message = f"The form's rules need each other in over {MAX_CIRCLES:,} circles."
                    raise refusal("unsupported", message, _CURE)
    for number, rule in enumerate(done):
        rule.order = number
        rule.place.rules.append(rule)
    return problems


def _needed(rule: Rule) -> list[Rule]:
    """The eager rules that decide what ``rule`` reads."""
    found: dict[Rule, None] = {}
    for definition, shared in rule.reads.items():
        deciding = [definition.calculate] if definition.calculate is not None else []
        for above in definition.ancestors():
            deciding += [other for other in (above.relevant, above.count) if other is not None]
        for other in deciding:
            if other is rule and _reads_other_instances(rule, definition, shared):
                rule.rounds = MAX_INSTANCES + 1
            else:
                found[other] = None
    return list(found)


def _reads_other_instances(rule: Rule, definition: Definition, shared: Definition) -> bool:
    """A running total: the question of one repeat instance computed from that of another."""
    if rule.kind != "calculate" or rule.owner is not definition or definition.scope is None:
        return False
    return shared is not definition.scope and shared in definition.scope.ancestors()


def _alone(rule: Rule, before: dict[Rule, list[Rule]]) -> bool:
    """It needs itself: a circle of one, which needs no following."""
    if rule not in before[rule]:
        return False
    before[rule].remove(rule)
    rule.rounds = rule.rounds or 1
    return True


def _visit(
    start: Rule, before: dict[Rule, list[Rule]], state: dict[Rule, int], done: list[Rule]
) -> Iterator[list[Rule]]:
    """The circles met. Depth first without recursion: forms have chains of thousands."""
    state[start] = 1
    path = [(start, iter(before[start]))]
    while path:
        rule, rest = path[-1]
        following = next(rest, None)
        if following is None:
            state[rule] = 2
            done.append(rule)
            path.pop()
        elif state.get(following) == 1:
            on_the_way = [other for other, _ in path]
            yield on_the_way[on_the_way.index(following) :]
        elif following not in state:
            state[following] = 1
            path.append((following, iter(before[following])))


def _cycle(rules: Sequence[Rule]) -> FormProblem:
    names = list(dict.fromkeys(rule.owner.name for rule in rules))
    shown = ", ".join(f"${{{name}}}" for name in names[:SHOWN]) + (", …" if len(names) > SHOWN else "")
    what = "depends on itself" if len(names) == 1 else f"is in a circle: {shown} need each other"
    return FormProblem(
        f"${{{names[0]}}}: its {_WORDS[rules[0].kind]} {what}.",
        _CURE,
        code=f"cycle{next((by for kind, by in _BY.items() if any(rule.kind == kind for rule in rules)), '')}",
        column=rules[0].kind,
    )


_CURE = "Let one of them not refer to the others."
_BY = {"count": "_by_count", "relevant": "_by_relevance"}  # a group may hide itself, a repeat grow by its own answers
_WORDS = {"relevant": "relevant", "calculate": "calculation", "count": "repeat count"}
