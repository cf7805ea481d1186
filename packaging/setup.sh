#!/bin/sh
# Creates .venv from the pinned, hashed requirements, then proves that Qt can draw.
# Works on a bare Debian or Ubuntu: python3 without ensurepip or pip, no Qt system libraries.
set -eu

say() { printf '%s\n' "$*" >&2; }

python=${PYTHON:-python3}
command -v "$python" >/dev/null 2>&1 || { say "python3 is missing. Run: sudo apt-get install -y python3 python3-venv"; exit 1; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { say "Python 3.11 or newer is needed; $($python --version) is here. Install it, then run: make setup PYTHON=python3.11"; exit 1; }

root() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }
apt_updated=
apt_install() { # packages… : as root installs them, otherwise says the one command that does
    if root; then
        [ -n "$apt_updated" ] || { apt-get update -qq >/dev/null; apt_updated=1; }
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
    else
        say "A system library is missing. Run: sudo apt-get install -y $*"
        exit 1
    fi
}

if ! [ -x .venv/bin/python ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    rm -rf .venv
    "$python" -c 'import ensurepip, venv' 2>/dev/null || apt_install python3-venv
    "$python" -m venv .venv
fi

say "Installing the pinned libraries into .venv …"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.txt
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
.venv/bin/python -m compileall -qq fieldapp .venv/lib >/dev/null 2>&1 || true

qt_draws() { QT_QPA_PLATFORM=offscreen .venv/bin/python -c 'from PySide6.QtWidgets import QApplication, QLabel; a = QApplication([]); QLabel("a").grab()' >/dev/null 2>&1; }
if ! qt_draws; then
    glib=libglib2.0-0
    if apt-cache show libglib2.0-0t64 >/dev/null 2>&1; then glib=libglib2.0-0t64; fi
    apt_install "$glib" libegl1 libgl1 libfontconfig1 libxkbcommon0 libdbus-1-3 libgssapi-krb5-2
    qt_draws || { say "Qt still cannot draw. See what it misses: QT_QPA_PLATFORM=offscreen .venv/bin/python -c 'from PySide6 import QtWidgets'"; exit 1; }
fi
if [ -n "${DISPLAY:-}" ] && ! QT_QPA_PLATFORM=xcb .venv/bin/python -c 'from PySide6.QtWidgets import QApplication; QApplication([])' >/dev/null 2>&1; then
    apt_install libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0
fi
say "Ready."
