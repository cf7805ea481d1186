"""A screen of twice the density: the same logical pixels, nothing cut; read in a process of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from fieldapp.training import training_folder

LOOK = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from fieldapp.app import start
from fieldapp.training import open_training, training_folder
from fieldapp.ui import background
from tests.ui import tour
from tests.ui.audit.visits import Dress, audit_pages

app = QApplication([])
assert app.devicePixelRatio() == 2.0, app.devicePixelRatio()
window = start(Path(sys.argv[1]))
window.enter(open_training(training_folder(Path(sys.argv[1]))))
pages = {name: tour.PAGES[name] for name in ("home", "form", "queue", "merge-compare")}
found = audit_pages(window, Dress("id", "light", 1.0, (1092, 550)), pages)
print(*found.lines(), sep="\\n")
window.close()
background.stop()
"""


def test_nothing_is_cut_at_twice_the_density(made_up: Path, tmp_path: Path) -> None:
    profile = tmp_path / "Jangkau"
    shutil.copytree(made_up, training_folder(profile))
    done = subprocess.run(
        [sys.executable, "-c", LOOK, profile],
        env={**os.environ, "QT_SCALE_FACTOR": "2"},
        cwd=Path(__file__).resolve().parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
