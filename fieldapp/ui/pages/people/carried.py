"""What was typed in the search, as answers of the form: nothing is asked twice."""

from fieldapp.domain.nik import LENGTH
from fieldapp.domain.person import PersonQuery


def carried(query: PersonQuery) -> dict[str, str]:
    """Question name → text. A part of a NIK is a search, not an answer."""
    kept = {"full_name": query.name, "sex": query.sex}
    if query.birth_date:
        kept |= {"dob_known": "yes", "birth_date": query.birth_date.isoformat()}
    elif query.age is not None:
        kept |= {"dob_known": "no", "age_est": str(query.age)}
    if len(query.nik) == LENGTH:
        kept |= {"id_status": "known", "nik": query.nik}
    if query.region:
        kept |= {"loc_kab": query.region[:5], "loc_kec": query.region}
    return {name: text for name, text in kept.items() if text}
