"""Made-up people of East Kalimantan. Nobody here exists: names are put together by chance, NIK end in serials from 9001
on, which mark them as invented, and there are no addresses and no telephone numbers.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from fieldapp.fieldbook.regions import Regions

# Where people are met: towns weigh more, as their streets do.
WEIGHTS: Final = {"64.72": 9, "64.71": 7, "64.02": 4, "64.74": 3, "64.08": 3, "64.09": 2, "64.03": 2, "64.01": 2}

_MEN = [
    "Agus",
    "Arifin",
    "Bambang",
    "Budi",
    "Darmawan",
    "Dedi",
    "Fajar",
    "Hasan",
    "Hendra",
    "Herman",
    "Iskandar",
    "Joko",
    "Junaidi",
    "Kamaruddin",
    "Rahmat",
    "Rudi",
    "Rusdi",
    "Saputra",
    "Slamet",
    "Sugeng",
    "Supriyadi",
    "Syahrul",
    "Usman",
    "Wahyu",
    "Yanto",
    "Yusuf",
]
_WOMEN = [
    "Aminah",
    "Dewi",
    "Endang",
    "Ernawati",
    "Fatimah",
    "Fitriani",
    "Halimah",
    "Handayani",
    "Hartati",
    "Jumiati",
    "Kartini",
    "Lestari",
    "Mariani",
    "Nuraini",
    "Nurhayati",
    "Rahayu",
    "Ratna",
    "Rohani",
    "Rusmini",
    "Salmah",
    "Siti",
    "Sulastri",
    "Sumiati",
    "Wahyuni",
    "Yuliana",
]
_LAST = {
    "banjar": ["Anwar", "Basri", "Hamidi", "Mahyuni", "Noor", "Rasyidi", "Sahrani", "Zulkifli"],
    "kutai": ["Aji", "Awang", "Encek", "Kertanegara", "Raden", "Sulaiman"],
    "bugis": ["Baso", "Daeng", "Makkasau", "Mappasessu", "Palaloi", "Tenri", "Sompa"],
    "jawa": ["Nugroho", "Pamungkas", "Purnomo", "Santoso", "Setiawan", "Utomo", "Wibowo"],
    "dayak": ["Belareq", "Bilung", "Ding", "Hangin", "Lejau", "Lung", "Ngau", "Ubang", "Uvang"],
}
_FAMILIAR = {"L": ("Pak", "Om", "Mas", "Kai"), "P": ("Bu", "Mbak", "Acil", "Nini")}


@dataclass(frozen=True, slots=True)
class Invented:
    """One made-up person. ``born`` is known to whoever meets them only where ``known_birth``; ``village`` is where."""

    name: str
    sex: str
    born: date
    village: str
    nik: str = ""
    alias: str = ""
    known_birth: bool = True

    def age(self, day: date) -> int:
        """In whole years."""
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))

    @property
    def kab(self) -> str:
        """Code of the regency or city."""
        return self.village[:5]

    @property
    def kec(self) -> str:
        """Code of the district."""
        return self.village[:8]


class Crowd:
    """Invents people, each once, by chance."""

    def __init__(self, regions: Regions, chance: random.Random) -> None:
        self._chance = chance
        self._regions = regions
        self._serial = 9000

    def somebody(self, today: date, ages: tuple[int, int], sex: str = "", kab: str = "") -> Invented:
        """A person of these ages (inclusive), of either sex and anywhere when not said."""
        chance = self._chance
        sex = sex or chance.choice("LP")
        born = today - timedelta(days=int(chance.uniform(ages[0] * 365.25 + 20, ages[1] * 365.25 + 340)))
        village = self._village(kab)
        named = chance.random() < 0.75
        return Invented(
            name=self._name(sex),
            sex=sex,
            born=born,
            village=village,
            nik=self._nik(sex, born, village) if named else "",
            alias=f"{chance.choice(_FAMILIAR[sex])} {chance.choice(_MEN if sex == 'L' else _WOMEN)[:4]}"
            if chance.random() < 0.3
            else "",
            known_birth=named,
        )

    def _village(self, kab: str) -> str:
        chance = self._chance
        kab = kab or chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        return self._below(self._below(kab))

    def _below(self, code: str) -> str:
        return self._chance.choice(self._regions.children(code)).code

    def _name(self, sex: str) -> str:
        chance = self._chance
        first = chance.choice(_MEN if sex == "L" else _WOMEN)
        if chance.random() < 0.2:
            return first  # many have one name only
        return f"{first} {chance.choice(chance.choice(list(_LAST.values())))}"

    def _nik(self, sex: str, born: date, village: str) -> str:
        self._serial = self._serial + 1 if self._serial < 9999 else 9001
        day = born.day + (40 if sex == "P" else 0)
        return f"{village[:8].replace('.', '')}{day:02}{born:%m%y}{self._serial}"


def respelled(one: Invented, chance: random.Random, words: Sequence[tuple[str, str]] = ()) -> Invented:
    """The same person as somebody else wrote them down: other spelling, no NIK, an estimated age."""
    swaps = words or (("u", "oe"), ("c", "tj"), ("j", "dj"), ("y", "j"))
    old, new = chance.choice([swap for swap in swaps if swap[0] in one.name] or [("a", "aa")])
    name = one.name.replace(old, new, 1)
    return Invented(name, one.sex, one.born, one.village, "", "", known_birth=False)
