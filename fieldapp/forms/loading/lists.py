"""Secondary instances of a form: those it declares, and the files that pulldata() and itemset queries name."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from fieldapp.forms.loading.draft import FormDraft
from fieldapp.forms.tables import Table, internal_table, listed_table
from fieldapp.forms.xml import attribute, local

ITEMSETS = "itemsets.csv"
_PULLED = re.compile(r"""pulldata\(\s*(?:'([^']+)'|"([^"]+)")""")
_NAMED = re.compile(r"""instance\(\s*(?:'([^']+)'|"([^"]+)")""")


def read_lists(model: Element, body: Element, draft: FormDraft) -> None:
    """Fills ``draft.tables``. A missing file is a warning; an unreadable one a problem."""
    primary = False
    for instance in model:
        if local(instance) != "instance":
            continue
        name, source = attribute(instance, "id"), attribute(instance, "src")
        if source and name and name not in draft.tables:
            draft.add_table(name, source)
        elif not source and name and primary and name not in draft.tables:
            draft.tables[name] = internal_table(name, instance)
        primary = primary or not source
    for name in _queried(body):
        if name not in draft.tables:
            draft.tables[name] = _listed(name, draft)
    for name in _pulled(model, body):
        draft.csv_table(name)


def _listed(name: str, draft: FormDraft) -> Table:
    """The rows of itemsets.csv that are of the list ``name`` (select_one_external)."""
    if ITEMSETS not in draft.files:
        draft.warnings.append(f"The file {ITEMSETS} is missing; the list {name} is asked as text.")
    return listed_table(name, ITEMSETS, draft.files)


def _queried(body: Element) -> Iterator[str]:
    for element in body.iter():
        for match in _NAMED.finditer(attribute(element, "query")):
            yield match[1] or match[2]


def _pulled(model: Element, body: Element) -> Iterator[str]:
    """Whatever expression the name stands in: of a bind, a setvalue, an output, a choice list."""
    for top in (model, body):
        for element in top.iter():
            for text in element.attrib.values():
                if "pulldata" in text:
                    yield from (match[1] or match[2] for match in _PULLED.finditer(text))
