"""The list of sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from vnru.archive import Archive
from vnru.query import Row, in_language
from vnru.view.detail import source_parts
from vnru.view.lines import Line
from vnru.view.numbers import format_figure
from vnru.view.timeline import LIST_BELOW
from vnru.view.words import counted, word

_DATES = ("date", "as_of", "period")


def source_list_lines(
    sources: Sequence[tuple[Mapping[str, Any], int]], language: str
) -> Iterator[Line]:
    """Each source in two lines: what it is, and its id, kind, country and use."""
    yield Line([(counted(len(sources), "source", language), "dim")])
    yield Line()
    for source, count in sources:
        via = f" ({source['via']})" if source["via"] else ""
        published = f", {source['published']}" if source["published"] else ""
        role = f"link:{source['url']}" if source["url"] else ""
        yield Line(
            [
                (f"{source['publisher']}{via}{published}. ", "milestone"),
                (source["title"], role),
            ],
            2,
        )
        kinds = f"{source['kind']}, {source['country']}, {source['language']}"
        yield Line(
            [("  ", ""), (source["id"], "dim"), (f"  {kinds}  ", "dim"),
             (counted(count, "record", language), "value")],
            4,
        )  # fmt: skip


def source_detail_lines(
    source: Mapping[str, Any], rows: Sequence[Row], archive: Archive, language: str, width: int
) -> Iterator[Line]:
    """One source in full, then all that rests on it."""
    yield Line(source_parts(source), 2)
    kinds = f"{source['kind']}, {source['country']}, {source['language']}"
    yield Line([("  ", ""), (f"{source['id']}  {kinds}", "dim")], 2)
    yield Line()
    yield Line([(counted(len(rows), "record", language), "dim")])
    indicators = archive.labels("indicators", language)
    whens = [next(row.data[key] for key in _DATES if key in row.data) for row in rows]
    widest, wide = max(map(len, whens), default=0), width >= LIST_BELOW
    for row, when in zip(rows, whens, strict=True):
        record = row.data
        if row.kind == "event":
            text, name = in_language(record["title"], language), record["id"]
        elif row.kind == "fact":
            text, name = in_language(record["statement"], language), record["id"]
        else:
            value = format_figure(record, language)
            if record["status"] != "actual":
                value += f" ({word(record['status'], language)})"
            text = f"{indicators.get(record['indicator'], record['indicator'])}: {value}"
            name = f"{record['indicator']}/{record['period']}"
        head = f"  {when:<{widest}}  " if wide else f"  {when}  "
        parts = [(head, "date"), (text, ""), (f"  {name}", "dim")]
        yield Line(parts, len(head) if wide else 4)
