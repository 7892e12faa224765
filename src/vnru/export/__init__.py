"""Rows -> text for other programs: a module for each kind of format, all in ``_MODULES``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from importlib import import_module
from typing import Any, NamedTuple

from vnru.archive import Archive
from vnru.query import Row


class Format(StrEnum):
    """What ``--format`` takes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MD = "md"


COLUMNS = {
    "indicator": ("id", "topic", "unit", "label", "definition", "start", "end", "observations",
                  "latest_period", "latest_value", "latest_basis"),
    "stat": ("group", "name", "number", "share"),
}  # fmt: skip
"""Of records that are answers and not in any dataset."""
SHOWN_EXTRAS = ("on", "years", "records", "apart")
"""What an answer adds to a record that people are shown too; a score is for programs."""


class Export(NamedTuple):
    """What is to be written: rows of the given kinds, and how texts are to be shown."""

    rows: Sequence[Row]
    archive: Archive
    kinds: tuple[str, ...] = ("event",)
    language: str = "en"
    """Of the formats for reading; the others carry all languages."""
    full: bool = False
    """Whether Markdown shows records in full, and not in a table."""

    @property
    def mixed(self) -> bool:
        """Whether each record must say what it is."""
        return len(self.kinds) > 1


Exporter = Callable[[Export], str | bytes]
_MODULES = {
    Format.TABLE: "plain",
    Format.JSON: "jsontext",
    Format.JSONL: "jsontext",
    Format.CSV: "csvtext",
    Format.MD: "markdown",
}


def make_row(kind: str, record: dict[str, Any]) -> Row:
    """A row for a record that an answer is made of, such as a count."""
    import json

    return Row(kind, json.dumps(record, ensure_ascii=False).encode())


def export_rows(export: Export, format: Format) -> str:
    """The text of some rows in a format."""
    return export_bytes(export, format).decode()


def export_bytes(export: Export, format: Format) -> bytes:
    """The text of some rows in a format, in UTF-8."""
    module = import_module(f"vnru.export.{_MODULES[format]}")
    exporter: Exporter = getattr(module, f"to_{format.value}")
    text = exporter(export)
    return text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace")
