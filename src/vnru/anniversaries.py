"""Which events have their day of the year in a window of days. No clock in here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

ROUND = frozenset((5, 10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 100))
"""The anniversaries that people write about."""


class Anniversary(NamedTuple):
    """An event and the day, or only the month, on which it is so many years old."""

    on: date
    years: int
    event: Mapping[str, Any]
    day_known: bool
    place: int = 0
    """The place of the event among those given."""


def find_anniversaries(
    events: Iterable[Mapping[str, Any]], first: date, days: int, only_round: bool = False
) -> list[Anniversary]:
    """The anniversaries from ``first`` on for some days, by day, oldest first.

    The first day of an interval counts. An event of which only the month is known, or the day only
    roughly, stands under that month, once, on the first day of it that lies in the window. 29
    February is kept on the 28th in years that have none (dateutil's relativedelta).
    """
    days = min(days, (date.max - first).days)
    window = [first + timedelta(days=number) for number in range(days + 1)]
    found: list[Anniversary] = []
    for place, event in enumerate(events):
        begin = event["date"].partition("/")[0]
        known = [int(part) for part in begin.rstrip("~?%").split("-") if part.isdigit()]
        if len(known) == 3 and begin[-1].isdigit():
            found += _on_days(event, date(*known), window, place)
        elif len(known) > 1:
            found += _in_month(event, known[0], known[1], window, place)
    if only_round:
        found = [a for a in found if a.years in ROUND]
    return sorted(found, key=_order)


def _order(found: Anniversary) -> tuple[date, bool, int, int]:
    """By day, the oldest first; what has only a month stands behind the days of the month."""
    return (found.on, not found.day_known, -found.years, found.place)


def _on_days(
    event: Mapping[str, Any], born: date, window: Sequence[date], place: int
) -> Iterable[Anniversary]:
    for year in sorted({day.year for day in window}):
        years = year - born.year
        on = _in_year(born, year)
        if years >= 0 and window[0] <= on <= window[-1]:
            yield Anniversary(on, years, event, True, place)


def _in_year(day: date, year: int) -> date:
    """A day of the year in another year; 29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=year)
    except ValueError:
        from dateutil.relativedelta import relativedelta

        return day + relativedelta(years=year - day.year)


def _in_month(
    event: Mapping[str, Any], year: int, month: int, window: Sequence[date], place: int
) -> list[Anniversary]:
    seen: dict[int, date] = {}
    for day in window:
        if day.month == month:
            seen.setdefault(day.year, day)
    return [
        Anniversary(on, now - year, event, False, place) for now, on in seen.items() if now >= year
    ]
