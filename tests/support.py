"""What several test modules use: datasets made on the spot, and vnru as a process of its own."""

import fcntl
import json
import os
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner

import vnru
from vnru.archive import Archive
from vnru.cli import app

SAMPLE = Path(__file__).parent / "data" / "sample"
ESCAPE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")
"""Colours and links (SGR and OSC 8)."""


def event(id: str, title: str | dict[str, str] = "Title", **fields: Any) -> dict[str, Any]:
    """An event that passes the checks; its date is the year its id begins with."""
    texts = title if isinstance(title, dict) else {"en": title}
    record = {"id": id, "date": id[:4], "title": texts, "summary": {"en": "Summary."}}
    return record | {"category": "trade", "importance": "2", "sources": ["source"]} | fields


def opened(path: Path | None, cache: Path) -> Iterator[Archive]:
    """A dataset, open until the caller is done, its index in a cache folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VNRU_CACHE", str(cache))
        with vnru.load(path) as archive:
            yield archive


def make_dataset(path: Path, *events: dict[str, Any], **sections: Any) -> Path:
    """A dataset file with some events (JSON, which is YAML); other sections replace the usual."""
    label = {"en": "trade"}
    source = {"id": "source", "title": "Source", "publisher": "Publisher", "country": "VN",
              "kind": "news", "language": "en"}  # fmt: skip
    dataset: dict[str, Any] = {
        "categories": [{"id": "trade", "label": label}],
        "topics": [{"id": "trade", "label": label}],
        "sources": [source],
        "events": list(events),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(dataset | sections, ensure_ascii=False), encoding="utf-8")
    return path


class Result(NamedTuple):
    """What a process wrote and how it ended."""

    stdout: str
    stderr: str
    code: int


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a test's process: nothing that changes how Python writes or finds."""
    dropped = (
        "PYTHONUNBUFFERED",
        "PYTHONIOENCODING",
        "PYTHONUTF8",
        "COLORTERM",
        "VNRU_PAGER",
        "LESS",
        "LINES",
    )
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "TERM": "xterm-256color", **(extra or {})}


def command(*args: str | Path) -> list[str]:
    """The words that start vnru in this Python."""
    return [sys.executable, "-m", "vnru", *map(str, args)]


def run(*args: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> Result:
    """Run vnru as a process whose output goes into pipes."""
    done = subprocess.run(
        command(*args), capture_output=True, env=environment(env), cwd=cwd, check=False
    )
    return Result(done.stdout.decode(), done.stderr.decode(), done.returncode)


def run_in_terminal(
    *args: str | Path, columns: int = 80, rows: int = 24, env: Mapping[str, str] | None = None
) -> Result:
    """Run vnru with a terminal of a size as its input and output; stderr goes into a pipe."""
    import pty

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    process = subprocess.Popen(
        command(*args), stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, env=environment(env)
    )
    os.close(theirs)
    written = b""
    while chunk := _read(ours):
        written += chunk
    os.close(ours)
    _, errors = process.communicate()
    return Result(written.decode().replace("\r\n", "\n"), errors.decode(), process.returncode)


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 65536)
    except OSError:  # what Linux says when the other side is closed
        return b""


def plain(text: str) -> str:
    """A text without colours and links."""
    return ESCAPE.sub("", text)


def invoke(*args: str | Path) -> Result:
    """Run a command in this process; what is not meant to happen is raised."""
    done = CliRunner().invoke(app, [*map(str, args)], prog_name="vnru")
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Result(done.stdout, done.stderr, done.exit_code)
