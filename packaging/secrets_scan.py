"""No key, token or passphrase is committed: ``python packaging/secrets_scan.py [FILE …]``; exit code 1 on a finding.

By the detectors of ``detect-secrets`` for what has a form of its own, and ours for age identities. Without names it
reads what git tracks; where there is no git, every file here. Made-up tokens carry ``pragma: allowlist secret``.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from detect_secrets.core.scan import scan_line
from detect_secrets.settings import transient_settings

ROOT = Path(__file__).parent.parent
PLUGINS = (
    "ArtifactoryDetector", "AWSKeyDetector", "AzureStorageKeyDetector", "BasicAuthDetector", "DiscordBotTokenDetector",
    "GitHubTokenDetector", "GitLabTokenDetector", "JwtTokenDetector", "MailchimpDetector", "NpmDetector",
    "OpenAIDetector", "PrivateKeyDetector", "PypiTokenDetector", "SendGridDetector", "SlackDetector", "StripeDetector",
    "TelegramBotTokenDetector", "TwilioKeyDetector",
)  # fmt: skip
# what every detector needs to see: cheap, so that the detectors themselves read few lines
_LIKELY = re.compile(
    r"AKIA|ASIA|A3T|AccountKey|://[^/\s:@]+:[^/\s@]+@|gh[pousr]_|glpat-|eyJ|-us\d|_authToken|sk-|PRIVATE KEY|PuTTY"
    r"|pypi-|SG\.|xox|hooks\.slack|[rs]k_live|\d{8,10}:[\w-]{35}|\b(?:AC|SK)[a-z0-9]{32}|AKC|AP[\dABCDEF]|[MNO][\w-]{23,25}\."
)
_AGE = re.compile(r"AGE-SECRET-KEY-1[0-9A-Z]{50}")
_ALLOWED = "pragma: allowlist secret"
BINARY = frozenset((".png", ".xlsx", ".qm", ".ttf", ".woff2", ".xls", ".db", ".zst", ".gz", ".json.gz", ".age", ".svg"))
PINNED = re.compile(r"requirements[\w-]*\.txt$")  # hashes, and nothing else


def findings(paths: list[Path]) -> Iterator[str]:
    """``file:line: what it looks like``; never the secret itself."""
    plugins = [{"name": name} for name in PLUGINS]
    with transient_settings({"plugins_used": plugins}):
        for path in paths:
            yield from _in_file(path)


def _in_file(path: Path) -> Iterator[str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (UnicodeDecodeError, OSError):
        return
    for number, line in enumerate(lines, 1):
        if _ALLOWED in line:
            continue
        if _AGE.search(line):
            yield f"{path}:{number}: age identity"
        elif _LIKELY.search(line):
            for found in scan_line(line[:5000]):
                yield f"{path}:{number}: {found.type}"
                break


def tracked() -> list[Path]:
    """What is committed here."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
        paths = [ROOT / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        paths = [path for path in ROOT.rglob("*") if path.is_file() and not {".venv", "build"} & set(path.parts)]
    return [path for path in paths if path.suffix not in BINARY and not PINNED.search(path.name)]


def main() -> int:
    """Print where something was found."""
    paths = [Path(word) for word in sys.argv[1:]] or tracked()
    found = list(findings(paths))
    for sentence in found:
        print(sentence, file=sys.stderr)
    if not found:
        print(f"{len(paths)} files: no key, no token.")
    return bool(found)


if __name__ == "__main__":
    raise SystemExit(main())
