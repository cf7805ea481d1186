"""Starts ``openrosa_site.py`` and ends it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SITE = Path(__file__).with_name("openrosa_site.py")


@contextmanager
def serving(kind: str = "open") -> Iterator[str]:
    """Its address."""
    with subprocess.Popen([sys.executable, str(SITE), kind], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        port = process.stdout.readline().strip()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()
