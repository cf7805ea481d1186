"""The checks of pins and secrets find what they are for."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"
LEAKS = {
    "AWS Access Key": "x = 'AKIA" + "IOSFODNN7EXAMPLQ'",
    "age identity": "AGE-SECRET-KEY-" + "1" + "Q" * 58,
    "Private Key": "-----BEGIN RSA " + "PRIVATE KEY-----",
    "GitHub Token": "token: ghp_" + "a1B2" * 9,
    "Basic Auth Credentials": "https://rina:" + "rahasia@contoh.example/",
}


def loaded(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("kind", "line"), LEAKS.items())
def test_a_committed_secret_is_found_and_not_shown(kind: str, line: str, tmp_path: Path) -> None:
    file = tmp_path / "leak.py"
    file.write_text(f"first = 1\n{line}\n", encoding="utf-8")
    (found,) = loaded("secrets_scan").findings([file])
    assert found == f"{file}:2: {kind}"
    file.write_text(f"{line}  # pragma: allowlist secret\n", encoding="utf-8")
    assert not list(loaded("secrets_scan").findings([file]))


@pytest.mark.parametrize(
    "text",
    [
        "requests==2.34.2\n",
        "requests>=2 --hash=sha256:00\n",
        "requests==2.34.2 --hash=sha256:00\n-i https://contoh.example/simple\n",
        "requests @ https://contoh.example/requests.whl --hash=sha256:00\n",
    ],
)
def test_what_is_not_pinned_with_hashes_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / "requirements.txt"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="not a pin"):
        loaded("audit").pins(file)


def test_a_weak_version_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    audit = loaded("audit")
    (tmp_path / "requirements.txt").write_text("urllib3==2.6.2 \\\n    --hash=sha256:00\n", encoding="utf-8")
    monkeypatch.setattr(audit, "ROOT", tmp_path)
    monkeypatch.setattr(audit, "FILES", ("requirements.txt",))
    said = list(audit.findings())
    assert any("CVE-2026-21441" in one for one in said)
    assert any("installed" in one for one in said), "and that something else is installed"
