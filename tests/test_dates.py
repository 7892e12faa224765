"""Partial dates and ranges of days."""

import math
from datetime import date, timedelta

import edtf
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vnru.dates import (
    FIRST,
    LAST,
    PartialDate,
    Span,
    check_day,
    month_end,
    parse_edtf,
    parse_period,
)
from vnru.errors import DateError

DAYS = st.dates()  # every day from 0001-01-01 to 9999-12-31

READ = [
    # what is written, first day, last day, precision, qualifier
    ("1950", "1950-01-01", "1950-12-31", "year", ""),
    ("1950-01", "1950-01-01", "1950-01-31", "month", ""),
    ("1950-01-30", "1950-01-30", "1950-01-30", "day", ""),
    ("2000-02", "2000-02-01", "2000-02-29", "month", ""),
    ("1900-02", "1900-02-01", "1900-02-28", "month", ""),
    ("2024-02-29", "2024-02-29", "2024-02-29", "day", ""),
    ("1999-12", "1999-12-01", "1999-12-31", "month", ""),
    ("0001", "0001-01-01", "0001-12-31", "year", ""),
    ("9999-12-31", "9999-12-31", "9999-12-31", "day", ""),
    ("1979~", "1979-01-01", "1979-12-31", "year", "approximate"),
    ("1979-11?", "1979-11-01", "1979-11-30", "month", "uncertain"),
    ("1979-11-03%", "1979-11-03", "1979-11-03", "day", "approximate and uncertain"),
    ("195X", "1950-01-01", "1959-12-31", "decade", ""),
    ("195X~", "1950-01-01", "1959-12-31", "decade", "approximate"),
    ("19XX", "1900-01-01", "1999-12-31", "century", ""),
    ("000X", "0001-01-01", "0009-12-31", "decade", ""),
    ("00XX", "0001-01-01", "0099-12-31", "century", ""),
    ("1950-XX", "1950-01-01", "1950-12-31", "year", ""),
    ("1950-XX-XX", "1950-01-01", "1950-12-31", "year", ""),
    ("1950-02-XX", "1950-02-01", "1950-02-28", "month", ""),
    ("1965-02-07/1965-02-10", "1965-02-07", "1965-02-10", "interval", ""),
    ("1955/1957-06", "1955-01-01", "1957-06-30", "interval", ""),
    ("1955-06/1955", "1955-06-01", "1955-12-31", "interval", ""),
    ("195X/196X", "1950-01-01", "1969-12-31", "interval", ""),
    ("1955~/1957", "1955-01-01", "1957-12-31", "interval", "approximate"),
    ("1955?/1957?", "1955-01-01", "1957-12-31", "interval", "uncertain"),
    ("1955~/1957?", "1955-01-01", "1957-12-31", "interval", "approximate and uncertain"),
    ("1955/..", "1955-01-01", None, "interval", ""),
    ("../1955", None, "1955-12-31", "interval", ""),
    ("1955-07~/..", "1955-07-01", None, "interval", "approximate"),
]
PERIODS = [
    ("2014-Q1", "2014-01-01", "2014-03-31", "quarter", ""),
    ("2014-Q2", "2014-04-01", "2014-06-30", "quarter", ""),
    ("2014-Q3", "2014-07-01", "2014-09-30", "quarter", ""),
    ("2014-Q4", "2014-10-01", "2014-12-31", "quarter", ""),
    ("2014-H1", "2014-01-01", "2014-06-30", "half-year", ""),
    ("2014-H2", "2014-07-01", "2014-12-31", "half-year", ""),
    ("9999-Q4", "9999-10-01", "9999-12-31", "quarter", ""),
    ("0001-H1", "0001-01-01", "0001-06-30", "half-year", ""),
]
SHAPES = "write 2001, 2001-03, 2001-03-01 or an interval 2001/2002-06"
YEARS = "years go from 0001 to 9999"
REFUSED = [
    ("2001-02-29", "2001-02-29: February 2001 has 28 days"),
    ("1900-02-29", "1900-02-29: February 1900 has 28 days"),
    ("2001-04-31", "2001-04-31: April 2001 has 30 days"),
    ("2001-12-32", "2001-12-32: December 2001 has 31 days"),
    ("2001-01-00", "2001-01-00: January 2001 has 31 days"),
    ("2001-13", "2001-13: there is no month 13"),
    ("2001-00-10", "2001-00-10: there is no month 00"),
    ("2001-XX-10", "2001-XX-10: a day needs its month"),
    ("0000", f"0000: {YEARS}"),
    ("0000-05-01", f"0000-05-01: {YEARS}"),
    ("10000", f"10000: not a date; {YEARS}"),
    ("12001-05-03", f"12001-05-03: not a date; {YEARS}"),
    ("Y12001", f"Y12001: not a date; {YEARS}"),
    ("-0044", f"-0044: not a date; {YEARS}"),
    ("-0044-03-15", f"-0044-03-15: not a date; {YEARS}"),
    ("1957/1955", "1957/1955: the interval ends before it begins"),
    ("1955-02-10/1955-02-07", "1955-02-10/1955-02-07: the interval ends before it begins"),
    ("../..", "../..: an interval needs at least one end"),
    ("1955/", "1955/: an open end is written '..', as in 1955/.."),
    ("/1955", "/1955: an open end is written '..', as in 1955/.."),
    ("/", "/: an open end is written '..', as in 1955/.."),
    ("1955/1956/1957", f"1956/1957: not a date; {SHAPES}"),
    ("1955/2001-02-29", "2001-02-29: February 2001 has 28 days"),
    ("", f"an empty text: not a date; {SHAPES}"),
    ("195", f"195: not a date; {SHAPES}"),
    ("20010301", f"20010301: not a date; {SHAPES}"),
    ("1950-1", f"1950-1: not a date; {SHAPES}"),
    ("1950-01-30T12:00", f"1950-01-30T12:00: not a date; {SHAPES}"),
    ("1950-01-30\n", f"1950-01-30\n: not a date; {SHAPES}"),
    (" 1950", f" 1950: not a date; {SHAPES}"),
    ("1950~?", f"1950~?: not a date; {SHAPES}"),
    ("1XXX", f"1XXX: not a date; {SHAPES}"),
    ("19X5", f"19X5: not a date; {SHAPES}"),
    ("195x", f"195x: not a date; {SHAPES}"),
    ("１９５０", f"１９５０: not a date; {SHAPES}"),
    ("2014-Q1", f"2014-Q1: not a date; {SHAPES}"),
]
REFUSED_PERIODS = [
    ("2014-Q0", "2014-Q0: Q goes from 1 to 4"),
    ("2014-Q5", "2014-Q5: Q goes from 1 to 4"),
    ("2014-H3", "2014-H3: H goes from 1 to 2"),
    ("0000-Q1", f"0000-Q1: {YEARS}"),
    ("2014-Q1/2014-Q2", f"2014-Q1: not a date; {SHAPES}"),
    ("2014-Q12", f"2014-Q12: not a date; {SHAPES}"),
    ("2014-02-30", "2014-02-30: February 2014 has 28 days"),
]


@pytest.mark.parametrize(
    ("text", "start", "end", "precision", "qualifier"), READ, ids=[row[0] for row in READ]
)
def test_an_edtf_date_means_its_first_to_last_day_and_keeps_its_precision(
    text: str, start: str | None, end: str | None, precision: str, qualifier: str
) -> None:
    expected = PartialDate(text, start, end, precision, qualifier)
    assert parse_edtf(text) == expected
    assert parse_period(text) == expected


@pytest.mark.parametrize(
    ("text", "start", "end", "precision", "qualifier"), PERIODS, ids=[row[0] for row in PERIODS]
)
def test_a_period_may_also_be_a_quarter_or_a_half_year(
    text: str, start: str, end: str, precision: str, qualifier: str
) -> None:
    assert parse_period(text) == PartialDate(text, start, end, precision, qualifier)


@pytest.mark.parametrize(("text", "message"), REFUSED, ids=[repr(row[0]) for row in REFUSED])
def test_what_is_no_edtf_date_is_refused_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_edtf(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "message"), REFUSED_PERIODS, ids=[row[0] for row in REFUSED_PERIODS]
)
def test_what_is_no_period_is_refused_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_period(text)
    assert str(caught.value) == message


@given(DAYS)
def test_every_day_of_the_calendar_is_read_as_itself(day: date) -> None:
    iso = day.isoformat()
    assert parse_edtf(iso) == PartialDate(iso, iso, iso, "day")


@given(DAYS)
def test_a_month_and_a_year_hold_the_day_they_were_cut_from(day: date) -> None:
    iso = day.isoformat()
    for text in (iso[:4], iso[:7], f"{iso[:3]}X", f"{iso[:2]}XX"):
        parsed = parse_edtf(text)
        assert parsed.start is not None
        assert parsed.end is not None
        assert parsed.start <= iso <= parsed.end


@given(DAYS)
def test_the_day_after_a_months_end_is_in_another_month(day: date) -> None:
    end = date.fromisoformat(month_end(day.year, day.month))
    assert (end.year, end.month) == (day.year, day.month)
    assert end == date.max or (end + timedelta(days=1)).day == 1


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(-1, 40))
def test_a_day_is_accepted_exactly_when_the_calendar_has_it(
    year: int, month: int, day: int
) -> None:
    try:
        date(year, month, day)
    except ValueError:
        with pytest.raises(DateError):
            check_day("text", year, month, day)
    else:
        check_day("text", year, month, day)


@given(st.text("0123456789X-~?%/.QH ", max_size=22))
def test_whatever_is_read_starts_before_it_ends_and_whatever_is_not_is_a_date_error(
    text: str,
) -> None:
    try:
        parsed = parse_period(text)
    except DateError:
        return
    assert parsed.text == text
    assert FIRST <= (parsed.start or FIRST) <= (parsed.end or LAST) <= LAST


def cut(day: date, length: int) -> str:
    """A day as precise as ``length`` characters of its ISO form."""
    return day.isoformat()[:length]


LENGTHS = st.sampled_from((4, 7, 10))


@given(DAYS, DAYS, LENGTHS, LENGTHS)
def test_an_interval_of_any_precision_runs_from_its_first_to_its_last_day(
    one: date, other: date, first: int, second: int
) -> None:
    begin, end = sorted((one, other))
    parsed = parse_edtf(f"{cut(begin, first)}/{cut(end, second)}")
    assert parsed.start == parse_edtf(cut(begin, first)).start
    assert parsed.end == parse_edtf(cut(end, second)).end


def second_opinion(text: str) -> tuple[str | None, str | None]:
    """First and last day of an EDTF text according to the ``edtf`` package."""
    parsed = edtf.parse_edtf(text)
    ends: list[str | None] = []
    for moment in (parsed.lower_strict(), parsed.upper_strict()):
        if isinstance(moment, float):
            assert math.isinf(moment)
            ends.append(None)
        else:
            ends.append(date(*moment[:3]).isoformat())
    return ends[0], ends[1]


@pytest.mark.parametrize("text", [row[0] for row in READ if row[0] not in ("000X", "00XX")])
def test_the_edtf_package_reads_every_example_alike(text: str) -> None:
    # 000X and 00XX are left out: EDTF has a year 0, the calendar of the dataset has none.
    parsed = parse_edtf(text)
    assert (parsed.start, parsed.end) == second_opinion(text)


@given(DAYS, st.sampled_from((4, 7, 10)), st.sampled_from(("", "~", "?", "%")))
def test_the_edtf_package_reads_any_date_alike(day: date, length: int, mark: str) -> None:
    text = cut(day, length) + mark
    parsed = parse_edtf(text)
    assert (parsed.start, parsed.end) == second_opinion(text)


@given(DAYS, DAYS, LENGTHS, LENGTHS)
def test_the_edtf_package_reads_any_interval_alike(
    one: date, other: date, first: int, second: int
) -> None:
    begin, end = sorted((one, other))
    text = f"{cut(begin, first)}/{cut(end, second)}"
    parsed = parse_edtf(text)
    assert (parsed.start, parsed.end) == second_opinion(text)


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (Span("2001-03-01", "2012-12-31"), "2001-03-01 to 2012-12-31"),
        (Span("2001-03-01", "2001-03-01"), "2001-03-01"),
        (Span("2001-03-01"), "from 2001-03-01"),
        (Span(None, "2012-12-31"), "until 2012-12-31"),
        (Span(), "all dates"),
    ],
    ids=str,
)
def test_a_span_says_in_words_which_days_it_holds(span: Span, text: str) -> None:
    assert str(span) == text


def test_spans_without_a_common_day_have_no_intersection_and_the_error_names_both() -> None:
    with pytest.raises(DateError) as caught:
        Span("2001-01-01", "2001-12-31").intersect(Span("2002-01-01"))
    assert str(caught.value) == "no day is both in 2001-01-01 to 2001-12-31 and in from 2002-01-01"


def test_open_ends_stay_open_in_an_intersection() -> None:
    assert Span("2001-01-01").intersect(Span()) == Span("2001-01-01")
    assert Span(None, "2001-01-01").intersect(Span()) == Span(None, "2001-01-01")
    assert Span().intersect(Span()) == Span()


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """A span whose ends are in order, either of them perhaps open."""
    start, end = sorted((draw(DAYS), draw(DAYS)))
    return Span(
        draw(st.sampled_from((None, start.isoformat()))),
        draw(st.sampled_from((None, end.isoformat()))),
    )


def holds(span: Span, day: date) -> bool:
    return (span.start or FIRST) <= day.isoformat() <= (span.end or LAST)


@given(spans(), spans(), DAYS)
def test_a_day_is_in_the_intersection_exactly_when_it_is_in_both_spans(
    one: Span, other: Span, day: date
) -> None:
    try:
        both = one.intersect(other)
    except DateError:
        assert not (holds(one, day) and holds(other, day))
    else:
        assert holds(both, day) == (holds(one, day) and holds(other, day))
        for edge in (both.start, both.end):
            if edge:
                assert holds(one, date.fromisoformat(edge))
                assert holds(other, date.fromisoformat(edge))


@given(spans(), spans())
def test_the_order_of_an_intersection_does_not_matter(one: Span, other: Span) -> None:
    try:
        both = one.intersect(other)
    except DateError:
        with pytest.raises(DateError):
            other.intersect(one)
        assume(False)
    assert both == other.intersect(one)
