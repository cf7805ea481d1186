"""Everything the engine says to a form's author is said in Indonesian too; a new sentence cannot be forgotten."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import fieldapp.forms
from fieldapp.errors import FormError
from fieldapp.xlsform.opening import check_xform
from fieldapp.xlsform.words_engine import _CURES, _ENDINGS, _MESSAGES, indonesian
from tests.forms.play import raw

ENGINE = Path(fieldapp.forms.__file__).parent
NOT_TO_AUTHORS = ("storing.py", "session.py", "asking.py")  # about submissions, answers and the command line
FACT = "7"


def _said(node: ast.expr) -> str:
    """A literal with a fact in every {…}; "" for what is put together elsewhere."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts = [str(part.value) if isinstance(part, ast.Constant) else FACT for part in node.values]
    return "".join(parts)


def _sentences(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in ("message", "said", "_CURE", "_UNREADABLE"):
            yield _said(node.value)
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func).rpartition(".")[2]
        arguments = [_said(one) for one in node.args]
        if name == "ExpressionError":
            yield from (arguments[0], *arguments[2:], *(_said(one.value) for one in node.keywords if one.arg == "cure"))
        elif name in ("refuse", "refusal"):
            yield from arguments[1:3]
        elif name == "warn":
            yield from arguments[1:]
        elif ast.unparse(node.func).endswith("warnings.append"):
            yield from arguments


SENTENCES = sorted(
    {
        sentence.removeprefix(f"${{{FACT}}}: ")
        for path in ENGINE.rglob("*.py")
        if path.name not in NOT_TO_AUTHORS
        for sentence in _sentences(ast.parse(path.read_text(encoding="utf-8")))
        if " " in sentence and sentence not in (f"{FACT}: {FACT}", f"${{{FACT}}}: {FACT}")
    }
    | {_said(ast.parse(f"f'{part}'", mode="eval").body) for part in ("its calculation depends on itself.",)}
)


def test_the_sentences_are_found() -> None:
    assert len(SENTENCES) > 60


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_of_the_engine_has_an_indonesian_one(sentence: str) -> None:
    for ending in _ENDINGS:
        if sentence == f"{FACT}{ending}":
            return
    assert indonesian(sentence) != sentence


def test_facts_stay() -> None:
    assert indonesian("There is no question /data/b.") == "Pertanyaan /data/b tidak ada."
    assert indonesian("There is no question b. It counts as blank.") == "Pertanyaan b tidak ada. Dianggap kosong."
    assert indonesian("if() takes 3 arguments but has 2.") == "if() menerima 3 argumen, tetapi diberi 2."
    assert indonesian("Give join() at least 1 arguments.") == "Beri join() paling sedikit 1 argumen."
    assert indonesian("Expected ')' but found 'the end'.") == "Seharusnya ')', tetapi ada akhir rumus."
    broken = "The XML cannot be read (mismatched tag: line 1, column 8)."
    assert indonesian(broken) == "XML tidak dapat dibaca: baris 1, kolom 8."
    assert indonesian("Something new.") == "Something new."


def test_no_english_sentence_is_taken_for_another() -> None:
    for english, other in {**_MESSAGES, **_CURES}.items():
        told, expected = (re.sub(r"(?<!\$)\{\w+\}", "thing", text) for text in (english, other))
        assert indonesian(told) == expected


@pytest.mark.parametrize(
    ("calculate", "told", "cure"),
    [
        ("concta(1)", "Fungsi concta() tidak ada.", "Maksudnya concat()?"),
        ("/data/nowhere", "Pertanyaan /data/nowhere tidak ada.", "Pakai nama pertanyaan dalam formulir ini."),
        ("if(1, 2)", "if() menerima 3 argumen, tetapi diberi 2.", "Beri if() 3 argumen."),
        (
            "concat('a'",
            "Rumus tidak dapat dibaca: Seharusnya ')', tetapi ada akhir rumus.",
            "Tambahkan ')' yang kurang.",
        ),
    ],
)
def test_a_mistake_in_an_xform_is_told_in_indonesian(calculate: str, told: str, cure: str) -> None:
    xml = raw("<a/>", f'<bind nodeset="/data/a" calculate="{calculate}"/>')
    try:
        found = check_xform(xml, {}, "id").warnings
    except FormError as error:
        found = tuple(error.problems)
    assert [(one.message, one.cure) for one in found] == [(told, cure)]
