"""A question of a form as a column of a table can answer it. Frozen values."""

from dataclasses import dataclass
from typing import Final

NUMBERS_OF_PEOPLE: Final = ("nik", "kk")
ONE, MANY = "one", "many"


@dataclass(frozen=True, slots=True)
class Target:
    """``kind``: text int decimal date time dateTime one many place nik kk phone.

    ``label`` and ``label_en`` as the form says them; ``choices``: (code, label) that are known before anything is
    answered; ``section``: the heading it stands under.
    """

    name: str
    reference: str
    kind: str
    label: str
    label_en: str
    section: str = ""
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
