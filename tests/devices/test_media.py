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
LOOKED = """
import os, sys
from PySide6.QtWidgets import QApplication
app = QApplication(["", "-platform", "minimal"])
from fieldapp.devices import media
from fieldapp.ui import background
from fieldapp.ui.widgets.questions.capture import capture
from fieldapp.ui.widgets.questions.photo import PhotoEditor
editor = PhotoEditor()
told = []
capture().changed.connect(lambda: told.append(1))
while not told:
    app.processEvents()
loaded = media.load() is not None
assert loaded == ("PySide6.QtMultimedia" in sys.modules)
assert editor.shoot.isHidden() == (not capture().cameras())
background.stop()
print("looked")
"""


def said(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_without_the_library_there_is_no_camera_and_no_trouble() -> None:
    assert said(BLOCKED) == "goes on"


def test_a_form_is_shown_before_anything_is_loaded() -> None:
    assert said(UNTOUCHED) == "[]"


def test_on_a_screen_cameras_are_looked_for_in_the_background() -> None:
    assert said(LOOKED).splitlines()[-1] == "looked"
