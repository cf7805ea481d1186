"""Kept forms are what their workbooks compile to; an edited workbook is compiled again."""

import shutil
from pathlib import Path

import pytest

from fieldapp.config import resources
from fieldapp.fieldbook.shipped import compile_shipped
from fieldapp.xlsform import compile_workbook
from fieldapp.xlsform.ready import keep_ready, ready_form

WORKBOOKS = sorted((resources() / "forms").glob("*.xlsx"))


@pytest.mark.parametrize("workbook", WORKBOOKS, ids=lambda path: path.stem)
def test_what_is_kept_is_what_the_workbook_says(workbook: Path) -> None:
    kept, made = ready_form(workbook), compile_workbook(workbook, strict=True)
    assert kept is not None, "run make forms"
    assert (kept.xml, kept.title, kept.form_id, kept.version) == (made.xml, made.title, made.form_id, made.version)
    assert kept.files == made.files


def test_an_edited_workbook_is_compiled_again(tmp_path: Path) -> None:
    first, second = (resources() / "forms" / name for name in ("prevention_activity.xlsx", "outreach_rapid.xlsx"))
    workbook = Path(shutil.copy(first, tmp_path / first.name))
    assert ready_form(workbook) is None
    keep_ready(workbook)
    assert ready_form(workbook) is not None
    shutil.copy(second, workbook)
    assert ready_form(workbook) is None


def test_nothing_is_compiled_for_a_new_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fieldapp.fieldbook.shipped.compile_workbook", lambda *_args, **_how: 1 // 0)
    assert len(compile_shipped(lambda _sha256: False)) == len(WORKBOOKS)
