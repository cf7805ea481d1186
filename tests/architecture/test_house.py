"""The house rules that no linter knows: sizes, names, late imports, plain writes, words of the trade."""

import ast
import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "fieldapp"
FILES = sorted(PACKAGE.rglob("*.py"))
MIGRATIONS = "versions"

BANNED_NAMES = {"utils", "helpers", "common", "misc", "manager", "controller", "handler", "processor"}
TOP_LEVEL = {
    "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "pyproject.toml", "docs",
    "requirements.txt", "requirements-dev.txt", "fieldapp", "resources",
    "tests", "packaging", ".ci", ".gitignore",
}  # fmt: skip


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@dataclass(frozen=True)
class Facts:
    """What the rules ask of a file: its lines, functions with their lengths, public methods of each class."""

    lines: int
    promise: str | None
    functions: list[tuple[str, int]]
    classes: list[tuple[str, list[str]]]
    late: set[str]


@cache  # read once, not once for each rule
def _facts(path: Path) -> Facts:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    nodes = list(ast.walk(tree))
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return Facts(
        text.count("\n"),
        ast.get_docstring(tree),
        [(function.name, (function.end_lineno or function.lineno) - function.lineno + 1) for function in functions],
        [(node.name, _public(node)) for node in nodes if isinstance(node, ast.ClassDef)],
        {module for function in functions for module in _imported(function)},
    )


def _public(node: ast.ClassDef) -> list[str]:
    return [f.name for f in node.body if isinstance(f, ast.FunctionDef) and f.name[0] != "_"]


def _imported(function: ast.AST) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_files_and_functions_stay_small(path: Path) -> None:
    facts = _facts(path)
    assert facts.lines <= 400, f"{facts.lines} lines: split it"
    long = [f"{name} ({length})" for name, length in facts.functions if length > 60]
    assert not long, f"functions over 60 lines: {long}"


def test_most_files_and_functions_are_short() -> None:
    sizes = sorted(_facts(path).lines for path in FILES)
    assert statistics.median(sizes) <= 150
    assert sizes[int(len(sizes) * 0.9)] <= 280
    lengths = [length for path in FILES for _, length in _facts(path).functions]
    assert statistics.median(lengths) <= 9


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_classes_have_few_public_methods(path: Path) -> None:
    for name, public in _facts(path).classes:
        qt_overrides = [method for method in public if method != method.lower() and "_" not in method]
        assert len(public) - len(qt_overrides) <= 24, f"{name}: {len(public)} public methods"


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_every_module_says_what_it_promises(path: Path) -> None:
    assert _facts(path).promise, "a module starts with its promise"


def test_names_that_attract_everything_are_banned() -> None:
    parts = {part.removesuffix(".py") for path in FILES for part in path.relative_to(PACKAGE).parts}
    assert not parts & BANNED_NAMES
    classes = {name for path in FILES for name, _ in _facts(path).classes}
    bad = {c for c in classes if re.search(r"(Manager|Controller|Handler|Processor|Helper|Utils)$", c)}
    assert not bad


def test_only_the_agreed_things_stand_at_the_top() -> None:
    import subprocess

    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    top = {line.split("/")[0] for line in tracked.splitlines()}
    assert top <= TOP_LEVEL, top - TOP_LEVEL


def test_plain_file_writes_are_banned_where_durability_counts() -> None:
    for package in ("db", "vault", "sync", "fieldbook"):
        for path in (PACKAGE / package).rglob("*.py"):
            if path.name == "durable.py":
                continue
            text = path.read_text(encoding="utf-8")
            found = re.findall(r"write_bytes|write_text|open\([^)]*[\"'][wax]b?[\"']", text)
            assert not found, f"{_name(path)}: use vault.durable.durable_write"


def test_no_download_addresses_are_committed() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        pinned = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert pinned
        assert all("==" in line for line in pinned)
        assert "--hash=sha256:" in text


LATE_IMPORTS = ROOT / "tests" / "architecture" / "late_imports.txt"


def test_late_imports_are_listed_with_their_reason() -> None:
    """Imports inside functions exist for start-up time only; the list says which and why."""
    allowed = {
        line.split("#")[0].strip()
        for line in LATE_IMPORTS.read_text(encoding="utf-8").splitlines()
        if line.split("#")[0].strip()
    }
    found = {
        f"{_name(path)}: {module}" for path in FILES if MIGRATIONS not in path.parts for module in _facts(path).late
    }
    assert found - allowed == set(), "not on the list"
    assert allowed - found == set(), "listed, but gone"
