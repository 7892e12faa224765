"""Rows -> text for other programs: one module per format, EXPORTERS is the registry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from importlib import import_module
from typing import NamedTuple

from vnru.query import Archive, Row


class Format(StrEnum):
    """What ``--format`` takes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MD = "md"


class Export(NamedTuple):
    """What is to be written: rows of the given kinds, and how texts are to be shown."""

    rows: Sequence[Row]
    archive: Archive
    kinds: tuple[str, ...] = ("event",)
    language: str = "en"
    """Of the formats for reading; the others carry all languages."""

    @property
    def mixed(self) -> bool:
        """Whether each record must say what it is."""
        return len(self.kinds) > 1


Exporter = Callable[[Export], str]
_MODULES = {
    Format.TABLE: "plain",
    Format.JSON: "jsontext",
    Format.JSONL: "jsontext",
    Format.CSV: "csvtext",
    Format.MD: "markdown",
}


def export_rows(export: Export, format: Format) -> str:
    """The text of some rows in a format."""
    module = import_module(f"vnru.export.{_MODULES[format]}")
    exporter: Exporter = getattr(module, f"to_{format.value}")
    return exporter(export)
