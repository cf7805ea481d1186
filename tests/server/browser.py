"""A real Chromium without a window, spoken to in WebDriver's own words (https://www.w3.org/TR/webdriver2/).

Where it is not installed, ``missing()`` says so. Every browser has an empty profile and ends with its block.
"""

import base64
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
TAB, ENTER, SPACE, SHIFT_TAB = "\ue004", "\ue007", " ", "\ue008\ue004"
SECONDS = 30.0
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
)


def missing() -> str:
    """Why there is no Chromium here; "" when there is."""
    if program() is None or shutil.which("chromedriver") is None:
        return "Chromium and its driver are not installed here (Debian: apt-get install chromium chromium-driver)"
    return ""


def program() -> str | None:
    """Where Chromium is."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@dataclass
class Browser:
    """One session. ``get`` waits until a page is there."""

    session: requests.Session
    address: str

    def get(self, url: str) -> None:
        """Go to an address."""
        self._say("POST", "url", url=url)

    @property
    def url(self) -> str:
        """Where it is."""
        return str(self._say("GET", "url"))

    def resize(self, width: int, height: int) -> None:
        """The window."""
        self._say("POST", "window/rect", width=width, height=height)

    def run(self, script: str, *arguments: object) -> Any:
        """The value that a script returns; WebDriver runs it whatever the page's policy says."""
        return self._say("POST", "execute/sync", script=script, args=list(arguments))

    def press(self, *keys: str) -> None:
        """Keys one after the other, as from the keyboard."""
        actions = [{"type": kind, "value": key} for text in keys for key in text for kind in ("keyDown", "keyUp")]
        self._say("POST", "actions", actions=[{"type": "key", "id": "keyboard", "actions": actions}])

    def send(self, *keys: str) -> None:
        """Press keys that bring another page, and wait until it is there."""
        self.run("window.before = true")
        self.press(*keys)
        self.wait("return !window.before && document.readyState === 'complete'")

    def attach(self, selector: str, path: Path) -> None:
        """Choose a file, as from the system's own dialog."""
        (element,) = self.run("return document.querySelector(arguments[0])", selector).values()
        self._say("POST", f"element/{element}/value", text=str(path))

    def wait(self, script: str) -> None:
        """Until a script says so."""
        deadline = time.monotonic() + SECONDS
        while not self.run(script):
            assert time.monotonic() < deadline, script
            time.sleep(0.01)

    def focused(self) -> dict[str, Any]:
        """Tag, name, text, link and place of what has the focus, and whether its outline is seen."""
        told = self.run(
            "const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();"
            "const said = name => e.getAttribute(name) || '';"
            "return {tag: e.tagName.toLowerCase(), name: said('name'), href: said('href'),"
            "text: (e.innerText || '').trim(), outline: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2,"
            "inside: r.left >= 0 && r.right <= innerWidth && r.width > 0, top: r.top + scrollY,"
            "main: !!e.closest('main')}"
        )
        return dict(told)

    def dark(self, *, on: bool) -> None:
        """As the system prefers."""
        wish = {"features": [{"name": "prefers-color-scheme", "value": "dark" if on else "light"}]}
        self._say("POST", "goog/cdp/execute", cmd="Emulation.setEmulatedMedia", params=wish)

    def picture(self, path: Path) -> None:
        """What is seen, as PNG."""
        path.write_bytes(base64.b64decode(self._say("GET", "screenshot")))

    def _say(self, method: str, what: str, **body: object) -> Any:
        payload = body if method == "POST" else None
        answer = self.session.request(method, f"{self.address}/{what}", json=payload, timeout=SECONDS)
        value = answer.json()["value"]
        assert answer.status_code == 200, value
        return value


@contextmanager
def browser(width: int = 1366, height: int = 768) -> Iterator[Browser]:
    """An empty one."""
    with tempfile.TemporaryDirectory(prefix="jk-browser-", ignore_cleanup_errors=True) as profile:
        driver = subprocess.Popen(
            ["chromedriver", "--port=0"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True,
        )  # fmt: skip
        try:
            port = _port(driver)
            with requests.Session() as session:
                session.trust_env = False
                address = f"http://127.0.0.1:{port}/session"
                answer = session.post(address, json=_wish(profile, width, height), timeout=60).json()["value"]
                assert "sessionId" in answer, answer
                one = Browser(session, f"{address}/{answer['sessionId']}")
                try:
                    yield one
                finally:
                    with suppress(requests.RequestException):
                        session.delete(one.address, timeout=SECONDS)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(driver.pid, signal.SIGKILL)  # and what it may have left
            driver.wait(SECONDS)
            assert driver.stdout is not None
            driver.stdout.close()


def _wish(profile: str, width: int, height: int) -> Mapping[str, object]:
    words = [*QUIET, f"--user-data-dir={profile}", f"--window-size={width},{height}", "--lang=id"]
    options = {"binary": program(), "args": words}
    return {"capabilities": {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": options}}}


def _port(driver: "subprocess.Popen[str]") -> int:
    assert driver.stdout is not None
    late = threading.Timer(SECONDS, driver.kill)  # then there is nothing more to read
    late.start()
    try:
        for line in driver.stdout:
            if found := re.search(r"successfully on port (\d+)", line):
                return int(found[1])
    finally:
        late.cancel()
    raise AssertionError("chromedriver does not say where it listens")
