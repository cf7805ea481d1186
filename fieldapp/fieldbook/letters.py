"""Letters between a supervisor and the laptops of the team, where there is no network. ``book.letters``.

A supervisor's laptop writes each member what was decided about its work and which visits are asked of it. A laptop
believes the supervisors of its team card and nobody else; a letter read twice, an old one, or one after the province
said the same changes nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fieldapp.domain.roles import Permission
from fieldapp.domain.team import ReadLetters
from fieldapp.errors import BadPack

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.connection import Connection
    from fieldapp.fieldbook.letter_writing import LetterWriting
    from fieldapp.fieldbook.permit import Permit
    from fieldapp.sync.protocol import SubmissionLine


class Visits(Protocol):
    """Hears requests for visits."""

    def hear(self, line: "SubmissionLine") -> object: ...


class Letters:
    """Of one profile. ``visits`` gives what hears requests for visits, None where nothing does. *Slow.*"""

    def __init__(
        self,
        store: "Store",
        connection: "Connection",
        permit: "Permit",
        clock: Callable[[], datetime],
        visits: Callable[[], Visits | None],
    ) -> None:
        self._store = store
        self._connection = connection
        self._permit = permit
        self._clock = clock
        self._visits = visits
        self._written: LetterWriting | None = None

    # a supervisor's

    def write(self, place: Path) -> int:
        """Write a letter for every member there is something to say to; how many.

        Raises NotAllowed, StickTrouble, StickFull, SignIn before enrolment.
        """
        from fieldapp.fieldbook.courier_stick import file_on_stick, folder_on_stick, safe_name
        from fieldapp.sync.letter_frame import LETTER_ENDING

        self._permit.require(Permission.REVIEW)
        folder, own = folder_on_stick(place), safe_name(self._store.setting("device_code"))
        letters = self._writing().all()
        for member, content in letters:
            with file_on_stick(folder / f"Surat-{safe_name(member.device_code)}-{own}{LETTER_ENDING}") as file:
                file.write(content)
        return len(letters)

    def write_if_any(self, place: Path) -> int:
        """The same; 0 where nobody reviews."""
        return self.write(place) if self._permit.may(Permission.REVIEW) else 0

    def sealed_for(self, device_id: str) -> bytes | None:
        """The letter for one member, the same bytes while nothing new was decided; None when there is nothing to say,
        or who works here is no supervisor."""
        return self._writing().sealed_for(device_id) if self._permit.may(Permission.REVIEW) else None

    def _writing(self) -> "LetterWriting":
        from fieldapp.fieldbook.letter_writing import LetterWriting

        if self._written is None:
            self._written = LetterWriting(self._store, self._connection, self._clock)
        return self._written

    # everybody's

    def read(self, sources: Sequence[Path]) -> ReadLetters:
        """Read letters (or all in a folder). Raises StickTrouble; files that are not believed are in the result."""
        from fieldapp.fieldbook.courier_stick import files_in, reading
        from fieldapp.sync.letter_frame import LETTER_ENDING

        done = ReadLetters()
        for path in files_in(sources, LETTER_ENDING):
            if path.suffix.lower() != LETTER_ENDING:  # named beside letters: ``courier`` reads it
                continue
            with reading(path) as file:
                content = file.read()
            try:
                done += self.read_bytes(content, path.name)
            except BadPack as error:
                if error.facts["why"] == "other_laptop":
                    done = replace(done, others=(*done.others, str(error.facts["laptop"])))
                else:
                    done = replace(done, refused=(*done.refused, error))
        return done

    def read_bytes(self, content: bytes, name: str = "") -> ReadLetters:
        """Read one letter. Raises BadPack for one that is not believed or for another laptop, StoreError."""
        from fieldapp.fieldbook.letter_reading import LetterReading

        return LetterReading(self._store, self._connection.teams, self._visits()).read(content, name)
