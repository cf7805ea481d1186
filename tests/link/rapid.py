"""Made-up rapid assessments of the shipped form: the engine fills and freezes them, answers vary as people do.

Nobody here exists (``fieldapp.training.people``). Free text is put together by chance from a few hundred words, so
that no two submissions share a sentence; ids, times, coordinates and NIK are as random as real ones.
"""

import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from fieldapp import config
from fieldapp.domain.form import PublishedForm
from fieldapp.domain.submission import Attachment, EntityChange, Submission, sha256_hex
from fieldapp.fieldbook.finalizing import new_number
from fieldapp.fieldbook.regions import Regions
from fieldapp.forms import Context, Form, FormSession, load_form
from fieldapp.training.filling import Said, fill_in
from fieldapp.training.office import some_services
from fieldapp.training.people import Crowd, Invented
from fieldapp.xlsform.ready import ready_form

WITA = timezone(timedelta(hours=8))
FIRST_MORNING = datetime(2026, 11, 2, 8, 0, tzinfo=WITA)
TEXT_WORDS = (Path(__file__).parent / "words.txt").read_text(encoding="utf-8").split()


@dataclass(frozen=True, slots=True)
class Made:
    """A frozen submission and what it says about people."""

    submission: Submission
    entities: tuple[EntityChange, ...]
    title: str


def rapid_form() -> PublishedForm:
    """The shipped rapid form as a province publishes it."""
    made = ready_form(config.resources() / "forms" / "outreach_rapid.xlsx")
    assert made is not None
    return PublishedForm(made.form_id, made.version, made.title, sha256_hex(made.xml), made.xml, dict(made.files))


def rapid_submissions(count: int, seed: int, photos: dict[int, bytes] | None = None) -> Iterator[Made]:
    """``count`` submissions in the order they were finalized; ``photos``: number of the submission → its photo."""
    published, chance = rapid_form(), random.Random(seed)
    form = load_form(published.xml, published.files)
    crowd = Crowd(Regions(config.resources() / "regions" / "kaltim_regions.csv"), chance)
    now = FIRST_MORNING
    for number in range(count):
        now += timedelta(seconds=chance.randint(400, 5000), milliseconds=chance.randrange(1000))
        photo = (photos or {}).get(number, b"")
        yield _one(form, crowd.somebody(now.date(), (4, 80)), chance, now, photo)


def _one(form: Form, who: Invented, chance: random.Random, now: datetime, photo: bytes) -> Made:
    def new_uuid() -> str:
        return str(uuid.UUID(int=chance.getrandbits(128), version=4))

    clocks = [now]

    def clock() -> datetime:
        return clocks[0]

    context = Context(clock, new_uuid, chance, {"username": "rina.petugas", "deviceid": "jangkau:KT-A07"})
    session = FormSession.start(form, context)
    attachments: tuple[Attachment, ...] = ()
    if photo:
        attachments = (Attachment(f"{sha256_hex(photo)[:12]}.jpg", sha256_hex(photo), len(photo), "image/jpeg"),)
    fill_in(session, _said(who, chance, now, attachments), now)
    clocks[0] += timedelta(seconds=chance.randint(360, 1500), microseconds=chance.randrange(10**6))
    xml = session.freeze()
    finalized_at = (clocks[0] + timedelta(microseconds=chance.randrange(10**5))).astimezone(UTC)
    submission = Submission(
        session.instance_id, form.form_id, form.version, sha256_hex(xml), xml, finalized_at, new_number(), attachments
    )
    return Made(submission, session.entities(), session.instance_name())


def _said(who: Invented, chance: random.Random, now: datetime, photos: tuple[Attachment, ...]) -> dict[str, Said]:
    child = who.age(now.date()) < 18
    ppks = chance.sample(("04", "02") if child else ("11", "12", "13", "24", "09"), chance.choice((1, 1, 2)))
    said: dict[str, Said] = {
        "met_at": (now - timedelta(minutes=chance.randint(1, 180))).isoformat(timespec="milliseconds"),
        "spt_no": f"800/{chance.randint(100, 1999)}/Dinsos/2026",
        "team": _text(chance, 2, 5),
        "source": chance.choice(("routine", "routine", "raid", "report", "desa", "walk_in")),
        "loc_kab": who.kab,
        "loc_kec": who.kec,
        "loc_desa": who.village,
        "place": chance.choice(("junction", "market", "terminal", "port", "worship", "shopfront", "park", "bridge")),
        "place_note": _text(chance, 3, 7),
        "activity": " ".join(
            chance.sample(("beg", "scavenge", "busk", "hawk", "sleep", "stranded"), chance.choice((1, 1, 2)))
        ),
        "amber_flags": " ".join(
            sorted(chance.sample(("ill", "no_sleep", "skin", "debt"), chance.choice((0, 0, 1, 2))))
        ),
        "red_flags": "starving" if chance.random() < 0.08 else "",
        "language_used": chance.choice(("id", "id", "id", "bjn", "bug", "jv")),
        "interpreter": "no",
        "capacity": "child" if child else "adult",
        "consent": "guardian" if child else "given",
        "consent_how": chance.choice(("verbal", "written", "thumb")),
        "guardian_name": _name(chance),
        "guardian_rel": chance.choice(("father", "mother", "grandparent", "relative")),
        "witness_name": _name(chance),
        "share_with": " ".join(
            sorted(chance.sample(("kabkota", "panti", "health", "dukcapil"), chance.choice((1, 2, 3))))
        ),
        "consent_photo": "yes" if photos else chance.choice(("yes", "no")),
        "full_name": who.name,
        "alias": who.alias,
        "mother_name": _name(chance) if chance.random() < 0.5 else "",
        "sex": who.sex,
        "dob_known": "yes" if who.known_birth else "no",
        "id_status": "known" if who.nik else chance.choice(("lost", "never", "unknown")),
        "phone": f"08{chance.randrange(10**9, 10**10)}" if chance.random() < 0.3 else "",
        "origin": _text(chance, 1, 2) if chance.random() < 0.5 else "",
        "physical_desc": _text(chance, 4, 9),
        "with_whom": chance.choice(("alone", "mother", "relative", "peer", "spouse")),
        "sleep_place": chance.choice(("own", "rent", "family", "shack", "street", "public")),
        "fixed_home": chance.choice(("yes", "no", "dk")),
        "family_contact": chance.choice(("yes", "no")),
        "times_before": str(chance.choice((0, 0, 1, 2, 3))),
        "ppks": " ".join(sorted(ppks)),
        "ppks_main": sorted(ppks)[0],
        "needs": " ".join(
            sorted(chance.sample(("food", "clothes", "shelter", "medical", "document"), chance.randint(1, 3)))
        ),
        "actions": " ".join(sorted(chance.sample(("meal", "kit", "first_aid", "educate"), chance.choice((1, 2))))),
        "disposition": chance.choice(("full", "full", "monitor", "refer", "declined")),
        "services": some_services(chance),
        "summary": _text(chance, 8, 22),
    }
    if who.nik:
        said["nik"] = who.nik
    if who.known_birth:
        said["birth_date"] = who.born.isoformat()
    else:
        said["age_est"] = str(max(0, who.age(now.date())))
    if chance.random() < 0.7:
        at = f"{chance.uniform(-2.2, 2.3):.6f} {chance.uniform(115, 118.9):.6f}"
        said["gps"] = f"{at} {chance.randint(0, 90)} {chance.randint(3, 40)}"
    if photos:
        said["photo"] = photos[0].name
    return said


def _text(chance: random.Random, fewest: int, most: int) -> str:
    return " ".join(chance.choice(TEXT_WORDS) for _ in range(chance.randint(fewest, most))).capitalize()


def _name(chance: random.Random) -> str:
    parts = ("Siti", "Ahmad", "Rahma", "Dedi", "Nur", "Yusran", "Hasan", "Ratna", "Baso", "Lestari", "Anwar", "Tenri")
    return f"{chance.choice(parts)} {chance.choice(parts)}"
