"""Which editor a question gets."""

import random
import uuid
from datetime import UTC, datetime

import pytest

from fieldapp.forms import Context, Form, FormSession
from fieldapp.ui.widgets.questions.catalogue import editor_for, kind_of

KINDS = {
    "full_name": "text",
    "age": "integer",
    "temperature": "decimal",
    "has_family": "one",
    "born": "date",
    "told": "note",
    "story": "paragraph",
    "nik": "text",
    "at": "time",
    "met": "dateTime",
    "where": "geopoint",
    "signs": "many",
    "things": "many_search",
    "best": "one_search",
    "short_list": "one_search",
    "liked": "one",
    "pain": "scale",
    "order": "ranking",
    "promise": "acknowledge",
    "photo": "photo",
    "signed": "signature",
    "paper": "file",
    "code": "barcode",
}


@pytest.fixture
def session(every_form: Form) -> FormSession:
    context = Context(lambda: datetime.now(UTC), lambda: str(uuid.uuid4()), random.Random(1), {})
    return FormSession.start(every_form, context)


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_every_type_has_its_editor(session: FormSession, qapp: object, name: str, kind: str) -> None:
    reference = next(ref for ref in session.form.references if ref.endswith(f"/{name}"))
    node = session.node(reference)
    assert kind_of(node, node.media_type) == kind
    editor = editor_for(node, "id", node.media_type)
    editor.set_node(node)
    focus = editor.focus_part()
    assert (focus is None) == (kind == "note")
    assert focus is None or node.label in focus.accessibleName() or "Turunkan" in focus.accessibleName()


def test_the_form_has_no_type_without_a_row_here(session: FormSession) -> None:
    asked = {
        ref.rsplit("/", 1)[-1]
        for section in session.sections()
        for ref in section.references
        if session.node(ref).control not in ("group", "repeat", "")
    }
    later = {"family_name", "family_size", "member", "member_age"}
    assert asked - later == set(KINDS)
