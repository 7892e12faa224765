"""Numbers as people write them."""

import pytest

from vnru.view.numbers import format_percent, format_qualified, format_value

VALUES = [
    # value, unit, in English, in Vietnamese, in Russian; blanks between digits do not break
    (3900000000, "USD", "US$ 3.9 bn", "US$ 3,9 tỷ", "US$ 3,9 млрд"),
    (3660000000, "USD", "US$ 3.66 bn", "US$ 3,66 tỷ", "US$ 3,66 млрд"),
    (4000000000, "USD", "US$ 4 bn", "US$ 4 tỷ", "US$ 4 млрд"),
    (1234567890123, "USD", "US$ 1,234.568 bn", "US$ 1\u00a0234,568 tỷ", "US$ 1\u00a0234,568 млрд"),
    (550000000, "USD", "US$ 550 m", "US$ 550 triệu", "US$ 550 млн"),
    (1500000, "USD", "US$ 1.5 m", "US$ 1,5 triệu", "US$ 1,5 млн"),
    (-224000000, "USD", "US$ -224 m", "US$ -224 triệu", "US$ -224 млн"),
    (250000, "USD", "US$ 250,000", "US$ 250\u00a0000", "US$ 250\u00a0000"),
    (0, "USD", "US$ 0", "US$ 0", "US$ 0"),
    (40000000, "RUB", "RUB 40 m", "RUB 40 triệu", "RUB 40 млн"),
    (1000000000, "SUR", "SUR 1 bn", "SUR 1 tỷ", "SUR 1 млрд"),
    (57, "percent", "57 %", "57 %", "57 %"),
    (-1.5, "percent", "-1.5 %", "-1,5 %", "-1,5 %"),
    (606600, "persons", "606,600", "606\u00a0600", "606\u00a0600"),
    (1250000, "persons", "1.25 m", "1,25 triệu", "1,25 млн"),
    (1000000, "persons", "1 m", "1 triệu", "1 млн"),
    (0.1 + 0.2, "percent", "0.3 %", "0,3 %", "0,3 %"),
    (999999, "persons", "999,999", "999\u00a0999", "999\u00a0999"),
    (3, "rank", "3", "3", "3"),
    (1200, "MW", "1,200 MW", "1\u00a0200 MW", "1\u00a0200 МВт"),
    (12.0, "tonnes", "12 tonnes", "12 tấn", "12 т"),
    (250000000, "tonnes", "250 m tonnes", "250 triệu tấn", "250 млн т"),
    (7, "parsecs", "7 parsecs", "7 parsecs", "7 parsecs"),
]


@pytest.mark.parametrize(
    ("value", "unit", "en", "vi", "ru"), VALUES, ids=[f"{row[0]} {row[1]}" for row in VALUES]
)
def test_a_value_is_rounded_to_what_people_say_and_written_as_the_language_does(
    value: float, unit: str, en: str, vi: str, ru: str
) -> None:
    assert [format_value(value, unit, language) for language in ("en", "vi", "ru")] == [en, vi, ru]


@pytest.mark.parametrize(
    ("qualifier", "language", "text"),
    [
        ("exact", "en", "US$ 3.9 bn"),
        ("approx", "en", "about US$ 3.9 bn"),
        ("at-least", "en", "at least US$ 3.9 bn"),
        ("at-most", "en", "at most US$ 3.9 bn"),
        ("approx", "vi", "khoảng US$ 3,9 tỷ"),
        ("at-least", "ru", "не менее US$ 3,9 млрд"),
        ("exact", "ru", "US$ 3,9 млрд"),
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
        (57.26, "vi", "+", "+57,3 %"),
        (-3, "en", "+", "-3.0 %"),
        (0, "en", "+", "+0.0 %"),
    ],
)
def test_a_share_has_one_decimal_and_a_change_its_sign(
    value: float, language: str, sign: str, text: str
) -> None:
    assert format_percent(value, language, sign) == text
