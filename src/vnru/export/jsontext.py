"""JSON: the records as the index holds them, one on a line, with all languages."""

from __future__ import annotations

from vnru.export import Export
from vnru.query import Row


def to_json(export: Export) -> str:
    """One array of records (RFC 8259)."""
    records = ",\n".join(_record(row, export.mixed) for row in export.rows)
    return f"[\n{records}\n]\n" if records else "[]\n"


def to_jsonl(export: Export) -> str:
    """One record a line (JSON Lines)."""
    return "".join(f"{_record(row, export.mixed)}\n" for row in export.rows)


def _record(row: Row, mixed: bool) -> str:
    mixed = mixed and row.kind != "source"  # which has a kind of its own
    if not mixed and not row.extra:
        return row.text
    import json

    added = {"kind": row.kind, **row.extra} if mixed else row.extra
    return f"{json.dumps(dict(added), ensure_ascii=False)[:-1]}, {row.text[1:]}"
