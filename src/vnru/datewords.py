"""Dates in Vietnamese and Russian words -> the English forms that vnru.userdates reads."""

from __future__ import annotations

import re
from collections.abc import Callable

from vnru.dates import MONTHS

_RU_MONTHS = "янв(?:ар[ья])? фев(?:рал[ья])? мар(?:та?)? апр(?:ел[ья])? ма[йя] июн[ья]? июл[ья]? " \
    "авг(?:уста?)? сен(?:тябр[ья])? окт(?:ябр[ья])? ноя(?:бр[ья])? дек(?:абр[ья])?"  # fmt: skip
_UNITS = {"năm": "year", "tháng": "month", "tuần": "week", "ngày": "day",
          "лет": "year", "год": "year", "мес": "month", "нед": "week", "дне": "day", "дня": "day",
          "ден": "day"}  # fmt: skip
_BACK = {"ngoái": "last", "trước": "last", "rồi": "last", "qua": "last", "nay": "this",
         "này": "this", "sau": "next", "tới": "next", "про": "last", "это": "this",
         "эту": "this", "эта": "this", "сле": "next"}  # fmt: skip
_DAYS = {"hôm nay": "today", "hôm qua": "yesterday", "ngày mai": "tomorrow",
         "сегодня": "today", "вчера": "yesterday", "завтра": "tomorrow"}  # fmt: skip

Rewrite = str | Callable[[re.Match[str]], str]
_RULES: tuple[tuple[str, Rewrite], ...] = (
    ("|".join(_DAYS), lambda found: _DAYS[found[0]]),
    # Ranges
    (r"(?:từ|с) (.+) (?:đến|tới|по) (.+)", r"\1..\2"),
    # 10 năm trước, 10 лет назад; năm ngoái, tuần này, прошлый год, на следующей неделе
    (
        r"(\d+) (năm|tháng|tuần|ngày) trước|(\d+) (лет|год|мес|нед|дне|дня|ден)\w* назад",
        lambda found: f"{found[1] or found[3]} {_UNITS[found[2] or found[4]]}s ago",
    ),
    (
        r"(năm|tháng|tuần) (ngoái|trước|rồi|qua|nay|này|sau|tới)",
        lambda found: f"{_BACK[found[2]]} {_UNITS[found[1]]}",
    ),
    (
        r"(?:в |на )?(про|это|эту|эта|сле)\w* (год|мес|нед)\w*",
        lambda found: f"{_BACK[found[1]]} {_UNITS[found[2]]}",
    ),
    # Decades and quarters: thập niên 1990, 1990-е; quý 2 năm 2000, 2 квартал 2000
    (r"(?:thập niên|những năm) (\d{3}0)", r"\1s"),
    (r"(\d{3}0)-[ехм]\w*(?: год\w*)?", r"\1s"),
    (r"quý ([1-4])(?: năm |[/ ])(\d{4})|([1-4])-?й? квартал\w* (\d{4})", r"\2\4-Q\1\3"),
    # Days and months: ngày 27 tháng 7 năm 2012, tháng 7/2012, 27 июля 2012 г.
    (r"(?:ngày )?(\d{1,2}) tháng (\d{1,2})", lambda found: f"{found[1]} {_month(found[2])}"),
    (r"tháng (\d{1,2})", lambda found: _month(found[1])),
    *((rf"\b{form}\b\.?", month) for form, month in zip(_RU_MONTHS.split(), MONTHS, strict=True)),
    (r"\bnăm (?=\d)|(?<=\d) (?:года?|году|г\b\.?)", " "),
    (r"(?<=[a-z])[/,-] ?(?=\d{4})", " "),
)


def in_english(text: str) -> str:
    """A date as English writes it; what holds no Vietnamese or Russian word comes back as it is.

    Only the form changes: whether there is such a day is for vnru.userdates to say.
    """
    if text.isascii():
        return text
    from unicodedata import normalize

    words = " ".join(normalize("NFC", text).casefold().split())
    for pattern, form in _RULES:
        words = re.sub(pattern, form, words)
    words = " ".join(words.split())
    return words if words.isascii() else text


def _month(number: str) -> str:
    return MONTHS[int(number) - 1] if 1 <= int(number) <= 12 else f"month {number}"
