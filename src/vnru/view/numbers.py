"""Numbers as people write them: ``US$ 3.9 bn``, ``606 600``, ``57 %``."""

from __future__ import annotations

from vnru.view.words import word

_MONEY = {
    # Where the unit stands, and what it is called: before the number in English only.
    "en": {"USD": "US$ {}", "SUR": "SUR {}", "RUB": "RUB {}"},
    "vi": {"USD": "{} USD", "SUR": "{} rúp Liên Xô", "RUB": "{} rúp"},
    "ru": {"USD": "{} долл. США", "SUR": "{} руб. СССР", "RUB": "{} руб."},
}
_WORDS = {"percent", "kilograms", "tonnes", "MW"}
# What the name of the indicator says already, in any language.
_BARE = {"persons", "rank", "projects", "documents", "visits", "sessions", "scholarships", "doses",
         "aircraft", "units"}  # fmt: skip


def format_number(value: float, unit: str, language: str = "en") -> str:
    """A value without its unit, rounded to what people say; money and millions in m and bn."""
    short = unit in _MONEY[language] or abs(value) >= 1e6
    return _short(value, language) if short else _plain(value, language)


def format_value(value: float, unit: str, language: str = "en") -> str:
    """A value with its unit, rounded to what people say."""
    number = format_number(value, unit, language)
    if unit in _MONEY[language]:
        return _MONEY[language][unit].format(number)
    if unit in _BARE:
        return number
    return f"{number} {word(unit, language) if unit in _WORDS else unit}"


def format_qualified(value: float, unit: str, qualifier: str, language: str = "en") -> str:
    """A value with what its qualifier says: ``about US$ 3.9 bn``."""
    text = format_value(value, unit, language)
    return text if qualifier == "exact" else f"{word(qualifier, language)} {text}"


def format_percent(value: float, language: str, sign: str = "") -> str:
    """A share or a change with one decimal; ``sign="+"`` shows the sign of a rise too."""
    text = f"{value:{sign}.1f} %"
    return text if language == "en" else text.replace(".", ",")


def _short(value: float, language: str) -> str:
    for size, name in ((1e9, "bn"), (1e6, "m")):
        if abs(value) >= size:
            return f"{_plain(round(value / size, 3), language)} {word(name, language)}"
    return _plain(value, language)


def _plain(value: float, language: str) -> str:
    text = f"{value:,.10g}" if isinstance(value, float) else f"{value:,}"
    text = text.removesuffix(".0")
    return text if language == "en" else text.replace(",", "\u00a0").replace(".", ",")
