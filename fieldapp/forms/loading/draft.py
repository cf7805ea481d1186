"""The form while it is being loaded: what is known so far, and the mistakes found."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from fieldapp.errors import FormError, FormProblem
from fieldapp.forms.definition import Definition
from fieldapp.forms.labels import Itext, Label, Parts, read_parts
from fieldapp.forms.loading.primary import absolute
from fieldapp.forms.logic import Rule
from fieldapp.forms.tables import Table, external_table
from fieldapp.forms.values import boolean
from fieldapp.forms.xml import attribute, refusal
from fieldapp.forms.xpath.compiler import Compiler, Effort, Place
from fieldapp.forms.xpath.evaluation import Compiled
from fieldapp.forms.xpath.expressions import compile_expression, compile_tree
from fieldapp.forms.xpath.lexer import ExpressionError
from fieldapp.forms.xpath.parser import parse_expression
from fieldapp.forms.xpath.tree import Call, Expression, Literal

MAX_PROBLEMS = 500  # told at once
MAX_NAME, MAX_MESSAGE = 100, 500  # characters worth showing
MAX_RULES = 50_000
MAX_LISTED = 1_500_000  # lines or parts of all lists together
MAX_WRITTEN = 5_000_000  # characters of all expressions together
BLANK = Compiled(lambda _e, _n: "", constant=True)
_ITEXT = re.compile(r"\s*jr:itext\(\s*(['\"])([^'\"]*)\1\s*\)\s*")
_TRUE = ("true()", "true", "1")
_FALSE = ("false()", "false", "0", "")


@dataclass(slots=True)
class FormDraft:
    """Loaders add to it; ``problems`` decide at the end whether there is a form."""

    root: Definition
    by_reference: dict[str, Definition]
    tables: dict[str, Table]
    itext: Itext
    files: Mapping[str, bytes] = field(default_factory=dict)
    strict: bool = False  # references to what is not there are mistakes
    problems: list[FormProblem] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    circles: list[FormProblem] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    used_texts: set[str] = field(default_factory=set)
    binds: dict[str, Definition] = field(default_factory=dict)  # by the id of the bind
    warns: dict[Definition, str] = field(default_factory=dict)  # soft warnings, and what they say they warn of
    effort: Effort = field(default_factory=Effort)
    written_so_far: int = 0  # characters
    _plain_texts: dict[tuple[str, str], Label | None] = field(default_factory=dict)  # by id and form: show no answers
    listed: int = 0  # lines or parts of the lists

    def refuse(self, name: str, message: str, cure: str, code: str, column: str = "") -> None:
        """One more mistake, of the question ``name``."""
        self.problems.append(
            FormProblem(f"${{{name[:MAX_NAME]}}}: {message[:MAX_MESSAGE]}", cure, column=column, code=code)
        )
        if len(self.problems) >= MAX_PROBLEMS:
            raise FormError(self.problems)

    def warn(self, name: str, message: str) -> None:
        """Something the form asks for that has no effect here."""
        self.warnings.append(f"${{{name[:MAX_NAME]}}}: {message[:MAX_MESSAGE]}")

    def seek(self, reference: str, around: Definition) -> Definition | None:
        """The node of a path, absolute or relative to ``around``; None when there is none."""
        return self.by_reference.get(absolute(reference, around.reference)) if reference.strip() else None

    def asked(self, element: Element, around: Definition) -> Definition | None:
        """The node a control asks for: by its path, or by the id of a bind; None, told, when unknown."""
        bound = self.binds.get(attribute(element, "bind"))
        reference = attribute(element, "ref") or attribute(element, "nodeset") or attribute(element, "bind")
        found = bound or self.seek(reference, around)
        if found is None:
            name, message = reference.rpartition("/")[2], f"There is no node {reference} in the form."
            if self.strict:
                self.refuse(name, message, "Correct the path.", "bad_reference", "ref")
            else:
                self.warn(name, f"{message} It is not asked.")
        return found

    def compile(
        self, text: str, owner: Definition, column: str, here: Place | None = None
    ) -> tuple[Compiled, Compiler] | None:
        """None, with a problem noted, when the expression is wrong."""
        self.written_so_far += len(text)
        if self.written_so_far > MAX_WRITTEN:
            raise refusal("unsupported", "The expressions of this form are too long together.", "Split the form.")
        doubts: list[str] | None = None if self.strict else []
        try:
            made = compile_expression(text, self.root, self.tables, owner, here, doubts, self.effort)
        except ExpressionError as error:
            self.refuse(owner.name, str(error), error.cure, error.code, column)
            return None
        for doubt in doubts or ():
            self.warn(owner.name, f"{doubt} It counts as blank.")
        return made

    def compile_tree(self, tree: Expression, owner: Definition, column: str) -> tuple[Compiled, Compiler] | None:
        """Like ``compile``, for an expression that is parsed already."""
        doubts: list[str] | None = None if self.strict else []
        compiler = Compiler(self.root, self.tables, owner, owner, compile_tree, doubts=doubts, effort=self.effort)
        try:
            return compiler.compile(tree), compiler
        except ExpressionError as error:
            self.refuse(owner.name, str(error), error.cure, error.code, column)
            return None

    def csv_table(self, name: str) -> Table:
        """The CSV file of that name, with or without ``.csv``; an empty list, and a warning, when it is missing."""
        plain = name.strip().removesuffix(".csv")
        if plain not in self.tables:
            self.add_table(plain, f"jr://file-csv/{plain}.csv")
        return self.tables[plain]

    def add_table(self, name: str, source: str) -> None:
        """One more list from a file. FormError when the lists together are too long."""
        try:
            self._weigh(source.rpartition("/")[2])
            table = external_table(name, source, self.files)
        except FormError as error:
            self.problems += error.problems
            table = external_table(name, source, {})
        self.tables[name] = table
        if table.absent and not source.endswith("/last-saved"):
            self.warnings.append(f"The file {source.rpartition('/')[2]} is missing; its list is empty.")

    def _weigh(self, file_name: str) -> None:
        content = self.files.get(file_name, b"")
        self.listed += len(content) // 50 + sum(content.count(sign) for sign in (b"\n", b"<", b"{", b"["))
        if self.listed > MAX_LISTED:
            message = f"The lists of this form are too long together, up to {file_name}."
            raise refusal("unsupported", message, "Keep only what the form needs.")

    def rule(self, kind: str, owner: Definition, text: str, place: Definition | None = None) -> Rule | None:
        """A rule of ``owner``; None when there is a problem."""
        made = self.compile(text, owner, kind)
        return None if made is None else self.add(kind, owner, *made, place)

    def add(
        self, kind: str, owner: Definition, compiled: Compiled, compiler: Compiler, place: Definition | None = None
    ) -> Rule:
        """Keep a compiled expression as a rule. FormError when there are too many."""
        if len(self.rules) >= MAX_RULES:
            raise refusal("unsupported", f"The form has too many expressions (over {MAX_RULES:,}).", "Split the form.")
        rule = Rule(
            kind, owner, place or owner, compiled, compiler.reads, compiler.choice_reads, frozenset(compiler.traits)
        )
        self.rules.append(rule)
        return rule

    def truth(self, kind: str, owner: Definition, text: str) -> Rule | bool:
        """Like ``rule``; plain true and false are kept as such."""
        if text.strip() in _FALSE:
            return False
        if text.strip() in _TRUE:
            return True
        rule = self.rule(kind, owner, text)
        if rule is None or not rule.compiled.constant:
            return rule or False
        return boolean(rule.compiled.value(None, None))  # type: ignore[arg-type]

    def label(self, element: Element | None, owner: Definition, form: str = "") -> Label | None:
        """From ``<label>``, ``<hint>`` …: itext, an expression, or text with outputs."""
        if element is None:
            return None
        reference = attribute(element, "ref")
        if reference:
            return self.written(reference, owner, form)
        return None if form else Label({"": self._parts(element, owner)})

    def written(self, text: str, owner: Definition, form: str = "") -> Label | None:
        """From an attribute: ``jr:itext('id')`` or an expression."""
        text_id = self.text_id(text)
        if not text_id:
            made = None if form else self.compile(text, owner, "label")
            if made is None:
                return None
            self.add("label", owner, *made)
            return Label({"": (made[0],)})
        return self.text(text_id, owner, form)

    def text(self, text_id: str, owner: Definition, form: str = "") -> Label | None:
        """The itext entry in all languages; None when there is none."""
        self.used_texts.add(text_id)
        if (text_id, form) in self._plain_texts:
            return self._plain_texts[text_id, form]
        elements = self.itext.elements(text_id, form) or (self.itext.elements(text_id, "long") if not form else {})
        known: dict[int, Parts] = {}
        outputs: dict[str, Compiled] = {}  # the languages show the same answers
        texts: dict[str, Parts] = {}
        for language, element in elements.items():
            if id(element) not in known:
                known[id(element)] = self._parts(element, owner, outputs)
            texts[language] = known[id(element)]
        label = Label(texts) if texts else None
        if not outputs:
            self._plain_texts[text_id, form] = label
        return label

    def text_id(self, text: str) -> str:
        """The id when the expression is ``jr:itext('id')``, else ""."""
        usual = _ITEXT.fullmatch(text)
        if usual:
            return usual[2]
        try:
            tree = parse_expression(text)
        except ExpressionError:
            return ""
        if isinstance(tree, Call) and tree.name == "jr:itext" and isinstance(tree.arguments[0], Literal):
            return tree.arguments[0].text
        return ""

    def _parts(self, element: Element, owner: Definition, outputs: dict[str, Compiled] | None = None) -> Parts:
        known = {} if outputs is None else outputs

        def output(text: str) -> Compiled:
            if text not in known:
                made = self.compile(text, owner, "label")
                known[text] = BLANK if made is None else made[0]
                if made is not None:
                    self.add("label", owner, *made)
            return known[text]

        return read_parts(element, output)
