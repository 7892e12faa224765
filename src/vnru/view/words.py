"""The words of the program's own in three languages."""

from __future__ import annotations

_WORDS: dict[str, tuple[str, ...]] = {
    # English; Vietnamese; Russian
    "people": ("people", "nhân vật", "люди"),
    "places": ("places", "địa điểm", "места"),
    "tags": ("tags", "từ khóa", "метки"),
    "earlier": ("earlier", "trước đó", "ранее"),
    "later": ("later", "sau đó", "позднее"),
    "disputed": ("disputed", "bất đồng", "спорно"),
    "note": ("note", "ghi chú", "примечание"),
    "as of": ("as of", "tính đến", "по состоянию на"),
    "from": ("from", "từ", "с"),
    "until": ("until", "đến", "по"),
    "to": ("to", "đến", "—"),
    "all dates": ("all dates", "mọi thời điểm", "все даты"),
    "century": ("century", "thế kỷ", "век"),
    "figures": ("figures", "số liệu", "цифры"),
    "for": ("for", "cho", "по запросу"),
    "also": ("also", "cũng tìm", "также"),
    "approx": ("about", "khoảng", "около"),
    "at-least": ("at least", "ít nhất", "не менее"),
    "at-most": ("at most", "nhiều nhất", "не более"),
    "actual": ("actual", "thực tế", "факт"),
    "estimate": ("estimate", "ước tính", "оценка"),
    "target": ("target", "mục tiêu", "цель"),
    "forecast": ("forecast", "dự báo", "прогноз"),
    "date": ("date", "ngày", "дата"),
    "period": ("period", "kỳ", "период"),
    "event": ("event", "sự kiện", "событие"),
    "category": ("category", "lĩnh vực", "категория"),
    "topic": ("topic", "chủ đề", "тема"),
    "statement": ("statement", "nội dung", "утверждение"),
    "indicator": ("indicator", "chỉ tiêu", "показатель"),
    "value": ("value", "giá trị", "значение"),
    "basis": ("basis", "nguồn thống kê", "чья статистика"),
    "status": ("status", "loại số liệu", "вид данных"),
    "sources": ("sources", "nguồn", "источники"),
    "bn": ("bn", "tỷ", "млрд"),
    "m": ("m", "triệu", "млн"),
}
_COUNTED: dict[str, tuple[str, ...]] = {
    # English one, many; Vietnamese; Russian 1, 2-4, 5-20
    "event": ("event", "events", "sự kiện", "событие", "события", "событий"),
    "figure": ("figure", "figures", "số liệu", "цифра", "цифры", "цифр"),
    "fact": ("fact", "facts", "dữ kiện", "факт", "факта", "фактов"),
    "source": ("source", "sources", "nguồn", "источник", "источника", "источников"),
}
_PLACE = {"en": 0, "vi": 1, "ru": 2}


def word(name: str, language: str) -> str:
    """A word of the program's own in a language."""
    return _WORDS[name][_PLACE[language]]


def counted(number: int, name: str, language: str) -> str:
    """A number of things, in the right plural form: ``21 событие``, ``22 события``."""
    one, many, vi, ru1, ru2, ru5 = _COUNTED[name]
    if language == "en":
        form = one if number == 1 else many
    elif language == "vi":
        form = vi
    elif number % 10 == 1 and number % 100 != 11:
        form = ru1
    elif number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14):
        form = ru2
    else:
        form = ru5
    return f"{number:,} {form}".replace(",", " ") if number >= 10000 else f"{number} {form}"


def span_words(start: str | None, end: str | None, language: str) -> str:
    """A range of days in words: ``2001-03-01 to 2012-12-31``."""
    if start and end:
        return start if start == end else f"{start} {word('to', language)} {end}"
    if start:
        return f"{word('from', language)} {start}"
    return f"{word('until', language)} {end}" if end else word("all dates", language)
