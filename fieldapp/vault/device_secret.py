"""The device's signing seed in the operating system's keyring, where there is one.

Backends are chosen by class, never by keyring's own chain: third-party backends may store plain text or
ask on standard input. Every keyring trouble, a prompt nobody answers included, means "no keyring here";
the caller then keeps the seed inside the encrypted store.
"""

import contextlib
import hashlib
import importlib
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "id.jangkau.device"
PATIENCE_SECONDS = 3.0
_LINUX = (("keyring.backends.SecretService", "Keyring"), ("keyring.backends.kwallet", "DBusKeyring"))
_PINNED: dict[str, tuple[tuple[str, str], ...]] = {
    "linux": _LINUX,
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
    "darwin": (("keyring.backends.macOS", "Keyring"),),
}


def unlock_place(slots: Path, user: str) -> str:
    """Where the keyring keeps what opens a profile for one user: by the folder, which is known before unlocking."""
    return f"unlock {hashlib.sha256(str(slots.resolve()).encode()).hexdigest()[:24]} {user or 'first'}"


def load(profile: str) -> str | None:
    """The seed stored for ``profile``, None when absent or when there is no keyring."""
    return _patiently(lambda: _first(lambda backend: backend.get_password(SERVICE, profile)))


def store(profile: str, seed_b64: str) -> bool:
    """Keep the seed; True only when reading it back gives the same."""

    def write(backend: "KeyringBackend") -> str | None:
        backend.set_password(SERVICE, profile, seed_b64)
        return backend.get_password(SERVICE, profile)

    return _patiently(lambda: _first(write)) == seed_b64


def forget(profile: str) -> None:
    """Remove the seed where it is kept."""

    def remove(backend: "KeyringBackend") -> str | None:
        backend.delete_password(SERVICE, profile)
        return None

    _patiently(lambda: _first(remove))


def _first(act: Callable[["KeyringBackend"], str | None]) -> str | None:
    """``act`` on the first pinned backend that is alive here."""
    for module, name in _PINNED.get(sys.platform, ()):
        # Backends raise KeyringError, RuntimeError, D-Bus and COM errors of their own: all mean "absent".
        with contextlib.suppress(Exception):
            backend_class = getattr(importlib.import_module(module), name)
            if backend_class.priority > 0:
                found: str | None = act(backend_class())
                return found
    return None


def _patiently(work: Callable[[], str | None]) -> str | None:
    """Run in a thread of its own and give up after a moment: a desktop's password dialog may wait for ever."""
    answer: list[str | None] = []
    thread = threading.Thread(target=lambda: answer.append(work()), name="keyring", daemon=True)
    thread.start()
    thread.join(PATIENCE_SECONDS)
    return answer[0] if answer else None
