"""A made-up year of work: what submissions said, day by day, as plain facts that tests count on their own.

Every filing is what one finalized form says about entities; ``put`` writes them into a store through its own door.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from fieldapp.db.store import Store
from fieldapp.domain.assessment import Progress
from fieldapp.domain.submission import EntityChange, Submission, sha256_hex

KABUPATEN = ("64.01", "64.02", "64.03", "64.07", "64.08", "64.09", "64.11", "64.71", "64.72", "64.74")
WEIGHTS = (3, 6, 2, 1, 4, 3, 1, 12, 16, 2)
CATEGORIES = ("01", "02", "04", "06", "08", "09", "11", "12", "13", "17", "18", "23")
SHARES = (2, 5, 9, 2, 8, 7, 16, 14, 11, 1, 1, 6)
SERVICES = ("PANTI-PSTW", "PANTI-PRSTS", "NP-ADM", "NP-HEALTH", "NP-TRACE", "SS-PKH", "EM-UEP")
SHELTERS = ("TPS-SMD", "TPS-BPP1", "PANTI-PRSTS")
LAST = date(2026, 11, 26)
NAMES = ("Sri", "Budi", "Nur", "Laing", "Baso", "Maria", "Joko", "Halimah", "Ding", "Rina")


@dataclass(frozen=True)
class Filing:
    """When it was finalized (UTC) and what it says."""

    at: datetime
    changes: tuple[EntityChange, ...]


def says(kind: str, entity_id: str, action: str = "create", /, **facts: object) -> EntityChange:
    """One change; facts that are None are not said."""
    said = {name: str(value) for name, value in facts.items() if value is not None}
    return EntityChange(kind, entity_id, action, said.get("full_name", "catatan"), said)


def year(people: int, seed: int = 64, last: date = LAST) -> list[Filing]:
    """People met over 420 days with what followed; oldest first."""
    rng = random.Random(seed)
    found: list[Filing] = []
    for number in range(people):
        found += _life(rng, number, last)
    for number in range(people // 12):
        found.append(_activity(rng, number, last))
    return sorted(found, key=lambda filing: filing.at)


def _moment(rng: random.Random, day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=rng.randrange(24 * 60))


def _life(rng: random.Random, number: int, last: date) -> list[Filing]:
    who = f"person-{number:06}"
    met = last - timedelta(days=int(rng.triangular(1, 420, 60)))
    kab = rng.choices(KABUPATEN, WEIGHTS)[0]
    codes = rng.choices(CATEGORIES, SHARES, k=rng.choice((1, 1, 1, 2)))
    born = last - timedelta(days=rng.randrange(300, 30_000))
    known = rng.random()
    facts: dict[str, object] = {
        "full_name": f"{rng.choice(NAMES)} {rng.choice(NAMES)}o {number}",
        "sex": rng.choice(("L", "P", "L", "P", None)),
        "ppks": " ".join(dict.fromkeys(codes)),
        "region": rng.choice((f"{kab}.01", f"{kab}.02.1001", None if rng.random() < 0.1 else f"{kab}.02")),
        "nik": f"{kab.replace('.', '')}01{born:%d%m%y}{number % 9000 + 1000:04}" if rng.random() < 0.7 else None,
        "birth_date": born.isoformat() if known < 0.6 else None,
        "age_est": last.year - born.year if 0.6 <= known < 0.9 else None,
        "unmet": "food" if rng.random() < 0.1 else None,
    }
    first = _moment(rng, met)
    filings = [Filing(first, (says("person", who, **facts), *_referral(rng, number, who, first, facts)))]
    later = first
    for step in range(rng.choice((0, 0, 1, 2))):
        later += timedelta(days=rng.randrange(3, 60))
        if later.date() < last:
            closes = rng.random() < 0.35
            change = says("person", who, "update", decision="close" if closes else "continue", visit_no=step)
            filings.append(Filing(later, (change,)))
    if rng.random() < 0.3:
        filings += _stay(rng, number, who, first, last, facts)
    if rng.random() < 0.2:
        filings.append(_benefit(rng, number, who, first, last, facts))
    served = _served(rng, number, first, last)
    return [filing for filing in (*filings, *served) if filing.at.date() <= last]


def _referral(
    rng: random.Random, number: int, who: str, at: datetime, facts: dict[str, object]
) -> tuple[EntityChange, ...]:
    services = " ".join(rng.sample(SERVICES, rng.choice((1, 1, 2))))
    made = says(
        "referral", f"referral-{number}", person_id=who, services=services, state="proposed", region=facts["region"]
    )
    return (made,) if number % 2 == 0 else ()


def _served(rng: random.Random, number: int, at: datetime, last: date) -> list[Filing]:
    if number % 2:
        return []
    steps = rng.choice(((), ("sent",), ("sent", "accepted"), ("declined",), ("sent", "served"), ("served", "closed")))
    found = []
    for state in steps:
        at += timedelta(days=rng.randrange(1, 25))
        found.append(Filing(at, (says("referral", f"referral-{number}", "update", state=state),)))
    return found


def _stay(
    rng: random.Random, number: int, who: str, at: datetime, last: date, facts: dict[str, object]
) -> list[Filing]:
    came = at + timedelta(hours=2)
    length = rng.randrange(1, 40)
    facility = rng.choice(SHELTERS)
    stay = says(
        "stay",
        f"stay-{number}",
        person_id=who,
        facility=facility,
        sex=facts["sex"],
        admitted_at=came.isoformat(),
        stay_until=(came.date() + timedelta(days=rng.choice((3, 7, 14)))).isoformat(),
        state="staying",
    )
    left = came + timedelta(days=length)
    out = says("stay", f"stay-{number}", "update", left_at=left.isoformat(), state="left", exit_reason="family")
    return [Filing(came, (stay,)), *([Filing(left, (out,))] if rng.random() < 0.8 else [])]


def _benefit(rng: random.Random, number: int, who: str, at: datetime, last: date, facts: dict[str, object]) -> Filing:
    checked = at + timedelta(days=rng.randrange(1, 80))
    state = rng.choice(("whole", "whole", "partly", "none"))
    due = rng.choice((600_000, 200_000, None))
    change = says(
        "benefit",
        f"benefit-{number}",
        person_id=who,
        program=rng.choice(("pkh", "sembako", "pip")),
        state=state,
        useful=rng.choice(("yes", "no")) if state in ("whole", "partly") else None,
        expected=due,
        received=due and (due if state == "whole" else due // 2 if state == "partly" else None),
        region=facts["region"],
        checked_on=checked.date().isoformat(),
    )
    return Filing(checked, (change,))


def _activity(rng: random.Random, number: int, last: date) -> Filing:
    at = _moment(rng, last - timedelta(days=rng.randrange(400)))
    groups = ("male_child", "female_child", "male_adult", "female_adult", "male_older", "female_older")
    counts = {group: rng.randrange(0, 40) for group in groups}
    change = says(
        "activity",
        f"activity-{number}",
        title=f"Penyuluhan {number}",
        kind="talk",
        topics=" ".join(rng.sample(("noalms", "child", "drug", "elder"), rng.choice((1, 2)))),
        region=f"{rng.choices(KABUPATEN, WEIGHTS)[0]}.01",
        started_at=at.isoformat(),
        participants=sum(counts.values()),
        disabled=min(3, sum(counts.values())),
        new_reports=rng.randrange(3),
        **counts,
    )
    return Filing(at, (change,))


def put(store: Store, filings: Sequence[Filing]) -> None:
    """Finalize each through the store's own door, in order."""
    for number, filing in enumerate(filings):
        instance_id = f"uuid:filing-{number}"
        store.start(instance_id, "outreach", "1", "Asesmen", {"/data/x": "1"}, Progress(1, 1), "", "", "")
        xml = f"<data id='{instance_id}'/>".encode()
        frozen = Submission(instance_id, "outreach", "1", sha256_hex(xml), xml, filing.at, f"JGK-{number}", ())
        store.finalize(frozen, filing.changes, "catatan")
