"""What records have that were merged into another counts for the one that is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from fieldapp.casework.caseload import BenefitRow, Caseload, ReferralRow, StayRow, WorkRow

Owned = TypeVar("Owned", ReferralRow, StayRow, BenefitRow, WorkRow)


def as_one(load: Caseload, kept: Mapping[str, str]) -> Caseload:
    """``kept``: id of a record that was merged away → id of the person it is part of. The people are merged already."""
    if not kept:
        return load
    return replace(
        load,
        referrals=_owned(load.referrals, kept),
        stays=_owned(load.stays, kept),
        benefits=_owned(load.benefits, kept),
        works=_owned(load.works, kept),
    )


def _owned(rows: Iterable[Owned], kept: Mapping[str, str]) -> tuple[Owned, ...]:
    return tuple(replace(row, person_id=kept.get(row.person_id, row.person_id)) for row in rows)
