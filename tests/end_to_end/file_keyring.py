"""A keyring that keeps its entries in a file, so that a test can read what was given to it."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend

WHERE = "JANGKAU_TEST_KEYRING"  # environment variable: the file


class FileKeyring(KeyringBackend):
    """Entries by service and user name, as JSON."""

    priority = 1  # type: ignore[assignment]

    def get_password(self, service: str, username: str) -> str | None:
        """What was kept, None when nothing was."""
        return self._all().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        _file().write_text(json.dumps(self._all() | {f"{service}/{username}": password}))

    def _all(self) -> dict[str, str]:
        return dict(json.loads(_file().read_text())) if _file().exists() else {}


def _file() -> Path:
    return Path(os.environ[WHERE])
