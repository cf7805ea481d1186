"""A process that takes in a table of paper and says after every row how far it is; it is killed at any moment.

``python -m tests.crash.batch_filer PROFILE TABLE``: a profile that holds the batch goes on with it.
"""

import sys
from pathlib import Path

from fieldapp.fieldbook import unlock
from fieldapp.fieldbook.batch_questions import head_row
from fieldapp.fieldbook.connection import device_secret
from tests.fieldbook.paper import FORM, mapped

PASSPHRASE = "perahu biru menyusuri sungai tenang"


def main(profile: Path, table: Path) -> None:
    device_secret._PINNED = {}
    book = unlock(profile, PASSPHRASE)
    desk = book.batches
    if not desk.all():
        read = desk.read(table)
        desk.make(read, head_row(read.rows), FORM, mapped(book))
    (batch,) = desk.all()
    desk.check(batch.batch_id, lambda done, _all: print("checked", done, flush=True))
    desk.file(batch.batch_id, lambda done, left: print("filed", done, left, flush=True))
    book.lock()
    print("done", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
