"""Values over time, drawn in plain characters that a pipe and a screen reader survive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor, log10

from vnru.archive import Archive
from vnru.series import Figure, Key, Point, split_series
from vnru.view.figures import head_lines, series_name
from vnru.view.lines import Line
from vnru.view.numbers import format_figure, format_number
from vnru.view.words import counted_observations, word

_STEPS, _ROWS = 6, 16
"""Of the axis of values: steps at most, and rows about."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def chart_lines(
    name: str, figures: Sequence[Figure], archive: Archive, language: str, width: int
) -> Iterator[Line]:
    """Values over time: a letter for each series, axes in ASCII, and a legend in words."""
    yield from head_lines(name, figures, archive, language)
    bases = archive.labels("bases", language)
    series = split_series([f for f in figures if f["start"] and f["end"]], list(bases))
    letters = dict(zip(series, _LETTERS, strict=False))
    plot = list(_plot(series, letters, figures[0]["unit"], language, width)) if series else []
    yield from plot
    yield Line()
    for key, letter in letters.items():
        points = [point.figure for point in series[key]]
        first, last = points[0], points[-1]
        text = f"{series_name(key, bases, language)}: {first['period']} "
        text += format_figure(first, language)
        if len(points) > 1:
            text += f", {last['period']} "
            text += format_figure(last, language)
        text += f" ({counted_observations(len(points), language)})"
        yield Line([(f"  {letter}  ", "bar"), (text, "")], 5)
    if any("*" in part for line in plot for part, _ in line.parts):
        yield Line([("  *  ", "bar"), (word("several", language), "")], 5)


def _plot(
    series: Mapping[Key, Sequence[Point]],
    letters: Mapping[Key, str],
    unit: str,
    language: str,
    width: int,
) -> Iterator[Line]:
    figures = [point.figure for points in series.values() for point in points]
    smallest, largest = (pick(0, *(f["value"] for f in figures)) for pick in (min, max))
    step = _nice_step((largest - smallest) / _STEPS)
    below, above = ceil(-smallest / step), max(1, ceil(largest / step))
    rows = max(2, _ROWS // (below + above))
    low, height = -step * below, (below + above) * rows
    high = step * above
    steps = [low + step * number for number in range(below + above + 1)]
    labels = [format_number(_three_digits(step), language) for step in steps]
    margin = max(map(len, labels)) + 2
    columns = max(20, width - margin - 2)
    first = min(_middle(f) for f in figures)
    last = max(_middle(f) for f in figures)
    grid = [[" "] * columns for _ in range(height + 1)]
    for key, points in series.items():
        for point in points:
            x = round((_middle(point.figure) - first) / ((last - first) or 1) * (columns - 1))
            y = round((point.figure["value"] - low) / ((high - low) or 1) * height)
            taken = grid[y][x]
            grid[y][x] = letters[key] if taken in (" ", letters[key]) else "*"
    for row in range(height, -1, -1):
        label = labels[row // rows] if row % rows == 0 else ""
        yield Line([(f"{label:>{margin - 2}} ", "dim"), ("|", "dim"), ("".join(grid[row]), "bar")])
    yield Line([(" " * (margin - 1) + "+" + "-" * columns, "dim")])
    yield Line([(" " * margin + _ticks(first, last, columns), "dim")])


def _nice_step(least: float) -> float:
    """The smallest of 1, 2, 2.5, 5 times a power of ten that is not under a value."""
    if least <= 0:
        return 1
    size = 10.0 ** floor(log10(least))
    return next(number * size for number in (1, 2, 2.5, 5, 10) if number * size >= least)


def _three_digits(value: float) -> float:
    """A value rounded to what an axis needs; whole numbers stay whole."""
    rounded = float(f"{value:.3g}")
    return int(rounded) if rounded.is_integer() else rounded


def _middle(figure: Figure) -> float:
    """Where a period stands on the axis of time, in years."""
    start, end = figure["start"], figure["end"]
    return (_years(start) + _years(end)) / 2


def _years(day: str) -> float:
    return int(day[:4]) + (int(day[5:7]) - 1) / 12 + (int(day[8:]) - 1) / 372


def _ticks(first: float, last: float, columns: int) -> str:
    """Years under the axis, as many as fit with room between them."""
    years = range(int(first), int(last) + 1)
    steps = (1, 2, 5, 10, 20, 50, 100, 1000, 5000)
    step = next(s for s in steps if len(years) / s * 7 <= columns)
    text = [" "] * columns
    for year in years:
        if year % step == 0:
            x = round((year + 0.5 - first) / ((last - first) or 1) * (columns - 1)) - 2
            x = min(max(x, 0), columns - 4)
            if all(c == " " for c in text[max(0, x - 1) : x + 5]):
                text[x : x + 4] = f"{year:4}"
    return "".join(text).rstrip()
