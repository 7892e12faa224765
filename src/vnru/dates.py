"""Partial dates and ranges of days: parse, compare, format. There is no clock in here."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from vnru.errors import DateError

FIRST, LAST = "0001-01-01", "9999-12-31"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

_LEVEL_0 = re.compile(r"(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)", re.ASCII)
# Rare forms: compiled when one is met, not at every start.
_UNSPECIFIED = r"(\d{3}X|\d\dXX)([~?%]?)"
_SUB_YEAR = r"(\d{4})-([QH])(\d)"
_QUALIFIERS = {"": "", "~": "approximate", "?": "uncertain", "%": "approximate and uncertain"}


class PartialDate(NamedTuple):
    """A date as precise as it is known: every day from ``start`` to ``end`` is possible.

    ``start`` and ``end`` are ISO dates, both included; None is an open end (``1955/..``).
    ``precision`` is day, month, quarter, half-year, year, decade, century or interval.
    ``qualifier`` is EDTF's: empty, approximate, uncertain, or both.
    """

    text: str
    start: str | None
    end: str | None
    precision: str
    qualifier: str = ""


class Span(NamedTuple):
    """A range of days, both ends included, as ISO dates; None leaves an end open."""

    start: str | None = None
    end: str | None = None

    def __str__(self) -> str:
        if self.start and self.end:
            return self.start if self.start == self.end else f"{self.start} to {self.end}"
        if self.start:
            return f"from {self.start}"
        return f"until {self.end}" if self.end else "all dates"

    def intersect(self, other: Span) -> Span:
        """The days that lie in both ranges.

        Raises:
            DateError: no day does.
        """
        start = max(self.start or FIRST, other.start or FIRST)
        end = min(self.end or LAST, other.end or LAST)
        if start > end:
            raise DateError(f"no day is both in {self} and in {other}")
        return Span(None if start == FIRST else start, None if end == LAST else end)


def parse_edtf(text: str) -> PartialDate:
    """Read an EDTF date: level 0, and of level 1 ``~ ? %``, unspecified digits and intervals.

    The precision is kept: ``1954`` stands for the whole year, not for 1 January. Open ends are
    written ``1955/..`` and ``../1955``.

    Raises:
        DateError: the text has another shape, names a day that does not exist, or runs backwards.
    """
    first, slash, second = text.partition("/")
    if not slash:
        return _parse_point(text)
    if first == second == "..":
        raise DateError(f"{text}: an interval needs at least one end")
    if not first or not second:
        raise DateError(f"{text}: an open end is written '..', as in 1955/..")
    begin = None if first == ".." else _parse_point(first)
    end = None if second == ".." else _parse_point(second)
    if begin and end and (begin.start or "") > (end.end or ""):
        raise DateError(f"{text}: the interval ends before it begins")
    marks = {point.qualifier for point in (begin, end) if point and point.qualifier}
    qualifier = marks.pop() if len(marks) == 1 else _QUALIFIERS["%"] if marks else ""
    start, stop = begin.start if begin else None, end.end if end else None
    return PartialDate(text, start, stop, "interval", qualifier)


def parse_period(text: str) -> PartialDate:
    """Read the period of a figure: an EDTF date or interval, a quarter or a half-year.

    Quarters and half-years are written ``2014-Q1`` and ``2014-H1``, as in SDMX.

    Raises:
        DateError: the text has another shape or names a day that does not exist.
    """
    match = re.fullmatch(_SUB_YEAR, text, re.ASCII) if text[5:6] in ("Q", "H") else None
    if not match:
        return parse_edtf(text)
    year, kind, number = match.groups()
    parts, name = (4, "quarter") if kind == "Q" else (2, "half-year")
    if not 1 <= int(number) <= parts:
        raise DateError(f"{text}: {kind} goes from 1 to {parts}")
    _check_year(text, int(year))
    months = 12 // parts
    last = int(number) * months
    start = date(int(year), last - months + 1, 1)
    return PartialDate(text, start.isoformat(), month_end(int(year), last), name)


def _parse_point(text: str) -> PartialDate:
    if "X" in text[:4] and (match := re.fullmatch(_UNSPECIFIED, text, re.ASCII)):
        digits, mark = match.groups()
        low, high = digits.replace("X", "0"), digits.replace("X", "9")
        if int(low) == 0:
            low = low[:-1] + "1"
        precision = "century" if digits.endswith("XX") else "decade"
        return PartialDate(text, f"{low}-01-01", f"{high}-12-31", precision, _QUALIFIERS[mark])
    match = _LEVEL_0.fullmatch(text)
    if not match:
        raise DateError(f"{text or 'an empty text'}: not a date; {_shape_hint(text)}")
    year, month, day, mark = match.groups()
    _check_year(text, int(year))
    qualifier = _QUALIFIERS[mark]
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise DateError(f"{text}: a day needs its month")
        return PartialDate(text, f"{year}-01-01", f"{year}-12-31", "year", qualifier)
    if not 1 <= int(month) <= 12:
        raise DateError(f"{text}: there is no month {month}")
    if day in (None, "XX"):
        end = month_end(int(year), int(month))
        return PartialDate(text, f"{year}-{month}-01", end, "month", qualifier)
    check_day(text, int(year), int(month), int(day))
    iso = f"{year}-{month}-{day}"
    return PartialDate(text, iso, iso, "day", qualifier)


def _shape_hint(text: str) -> str:
    if re.fullmatch(r"(?!\d{8}$)(Y?[+-]?\d{5,}|-\d{1,4})(-\d\d){0,2}", text):
        return "years go from 0001 to 9999"
    return "write 2001, 2001-03, 2001-03-01 or an interval 2001/2002-06"


def _check_year(text: str, year: int) -> None:
    if year == 0:
        raise DateError(f"{text}: years go from 0001 to 9999")


def check_day(text: str, year: int, month: int, day: int) -> None:
    """Do nothing for a day that exists.

    Raises:
        DateError: the month is shorter; the message begins with ``text``.
    """
    length = int(month_end(year, month)[8:])
    if not 1 <= day <= length:
        raise DateError(f"{text}: {MONTHS[month - 1]} {year} has {length} days")


def month_end(year: int, month: int) -> str:
    """The last day of a month as an ISO date."""
    if month == 12:
        return f"{year:04}-12-31"
    return (date(year, month + 1, 1) - timedelta(days=1)).isoformat()
