"""What is fuzzed: a name and what is done with bytes. Only errors of ``fieldapp/errors.py`` may come out."""

from collections.abc import Callable

from tests.fuzz import others, xforms

Seeds = Callable[[], list[bytes]]
Target = Callable[[bytes], None]
TARGETS: dict[str, Target] = {
    "any_xform": xforms.any_xform,
    "changed_xform": xforms.changed_xform,
    "expression": others.expression,
    "workbook": others.workbook,
    "lists": others.lists,
    "package": others.package,
    "values": others.values,
}
# Inputs to begin with, where bytes alone would hardly ever become one.
SEEDS: dict[str, Seeds] = {
    "any_xform": lambda: [xml + b"\0\5\1\7\3\4\2\2\6" for xml, _ in xforms.own_forms() if len(xml) < 3000],
    "lists": lambda: [bytes([n]) + content for n in range(3) for content in others.LISTS],
}
