"""The keyring, where there is one. Where there is none: absent, at once, without a question."""

import os
import shlex
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from fieldapp.vault import device_secret

ROOT = Path(__file__).parents[2]
USE = (
    "from fieldapp.vault import device_secret as d\n"
    "print(d.load('p'), d.store('p', 'c2VlZA=='), d.load('p'), d.load('other'))\n"
    "d.forget('p'); print(d.load('p'))\n"
)


def run_without_keyring(code: str) -> "subprocess.CompletedProcess[str]":
    hidden = ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "DISPLAY", "WAYLAND_DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, input="no\n",
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a keyring")
def test_without_a_keyring_the_seed_is_absent_and_nobody_is_asked() -> None:
    done = run_without_keyring(USE)
    assert done.stdout == "None False None None\nNone\n"
    assert done.stderr == ""


def test_a_keyring_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device_secret, "PATIENCE_SECONDS", 0.05)
    forever = threading.Event()
    started = time.monotonic()
    assert device_secret._patiently(lambda: "late" if forever.wait(30) else None) is None
    assert time.monotonic() - started < 5
    forever.set()


def test_third_party_backends_are_never_used() -> None:
    modules = {module for pinned in device_secret._PINNED.values() for module, _ in pinned}
    assert all(module.startswith("keyring.backends.") for module in modules)
    assert not any(word in module for module in modules for word in ("alt", "chainer", "null", "fail"))


if shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session"):

    def test_a_real_keyring_keeps_and_forgets_the_seed(tmp_path: Path) -> None:
        unlock = "printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
        command = shlex.join([sys.executable, "-c", USE])
        script = f"{unlock} && exec {command}"
        environment = os.environ | {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
        done = subprocess.run(
            ["dbus-run-session", "--", "sh", "-c", script], cwd=ROOT, env=environment, capture_output=True,
            text=True, timeout=60, check=True,
        )  # fmt: skip
        assert done.stdout == "None True c2VlZA== None\nNone\n"
