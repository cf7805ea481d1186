"""The support tables of docs/forms.md are those of the code, and no function of the ODK specification is forgotten."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from fieldapp.forms.elsewhere.difference import FUNCTIONS as APPS
from fieldapp.forms.xpath.functions import FUNCTIONS
from fieldapp.ui import words

ROOT = Path(__file__).parents[2]
SPECIFIED = (Path(__file__).parent / "odk_functions.txt").read_text(encoding="utf-8").split()


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    """``packaging/make_forms_page.py``."""
    spec = importlib.util.spec_from_file_location("make_forms_page", ROOT / "packaging" / "make_forms_page.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.mark.usefixtures("qapp")
def test_the_page_is_up_to_date(maker: ModuleType) -> None:
    words.use("en")  # another test may have left the words in Indonesian
    text = maker.PAGE.read_text(encoding="utf-8")
    assert maker.BEGIN in text
    assert maker.page(text) == text, "run make docs"


def test_every_function_of_the_specification_runs_or_is_named_as_refused(maker: ModuleType) -> None:
    assert len(SPECIFIED) > 70
    known = FUNCTIONS.keys() | {"instance"}
    assert [name for name in SPECIFIED if name not in known | maker.REFUSED.keys()] == []
    assert not known & maker.REFUSED.keys()


def test_what_only_some_apps_have_are_functions_of_the_engine() -> None:
    assert APPS.keys() <= FUNCTIONS.keys()


def test_every_function_has_a_case(maker: ModuleType) -> None:
    assert [name for name in FUNCTIONS if maker.called(name) == 0] == []


def test_a_page_without_its_marks_is_not_swallowed(maker: ModuleType) -> None:
    made = maker.page(f"before\n{maker.BEGIN}\nold\n{maker.END}\nafter\n")
    assert made.startswith("before\n")
    assert made.endswith("\nafter\n")
    assert "\nold\n" not in made
