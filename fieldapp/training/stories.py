"""Stories of made-up people, as they go through the services of a province.

A story writes forms and yields how long it is until it goes on. What happens is chance within what is usual; the
categories and services are those of ``resources/services/services.csv``.
"""

from collections.abc import Callable
from typing import Final

from fieldapp.training.afterwards import Story, arrived, days, hours, stay, visits
from fieldapp.training.lessons import lesson
from fieldapp.training.office import SHELTERS, Office
from fieldapp.training.people import respelled


def street(office: Office) -> Story:
    """A beggar or homeless person: met at night, often a few nights in a shelter, visited afterwards."""
    chance = office.chance
    one = office.crowd.somebody(office.now.date(), (19, 58))
    beggar = chance.random() < 0.6
    person = office.meet(
        one,
        activity="beg" if beggar else "sleep",
        ppks="12" if beggar else "11",
        with_whom="alone",
        sleep_place="street",
        fixed_home="no",
        steady_income="no",
        family_contact=chance.choice(("no", "yes")),
        disposition="tps" if one.kab in SHELTERS else "refer",
        needs="shelter food",
    )
    if one.kab in SHELTERS and chance.random() < 0.8:
        yield hours(2)
        yield from stay(office, one, person, "raid" if beggar else "stranded")
    yield days(14)
    yield from visits(office, person, chance.choice((1, 2)), back=chance.random() < 0.2)


def scavenger(office: Office) -> Story:
    """Collects used goods; wants capital for a small business."""
    one = office.crowd.somebody(office.now.date(), (20, 57))
    office.greet(one, "work papers")
    person = office.meet(
        one,
        activity="scavenge",
        ppks="13 24",
        with_whom="alone",
        sleep_place="rent",
        fixed_home="yes",
        needs="income",
        disposition="refer",
    )
    yield days(5)
    facts = {"agreed": "yes", "fit": "list", "service": "NP-ADM", "reason": "KTP hilang (latihan).", "urgency": "hijau"}
    office.write("referral_new", facts, person)
    yield days(10)
    yield from visits(office, person, 2)


def neglected_child(office: Office) -> Story:
    """Found at work in the street, assessed with the family, placed or helped at home."""
    chance = office.chance
    one = office.crowd.somebody(office.now.date(), (6, 16))
    person = office.meet(
        one,
        activity="hawk",
        ppks="04 02",
        with_whom="mother",
        sleep_place="family",
        fixed_home="yes",
        child_school="dropout",
        child_basic="no",
        child_neglect="yes",
        needs="school",
        disposition="full",
    )
    yield days(4)
    office.assess(
        one,
        person,
        ppks="02 04",
        lives_with="mother",
        family_able="no",
        family_willing="yes",
        parent_status=chance.choice(("yatim", "both", "left")),
        care_now="single",
        birth_cert=chance.choice(("yes", "no")),
        c_school="dropout",
        c_works="yes",
        c_forced="no",
        c_neglect="yes",
        c_basic="no",
        abh="none",
        placement_rec="family",
        urgency="kuning",
        programs="none",
        dtsen="unchecked",
        approach="family",
    )
    yield days(12)
    yield from visits(office, person, 3)


def older_person(office: Office) -> Story:
    """Lives alone without a carer: usually the provincial home, sometimes meals at home."""
    one = office.crowd.somebody(office.now.date(), (62, 84))
    person = office.assess(
        one,
        ppks="08",
        lives_with="alone",
        family_contact="no",
        family_able="no",
        sc_food="2",
        sc_shelter="2",
        el_alone="yes",
        el_carer="no",
        el_panti="yes",
        urgency="kuning",
        programs="none",
        dtsen="listed",
        approach="residential",
    )
    yield days(9)
    yield from visits(office, person, 3)


def person_with_disability(office: Office) -> Story:
    """Needs a device and a carer; checked whether meals arrive."""
    chance = office.chance
    one = office.crowd.somebody(office.now.date(), (18, 55))
    person = office.assess(
        one,
        modules="pwd",
        ppks="09",
        lives_with="relative",
        family_able="dk",
        family_willing="yes",
        wg_walk="3",
        dis_kind="fisik",
        dis_long="yes",
        dis_level="2",
        device_need=chance.choice(("wheelchair", "crutch", "prosthesis")),
        caregiver="yes",
        kpd="no",
        pwd_risk="no",  # noqa: S106 (a question of the form)
        urgency="hijau",
        programs="none",
        dtsen="yes",
        desil=str(chance.randint(1, 4)),
        desil_date=office.now.date().isoformat(),
        approach="family",
    )
    yield days(20)
    yield from visits(office, person, 2)
    arrived(office, one, person, "device")


def vulnerable_woman(office: Office) -> Story:
    """Earns alone for her children: social security, goods for a business; did the help arrive, is it useful."""
    chance = office.chance
    one = office.crowd.somebody(office.now.date(), (22, 52), "P")
    person = office.assess(
        one,
        modules="prse",
        ppks="23 24",
        lives_with="children",
        record_family="yes",
        family=_children(office),
        family_able="yes",
        breadwinner="yes",
        pr_deserted=chance.choice(("yes", "no")),
        pr_enough="no",
        pr_group="yes",
        business="idea",
        urgency="hijau",
        programs=chance.choice(("none", "sembako")),
        dtsen="yes",
        desil=str(chance.randint(1, 4)),
        desil_date=office.now.date().isoformat(),
        approach="community",
    )
    yield days(18)
    yield from visits(office, person, 1)
    yield days(10)
    arrived(office, one, person, chance.choice(("pkh", "sembako", "kube")))


def _children(office: Office) -> list[dict[str, str]]:
    """One to three children in the house."""
    found = [office.crowd.somebody(office.now.date(), (1, 15)) for _ in range(office.chance.randint(1, 3))]
    return [
        {
            "fm_name": child.name,
            "fm_rel": "child",
            "fm_sex": child.sex,
            "fm_age": str(child.age(office.now.date())),
            "fm_same_house": "yes",
        }
        for child in found
    ]


def recorded_twice(office: Office) -> Story:
    """Met by two teams who wrote the name differently: somebody will ask whether they are one."""
    one = office.crowd.somebody(office.now.date(), (25, 55))
    office.meet(one, activity="scavenge", ppks="13", with_whom="alone", sleep_place="shack", fixed_home="no")
    yield days(6)
    other = respelled(one, office.chance)
    office.meet(other, activity="scavenge", ppks="13", with_whom="peer", sleep_place="shack", fixed_home="no")


def refused(office: Office) -> Story:
    """Does not want to be recorded: helped all the same, counted without a name."""
    one = office.crowd.somebody(office.now.date(), (20, 60))
    facts = office.met(
        one,
        consent="refused",
        legal_basis="public",
        no_consent_reason="Tidak mau dicatat.",
        age_est=str(one.age(office.now.date())),
        activity="beg",
        ppks="12",
        with_whom="alone",
        sleep_place="street",
        fixed_home="no",
        disposition="declined",
    )
    office.write("outreach_rapid", facts)
    yield days(0)


STORIES: Final[tuple[tuple[Callable[[Office], Story], int], ...]] = (
    (street, 9),
    (scavenger, 5),
    (neglected_child, 4),
    (older_person, 4),
    (person_with_disability, 4),
    (vulnerable_woman, 6),
    (recorded_twice, 2),
    (refused, 1),
    (lesson, 5),
)
