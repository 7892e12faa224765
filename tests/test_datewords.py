"""Dates in Vietnamese and Russian words, and the days they mean."""

from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnru.dates import MONTHS
from vnru.datewords import in_english
from vnru.errors import DateError
from vnru.userdates import parse_range, parse_user_date

TODAY = date(2026, 11, 25)  # a Wednesday
ENGLISH = [
    ("ngày 27 tháng 7 năm 2012", "27 July 2012"),
    ("27 tháng 7, 2012", "27 July 2012"),
    ("15 tháng 6", "15 June"),
    ("Tháng 12", "December"),
    ("tháng 7/2012", "July 2012"),
    ("tháng 7 năm 2012", "July 2012"),
    ("năm 2012", "2012"),
    ("quý 2 năm 2000", "2000-Q2"),
    ("quý 2/2000", "2000-Q2"),
    ("thập niên 1990", "1990s"),
    ("hôm nay", "today"),
    ("hôm qua", "yesterday"),
    ("ngày mai", "tomorrow"),
    ("10 năm trước", "10 years ago"),
    ("3 tháng trước", "3 months ago"),
    ("năm ngoái", "last year"),
    ("tuần này", "this week"),
    ("tháng tới", "next month"),
    ("từ 2020 đến 2024", "2020..2024"),
    ("từ tháng 7 năm 2012 đến năm 2013", "July 2012.. 2013"),
    ("27 июля 2012", "27 July 2012"),
    ("27 июля 2012 г.", "27 July 2012"),
    ("Июль 2012 года", "July 2012"),
    ("30 января", "30 January"),
    ("1 марта 2001", "1 March 2001"),
    ("мая 2001", "May 2001"),
    ("15 окт. 2001", "15 October 2001"),
    ("2012 год", "2012"),
    ("2 квартал 2000", "2000-Q2"),
    ("1990-е годы", "1990s"),
    ("сегодня", "today"),
    ("вчера", "yesterday"),
    ("завтра", "tomorrow"),
    ("5 лет назад", "5 years ago"),
    ("2 недели назад", "2 weeks ago"),
    ("10 дней назад", "10 days ago"),
    ("в прошлом году", "last year"),
    ("на этой неделе", "this week"),
    ("следующий месяц", "next month"),
    ("с 2020 по 2024", "2020..2024"),
]
OTHER = ["весна 2001", "мартобря 2001", "mùa xuân 2001", "в 1990-х", "Tết 1968", "2001–2012", "é"]


@pytest.mark.parametrize(("text", "english"), ENGLISH, ids=[text for text, _ in ENGLISH])
def test_a_date_in_words_is_written_as_english_does(text: str, english: str) -> None:
    assert in_english(text) == english
    assert in_english(normalize("NFD", text).upper()) == english


@pytest.mark.parametrize("month", range(1, 13), ids=MONTHS)
def test_every_month_has_its_names(month: int) -> None:
    russian = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
    assert in_english(f"3 {russian.split()[month - 1]} 2000") == f"3 {MONTHS[month - 1]} 2000"
    assert in_english(f"ngày 3 tháng {month} năm 2000") == f"3 {MONTHS[month - 1]} 2000"


@pytest.mark.parametrize("text", OTHER)
def test_what_holds_other_words_comes_back_as_it_is(text: str) -> None:
    assert in_english(text) == text


@given(st.text())
def test_any_text_can_be_asked_about_and_ascii_stays(text: str) -> None:
    assert in_english(text) == text if text.isascii() else in_english(text) is not None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("27 июля 2012", "2012-07-27", "2012-07-27"),
        ("tháng 2 năm 2000", "2000-02-01", "2000-02-29"),
        ("5 лет назад", "2021-11-25", "2021-11-25"),
        ("tuần sau", "2026-11-30", "2026-12-06"),
        ("с июня 2000 по май 2001", "2000-06-01", "2001-05-31"),
    ],
)
def test_it_means_the_same_days_as_in_english(text: str, start: str, end: str) -> None:
    span = parse_range(text, TODAY)
    assert (span.start, span.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31 февраля 2001", "February 2001 has 28 days"),
        ("ngày 30 tháng 2 năm 2001", "February 2001 has 28 days"),
        ("tháng 13 năm 2012", "not a date that can be read"),
        ("15 июня", "which year"),
        ("весна 2001", "весна 2001: not a date that can be read"),
    ],
)
def test_a_day_that_does_not_exist_is_refused_in_any_language(text: str, message: str) -> None:
    with pytest.raises(DateError, match=message):
        parse_user_date(text, TODAY)
