"""What a process did to its files, in order, from a recording by ``strace``.

A recording is a list of steps: changes of files and folders, what was made durable, and lines that were told meanwhile.
Only writes count: reading does not change what a power cut leaves. Memory-mapped files (SQLite's ``-shm``) are not
seen; they are rebuilt at the first opening after a crash.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CALLS = (
    "openat,creat,close,read,write,pwrite64,lseek,ftruncate,fallocate,fsync,fdatasync,"
    "rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,dup,dup2,dup3"
)
_LINE = re.compile(r"^(?P<pid>\d+) +(?P<name>\w+)\((?P<words>.*)\) += (?P<result>-?\d+)")
_STARTED = re.compile(r"^(?P<pid>\d+) +(?P<start>.*) <unfinished \.\.\.>$")
_RESUMED = re.compile(r"^(?P<pid>\d+) +<\.\.\. \w+ resumed>(?P<rest>.*)$")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True, slots=True)
class Step:
    """``what``: write, truncate, sync (of a file), entry, sync_folder, told.

    ``file`` is a number that a file keeps under every name. An entry puts ``file`` (None: nothing) under ``path``;
    ``gone`` is the name it had before (a rename).
    """

    what: str
    file: int | None = None
    at: int = 0
    data: bytes = b""
    path: str = ""
    gone: str = ""


@dataclass
class Recorder:
    """Follows descriptors and names; ``root`` is where files count, ``told`` the file of promises."""

    root: str
    told: str
    names: dict[str, int] = field(default_factory=dict)  # path → file
    folders: set[str] = field(default_factory=set)
    _open: dict[int, list[Any]] = field(default_factory=dict)  # descriptor → [file, folder, offset, append]
    _last: int = 0
    _sizes: dict[int, int] = field(default_factory=dict)

    def know(self, path: str, size: int) -> int:
        """A file that is there."""
        self._last += 1
        self.names[path] = self._last
        self._sizes[self._last] = size
        return self._last

    def steps(self, lines: Iterator[str]) -> Iterator[Step]:
        """Every step of a recording."""
        for line in _whole_lines(lines):
            found = _LINE.match(line)
            if found is None:
                continue
            result = int(found["result"])
            if result >= 0:
                yield from self._step(found["name"], found["words"], result)

    def _step(self, name: str, words: str, result: int) -> Iterator[Step]:
        if name in ("openat", "creat"):
            yield from self._opened(words, result)
        elif name in ("rename", "renameat", "renameat2"):
            yield from self._renamed(*_paths(words))
        elif name in ("unlink", "unlinkat", "rmdir"):
            yield from self._removed(_paths(words)[0])
        elif name in ("mkdir", "mkdirat"):
            path = _paths(words)[0]
            if self._counts(path):
                self.folders.add(path)
                yield Step("entry", 0, path=path)
        elif name in ("link", "linkat"):
            raise NotImplementedError("hard links")
        else:
            yield from self._by_descriptor(name, words, result)

    def _by_descriptor(self, name: str, words: str, result: int) -> Iterator[Step]:
        descriptor = int(words.split(",", 1)[0])
        known = self._open.get(descriptor)
        if known is None:
            return
        if name == "close":
            del self._open[descriptor]
        elif name.startswith("dup"):
            self._open[result] = known
        elif name == "lseek":
            known[2] = result
        elif name == "read":
            known[2] += result
        elif name in ("fsync", "fdatasync"):
            yield Step("sync", known[0]) if known[0] else Step("sync_folder", path=known[1])
        else:
            yield from self._changed(name, words, result, known)

    def _changed(self, name: str, words: str, result: int, known: list[Any]) -> Iterator[Step]:
        file = known[0]
        if name == "ftruncate":
            length = int(words.split(",")[1])
            self._sizes[file] = length
            yield Step("truncate", file, length)
        elif name == "fallocate":
            raise NotImplementedError("fallocate")
        else:
            data = _text(words)[:result]
            if file == -1:
                yield Step("told", data=data)
                return
            if name == "pwrite64":
                at = int(words.rsplit(",", 1)[1])
            else:
                at = self._sizes[file] if known[3] else known[2]
                known[2] = at + len(data)
            self._sizes[file] = max(self._sizes[file], at + len(data))
            yield Step("write", file, at, data)

    def _opened(self, words: str, descriptor: int) -> Iterator[Step]:
        path = _paths(words)[0]
        self._open.pop(descriptor, None)
        if path == self.told:
            self._open[descriptor] = [-1, "", 0, True]
            return
        if not self._counts(path):
            return
        if path in self.folders or "O_DIRECTORY" in words:
            self._open[descriptor] = [0, path, 0, False]
            return
        file = self.names.get(path)
        if file is None:
            file = self.know(path, 0)
            yield Step("entry", file, path=path)
        elif "O_TRUNC" in words:
            self._sizes[file] = 0
            yield Step("truncate", file, 0)
        self._open[descriptor] = [file, "", 0, "O_APPEND" in words]

    def _renamed(self, old: str, new: str) -> Iterator[Step]:
        if self._counts(old) or self._counts(new):
            if old in self.folders:
                yield from self._folder_renamed(old, new)
                return
            file = self.names.pop(old)
            self.names[new] = file
            yield Step("entry", file, path=new, gone=old)

    def _folder_renamed(self, old: str, new: str) -> Iterator[Step]:
        """Harsher than any file system: what is in the folder may arrive one by one."""
        self.folders.discard(old)
        self.folders.add(new)
        yield Step("entry", 0, path=new)
        for path in [one for one in self.names if one.startswith(f"{old}/")]:
            file = self.names.pop(path)
            self.names[new + path[len(old) :]] = file
            yield Step("entry", file, path=new + path[len(old) :], gone=path)
        yield Step("entry", None, path=old)

    def _removed(self, path: str) -> Iterator[Step]:
        if self._counts(path):
            self.names.pop(path, None)
            self.folders.discard(path)
            yield Step("entry", None, path=path)

    def _counts(self, path: str) -> bool:
        return path.startswith(self.root)


def record(command: list[str], said: str, log: Path) -> None:
    """Run a command to its end under strace."""
    line = ["strace", "-f", "-qq", "-xx", "-s", "4194304", "-e", f"trace={CALLS}", "-e", "signal=none", "-o", str(log)]
    subprocess.run(line + command, input=said, text=True, check=True, stdout=sys.stderr, env=dict(os.environ))


def _whole_lines(lines: Iterator[str]) -> Iterator[str]:
    """A call that another thread interrupted, put together where it ended."""
    started: dict[str, str] = {}
    for line in lines:
        line = line.rstrip("\n")
        begun, ended = _STARTED.match(line), _RESUMED.match(line)
        if begun:
            started[begun["pid"]] = begun["start"]
        elif ended:
            yield f"{ended['pid']} {started.pop(ended['pid'], '')}{ended['rest']}"
        else:
            yield line


def _text(words: str) -> bytes:
    found = _TEXT.search(words)
    assert found is not None, words[:80]
    return bytes.fromhex(found[1].replace("\\x", ""))


def _paths(words: str) -> list[str]:
    return [os.path.normpath(bytes.fromhex(one.replace("\\x", "")).decode()) for one in _TEXT.findall(words)]
