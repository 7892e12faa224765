"""CSV: one column a language, lists joined with ``; ``, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import fields
from typing import Any

from vnru.export import COLUMNS, Export
from vnru.model import LANGUAGES, RECORDS
from vnru.query import SECTIONS, Row

_NUMBER = re.compile(r"-\d+(\.\d+)?", re.ASCII)


def to_csv(export: Export) -> str:
    """A header and one row a record (RFC 4180, lines end with LF)."""
    columns: dict[str, None] = {}
    if export.mixed:
        columns["kind"] = None
    for row in export.rows:
        columns |= dict.fromkeys(row.extra)
    for kind in export.kinds:
        columns |= dict.fromkeys(_columns(kind))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in export.rows:
        cells = _cells(row)
        writer.writerow([escape_cell(cells.get(column, "")) for column in columns])
    return out.getvalue()


def escape_cell(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "" if value is None else str(value)
    if text.startswith(("=", "+", "-", "@", "\t", "\r")) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _columns(kind: str) -> list[str]:
    if kind in COLUMNS:
        names = [(name, name in ("label", "definition")) for name in COLUMNS[kind]]
    else:
        names = [(f.name, f.type == "Texts") for f in fields(RECORDS[SECTIONS[kind]])]
    columns: list[str] = []
    for name, translated in names:
        columns += [f"{name}_{language}" for language in LANGUAGES] if translated else [name]
    return columns


def _cells(row: Row) -> dict[str, Any]:
    cells: dict[str, Any] = {"kind": row.kind, **row.extra}
    for key, value in row.data.items():
        if isinstance(value, dict):
            cells |= {f"{key}_{language}": text for language, text in value.items()}
        else:
            cells[key] = "; ".join(value) if isinstance(value, list) else value
    return cells
