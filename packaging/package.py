"""Packages for people: ``make package`` writes a .deb and a portable archive into ``dist``. The archive is also what
``packaging/release.py`` signs as an update, for each system.

    python packaging/package.py [bundle] [deb] [archive]      (all three when none is named)

The bundle is PyInstaller's folder (``packaging/bundle/jangkau.spec``), the same on every system; a Windows runner makes
its installer of it (``packaging/windows``), a Mac its application. PyInstaller has an environment of its own in
``build/package`` that sees the pinned libraries of ``.venv``. With ``packaging/root.json`` there, or
``JANGKAU_UPDATE_ROOT=…/root.json`` set, the program takes updates signed by those keys (``packaging/release.py``).
"""

import gzip
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from fieldapp import __version__  # noqa: E402  (the tree it stands in)
from fieldapp.fieldbook.updates import system  # noqa: E402

BUILD, DIST = ROOT / "build", ROOT / "dist"
BUNDLE = BUILD / "bundle" / "jangkau"
BUDGET = ROOT / "tests" / "benchmarks" / "budget.toml"
LINUX = ROOT / "packaging" / "linux"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
# What Qt needs of a bare Debian or Ubuntu with a desktop, either name of a library where releases differ.
DEPENDS = (
    "libc6 (>= 2.34)",
    "libglib2.0-0t64 | libglib2.0-0",
    *("libegl1", "libgl1", "libfontconfig1", "libxkbcommon0", "libdbus-1-3", "libgssapi-krb5-2"),
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0", "libxcb-render-util0"),
    *("libxcb-shape0", "libxcb-xkb1", "libxkbcommon-x11-0"),
)
CONTROL = """\
Package: jangkau
Version: {version}
Architecture: {architecture}
Maintainer: Dinas Sosial Kalimantan Timur <jangkau@dinsos.kaltimprov.go.id>
Installed-Size: {size}
Depends: {depends}
Recommends: libpulse0, gnome-keyring | kwalletmanager
Section: misc
Priority: optional
Description: offline-first field assessments
 Assess people in need, refer them, run a shelter and follow up without any
 network; what was recorded is stored encrypted and sent when there is one.
"""


def main(wanted: list[str]) -> int:
    """Make what was asked for; says where it is."""
    steps = {"bundle": bundle, "deb": deb, "archive": archive}
    budget = tomllib.loads(BUDGET.read_text(encoding="utf-8"))["size"]
    large = False
    for name in wanted or list(steps):
        made = steps[name]()
        size = _size(made) / 1e6
        large |= size > budget[name]
        over = f", more than its budget of {budget[name]} MB ({BUDGET.name})" if size > budget[name] else ""
        print(f"{made.relative_to(ROOT)}  {size:.1f} MB{over}")
    return 1 if large else 0


def bundle() -> Path:
    """PyInstaller's folder; the libraries' licences beside it."""
    python = _environment()
    command = [python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"]
    paths = ["--distpath", BUNDLE.parent, "--workpath", BUILD / "bundle-work"]
    subprocess.run([*command, *paths, ROOT / "packaging" / "bundle" / "jangkau.spec"], check=True, cwd=ROOT)
    _licences(BUNDLE / "licences")
    return BUNDLE


def deb() -> Path:
    """A package for Debian and Ubuntu, for all users of a computer."""
    tree = BUILD / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(BUNDLE, tree / "opt" / "jangkau", symlinks=True)
    for source, folder in (
        ("jangkau.desktop", "usr/share/applications"),
        ("jangkau.svg", "usr/share/icons/hicolor/scalable/apps"),
        ("jangkau.xml", "usr/share/mime/packages"),
    ):
        _put(LINUX / source, tree / folder / source)
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / "jangkau").symlink_to("/opt/jangkau/jangkau")
    about = tree / "usr" / "share" / "doc" / "jangkau"
    _put(ROOT / "LICENSE", about / "copyright")
    (about / "changelog.gz").write_bytes(gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), mtime=0))
    control = tree / "DEBIAN"
    control.mkdir()
    facts = {"version": __version__, "architecture": ARCHITECTURES[os.uname().machine], "size": _size(tree) // 1024}
    (control / "control").write_text(CONTROL.format(**facts, depends=", ".join(DEPENDS)))
    for script in ("postinst", "prerm"):
        _put(LINUX / script, control / script, 0o755)
    DIST.mkdir(exist_ok=True)
    made = DIST / f"jangkau_{__version__}_{facts['architecture']}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", tree, made], check=True, stdout=subprocess.DEVNULL
    )
    return made


def archive() -> Path:
    """The same folder for one person, without an administrator, and for updates: ``jangkau`` is the program in it."""
    DIST.mkdir(exist_ok=True)
    name = f"jangkau-{__version__}-{system()}"
    made = DIST / f"{name}.tar.xz"
    with tarfile.open(made, "w:xz", preset=6) as tar:
        if sys.platform == "darwin":
            tar.add(BUNDLE.parent / "Jangkau.app", f"{name}/jangkau/Jangkau.app")
        else:
            tar.add(BUNDLE, f"{name}/jangkau")
        if sys.platform == "linux":
            for one in ("install.sh", "jangkau.desktop", "jangkau.svg", "jangkau.xml"):
                tar.add(LINUX / one, f"{name}/{one}")
        tar.add(ROOT / "LICENSE", f"{name}/LICENSE")
    return made


def _environment() -> Path:
    """The interpreter that has PyInstaller, made when it is not there."""
    home = BUILD / "package"
    scripts = "Scripts" if sys.platform == "win32" else "bin"
    python = home / scripts / ("python.exe" if sys.platform == "win32" else "python")
    if not (home / scripts).exists():
        subprocess.run([sys.executable, "-m", "venv", home], check=True)
        pins = ["--require-hashes", "--no-deps", "-r", ROOT / "packaging" / "bundle" / "requirements.txt"]
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *pins], check=True)
    inside = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    Path(inside, "app.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def _licences(folder: Path) -> None:
    """The licence texts of every library of the program that has one, one folder each."""
    pinned = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    names = {name.lower().replace("-", "_").replace(".", "_") for name in pinned}
    for info in sorted(Path(sysconfig.get_path("purelib")).glob("*.dist-info")):
        if info.name.partition("-")[0].lower().replace(".", "_") not in names:
            continue
        texts = [
            one
            for one in info.rglob("*")
            if one.is_file() and one.name.upper().startswith(("LICEN", "COPYING", "NOTICE"))
        ]
        for one in texts:
            _put(one, folder / info.name.removesuffix(".dist-info") / one.name)


def _put(source: Path, target: Path, mode: int = 0o644) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(mode)


def _size(path: Path) -> int:
    """Bytes of a file, or of a folder's files."""
    if path.is_file():
        return path.stat().st_size
    return sum(one.lstat().st_size for one in path.rglob("*") if one.is_file() and not one.is_symlink())


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
