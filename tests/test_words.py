"""The program's own words in three languages."""

import ast
from pathlib import Path

import pytest

import vnru
from vnru.dates import Span
from vnru.model import LANGUAGES, Qualifier, Status
from vnru.view import words
from vnru.view.words import (
    counted,
    decade_words,
    disputed_words,
    month_name,
    span_words,
    word,
    years_ago,
)

RUSSIAN = [
    (0, "событий"), (1, "событие"), (2, "события"), (4, "события"), (5, "событий"),
    (11, "событий"), (12, "событий"), (13, "событий"), (14, "событий"), (20, "событий"),
    (21, "событие"), (22, "события"), (25, "событий"), (101, "событие"), (111, "событий"),
    (112, "событий"), (121, "событие"), (1002, "события"), (1011, "событий"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "form"), RUSSIAN)
def test_russian_has_three_plural_forms(number: int, form: str) -> None:
    assert counted(number, "event", "ru") == f"{number} {form}"


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 events"), (1, "1 event"), (2, "2 events"), (21, "21 events")]
)
def test_english_has_two_plural_forms(number: int, text: str) -> None:
    assert counted(number, "event", "en") == text


@pytest.mark.parametrize("number", [0, 1, 2, 21])
def test_vietnamese_has_one_form(number: int) -> None:
    assert counted(number, "event", "vi") == f"{number} sự kiện"


def test_numbers_of_five_digits_have_their_thousands_apart() -> None:
    assert counted(9999, "source", "en") == "9999 sources"
    assert counted(10000, "source", "en") == "10 000 sources"
    assert counted(1234567, "source", "ru") == "1 234 567 источников"


@pytest.mark.parametrize(
    ("number", "en", "vi", "ru"),
    [
        (0, "this year", "năm nay", "в этом году"),
        (1, "1 year ago", "1 năm trước", "1 год назад"),
        (3, "3 years ago", "3 năm trước", "3 года назад"),
        (77, "77 years ago", "77 năm trước", "77 лет назад"),
    ],
)
def test_years_ago_are_counted_in_every_language(number: int, en: str, vi: str, ru: str) -> None:
    assert [years_ago(number, language) for language in LANGUAGES] == [en, vi, ru]


@pytest.mark.parametrize(
    ("number", "texts"),
    [
        (1, ["1 disputed", "1 có bất đồng", "спорных: 1"]),
        (2, ["2 disputed", "2 có bất đồng", "спорных: 2"]),
        (7, ["7 disputed", "7 có bất đồng", "спорных: 7"]),
    ],
)
def test_disputes_are_counted_so_that_nothing_needs_to_agree(number: int, texts: list[str]) -> None:
    assert [disputed_words(number, language) for language in LANGUAGES] == texts


@pytest.mark.parametrize(
    ("decade", "texts"),
    [
        ("202", ["2020s", "Thập niên 2020", "2020-е"]),
        ("195", ["1950s", "Thập niên 1950", "1950-е"]),
    ],
)
def test_a_decade_is_named_in_every_language(decade: str, texts: list[str]) -> None:
    assert [decade_words(decade, language) for language in LANGUAGES] == texts


@pytest.mark.parametrize(
    ("month", "day", "names"),
    [
        (1, None, ["January", "tháng 1", "январь"]),
        (1, 30, ["30 January", "30 tháng 1", "30 января"]),
        (12, None, ["December", "tháng 12", "декабрь"]),
        (12, 1, ["1 December", "1 tháng 12", "1 декабря"]),
    ],
)
def test_a_month_has_its_name_alone_and_after_a_day(
    month: int, day: int | None, names: list[str]
) -> None:
    assert [month_name(month, language, day) for language in LANGUAGES] == names


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (Span("2001-01-01", "2001-01-01"), ["2001-01-01"] * 3),
        (Span("2001-01-01", "2012-12-31"), ["2001-01-01 to 2012-12-31",
         "2001-01-01 đến 2012-12-31", "2001-01-01 — 2012-12-31"]),
        (Span("2001-01-01"), ["from 2001-01-01", "từ 2001-01-01", "с 2001-01-01"]),
        (Span(None, "2001-01-01"), ["until 2001-01-01", "đến 2001-01-01", "по 2001-01-01"]),
        (Span(), ["all dates", "mọi thời điểm", "все даты"]),
    ],
)  # fmt: skip
def test_a_span_is_said_in_every_language(span: Span, text: list[str]) -> None:
    assert [span_words(span.start, span.end, language) for language in LANGUAGES] == text


def test_a_span_in_english_is_said_as_the_span_itself_does() -> None:
    for span in (Span("2001-01-01", "2002-01-01"), Span("2001-01-01"), Span(None, "2001-01-01")):
        assert span_words(span.start, span.end, "en") == str(span)
    assert span_words(None, None, "en") == str(Span())


def test_every_word_has_a_text_in_every_language_and_every_count_its_six_forms() -> None:
    for name, texts in words._WORDS.items():
        assert len(texts) == len(LANGUAGES), name
        assert all(text.strip() == text != "" for text in texts), name
    for name, forms in words._COUNTED.items():
        assert len(forms) == 6, name
        assert all(forms), name


@pytest.mark.parametrize("name", [*Status, *(q for q in Qualifier if q != Qualifier.EXACT)])
def test_every_status_and_qualifier_has_a_word(name: str) -> None:
    assert all(word(name, language) for language in LANGUAGES)


def test_every_word_that_the_program_names_is_in_the_list() -> None:
    known = {"word": words._WORDS.keys(), "counted": words._COUNTED.keys()}
    named = [
        (call.func.id, argument.value, file.name)
        for file in Path(vnru.__file__).parent.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in known
        for argument in call.args[:2]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        if argument.value not in LANGUAGES
    ]
    assert named
    assert [item for item in named if item[1] not in known[item[0]]] == []


def test_every_word_in_the_list_is_one_that_the_program_names() -> None:
    """As a text of its own somewhere: an argument, a heading, a status, a unit or a group."""
    source = Path(vnru.__file__).parent
    texts = {
        node.value.removeprefix("stats:")
        for file in source.rglob("*.py")
        if file.name != "words.py"
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    own = {"from", "until", "to", "all dates", "this year"}  # which words.py itself puts together
    names = {name.removeprefix("stats:") for name in words._WORDS}
    assert names - texts - own == set()
