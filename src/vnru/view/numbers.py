"""Numbers as people write them: ``US$ 3.9 bn``, ``606 600``, ``57 %``."""

from __future__ import annotations

from vnru.view.words import word

_BEFORE = {"USD": "US$ ", "SUR": "SUR ", "RUB": "RUB "}
_AFTER = {"percent": " %"}
_BARE = {"persons", "rank", "projects", "documents", "visits", "sessions"}


def format_value(value: float, unit: str, language: str = "en") -> str:
    """A value with its unit, rounded to what people say; money and large numbers in m and bn."""
    money = unit in _BEFORE
    number = _short(value, language) if money or abs(value) >= 1e6 else _plain(value, language)
    if money:
        return _BEFORE[unit] + number
    return number + _AFTER.get(unit, "" if unit in _BARE else f" {unit}")


def format_qualified(value: float, unit: str, qualifier: str, language: str = "en") -> str:
    """A value with what its qualifier says: ``about US$ 3.9 bn``."""
    text = format_value(value, unit, language)
    return text if qualifier == "exact" else f"{word(qualifier, language)} {text}"


def _short(value: float, language: str) -> str:
    for size, name in ((1e9, "bn"), (1e6, "m")):
        if abs(value) >= size:
            return f"{_plain(round(value / size, 3), language)} {word(name, language)}"
    return _plain(value, language)


def _plain(value: float, language: str) -> str:
    text = f"{value:,.10g}" if isinstance(value, float) else f"{value:,}"
    text = text.removesuffix(".0")
    return text if language == "en" else text.replace(",", "\u00a0").replace(".", ",")
