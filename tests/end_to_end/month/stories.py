"""What happens in this month beside the stories of the made-up province: the bed board, referrals step by step, people
recorded twice who are found to be one."""

from collections.abc import Callable
from typing import Final

from fieldapp.domain.person import Person
from fieldapp.domain.referral import ReferralFilter
from fieldapp.training import stories
from fieldapp.training.afterwards import Story, days, hours, visits
from fieldapp.training.lessons import lesson
from fieldapp.training.office import Office
from fieldapp.training.people import Invented, respelled
from tests.end_to_end.month import deeds
from tests.end_to_end.month.deeds import BedBoard
from tests.end_to_end.month.desk import DeskOffice

TOWN, SHELTER = "64.72", "TPS-SMD"


def opening(office: DeskOffice) -> Story:
    """The shelter's desk begins its work: two rooms, then the small things of a month."""
    board = BedBoard(office.hands)
    board.choose(SHELTER)
    board.add_room("Kamar putra", "male", "A1-A8")
    board.add_room("Kamar putri", "female", "B1-B8")
    yield days(3)
    bed = board.free("male")
    board.hold(bed, "Rujukan Satpol PP")
    yield hours(2)
    board.release(bed)
    yield days(4)
    bed = board.free("female")
    board.take_out(bed, "Kasur rusak")
    board.wait("Ibu yang menunggu")
    yield days(2)
    board.take_back(bed)
    for _ in range(3):
        yield days(5)
        there = sum(len(tile.stays) for tile in board.board().tiles)
        assert board.count_the_night() == there


def sheltered(office: DeskOffice) -> Story:
    """From the street into a bed of this desk's shelter, perhaps to another bed, and out again."""
    board, chance = BedBoard(office.hands), office.chance
    one = office.crowd.somebody(office.now.date(), (20, 57), kab=TOWN)
    person = office.meet(
        one,
        activity="beg",
        ppks="12",
        with_whom="alone",
        sleep_place="street",
        fixed_home="no",
        disposition="tps",
        needs="shelter food",
    )
    yield hours(2)
    kind = "male" if one.sex == "L" else "female"
    bed = board.free(kind)
    board.admit(bed, person.name)
    office.finish("shelter_intake", _intake(office, one))
    assert board.face(bed) == "occupied"
    yield days(chance.randint(1, 3))
    if chance.random() < 0.5:
        target = board.free(kind)
        board.move(bed, target)
        bed = target
    if chance.random() < 0.8:
        yield days(chance.randint(1, 5))
        board.discharge(bed)
        office.finish("shelter_discharge", _discharge(one, chance.choice(("family", "independent", "abscond"))))
        if board.face(bed) == "cleaning":
            board.take_back(bed)
    yield days(7)
    yield from visits(office, person, 2)


def _intake(office: DeskOffice, one: Invented) -> dict[str, object]:
    return {
        **office.identity(one),
        "referrer": "outreach",
        "adm_reason": "raid",
        "voluntary": "yes",
        "stay_until": (office.now.date() + days(3)).isoformat(),
        "has_things": "no",
        "rules_ok": "yes",
    }


def _discharge(one: Invented, why: str) -> dict[str, object]:
    return {
        "full_name": one.name,
        "exit_reason": why,
        "things_back": "yes",
        "dest_name": "Keluarga",
        "dest_address": "Alamat",
        "receiver_name": "Penerima",
        "receiver_nik": "6472054101909001",
        "receiver_rel": "relative",
        "receiver_checked": "yes",
        "ba_no": "460/1",
    }


def referred(office: DeskOffice) -> Story:
    """A referral followed from its page: sent, answered, served, closed; or declined and closed."""
    chance = office.chance
    one = office.crowd.somebody(office.now.date(), (25, 55))
    person = office.meet(one, activity="hawk", ppks="24", with_whom="alone", sleep_place="rent", fixed_home="yes")
    yield days(1)
    service = chance.choice(("NP-ADM", "SS-PKH", "EM-UEP", "PANTI-PRSTS"))
    facts = {"agreed": "yes", "fit": "list", "service": service, "reason": "Perlu bantuan.", "urgency": "hijau"}
    office.write("referral_new", facts, person)
    steps = ("sent", "declined", "closed") if chance.random() < 0.3 else ("sent", "accepted", "served", "closed")
    for step in steps[: chance.randint(2, 4)]:
        yield days(chance.randint(1, 4))
        reason = "Daya tampung penuh" if step == "declined" else ""
        deeds.take_step(office.hands, person.person_id, _referral(office, person, service), step, reason)


def _referral(office: DeskOffice, person: Person, service: str) -> str:
    known = office.book.referrals.page(ReferralFilter(service=service, person_id=person.person_id))
    return known[0].referral_id


def twice(office: DeskOffice) -> Story:
    """Recorded by two teams in two spellings; a week later somebody sees that they are one."""
    one = office.crowd.somebody(office.now.date(), (25, 55))
    facts = {"activity": "scavenge", "ppks": "13", "with_whom": "alone", "sleep_place": "shack", "fixed_home": "no"}
    first = office.meet(one, **facts)
    yield days(3)
    second = office.meet(respelled(one, office.chance), **(facts | {"ppks": "13 11"}))
    yield days(4)
    deeds.merge(office.hands, first.person_id, second.person_id, "Orang yang sama, foto sama")
    yield days(2)
    together = office.book.people.person(first.person_id)
    yield from visits(office, together, 1)


def taken_for_one(office: DeskOffice) -> Story:
    """Two people, merged by mistake, and taken apart again."""
    mother = office.crowd.somebody(office.now.date(), (30, 55), "P")
    facts = {"activity": "scavenge", "ppks": "13", "with_whom": "peer", "sleep_place": "shack", "fixed_home": "no"}
    first = office.meet(mother, **facts)
    second = office.meet(respelled(mother, office.chance), **(facts | {"ppks": "11"}))
    yield days(2)
    deeds.merge(office.hands, first.person_id, second.person_id, "Nama mirip")
    yield days(1)
    deeds.split(office.hands, "Ternyata saudara")


def sooner(story: Callable[[Office], Story]) -> Callable[[DeskOffice], Story]:
    """A story told at three times its pace, so that its end lies in the month."""

    def told(office: DeskOffice) -> Story:
        return (wait / 3 for wait in story(office))

    return told


PLAN: Final = (
    (opening, 1),
    (sheltered, 10),
    (stories.street, 7),
    (stories.scavenger, 6),
    (sooner(stories.neglected_child), 6),
    (sooner(stories.older_person), 6),
    (sooner(stories.person_with_disability), 5),
    (sooner(stories.vulnerable_woman), 8),
    (referred, 8),
    (twice, 4),
    (taken_for_one, 1),
    (stories.refused, 2),
    (lesson, 5),
)
