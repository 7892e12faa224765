"""Observations as series: what may be compared, and how far values are apart."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnru.dates import parse_period
from vnru.series import group_disputes, growth, split_series, spread, yearly


def figure(period: str, value: float = 100, **fields: Any) -> dict[str, Any]:
    """An observation with the days of its period, as the index holds it."""
    days = parse_period(period)
    record: dict[str, Any] = {
        "indicator": "trade",
        "period": period,
        "start": days.start,
        "end": days.end,
    }
    record |= {"value": value, "unit": "USD", "qualifier": "exact", "status": "actual"}
    return record | {"basis": "VN-customs", "disputed": False} | fields


def growth_between(first: dict[str, Any], second: dict[str, Any]) -> float | None:
    return growth(second, [first, second])


# Growth


@pytest.mark.parametrize(
    ("first", "second", "percent"),
    [
        pytest.param(figure("2011", 200), figure("2012", 250), 25.0, id="years"),
        pytest.param(figure("2011", 200), figure("2012", 150), -25.0, id="a-fall"),
        pytest.param(figure("2011", 200), figure("2012", 200), 0.0, id="no-change"),
        pytest.param(figure("2011", 100), figure("2012", 101), 1.0, id="into-a-leap-year"),
        pytest.param(figure("2014-Q1", 100), figure("2014-Q2", 110), 10.0, id="quarters"),
        pytest.param(figure("2014-Q4", 100), figure("2015-Q1", 110), 10.0, id="over-new-year"),
        pytest.param(figure("2014-H2", 100), figure("2015-H1", 110), 10.0, id="half-years"),
        pytest.param(figure("2015-01", 100), figure("2015-02", 110), 10.0, id="months"),
        pytest.param(
            figure("2010-10/2011-03", 100),
            figure("2011-04/2011-09", 110),
            10.0,
            id="own-half-years",
        ),
        pytest.param(
            figure("2014-10/2014-12", 100), figure("2015-Q1", 110), 10.0, id="one-length-two-ways"
        ),
        pytest.param(
            figure("2015-01-01/2015-01-10", 100),
            figure("2015-01-11/2015-01-20", 110),
            10.0,
            id="days-in-equal-number",
        ),
        pytest.param(figure("2011", 100), figure("2012", 0), -100.0, id="to-nothing"),
        pytest.param(
            figure("2011", 100, qualifier="approx"), figure("2012", 110), 10.0, id="about-a-value"
        ),
    ],
)
def test_growth_is_the_change_to_the_period_before_in_percent(
    first: dict[str, Any], second: dict[str, Any], percent: float
) -> None:
    assert growth_between(first, second) == pytest.approx(percent)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(figure("2011"), figure("2013"), id="a-gap"),
        pytest.param(figure("2014-Q1"), figure("2014-Q3"), id="a-missing-quarter"),
        pytest.param(figure("2012"), figure("2011"), id="backwards"),
        pytest.param(figure("2012"), figure("2012-Q1"), id="a-part-of-itself"),
        pytest.param(figure("2011"), figure("2012-Q1"), id="year-and-quarter"),
        pytest.param(figure("2011-Q4"), figure("2012"), id="quarter-and-year"),
        pytest.param(figure("2011-H2"), figure("2012-Q1"), id="half-year-and-quarter"),
        pytest.param(figure("2011-01/2011-11"), figure("2011-12"), id="eleven-months-and-one"),
        pytest.param(figure("199X"), figure("2000"), id="decade-and-year"),
        pytest.param(
            figure("2015-01-01/2015-01-05"), figure("2015-01-06/2015-01-25"), id="5-and-20-days"
        ),
        pytest.param(figure("2015-01-01"), figure("2015-01-02"), id="days-on-which-stocks-were"),
        pytest.param(figure("2011~"), figure("2012"), id="after-about-a-year"),
        pytest.param(figure("2011"), figure("2012?"), id="perhaps-a-year"),
        pytest.param(figure("199X"), figure("200X"), id="some-years-of-two-decades"),
        pytest.param(figure("../2010"), figure("2011"), id="open-start"),
        pytest.param(figure("2010"), figure("2011/.."), id="open-end"),
        pytest.param(figure("2011", 0), figure("2012"), id="from-nothing"),
        pytest.param(figure("2011", -100), figure("2012", -50), id="a-smaller-deficit"),
        pytest.param(figure("2011", -100), figure("2012", 100), id="out-of-a-deficit"),
        pytest.param(figure("2011", 100), figure("2012", -100), id="into-a-deficit"),
        pytest.param(figure("2011", qualifier="at-least"), figure("2012"), id="from-a-lower-bound"),
        pytest.param(figure("2011"), figure("2012", qualifier="at-most"), id="to-an-upper-bound"),
        pytest.param(
            figure("2011", unit="percent"), figure("2012", unit="percent"), id="of-a-percentage"
        ),
        pytest.param(figure("2011", unit="rank"), figure("2012", unit="rank"), id="of-a-rank"),
        *(
            pytest.param(figure("2011", basis=basis), figure("2012", basis=basis), id=basis)
            for basis in ("unspecified", "press", "VN-government")
        ),
        *(
            pytest.param(figure("2011", status=status), figure("2012", status=status), id=status)
            for status in ("estimate", "forecast", "target")
        ),
    ],
)
def test_no_growth_is_computed_where_periods_or_values_do_not_compare(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    assert growth_between(first, second) is None


def test_no_growth_is_computed_from_or_to_a_disputed_value() -> None:
    one, other = figure("2011", 100), figure("2011", 120)
    after, next_one = figure("2012", 130), figure("2013", 143)
    assert growth(after, [one, other, after]) is None
    assert growth(one, [figure("2010"), one, other]) is None
    assert growth(next_one, [one, other, after, next_one]) == pytest.approx(10)


def test_first_and_last_days_of_the_calendar_are_no_crash() -> None:
    assert growth_between(figure("9998"), figure("9999", 110)) == pytest.approx(10)
    assert growth_between(figure("9999"), figure("0001")) is None


VALUES = st.integers(1, 10**12)


@given(st.integers(1950, 2030), VALUES, VALUES)
def test_growth_leads_from_one_value_to_the_next(year: int, before: int, after: int) -> None:
    change = growth_between(figure(str(year), before), figure(str(year + 1), after))
    assert change is not None
    # A fall to nearly nothing leaves only the last digits of a double.
    assert before * (1 + change / 100) == pytest.approx(after, rel=1e-6, abs=before * 1e-12)


# Series


def test_series_are_split_by_status_and_basis_actual_values_first() -> None:
    # Bases in the order of the vocabulary, those it does not know after them.
    figures = [
        figure("2020", status="target", basis="unspecified"),
        figure("2012", basis="press"),
        figure("2012", basis="RU-customs"),
        figure("2013", status="forecast"),
        figure("2012"),
        figure("2012", status="estimate"),
        figure("2013"),
    ]
    series = split_series(figures, ["VN-customs", "RU-customs"])
    assert list(series) == [
        ("actual", "VN-customs"),
        ("actual", "RU-customs"),
        ("actual", "press"),
        ("estimate", "VN-customs"),
        ("forecast", "VN-customs"),
        ("target", "unspecified"),
    ]
    assert [point.figure["period"] for point in series["actual", "VN-customs"]] == ["2012", "2013"]
    assert sum(map(len, series.values())) == len(figures)


@pytest.mark.parametrize(
    "other",
    [{"basis": "RU-customs"}, {"status": "estimate"}, {"status": "target", "basis": "unspecified"}],
    ids=["basis", "status", "both"],
)
def test_growth_never_crosses_from_one_series_into_another(other: dict[str, str]) -> None:
    figures = [figure("2011", 100), figure("2012", 120, **other), figure("2013", 130)]
    series = split_series(figures)
    assert [point.growth for points in series.values() for point in points] == [None] * 3


def test_each_point_of_a_series_has_its_own_growth() -> None:
    figures = [figure("2011", 100), figure("2012", 150), figure("2012-H1", 60), figure("2013", 75)]
    points = split_series(figures)["actual", "VN-customs"]
    assert [point.growth for point in points] == [None, 50.0, None, -50.0]


def test_yearly_figures_are_those_of_the_basis_with_most_whole_years() -> None:
    # Two values of one year would be two columns of a sparkline: what is disputed is left out.
    mine = [figure("2011"), figure("2012", disputed=True), figure("2013")]
    theirs = [figure(str(year), basis="RU-customs") for year in (2012, 2014, 2015)]
    others = [
        figure("2012-Q1"),
        figure("2014~"),
        figure("2010/2011"),
        figure("2016", status="target"),
    ]
    assert yearly([*mine, *theirs, *others]) == theirs
    assert yearly([*mine, *others]) == [mine[0], mine[2]]
    assert yearly(others) == []


# Disputes


@pytest.mark.parametrize(
    ("values", "percent"),
    [
        ([100, 110], 10.0),
        ([110, 100], 10.0),
        ([3740, 3750, 3800], 1.604278),
        ([100, 100], 0.0),
        ([-100, -150], 50.0),
        ([-100, 50], 300.0),
        ([-100, 100], 200.0),
        ([0, 50], 0.0),
        ([5], 0.0),
    ],
    ids=str,
)
def test_spread_is_the_distance_in_percent_of_the_value_nearest_to_zero(
    values: list[float], percent: float
) -> None:
    assert spread([figure("2014", value) for value in values]) == pytest.approx(percent)


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_spread_does_not_depend_on_the_order(values: list[int], random: Any) -> None:
    figures = [figure("2014", value) for value in values]
    before = spread(figures)
    random.shuffle(figures)
    assert spread(figures) == before


@pytest.mark.parametrize(
    "difference",
    [{"indicator": "exports"}, {"period": "2015"}, {"status": "target"}, {"basis": "RU-customs"}],
    ids=lambda difference: next(iter(difference)),
)
def test_figures_are_about_one_thing_when_all_but_their_values_agree(
    difference: dict[str, str],
) -> None:
    first, second = figure("2014", 1), figure("2014", 2, qualifier="approx")
    other = {**figure("2014", 3), **difference}
    assert group_disputes([first, other, second]) == [[first, second], [other]]
