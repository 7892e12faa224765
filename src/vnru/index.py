"""Records -> one SQLite file with FTS5: compiled, cached, opened.

The file is only ever a cache. A missing, stale, corrupt, foreign or unwritable one costs the time
to compile the dataset again, never an answer. It is swapped in whole and never changed in place.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from vnru.places import PACKAGE, cache_folder, shipped_folders

_PROGRAM = ("advice", "checks", "dataset", "dates", "errors", "index", "model", "places", "records",
            "search", "series", "stats", "strictyaml", "tables")  # fmt: skip
_SETTLED_NS = 50_000_000


class Index:
    """An open index. A cache file that turns out to be broken is replaced while it is used."""

    def __init__(self, dataset: Path) -> None:
        self.dataset = dataset
        self._file = cache_file(dataset)
        self._connection = _open(self._file, fingerprint(dataset)) or self._compile()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows that answer a query."""
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError:
            self._connection.close()
            self._connection = self._compile()
            return self._connection.execute(sql, values).fetchall()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _compile(self) -> sqlite3.Connection:
        """Compile the dataset, into the cache where that can be written, else into memory.

        Raises:
            DatasetError: the dataset has faults.
        """
        from vnru.tables import compile_dataset, write_tables

        stamp = fingerprint(self.dataset, settled=True)
        draft = compile_dataset(self.dataset)
        target = _temporary(self._file)
        if target:
            try:
                connection = sqlite3.connect(target)
                try:
                    write_tables(connection, draft, stamp)
                finally:
                    connection.close()
                os.replace(target, self._file)
                return sqlite3.connect(self._file)
            except (OSError, sqlite3.Error):
                _remove(target)
            except BaseException:
                _remove(target)
                raise
        connection = sqlite3.connect(":memory:")
        write_tables(connection, draft, stamp)
        return connection


def cache_file(dataset: Path) -> str:
    """Where the index of a dataset lies: one file for each dataset and installation of vnru."""
    path = os.path.abspath(dataset)
    name = os.path.splitext(os.path.basename(path))[0] or "root"
    number = crc32(f"{path}\n{PACKAGE}".encode("utf-8", "surrogateescape"))
    return os.path.join(cache_folder(), f"{name}-{number:08x}.sqlite")


def marks(values: Collection[Any]) -> str:
    """As many question marks, for an SQL statement, as there are values."""
    return ", ".join("?" * len(values))


def fingerprint(dataset: Path, settled: bool = False) -> str:
    """Changes whenever a file of the dataset or of the program that compiles it changes.

    ``settled`` waits until no file is so new that its next change might carry the same time.
    """
    stats = _stats(os.path.abspath(dataset))
    while settled and (wait := max(s[2] for s in stats) + _SETTLED_NS - time.time_ns()) > 0:
        time.sleep(min(wait, _SETTLED_NS) / 1e9)
        if wait > _SETTLED_NS:  # a file from the future; its time says nothing
            break
        stats = _stats(os.path.abspath(dataset))
    return f"{sys.version}\n{stats}"


def _stats(path: str) -> list[tuple[str, int, int, int, int]]:
    files = [path, *(os.path.join(PACKAGE, f"{name}.py") for name in _PROGRAM)]
    files += [os.path.join(folder, "vocabulary.yaml") for folder in shipped_folders()]
    if os.path.isdir(path):
        with os.scandir(path) as folder:
            files += sorted(f.path for f in folder if f.name.endswith((".yaml", ".yml")))
    found = []
    for file in files:
        try:
            stat = os.stat(file)
        except OSError:
            continue
        found.append((file, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino))
    return found


def _open(file: str, stamp: str) -> sqlite3.Connection | None:
    """The cached index, or None where it cannot be used."""
    if not os.path.isfile(file):
        return None
    connection = None
    try:
        connection = sqlite3.connect(file)
        found = connection.execute("SELECT value FROM meta WHERE key = 'fingerprint'").fetchone()
        if found and found[0] == stamp:
            return connection
    except sqlite3.Error:
        pass
    if connection:
        connection.close()
    return None


def _temporary(file: str) -> str | None:
    """A new empty file beside the cache file; None where none can be made."""
    from tempfile import mkstemp

    try:
        os.makedirs(os.path.dirname(file), exist_ok=True)
        handle, name = mkstemp(".tmp", os.path.basename(file) + ".", os.path.dirname(file))
        os.close(handle)
    except OSError:
        return None
    return name


def _remove(file: str) -> None:
    try:
        os.remove(file)
    except OSError:
        pass
