"""Two laptops and what stands between them: a province that numbers what each says of people and tells it to both."""

import random
from collections.abc import Mapping

from fieldapp.domain.person import Person
from fieldapp.domain.registry import Heard, Numbered
from fieldapp.fieldbook import Fieldbook
from tests.conformance.pilot import complete, reference_of, said

BUDI = {"full_name": "Budi Santoso", "sex": "L", "dob_known": "yes", "birth_date": "1969-07-04", "ppks": "12"}


def recorded(book: Fieldbook, facts: Mapping[str, str], person: Person | None = None) -> str:
    """An outreach assessment of them, finalized; the id of their record."""
    desk = book.start("outreach_rapid", person=person)
    for name, text in ({"capacity": "adult", "consent": "given", "consent_how": "written"} | dict(facts)).items():
        desk.answer(reference_of(desk.session, name), text)
    complete(desk.session, random.Random(4))
    desk.answer(reference_of(desk.session, "ppks"), facts["ppks"])
    complete(desk.session, random.Random(4))
    who = said(desk.session, "person")[0].entity_id
    desk.finalize()
    return who


class Province:
    """Numbers in the order of arrival, as the real one does; ``hear`` is all a laptop needs of it."""

    def __init__(self) -> None:
        self.numbered: list[Numbered] = []

    def take(self, book: Fieldbook, person_id: str) -> None:
        """Everything a laptop said of one record."""
        for one in book._store.told_of(person_id)[0]:
            if one.version or one.change.entity_id != person_id:
                continue
            version = 1 + sum(known.change.entity_id == person_id for known in self.numbered)
            form_id = book.assessment(one.instance_id).form_id
            place = (version, len(self.numbered) + 1, one.instance_id, form_id)
            self.numbered.append(Numbered(one.change, *place, one.at, book.worker.device_code))

    def tell(self, *books: Fieldbook) -> None:
        """Everything, to each of these."""
        for book in books:
            book._store.hear(Heard(tuple(self.numbered), (), str(len(self.numbered))))


def disagree(
    one: Fieldbook, other: Fieldbook, facts: Mapping[str, str], of_one: Mapping[str, str], of_other: Mapping[str, str]
) -> tuple[Province, str]:
    """Both know a person, and each states something else of them without knowing of the other; the record's id."""
    province = Province()
    who = recorded(one, facts)
    province.take(one, who)
    province.tell(one, other)
    for book, states in ((one, of_one), (other, of_other)):
        recorded(book, {**facts, **states}, book.people.person(who))
    for book in (one, other):
        province.take(book, who)
    province.tell(one, other)
    return province, who
