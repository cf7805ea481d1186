"""``load_form``: the door of the loader."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from fieldapp.errors import FormError
from fieldapp.forms.definition import Definition
from fieldapp.forms.form import Form
from fieldapp.forms.labels import Itext, Label, read_itext
from fieldapp.forms.loading.binds import read_binds
from fieldapp.forms.loading.body import read_body
from fieldapp.forms.loading.choices import follow_answers, picture
from fieldapp.forms.loading.draft import FormDraft
from fieldapp.forms.loading.entities import read_entities
from fieldapp.forms.loading.events import read_events
from fieldapp.forms.loading.lists import read_lists
from fieldapp.forms.loading.primary import (
    find_meta,
    first_texts,
    primary_element,
    read_primary,
    references,
    repeat_references,
    root_attributes,
)
from fieldapp.forms.loading.soft import read_soft
from fieldapp.forms.logic import CIRCLE_ROUNDS, Rule, link, order
from fieldapp.forms.xml import attribute, local, parse_xml, refusal
from fieldapp.forms.xpath.compiler import CHANCE


def load_form(xml: bytes, files: Mapping[str, bytes], *, strict: bool = False) -> Form:
    """The form, ready to run. ``files``: the content of external lists by file name. ``strict``, for authors: what
    refers to a question or list that is not there is a problem; else it is a warning, and counts as blank.

    Raises FormError with every problem found. Codes: xml, unsupported, unknown_function, arguments,
    bad_reference, missing_instance, syntax, cycle. Each message begins with ``${question}:`` where one is
    concerned; ``column`` is the attribute of its bind. Warnings only: a list whose file is missing (any value is
    accepted for its selects), and rules that need each other in a circle, which are among ``circles`` too.
    """
    document = parse_xml(xml)
    model, body, title = _outline(document)
    element = primary_element(model)
    root = read_primary(element, repeat_references(body, local(element)))
    by_reference = {definition.reference: definition for definition in root.family()}
    draft = FormDraft(root, by_reference, {}, read_itext(model), files, strict)
    read_lists(model, body, draft)
    read_binds(model, draft)
    parts = read_body(body, draft)
    events = read_events(model, body, draft)
    entities = read_entities(draft)
    _mark(root, {event.target for event in events})
    texts = _free_texts(draft)
    follow_answers(draft)
    _warn_of_encryption(model, draft)
    _link(draft)
    soft = read_soft(draft)
    if draft.problems:
        raise FormError(draft.problems)
    instance_id = _instance_id(root, {event.target for event in events})
    return Form(
        form_id=attribute(element, "id") or element.tag.rpartition("}")[2],
        version=attribute(element, "version"),
        title=title or attribute(element, "id"),
        languages=draft.itext.languages,
        references=tuple(references(root)),
        warnings=tuple(draft.warnings),
        circles=tuple(draft.circles),
        root=root,
        instance_id=instance_id,
        attributes=root_attributes(element),
        body=parts,
        rules=tuple(draft.rules),
        events=events,
        entities=entities,
        texts=texts,
        images={text_id: picture(draft, text_id) for text_id in draft.itext.ids()},
        by_reference=by_reference,
        default_language=draft.itext.default,
        first=first_texts(element, root),
        tables=draft.tables,
        soft=soft,
    )


def _outline(document: Element) -> tuple[Element, Element, str]:
    """The first model, the body and the title. They stand outside the model: questions may have the same names."""
    head = [inner for outer in document if local(outer) == "head" for inner in outer]
    found: dict[str, Element] = {}
    for element in (*head, *document):
        found.setdefault(local(element), element)
    if "model" not in found:
        raise refusal("xml", "The XML is no XForm: it has no model.", "Choose an XForm file.")
    title = (found["title"].text or "").strip() if "title" in found else ""
    return found["model"], found.get("body", Element("body")), title


def _instance_id(root: Definition, targets: set[Definition]) -> Definition:
    """The server must know each submission: where the form gives no rule for the id, a new one is made."""
    found = find_meta(root, "instanceID")
    assert found is not None, "read_primary adds it"
    if found.calculate is None and found not in targets:
        found.attributes = {**found.attributes, "preload": "uid"}
    return found


def _mark(root: Definition, targets: set[Definition]) -> None:
    """Notes (read-only texts that nothing fills in), fixed attributes, and what is computed again on restore."""
    for definition in root.family():
        still = definition.calculate is None and definition not in targets
        definition.fixed = definition.name.startswith("@") and still
        control = definition.control
        calculate = definition.calculate
        definition.computed = calculate is not None and CHANCE not in calculate.traits and not definition.answerable
        definition.note = (
            control is not None
            and control.kind == "input"
            and definition.readonly is True
            and definition.datatype == "string"
            and still
            and not definition.default
        )


def _free_texts(draft: FormDraft) -> dict[str, Label]:
    """Texts asked for by id while the form runs: those of choices. Answers in them are absolute references."""
    itext: Itext = draft.itext
    texts: dict[str, Label] = {}
    for text_id in itext.ids():
        if text_id not in draft.used_texts or itext.plain(text_id):
            known = len(draft.problems)
            label = draft.text(text_id, draft.root)
            if len(draft.problems) > known:  # nobody may ever show it
                del draft.problems[known:]
                draft.warnings.append(f"The text {text_id} refers to a question that is not there.")
            elif label is not None:
                texts[text_id] = label
    return texts


def _warn_of_encryption(model: Element, draft: FormDraft) -> None:
    if any(local(element) == "submission" and attribute(element, "base64RsaPublicKey") for element in model):
        draft.warnings.append("The form asks for ODK's own encryption; this app seals submissions with its own keys.")


def _link(draft: FormDraft) -> None:
    """Who reads whom, and in which order; jr:choice-name reads what the choices' condition reads."""
    conditions: dict[Definition, list[Rule]] = {}
    for rule in draft.rules:
        if rule.kind in ("choices", "item"):
            conditions.setdefault(rule.owner, []).append(rule)
    for rule in draft.rules:
        for select in rule.choice_reads:
            for condition in conditions.get(select, ()):
                for definition in condition.reads:
                    rule.reads.setdefault(definition, draft.root)
    link(draft.rules)
    draft.circles += order(draft.rules)
    for rule in draft.rules:
        if rule.kind == "calculate" and 0 < rule.rounds <= CIRCLE_ROUNDS:
            rule.owner.computed = False  # where a circle came to rest may depend on the way there
    draft.warnings += [f"{circle.message} Its result may depend on the order of answers." for circle in draft.circles]
