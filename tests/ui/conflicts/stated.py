"""What other laptops state of the people of the desk's tests, each without having heard of the others."""

from datetime import timedelta

from fieldapp.domain.person import PersonQuery
from fieldapp.domain.registry import Heard, Numbered
from fieldapp.domain.submission import EntityChange
from fieldapp.fieldbook import Fieldbook

OWN = "KT-A07"
TONO: tuple[dict[str, str], ...] = (
    {
        "alias": "Pak Tono",
        "birth_date": "1963-05-16",
        "nik": "6471060605630001",
        "marks": "Bekas luka di pipi kiri",
        "region": "64.71.06",
    },
    {"alias": "Mbah Ton", "birth_date": "1965-06-05", "nik": "6471060506630002", "region": "64.71.01"},
    {"alias": "Tonny", "marks": "Tato jangkar di lengan kanan, jari manis tangan kiri tidak ada", "region": "64.71.01"},
    {"alias": "Sumar"},
)
HASAN: tuple[dict[str, str], ...] = ({"full_name": "Hasan Basri"}, {"full_name": "Hassan Basrindo"})
DEVICES = ("KT-B02", "KT-C11", "KT-D05", "KT-E09")


def person_id(book: Fieldbook, name: str) -> str:
    """Who was recorded under this name."""
    return book.people.find(PersonQuery(name=name))[0].person.person_id


def state_differently(book: Fieldbook, role: str = "supervisor") -> None:
    """Hear it all; who works here has this role."""
    for key, value in (("worker_role", role), ("worker_name", "Dewi Lestari"), ("device_code", OWN)):
        book.put_setting(key, value)
    changes: list[Numbered] = []
    for name, claims in (("Sumarsono", TONO), ("Basrindo", HASAN)):
        who = person_id(book, name)
        (first,) = book._store.told_of(who)[0]
        changes.append(Numbered(first.change, 1, len(changes) + 1, first.instance_id, "outreach_rapid", first.at, OWN))
        for at, said in enumerate(claims):
            change = EntityChange("person", who, "update", first.change.label, said, 1, f"branch-{at}", 1)
            form = "outreach_rapid" if at % 2 == 0 else "assessment_full"
            place = (at + 2, len(changes) + 1, f"uuid:{name}-{at}", form, first.at + timedelta(hours=at + 1))
            changes.append(Numbered(change, *place, DEVICES[at]))
    book._store.hear(Heard(tuple(changes), (), "9"))
