"""Whose work a device may be shown: its role, and the regions it is for. The one place that decides.

A region code is the ministry's, with dots: 64 (province), 64.72 (kabupaten or kota), 64.72.05 (kecamatan),
64.72.05.1001 (village). A device's regions are codes of places; everything below them is theirs. No region at all
means the whole province, which no partner gets. What belongs to no known place is seen from the whole province only.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, or_, true

ROLES = ("worker", "intake", "supervisor", "partner", "administrator")
SUPERVISOR = "supervisor"
SPOKEN = {
    "petugas": "worker",
    "penerimaan": "intake",
    "penyelia": "supervisor",
    "mitra": "partner",
    "admin": "administrator",
}
MAX_REGIONS = 50
_CODE = re.compile(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?")


class BadScopeError(ValueError):
    """A role that is none, a region code that is none, or a partner of the whole province. ``code``: which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code  # role | region | partner


@dataclass(frozen=True, slots=True)
class Scope:
    """``regions`` are sorted, none below another; empty is the whole province."""

    role: str
    regions: tuple[str, ...] = ()


def scope_of(role: str, regions: Iterable[str] = ()) -> Scope:
    """The scope that an administrator means; roles may be said in Indonesian. Raises BadScopeError."""
    spoken = role.strip().casefold()
    named = SPOKEN.get(spoken, spoken)
    if named not in ROLES:
        raise BadScopeError("role")
    codes = {code.strip(".") for code in regions}
    if len(codes) > MAX_REGIONS or not all(_CODE.fullmatch(code) for code in codes):
        raise BadScopeError("region")
    if named == "partner" and not codes:
        raise BadScopeError("partner")
    return Scope(named, tuple(sorted(code for code in codes if not _below_any(code, codes - {code}))))


def codes_in(text: str) -> list[str]:
    """Region codes as people write them, between blanks, commas or semicolons."""
    return [part for part in re.split(r"[\s,;]+", text) if part]


def kept(regions: Sequence[str]) -> str:
    """How regions stand in their column."""
    return " ".join(regions)


def may_see(scope: Scope, region: str) -> bool:
    """Whether what belongs to this region (code, "" where nobody knows) may be shown to a device of this scope."""
    return not scope.regions or _below_any(region, scope.regions)


def supervises(above: Scope, below: Scope) -> bool:
    """Whether a supervisor's team has devices of the other scope: every place of theirs is in the supervisor's.

    A supervisor is in the team of a wider one, not in that of an equal; administrators, who see no case, are in none.
    """
    if above.role != SUPERVISOR or below.role == "administrator":
        return False
    if below.role == SUPERVISOR and set(above.regions) == set(below.regions):
        return False
    return not above.regions or (bool(below.regions) and all(may_see(above, code) for code in below.regions))


def seen(scope: Scope, region: ColumnElement[Any]) -> ColumnElement[bool]:
    """The same as a condition on a column of region codes (text, never a pattern)."""
    if not scope.regions:
        return true()
    here = [or_(region == code, region.startswith(f"{code}.", autoescape=True)) for code in scope.regions]
    return or_(*here)


def _below_any(region: str, codes: Iterable[str]) -> bool:
    return any(region == code or region.startswith(f"{code}.") for code in codes)
