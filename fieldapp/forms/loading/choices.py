"""``<itemset>`` and ``<item>``: the choices of a select."""

from dataclasses import replace
from xml.etree.ElementTree import Element

from fieldapp.forms.definition import Definition
from fieldapp.forms.itemset import Choices, Item, Itemset
from fieldapp.forms.labels import Label
from fieldapp.forms.loading.draft import FormDraft
from fieldapp.forms.xml import attribute, local
from fieldapp.forms.xpath.compiler import CHANCE, RECORD, Place
from fieldapp.forms.xpath.evaluation import Compiled
from fieldapp.forms.xpath.lexer import ExpressionError
from fieldapp.forms.xpath.parser import parse_expression
from fieldapp.forms.xpath.tree import Call, Expression, Path


def read_choices(element: Element, definition: Definition, draft: FormDraft) -> Choices:
    """The select's choices; reads of its condition become a rule, so that changes repaint it."""
    itemset = next((child for child in element if local(child) == "itemset"), None)
    if itemset is not None:
        return _read_itemset(itemset, definition, draft)
    items = tuple(_item(child, definition, draft) for child in element if local(child) == "item")
    return Choices(items=items, fixed=_plain(items), open=not items)


def read_query(query: str, definition: Definition, draft: FormDraft) -> Choices:
    """A list of itemsets.csv (select_one_external); its texts are the columns name and label."""
    known = len(draft.problems)
    choices = _read_itemset(Element("itemset", {"nodeset": query}), definition, draft)
    if len(draft.problems) == known:
        return choices
    draft.warn(definition.name, f"{draft.problems[known].message.partition(': ')[2]} It is asked as text.")
    del draft.problems[known:]
    return Choices(open=True)


def _item(element: Element, definition: Definition, draft: FormDraft) -> Item:
    value = item_value(element)
    label = draft.label(_child(element, "label"), definition) or Label({"": (value,)})
    return Item(value, label, item_image(element, draft))


def item_value(item: Element) -> str:
    """The text of its ``<value>``."""
    value = _child(item, "value")
    return (value.text or "").strip() if value is not None else ""


def item_image(item: Element, draft: FormDraft) -> str:
    """The file name of its picture, "" without one."""
    label = _child(item, "label")
    text_id = draft.text_id(attribute(label, "ref")) if label is not None else ""
    return picture(draft, text_id) if text_id else ""


def _child(item: Element, name: str) -> Element | None:
    return next((child for child in item if local(child) == name), None)


def _plain(items: tuple[Item, ...]) -> bool:
    return all(isinstance(part, str) for item in items for parts in item.label.texts.values() for part in parts)


def picture(draft: FormDraft, text_id: str) -> str:
    """File name of an itext entry's picture."""
    element = draft.itext.elements(text_id, "image").get("")
    return (element.text or "").strip().rpartition("/")[2] if element is not None else ""


def _read_itemset(element: Element, definition: Definition, draft: FormDraft) -> Choices:
    nodeset = attribute(element, "nodeset") or attribute(element, "ref")
    made = draft.compile(nodeset, definition, "nodeset")
    if made is None:
        return Choices()
    rows, compiler = made
    if rows.nodes is None:
        draft.refuse(definition.name, "Its choices are no list.", "Name a list or a repeat.", "syntax", "nodeset")
        return Choices()
    here: Place = RECORD if rows.target is None else rows.target
    parts = {local(child): attribute(child, "ref") for child in element}
    value = draft.compile(parts.get("value", "name"), definition, "nodeset", here)
    written = parts.get("label", "label" if rows.target is None else parts.get("value", "name"))
    text_id = _text_id_of(written)
    label = draft.compile(text_id or written, definition, "nodeset", here)
    if value is None or label is None:
        return Choices()
    if rows.target is not None:
        for column in (value[1], label[1]):
            for read, shared in column.reads.items():
                compiler.read(read, shared)
    draft.add("choices", definition, rows, compiler)
    itemset = _itemset(rows, value[0], label[0], written, is_text_id=bool(text_id))
    fixed = not compiler.reads and CHANCE not in compiler.traits
    return Choices(itemset=itemset, fixed=fixed, open=_absent(nodeset, draft))


def _itemset(rows: Compiled, value: Compiled, label: Compiled, written: str, *, is_text_id: bool) -> Itemset:
    assert rows.nodes is not None, "checked by the caller"
    if is_text_id:
        return Itemset(rows.nodes, value, text_id=label)
    return Itemset(rows.nodes, value, label, column=written.strip() if rows.target is None else "")


def _text_id_of(written: str) -> str:
    """``itextId`` out of ``jr:itext(itextId)``, else ""."""
    inner = written.strip().removeprefix("jr:itext(")
    return inner.removesuffix(")") if inner != written.strip() else ""


def follow_answers(draft: FormDraft) -> None:
    """When labels of choices show answers, choices that take their labels from itext depend on those answers."""
    shown = [rule for rule in draft.rules if rule.kind == "label" and rule.owner is draft.root]
    if not shown:
        return
    for rule in draft.rules:
        control = rule.owner.control
        choices = control.choices if rule.kind == "choices" and control is not None else None
        if control is not None and choices is not None and choices.itemset and choices.itemset.text_id:
            control.choices = replace(choices, fixed=False)
            for label in shown:
                for definition in label.reads:
                    rule.reads[definition] = draft.root


def _absent(nodeset: str, draft: FormDraft) -> bool:
    """The list is a file that was not given."""
    try:
        tree: Expression = parse_expression(nodeset)
    except ExpressionError:
        return False
    while isinstance(tree, Call) and tree.name == "randomize":
        tree = tree.arguments[0]
    if isinstance(tree, Path) and isinstance(tree.start, Call) and tree.start.name == "instance":
        table = draft.tables.get(getattr(tree.start.arguments[0], "text", ""))
        return table is None or table.absent
    return False
