"""Another laptop of the made-up team: fills the same forms, keeps nothing here, and packs its work for the supervisor.

What it packs comes onto the supervisor's desk as any courier pack does: signed, sealed, item by item.
"""

import random
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from fieldapp.casework.projection import PERSON, WITA, merge, to_person
from fieldapp.domain.person import Person
from fieldapp.domain.submission import Attachment, sha256_hex
from fieldapp.fieldbook.finalizing import new_number
from fieldapp.fieldbook.prefilling import prefill, presets
from fieldapp.forms import Context, FormSession
from fieldapp.sync import batches, courier_frame
from fieldapp.sync.courier_frame import PackManifest, SealedItem
from fieldapp.sync.protocol import SubmissionLine
from fieldapp.training.filling import Said, fill_in
from fieldapp.training.laptops import Laptop
from fieldapp.training.office import Office
from fieldapp.training.people import Crowd, Invented
from fieldapp.training.picture import picture
from fieldapp.vault import signatures
from fieldapp.vault.sealing import new_identity, seal

USUAL = timedelta(minutes=14)


class Elsewhere(Office):
    """``took``: how long the next form is open; ``said_too``: what the next form says besides."""

    def __init__(self, office: Office, laptop: Laptop) -> None:
        super().__init__(office.book, random.Random(laptop.member.device_code), office.now)  # noqa: S311 (made up)
        self.laptop = laptop
        self.crowd = Crowd(office.book.regions, self.chance)
        self.took = USUAL
        self.said_too: dict[str, Said] = {}
        self._said: dict[str, Said] = {}
        self._people: dict[str, Person] = {}
        self._lines: list[SubmissionLine] = []
        self._files: list[bytes] = []
        self._packs = 0

    @property
    def code(self) -> str:
        """The laptop's."""
        return self.laptop.member.device_code

    def write(self, form_id: str, said: Mapping[str, Said], person: Person | None = None) -> str:
        """As every office; the submission waits to be packed."""
        self._said = {**said, **self.said_too}
        self._clock = self.now
        session = FormSession.start(self.book.form(form_id), self._context(), "id")
        if person:
            prefill(session, presets({}, person, self.now.year, uncertain=False))
        fill_in(session, self._said, self.now)
        files = self._photo(session)
        self._clock = self.now + self.took
        xml = session.freeze()
        self._lines.append(
            SubmissionLine(
                session.instance_id,
                session.form.form_id,
                session.form.version,
                sha256_hex(xml),
                xml.decode(),
                self._clock.astimezone(UTC),
                new_number(),
                attachments=files,
            )
        )
        self.took, self.said_too = USUAL, {}
        return self._met(session)

    def greet(self, one: Invented, wishes: str) -> None:
        """Nothing: what is said of the next form is meant for the assessment that follows."""

    def again(self, form_id: str, **said: str) -> None:
        """The form before once more, with these answers instead: somebody copied."""
        self.write(form_id, {**self._said, **said})

    def person(self, person_id: str) -> Person:
        """Whom this laptop met; the supervisor's register does not know them."""
        return self._people.get(person_id) or super().person(person_id)

    def bring(self) -> int:
        """Put everything written since onto the supervisor's desk; how many submissions."""
        with TemporaryDirectory() as place:
            return self.book.team_work.open_pack(self._packed(Path(place) / "Latihan.jgpack")).fresh

    def _packed(self, path: Path) -> Path:
        member, self._packs = self.laptop.member, self._packs + 1
        recipient = self.book.setting("recipient")
        contents = [batches.pack(self._lines), *self._files]
        sealed = [seal(content, [recipient]) for content in contents]
        items = tuple(
            SealedItem("attachment" if at else "batch", len(one), sha256_hex(one)) for at, one in enumerate(sealed)
        )
        manifest = PackManifest(
            v=1,
            kind="pack",
            device_id=member.device_id,
            device_code=member.device_code,
            public_key=member.public_key,
            return_to=member.recipient,
            province=new_identity()[1],
            counter=self._packs,
            made_at=self.now.astimezone(UTC),
            submissions=len(self._lines),
            items=items,
        )
        head = courier_frame.make_head(manifest, lambda content: signatures.sign(self.laptop.seed, content))
        parts = [head.to_bytes(), *(p for item, one in zip(items, sealed, strict=True) for p in (_length(item), one))]
        path.write_bytes(b"".join(parts))
        self._lines, self._files = [], []
        return path

    def _photo(self, session: FormSession) -> tuple[Attachment, ...]:
        if self._said.get("photo") != "yes":
            return ()
        content = picture(self.chance)
        name = f"foto-{len(self._lines)}.png"
        reference = next(r for r in session.form.references if r.endswith("/photo"))
        session.answer(reference, name)
        self._files.append(content)
        return (Attachment(name, sha256_hex(content), len(content), "image/png"),)

    def _met(self, session: FormSession) -> str:
        for change in session.entities():
            if change.entity_list == PERSON:
                known = to_person(change.entity_id, change.label, merge({}, change, self._clock))
                self._people[change.entity_id] = known
                return change.entity_id
        return ""

    def _context(self) -> Context:
        member = self.laptop.member
        return Context(
            now=lambda: self._clock,
            new_uuid=lambda: str(uuid.UUID(int=self.chance.getrandbits(128), version=4)),
            random=self.chance,
            properties={"username": member.worker_name, "deviceid": member.device_code},
        )


def _length(item: SealedItem) -> bytes:
    return courier_frame.item_length(item)


def at_work(day: datetime, hour: float) -> datetime:
    """That hour of the last working day until then, in East Kalimantan."""
    day = day.astimezone(WITA)
    while day.weekday() > 4:
        day -= timedelta(days=1)
    return day.replace(hour=0, minute=0, second=0) + timedelta(hours=hour)
