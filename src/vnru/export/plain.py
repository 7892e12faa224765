"""Aligned text for pipes: one record a line, nothing wrapped, cut or coloured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from vnru.export import SHOWN_EXTRAS, Export
from vnru.query import in_language
from vnru.view.words import word


def to_table(export: Export) -> str:
    """Columns that line up; the last one, the text, is of any length."""
    columns = _mixed if export.mixed else _COLUMNS[export.kinds[0]]
    labels: dict[str, dict[str, str]] = {}

    def label(section: str, name: str) -> str:
        if section not in labels:
            labels[section] = export.archive.labels(section, export.language)
        return labels[section].get(name, name)

    extras = [name for name in SHOWN_EXTRAS if any(name in row.extra for row in export.rows)]
    rows = []
    for row in export.rows:
        head = [row.kind] if export.mixed else []
        head += [str(row.extra.get(name, "")) for name in extras]
        rows.append([*head, *columns(row.data, export.language, label)])
    return align(rows)


def align(rows: Sequence[Sequence[str]]) -> str:
    """Cells padded to the widest of their column, two blanks between columns."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    form = "  ".join([*(f"{{:<{width}}}" for width in widths[:-1]), "{}"])
    return "".join(f"{form.format(*row).rstrip(' ')}\n" for row in rows)


def _event(record: Mapping[str, Any], language: str, label: Any) -> list[str]:
    return [
        record["date"],
        str(record["importance"]),
        label("categories", record["category"]),
        word("disputed", language) if record["disputed"] else "",
        record["id"],
        in_language(record["title"], language),
    ]


def _figure(record: Mapping[str, Any], language: str, label: Any) -> list[str]:
    return [
        record["indicator"],
        record["period"],
        str(record["value"]),
        record["unit"],
        record["qualifier"],
        record["status"],
        record["basis"],
        word("disputed", language) if record["disputed"] else "",
        in_language(record["note"], language),
    ]


def _fact(record: Mapping[str, Any], language: str, label: Any) -> list[str]:
    return [
        record["as_of"],
        label("topics", record["topic"]),
        record["id"],
        in_language(record["statement"], language),
    ]


def _source(record: Mapping[str, Any], language: str, label: Any) -> list[str]:
    keys = ("id", "published", "country", "kind", "publisher", "url", "title")
    return [record[key] for key in keys]


def _indicator(record: Mapping[str, Any], language: str, label: Any) -> list[str]:
    return [
        record["id"],
        record["unit"],
        record["start"][:4],
        record["end"][:4],
        str(record["observations"]),
        record["latest_period"] or "",
        "" if record["latest_value"] is None else str(record["latest_value"]),
        in_language(record["label"], language),
    ]


def _stat(record: Mapping[str, Any], language: str, label: Any) -> list[str]:
    return [record["group"], record["name"], str(record["number"]), f"{record['share']:.4f}"]


_COLUMNS = {
    "event": _event,
    "figure": _figure,
    "fact": _fact,
    "source": _source,
    "indicator": _indicator,
    "stat": _stat,
}


def _mixed(record: Mapping[str, Any], language: str, label: Any) -> list[str]:
    if "title" in record:
        return [record["date"], record["id"], in_language(record["title"], language)]
    if "statement" in record:
        return [record["as_of"], record["id"], in_language(record["statement"], language)]
    value = f"{record['value']} {record['unit']}, {record['qualifier']}, {record['status']}"
    name = f"{record['indicator']}/{record['period']}"
    text = f"{label('indicators', record['indicator'])}: {value}, {record['basis']}"
    if record["note"]:  # it may say of whom or of what the number is
        text += f". {in_language(record['note'], language)}"
    return [record["period"], name, text]
