"""Anniversaries: which events have their day in a window of days, and how old they are then."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnru.anniversaries import ROUND, Anniversary, find_anniversaries


def event(when: str) -> dict[str, Any]:
    return {"id": f"{when[:4]}-x", "date": when}


def found(
    dates: str, first: str, days: int = 0, only_round: bool = False
) -> list[tuple[str, int, str]]:
    """Day or month, years and date of the anniversaries of events with some dates."""
    events = [event(when) for when in dates.split()]
    return [
        (str(a.on) if a.day_known else str(a.on)[:7], a.years, a.event["date"])
        for a in find_anniversaries(events, date.fromisoformat(first), days, only_round)
    ]


@pytest.mark.parametrize(
    ("when", "today", "years"),
    [
        pytest.param("1950-01-30", "2027-01-30", 77, id="years-ago"),
        pytest.param("2026-01-30", "2027-01-30", 1, id="one-year-ago"),
        pytest.param("2027-01-30", "2027-01-30", 0, id="the-day-itself"),
        pytest.param("1949-12-31", "2026-12-31", 77, id="last-day-of-the-year"),
        pytest.param("1955-07-12/1955-07-18", "2025-07-12", 70, id="first-day-of-an-interval"),
        pytest.param("2001-02-28/2001-03-02", "2026-02-28", 25, id="interval-over-two-months"),
        pytest.param("1955-07-12/..", "2025-07-12", 70, id="interval-that-goes-on"),
        pytest.param("1904-02-29", "2024-02-29", 120, id="29-february-in-a-leap-year"),
        pytest.param("2020-02-29", "2023-02-28", 3, id="29-february-in-another-year"),
        pytest.param("2020-02-29", "2100-02-28", 80, id="29-february-in-1900-like-years"),
    ],
)
def test_event_is_found_on_its_day_of_the_year(when: str, today: str, years: int) -> None:
    assert found(when, today) == [(today, years, when)]


@pytest.mark.parametrize(
    ("when", "today"),
    [
        pytest.param("1950-01-30", "2027-01-29", id="the-day-before"),
        pytest.param("1950-01-30", "2027-01-31", id="the-day-after"),
        pytest.param("2027-01-30", "2026-01-30", id="not-yet-happened"),
        pytest.param("1955-07-12/1955-07-18", "2025-07-15", id="within-an-interval"),
        pytest.param("1955-07-12/1955-07-18", "2025-07-18", id="last-day-of-an-interval"),
        pytest.param("../1955-07-18", "2025-07-18", id="interval-without-a-start"),
        pytest.param("1950", "2027-01-01", id="only-a-year"),
        pytest.param("1950~", "2027-01-01", id="about-a-year"),
        pytest.param("1950-XX", "2027-01-01", id="month-not-specified"),
        pytest.param("1950-XX-XX", "2027-01-01", id="day-and-month-not-specified"),
        pytest.param("195X", "2027-01-01", id="only-a-decade"),
        pytest.param("1950/1955", "2027-01-01", id="years-to-years"),
        pytest.param("2020-02-29", "2024-02-28", id="29-february-waits-for-the-29th"),
        pytest.param("2020-02-29", "2023-03-01", id="29-february-is-not-1-march"),
        pytest.param("2020-02-28", "2024-02-29", id="28-february-stays-on-the-28th"),
    ],
)
def test_event_is_found_on_no_other_day(when: str, today: str) -> None:
    assert found(when, today) == []


@pytest.mark.parametrize(
    "when",
    ["1950-02", "1950-02~", "1950-02-XX", "1950-02/1951", "1950-02-14~", "1950-02-14?/1950-03-01"],
)
@pytest.mark.parametrize("today", ["2027-02-01", "2027-02-14", "2027-02-28"])
def test_event_without_a_certain_day_stands_under_its_month_and_on_no_day(
    when: str, today: str
) -> None:
    assert found(when, today) == [("2027-02", 77, when)]
    assert found(when, "2027-01-31") == found(when, "2027-03-01") == []


def test_month_counts_from_the_year_in_which_it_happened() -> None:
    assert found("2027-02", "2027-02-10") == [("2027-02", 0, "2027-02")]
    assert found("2028-02", "2027-02-10") == []


def test_month_stands_once_in_a_window_however_many_of_its_days_do() -> None:
    assert found("1950-02", "2027-01-20", 60) == [("2027-02", 77, "1950-02")]
    assert found("1950-02", "2027-02-27", 366) == [("2027-02", 77, "1950-02"),
                                                   ("2028-02", 78, "1950-02")]  # fmt: skip


@pytest.mark.parametrize(
    ("days", "last"), [(0, "2027-01-30"), (1, "2027-01-31"), (3, "2027-02-02"), (29, "2027-02-28")]
)
def test_window_reaches_so_many_days_ahead_and_no_further(days: int, last: str) -> None:
    end = date.fromisoformat(last)
    inside, outside = end.replace(year=2000), (end + timedelta(days=1)).replace(year=2000)
    assert found(f"{inside} {outside}", "2027-01-30", days) == [(last, 27, str(inside))]


def test_window_over_new_year_counts_years_to_the_year_of_each_day() -> None:
    assert found("2000-12-31 2000-01-01 2000-01", "2026-12-31", 1) == [
        ("2026-12-31", 26, "2000-12-31"),
        ("2027-01-01", 27, "2000-01-01"),
        ("2027-01", 27, "2000-01"),
    ]


def test_window_ends_with_the_calendar() -> None:
    assert found("2000-12-31", "9999-12-30", 366) == [("9999-12-31", 7999, "2000-12-31")]


def test_window_of_a_year_and_a_day_finds_one_event_twice() -> None:
    assert found("2000-06-15", "2026-06-15", 365) == [("2026-06-15", 26, "2000-06-15"),
                                                      ("2027-06-15", 27, "2000-06-15")]  # fmt: skip


def test_anniversaries_come_by_day_the_oldest_first_and_months_after_days() -> None:
    dates = "2001-03-02 2012-03-01 1950-03 1950-03-01 2000-03 1978-03-01"
    assert [when for _, _, when in found(dates, "2027-03-01", 1)] == [
        "1950-03-01", "1978-03-01", "2012-03-01", "1950-03", "2000-03", "2001-03-02",
    ]  # fmt: skip


def test_events_of_one_day_keep_the_order_in_which_they_came() -> None:
    events = [{"id": name, "date": "2001-03-01"} for name in ("b", "c", "a")]
    anniversaries = find_anniversaries(events, date(2027, 3, 1), 0)
    assert [(a.event["id"], a.place) for a in anniversaries] == [("b", 0), ("c", 1), ("a", 2)]


def test_round_keeps_the_anniversaries_that_are_worth_an_article() -> None:
    dates = " ".join(f"{year}-07-27" for year in range(1920, 2028))
    years = [years for _, years, _ in found(dates, "2027-07-27", only_round=True)]
    assert years == [100, 80, 75, 70, 60, 50, 40, 30, 25, 20, 10, 5]
    assert sorted(ROUND, reverse=True) == years


def test_round_counts_for_months_as_well() -> None:
    assert found("1977-07 1978-07", "2027-07-27", only_round=True) == [("2027-07", 50, "1977-07")]


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DAYS, DAYS, st.integers(0, 366))
def test_every_year_of_an_event_has_one_anniversary(happened: date, first: date, days: int) -> None:
    # A window of a year and more sees each event that is old enough once or twice.
    anniversaries = find_anniversaries([event(happened.isoformat())], first, days)
    assert len(anniversaries) <= 2
    for anniversary in anniversaries:
        assert first <= anniversary.on <= first + timedelta(days=days)
        assert anniversary.on.year - happened.year == anniversary.years >= 0
        assert (anniversary.on.month, anniversary.on.day) in (
            (happened.month, happened.day),
            (2, 28),
        )
    if days == 366 and happened <= first:
        assert anniversaries


@given(st.dates(date(2000, 1, 1), date(2026, 12, 31)), DAYS)
def test_windows_that_follow_each_other_find_what_one_wide_window_finds(
    happened: date, first: date
) -> None:
    events = [event(happened.isoformat())]
    halves = [
        *find_anniversaries(events, first, 99),
        *find_anniversaries(events, first + timedelta(days=100), 99),
    ]
    assert halves == find_anniversaries(events, first, 199)


def test_an_anniversary_says_whether_its_day_is_known() -> None:
    day, month = event("2001-03-01"), event("2001-03")
    assert find_anniversaries([day, month], date(2027, 3, 1), 0) == [
        Anniversary(date(2027, 3, 1), 26, day, True, 0),
        Anniversary(date(2027, 3, 1), 26, month, False, 1),
    ]
