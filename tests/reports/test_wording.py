"""Every word of every table and report has its Indonesian."""

import ast
from pathlib import Path

from fieldapp.casework.reports import REPORTS
from fieldapp.reports.words_id import WORDS

ROOT = Path(__file__).parents[2] / "fieldapp"
MARKED = {"Word", "say"}


def _words() -> set[str]:
    found = set()
    for folder in ("casework", "reports", "ui/pages/reports"):
        for path in (ROOT / folder).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKED:
                    found |= {arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant)}
    return found


def test_every_word_is_translated() -> None:
    titles = {text for report in REPORTS.values() for text in (report.title, report.purpose)}
    assert (_words() | titles) - set(WORDS) == set()
    assert len(_words()) > 80


def test_no_translation_is_left_over() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py") if path.name != "words_id.py")
    assert [word for word in WORDS if f'"{word}"' not in sources and f"'{word}'" not in sources] == []
