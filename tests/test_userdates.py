"""The dates that people type."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnru.dates import FIRST, LAST, MONTHS, Span
from vnru.errors import DateError
from vnru.userdates import parse_range, parse_user_date

TODAY = date(2024, 2, 29)  # a Thursday that next year does not have
OTHER_DAYS = (date(2023, 12, 31), date(2025, 6, 15), date(1999, 2, 1))


def day(iso: str) -> Span:
    return Span(iso, iso)


ABSOLUTE = [
    ("2000", Span("2000-01-01", "2000-12-31")),
    ("2000-06", Span("2000-06-01", "2000-06-30")),
    ("2000-06-15", day("2000-06-15")),
    ("2000-6", Span("2000-06-01", "2000-06-30")),
    ("2000-6-5", day("2000-06-05")),
    ("2000/06/15", day("2000-06-15")),
    ("2000.06.15", day("2000-06-15")),
    ("06/2000", Span("2000-06-01", "2000-06-30")),
    ("6.2000", Span("2000-06-01", "2000-06-30")),
    ("15/06/2000", day("2000-06-15")),
    ("06/15/2000", day("2000-06-15")),
    ("15.6.2000", day("2000-06-15")),
    ("06/06/2000", day("2000-06-06")),
    ("2000-Q2", Span("2000-04-01", "2000-06-30")),
    ("2000q2", Span("2000-04-01", "2000-06-30")),
    ("Q2 2000", Span("2000-04-01", "2000-06-30")),
    ("2000-H2", Span("2000-07-01", "2000-12-31")),
    ("1990s", Span("1990-01-01", "1999-12-31")),
    ("195X", Span("1950-01-01", "1959-12-31")),
    ("19XX", Span("1900-01-01", "1999-12-31")),
    ("1979~", Span("1979-01-01", "1979-12-31")),
    ("2001/2002-06", Span("2001-01-01", "2002-06-30")),
    ("June 2000", Span("2000-06-01", "2000-06-30")),
    ("june 2000", Span("2000-06-01", "2000-06-30")),
    ("JUNE, 2000", Span("2000-06-01", "2000-06-30")),
    ("2000 June", Span("2000-06-01", "2000-06-30")),
    ("Sept 2000", Span("2000-09-01", "2000-09-30")),
    ("May 2000", Span("2000-05-01", "2000-05-31")),
    ("February 2001", Span("2001-02-01", "2001-02-28")),
    ("June 9999", Span("9999-06-01", "9999-06-30")),
    ("15 June 2000", day("2000-06-15")),
    ("Jun 15, 2000", day("2000-06-15")),
    ("June 15th, 2000", day("2000-06-15")),
    ("1st of June 2000", day("2000-06-01")),
    ("2000 June 15", day("2000-06-15")),
    ("29 February 2000", day("2000-02-29")),
    ("  15   June\t2000 ", day("2000-06-15")),
]
RELATIVE = [
    ("today", day("2024-02-29")),
    ("Today", day("2024-02-29")),
    ("yesterday", day("2024-02-28")),
    ("tomorrow", day("2024-03-01")),
    ("TOMORROW", day("2024-03-01")),
    ("next week", Span("2024-03-04", "2024-03-10")),
    ("next month", Span("2024-03-01", "2024-03-31")),
    ("Next Year", Span("2025-01-01", "2025-12-31")),
    ("next decade", Span("2030-01-01", "2039-12-31")),
    ("last week", Span("2024-02-19", "2024-02-25")),
    ("this week", Span("2024-02-26", "2024-03-03")),
    ("last month", Span("2024-01-01", "2024-01-31")),
    ("this month", Span("2024-02-01", "2024-02-29")),
    ("last year", Span("2023-01-01", "2023-12-31")),
    ("this year", Span("2024-01-01", "2024-12-31")),
    ("last decade", Span("2010-01-01", "2019-12-31")),
    ("this decade", Span("2020-01-01", "2029-12-31")),
    ("10 years ago", day("2014-02-28")),
    ("4 years ago", day("2020-02-29")),
    ("a year ago", day("2023-02-28")),
    ("one month ago", day("2024-01-29")),
    ("3 weeks ago", day("2024-02-08")),
    ("60 days ago", day("2023-12-31")),
    ("-10y", day("2014-02-28")),
    ("-3m", day("2023-11-29")),
    ("-2w", day("2024-02-15")),
    ("-1d", day("2024-02-28")),
]
SHAPES = "write 2001, 2001-03, 2001-03-01 or an interval 2001/2002-06"
FORMS = (
    "not a date that can be read; write 2001, 2001-03, 2001-03-01, June 2000, 1990s or 10 years ago"
)
WHICH = "which year? write it in four digits, as in 15 June 2000"
UNCLEAR = "not clear; write it as in 15 June 2000 or 2000-06-15"
REFUSED = [
    ("01/03/2001", "01/03/2001 can be read as 1 March or 3 January; "
                   "write 2001-03-01 or 2001-01-03"),
    ("1.3.2001", "1.3.2001 can be read as 1 March or 3 January; write 2001-03-01 or 2001-01-03"),
    ("12-11-0099", "12-11-0099 can be read as 12 November or 11 December; "
                   "write 0099-11-12 or 0099-12-11"),
    ("1/3/01", "1/3/01: write the year in four digits and first, as in 2001-03-01"),
    ("13/13/2001", "13/13/2001: there is no such day; write it as in 2001-03-01"),
    ("32/05/2001", "32/05/2001: there is no such day; write it as in 2001-03-01"),
    ("0/0/2001", "0/0/2001: there is no such day; write it as in 2001-03-01"),
    ("31/02/2000", "2000-02-31: February 2000 has 29 days"),
    ("2001-02-29", "2001-02-29: February 2001 has 28 days"),
    ("2001-13", "2001-13: there is no month 13"),
    ("13/2001", "2001-13: there is no month 13"),
    ("2001-03/05", f"05: not a date; {SHAPES}"),
    ("2002/2001", "2002/2001: the interval ends before it begins"),
    ("2000-Q5", "2000-Q5: Q goes from 1 to 4"),
    ("0000", "0000: years go from 0001 to 9999"),
    ("15/06/0000", "0000-06-15: years go from 0001 to 9999"),
    ("20010", "20010: not a date; years go from 0001 to 9999"),
    ("-2000", "-2000: not a date; years go from 0001 to 9999"),
    ("9999 years ago", "9999 years ago: years go from 0001 to 9999"),
    ("-3000y", "-3000y: years go from 0001 to 9999"),
    ("30 February 2001", "30 February 2001: February 2001 has 28 days"),
    ("Feb 29, 2001", "Feb 29, 2001: February 2001 has 28 days"),
    ("31st Sept 2000", "31st Sept 2000: September 2000 has 30 days"),
    ("0 June 2000", "0 June 2000: June 2000 has 30 days"),
    ("June", f"June: {WHICH}"),
    ("15 June", f"15 June: {WHICH}"),
    ("15 June 00", f"15 June 00: {WHICH}"),
    ("June 12000", f"June 12000: {WHICH}"),
    ("15 June 2000 10", f"15 June 2000 10: {UNCLEAR}"),
    ("5.6 June 2000", f"5.6 June 2000: {UNCLEAR}"),
    ("3 4 June 2000", f"3 4 June 2000: {UNCLEAR}"),
    ("June 0015", f"June 0015: {UNCLEAR}"),
    ("June July 2000", "June July 2000: no such date; write it as in 15 June 2000"),
    ("June 2000 2001", "June 2000 2001: no such date; write it as in 15 June 2000"),
    ("", f"an empty text: not a date; {SHAPES}"),
    ("90s", f"90s: not a date; {SHAPES}"),
    ("1995s", f"1995s: not a date; {SHAPES}"),
    ("15 06 2000", f"15 06 2000: not a date; {SHAPES}"),
    ("next century", f"next century: {FORMS}"),
    ("next", f"next: {FORMS}"),
    ("day after tomorrow", f"day after tomorrow: {FORMS}"),
    ("spring 2000", f"spring 2000: {FORMS}"),
    ("15 June 2000 at noon", f"15 June 2000 at noon: {FORMS}"),
    ("2001..2012", "2001..2012 is a range; write --in 2001..2012"),
]  # fmt: skip
RANGES = [
    ("2001..2012", Span("2001-01-01", "2012-12-31")),
    ("2001 .. 2012", Span("2001-01-01", "2012-12-31")),
    ("2001-03..2001-03-15", Span("2001-03-01", "2001-03-15")),
    ("2000-06..2000", Span("2000-06-01", "2000-12-31")),
    ("1990s", Span("1990-01-01", "1999-12-31")),
    ("1950s..1970s", Span("1950-01-01", "1979-12-31")),
    ("..1975", Span(None, "1975-12-31")),
    ("1991..", Span("1991-01-01", None)),
    ("June 2000..today", Span("2000-06-01", "2024-02-29")),
    ("-10y..-5y", Span("2014-02-28", "2019-02-28")),
    ("1955/..", Span("1955-01-01", None)),
    ("../1955", Span(None, "1955-12-31")),
    ("2001/2002", Span("2001-01-01", "2002-12-31")),
    ("2020-2024", Span("2020-01-01", "2024-12-31")),
    ("2020 to 2024", Span("2020-01-01", "2024-12-31")),
    ("2020:2024", Span("2020-01-01", "2024-12-31")),
    (" 2020 – 2024 ", Span("2020-01-01", "2024-12-31")),
    ("2020—2024", Span("2020-01-01", "2024-12-31")),
    ("2020-2020", Span("2020-01-01", "2020-12-31")),
    ("2020-06", Span("2020-06-01", "2020-06-30")),
    ("next year..next decade", Span("2025-01-01", "2039-12-31")),
    ("..tomorrow", Span(None, "2024-03-01")),
]
REFUSED_RANGES = [
    ("..", "a range needs at least one end, as in 2001..2012 or 2001.."),
    ("", f"an empty text: not a date; {SHAPES}"),
    ("2012..2001", "2012..2001: the range ends before it begins; write 2001..2012"),
    ("today..2001", "today..2001: the range ends before it begins; write 2001..today"),
    ("2001..01/03/2002", "01/03/2002 can be read as 1 March or 3 January; "
                         "write 2002-03-01 or 2002-01-03"),
    ("2001-13..2002", "2001-13: there is no month 13"),
    ("2001...2012", f".2012: not a date; {SHAPES}"),
    ("2012-2001", "2012..2001: the range ends before it begins; write 2001..2012"),
    ("0000-2001", "0000: years go from 0001 to 9999"),
    ("20-2024", "2024-20: there is no month 20"),
    ("2020-24", "2020-24: there is no month 24"),
]  # fmt: skip


def ids(table: list[tuple[str, object]]) -> list[str]:
    return [repr(text) for text, _ in table]


@pytest.mark.parametrize(("text", "span"), ABSOLUTE, ids=ids([*ABSOLUTE]))
def test_a_date_means_the_same_days_whatever_today_is(text: str, span: Span) -> None:
    # Nothing is completed from today's date: neither with three different todays nor with none.
    for today in (None, TODAY, *OTHER_DAYS):
        assert parse_user_date(text, today) == span
        assert parse_range(text, today) == span


@pytest.mark.parametrize(
    ("text", "today"),
    [
        ("yesterday", date.min), ("last week", date(1, 1, 3)), ("last month", date.min),
        ("last year", date.min), ("tomorrow", date.max), ("next decade", date.max),
    ],
)  # fmt: skip
def test_a_relative_date_beyond_the_calendar_is_refused(text: str, today: date) -> None:
    with pytest.raises(DateError, match="years go from 0001 to 9999"):
        parse_user_date(text, today)


@pytest.mark.parametrize(("text", "span"), RELATIVE, ids=ids([*RELATIVE]))
def test_a_relative_date_counts_from_the_today_it_is_given(text: str, span: Span) -> None:
    assert parse_user_date(text, TODAY) == span


@pytest.mark.parametrize("text", [text for text, _ in RELATIVE])
def test_a_relative_date_without_a_today_is_refused(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_user_date(text)
    assert str(caught.value) == f"{text} counts from today, and today was not given"


@pytest.mark.parametrize(("text", "message"), REFUSED, ids=ids([*REFUSED]))
def test_what_cannot_be_read_in_one_way_is_refused_with_the_form_to_write(
    text: str, message: str
) -> None:
    with pytest.raises(DateError) as caught:
        parse_user_date(text, TODAY)
    assert str(caught.value) == message


@pytest.mark.parametrize(("text", "span"), RANGES, ids=ids([*RANGES]))
def test_a_range_runs_from_the_first_day_of_one_end_to_the_last_day_of_the_other(
    text: str, span: Span
) -> None:
    assert parse_range(text, TODAY) == span


@pytest.mark.parametrize(("text", "message"), REFUSED_RANGES, ids=ids([*REFUSED_RANGES]))
def test_a_range_that_cannot_be_read_is_refused_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_range(text, TODAY)
    assert str(caught.value) == message


@pytest.mark.parametrize("text", ["9" * 5000 + " ago", "June " + "1" * 5000, "1" * 5000 + "abc"])
def test_an_endless_row_of_digits_is_refused_and_not_pondered(text: str) -> None:
    with pytest.raises(DateError):
        parse_user_date(text, TODAY)


NAMED_FORMS = ("{d} {m} {y}", "{m} {d}, {y}", "{m} {d} {y}", "{y} {m} {d}", "{d} of {m}, {y}")


@given(
    st.dates(date(1000, 1, 1)),
    st.sampled_from(NAMED_FORMS),
    st.sampled_from((3, None)),
    st.sampled_from((str.lower, str.upper, str.title)),
)
def test_a_day_written_with_its_month_in_words_is_that_day(
    written: date, form: str, length: int | None, case: Callable[[str], str]
) -> None:
    month = MONTHS[written.month - 1][:length]
    text = case(form.format(d=written.day, m=month, y=written.year))
    assert parse_user_date(text) == day(written.isoformat())


@given(st.dates())
def test_a_day_in_numbers_is_read_or_refused_but_never_exchanged(written: date) -> None:
    iso = written.isoformat()
    for text in (f"{written:%d/%m}/{iso[:4]}", f"{written:%m/%d}/{iso[:4]}"):
        if written.day <= 12 and written.day != written.month:
            with pytest.raises(DateError, match=f"write .*{iso}"):
                parse_user_date(text)
        else:
            assert parse_user_date(text) == day(iso)


@given(st.text("0123456789 -/.,~?%XQHqhstndrofagoyJunJulyMay", max_size=25), st.dates())
def test_any_text_is_read_as_an_ordered_span_or_refused_with_a_date_error(
    text: str, today: date
) -> None:
    for parse in (parse_user_date, parse_range):
        try:
            span = parse(text, today)
        except DateError:
            continue
        assert FIRST <= (span.start or FIRST) <= (span.end or LAST) <= LAST


@given(st.dates(), st.dates())
def test_a_range_of_two_days_holds_both_or_says_how_to_turn_it_round(
    one: date, other: date
) -> None:
    text = f"{one}..{other}"
    if one <= other:
        assert parse_range(text) == Span(one.isoformat(), other.isoformat())
    else:
        with pytest.raises(DateError, match=f"write {other}..{one}"):
            parse_range(text)
