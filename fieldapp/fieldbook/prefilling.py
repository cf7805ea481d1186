"""What a new draft begins with: a search, a person, or the answers of a submission that came back."""

from collections.abc import Mapping

from fieldapp.domain.person import Person
from fieldapp.forms import Context, Form, FormSession


def as_new_draft(form: Form, xml: bytes, context: Context, language: str) -> FormSession:
    """The answers of a submission in a new instance that names the old one (ODK's deprecatedID)."""
    saved = FormSession.from_submission(form, context, xml).saved()
    fresh = FormSession.start(form, context, language)
    instance = next(r for r in saved if r.endswith("/meta/instanceID"))
    saved[instance] = fresh.instance_id
    return FormSession.restore(form, context, saved, language)


def presets(carried: Mapping[str, str], person: Person | None, year: int, *, uncertain: bool) -> dict[str, str]:
    """Question name → text, from a search and from the person found (typed data wins); ages are those of ``year``."""
    known: dict[str, str] = {}
    if person:
        known = {
            "person_id": person.person_id,
            "full_name": person.name,
            "alias": person.alias,
            "sex": person.sex,
            "nik": person.nik,
            "physical_desc": person.marks,
            "known_region": person.region,
        }
        if person.birth_date and not person.estimated:
            known |= {"dob_known": "yes", "birth_date": person.birth_date.isoformat()}
        elif person.birth_year:
            age = year - person.birth_year
            known |= {"dob_known": "no", "age_est": str(age)}
        if person.nik:
            known["id_status"] = "known"
    known |= {name: text for name, text in carried.items() if text}
    if uncertain:
        known["uncertain_match"] = "yes"
    return {name: text for name, text in known.items() if text}


def prefill(session: FormSession, known: Mapping[str, str]) -> None:
    """Answer the questions a form has of those names; a form without them is left as it is."""
    by_name: dict[str, str] = {}
    for reference in session.form.references:
        by_name.setdefault(reference.rsplit("/", 1)[-1], reference)
    for name, text in known.items():
        if name in by_name:
            session.answer(by_name[name], text)
