"""The documents for developers say what is so: the picture of the house, files named in short, the
list of decisions. Links and whole paths are watched in ``tests/docs``."""

import re
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SVG = "{http://www.w3.org/2000/svg}"
READ = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", DOCS / "architecture.md", *sorted((DOCS / "howto").glob("*.md"))]
FILE = re.compile(r"`([\w./-]+/[\w.-]+\.(?:py|md|txt|ts|csv|xlsx|toml))`")
HOMES = (
    "",
    "fieldapp",
    "fieldapp/ui",
    "fieldapp/ui/widgets/questions",
    "docs",
    "packaging",
)  # as sentences shorten them


def _floors() -> list[set[str]]:
    """Rooms of the picture, floor by floor from above."""
    found: dict[str, set[str]] = {}
    tree = ET.parse(DOCS / "pictures" / "house.svg").getroot()
    boxes = [box for box in tree.iter(f"{SVG}rect") if box.get("stroke")]
    names = [text for text in tree.iter(f"{SVG}text") if text.get("font-weight") and text.get("fill") == "#16242c"]
    for box, name in zip(boxes, names, strict=True):
        found.setdefault(str(box.get("y")), set()).add(str(name.text))
    return [found[y] for y in sorted(found, key=float)]


def test_the_house_is_what_import_linter_proves() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["type"] == "layers")
    assert _floors() == [set(layer.split(" | ")) for layer in layers]
    rows = re.findall(r"^\| (`.+?`) \|", (DOCS / "architecture.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", " ".join(rows))) >= set.union(*_floors()), "a package without its promise"


@pytest.mark.parametrize("page", READ, ids=lambda page: page.stem)
def test_files_named_in_short_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [name for name in FILE.findall(text) if not any((ROOT / home / name).exists() for home in HOMES)] == []


def test_every_decision_is_listed_once_by_its_title() -> None:
    folder = DOCS / "decisions"
    listed = re.findall(r"^\| (\d+) \| \[(.+)\]\((.+)\) \|$", (folder / "README.md").read_text("utf-8"), re.MULTILINE)
    pages = sorted(folder.glob("[0-9]*.md"))
    assert [name for _, _, name in listed] == [page.name for page in pages]
    for (number, title, _), page in zip(listed, pages, strict=True):
        assert int(number) == int(page.name[:4])
        assert page.read_text("utf-8").partition("\n")[0].endswith(title)
