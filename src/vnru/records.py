"""A dataset as it was written: entries with their lines, and the faults found in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from vnru.model import FORMAT


class Issue(NamedTuple):
    """One fault: where it is, in which record, which rule it breaks, and what to do."""

    file: Path
    line: int
    record: str
    rule: str
    message: str
    level: str = "error"

    def __str__(self) -> str:
        return f"{self.file.name}:{self.line} {self.record}: {self.message}"


@dataclass(slots=True)
class Entry:
    """One record as written: its data, the file, and the line of each field."""

    section: str
    data: dict[str, Any]
    file: Path
    line: int
    lines: dict[str, int]

    @property
    def name(self) -> str:
        """What people call the record: its id, or indicator and period."""
        data = self.data
        if self.section == "figures":
            return f"{data.get('indicator', '?')}/{data.get('period', '?')}"
        return str(data.get("id") or "-")

    def issue(self, rule: str, message: str, key: str = "", level: str = "error") -> Issue:
        """A fault of this record, on the line of the field ``key`` where there is one."""
        return Issue(self.file, self.lines.get(key, self.line), self.name, rule, message, level)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text of the record with the name of its field."""
        for key, value in self.data.items():
            if isinstance(value, str):
                yield key, value
            elif isinstance(value, dict):
                yield from ((key, text) for text in value.values())
            elif isinstance(value, list):
                yield from ((key, text) for text in value)


@dataclass(slots=True)
class Draft:
    """All entries of a dataset by section, in the order in which they were read."""

    path: Path
    files: list[Path] = field(default_factory=list)
    sections: dict[str, list[Entry]] = field(default_factory=lambda: {s: [] for s in FORMAT})
    issues: list[Issue] = field(default_factory=list)
    own: set[str] = field(default_factory=set)
    """Vocabulary sections that the dataset brings itself; the others are the shipped ones."""

    def __getitem__(self, section: str) -> list[Entry]:
        return self.sections[section]

    def entries(self) -> Iterator[Entry]:
        """Every entry of every section."""
        for section in self.sections.values():
            yield from section

    def names(self, section: str) -> list[str]:
        """The ids of a section, in order."""
        return [entry.data["id"] for entry in self.sections[section]]
