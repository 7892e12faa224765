"""Numbers as people write them."""

import pytest

from vnru.view.numbers import format_number, format_percent, format_qualified, format_value

VALUES = [
    # value, unit, in English, in Vietnamese, in Russian; blanks between digits do not break
    (3900000000, "USD", "US$ 3.9 bn", "3,9 tỷ USD", "3,9 млрд долл. США"),
    (3660000000, "USD", "US$ 3.66 bn", "3,66 tỷ USD", "3,66 млрд долл. США"),
    (4000000000, "USD", "US$ 4 bn", "4 tỷ USD", "4 млрд долл. США"),
    (1234567890123, "USD", "US$ 1,234.568 bn", "1.234,568 tỷ USD",
     "1\u00a0234,568 млрд долл. США"),
    (550000000, "USD", "US$ 550 m", "550 triệu USD", "550 млн долл. США"),
    (1500000, "USD", "US$ 1.5 m", "1,5 triệu USD", "1,5 млн долл. США"),
    (-224000000, "USD", "US$ -224 m", "-224 triệu USD", "-224 млн долл. США"),
    (250000, "USD", "US$ 250,000", "250.000 USD", "250\u00a0000 долл. США"),
    (999999999, "USD", "US$ 1 bn", "1 tỷ USD", "1 млрд долл. США"),
    (999600000, "USD", "US$ 999.6 m", "999,6 triệu USD", "999,6 млн долл. США"),
    (0, "USD", "US$ 0", "0 USD", "0 долл. США"),
    (40000000, "RUB", "RUB 40 m", "40 triệu rúp", "40 млн руб."),
    (1000000000, "SUR", "SUR 1 bn", "1 tỷ rúp Liên Xô", "1 млрд руб. СССР"),
    (57, "percent", "57 %", "57%", "57 %"),
    (-1.5, "percent", "-1.5 %", "-1,5%", "-1,5 %"),
    (606600, "persons", "606,600", "606.600", "606\u00a0600"),
    (1250000, "persons", "1.25 m", "1,25 triệu", "1,25 млн"),
    (1000000, "persons", "1 m", "1 triệu", "1 млн"),
    (0.1 + 0.2, "percent", "0.3 %", "0,3%", "0,3 %"),
    (999999, "persons", "999,999", "999.999", "999\u00a0999"),
    (3, "rank", "3", "3", "3"),
    (1200, "MW", "1,200 MW", "1.200 MW", "1\u00a0200 МВт"),
    (12.0, "tonnes", "12 tonnes", "12 tấn", "12 т"),
    (250000000, "tonnes", "250 m tonnes", "250 triệu tấn", "250 млн т"),
    (7, "parsecs", "7 parsecs", "7 parsecs", "7 parsecs"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "unit", "en", "vi", "ru"), VALUES, ids=[f"{row[0]} {row[1]}" for row in VALUES]
)
def test_a_value_is_rounded_to_what_people_say_and_written_as_the_language_does(
    value: float, unit: str, en: str, vi: str, ru: str
) -> None:
    assert [format_value(value, unit, language) for language in ("en", "vi", "ru")] == [en, vi, ru]


@pytest.mark.parametrize(
    ("value", "unit", "en", "vi", "ru"),
    [
        (3900000000, "USD", "3.9 bn", "3,9 tỷ", "3,9 млрд"),
        (250000, "USD", "250,000", "250.000", "250\u00a0000"),
        (-1500000, "SUR", "-1.5 m", "-1,5 triệu", "-1,5 млн"),
        (0.5, "RUB", "0.5", "0,5", "0,5"),
        (1250000, "tonnes", "1.25 m", "1,25 triệu", "1,25 млн"),
        (1200, "MW", "1,200", "1.200", "1\u00a0200"),
        (57, "percent", "57", "57", "57"),
    ],
)
def test_a_number_without_its_unit_is_rounded_as_the_value_is(
    value: float, unit: str, en: str, vi: str, ru: str
) -> None:
    assert [format_number(value, language) for language in ("en", "vi", "ru")] == [en, vi, ru]


@pytest.mark.parametrize("unit", ["USD", "SUR", "RUB", "percent", "tonnes", "persons"])
@pytest.mark.parametrize("language", ["en", "vi", "ru"])
def test_a_value_holds_its_number(unit: str, language: str) -> None:
    for value in (0, -2.5, 999, 1e6, 3.66e9):
        assert format_number(value, language) in format_value(value, unit, language)


@pytest.mark.parametrize(
    ("qualifier", "language", "text"),
    [
        ("exact", "en", "US$ 3.9 bn"),
        ("approx", "en", "about US$ 3.9 bn"),
        ("at-least", "en", "at least US$ 3.9 bn"),
        ("at-most", "en", "at most US$ 3.9 bn"),
        ("approx", "vi", "khoảng 3,9 tỷ USD"),
        ("at-least", "ru", "не менее 3,9 млрд долл. США"),
        ("exact", "ru", "3,9 млрд долл. США"),
    ],
)
def test_a_qualifier_stands_before_the_value_and_an_exact_value_has_none(
    qualifier: str, language: str, text: str
) -> None:
    assert format_qualified(3900000000, "USD", qualifier, language) == text


@pytest.mark.parametrize(
    ("value", "language", "sign", "text"),
    [
        (57.26, "en", "", "57.3 %"),
        (57.26, "ru", "", "57,3 %"),
        (57.26, "vi", "+", "+57,3%"),
        (-3, "en", "+", "-3.0 %"),
        (0, "en", "+", "+0.0 %"),
    ],
)
def test_a_share_has_one_decimal_and_a_change_its_sign(
    value: float, language: str, sign: str, text: str
) -> None:
    assert format_percent(value, language, sign) == text
