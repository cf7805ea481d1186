"""What the form library says: where a form came from, how a version stands, what keeps a form out."""

from fieldapp.domain.form import FormVersion, Origin, Source
from fieldapp.errors import FormProblem, Refused, SignIn, Untrusted
from fieldapp.fieldbook.library import FormFacts
from fieldapp.ui import trouble
from fieldapp.ui.pages.queue.faces import Face
from fieldapp.ui.words import translate


def version_name(version: str) -> str:
    """``Versi 5``."""
    return translate("Library", "Version {version}").format(version=version)


def origin(shown: Origin) -> str:
    """Where it came from."""
    plain = {
        Source.SHIPPED: translate("Library", "Comes with Jangkau"),
        Source.PROVINCE: translate("Library", "From the province"),
        Source.FILE: translate("Library", "Imported from {place}"),
        Source.SERVER: translate("Library", "From the server {place}"),
    }
    return plain[shown.source].format(place=shown.place)


def face(shown: FormVersion) -> Face:
    """The pill of a version."""
    if shown.hidden:
        return Face(translate("Library", "Hidden"), "eye-off", "neutral")
    if shown.newest:
        return Face(translate("Library", "In use"), "circle-check", "success")
    return Face(translate("Library", "Older version"), "history", "neutral")


def drafts(count: int) -> str:
    """``2 draf``; "" for none."""
    return translate("Library", "%n drafts", count) if count else ""


def size(facts: FormFacts) -> str:
    """``45 pertanyaan · 2 bahasa``."""
    languages = max(1, len(facts.languages))
    questions = translate("Library", "%n questions", facts.questions)
    return f"{questions} · {translate('Library', '%n languages', languages)}"


def languages(facts: FormFacts) -> str:
    """Their names; a form without translations has one language without a name."""
    return ", ".join(facts.languages) or translate("Library", "One, without a name")


def unknown_there() -> str:
    """What a form means that the province does not know."""
    return translate(
        "Library",
        "The province has not offered this version. It does not receive finalised records of it; "
        "they stay on this laptop.",
    )


def needs_notice(shown: FormVersion) -> bool:
    """Whether the worker must hear that the province may refuse records of it."""
    return not shown.offered and shown.origin.source in (Source.FILE, Source.SERVER)


def place(problem: FormProblem) -> str:
    """``survey, baris 12, relevant``; "" when the place is not known."""
    row = translate("Library", "row {row}").format(row=problem.row) if problem.row else ""
    return ", ".join(part for part in (problem.sheet, row, problem.column) if part)


def trouble_of(error: Exception) -> str:
    """Why a server gave no form, and what to do."""
    if isinstance(error, SignIn) and "challenge" in error.facts:
        return translate("Library", "The server does not accept this name and password. Check both.")
    if isinstance(error, Untrusted):
        return translate("Library", "The address must begin with https://, and its certificate must be valid.")
    if isinstance(error, Refused):
        said = _refusals().get(str(error.facts.get("reason")))
        if said:
            return said.format(name=error.facts.get("name", ""))
    return trouble.sentence(error)


def _refusals() -> dict[str, str]:
    return {
        "not_openrosa": translate("Library", "This address is no form server (OpenRosa). Check the address."),
        "not_found": translate("Library", "There is no form at this address. Check the address."),
        "redirect": translate("Library", "The server points to another address: {name}. Enter that one."),
        "digest": translate("Library", "{name} arrived damaged. Nothing was kept. Try again."),
        "no_digest": translate("Library", "The server gives no checksum for {name}. Nothing was kept."),
        "manifest": translate("Library", "The server's list of files cannot be read. Tell the server's admin."),
    }
