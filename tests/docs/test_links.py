"""Documents lead somewhere: every link, picture, verb and subcommand they name is there."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DECISIONS = ROOT / "docs" / "decisions"
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def _anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.*)$", FENCE.sub("", _text(page)), re.MULTILINE)
    return {re.sub(r"[^\w\s-]", "", head.casefold()).strip().replace(" ", "-") for head in heads}


def _broken(page: Path) -> Iterator[str]:
    for target in LINK.findall(FENCE.sub("", _text(page))):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        there = (page.parent / file).resolve() if file else page
        if not there.exists() or (anchor and anchor not in _anchors(there)):
            yield target


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_links_and_pictures_are_there(page: Path) -> None:
    assert not [*_broken(page)]


def test_documents_named_in_code_marks_are_there() -> None:
    """A path such as ``docs/manual/en/upload.md``, also without a link."""
    missing = {
        f"{_name(page)}: {named}"
        for page in PAGES
        for named in CODE.findall(FENCE.sub("", _text(page)))
        if re.fullmatch(r"(docs|tests|fieldapp|packaging|resources)/[\w/.-]+\.(md|py|sh|csv|xlsx)", named)
        and not (ROOT / named).exists()
    }
    assert not missing


def test_verbs_of_make_are_there() -> None:
    verbs = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        (verb, _name(page))
        for page in PAGES
        for text in CODE.findall(FENCE.sub("", _text(page))) + FENCE.findall(_text(page))
        for verb in re.findall(r"^make ([a-z]+)", text, re.MULTILINE)
    }
    assert len(named) > 5
    assert not {pair for pair in named if pair[0] not in verbs}


def _subcommands(made: argparse.ArgumentParser) -> set[str]:
    return {
        verb for action in made._actions if isinstance(action, argparse._SubParsersAction) for verb in action.choices
    }


def test_subcommands_are_there() -> None:
    from fieldapp import __main__ as program
    from fieldapp.server import commands

    top = set(re.findall(r"^fieldapp ([a-z]+)", program.__doc__ or "", re.MULTILINE))
    server = _subcommands(commands._parser())
    for page in PAGES:
        for verb, below in re.findall(r"(?:^|`|bin/)fieldapp ([a-z]+)(?: ([a-z]+))?", _text(page), re.MULTILINE):
            assert verb in top, f"{_name(page)}: fieldapp {verb}"
            if verb == "server" and below:
                assert below in server, f"{_name(page)}: fieldapp server {below}"


def test_decisions_have_numbers_of_their_own_and_stand_in_their_list() -> None:
    files = [path for path in DECISIONS.glob("*.md") if path.name[0].isdigit()]
    assert len({path.name[:4] for path in files}) == len(files)
    assert {path.name for path in files} == set(LINK.findall(_text(DECISIONS / "README.md")))
