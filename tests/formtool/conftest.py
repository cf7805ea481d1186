"""Runs ``fieldapp form …`` on files of a test's own folder."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fieldapp.formtool.command import main
from tests.forms.play import xform

Run = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """``run(verb, table, option=value, …)``: the lines it says. Texts and lists are written to files first."""

    def go(verb: str, table: str, /, **files: object) -> list[dict[str, Any]]:
        form = tmp_path / "form.xml"
        form.write_bytes(xform(table))
        words = [verb, "--form", str(form)] if verb == "eval" else [verb, str(form)]
        for name, content in files.items():
            words += _option(tmp_path, name, content)
        said: list[str] = []
        assert main(words, said.append) == 0
        return [json.loads(line) for line in said]

    return go


def _option(folder: Path, name: str, content: object) -> list[str]:
    option = f"--{name}"
    if content is True:
        return [option]
    if isinstance(content, list):
        return [word for value in content for word in (option, value)]
    if name in ("answers", "expressions"):
        path = folder / name
        path.write_text(str(content), encoding="utf-8")
        return [option, str(path)]
    return [option, str(content)]
