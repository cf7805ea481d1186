"""Both catalogues have a sentence for every code, with the same facts."""

import re
import string
from pathlib import Path
from typing import get_args

from fieldapp.forms.elsewhere.difference import Kind
from fieldapp.xlsform import words_elsewhere, words_en, words_id
from fieldapp.xlsform.engine import CODES

PACKAGE = Path(words_en.__file__).parent
# Sentences that are no mistakes: parts of other sentences and of the report.
PARTS = {"meant", "fine", "warnings", "place_row", "total"}


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_sentences_with_the_same_facts() -> None:
    assert words_id.SENTENCES.keys() == words_en.SENTENCES.keys()
    for code, (message, _) in words_en.SENTENCES.items():
        assert _fields(words_id.SENTENCES[code][0]) == _fields(message), code


def test_every_difference_of_other_apps_has_words_in_both_languages() -> None:
    kinds = set(get_args(Kind))
    assert words_elsewhere.ENGLISH.keys() == words_elsewhere.INDONESIAN.keys() == kinds
    for kind, english in words_elsewhere.ENGLISH.items():
        for text, other in zip(english, words_elsewhere.INDONESIAN[kind], strict=True):
            assert text.format(what="w", where="h"), kind
            assert _fields(text) == _fields(other), kind


def test_every_mistake_has_a_cure() -> None:
    for catalogue in (words_id.SENTENCES, words_en.SENTENCES):
        assert [code for code, (message, cure) in catalogue.items() if not message or not (cure or code in PARTS)] == []


def test_every_code_used_has_a_sentence_and_every_sentence_is_used() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.glob("*.py") if "words_" not in path.name)
    used = {code for code in words_en.SENTENCES if re.search(rf"[\"']{code}[\"']", source)}
    used |= {f"engine_{code}" for code in CODES} | {"missing_form_id", "missing_version"}
    said = set(re.findall(r"(?:problems|words)\.(?:error|warn|say)\(\s*\"(\w+)\"", source))
    assert said <= words_en.SENTENCES.keys()
    assert words_en.SENTENCES.keys() <= used | said
