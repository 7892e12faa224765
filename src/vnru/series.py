"""Observations of an indicator as series that may be compared: one basis and one status each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

Figure = Mapping[str, Any]
Key = tuple[str, str]
"""Status and basis."""

_STATUSES = ("actual", "estimate", "forecast", "target")


class Point(NamedTuple):
    """An observation and its growth over the period before it, in percent; None: not known."""

    figure: Figure
    growth: float | None


def split_series(figures: Iterable[Figure], bases: Sequence[str] = ()) -> dict[Key, list[Point]]:
    """The figures of one indicator by status and basis, actual values first.

    ``bases`` gives the order of the bases, as in the vocabulary.
    """
    groups: dict[Key, list[Figure]] = {}
    for figure in figures:
        groups.setdefault((figure["status"], figure["basis"]), []).append(figure)
    order = {name: number for number, name in enumerate(bases)}
    keys = sorted(groups, key=lambda k: (_STATUSES.index(k[0]), order.get(k[1], len(order)), k[1]))
    return {key: [Point(f, growth(f, groups[key])) for f in groups[key]] for key in keys}


def growth(figure: Figure, series: Sequence[Figure]) -> float | None:
    """Percent over the period of the same length that ends the day before this one begins.

    None where that period has no value or several, where this one has several, or where either is
    only a bound: nothing is computed across bases or from a value that is in dispute.
    """
    before = [f for f in series if _follows(figure, f)]
    same = [f for f in series if f["period"] == figure["period"]]
    if len(before) != 1 or len(same) != 1 or not before[0]["value"]:
        return None
    if any(f["qualifier"] in ("at-least", "at-most") for f in (figure, before[0])):
        return None
    change: float = (figure["value"] - before[0]["value"]) / abs(before[0]["value"]) * 100
    return change


def _follows(figure: Figure, other: Figure) -> bool:
    if not (figure["start"] and figure["end"] and other["start"] and other["end"]):
        return False
    start, end = date.fromisoformat(figure["start"]), date.fromisoformat(figure["end"])
    first, last = date.fromisoformat(other["start"]), date.fromisoformat(other["end"])
    if first == last or last + timedelta(days=1) != start:
        return False
    return _months(first, last) == _months(start, end)


def _months(start: date, end: date) -> int:
    """Whole months in a span, at least 1; years and quarters differ in days, never in months."""
    after = end + timedelta(days=1) if end < date.max else end
    return (after.year - start.year) * 12 + after.month - start.month


def latest(figures: Iterable[Figure]) -> Figure | None:
    """The actual figure of the latest period, whole years before their parts; None for none.

    Among several bases the first in the order given wins.
    """
    actual = [f for f in figures if f["status"] == "actual" and f["end"]]
    if not actual:
        return None
    end = max(f["end"] for f in actual)
    return min((f for f in actual if f["end"] == end), key=lambda f: f["start"] or "")


def spread(figures: Sequence[Figure]) -> float:
    """How far the values are apart, in percent of the smallest; 0 where that is zero."""
    values = [figure["value"] for figure in figures]
    low, high = min(values, key=abs), max(values, key=abs)
    return abs(high - low) / abs(low) * 100 if low else 0.0


def group_disputes(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Figures with the same indicator, period, status and basis together, in order."""
    groups: dict[tuple[str, ...], list[Figure]] = {}
    for figure in figures:
        key = tuple(figure[name] for name in ("indicator", "period", "status", "basis"))
        groups.setdefault(key, []).append(figure)
    return list(groups.values())


def yearly(figures: Iterable[Figure]) -> list[Figure]:
    """The actual figures of whole years, of the one basis that has most of them."""
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure["status"] == "actual" and len(figure["period"]) == 4:
            groups.setdefault(figure["basis"], []).append(figure)
    return max(groups.values(), key=len) if groups else []
