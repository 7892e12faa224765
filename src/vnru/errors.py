"""Every error vnru raises on purpose; each makes its own message and knows its exit code."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vnru.records import Issue


class VnruError(Exception):
    """Base of all errors that are the user's or the dataset's, never a bug."""

    exit_code = 1


class QueryError(VnruError):
    """A question that cannot be asked: an unknown category, an empty range, a bad limit."""

    exit_code = 2


class DateError(QueryError):
    """A date that cannot be read, or can be read in two ways."""


class NotFoundError(VnruError):
    """Nothing answers the question; the nearest names that would are in ``close_matches``."""

    exit_code = 3

    def __init__(self, what: str, close_matches: Sequence[str] = ()) -> None:
        self.what = what
        self.close_matches = tuple(close_matches)
        hint = f"; did you mean {_either(self.close_matches)}?" if self.close_matches else ""
        super().__init__(what + hint)


class DatasetError(VnruError):
    """A dataset that cannot be used, with every fault found in it."""

    exit_code = 4

    def __init__(self, path: Path, issues: Sequence[Issue] = (), reason: str = "") -> None:
        self.path = path
        self.issues = tuple(issues)
        if not reason:
            first = self.issues[0]
            count = len(self.issues)
            faults = "1 fault" if count == 1 else f"{count} faults"
            reason = f"{faults}, the first in {first}; run: vnru check {path}"
        super().__init__(f"{path}: {reason}")


def _either(names: Sequence[str]) -> str:
    *head, last = names
    return f"{', '.join(head)} or {last}" if head else last
