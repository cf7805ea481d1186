"""The made-up office: writes the forms of a made-up day, with everything a real worker would have to answer.

Each verb fills one shipped form, finalizes it and gives what the stories go on with.
"""

import random
from collections.abc import Mapping
from datetime import datetime

from fieldapp.domain.person import Person
from fieldapp.fieldbook import Fieldbook
from fieldapp.forms import FormSession
from fieldapp.training.filling import Said, fill_in
from fieldapp.training.people import Crowd, Invented

SHELTERS = {"64.72": "TPS-SMD", "64.71": "TPS-BPP1", "64.09": "TPS-PPU", "64.08": "TPS-KUTIM"}
ROOMS = (("Ruang putra", "male", "A"), ("Ruang putri", "female", "B"))
BEDS = 8
_CONSENT = {"language_used": "id", "interpreter": "no", "consent_photo": "no", "share_with": "kabkota panti"}


class Office:
    """``now`` is the moment of the made-up day; whoever plays sets it before each verb."""

    def __init__(self, book: Fieldbook, chance: random.Random, now: datetime) -> None:
        self.book = book
        self.chance = chance
        self.now = now
        self.crowd = Crowd(book.regions, chance)
        self.count = 0
        self.known: list[tuple[Invented, Person]] = []  # whom it met, as they are and as the register has them

    def write(self, form_id: str, said: Mapping[str, Said], person: Person | None = None) -> str:
        """Fill and finalize one form; gives the person's id where it speaks of one."""
        desk = self.book.start(form_id, person=person)
        fill_in(desk.session, said, self.now)
        self.count += 1
        return desk.finalize().person_id

    def draft(self, form_id: str, said: Mapping[str, str]) -> None:
        """Begin a form and leave it."""
        desk = self.book.start(form_id, carried=said)
        for name, text in said.items():
            reference = next((r for r in desk.session.form.references if r.endswith(f"/{name}")), "")
            if reference:
                desk.answer(reference, text)

    def greet(self, one: Invented, wishes: str) -> None:
        """A first talk in the street, without a name."""
        facts = {"loc_kab": one.kab, "loc_kec": one.kec, "agrees": "yes", "age_band": "adult", "sex": one.sex}
        self.write("outreach_greeting", {**facts, "wishes": wishes, "wants_visit": "yes", "place_note": "Data latihan"})

    def meet(self, one: Invented, person: Person | None = None, **said: str) -> Person:
        """A rapid assessment in the street or at home; the person as the register then knows them."""
        return self._knows(one, self.write("outreach_rapid", self.met(one, **said), person))

    def met(self, one: Invented, **said: str) -> dict[str, Said]:
        """What a rapid assessment says."""
        return self.identity(one) | {
            "loc_kab": one.kab,
            "loc_kec": one.kec,
            "loc_desa": one.village,
            "source": self.chance.choice(("routine", "routine", "raid", "report", "desa")),
            "place": self.chance.choice(("junction", "market", "terminal", "shopfront")),
            "physical_desc": "Data latihan",
            "actions": "educate",
            "disposition": "full",
            "summary": "Data latihan. Orang ini tidak ada.",
            "services": some_services(self.chance),
            "ppks_main": said["ppks"].split()[0],
            **said,
        }

    def assess(self, one: Invented, person: Person | None = None, **said: Said) -> Person:
        """A comprehensive assessment; the person as the register then knows them."""
        facts = self.identity(one) | {
            "dom_kab": one.kab,
            "dom_kec": one.kec,
            "dom_desa": one.village,
            "methods": "interview visit",
            "physical_desc": "Data latihan",
            "strength": "Mau berubah dan punya kerabat yang peduli.",
            "child_view": "Ingin sekolah lagi.",
            "analysis": "Data latihan: kebutuhan dasar belum terpenuhi, keluarga perlu didukung.",
            "category_why": "Menurut pengamatan petugas latihan.",
            "services": some_services(self.chance),
            "client_agrees": "yes",
            "ppks_main": str(said["ppks"]).split()[0],
            **said,
        }
        return self._knows(one, self.write("assessment_full", facts, person))

    def person(self, person_id: str) -> Person:
        """As the register has them."""
        return self.book.people.person(person_id)

    def _knows(self, one: Invented, person_id: str) -> Person:
        person = self.person(person_id)
        self.known.append((one, person))
        return person

    def identity(self, one: Invented) -> dict[str, Said]:
        """Consent and identity as every assessment asks them."""
        child = one.age(self.now.date()) < 18
        facts: dict[str, Said] = {
            **_CONSENT,
            "capacity": "child" if child else "adult",
            "consent": "guardian" if child else "given",
            "consent_how": "verbal",
            "guardian_name": "Wali latihan",
            "guardian_rel": "relative",
            "full_name": one.name,
            "alias": one.alias,
            "sex": one.sex,
            "dob_known": "yes" if one.known_birth else "no",
        }
        if one.known_birth:
            facts["birth_date"] = one.born.isoformat()
        else:
            facts["age_est"] = str(max(0, one.age(self.now.date()) + self.chance.choice((-1, 0, 0, 1))))
        return facts | ({"id_status": "known", "nik": one.nik} if one.nik else {"id_status": "lost"})


def lay_out_shelters(book: Fieldbook) -> None:
    """Two rooms in each shelter: the beds that people of the stories get."""
    for facility in book.shelters.facilities():
        if facility.code in SHELTERS.values():
            for name, kind, letter in ROOMS:
                book.shelters.add_room(facility, name, kind, [f"{letter}{number}" for number in range(1, BEDS + 1)])


def some_services(chance: random.Random) -> "Said":
    """One or two of the services that the form suggests."""

    def choose(session: FormSession) -> str:
        reference = next(r for r in session.form.references if r.endswith("/services"))
        offered = [choice.value for choice in session.node(reference).choices]
        return " ".join(sorted(chance.sample(offered, min(len(offered), chance.choice((1, 1, 2))))))

    return choose
