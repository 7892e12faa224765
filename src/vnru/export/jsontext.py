"""JSON: the records as the index holds them, one on a line, with all languages."""

from __future__ import annotations

from vnru.export import Export
from vnru.query import Row


def to_json(export: Export) -> bytes:
    """One array of records (RFC 8259)."""
    records = b",\n".join([_record(row, export.mixed) for row in export.rows])
    return b"[\n%b\n]\n" % records if records else b"[]\n"


def to_jsonl(export: Export) -> bytes:
    """One record a line (JSON Lines)."""
    return b"".join(b"%b\n" % _record(row, export.mixed) for row in export.rows)


def _record(row: Row, mixed: bool) -> bytes:
    mixed = mixed and row.kind != "source"  # which has a kind of its own
    if not mixed and not row.extra:
        return row.text
    added = {"kind": row.kind, **row.extra} if mixed else row.extra
    # Numbers, kinds and dates of the program's own; importing json for them takes 2 ms.
    head = "".join(
        f'"{key}": "{value}", ' if isinstance(value, str) else f'"{key}": {value}, '
        for key, value in added.items()
    )
    return b"{%b%b" % (head.encode(), row.text[1:])
