"""Twenty-five invented people and what an outreach worker would note about each.

Nobody here exists; numbers in NIK end in 9xxx serials, which mark them as invented. Answers are given by
question name of the rapid outreach form; what is not named here the pilot answers by rule.
"""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented person. ``born`` None means the age is estimated. ``ending``: finalize | draft."""

    name: str
    sex: str
    age: int
    place: tuple[str, str, str]  # names of kabupaten/kota, kecamatan, desa/kelurahan
    activity: tuple[str, ...]
    ppks: tuple[str, ...]
    born: date | None = None
    alias: str = ""
    photo: bool = False
    ending: str = "finalize"
    answers: dict[str, str] = field(default_factory=dict)

    def nik(self) -> str:
        """A well-formed, clearly invented NIK (serial 9xxx) for a person with a known birth date."""
        if self.born is None:
            return ""
        day = self.born.day + (40 if self.sex == "P" else 0)
        serial = 9000 + sum(map(ord, self.name)) % 1000
        return f"647205{day:02d}{self.born:%m%y}{serial:04d}"

    def known(self) -> dict[str, str]:
        """Question name → text as the pilot types or chooses it."""
        kab, kec, desa = self.place
        base = {
            "loc_kab": kab,
            "loc_kec": kec,
            "loc_desa": desa,
            "activity": " ".join(self.activity),
            "ppks": " ".join(self.ppks),
            "ppks_main": self.ppks[0],
            "full_name": self.name,
            "alias": self.alias,
            "sex": self.sex,
            "capacity": "child" if self.age < 18 else "adult",
            "consent": "guardian" if self.age < 18 else "given",
            "consent_how": "verbal",
            "consent_photo": "yes" if self.photo else "no",
            "guardian_name": f"Wali {self.name}",
            "guardian_rel": "dinsos",
            "witness_name": "Saksi Lapangan",
            "share_with": "kabkota panti",
            "summary": f"Bertemu {self.name}, keadaan dicatat singkat.",
            "photo": "photo" if self.photo else "",
        }
        base |= self._identity()
        return base | self.answers

    def _identity(self) -> dict[str, str]:
        if self.born is None:
            return {
                "id_status": "lost",
                "adminduk_status": "not_filed",
                "dob_known": "no",
                "age_est": str(self.age),
                "physical_desc": "Bekas luka di dahi kiri",
            }
        return {
            "id_status": "known",
            "nik": self.nik(),
            "adminduk_status": "not_needed",
            "dob_known": "yes",
            "birth_date": f"{self.born:%d%m%Y}",
        }


_SMR_ULU = ("Kota Samarinda", "Samarinda Ulu", "Air Putih")
_SMR_KOTA = ("Kota Samarinda", "Samarinda Kota", "Bugis")
_BPN = ("Kota Balikpapan", "Balikpapan Kota", "Klandasan Ulu")
_BTG = ("Kota Bontang", "Bontang Utara", "Bontang Baru")
_KUKAR = ("Kabupaten Kutai Kartanegara", "Tenggarong", "Melayu")
_KUTIM = ("Kabupaten Kutai Timur", "Sangatta Utara", "Teluk Lingga")
_PPU = ("Kabupaten Penajam Paser Utara", "Penajam", "Nenang")
_BERAU = ("Kabupaten Berau", "Tanjung Redeb", "Bugis")

EVERYONE: tuple[Invented, ...] = (
    Invented("Yohanes Brata", "L", 58, _SMR_ULU, ("sleep",), ("11",), alias="Pak Yo"),
    Invented("Nurhalimah Sanjaya", "P", 34, _SMR_KOTA, ("beg",), ("12", "23"), date(1992, 3, 4), photo=True),
    Invented("Rudi Pamungkas", "L", 41, _BPN, ("scavenge",), ("13",), date(1985, 7, 19)),
    Invented("Siti Melati Dewi", "P", 9, _SMR_ULU, ("busk", "hawk"), ("04", "02"), date(2017, 1, 23)),
    Invented("Aji Kertanegari", "P", 72, _KUKAR, ("home",), ("08",), date(1954, 5, 2), photo=True),
    Invented("Daniel Lawai", "L", 27, _BERAU, ("wander",), ("09",)),
    Invented("Maria Goreti Long", "P", 19, _KUTIM, ("stranded",), ("18",), date(2007, 2, 11)),
    Invented("Tono Sumarsono", "L", 63, _PPU, ("beg", "sleep"), ("12", "11"), alias="Mbah Tono"),
    Invented("Fransiska Ubang", "P", 45, _BTG, ("home",), ("23",), date(1981, 9, 30), ending="draft"),
    Invented("Ahmad Ridwansyah", "L", 12, _SMR_KOTA, ("hawk",), ("04",), date(2014, 4, 17)),
    Invented("Budi Hermanto Jaya", "L", 36, _BPN, ("scavenge", "sleep"), ("13", "11"), photo=True),
    Invented("Rahmawati Kencana", "P", 29, _SMR_ULU, ("beg",), ("12",), date(1997, 6, 8)),
    Invented("Petrus Ngau", "L", 50, _KUTIM, ("home",), ("24",), date(1976, 12, 1), ending="draft"),
    Invented("Kartini Wulansari", "P", 67, _SMR_KOTA, ("home",), ("08",), date(1959, 8, 21), photo=True),
    Invented("Joko Purwadi", "L", 22, _BPN, ("costume",), ("12",), date(2004, 10, 5)),
    Invented("Dayang Sekarsari", "P", 15, _KUKAR, ("home",), ("02",), date(2011, 3, 14)),
    Invented("Markus Belareq", "L", 55, _BERAU, ("stranded",), ("11",), alias="Om Markus"),
    Invented("Sulastri Handayani", "P", 38, _PPU, ("home",), ("23", "24"), date(1988, 11, 27)),
    Invented("Gusti Arfandi", "L", 7, _SMR_ULU, ("beg",), ("04",), date(2019, 2, 9), ending="draft"),
    Invented("Lina Marlina Putri", "P", 31, _BTG, ("hawk",), ("23",), date(1995, 5, 16)),
    Invented("Hasan Basrindo", "L", 70, _SMR_KOTA, ("sleep", "beg"), ("08", "12"), photo=True),
    Invented("Theresia Lejau", "P", 24, _KUTIM, ("home",), ("09",), date(2002, 7, 3)),
    Invented("Slamet Riyantoro", "L", 47, _BPN, ("scavenge",), ("13",), date(1979, 1, 12)),
    Invented("Ningsih Ratnadewi", "P", 61, _SMR_ULU, ("home",), ("08",), date(1965, 6, 25), ending="draft"),
    Invented("Bambang Suryakanta", "L", 33, _BTG, ("sleep",), ("11",), alias="Mas Bam", photo=True),
)
