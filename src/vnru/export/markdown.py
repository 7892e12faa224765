"""Markdown: a table for each kind of record, its sources as links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from vnru.export import SHOWN_EXTRAS, Export
from vnru.query import in_language
from vnru.view.numbers import format_figure, format_value
from vnru.view.timeline import DISPUTE, STAR
from vnru.view.words import word

_BLOCK = re.compile(r"^\d*[#>+.)-]|(?<= )#(?=#*$)")
_HEADS = {
    "event": ("date", "event", "category", "sources"),
    "figure": ("period", "indicator", "value", "basis", "note", "sources"),
    "fact": ("as of", "statement", "topic", "note", "sources"),
    "source": ("publisher", "date", "title", "kind", "records"),
    "indicator": ("indicator", "unit", "from", "until", "observations", "latest"),
    "stat": ("group", "name", "number", "share"),
}


def to_md(export: Export) -> str:
    """GitHub-flavoured tables, one a kind, kinds in the order of their first record."""
    if export.full and any(row.kind == "event" for row in export.rows):
        return "\n".join(_in_full(export))
    tables = []
    sources = export.archive.sources(
        name for row in export.rows for name in row.data.get("sources", ())
    )
    labels = _labels(export)
    kinds = dict.fromkeys(row.kind for row in export.rows)
    added = [name for name in SHOWN_EXTRAS if any(name in row.extra for row in export.rows)]
    for kind in kinds or export.kinds[:1]:
        extras = [name for name in added if name not in _HEADS[kind]]
        heads = [word(name, export.language).capitalize() for name in (*extras, *_HEADS[kind])]
        lines = [_row(heads), _row(["---"] * len(heads))]
        for row in export.rows:
            if row.kind == kind:
                record = row.data | dict(row.extra)
                cells = [str(record.get(name, "")) for name in extras]
                cells += _CELLS[kind](record, export.language, labels)
                if "sources" in record:
                    cells.append(_links(record["sources"], sources))
                lines.append(_row(cells))
        tables.append("".join(f"{line}\n" for line in lines))
    return "\n".join(tables)


def _in_full(export: Export) -> Iterator[str]:
    """Events as sections with text, dispute and sources; other records as tables behind them."""
    language = export.language
    sources = export.archive.sources(
        name for row in export.rows for name in row.data.get("sources", ())
    )
    for row in export.rows:
        event = row.data
        if row.kind == "event":
            star = f"{STAR} " if event["importance"] == 1 else ""
            yield f"## {event['date']} {star}{_block(in_language(event['title'], language))}\n"
            yield f"{_block(in_language(event['summary'], language))}\n"
            if event["disputed"]:
                dispute = escape_md(in_language(event["disputed"], language))
                yield f"> {DISPUTE} **{word('disputed', language)}**: {dispute}\n"
            for number, name in enumerate(event["sources"], 1):
                source = sources[name]
                published = f", {source['published']}" if source["published"] else ""
                yield f"{number}. {_block(source['publisher'])}{published}. {_linked_title(source)}"
            yield f"\n`{event['id']}`\n"
    rest = [row for row in export.rows if row.kind != "event"]
    if rest:
        yield to_md(export._replace(rows=rest))


def escape_md(text: str) -> str:
    """A text with the characters escaped that Markdown would take for its own."""
    for char in "\\|*_`[]<&~":
        text = text.replace(char, f"\\{char}")
    return text


def _block(text: str) -> str:
    """A text alone on its line, without what would make a heading, a quotation or a list of it."""
    return _BLOCK.sub(lambda match: f"{match[0][:-1]}\\{match[0][-1]}", escape_md(text))


def _labels(export: Export) -> dict[str, dict[str, str]]:
    sections = ("categories", "topics", "indicators", "bases")
    return {name: export.archive.labels(name, export.language) for name in sections}


def _event(record: Mapping[str, Any], language: str, labels: Mapping[str, Any]) -> list[str]:
    star = f"{STAR} " if record["importance"] == 1 else ""
    dispute = f" {DISPUTE}" if record["disputed"] else ""
    title = f"{star}{escape_md(in_language(record['title'], language))}{dispute}"
    category = labels["categories"].get(record["category"], record["category"])
    return [record["date"], title, escape_md(category)]


def _figure(record: Mapping[str, Any], language: str, labels: Mapping[str, Any]) -> list[str]:
    value = format_figure(record, language)
    if record["status"] != "actual":
        value += f" ({word(record['status'], language)})"
    if record["disputed"]:
        value += f" {DISPUTE}"
    indicator = labels["indicators"].get(record["indicator"], record["indicator"])
    basis = labels["bases"].get(record["basis"], record["basis"])
    note = escape_md(in_language(record["note"], language))
    return [record["period"], escape_md(indicator), escape_md(value), escape_md(basis), note]


def _fact(record: Mapping[str, Any], language: str, labels: Mapping[str, Any]) -> list[str]:
    statement = escape_md(in_language(record["statement"], language))
    topic = labels["topics"].get(record["topic"], record["topic"])
    note = escape_md(in_language(record["note"], language))
    return [record["as_of"], statement, escape_md(topic), note]


def _source(record: Mapping[str, Any], language: str, labels: Mapping[str, Any]) -> list[str]:
    publisher = escape_md(record["publisher"])
    return [
        publisher,
        record["published"],
        _linked_title(record),
        record["kind"],
        str(record.get("records", "")),
    ]


def _indicator(record: Mapping[str, Any], language: str, labels: Mapping[str, Any]) -> list[str]:
    latest = ""
    if record["latest_value"] is not None:
        value = format_value(record["latest_value"], record["unit"], language)
        latest = f"{escape_md(value)} ({record['latest_period']})"
    label = escape_md(in_language(record["label"], language))
    span = (record["start"][:4], record["end"][:4])
    return [label, escape_md(record["unit"]), *span, str(record["observations"]), latest]


def _stat(record: Mapping[str, Any], language: str, labels: Mapping[str, Any]) -> list[str]:
    return [record["group"], record["name"], str(record["number"]), f"{record['share']:.1%}"]


_CELLS = {
    "event": _event,
    "figure": _figure,
    "fact": _fact,
    "source": _source,
    "indicator": _indicator,
    "stat": _stat,
}


def _links(ids: list[str], sources: Mapping[str, Mapping[str, Any]]) -> str:
    links = []
    for name in ids:
        source = sources[name]
        text = escape_md(source["publisher"])
        if source["published"]:
            text += f", {source['published'][:4]}"
        links.append(f"[{text}]({_address(source['url'])})" if source["url"] else text)
    return "; ".join(links)


def _linked_title(source: Mapping[str, Any]) -> str:
    title = escape_md(source["title"])
    return f"[{title}]({_address(source['url'])})" if source["url"] else title


def _address(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29").replace("|", "%7C")


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
