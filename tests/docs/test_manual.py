"""The manual is whole: the same pages in both languages, one for every place of the app, keys that exist, few bytes."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from fieldapp.config import manual
from fieldapp.reports.words_id import WORDS as REPORT_WORDS
from fieldapp.server.desk.words import INDONESIAN as DESK_WORDS
from fieldapp.ui import words
from fieldapp.ui.manual import ELSEWHERE, INDEX, PARTS, page_of, path
from fieldapp.ui.pages.page import PLACES
from fieldapp.ui.pages.settings.page import _names
from fieldapp.ui.places import WORDS
from fieldapp.ui.shell.keys import listed
from fieldapp.ui.shell.nav import ICONS
from fieldapp.ui.shell.place_names import place_name, role_name
from tests.ui.tour import BEFORE, EMPTY
from tests.ui.tour import PAGES as TOUR

HERE = manual()
NAMES = sorted({page.stem for page in HERE.glob("*/*.md")})
INSIDE = ("form", "check", "first-run")  # topics of pages that are no places
MOST_BYTES = 6_000_000
NAMES_OF_PEOPLE = {"Siti", "Sity"}


def _headings(page: Path) -> list[int]:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_there_in_both_languages_with_the_same_parts(name: str) -> None:
    pages = [path(name, language) for language in words.LANGUAGES]
    assert all(page.is_file() for page in pages)
    assert len({tuple(_headings(page)) for page in pages}) == 1
    assert _headings(pages[0])[0] == 1
    assert _headings(pages[0]).count(1) == 1
    pictures = [re.findall(r"!\[([^\]]+)\]\(\S+\)", page.read_text(encoding="utf-8")) for page in pages]
    assert len(pictures[0]) == len(pictures[1]), "every picture in both, and each with words for who does not see it"


def test_every_place_has_a_page() -> None:
    for language in words.LANGUAGES:
        for topic in (*TOUR, *EMPTY, *BEFORE, *PLACES, *INSIDE, *PARTS, *ELSEWHERE):
            name, heading = page_of(topic, language)
            assert name != INDEX, topic
            assert heading < len(_headings(path(name, language))), topic


def test_every_page_stands_in_the_contents() -> None:
    for language in words.LANGUAGES:
        linked = set(re.findall(r"\((\w[\w-]*)\.md\)", path(INDEX, language).read_text(encoding="utf-8")))
        assert linked | {INDEX} == set(NAMES)


def test_keys_of_the_manual_are_keys_of_the_app() -> None:
    """Those with Ctrl and the function keys; letters and arrows mean much."""
    known = {keys.replace(" ", "+").casefold() for _, rows in listed() for keys, _ in rows}
    known |= {"ctrl+f", "ctrl+g", "ctrl+c", "ctrl+koma", "ctrl+comma", "ctrl+pgdn", "ctrl+pgup"}
    known |= {f"shift+{key}" for key in known if re.fullmatch(r"f\d+", key)}
    for language in words.LANGUAGES:
        for name in NAMES:
            text = path(name, language).read_text(encoding="utf-8")
            for keys in re.findall(r"\b(?:Ctrl\+(?:Shift\+)?\w+|F\d\d?)\b", text):
                assert keys.casefold() in known, f"{language}/{name}: {keys}"


def _bare(text: str) -> str:
    """Without marks of letters, numbers, signs and what stands in brackets."""
    return re.sub(r"[&….:,“”\d]|%n|\{[^}]*\}|\(.*?\)", "", text).strip().casefold()


def _screen_words() -> dict[str, set[str]]:
    """Of the app, of its reports and of the administrator's pages."""
    elsewhere = (*REPORT_WORDS.items(), *DESK_WORDS.items())
    found = {"id": {_bare(said) for _, said in elsewhere}, "en": {_bare(said) for said, _ in elsewhere}}
    for catalogue in WORDS.glob("*_id.ts"):
        for message in ET.parse(catalogue).getroot().iter("message"):
            found["en"].add(_bare(message.findtext("source", "")))
            found["id"].add(_bare("".join(message.find("translation").itertext())))
    return found


def test_words_in_italics_stand_on_the_screen() -> None:
    """*Antrean kirim > Sinyal terbatas…* is what a button or a title says, or how it begins."""
    screen = {language: "\n".join(known) for language, known in _screen_words().items()}
    for language, name in itertools.product(words.LANGUAGES, NAMES):
        text = re.sub(r"```.*?```|`[^`]*`|\*\*.*?\*\*", "", path(name, language).read_text("utf-8"), flags=re.DOTALL)
        for marked in re.findall(r"\*([^*]+)\*", text):
            for part in re.split(r" [>→] ", " ".join(marked.split())):
                said = re.search(rf"^{re.escape(_bare(part))}\b", screen[language], re.MULTILINE)
                assert said or part in NAMES_OF_PEOPLE, f"{language}/{name}: {part}"


def _menus() -> Iterator[str]:
    """What navigation, settings and roles are called, in the language of the screen."""
    yield from map(place_name, ICONS)
    yield from _names().values()
    yield from map(role_name, ("worker", "intake", "supervisor", "partner", "administrator"))


@pytest.mark.parametrize("language", ["id", "en"])
def test_words_of_the_menus_stand_in_the_glossary(qapp: object, language: str) -> None:
    del qapp  # translations need one
    text = (HERE.parent / "glossary.md").read_text(encoding="utf-8")
    rows = [row.split("|")[1:-1] for row in text.partition("## Words of the menus")[2].splitlines() if row[:1] == "|"]
    known = {word.strip() for row in rows for word in re.split("[;,]", row[0 if language == "en" else 1])}
    words.use(language)
    assert set(_menus()) - known == set()
    words.use("id")


def test_it_is_small_enough_to_ship() -> None:
    shipped = [file for part in (*words.LANGUAGES, "questions") for file in (HERE / part).rglob("*") if file.is_file()]
    assert len(shipped) > 2 * len(NAMES)
    assert sum(file.stat().st_size for file in shipped) < MOST_BYTES


def test_every_picture_is_of_a_page_and_shown_somewhere() -> None:
    """``make manual`` can take it again, and takes none in vain."""
    for language in words.LANGUAGES:
        folder = HERE / language
        text = "".join(page.read_text(encoding="utf-8") for page in folder.glob("*.md"))
        assert {picture.stem for picture in (folder / "pictures").iterdir()} <= {*TOUR, *BEFORE}
        assert {picture.name for picture in (folder / "pictures").iterdir()} == set(
            re.findall(r"\(pictures/([^)]+)\)", text)
        )
