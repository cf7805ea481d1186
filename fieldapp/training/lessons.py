"""Made-up prevention and education activities."""

from datetime import timedelta
from typing import Final

from fieldapp.training.afterwards import Story
from fieldapp.training.office import Office
from fieldapp.training.people import WEIGHTS

LESSONS: Final = (
    ("Jangan memberi uang di jalan", "campaign", "noalms", "public"),
    ("Pengasuhan tanpa kekerasan", "parent", "care violence", "parent women"),
    ("Hak anak dan kembali bersekolah", "school", "child", "student"),
    ("Bebas pasung", "talk", "mental", "village psks"),
    ("Dokumen kependudukan untuk semua", "talk", "adminduk social", "public village"),
    ("Usaha kecil untuk perempuan", "training", "econ", "women"),
)


def lesson(office: Office) -> Story:
    """A prevention or education activity."""
    chance = office.chance
    title, kind, topic, audience = chance.choice(LESSONS)
    kab = chance.choice(list(WEIGHTS))
    start = office.now - timedelta(hours=3)
    people = {name: str(chance.randint(0, 18)) for name in ("n_m_child", "n_f_child", "n_m_elder", "n_f_elder")}
    office.write(
        "prevention_activity",
        {
            "title": title,
            "act_type": kind,
            "topics": topic,
            "audience": audience,
            "act_start": start.isoformat(timespec="milliseconds"),
            "act_end": (start + timedelta(hours=2)).isoformat(timespec="milliseconds"),
            "act_kab": kab,
            "act_kec": office.book.regions.children(kab)[0].code,
            "venue": "Balai pertemuan (latihan)",
            **people,
            "n_m_adult": str(chance.randint(5, 30)),
            "n_f_adult": str(chance.randint(8, 45)),
            "n_disab": "1",
            "result": "Peserta tahu ke mana melapor.",
            "new_reports": str(chance.randint(0, 3)),
        },
    )
    yield timedelta(0)
