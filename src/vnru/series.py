"""Observations of an indicator as series that may be compared: one basis and one status each."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

from vnru.dates import month_end

Item = TypeVar("Item")
Name = TypeVar("Name", bound=Hashable)
Figure = Mapping[str, Any]
Key = tuple[str, str]
"""Status and basis."""

_STATUSES = ("actual", "estimate", "forecast", "target")
_VAGUE = frozenset("~?%X")
"""What EDTF marks a period with that is not known exactly."""
RELATIVE = ("percent", "rank")
"""Units of which a change in percent says nothing."""
_SAID = ("unspecified", "press", "-government")
"""How bases end that say who spoke, and not from whose statistics."""


class Point(NamedTuple):
    """An observation and its growth over the period before it, in percent; None: not known."""

    figure: Figure
    growth: float | None


def split_series(figures: Iterable[Figure], bases: Sequence[str] = ()) -> dict[Key, list[Point]]:
    """The figures of one indicator by status and basis, actual values first.

    ``bases`` gives the order of the bases, as in the vocabulary.
    """
    groups = group_by(figures, lambda f: (f["status"], f["basis"]))
    order = {name: number for number, name in enumerate(bases)}
    keys = sorted(groups, key=lambda k: (_STATUSES.index(k[0]), order.get(k[1], len(order)), k[1]))
    return {key: [Point(f, growth(f, groups[key])) for f in groups[key]] for key in keys}


def growth(figure: Figure, series: Sequence[Figure]) -> float | None:
    """Percent over the period of the same length that ends the day before this one begins.

    None where that period has no value or several, where this one has several, where either is
    only a bound or negative, where a period is itself approximate, for percentages and ranks, for
    what is no actual value, and where the basis says only who spoke: a minister may quote the
    statistics of one side this year and of the other the next. Nothing is computed across bases or
    from a value that is in dispute.
    """
    if figure["unit"] in RELATIVE or figure["status"] != "actual":
        return None
    if figure["basis"].endswith(_SAID):
        return None
    before = [f for f in series if _follows(figure, f)]
    same = [f for f in series if f["period"] == figure["period"]]
    if len(before) != 1 or len(same) != 1 or before[0]["value"] <= 0 or figure["value"] < 0:
        return None
    if any(f["qualifier"] in ("at-least", "at-most") for f in (figure, before[0])):
        return None
    if figure["value"] == before[0]["value"] and figure["qualifier"] == "approx":
        return None  # about the same is not a growth of 0.0 %
    change: float = (figure["value"] / before[0]["value"] - 1) * 100
    return change


def _follows(figure: Figure, other: Figure) -> bool:
    if not (figure["start"] and figure["end"] and other["start"] and other["end"]):
        return False
    if not _VAGUE.isdisjoint(figure["period"] + other["period"]):
        return False
    start, end = date.fromisoformat(figure["start"]), date.fromisoformat(figure["end"])
    first, last = date.fromisoformat(other["start"]), date.fromisoformat(other["end"])
    if first == last or (start - last).days != 1:
        return False
    return _length(first, last) == _length(start, end)


def _length(start: date, end: date) -> tuple[int, int]:
    """Whole months in a span, or else days; years and quarters differ in days, never in months."""
    if start.day == 1 and end.isoformat() == month_end(end.year, end.month):
        return (end.year - start.year) * 12 + end.month - start.month + 1, 0
    return 0, (end - start).days


def indicator_record(
    name: str, figures: Sequence[Figure], term: Mapping[str, Any], latest: Figure | None
) -> dict[str, Any]:
    """What is said of an indicator as a record: its term, span, number, and latest figure."""
    return {
        "id": name,
        "topic": term["topic"],
        "unit": term["unit"],
        "label": term["label"],
        "definition": term["definition"],
        "start": min(f["start"] or f["end"] for f in figures),
        "end": max(f["end"] or f["start"] for f in figures),
        "observations": len(figures),
        "latest_period": latest["period"] if latest else None,
        "latest_value": latest["value"] if latest else None,
        "latest_basis": latest["basis"] if latest else None,
    }


def _whole_year(figure: Figure) -> bool:
    start, end = figure["start"] or "", figure["end"]
    return bool(start[4:] == "-01-01" and end == f"{start[:4]}-12-31")


def comparable(figures: Sequence[Figure]) -> Sequence[Figure]:
    """What can stand on one axis: no targets and forecasts, and whole years without their parts.

    All figures, where that would leave fewer than two.
    """
    known = [f for f in figures if f["status"] in ("actual", "estimate")]
    years = [f for f in known if f["end"] and _whole_year(f)]
    kept = years if len(years) * 2 >= len(known) else known
    return kept if len(kept) > 1 else figures


def group_by(items: Iterable[Item], key: Callable[[Item], Name]) -> dict[Name, list[Item]]:
    """Items with the same key together; keys and items in the order in which they come."""
    groups: dict[Name, list[Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def spread(figures: Sequence[Figure]) -> float:
    """How far the values are apart, in percent of the one nearest to zero; 0 where that is zero."""
    values = [figure["value"] for figure in figures]
    least = min(map(abs, values))
    return (max(values) - min(values)) / least * 100 if least else 0.0


def group_disputes(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Figures with the same indicator, period, status and basis together, in order."""
    return list(group_by(figures, observation).values())


def observation(figure: Figure) -> tuple[str, ...]:
    """What two figures must share to be about the same thing."""
    return tuple(figure[name] for name in ("indicator", "period", "status", "basis"))


def yearly(figures: Iterable[Figure]) -> list[Figure]:
    """The undisputed actual figures of whole years, of the one basis that has most of them."""
    kept = (
        figure
        for figure in figures
        if figure["status"] == "actual" and len(figure["period"]) == 4 and not figure["disputed"]
    )
    groups = group_by(kept, lambda f: f["basis"])
    return max(groups.values(), key=len) if groups else []
