"""``appearance="search(…)"``: choices out of a CSV file, whose columns the written choice names."""

from xml.etree.ElementTree import Element

from fieldapp.forms.definition import Definition
from fieldapp.forms.itemset import Choices
from fieldapp.forms.loading.choices import item_image, item_value, read_choices
from fieldapp.forms.loading.draft import FormDraft
from fieldapp.forms.lookup import Search
from fieldapp.forms.xml import local
from fieldapp.forms.xpath.evaluation import Compiled
from fieldapp.forms.xpath.lexer import ExpressionError
from fieldapp.forms.xpath.parser import parse_expression
from fieldapp.forms.xpath.tree import Call, Literal


def split_search(appearance: str) -> tuple[str, str]:
    """``search(…)`` and the other words of an appearance; quotes inside may hold parentheses."""
    start = appearance.find("search(")
    if start < 0:
        return "", appearance
    depth, quote = 0, ""
    for at in range(start, len(appearance)):
        sign = appearance[at]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"":
            quote = sign
        else:
            depth += (sign == "(") - (sign == ")")
            if sign == ")" and depth == 0:
                return appearance[start : at + 1], f"{appearance[:start]} {appearance[at + 1 :]}"
    return "", appearance


def read_search(element: Element, written: str, definition: Definition, draft: FormDraft) -> Choices:
    """Choices whose value is a number stay as they are; the first other one names the columns (Collect)."""
    items = [child for child in element if local(child) == "item"]
    named = next((item for item in items if not item_value(item).lstrip("-").isdecimal()), None)
    arguments = _arguments(written, definition, draft)
    label = next((child for child in named if local(child) == "label"), None) if named is not None else None
    labels = draft.label(label, definition)
    if arguments is None or named is None or labels is None:
        return read_choices(element, definition, draft)
    name, asked = arguments
    table = draft.csv_table(name)
    search = Search(table, tuple(asked), item_value(named), labels, item_image(named, draft))
    kept = Element(element.tag)
    kept.extend(item for item in items if item_value(item).lstrip("-").isdecimal())
    return Choices(items=read_choices(kept, definition, draft).items, search=search, open=table.absent)


def _arguments(written: str, definition: Definition, draft: FormDraft) -> tuple[str, list[Compiled]] | None:
    """The file's name, and the other arguments as rules that repaint the question."""
    try:
        tree = parse_expression(written)
    except ExpressionError as error:
        draft.refuse(definition.name, str(error), error.cure, error.code, "appearance")
        return None
    if not isinstance(tree, Call) or not tree.arguments or not isinstance(tree.arguments[0], Literal):
        draft.refuse(definition.name, "search() names no file.", "Write search('file').", "arguments", "appearance")
        return None
    compiled: list[Compiled] = []
    for argument in tree.arguments[1:]:
        made = draft.compile_tree(argument, definition, "appearance")
        if made is None:
            return None
        draft.add("choices", definition, *made)
        compiled.append(made[0])
    return tree.arguments[0].text, compiled
