"""The fact sheet: topics as headings, statements, then the latest figure of each indicator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from vnru.archive import Archive
from vnru.query import Row, in_language
from vnru.series import Figure, group_by, growth
from vnru.view.detail import SourceNumbers, fact_lines, source_lines
from vnru.view.lines import Line, Part
from vnru.view.numbers import format_figure, format_percent
from vnru.view.timeline import DISPUTE
from vnru.view.words import counted, word

_SHORT_FACTS, _SHORT_FIGURES, _SHORT_SOURCES = 1, 2, 2


class Latest(NamedTuple):
    """A figure, its growth, and what others have for the same period."""

    figure: Figure
    growth: float | None
    others: Sequence[Figure]


class Topic(NamedTuple):
    """One topic's facts, and the latest figures of its indicators."""

    id: str
    facts: Sequence[Mapping[str, Any]]
    figures: Sequence[Latest]
    left_out: int = 0


def fact_sheet(
    archive: Archive, facts: Sequence[Row], latest: Sequence[Row], short: bool
) -> list[Topic]:
    """Facts and latest figures by topic; ``short`` keeps what fits on a page."""
    terms = archive.terms("indicators")
    newest = group_by((row.data for row in latest), lambda f: terms[f["indicator"]]["topic"])
    shown = newest
    if short:
        counts = archive.observations()
        shown = {
            topic: sorted(figures, key=lambda f: -counts[f["indicator"]])[:_SHORT_FIGURES]
            for topic, figures in newest.items()
        }
    names = [f["indicator"] for figures in shown.values() for f in figures]
    series = group_by((row.data for row in archive.figures(names).rows), lambda f: f["indicator"])
    sheet = []
    for topic in archive.terms("topics"):
        own = [row.data for row in facts if row.data["topic"] == topic]
        kept = own[:_SHORT_FACTS] if short else own
        figures = [_latest(f, series[f["indicator"]]) for f in shown.get(topic, ())]
        if own or figures:
            left_out = len(own) - len(kept) + len(newest.get(topic, ())) - len(figures)
            sheet.append(Topic(topic, kept, figures, left_out))
    return sheet


def _latest(figure: Figure, series: Sequence[Figure]) -> Latest:
    same = [f for f in series if f["status"] == figure["status"]]
    own = [f for f in same if f["basis"] == figure["basis"]]
    others = [f for f in same if f["period"] == figure["period"] and f not in own]
    return Latest(figure, growth(figure, own), others)


def sheet_lines(
    sheet: Sequence[Topic], archive: Archive, language: str, short: bool = False, later: int = 0
) -> Iterator[Line]:
    """The whole screen for a fact sheet; ``short`` without notes and with two sources each.

    ``later`` is the number of facts left out because they hold only as of a later date.
    """
    numbers = SourceNumbers()
    topics = archive.labels("topics", language)
    indicators = archive.labels("indicators", language)
    bases = archive.labels("bases", language)
    for topic in sheet:
        name = topics[topic.id]
        yield Line([(name[:1].upper() + name[1:], "heading")])
        for fact in topic.facts:
            yield from fact_lines(_brief(fact) if short else fact, language, numbers)
        for latest in topic.figures:
            yield _figure_line(latest, short, indicators, bases, language, numbers)
            if latest.figure["note"] and not short:
                note = in_language(latest.figure["note"], language)
                yield Line([("      ", ""), (note, "dim")], 6)
        if topic.left_out:
            count = counted(topic.left_out, "record", language)
            hint = f"  {word('more', language)}: {count}, vnru facts {topic.id}"
            yield Line([(hint, "dim")], 2)
        yield Line()
    if later:
        yield Line(
            [(f"{counted(later, 'fact', language)}: {word('known later', language)}", "dim")], 2
        )
        yield Line()
    if short and any(latest.figure["note"] for topic in sheet for latest in topic.figures):
        yield Line([(f"* {word('has a note', language)}: vnru facts TOPIC", "dim")], 2)
        yield Line()
    yield from source_lines(archive, numbers)


def _brief(record: Mapping[str, Any]) -> dict[str, Any]:
    return {**record, "note": {}, "sources": record["sources"][:_SHORT_SOURCES]}


def _figure_line(
    latest: Latest,
    short: bool,
    indicators: Mapping[str, str],
    bases: Mapping[str, str],
    language: str,
    numbers: SourceNumbers,
) -> Line:
    figure = latest.figure
    about = [figure["period"]]
    if figure["status"] != "actual":
        about.append(word(figure["status"], language))
    if figure["basis"] != "unspecified":
        about.append(bases.get(figure["basis"], figure["basis"]))
    if latest.growth is not None:
        about.append(format_percent(latest.growth, language, "+"))
    parts: list[Part] = [
        ("  ", ""),
        (indicators.get(figure["indicator"], figure["indicator"]), ""),
        (": ", ""),
        (format_figure(figure, language), "value"),
        (f" ({', '.join(about)})", "date"),
        (f" {DISPUTE}" if figure["disputed"] else "", "dispute"),
    ]
    for other in latest.others:
        basis = bases.get(other["basis"], other["basis"])
        parts += [("; ", ""), (format_figure(other, language), "value"), (f" ({basis})", "date")]
    sources = [figure["sources"], *(other["sources"] for other in latest.others)]
    named = [name for ids in sources for name in (ids[:_SHORT_SOURCES] if short else ids)]
    mark = "*" if figure["note"] and short else ""
    return Line([*parts, (f" {numbers(named)}{mark}", "dim")], 4)
