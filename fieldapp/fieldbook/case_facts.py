"""What is known of a person's case goes into a new form: the open stay, referrals under way, benefits received.

A form asks for a fact by having a question of that name; nothing is asked twice and nothing is copied by hand.

    stay_id, stay_name, stay_bed, facility, admit_at, register_no   the stay that is open
    known_share   the receivers that the consent names
    repeat referral_news: referral_id, referral_name, referral_state   each referral that is not closed
    repeat benefits: benefit_id, program, referral_id   each benefit, and each programme referred to
"""

import csv
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from fieldapp import config
from fieldapp.casework.entities import REFERRAL, STAY, read_moment
from fieldapp.domain.entity import Entity
from fieldapp.fieldbook.desk_filling import fill_repeat
from fieldapp.forms import FormSession

Facts = Mapping[str, str]


class CaseStore(Protocol):
    """The part of the store that is read here."""

    def entities_of(self, kind: str, person_id: str) -> tuple[Entity, ...]:
        """Entities of one person, oldest first."""

    def people_said(self, person_ids: Collection[str]) -> tuple[Entity, ...]:
        """These people with all that forms said of them."""


def give_case(session: FormSession, store: CaseStore, person_id: str) -> None:
    """Answer what the form asks about the case of ``person_id``; a form that asks nothing of it stays as it is."""
    names = {reference.rpartition("/")[2]: reference for reference in session.form.references}
    if "stay_id" in names and not session.node(names["stay_id"]).value:  # a desk may have said which one
        for stay in _open(store.entities_of("stay", person_id), STAY.last)[-1:]:
            for name, text in _stay_facts(stay).items():
                if name in names and text:
                    session.answer(names[name], text)
    if "known_share" in names:
        for person in store.people_said([person_id]):
            session.answer(names["known_share"], person.text("share_with"))
    if "referral_news" in names:
        open_referrals = _open(store.entities_of("referral", person_id), REFERRAL.last)
        if open_referrals:
            session.answer(names["has_news"], "yes")
            fill_repeat(session, names["referral_news"], [_referral_facts(one) for one in open_referrals])
    if "benefit_id" in names:
        referrals = _open(store.entities_of("referral", person_id), REFERRAL.last)
        fill_repeat(session, names["benefits"], _benefit_facts(store.entities_of("benefit", person_id), referrals))


def _open(entities: Sequence[Entity], last: frozenset[str]) -> list[Entity]:
    return [one for one in entities if one.text("state") not in last]


def _stay_facts(stay: Entity) -> Facts:
    admitted = read_moment(stay.text("admitted_at"))
    return {
        "stay_id": stay.entity_id,
        "stay_name": stay.label,
        "stay_bed": stay.text("bed"),
        "facility": stay.text("facility"),
        "admit_at": admitted.astimezone().isoformat(timespec="milliseconds") if admitted else "",
        "register_no": stay.text("register_no"),
    }


def _referral_facts(referral: Entity) -> Facts:
    return {
        "referral_id": referral.entity_id,
        "referral_name": referral.label,
        "referral_state": referral.text("state"),
    }


def _benefit_facts(benefits: Sequence[Entity], referrals: Sequence[Entity]) -> list[Facts]:
    """One row a programme: what was found before, and the referral that led to it."""
    rows: dict[str, dict[str, str]] = {}
    for benefit in benefits:
        rows[benefit.text("program")] = {"benefit_id": benefit.entity_id, "program": benefit.text("program")}
    for referral in referrals:
        for service in referral.text("services").split():
            program = _programs(config.resources() / "services" / "services.csv").get(service, "")
            if program:
                rows.setdefault(program, {"program": program})["referral_id"] = referral.entity_id
    return list(rows.values())


@lru_cache(maxsize=2)
def _programs(path: Path) -> dict[str, str]:
    """Service code → programme whose arrival is checked in the field; services without one are left out."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return {line["code"]: line["program"] for line in csv.DictReader(lines) if line.get("program")}
