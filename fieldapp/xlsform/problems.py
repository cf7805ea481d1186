"""Collects the mistakes of one workbook, worded from the catalogue in one language."""

import difflib
from collections.abc import Iterable

from fieldapp.errors import FormError, FormProblem
from fieldapp.forms.elsewhere.difference import Difference
from fieldapp.xlsform import words_elsewhere, words_en, words_id
from fieldapp.xlsform.words_engine import indonesian

MAX_ERRORS = 500  # told at once
LONGEST_WORD, MAX_COMPARED = 60, 50_000  # names that suggestions look at, in one workbook
CATALOGUES = {"id": words_id.SENTENCES, "en": words_en.SENTENCES}
ELSEWHERE = {"id": words_elsewhere.INDONESIAN, "en": words_elsewhere.ENGLISH}
PORTABILITY = "portability"


class Problems:
    """``errors`` stop the form, ``warnings`` do not. Facts never hold answers, only words of the workbook."""

    def __init__(self, language: str) -> None:
        self.language = language if language in CATALOGUES else "id"
        self.errors: list[FormProblem] = []
        self.warnings: list[FormProblem] = []
        self._compared = 0

    def error(self, code: str, sheet: str = "", row: int = 0, column: str = "", **facts: object) -> None:
        """A mistake that stops the form; those after MAX_ERRORS are left for the next check."""
        if len(self.errors) < MAX_ERRORS:
            self.errors.append(self._problem(code, sheet, row, column, facts))

    def warn(self, code: str, sheet: str = "", row: int = 0, column: str = "", **facts: object) -> None:
        """A doubt that does not stop the form."""
        self.warnings.append(self._problem(code, sheet, row, column, facts))

    def differ(self, found: Difference, sheet: str = "", row: int = 0, column: str = "") -> None:
        """Something that other apps take otherwise (code ``portability``)."""
        message, cure = (
            text.format(what=found.what, where=found.where) for text in ELSEWHERE[self.language][found.kind]
        )
        self.warnings.append(FormProblem(message, cure, sheet, row, column, PORTABILITY))

    def doubt_errors(self) -> None:
        """The form works all the same: every mistake found so far only is a doubt."""
        self.warnings[:0] = self.errors
        self.errors.clear()

    def raise_errors(self) -> None:
        """Raises FormError with everything found so far, if anything was."""
        if self.errors:
            raise FormError(self.errors)

    def meant(self, word: str, known: Iterable[str]) -> str:
        """``" Did you mean 'x'?"`` in the language of the report; "" when nothing is near."""
        if len(word) > LONGEST_WORD or self._compared > MAX_COMPARED:
            return ""
        lower = {name.lower(): name for name in known if len(name) <= LONGEST_WORD}
        self._compared += len(lower)
        near = difflib.get_close_matches(word.lower(), lower, n=1, cutoff=0.7)
        if not near:
            return ""
        return " " + CATALOGUES[self.language]["meant"][0].format(name=lower[near[0]])

    def say(self, code: str, **facts: object) -> str:
        """One sentence of the catalogue."""
        return CATALOGUES[self.language][code][0].format(**facts)

    def _problem(self, code: str, sheet: str, row: int, column: str, facts: dict[str, object]) -> FormProblem:
        message, cure = CATALOGUES[self.language][code]
        if self.language == "id":  # what the engine says stands in our sentences
            facts = facts | {name: indonesian(str(facts[name])) for name in ("detail", "cure") if name in facts}
        return FormProblem(message.format(**facts), cure.format(**facts), sheet, row, column, code)
