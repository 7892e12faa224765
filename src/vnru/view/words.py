"""The words of the program's own in three languages."""

from __future__ import annotations

from vnru.dates import MONTHS

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
    "known later": (
        "known only as of a later date",
        "chỉ được ghi nhận ở thời điểm muộn hơn",
        "известно лишь на более позднюю дату",
    ),
    "from": ("from", "từ", "с"),
    "until": ("until", "đến", "по"),
    "to": ("to", "đến", "—"),
    "all dates": ("all dates", "mọi thời điểm", "все даты"),
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
    "sources": ("sources", "nguồn", "источники"),
    "in full": ("shows it in full", "xem đầy đủ", "покажет полностью"),
    "has a note": ("has a note", "có ghi chú", "есть примечание"),
    "on": ("on", "ngày", "день"),
    "years": ("years", "số năm", "лет"),
    "several": ("several series", "nhiều chuỗi", "несколько рядов"),
    "latest": ("latest", "mới nhất", "последнее"),
    "more": ("more", "xem thêm", "ещё"),
    "this year": ("this year", "năm nay", "в этом году"),
    "day not known": ("day not known", "không rõ ngày", "день неизвестен"),
    "apart": ("apart", "chênh lệch", "расхождение"),
    "records": ("records", "bản ghi", "записи"),
    "events": ("events", "sự kiện", "события"),
    "facts": ("facts", "dữ kiện", "факты"),
    "stats:records": ("Records", "Bản ghi", "Записи"),
    "stats:decade": ("Events by decade", "Sự kiện theo thập niên", "События по десятилетиям"),
    "stats:category": ("Events by category", "Sự kiện theo lĩnh vực", "События по категориям"),
    "stats:importance": (
        "Events by importance (1 milestone, 2 notable, 3 detail)",
        "Sự kiện theo mức quan trọng (1 cột mốc, 2 đáng chú ý, 3 chi tiết)",
        "События по значимости (1 веха, 2 заметное, 3 деталь)",
    ),
    "stats:title-languages": ("Titles in", "Tiêu đề bằng", "Заголовки на языке"),
    "stats:summary-languages": ("Summaries in", "Tóm tắt bằng", "Описания на языке"),
    "stats:country": (
        "Sources by publisher's country",
        "Nguồn theo nước của nhà xuất bản",
        "Источники по стране издателя",
    ),
    "stats:kind": ("Sources by kind", "Nguồn theo loại", "Источники по виду"),
    "stats:language": ("Sources by language", "Nguồn theo ngôn ngữ", "Источники по языку"),
    "stats:tag": ("Events by tag", "Sự kiện theo từ khóa", "События по меткам"),
    "stats:person": ("Events by person", "Sự kiện theo nhân vật", "События по людям"),
    "stats:place": ("Events by place", "Sự kiện theo địa điểm", "События по местам"),
    "stats:two-sources": (
        "Records with two or more sources",
        "Bản ghi có từ hai nguồn trở lên",
        "Записи с двумя и более источниками",
    ),
    "stats:disputed": ("Disputed", "Có bất đồng", "Спорные"),
    "publisher": ("publisher", "nhà xuất bản", "издатель"),
    "title": ("title", "tiêu đề", "заголовок"),
    "kind": ("kind", "loại", "вид"),
    "unit": ("unit", "đơn vị", "единица"),
    "observations": ("observations", "quan sát", "наблюдения"),
    "group": ("group", "nhóm", "группа"),
    "name": ("name", "tên", "название"),
    "number": ("number", "số lượng", "число"),
    "share": ("share", "tỷ lệ", "доля"),
    "bn": ("bn", "tỷ", "млрд"),
    "m": ("m", "triệu", "млн"),
    "kilograms": ("kg", "kg", "кг"),
    "tonnes": ("tonnes", "tấn", "т"),
    "MW": ("MW", "MW", "МВт"),
}
_COUNTED: dict[str, tuple[str, ...]] = {
    # English one, many; Vietnamese; Russian 1, 2-4, 5-20
    "event": ("event", "events", "sự kiện", "событие", "события", "событий"),
    "figure": ("figure", "figures", "số liệu", "цифра", "цифры", "цифр"),
    "fact": ("fact", "facts", "dữ kiện", "факт", "факта", "фактов"),
    "indicator": (
        "indicator",
        "indicators",
        "chỉ tiêu",
        "показатель",
        "показателя",
        "показателей",
    ),
    "observation": (
        "observation",
        "observations",
        "quan sát",
        "наблюдение",
        "наблюдения",
        "наблюдений",
    ),
    "year": ("year", "years", "năm", "год", "года", "лет"),
    "record": ("record", "records", "bản ghi", "запись", "записи", "записей"),
    "source": ("source", "sources", "nguồn", "источник", "источника", "источников"),
}
_RU_MONTHS = (
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь",
    "ноябрь", "декабрь",
)  # fmt: skip
_RU_DAY_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
    "октября", "ноября", "декабря",
)  # fmt: skip
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


def counted_observations(number: int, language: str) -> str:
    """``114 observations``."""
    return counted(number, "observation", language)


def years_ago(number: int, language: str) -> str:
    """``77 years ago``; ``this year`` for none."""
    if number == 0:
        return word("this year", language)
    text = counted(number, "year", language)
    return text + {"en": " ago", "vi": " trước", "ru": " назад"}[language]


def month_name(month: int, language: str, day: int | None = None) -> str:
    """A month, or a day of it: ``30 January``, ``30 tháng 1``, ``30 января``."""
    if language == "vi":
        return f"{'' if day is None else f'{day} '}tháng {month}"
    if language == "ru":
        return _RU_MONTHS[month - 1] if day is None else f"{day} {_RU_DAY_MONTHS[month - 1]}"
    return MONTHS[month - 1] if day is None else f"{day} {MONTHS[month - 1]}"


def disputed_words(number: int, language: str) -> str:
    """``7 disputed``; in Russian the number comes last, so that nothing needs to agree."""
    return {
        "en": f"{number} disputed",
        "vi": f"{number} có bất đồng",
        "ru": f"спорных: {number}",
    }[language]


def decade_words(decade: str, language: str) -> str:
    """The decade that begins with three digits: ``2020s``, ``2020-е``."""
    form = {"en": "{}0s", "vi": "Thập niên {}0", "ru": "{}0-е"}[language]
    return form.format(decade)


def span_words(start: str | None, end: str | None, language: str) -> str:
    """A range of days in words: ``2001-03-01 to 2012-12-31``."""
    if start and end:
        return start if start == end else f"{start} {word('to', language)} {end}"
    if start:
        return f"{word('from', language)} {start}"
    return f"{word('until', language)} {end}" if end else word("all dates", language)
