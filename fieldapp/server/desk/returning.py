"""The page on which an administrator sends a submission back: what the worker should mend, and at which question.

Shows the questions of the form, never what anybody answered.
"""

import random
import uuid
from datetime import UTC, datetime
from urllib.parse import urlencode

from fastapi import APIRouter, Response

from fieldapp.errors import FieldappError
from fieldapp.forms import Context, Form, FormSession
from fieldapp.server.deciding import MAX_NOTE
from fieldapp.server.desk import figures
from fieldapp.server.desk.frame import area, choice, form, page
from fieldapp.server.desk.html import Html, tag
from fieldapp.server.desk.sessions import HOME, AtDesk, Visit
from fieldapp.server.desk.words import say

router = APIRouter(include_in_schema=False)
RETURN = HOME + "/return"
LONGEST = 120  # characters of a question in the list


def way_back(visit: Visit, one: figures.Item) -> Html:
    """The link to this page."""
    about = tag("span", f" · {one.number}", class_="unseen")
    href = f"{RETURN}?{urlencode({'instance_id': one.instance_id})}"
    return tag("a", say(visit.language, "Return to the worker"), about, href=href)


@router.get(RETURN)
def returning(visit: AtDesk, instance_id: str = "") -> Response:
    """For one submission that was received."""
    return return_page(visit, instance_id)


def return_page(visit: Visit, instance_id: str, said: str = "", note: str = "", status: int = 200) -> Response:
    """With what went wrong, if anything, and the note as it was written."""
    tongue = visit.language
    found = figures.received(visit.office, instance_id.replace("\0", "")[:255])
    title = say(tongue, "Return to the worker")
    if found is None:
        return page(visit, RETURN, title, said=say(tongue, "Nothing was found for this number."), bad=True, status=404)
    loaded = visit.office.library.form(found.form_id, found.form_version)
    asked = {"": say(tongue, "The whole submission")} | (questions(loaded, tongue) if loaded else {})
    hidden = (
        tag("input", type="hidden", name="instance_id", value=found.instance_id),
        tag("input", type="hidden", name="state", value="returned"),
    )
    content = form(
        visit,
        HOME + "/decisions",
        title,
        *hidden,
        tag("p", f"{found.number} · {found.form} · {found.device_code}"),
        choice(say(tongue, "Question"), "reference", asked, ""),
        area(say(tongue, "What should be mended? The worker reads this very sentence."), "note", note, MAX_NOTE),
        tag("p", say(tongue, "Name nobody here: the question says where to look."), class_="soft"),
    )
    return page(visit, RETURN, title, content, said=said, bad=bool(said), status=status)


def questions(loaded: Form, language: str) -> dict[str, str]:
    """Reference → what is asked, of all that people answer; those of repeats by name."""
    context = Context(
        now=lambda: datetime.now(UTC),
        new_uuid=lambda: str(uuid.uuid4()),
        random=random.Random(0),  # noqa: S311 (order of choices, nothing secret)
        properties={},
    )
    blank = FormSession.start(loaded, context, loaded.language_for(language))
    found = {}
    for reference in loaded.references:
        try:
            node = blank.node(reference)
            asked = node.control not in ("", "note", "group", "repeat")
            label = node.label if asked else ""
        except (FieldappError, LookupError, ValueError):
            asked, label = True, ""
        if asked and "/meta/" not in reference:
            found[reference] = (label or reference.rsplit("/", 1)[-1].replace("_", " "))[:LONGEST]
    return found
