"""Ways to break the upload on purpose: each is a ``sitecustomize.py`` that the province's process loads as it starts.

Nothing in the product knows of them. Both harm only what the laptop has every reason to believe is settled.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

_PLACES = """\
import sys

sys.path.insert(0, {root!r})
if "fieldapp.demo.journey" in sys.orig_argv:  # neither strong keys nor pictures are in question: be quick
    from fieldapp.demo.photographer import SIZES, Photographer
    from fieldapp.vault import kdf

    kdf.calibrate = lambda: kdf.Cost(iterations=1, memory_kib=64, lanes=1)
    Photographer._sizes = lambda self, name, mode: [self._path(name, mode, width).touch() for width, _ in SIZES]
if "server" in sys.orig_argv and "run" in sys.orig_argv:
"""

# It stores, promises with a signed receipt, and then forgets what it promised.
FORGETS = """\
    from fieldapp.server import receipts
    from fieldapp.server.database import writing
    from fieldapp.server.tables import receipt_log, submission, submission_attachment

    answer_for = receipts.answer_for

    def forgetful(office, asked, fresh=()):
        answer = answer_for(office, asked, fresh)
        with writing(office.engine) as connection:
            files = submission_attachment
            with_photo = set(connection.execute(files.select().with_only_columns(files.c.instance_id)).scalars())
            for outcome in answer.outcomes:
                if outcome.kind == "receipt" and outcome.instance_id in with_photo:
                    for table in (receipt_log, submission_attachment, submission):
                        connection.execute(table.delete().where(table.c.instance_id == outcome.instance_id))
        return answer

    receipts.answer_for = forgetful
"""

# It stores what has no photo a second time, as if it were another one.
STORES_TWICE = """\
    from dataclasses import replace

    from fieldapp.server import storing

    insert = storing._insert

    def twice(connection, accepted, device_id, now):
        bare = [(line, found) for line, found in accepted if not line.attachments]
        again = [(replace(line, instance_id=line.instance_id + "-2"), found) for line, found in bare]
        insert(connection, again, device_id, now)
        return insert(connection, accepted, device_id, now)

    storing._insert = twice
"""


def demo(room: Path, people: int, breaking: str = "") -> "subprocess.CompletedProcess[str]":
    """The whole demo as a person starts it; its pictures are in ``room / "pictures"``."""
    environment = os.environ | {"TMPDIR": str(room), "QT_QPA_PLATFORM": "offscreen"}
    if breaking:
        (room / "sitecustomize.py").write_text(_PLACES.format(root=str(ROOT)) + breaking)
        environment["PYTHONPATH"] = str(room)
    line = [sys.executable, "-m", "fieldapp", "demo", "--people", str(people), "--pictures", str(room / "pictures")]
    return subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=240)
