"""What every expected trouble is: a sentence for people; and the two that many kinds are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


class FieldappError(Exception):
    """Expected trouble; ``code`` names it, ``facts`` fill the sentence people read."""

    code: ClassVar[str] = "trouble"
    sentence: ClassVar[str] = "Something went wrong."

    def __init__(self, sentence: str | None = None, **facts: object) -> None:
        self.facts = facts
        super().__init__((sentence or self.sentence).format(**facts))


@dataclass(frozen=True, slots=True)
class FormProblem:
    """One mistake in a workbook or XForm: where, what, and what to change."""

    message: str
    cure: str
    sheet: str = ""
    row: int = 0
    column: str = ""
    code: str = "form"

    @property
    def place(self) -> str:
        """``survey, row 12, relevant``: as much of the place as is known."""
        row = f"row {self.row}" if self.row else ""
        return ", ".join(part for part in (self.sheet, row, self.column) if part)

    def __str__(self) -> str:
        head = f"{self.place}: " if self.place else ""
        return f"{head}{self.message} {self.cure}".rstrip()


class FormError(FieldappError):
    """The form's author can fix it; ``problems`` lists every mistake found at once."""

    code = "form"

    def __init__(self, problems: Sequence[FormProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("{text}", text="\n".join(str(problem) for problem in self.problems))


class StoreError(FieldappError):
    """This computer: its disk, its file, its passphrase."""

    code = "store"


class Cancelled(FieldappError):
    """A person said stop; never shown as an error."""

    code = "cancelled"
    sentence = "Stopped."
