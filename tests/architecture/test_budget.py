"""A start loads what its first page needs and nothing heavy: tests/benchmarks/budget.toml, in a process of its own."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

from fieldapp import fieldbook
from fieldapp.vault.kdf import Cost

ROOT = Path(__file__).resolve().parents[2]
BUDGET = tomllib.loads((ROOT / "tests" / "benchmarks" / "budget.toml").read_text(encoding="utf-8"))
PASSPHRASE = "perahu biru menyusuri sungai tenang"
START = """
import json, os, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QWidget
from fieldapp.ui import theme
bare = set(sys.modules)
app = theme.application("start")
from fieldapp.app import Window, dress, look
folder = Path(sys.argv[1])
chosen = look.load(folder)
dress(chosen)
window = Window(folder, chosen)
window.show()
window.grab()
painted = set(sys.modules)
from fieldapp.fieldbook import unlock
from fieldapp.ui.shell.arrival import preload
preload()
ahead = set(sys.modules)
window.enter(unlock(folder, sys.argv[2]))
window.grab()
print(json.dumps([sorted(bare), sorted(painted), sorted(ahead), sorted(sys.modules)]), flush=True)
os._exit(0)
"""


def test_a_start_loads_no_more_than_its_budget(tmp_path: Path) -> None:
    book, _ = fieldbook.create(tmp_path / "laptop", PASSPHRASE, cost=Cost(iterations=1, memory_kib=64, lanes=1))
    book.lock()
    words = [sys.executable, "-c", START, str(tmp_path / "laptop"), PASSPHRASE]
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, check=True)
    bare, painted, ahead, home = (set(names) for names in json.loads(done.stdout))
    first = BUDGET["first_paint"]
    assert not painted & set(first["never"])
    assert not home & set(BUDGET["home"]["never"])
    assert len(ours(painted)) <= first["fieldapp_modules"], sorted(ours(painted))
    assert len(painted - bare) <= first["modules"], sorted(painted - bare)
    late = {name for name in ours(home - ahead) if not name.startswith("fieldapp.ui.shell")}
    assert len(late) <= 5, f"loaded while somebody waits for home, not ahead: {sorted(late)}"


def ours(names: set[str]) -> set[str]:
    """Modules of this program."""
    return {name for name in names if name.startswith("fieldapp")}
