"""Events of a session: preloads and setvalues at first load, at new repeats, at changes of answers."""

from fieldapp.forms.datatypes import coerce
from fieldapp.forms.dates import datetime_text
from fieldapp.forms.definition import Definition
from fieldapp.forms.form import Form, SetValue
from fieldapp.forms.instance import InstanceNode
from fieldapp.forms.loading.events import CHANGED, EVERY_LOAD, FIRST_LOAD, NEW_REPEAT
from fieldapp.forms.recompute import Recompute
from fieldapp.forms.values import stored_text
from fieldapp.forms.xpath.evaluation import Evaluation

EVENT_COST = 100  # steps of the budget
MAX_CHAIN = 100  # setvalues that trigger each other in a circle stop here


class Happenings:
    """Fires the form's events in one session."""

    def __init__(self, form: Form, evaluation: Evaluation, recompute: Recompute) -> None:
        self._form = form
        self._e = evaluation
        self._recompute = recompute
        self._events = {
            name: [event for event in form.events if name in event.events]
            for name in (FIRST_LOAD, EVERY_LOAD, NEW_REPEAT, CHANGED)
        }

        self._waiting: dict[Definition, list[SetValue]] = {}
        for event in self._events[CHANGED]:
            if event.trigger is not None:
                self._waiting.setdefault(event.trigger, []).append(event)

    def preload(self) -> None:
        """What the laptop knows at the start: times, the day, names, the instance's id."""
        for node in self._e.root.family():
            text = self._preloaded(node.definition)
            if text:
                self._recompute.put(node, text)

    def born(self, kid: InstanceNode) -> None:
        """A new repeat instance has its own times, ids and events. ``settle`` must follow: where people add one, its
        events see it before its calculations ran (JavaRosa)."""
        for node in kid.family():
            text = self._preloaded(node.definition)
            if text:
                self._recompute.give(node, text)
        for event in self._events[NEW_REPEAT]:
            if kid.definition in event.target.ancestors():
                for node in kid.below(event.target):
                    self._recompute.give(node, self._text(event, node))

    def finish(self) -> None:
        """The ``end`` time, at freezing."""
        for node in self._e.root.family():
            attributes = node.definition.attributes
            if attributes.get("preload") == "timestamp" and attributes.get("preloadParams") == "end":
                self._recompute.give(node, datetime_text(self._e.now().astimezone(self._e.zone)))
        self._recompute.settle()

    def _preloaded(self, definition: Definition) -> str:
        kind = definition.attributes.get("preload", "")
        wanted = definition.attributes.get("preloadParams", "")
        if kind == "uid":
            return f"uuid:{self._e.new_uuid()}"
        if kind == "timestamp" and wanted == "start":
            return datetime_text(self._e.now().astimezone(self._e.zone))
        if kind == "date" and wanted == "today":
            return self._e.now().astimezone(self._e.zone).date().isoformat()
        known = self._e.properties
        return known.get(wanted) or known.get(wanted.removeprefix("uri:"), "") if kind == "property" else ""

    def first_load(self) -> None:
        """Once in the life of an instance; instances that were born in the meantime had their own event."""
        born = {node for kid in self._recompute.trace.born for node in kid.family()}
        self.follow()
        for event in self._events[FIRST_LOAD]:
            self._set(event, [node for node in self._e.root.below(event.target) if node not in born])

    def name_entities(self) -> None:
        """A block that said nothing left no id in its submission; a correction may make it speak."""
        for event in self._events[FIRST_LOAD]:
            entity = event.target.parent
            if event.target.name == "@id" and entity is not None and entity.name == "entity":
                self._set(event, [node for node in self._e.root.below(event.target) if not node.text])

    def every_load(self) -> None:
        """Each time it is opened."""
        for event in self._events[EVERY_LOAD]:
            self._set(event, self._e.root.below(event.target))

    def follow(self) -> None:
        """Fire what waits for new repeats and changed answers, and what these changes set off in turn."""
        trace = self._recompute.trace
        for _ in range(MAX_CHAIN):
            if not trace.born and not trace.fired:
                return
            born, fired = trace.born[:], trace.fired[:]
            trace.born.clear()
            trace.fired.clear()
            for kid in born:
                self.born(kid)
                self._recompute.settle()
            for node in fired:
                for event in self._waiting.get(node.definition, ()):
                    self._set_now(event, _targets(event, node))
        trace.born.clear()
        trace.fired.clear()

    def _set(self, event: SetValue, nodes: list[InstanceNode]) -> None:
        self._set_now(event, nodes)
        self.follow()

    def _set_now(self, event: SetValue, nodes: list[InstanceNode]) -> None:
        for node in nodes:
            self._recompute.give(node, self._text(event, node))
            self._recompute.settle()

    def _text(self, event: SetValue, node: InstanceNode) -> str:
        if event.value is None:
            return ""
        self._e.current = node
        self._e.spend(EVENT_COST)
        value = event.value.value(self._e, node)
        fitting = coerce(value, node.definition.datatype, self._e.zone)
        text = stored_text(value if fitting == "" else fitting)
        self._e.write(len(text))
        return text


def _targets(event: SetValue, node: InstanceNode) -> list[InstanceNode]:
    """The targets that share the trigger's repeat instances as far as they go together."""
    around = set(event.target.ancestors())
    shared = next(above for above in node.definition.ancestors() if above in around)
    return node.above(shared).below(event.target)
