"""A laptop on which the library of cameras and sound does not load goes on without them."""

import subprocess
import sys

BLOCKED = """
import sys
sys.modules["PySide6.QtMultimedia"] = None
from fieldapp.devices import media
assert media.load() is None
print("goes on")
"""
UNTOUCHED = """
import sys
import fieldapp.ui.pages.form.page
print(sorted(name for name in sys.modules if "QtMultimedia" in name or "QtSerialPort" in name))
"""


def said(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_without_the_library_there_is_no_camera_and_no_trouble() -> None:
    assert said(BLOCKED) == "goes on"


def test_a_form_is_shown_before_anything_is_loaded() -> None:
    assert said(UNTOUCHED) == "[]"
