"""What other laptops of the made-up province state of two people, each without having heard of the others."""

from datetime import timedelta
from typing import Final

from fieldapp.casework.projection import PERSON
from fieldapp.casework.submitted import ChangeReader
from fieldapp.domain.assessment import Assessment, State
from fieldapp.domain.registry import Heard, Numbered
from fieldapp.domain.submission import EntityChange
from fieldapp.fieldbook import Fieldbook

OTHERS: Final = ("KT-A08", "KT-B02")
STATED: Final = (  # of each person, what the one laptop says and what the other
    (
        {"alias": "Mbah Latihan", "marks": "Bekas luka di pipi kiri"},
        {"alias": "Pak Latihan", "marks": "Tato kecil di lengan kanan"},
    ),
    (
        {"alias": "Kak Latihan", "mother_name": "Ibu Latihan"},
        {"alias": "Dik Latihan", "mother_name": "Ibu Contoh"},
    ),
)


def state_differently(book: Fieldbook, people: list[str]) -> None:
    """As many people as there are statements; each was recorded here."""
    read = ChangeReader(book.form)
    told: list[Numbered] = []
    for person_id, claims in zip(people, STATED, strict=False):
        first = _first_about(book, person_id)
        xml = book.submission(first.instance_id).xml
        said = next(one for one in read(first.form_id, first.form_version, xml) if one.entity_list == PERSON)
        at = first.finalized_at or first.changed_at
        told.append(Numbered(said, 1, len(told) + 1, first.instance_id, first.form_id, at, book.worker.device_code))
        for number, (device, facts) in enumerate(zip(OTHERS, claims, strict=True)):
            change = EntityChange(PERSON, person_id, "update", said.label, facts, 1, f"latihan-{number}", 1)
            place = (number + 2, len(told) + 1, f"uuid:latihan-{person_id}-{number}", first.form_id)
            told.append(Numbered(change, *place, at + timedelta(hours=number + 1), device))
    book.connection.hear_made_up(Heard(tuple(told), (), "latihan"))


def _first_about(book: Fieldbook, person_id: str) -> Assessment:
    about = [one for one in book.assessments([State.FINALIZED], 1_000) if one.person_id == person_id]
    return min(about, key=lambda one: one.finalized_at or one.changed_at)
