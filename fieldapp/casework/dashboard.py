"""The home page's counts for one period: people whose case was open on some day of it."""

from collections import Counter

from fieldapp.casework.caseload import KABUPATEN_LENGTH, Caseload
from fieldapp.casework.period import Period
from fieldapp.domain.figures import Figures

KECAMATAN_LENGTH = len("64.72.05")


def period_figures(load: Caseload, period: Period) -> Figures:
    """By category, kecamatan and kab/kota; the other counts of ``Figures`` are not of a period."""
    categories, districts, places = Counter[str](), Counter[str](), Counter[str]()
    people = 0
    for person in load.people:
        if person.active(period):
            people += 1
            categories.update(person.categories)
            region = person.region
            districts[region[:KECAMATAN_LENGTH] if len(region) >= KECAMATAN_LENGTH else ""] += 1
            places[region[:KABUPATEN_LENGTH]] += 1
    return Figures(
        people=people,
        by_category=_most_first(categories),
        by_region=_most_first(districts),
        by_kabupaten=_most_first(places),
    )


def _most_first(counted: "Counter[str]") -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
