"""Everything a desk decides at the board, in one."""

from fieldapp.ui.pages.shelter.bed_deeds import BedDeeds
from fieldapp.ui.pages.shelter.people_deeds import PeopleDeeds


class Deeds(PeopleDeeds, BedDeeds):
    """Deeds about people and about beds, with one question on screen at a time."""
