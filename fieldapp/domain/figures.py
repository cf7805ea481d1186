"""The counts of the home page."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Figures:
    """What this laptop's store adds up to.

    Assessments count from their finalization. ``waiting_bytes``: size of what waits to be sent. ``by_category``: (PPKS
    code, people), most first; a person may carry several codes. ``by_region``: (kecamatan code, people), most first;
    "" gathers unknown places; ``by_kabupaten`` the same a level higher. ``new_by_month``: (first day, people first
    recorded), oldest first.
    """

    assessments_this_month: int = 0
    assessments_last_month: int = 0
    waiting_bytes: int = 0
    people: int = 0
    people_this_month: int = 0
    by_category: tuple[tuple[str, int], ...] = ()
    by_region: tuple[tuple[str, int], ...] = ()
    by_kabupaten: tuple[tuple[str, int], ...] = ()
    new_by_month: tuple[tuple[date, int], ...] = ()
