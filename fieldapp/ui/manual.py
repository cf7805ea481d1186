"""The manual as it lies beside the app: which page tells about a place, its text, and the pages that hold some words.

One folder a language with the same file names. Reads files only; whoever shows a page is elsewhere.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fieldapp.config import manual
from fieldapp.ui import words

INDEX: Final = "index"
ELSEWHERE: Final = {
    "agenda": "referrals",
    "conflicts": "merge",
    "done": "check",
    "first": "first-run",
    "team-visits": "visits",
    "settings-forms": "library",
}  # places without a page of their own; the page of every other place has its name
PARTS: Final = {
    "settings-look": 1,
    "settings-lock": 2,
    "settings-users": 3,
    "settings-audit": 4,
    "settings-sending": 5,
    "settings-device": 6,
    "settings-backup": 7,
    "settings-data": 8,
    "settings-places": 9,
    "settings-about": 10,
    "agenda": 2,
    "library-move": 1,
    "person-consent": 1,
    "questions-map": 2,
    "shelter-night": 1,
    "upload-limit": 2,
}  # which of the page's headings, the title not counted
_PICTURE: Final = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Found:
    """A page that holds the words looked for, and what stands around the first of them."""

    name: str
    title: str
    around: str


def page_of(topic: str, language: str = "") -> tuple[str, int]:
    """The page about a place, and its heading there: ``settings-look`` looks for itself, then for ``settings``."""
    wanted = topic
    while wanted:
        page = ELSEWHERE.get(wanted, wanted)
        if path(page, language).is_file():
            return page, PARTS.get(topic, 0)
        wanted = wanted.rpartition("-")[0]
    return INDEX, 0


def path(name: str, language: str = "") -> Path:
    """Where a page lies, in the language of the screen."""
    return manual() / (language or words.language()) / f"{name}.md"


def names() -> tuple[str, ...]:
    """Every page in the language of the screen."""
    return tuple(sorted(found.stem for found in (manual() / words.language()).glob("*.md")))


def find(typed: str) -> list[Found]:
    """Pages that hold every word, those with one in the title first."""
    wanted = typed.casefold().split()
    found: list[tuple[bool, Found]] = []
    for name in names() if wanted else ():
        title, text = _plain(path(name).read_text(encoding="utf-8"))
        if all(word in f"{title} {text}".casefold() for word in wanted):
            elsewhere = not any(word in title.casefold() for word in wanted)
            found.append((elsewhere, Found(name, title, _around(text, wanted[0]))))
    return [one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].title))]


def _plain(page: str) -> tuple[str, str]:
    """Title and text without the marks of Markdown."""
    text = _LINK.sub(r"\1", _PICTURE.sub("", page))
    unmarked = re.sub(r"(?m)^(#+|-|\d+\.|\|[-| ]+\|$)\s*|\|", " ", re.sub(r"[*`]", "", text))
    title, _, text = unmarked.strip().partition("\n")
    return title, " ".join(text.split())


def _around(text: str, word: str) -> str:
    """Some words before and after the first hit."""
    at = max(0, text.casefold().find(word))
    start = text.rfind(" ", 0, max(0, at - 40)) + 1
    end = text.find(" ", start + 140)
    return f"{'…' if start else ''}{text[start:end]}…" if end > 0 else f"{'…' if start else ''}{text[start:]}"
