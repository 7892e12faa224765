"""A series as rows with bars, and the list of indicators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from vnru.archive import Archive
from vnru.query import in_language
from vnru.series import Figure, Key, Point, split_series, yearly
from vnru.view.detail import SourceNumbers, source_lines
from vnru.view.lines import Line, Part, text
from vnru.view.numbers import format_percent, format_value
from vnru.view.timeline import DISPUTE, LIST_BELOW
from vnru.view.words import counted, counted_observations, word

_EIGHTHS = " ▏▎▍▌▋▊▉"
_SPARKS = "▁▂▃▄▅▆▇█"
_SPARK_WIDTH = 12
_MAX_LABEL = 48
_MAX_MARKS = 16


def series_lines(
    name: str,
    figures: Sequence[Figure],
    archive: Archive,
    language: str,
    width: int,
    notes: bool = False,
) -> Iterator[Line]:
    """The whole screen for one indicator: a block for each status and basis, then the sources."""
    yield from head_lines(name, figures, archive, language)
    numbers = SourceNumbers()
    bases = archive.labels("bases", language)
    series = split_series(figures, list(bases))
    marks = {
        id(point.figure): numbers(point.figure["sources"])
        + ("*" if point.figure["note"] and not notes else "")
        for points in series.values()
        for point in points
    }
    periods = max(len(figure["period"]) for figure in figures)
    values = max(len(_value(figure, language)) for figure in figures)
    growths = max(len(_growth(point, language)) for points in series.values() for point in points)
    narrow = width < LIST_BELOW
    beside = periods + values + growths + min(_MAX_MARKS, max(map(len, marks.values()))) + 8
    room = max(8, width - beside + (periods + values if narrow else 0))
    scale = Scale([figure["value"] for figure in figures], room)
    for key, points in series.items():
        yield Line([(series_name(key, bases, language), "milestone")])
        shown = ""
        for point in points:
            figure = point.figure
            again = figure["period"] == shown
            shown = figure["period"]
            solid = key[0] in ("actual", "estimate")
            drawn = scale.bar(figure["value"], solid)
            parts: list[Part] = [
                (f"  {'' if again else shown:<{periods}} ", "date"),
                (f"{DISPUTE if figure['disputed'] else ' '} ", "dispute"),
                (f"{_value(figure, language):<{values}} ", "value"),
            ]
            if narrow:
                yield Line(parts)
                parts = [("      ", "")]
            parts += [
                (f"{drawn:<{room}} ", "bar" if solid else "bar-target"),
                (f"{_growth(point, language):>{growths}} " if growths else "", ""),
                (marks[id(figure)], "dim"),
            ]
            yield Line(parts, 6 if narrow else periods + values + 6)
            if figure["note"] and notes:
                note = in_language(figure["note"], language)
                yield Line([(" " * (periods + 5), ""), (note, "dim")], periods + 5)
    yield Line()
    if not notes and any(figure["note"] for figure in figures):
        yield Line([(f"* {word('has a note', language)}: vnru figures {name} --notes", "dim")], 2)
        yield Line()
    yield from source_lines(archive, numbers)


def head_lines(
    name: str, figures: Sequence[Figure], archive: Archive, language: str
) -> Iterator[Line]:
    """What is measured: label, unit, number of observations, span, and the definition."""
    term = archive.terms("indicators").get(name, {})
    units = archive.labels("units", language)
    unit = figures[0]["unit"]
    count = counted_observations(len(figures), language)
    label = in_language(term.get("label", {}), language) or name
    yield Line(
        [
            (label, "milestone"),
            (f", {units.get(unit, unit)} · {count} {_span_years(figures)}", "dim"),
        ],
        2,
    )
    if definition := in_language(term.get("definition", {}), language):
        yield Line([(definition, "dim")])
    yield Line()


def series_name(key: Key, bases: Mapping[str, str], language: str) -> str:
    """The heading of a series: whose statistics, and what kind where not actual values."""
    status, basis = key
    name = bases.get(basis, basis)
    if status != "actual":
        kind = word(status, language).capitalize()
        return kind if basis == "unspecified" else f"{kind} ({name})"
    return name[:1].upper() + name[1:]


def indicator_lines(
    groups: Mapping[str, Sequence[Figure]],
    latest: Mapping[str, Figure],
    archive: Archive,
    language: str,
    width: int,
) -> Iterator[Line]:
    """The list of indicators under their topics, with span, latest value and a sparkline."""
    terms = archive.terms("indicators")
    topics = archive.labels("topics", language)
    if not groups:
        return
    count = counted_observations(sum(map(len, groups.values())), language)
    yield Line([(f"{counted(len(groups), 'indicator', language)} · {count}", "dim")])
    yield Line()
    widest = min(_MAX_LABEL, width - 36) if width >= LIST_BELOW else 0
    for topic, topic_label in topics.items():
        names = [name for name in groups if terms[name]["topic"] == topic]
        if names:
            yield Line([(topic_label[:1].upper() + topic_label[1:], "heading")])
        for name in names:
            figures = groups[name]
            label = in_language(terms[name]["label"], language)
            if len(label) > widest:
                yield text(f"  {label}", "title", 4)
                label = ""
            yield Line(
                [
                    (f"  {label:<{widest}}  ", "title"),
                    (f"{_span_years(figures):<9} ", "date"),
                    (f"{len(figures):>4}  ", "dim"),
                    (sparkline(yearly(figures), _SPARK_WIDTH), "bar"),
                ],
                4,
            )
            parts: list[Part] = [(f"    {name:<{widest - 2 if widest else 0}}  ", "dim")]
            if newest := latest.get(name):
                mark = "*" if newest["note"] else ""
                parts += [(_value(newest, language), "value")]
                parts += [(f" ({newest['period']}){mark}", "dim")]
            yield Line(parts, 6)
    if any(figure["note"] for figure in latest.values()):
        yield Line()
        yield Line([(f"* {word('has a note', language)}: vnru figures NAME --notes", "dim")], 2)


def sparkline(figures: Sequence[Figure], width: int) -> str:
    """The last values as little columns from zero; empty for fewer than three."""
    values = [max(0, figure["value"]) for figure in figures][-width:]
    if len(values) < 3 or not max(values):
        return ""
    top = len(_SPARKS) - 1
    return "".join(_SPARKS[round(value / max(values) * top)] for value in values)


def bar(size: float, solid: bool) -> str:
    """A bar of some columns, in eighths; a row of shades where the value is no observation."""
    if not solid:
        return "░" * max(1, round(size))
    eighths = max(1, round(size * 8))
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


class Scale:
    """Bars for some values: from zero at the left, or from within where there are negative ones."""

    def __init__(self, values: Sequence[float], room: int) -> None:
        lowest, highest = min(0, *values), max(0, *values)
        self._column = (highest - lowest) / (room - (lowest < 0)) or 1
        self._zero = ceil(-lowest / self._column)

    def bar(self, value: float, solid: bool) -> str:
        """The bar of one value; one of a negative value ends where the others begin."""
        if value >= 0:
            return " " * self._zero + bar(value / self._column, solid)
        size = max(1, round(-value / self._column))
        return f"{('█' if solid else '░') * size:>{self._zero}}"


def _growth(point: Point, language: str) -> str:
    return "" if point.growth is None else format_percent(point.growth, language, "+")


def _span_years(figures: Sequence[Figure]) -> str:
    """The years that some figures touch: ``1977-2025``."""
    first = min(figure["start"] or figure["end"] for figure in figures)[:4]
    last = max(figure["end"] or figure["start"] for figure in figures)[:4]
    return first if first == last else f"{first}-{last}"


def _value(figure: Figure, language: str) -> str:
    signs = {"approx": "~", "at-least": "≥ ", "at-most": "≤ "}
    return signs.get(figure["qualifier"], "") + format_value(
        figure["value"], figure["unit"], language
    )
