"""Counts with bars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from vnru.stats import Stat
from vnru.view.figures import bar
from vnru.view.lines import Line
from vnru.view.numbers import format_percent
from vnru.view.words import word

_APART = ("title-languages", "summary-languages", "two-sources", "disputed")
"""Groups in which each count is a share of a whole of its own."""
_LABELLED = ("category", "person", "place")


def stats_lines(
    rows: Sequence[tuple[str, str, int, float]],
    labels: Mapping[str, str],
    language: str,
    width: int,
) -> Iterator[Line]:
    """Groups as headings, each count with a bar for its share.

    Where the counts of a group are parts of one whole, the largest fills the line.
    """
    group = ""
    counts = [Stat(*row) for row in rows]
    names = {stat: _name(stat, labels, language) for stat in counts}
    tops: dict[str, float] = {}
    for stat in counts:
        tops[stat.group] = max(stat.share, tops.get(stat.group, 0))
    widest = max((len(name) for name in names.values()), default=0)
    room = max(8, width - widest - 20)
    for stat in counts:
        if stat.group != group:
            if group:
                yield Line()
            group = stat.group
            yield Line([(word(f"stats:{group}", language), "heading")])
        parts = group not in _APART
        largest = tops[group] if parts else 1
        size = stat.share / (largest or 1) * room if stat.number else 0
        yield Line(
            [
                (f"  {names[stat]:<{widest}} ", ""),
                (f"{stat.number:>6} ", "value"),
                (f"{format_percent(stat.share * 100, language):>7} ", "dim"),
                (bar(size, True) if stat.number else "", "bar"),
            ],
            widest + 4,
        )


def _name(stat: Stat, labels: Mapping[str, str], language: str) -> str:
    if stat.group in ("records", "two-sources", "disputed"):
        return word(stat.name, language)
    if stat.group == "tag" and labels.get(stat.name, stat.name) != stat.name:
        return f"{stat.name} ({labels[stat.name]})"
    return labels.get(stat.name, stat.name) if stat.group in _LABELLED else stat.name
