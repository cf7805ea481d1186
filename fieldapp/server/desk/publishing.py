"""Forms at the desk: those published, a check of another one, and publishing exactly what was checked."""

from fastapi import APIRouter, Response

from fieldapp.errors import FormProblem, StoreError
from fieldapp.server.desk import figures
from fieldapp.server.desk.frame import field, form, page
from fieldapp.server.desk.html import Html, table, tag, unbroken
from fieldapp.server.desk.sessions import HOME, AtDesk, OwnForm, OwnUpload, Visit
from fieldapp.server.desk.words import say
from fieldapp.server.form_changes import FormChange
from fieldapp.server.form_checks import Checked, check, publish_checked
from fieldapp.server.gate import FORM_CHECKS

router = APIRouter(include_in_schema=False)
FORMS = HOME + "/forms"
CHANGES = {
    "gone": "Goes: its answers stay, nobody is asked any more",
    "new": "New",
    "other": "Asked otherwise: read its old and new answers apart",
}
STANDING = {
    "same": "This version is published already, with exactly this content.",
    "other": "This version is published with other content. Raise the version in the workbook, then check again.",
}


@router.get(FORMS)
def forms(visit: AtDesk) -> Response:
    """Every version that was published, and the way to another."""
    return forms_page(visit)


def forms_page(visit: Visit, said: str = "", *content: Html, bad: bool = False, status: int = 200) -> Response:
    """With what an act did or did not do."""
    tongue = visit.language
    head = [say(tongue, name) for name in ("Form", "Version", "Title", "Published", "Files")]
    rows = [
        [form_id, version, title, unbroken(figures.local_time(visit.office, at, visit.language)), str(files)]
        for form_id, version, title, at, files in figures.published(visit.office)
    ]
    none = say(tongue, "No form is published yet. Check one below, then publish it.")
    shown = table(say(tongue, "Forms"), head, rows, none, titled=False)
    label = say(tongue, "Workbook (.xlsx), XForm (.xml), or a ZIP of one with its files; at most 10 MB")
    offer = form(
        visit,
        FORM_CHECKS,
        say(tongue, "Check"),
        tag("h2", say(tongue, "Check a form")),
        field(label, "file", type="file", accept=".xlsx,.xlsm,.xls,.xml,.zip", required=True),
        tag("p", say(tongue, "Nothing is published by checking."), class_="soft"),
        files=True,
    )
    return page(visit, FORMS, say(tongue, "Forms"), *content, shown, offer, said=said, bad=bad, status=status)


@router.post(FORM_CHECKS)
def check_form(visit: AtDesk, upload: OwnUpload) -> Response:
    """What the check found, and the button that publishes."""
    tongue, office = visit.language, visit.office
    if not upload.content:
        return forms_page(visit, say(tongue, "Choose a file first."), bad=True, status=400)
    found = check(office.engine, upload.name, upload.content, tongue, office.clock())
    if found.mistakes:
        said = say(tongue, "Mistakes in the way of publishing: {count}.", count=len(found.mistakes))
        return forms_page(visit, said, _problems(tongue, "Mistakes", found.mistakes), bad=True, status=422)
    if found.standing:
        return forms_page(visit, say(tongue, STANDING[found.standing]), bad=found.standing == "other")
    sentence = "{title} ({form_id}, version {version}) can be published."
    said = say(tongue, sentence, title=found.title, form_id=found.form_id, version=found.version)
    return forms_page(visit, said, *_offer(visit, found))


@router.post(FORMS)
def publish_form(visit: AtDesk, fields: OwnForm) -> Response:
    """Offer to every laptop what was checked."""
    tongue, office = visit.language, visit.office
    try:
        done = publish_checked(office.engine, fields.get("check_id", "")[:64], office.clock())
    except StoreError:
        return forms_page(visit, say(tongue, STANDING["other"]), bad=True, status=409)
    if done is None:
        return forms_page(visit, say(tongue, "This check is not known any more. Check again."), bad=True, status=404)
    sentence = "{title}, version {version}, is published. Laptops fetch it at their next contact."
    return forms_page(visit, say(tongue, sentence, title=done.title, version=done.version))


def _offer(visit: Visit, found: Checked) -> list[Html]:
    tongue = visit.language
    made = [_changes(tongue, found)]
    if found.doubts:
        made.append(_problems(tongue, "Doubts", found.doubts))
    chosen = tag("input", type="hidden", name="check_id", value=found.check_id)
    words = say(tongue, "Publish version {version}", version=found.version)
    return [*made, form(visit, FORMS, words, chosen, kind="row")]


def _changes(tongue: str, found: Checked) -> Html:
    if not found.replaces:
        return tag("p", say(tongue, "A form of this name was not published before."), class_="soft")
    head = [say(tongue, name) for name in ("Question", "What changes", "Before", "After")]
    rows = [_change(tongue, one) for one in found.changes]
    title = say(tongue, "Changes against version {version}", version=found.replaces)
    return table(title, head, rows, say(tongue, "The questions are the same."))


def _change(tongue: str, one: FormChange) -> list[str]:
    return [one.reference, say(tongue, CHANGES[one.kind]), one.before or "–", one.after or "–"]


def _problems(tongue: str, title: str, problems: tuple[FormProblem, ...]) -> Html:
    head = [say(tongue, name) for name in ("Sheet", "Row", "Column", "Problem", "Cure")]
    rows = [[one.sheet or "–", str(one.row or "–"), one.column or "–", one.message, one.cure] for one in problems]
    return table(say(tongue, title), head, rows, "")
