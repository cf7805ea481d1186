"""What follows a first meeting: nights in a shelter, follow-up visits with news of referrals, a check of benefits.

A part of a story writes forms and yields how long it is until it goes on.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import count
from typing import Final

from fieldapp.domain.person import Person
from fieldapp.forms import FormSession
from fieldapp.training.office import SHELTERS, Office
from fieldapp.training.people import Invented

Story = Iterator[timedelta]
NEXT: Final = {"proposed": "sent", "sent": "accepted", "accepted": "served", "served": "closed", "declined": "closed"}


def hours(number: int) -> timedelta:
    """So many hours."""
    return timedelta(hours=number)


def days(number: int) -> timedelta:
    """So many days."""
    return timedelta(days=number)


def stay(office: Office, one: Invented, person: Person, reason: str) -> Story:
    """Some nights in the shelter of the town, and where the person goes then."""
    chance = office.chance
    shelter = SHELTERS[one.kab]
    office.write(
        "shelter_intake",
        {
            **office.identity(one),
            "facility": shelter,
            "referrer": "satpolpp" if reason == "raid" else "outreach",
            "adm_reason": reason,
            "voluntary": "yes",
            "room": "male" if one.sex == "L" else "female",
            "bed": f"{'A' if one.sex == 'L' else 'B'}{chance.randint(1, 8)}",
            "stay_until": (office.now.date() + days(3)).isoformat(),
            "has_things": "no",
            "rules_ok": "yes",
        },
        person,
    )
    if chance.random() < 0.75:
        yield days(chance.randint(1, 6))
        leaving = chance.choice(("family", "independent", "request", "abscond"))
        office.write("shelter_discharge", {"exit_reason": leaving, "things_back": "yes", **_receiver(one)}, person)


def _receiver(one: Invented) -> dict[str, str]:
    return {
        "full_name": one.name,
        "dest_name": "Keluarga (latihan)",
        "dest_address": "Alamat latihan",
        "receiver_name": "Penerima latihan",
        "receiver_nik": "6472054101909001",
        "receiver_rel": "relative",
        "receiver_checked": "yes",
        "ba_no": "LATIHAN/1",
    }


def visits(office: Office, person: Person, number: int, *, back: bool = False) -> Story:
    """Follow-up visits two weeks apart; each brings the open referrals a step further, the last may close."""
    for turn in range(1, number + 1):
        last = turn == number
        office.write(
            "follow_up",
            {
                "full_name": person.name,
                "fu_no": str(turn),
                "fu_mode": "visit",
                "fu_found": "back_street" if back and last else "met",
                "fu_dwelling": "street" if back and last else "family",
                "fu_street": "yes" if back and last else "no",
                "fu_safe": "yes",
                "fu_soc": str(office.chance.randint(2, 4)),
                "referral_news": _news(office),
                "fu_next": "close" if last and not back and office.chance.random() < 0.5 else "continue",
                "close_reason": "goal",
                "fu_due": (office.now.date() + days(14)).isoformat(),
                "fu_note": "Data latihan: keadaan membaik sedikit demi sedikit.",
            },
            person,
        )
        if not last:
            yield days(14)


def _news(office: Office) -> Callable[[FormSession], Sequence[Mapping[str, str]]]:
    """Each open referral goes one step on; one in eight is declined."""

    def rows(session: FormSession) -> Sequence[Mapping[str, str]]:
        repeat = next(r for r in session.form.references if r.endswith("/referral_news"))
        told: list[Mapping[str, str]] = []
        for number in count(1):
            reference = f"{repeat}[{number}]/referral_state"
            if reference not in session.references():
                return told
            state = NEXT.get(session.node(reference).text, "")
            if state == "accepted" and office.chance.random() < 0.15:
                state = "declined"
            told.append({"new_state": state, "outcome_reason": "Penuh."} if state else {})
        return told

    return rows


def arrived(office: Office, one: Invented, person: Person, program: str) -> None:
    """A field check of one programme."""
    state = office.chance.choices(("whole", "partly", "none"), (6, 2, 2))[0]
    office.write(
        "benefit_check",
        {
            "agreed": "yes",
            "full_name": person.name,
            "sex": one.sex,
            "check_how": "visit",
            "loc_kab": one.kab,
            "loc_kec": one.kec,
            "benefits": [
                {
                    "program": program,
                    "period": f"Triwulan {1 + (office.now.month - 1) // 3}",
                    "state": state,
                    "cut_by": "late",
                    "useful": "yes",
                    "has_complaint": "no",
                }
            ],
        },
        person,
    )
