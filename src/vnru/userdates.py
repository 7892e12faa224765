"""The dates that people type: ``June 2000``, ``1990s``, ``10 years ago``, ``2001..2012``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from vnru.dates import (
    FIRST,
    LAST,
    MONTHS,
    Span,
    check_day,
    parse_period,
)
from vnru.errors import DateError

_NUMERIC = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})(?:\2(\d{1,2}))?", re.ASCII)
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.-](\d{4})", re.ASCII)
_DECADE = re.compile(r"(\d{3})0s", re.ASCII)
_QUARTER = re.compile(r"(?:(\d{4})[ -]?([qh]\d)|([qh]\d)[ -]?(\d{4}))", re.ASCII | re.IGNORECASE)
_AGO = re.compile(
    r"(?:-(\d{1,4}) ?([dwmy])|(\d{1,4}|an?|one) (day|week|month|year)s? ago)", re.IGNORECASE
)
_NEAR = re.compile(r"(last|this|next) (week|month|year|decade)", re.IGNORECASE)
_STEPS_BACK = {"last": 1, "this": 0, "next": -1}
_NAMED_DAY = {"today": 0, "yesterday": 1, "tomorrow": -1}
_YEARS = re.compile(r"(\d{4})\s*(?:[-–—:]|to)\s*(\d{4})", re.ASCII)
_MONTH_WORDS = "|".join(sorted({m for n in MONTHS for m in (n, n[:3], n[:4])}, key=len)[::-1])
_NAMED_MONTH = re.compile(
    rf"(?:(?:\d++|{_MONTH_WORDS}|of)(?:st|nd|rd|th)?[\s,.]*)+", re.ASCII | re.IGNORECASE
)


def parse_user_date(text: str, today: date | None = None) -> Span:
    """Read a date as people type it and return all the days it can mean.

    ``2000`` is the whole year, ``June 2000`` the whole month; nothing is completed from today's
    date. ``today`` is what relative dates (``yesterday``, ``10 years ago``, ``-10y``) count from.

    Raises:
        DateError: the text cannot be read, or can be read in two ways; the message says how to
            write it.
    """
    text = _in_english(" ".join(text.split()))
    if ".." in text:
        raise DateError(f"{text} is a range; write --in {text}")
    for read in (_read_relative, _read_decade, _read_quarter, _read_numeric):
        if span := read(text, today):
            return span
    try:
        parsed = parse_period(text)
    except DateError:
        if re.search(r"[^\W\d]{3}", text):
            return _read_named_month(text)
        raise
    return Span(parsed.start, parsed.end)


def parse_range(text: str, today: date | None = None) -> Span:
    """Read ``2001..2012``, ``..1975``, ``June 2000..today``, or one date for both ends.

    Two years may also be joined as in ``2001-2012``, which can be read in no other way.

    Raises:
        DateError: an end cannot be read, or the range ends before it begins.
    """
    text = _in_english(text)
    if years := _YEARS.fullmatch(text.strip()):
        text = f"{years[1]}..{years[2]}"
    first, dots, second = (part.strip() for part in text.partition(".."))
    if not dots:
        return parse_user_date(text, today)
    if text.startswith("../") or text.endswith("/.."):  # as EDTF writes an open end
        return _of(text)
    if not first and not second:
        raise DateError("a range needs at least one end, as in 2001..2012 or 2001..")
    start = parse_user_date(first, today).start if first else None
    end = parse_user_date(second, today).end if second else None
    if (start or FIRST) > (end or LAST):
        raise DateError(f"{text}: the range ends before it begins; write {second}..{first}")
    return Span(start, end)


def _in_english(text: str) -> str:
    """The text, its Vietnamese or Russian words put into English."""
    if text.isascii():
        return text
    from vnru.datewords import in_english  # for such words only; most dates hold none

    return in_english(text)


def _read_relative(text: str, today: date | None) -> Span | None:
    word = text.lower()
    ago, near = _AGO.fullmatch(word), _NEAR.fullmatch(word)
    if not (word in _NAMED_DAY or ago or near):
        return None
    if today is None:
        raise DateError(f"{text} counts from today, and today was not given")
    try:
        if near:
            return _whole(today, near[2], _STEPS_BACK[near[1]])
        if not ago:
            return _span(today - timedelta(days=_NAMED_DAY[word]))
        number, unit = (ago[1], ago[2]) if ago[1] else (ago[3], ago[4][0])
        return _back(today, int(number) if number.isdigit() else 1, unit)
    except (ValueError, OverflowError, DateError):
        raise DateError(f"{text}: years go from 0001 to 9999") from None


def _back(today: date, number: int, unit: str) -> Span:
    """The one day that lies ``number`` units before today."""
    from dateutil.relativedelta import relativedelta

    step = {"d": "days", "w": "weeks", "m": "months", "y": "years"}[unit]
    return _span(today - relativedelta(**{step: number}))  # type: ignore[arg-type]


def _whole(today: date, unit: str, back: int) -> Span:
    """The whole week, month, year or decade that holds today, or one before or after it."""
    if unit == "week":
        monday = today - timedelta(days=today.weekday() + 7 * back)
        return Span(monday.isoformat(), (monday + timedelta(days=6)).isoformat())
    if unit == "month":
        months = today.year * 12 + today.month - 1 - back
        return _of(f"{months // 12:04}-{months % 12 + 1:02}")
    if unit == "year":
        return _of(f"{today.year - back:04}")
    return _of(f"{today.year // 10 - back:03}X")


def _read_decade(text: str, _today: date | None) -> Span | None:
    match = _DECADE.fullmatch(text)
    return _of(f"{match[1]}X") if match else None


def _read_quarter(text: str, _today: date | None) -> Span | None:
    match = _QUARTER.fullmatch(text)
    return _of(f"{match[1] or match[4]}-{(match[2] or match[3]).upper()}") if match else None


def _read_numeric(text: str, _today: date | None) -> Span | None:
    if match := _YEAR_FIRST.fullmatch(text):
        return _of("-".join([match[1], *(f"{int(p):02}" for p in match.group(3, 4) if p)]))
    if match := _MONTH_YEAR.fullmatch(text):
        return _of(f"{match[2]}-{int(match[1]):02}")
    match = _NUMERIC.fullmatch(text)
    if not match:
        return None
    if len(match[4]) != 4:
        raise DateError(f"{text}: write the year in four digits and first, as in 2001-03-01")
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    readings = [(d, m) for d, m in ((first, second), (second, first)) if 1 <= m <= 12 and d <= 31]
    if len(set(readings)) == 2:
        names = " or ".join(f"{d} {MONTHS[m - 1]}" for d, m in readings)
        forms = " or ".join(f"{year:04}-{m:02}-{d:02}" for d, m in readings)
        raise DateError(f"{text} can be read as {names}; write {forms}")
    if not readings:
        raise DateError(f"{text}: there is no such day; write it as in 2001-03-01")
    day, month = readings[0]
    return _of(f"{year:04}-{month:02}-{day:02}")


def _read_named_month(text: str) -> Span:
    """Read ``15 June 2000`` with dateutil, which would fill gaps from its default date.

    It is asked twice, with two defaults: a part that differs was not written.
    """
    if not _NAMED_MONTH.fullmatch(text) or not re.search("[a-z]{3}", text.lower()):
        raise DateError(
            f"{text}: not a date that can be read; write 2001, 2001-03, 2001-03-01, "
            "June 2000, 1990s or 10 years ago"
        )
    year = re.search(r"(?<!\d)\d{4}(?!\d)", text)
    if not year:
        raise DateError(f"{text}: which year? write it in four digits, as in 15 June 2000")
    from datetime import datetime

    from dateutil import parser

    try:
        one, two = (
            parser.parse(text, default=datetime(*d), dayfirst=True)  # noqa: DTZ001 (only its date is used)
            for d in ((2000, 1, 1), (2004, 12, 2))
        )
    except (ValueError, OverflowError):
        _explain_impossible_day(text, int(year[0]))
        raise DateError(f"{text}: no such date; write it as in 15 June 2000") from None
    same = (one.year, one.month) == (two.year, two.month)
    if not same or one.year != int(year[0]) or len(re.findall(r"\d+", text)) > 2:
        raise DateError(f"{text}: not clear; write it as in 15 June 2000 or 2000-06-15")
    if one.day != two.day:
        return _of(f"{one.year:04}-{one.month:02}")
    return _span(one)


def _explain_impossible_day(text: str, year: int) -> None:
    month = re.search(_MONTH_WORDS, text, re.IGNORECASE)
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", text)
    if month and day and year:
        number = [name[:3].lower() for name in MONTHS].index(month[0][:3].lower()) + 1
        check_day(text, year, number, int(day[0]))


def _of(edtf: str) -> Span:
    parsed = parse_period(edtf)
    return Span(parsed.start, parsed.end)


def _span(day: date) -> Span:
    iso = day.isoformat()[:10]
    return Span(iso, iso)
