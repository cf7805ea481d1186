"""One side of a relay in a process of its own, to be killed.

``offer FOLDER PORT`` or ``call FOLDER ADDRESS FINGERPRINT``.
"""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from fieldapp.domain.relay import Step
from fieldapp.errors import FieldappError
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.connection import device_secret
from fieldapp.vault.lockfile import Lockfile
from tests.courier.road import KEY


def main() -> None:
    what, folder, *rest = sys.argv[1:]
    device_secret._PINNED = {}
    place = Path(folder)
    book = Fieldbook.open(place, KEY, lambda: datetime.now(UTC), Lockfile(place / "lock"))
    if what == "offer":
        print(book.relay.offer("127.0.0.1", int(rest[0])).address, flush=True)
        time.sleep(60)
        return

    def tell(step: Step, done: int, total: int) -> None:
        print(step.value, done, total, flush=True)

    address, fingerprint = rest
    until = time.monotonic() + 90
    while time.monotonic() < until:
        try:
            print("done", book.relay.exchange(fingerprint, address, tell), flush=True)
            return
        except FieldappError:  # the relay was killed, and comes again
            time.sleep(0.1)


if __name__ == "__main__":
    main()
