"""Made-up people of East Kalimantan and searches for them, by seed. No name here is anybody's.

Names follow the customs of those who live there: Javanese (often one word), Bugis, Banjar, Kutai, Dayak,
Chinese-Indonesian; titles, ``bin`` and ``binti``, old spellings of the old. Word frequencies fall like 1/rank;
a long tail of rarer words is put together from syllables.
"""

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, islice
from pathlib import Path

from fieldapp.casework.names import folded
from fieldapp.db import person_index
from fieldapp.db.store import Store
from fieldapp.domain.person import Person, PersonQuery

REGIONS = Path(__file__).parents[2] / "resources" / "regions" / "kaltim_regions.csv"
TODAY = date(2026, 11, 24)
BATCH = 50_000
COLUMNS = (
    "person_id, name, folded, alias, sex, birth_date, birth_year, estimated, nik, region, marks, created_at, "
    "changed_at, assessments, last_form"
)
TAIL = 5_000  # rarer words of each custom


def _words(text: str) -> list[str]:
    return text.split()


MEN = _words(
    "Budi Agus Slamet Joko Sutrisno Suparman Wahyu Hendra Eko Dwi Bambang Rudi Andi Hasan Yusuf Ibrahim "
    "Ismail Rahman Rahmat Hidayat Syahrul Saputra Nugroho Santoso Setiawan Wibowo Kurniawan Firmansyah "
    "Ramadhan Arifin Fauzi Iskandar Supriyadi Sugeng Suyanto Haryanto Mulyono Sukirman Darmawan Junaidi "
    "Zainuddin Kamaruddin Baharuddin Jamaluddin Syamsuddin Burhanuddin Hamzah Usman Umar Ali Idris Mahmud "
    "Anwar Basri Rusdi Herman Rizki Fajar Dedi Dodi Yanto Wawan Asep Cahyo Purnomo Prasetyo Subagyo "
    "Sudirman Sukarno Suharto Tukiman Paimin Sarjono Jumadi Ponidi Legiman "
)
WOMEN = _words(
    "Sri Siti Dewi Nur Ani Rina Wati Lestari Rahayu Wahyuni Aminah Fatimah Aisyah Khadijah Rahmah Halimah "
    "Maryam Zainab Nurhayati Nurjannah Nuraini Hasanah Mariani Suryani Handayani Kartini Sulastri Sumiati "
    "Supiyah Jumiati Rohani Ratna Ratnasari Puspita Indah Permata Sari Yuliana Yulianti Kurniasih Ningsih "
    "Astuti Susanti Herawati Ernawati Fitriani Hartati Marlina Rosmini Rusmini Saniah Jamilah Salmah "
    "Hamidah Masitah Norhayati Noraini Tuminah Ponirah Mujiati Winarti Sumarni Sutinah Sukinem Tukinem "
    "Painem Wagiyem Juminten Endang Tri Retno Diah Ayu Putri Intan "
)
BUGIS = _words(
    "Tenri Baso Besse Patimasang Ambo Sitti Daeng Mappatoba Mappasessu Palaloi Mattalatta Sulolipu "
    "Pallawa Parewangi Tenriola Tenripada Makkasau Massarapi Mallombassi Sompa Cimma Becce Sanre "
    "Passolong Pawero Battiar Tahang Bakkareng "
)
DAYAK = _words(
    "Laing Ngau Lawing Ding Lejau Ubang Bulan Hangin Kueng Belareq Lung Jalung Ajang Uvang Batoq Lahang "
    "Paran Juk Ngayoh Bayau Songkar Encuk Imang Irang Kuleh Lenjau Merang Njuk Pebulaq Surang Tingang "
    "Unyang Wan Yeq Apui Bilung "
)
CHRISTIAN = _words("Yohanes Maria Martinus Theresia Paulus Kristina Petrus Margareta Stefanus Lusia Antonius Veronika ")
CHINESE = _words(
    "Tan Lim Oei Liem Kwee Ong Tjia Lie Gouw Thio Mei Ling Hwa Swan Kiat Bun Sioe Giok Lan Hong Tjoen Liong "
)
TITLES = ("H.", "Hj.", "Drs.", "Dr.", "Ir.", "Ust.")
DEGREES = (", S.Pd.", ", S.H.", ", S.E.", ", S.Sos.", ", M.Si.", ", A.Md.")
FAMILIAR = ("Pak ", "Ibu ", "Bapak ", "Mbak ", "Nenek ")
OLD = (("u", "oe"), ("j", "dj"), ("c", "tj"), ("y", "j"))
STARTS = {
    "java": _words("Su Sa Har Mar Wi Pra Tri Har Kus Dar Sas Nas Par Kar Sun Tum Pon War Gun Han "),
    "banjar": _words("Nor Ar Mas Ham Rus Syar Sya Bah Hus Jam Mur Ram Yus Zul Fah Ruk Sar Kas Bus Mis "),
    "bugis": _words("Pal Map Tan Mal Pat Sul Bat Cal Dal Ram Mas Pas Lat Tak Nap Som Ber Hal Jum Kas "),
}
MIDDLES = _words("a i u o di ri ti ka na ma ra wi ya su to ni li pa ga ha ja sa la mi bi wa ru no ")
ENDS = {
    "java": _words("no to di man min yem nah ti yo wan jo tun rah nto wati ningsih di rto ono asih "),
    "banjar": _words("ani iah din syah nah mah wan liansyah udin anti ita ariah yani hayati nor nawiah "),
    "bugis": _words("ng lla ri ssang tta ppe nge ru ang waru pada bassi eng mma sse wali raja nro ngi "),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A search and whom it is for. ``facts``: what is known beside the name."""

    query: PersonQuery
    person_id: str
    facts: tuple[str, ...]


class Words:
    """Words whose frequency falls like 1/rank."""

    def __init__(self, rng: random.Random, first: Sequence[str], custom: str) -> None:
        tail: dict[str, None] = {}
        while len(tail) < TAIL:
            middle = "".join(rng.choices(MIDDLES, k=rng.choice((1, 1, 2))))
            tail[rng.choice(STARTS[custom]) + middle + rng.choice(ENDS[custom])] = None
        self._words = [*first, *tail]
        self._weights = list(accumulate(1 / (rank + 8) for rank in range(len(self._words))))

    def draw(self, rng: random.Random) -> str:
        """One word."""
        return rng.choices(self._words, cum_weights=self._weights)[0]


def people(count: int, seed: int) -> Iterator[Person]:
    """``count`` people; the same seed gives the same people."""
    rng = random.Random(seed)
    words = {
        "L": Words(rng, MEN, "java"),
        "P": Words(rng, WOMEN, "java"),
        "banjar": Words(rng, [*MEN[15:40], *WOMEN[8:30]], "banjar"),
        "bugis": Words(rng, BUGIS, "bugis"),
        "dayak": Words(rng, DAYAK, "bugis"),
        "chinese": Words(rng, CHINESE, "java"),
    }
    villages, districts = _places()
    for number in range(count):
        yield _person(rng, number, words, villages, districts)


def _places() -> tuple[list[str], list[str]]:
    with REGIONS.open(encoding="utf-8", newline="") as rows:
        found = list(csv.DictReader(rows))
    villages = [row["code"] for row in found if row["level"] in ("desa", "kelurahan")]
    return villages, [row["code"] for row in found if row["level"] == "kecamatan"]


def _person(
    rng: random.Random, number: int, words: dict[str, Words], villages: Sequence[str], districts: Sequence[str]
) -> Person:
    sex = rng.choice("LP")
    born = TODAY - timedelta(days=int(rng.triangular(60, 33_000, 11_000)))
    name = _name(rng, sex, words)
    if born.year < 1960 and rng.random() < 0.3:
        name = _old(rng, name)
    region = rng.choice(villages)
    nik = _nik(rng, sex, born, region if rng.random() < 0.8 else rng.choice(districts)) if rng.random() < 0.7 else ""
    alias = words[sex].draw(rng)[:5] if rng.random() < 0.05 else ""
    known = rng.random() < 0.75
    return Person(
        person_id=f"{rng.getrandbits(128):032x}",
        name=name,
        alias=alias,
        sex=sex,
        birth_date=born if known else None,
        birth_year=born.year if known else born.year + rng.randint(-2, 2),
        estimated=not known,
        nik=nik,
        region=region,
        assessments=1,
        last_form=f"Asesmen {number % 7}",
    )


def _nik(rng: random.Random, sex: str, born: date, region: str) -> str:
    day = born.day + (40 if sex == "P" else 0)
    return f"{region[:8].replace('.', '')}{day:02}{born:%m%y}{rng.randint(9001, 9999)}"


def _name(rng: random.Random, sex: str, words: dict[str, Words]) -> str:
    custom = rng.choices(("java", "muslim", "banjar", "bugis", "dayak", "chinese"), (30, 24, 18, 16, 10, 2))[0]
    own, draw = words[sex], lambda kind: words[kind].draw(rng)
    if custom == "java":
        name = " ".join(own.draw(rng) for _ in range(rng.choices((1, 2, 3), (3, 6, 2))[0]))
    elif custom == "muslim":
        first = rng.choice(
            ("Muhammad", "Moh.", "M.", "Ahmad", "Abdul") if sex == "L" else ("Siti", "St.", "Nur", "Siti")
        )
        name = f"{first} {own.draw(rng)}" + (f" {own.draw(rng)}" if rng.random() < 0.4 else "")
    elif custom == "banjar":
        link = rng.choice((f" {'bin' if sex == 'L' else 'binti'} ", " ", ""))
        name = draw("banjar") + (link + draw("banjar") if link else "")
    elif custom == "bugis":
        first = rng.choice(("Andi ", "Daeng ", "", "", ""))
        name = f"{first}{draw('bugis')} {own.draw(rng) if rng.random() < 0.5 else draw('bugis')}"
    elif custom == "dayak":
        first = rng.choice(CHRISTIAN) if rng.random() < 0.5 else draw("dayak")
        name = f"{first} {draw('dayak')}"
    else:
        name = (
            " ".join(draw("chinese") for _ in range(3)) if rng.random() < 0.5 else f"{own.draw(rng)} {draw('chinese')}"
        )
    if rng.random() < 0.06:
        name = f"{rng.choice(TITLES)} {name}"
    return name + (rng.choice(DEGREES) if rng.random() < 0.04 else "")


def fill(store: Store, count: int, seed: int) -> None:
    """Write people and their index, in batches."""
    made, at = people(count, seed), datetime(2026, 11, 1, tzinfo=UTC).isoformat(timespec="microseconds")
    statement = f"INSERT INTO person ({COLUMNS}) VALUES ({', '.join('?' * 15)})"
    while batch := list(islice(made, BATCH)):
        with store._writing() as connection:
            connection.exec_driver_sql(statement, [_row(one, at) for one in batch])
            person_index.put(connection, batch)


def _row(one: Person, at: str) -> tuple[object, ...]:
    born = one.birth_date.isoformat() if one.birth_date else None
    facts = (one.person_id, one.name, folded(one.name), one.alias, one.sex, born, one.birth_year, int(one.estimated))
    return (*facts, one.nik, one.region, "", at, at, one.assessments, one.last_form)


def queries(known: Sequence[Person], seed: int, count: int) -> list[Asked]:
    """Searches for some of these people as they are typed: mistakes, words turned round, no titles, old spelling."""
    rng = random.Random(seed)
    return [_asked(rng, person) for person in rng.sample(known, count)]


def _asked(rng: random.Random, person: Person) -> Asked:
    name = _without_titles(person.name)
    if rng.random() < 0.25:
        name = _old(rng, name)
    words = _edited(rng, name.split(), rng.choice((1, 2)))
    if rng.random() < 0.3:
        rng.shuffle(words)
    typed = " ".join(words)
    if rng.random() < 0.1:
        typed = rng.choice(FAMILIAR) + typed
    facts = tuple(fact for fact, share in (("sex", 0.9), ("age", 0.8), ("region", 0.6)) if rng.random() < share)
    moved = rng.random() < 0.1
    query = PersonQuery(
        name=typed.lower(),
        sex=person.sex if "sex" in facts else "",
        age=TODAY.year - (person.birth_year or 0) + rng.choice((-1, 0, 0, 1)) if "age" in facts else None,
        region=("64.72.05" if moved else person.region[:8]) if "region" in facts else "",
    )
    return Asked(query, person.person_id, facts)


def _without_titles(name: str) -> str:
    kept = [word for word in name.split(",")[0].split() if word not in TITLES]
    return " ".join(kept)


def _old(rng: random.Random, name: str) -> str:
    for new, old in OLD:
        if rng.random() < 0.7:
            name = name.replace(new, old).replace(new.upper(), old.capitalize())
    return name


def _edited(rng: random.Random, words: list[str], edits: int) -> list[str]:
    """So many wrong, missing, doubled or exchanged letters, in words of four letters or more."""
    for _ in range(edits):
        long = [at for at, word in enumerate(words) if len(word) >= 4]
        if long:
            at = rng.choice(long)
            words[at] = _edit(rng, words[at])
    return words


def _edit(rng: random.Random, word: str) -> str:
    at = rng.randrange(len(word) - 1)
    kind = rng.choice(("wrong", "missing", "more", "exchanged"))
    if kind == "wrong":
        return word[:at] + rng.choice("aiueonrstlkmhd") + word[at + 1 :]
    if kind == "missing":
        return word[:at] + word[at + 1 :]
    if kind == "more":
        return word[:at] + rng.choice("aiueonrstlkmhd") + word[at:]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
