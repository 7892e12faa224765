"""Numbers as people write them: ``US$ 3.9 bn``, ``606 600``, ``57 %``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vnru.view.words import word

_MONEY = {
    # Where the unit stands, and what it is called: before the number in English only.
    "en": {"USD": "US$ {}", "SUR": "SUR {}", "RUB": "RUB {}"},
    "vi": {"USD": "{} USD", "SUR": "{} rúp Liên Xô", "RUB": "{} rúp"},
    "ru": {"USD": "{} долл. США", "SUR": "{} руб. СССР", "RUB": "{} руб."},
}
_MARKS = {"en": ",.", "vi": ".,", "ru": "\u00a0,"}
"""Between thousands, and before decimals."""
_PERCENT = {"en": " %", "vi": "%", "ru": " %"}
_WORDS = {"kilograms", "tonnes", "MW"}
# What the name of the indicator says already, in any language.
_BARE = {"persons", "rank", "projects", "documents", "visits", "sessions", "scholarships", "doses",
         "aircraft", "units"}  # fmt: skip


def format_number(value: float, language: str = "en") -> str:
    """A value without its unit, rounded to what people say: from a million on in m and bn."""
    if abs(value) < 1e6:
        return _plain(value, language)
    millions = round(value / 1e6, 3)
    if abs(millions) < 1000:
        return f"{_plain(millions, language)} {word('m', language)}"
    return f"{_plain(round(value / 1e9, 3), language)} {word('bn', language)}"


def format_value(value: float, unit: str, language: str = "en") -> str:
    """A value with its unit, rounded to what people say."""
    number = format_number(value, language)
    if unit in _MONEY[language]:
        return _MONEY[language][unit].format(number)
    if unit in _BARE:
        return number
    if unit == "percent":
        return number + _PERCENT[language]
    return f"{number} {word(unit, language) if unit in _WORDS else unit}"


def format_qualified(value: float, unit: str, qualifier: str, language: str = "en") -> str:
    """A value with what its qualifier says: ``about US$ 3.9 bn``."""
    text = format_value(value, unit, language)
    return text if qualifier == "exact" else f"{word(qualifier, language)} {text}"


def format_figure(figure: Mapping[str, Any], language: str = "en") -> str:
    """The value of an observation as ``format_qualified`` writes it."""
    return format_qualified(figure["value"], figure["unit"], figure["qualifier"], language)


def format_percent(value: float, language: str, sign: str = "") -> str:
    """A share or a change with one decimal; ``sign="+"`` shows the sign of a rise too."""
    text = f"{value:{sign}.1f}"
    return (text if language == "en" else text.replace(".", ",")) + _PERCENT[language]


def _plain(value: float, language: str) -> str:
    text = f"{value:,.10g}" if isinstance(value, float) else f"{value:,}"
    text = text.removesuffix(".0")
    return text.translate(str.maketrans(",.", _MARKS[language]))
