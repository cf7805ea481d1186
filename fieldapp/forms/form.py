"""A loaded form: immutable, shared by any number of sessions."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fieldapp.errors import FormProblem
from fieldapp.forms.definition import Definition
from fieldapp.forms.labels import MISSING, Label
from fieldapp.forms.logic import Rule
from fieldapp.forms.tables import Table
from fieldapp.forms.xpath.evaluation import Compiled


@dataclass(frozen=True, slots=True)
class Part:
    """A node of the body, in the order people meet it. Groups without a node of their own have definition None."""

    definition: Definition | None
    parts: "tuple[Part, ...]" = ()


@dataclass(frozen=True, slots=True)
class SetValue:
    """``target`` gets ``value`` (None: blank) when one of ``events`` happens, for changes: to ``trigger``."""

    target: Definition
    events: tuple[str, ...]
    value: Compiled | None
    trigger: Definition | None = None


@dataclass(frozen=True, slots=True)
class Soft:
    """``note`` is a soft warning at ``question``. ``reads``: what its condition and its words depend on → the
    definition whose instance they share."""

    note: Definition
    question: Definition
    reads: Mapping[Definition, Definition]


@dataclass(frozen=True, slots=True)
class EntityPlan:
    """``entity`` is the block in the instance; ``properties``: name → the question saved to it."""

    entity: Definition
    properties: Mapping[str, Definition]


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """``languages`` as itext names them; ``references`` of all nodes in document order, without positions."""

    form_id: str
    version: str
    title: str
    languages: tuple[str, ...]
    references: tuple[str, ...] = field(repr=False)
    warnings: tuple[str, ...] = field(repr=False)
    root: Definition = field(repr=False)
    instance_id: Definition = field(repr=False)
    attributes: Mapping[str, str] = field(repr=False)  # of the root element, names with their namespace
    body: tuple[Part, ...] = field(repr=False)
    rules: tuple[Rule, ...] = field(repr=False)
    events: tuple[SetValue, ...] = field(repr=False)
    entities: tuple[EntityPlan, ...] = field(repr=False)
    texts: Mapping[str, Label] = field(repr=False)  # itext by id
    images: Mapping[str, str] = field(repr=False)  # itext id → file name
    by_reference: Mapping[str, Definition] = field(repr=False)
    default_language: str = ""
    circles: tuple[FormProblem, ...] = field(default=(), repr=False)  # rules that need each other
    first: Mapping[str, str] = field(default_factory=dict, repr=False)  # stored texts a new instance begins with
    tables: Mapping[str, Table] = field(default_factory=dict, repr=False)  # secondary instances by id
    soft: tuple[Soft, ...] = field(default=(), repr=False)

    def meta(self, name: str) -> Definition | None:
        """``instanceName``, ``audit`` … of the form's meta block; None when it has none."""
        return self.by_reference.get(f"{self.root.reference}/meta/{name}")

    def language_for(self, code: str) -> str:
        """``id`` → ``Bahasa Indonesia (id)``; the form's default language when it has no such language."""
        for language in self.languages:
            if language == code or language.lower().endswith(f"({code.lower()})"):
                return language
        return self.default_language

    def said_in(self, language: str, text: str) -> str:
        """One of the form's sentences in another of its languages; "" where it has none, or answers are in it."""
        for label in self.texts.values():
            there = label.texts.get(language, ())
            if (text,) in label.texts.values() and len(there) == 1 and isinstance(there[0], str):
                return "" if there[0] == MISSING else there[0]
        return ""
