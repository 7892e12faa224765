"""The fact sheet: topics as headings, statements, then the latest figure of each indicator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from vnru.archive import Archive
from vnru.query import Row
from vnru.series import Figure, growth, latest
from vnru.view.detail import SourceNumbers, fact_lines, source_lines
from vnru.view.lines import Line, Part
from vnru.view.numbers import format_qualified
from vnru.view.timeline import DISPUTE
from vnru.view.words import counted, word

_SHORT_FACTS, _SHORT_FIGURES, _SHORT_SOURCES = 1, 2, 2


class Topic(NamedTuple):
    """One topic's facts and the latest actual figure of each of its indicators."""

    id: str
    facts: Sequence[Row]
    figures: Sequence[tuple[Row, float | None]]
    """With its growth over the period before, in percent."""
    left_out: int = 0


def fact_sheet(
    archive: Archive, facts: Sequence[Row], figures: Sequence[Row], short: bool
) -> list[Topic]:
    """Facts and latest figures by topic; ``short`` keeps what fits on a page."""
    rows = [(row, row.data) for row in facts]
    series: dict[str, list[tuple[Row, Figure]]] = {}
    for row in figures:
        record = row.data
        series.setdefault(record["indicator"], []).append((row, record))
    terms = archive.terms("indicators")
    sheet = []
    for topic in archive.terms("topics"):
        own = [row for row, record in rows if record["topic"] == topic]
        newest = [
            found
            for name, observations in series.items()
            if terms[name]["topic"] == topic and (found := _latest(observations))
        ]
        keep_facts = own[:_SHORT_FACTS] if short else own
        keep_figures = newest[:_SHORT_FIGURES] if short else newest
        left_out = len(own) + len(newest) - len(keep_facts) - len(keep_figures)
        if own or newest:
            sheet.append(Topic(topic, keep_facts, keep_figures, left_out))
    return sheet


def _latest(observations: Sequence[tuple[Row, Figure]]) -> tuple[Row, float | None] | None:
    newest = latest([figure for _, figure in observations])
    if newest is None:
        return None
    row = next(row for row, figure in observations if figure is newest)
    same = [f for _, f in observations
            if (f["status"], f["basis"]) == (newest["status"], newest["basis"])]  # fmt: skip
    return row, growth(newest, same)


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
        for row in topic.facts:
            yield from fact_lines(_brief(row.data) if short else row.data, language, numbers)
        for row, change in topic.figures:
            figure = _brief(row.data) if short else row.data
            yield _figure_line(figure, change, indicators, bases, language, numbers)
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
    if figure["basis"] != "unspecified":
        about.append(bases.get(figure["basis"], figure["basis"]))
    if change is not None:
        about.append(f"{change:+.1f} %")
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
