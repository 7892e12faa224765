"""The fact sheet: topics as headings, statements, then the latest figure of each indicator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from vnru.archive import Archive
from vnru.query import Row, in_language
from vnru.series import Figure, growth
from vnru.view.detail import SourceNumbers, fact_lines, source_lines
from vnru.view.lines import Line, Part
from vnru.view.numbers import format_percent, format_qualified
from vnru.view.timeline import DISPUTE
from vnru.view.words import counted, word

_SHORT_FACTS, _SHORT_FIGURES, _SHORT_SOURCES = 1, 2, 2


class Topic(NamedTuple):
    """One topic's facts, and the latest actual figures of its indicators with their growth."""

    id: str
    facts: Sequence[Mapping[str, Any]]
    figures: Sequence[tuple[Figure, float | None]]
    left_out: int = 0


def fact_sheet(
    archive: Archive, facts: Sequence[Row], latest: Sequence[Row], short: bool
) -> list[Topic]:
    """Facts and latest figures by topic; ``short`` keeps what fits on a page."""
    terms = archive.terms("indicators")
    figures = [row.data for row in latest]
    series: dict[tuple[str, ...], list[Figure]] = {}
    counts: dict[str, int] = {}
    for row in archive.figures([f["indicator"] for f in figures]).rows:
        key = tuple(row.data[name] for name in ("indicator", "status", "basis"))
        series.setdefault(key, []).append(row.data)
        counts[row.data["indicator"]] = counts.get(row.data["indicator"], 0) + 1
    sheet = []
    for topic in archive.terms("topics"):
        own = [row.data for row in facts if row.data["topic"] == topic]
        newest = [f for f in figures if terms[f["indicator"]]["topic"] == topic]
        kept = own[:_SHORT_FACTS] if short else own
        often = sorted(newest, key=lambda f: -counts[f["indicator"]])
        shown = often[:_SHORT_FIGURES] if short else newest
        grown = [(f, growth(f, series[f["indicator"], f["status"], f["basis"]])) for f in shown]
        if own or newest:
            left_out = len(own) + len(newest) - len(kept) - len(shown)
            sheet.append(Topic(topic, kept, grown, left_out))
    return sheet


def sheet_lines(
    sheet: Sequence[Topic], archive: Archive, language: str, short: bool = False
) -> Iterator[Line]:
    """The whole screen for a fact sheet; ``short`` without notes and with two sources each."""
    numbers = SourceNumbers()
    topics = archive.labels("topics", language)
    indicators = archive.labels("indicators", language)
    bases = archive.labels("bases", language)
    for topic in sheet:
        name = topics[topic.id]
        yield Line([(name[:1].upper() + name[1:], "heading")])
        for fact in topic.facts:
            yield from fact_lines(_brief(fact) if short else fact, language, numbers)
        for full, change in topic.figures:
            figure = _brief(full) if short else full
            yield _figure_line(figure, change, indicators, bases, language, numbers)
            if figure["note"]:
                note = in_language(figure["note"], language)
                yield Line([("      ", ""), (note, "dim")], 6)
        if topic.left_out:
            count = counted(topic.left_out, "record", language)
            hint = f"  {word('more', language)}: {count}, vnru facts {topic.id}"
            yield Line([(hint, "dim")], 2)
        yield Line()
    yield from source_lines(archive, numbers)


def _brief(record: Mapping[str, Any]) -> dict[str, Any]:
    return {**record, "note": {}, "sources": record["sources"][:_SHORT_SOURCES]}


def _figure_line(
    figure: Mapping[str, Any],
    change: float | None,
    indicators: Mapping[str, str],
    bases: Mapping[str, str],
    language: str,
    numbers: SourceNumbers,
) -> Line:
    about = [figure["period"]]
    if figure["status"] != "actual":
        about.append(word(figure["status"], language))
    if figure["basis"] != "unspecified":
        about.append(bases.get(figure["basis"], figure["basis"]))
    if change is not None:
        about.append(format_percent(change, language, "+"))
    value = format_qualified(figure["value"], figure["unit"], figure["qualifier"], language)
    parts: list[Part] = [
        ("  ", ""),
        (indicators.get(figure["indicator"], figure["indicator"]), ""),
        (": ", ""),
        (value, "value"),
        (f" ({', '.join(about)})", "date"),
        (f" {DISPUTE}" if figure["disputed"] else "", "dispute"),
        (f" {numbers(figure['sources'])}", "dim"),
    ]
    return Line(parts, 4)
