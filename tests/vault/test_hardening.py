"""What is asked of the system about a process's memory, and that what was freed is written over."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux")
HARDEN = "from fieldapp.vault.hardening import harden; print(sorted(harden()), flush=True); "
ABORT = "import os; os.abort()"
UNLIMITED = "import resource as r; r.setrlimit(r.RLIMIT_CORE, (r.getrlimit(r.RLIMIT_CORE)[1],) * 2); "


def run(code: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, text=True, timeout=60
    )


@linux
def test_a_crash_leaves_no_core(tmp_path: Path) -> None:
    done = run(UNLIMITED + HARDEN + ABORT, tmp_path)
    assert done.returncode == -signal.SIGABRT
    assert done.stdout.strip() == "['no core', 'no reading']"
    assert list(tmp_path.iterdir()) == []


@linux
@pytest.mark.skipif(sys.platform == "linux" and os.geteuid() != 0, reason="takes two accounts")
@pytest.mark.parametrize("hardened", [False, True])
def test_another_program_of_the_account_reads_nothing(hardened: bool) -> None:
    """Both of an account without rights; the first as every program starts, then hardened."""
    code = f"""
import ctypes, os, resource, time
from fieldapp.vault.hardening import harden
ready, go = os.pipe()
secret = os.fork()
if not secret:
    os.setuid(65534)
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # what exec gives every program; changing the account took it
    {"harden()" if hardened else ""}
    os.write(go, b"1")
    time.sleep(30)
os.read(ready, 1)
thief = os.fork()
if not thief:
    os.setuid(65534)
    try:
        open(f"/proc/{{secret}}/mem", "rb").close()
    except PermissionError:
        os._exit(1)
    os._exit(0)
_, status = os.waitpid(thief, 0)
os.kill(secret, 9)
print(os.waitstatus_to_exitcode(status))
"""
    done = run(code, Path("/"))
    assert done.stdout.strip() == ("1" if hardened else "0"), done.stderr


@linux
def test_what_was_freed_is_written_over(tmp_path: Path) -> None:
    code = """
from fieldapp.vault.hardening import begin_forgetting, end_forgetting
def found():
    total = 0
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
        for line in maps:
            start, end = (int(one, 16) for one in line.split()[0].split("-"))
            if line.split()[1].startswith("rw"):
                memory.seek(start)
                try:
                    total += memory.read(end - start).count(bytes(reversed(b"-harumkesturi")))
                except OSError:
                    pass
    return total
word = bytes(reversed(b"-harumkesturi")).decode()
kept = [word + str(number) for number in range(500)] + [word * 2000]
print(found() >= 2500)
begin_forgetting()
del kept[:]
end_forgetting()
del word
print(found() < 5)
"""
    done = run(code, tmp_path)
    assert done.stdout.split() == ["True", "True"], done.stdout + done.stderr
