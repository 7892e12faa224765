"""Series, lists and charts of figures: nothing left out, nothing misplaced, nothing too wide."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from support import opened
from test_series import figure
from vnru.archive import Archive
from vnru.render import render_lines
from vnru.series import indicator_record
from vnru.view.chart import chart_lines
from vnru.view.figures import (
    Scale,
    bar,
    indicator_lines,
    series_lines,
    sparkline,
)
from vnru.view.lines import Line, to_plain

SERIES = Path(__file__).parent / "data" / "series"
WIDTHS = [40, 59, 60, 80, 119, 200]
LANGUAGES = ["en", "vi", "ru"]
VALUES = st.integers(-(10**9), 10**12)


class NoWords:
    """An archive without a vocabulary."""

    def labels(self, section: str, language: str) -> dict[str, str]:
        return {}

    def terms(self, section: str) -> dict[str, Any]:
        return {}


NO_WORDS: Any = NoWords()


@pytest.fixture(scope="module")
def series(cache: Path) -> Iterator[Archive]:
    """The sample of series, opened once."""
    yield from opened(SERIES, cache)


def latest(archive: Archive) -> dict[str, dict[str, Any]]:
    return {row.data["indicator"]: row.data for row in archive.latest_figures().rows}


def figures_of(archive: Archive, *indicators: str) -> list[dict[str, Any]]:
    return [row.data for row in archive.figures(indicators).rows]


def rows(lines: Iterable[Line], width: int) -> list[str]:
    """What a terminal of a width shows."""
    return render_lines(lines, width, None).splitlines()


def all_indicators(archive: Archive) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for record in figures_of(archive):
        groups.setdefault(record["indicator"], []).append(record)
    return groups


# Bars


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "▏"), (0.1, "▏"), (0.25, "▎"), (0.5, "▌"), (1, "█"), (1.125, "█▏"), (2.95, "███")],
)
def test_bar_is_as_long_as_its_size_to_an_eighth_of_a_column(size: float, text: str) -> None:
    """Nothing is so small that it has no bar."""
    assert bar(size, solid=True) == text


@pytest.mark.parametrize(("size", "text"), [(0, "░"), (0.4, "░"), (1, "░"), (2.6, "░░░")])
def test_bar_of_what_was_not_observed_is_of_another_kind(size: float, text: str) -> None:
    assert bar(size, solid=False) == text


@given(st.floats(0, 300), st.booleans())
def test_bar_is_never_longer_than_its_size_asks_for(size: float, solid: bool) -> None:
    assert len(bar(size, solid)) <= max(1, -(-size // 1))


@given(st.lists(VALUES, min_size=1, max_size=9), st.integers(8, 180), st.booleans())
def test_bars_on_one_scale_fit_and_grow_with_their_values(
    values: list[int], room: int, solid: bool
) -> None:
    scale = Scale(values, room)
    bars = [scale.bar(value, solid) for value in sorted(values)]
    assert max(map(len, bars)) <= room
    assert [len(b.rstrip()) for b in bars] == sorted(len(b.rstrip()) for b in bars)


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=5), st.integers(8, 180))
def test_bars_of_negative_values_end_where_the_others_begin(values: list[int], room: int) -> None:
    scale = Scale([-value for value in values] + values, room)
    for value in values:
        below, above = scale.bar(-value, True), scale.bar(value, True)
        assert len(below) == len(above) - len(above.lstrip())
        assert set(below.strip()) == {"█"}


def test_bars_start_at_the_left_where_no_value_is_negative() -> None:
    scale = Scale([0, 50, 100], 10)
    assert [scale.bar(value, True) for value in (0, 50, 100)] == ["▏", "█████", "██████████"]


def test_bars_of_nothing_but_zeros_are_no_crash() -> None:
    assert Scale([0, 0], 10).bar(0, True) == "▏"


# Sparklines


@pytest.mark.parametrize(
    ("values", "text"),
    [
        pytest.param([0, 50, 100], "▁▅█", id="from-zero"),
        pytest.param([90, 95, 100], "▇██", id="small-changes-look-small"),
        pytest.param([7, 7, 7], "███", id="all-the-same"),
        pytest.param([-50, 50, 100], "▁▅█", id="negative-ones-stand-at-the-bottom"),
        pytest.param(list(range(20)), "▄▄▅▅▅▆▆▇▇▇██", id="the-last-twelve"),
        pytest.param([1, 2], "", id="two-say-nothing"),
        pytest.param([], "", id="none"),
        pytest.param([0, 0, 0], "", id="only-zeros"),
        pytest.param([-3, -2, -1], "", id="only-negative-ones"),
    ],
)
def test_sparkline_shows_the_last_values_from_zero(values: list[int], text: str) -> None:
    figures = [figure(str(2000 + number), value) for number, value in enumerate(values)]
    assert sparkline(figures, 12) == text


# A series as rows


def test_series_stand_in_blocks_that_are_never_mixed(series: Archive) -> None:
    """One block for each status and basis, each with its own values in order of time."""
    lines = to_plain(series_lines("turnover", figures_of(series, "turnover"), series, "en", 80))
    blocks = re.split(
        r"^(?=\S)", lines.partition("\n\n")[2].partition("\n\n")[0], flags=re.MULTILINE
    )
    found = {
        block.splitlines()[0]: re.findall(r"(?<![-+])US\$ [\d.]+ \w+", block)
        for block in blocks
        if block
    }
    assert found == {
        "Vietnamese customs": [
            "US$ 2.2 bn",
            "US$ 2.75 bn",
            "US$ 3.3 bn",
            "US$ 1 bn",
            "US$ 900 m",
            "US$ 4.5 bn",
        ],
        "Russian customs": ["US$ 3.84 bn", "US$ 5.23 bn", "US$ 5.35 bn", "US$ 6 bn"],
        "Forecast": ["US$ 5 bn"],
        "Target": ["US$ 10 bn"],
    }


def test_row_says_how_the_value_is_meant_whether_it_is_disputed_and_how_it_grew(
    series: Archive,
) -> None:
    lines = to_plain(series_lines("turnover", figures_of(series, "turnover"), series, "en", 80))
    for row in (
        r"  2015      ~US\$ 2.2 bn  █+▏ +\[1\]",
        r"  2016      US\$ 2.75 bn  █+▏ +\+25.0 % \[1\]",
        r"  2018-Q2   US\$ 900 m    █+▍ +-10.0 % \[1\]",
        r"  2017    ≠ US\$ 5.23 bn  █+▍ +\[3\]",
        r"          ≠ ~US\$ 5.35 bn █+▊ +\[2\]\*",
        r"  2018      ≥ US\$ 6 bn   █+▎ +\[3\]",
        r"  2019      ~US\$ 5 bn    ░+ +\[2\]",
    ):
        assert re.search(f"^{row}$", lines, re.MULTILINE), row


def test_bars_of_all_blocks_are_on_one_scale(series: Archive) -> None:
    lines = to_plain(series_lines("turnover", figures_of(series, "turnover"), series, "en", 80))
    lengths = {
        value: len(drawn) for value, drawn in re.findall(r"US\$ ([\d.]+) bn +([█▏▎▍▌▋▊▉░]+)", lines)
    }
    assert lengths["10"] > lengths["6"] > lengths["5.35"] > lengths["3.84"] > lengths["2.2"]
    assert lengths["10"] == pytest.approx(2 * lengths["5"], abs=1)


def test_notes_are_announced_or_shown_where_they_are_asked_for(series: Archive) -> None:
    figures = figures_of(series, "turnover")
    brief = to_plain(series_lines("turnover", figures, series, "ru", 80))
    full = to_plain(series_lines("turnover", figures, series, "ru", 80, notes=True))
    assert "vnru figures turnover --notes" in brief
    assert "Пересмотрено" not in brief
    assert "--notes" not in full
    assert "*" not in full
    assert "Пересмотрено в 2019 году.\n" in full
    assert "Rounded by the minister.\n" in full


def test_every_cited_source_is_listed_once(series: Archive) -> None:
    lines = to_plain(series_lines("turnover", figures_of(series, "turnover"), series, "en", 80))
    assert re.findall(r"^  (\[\d\]) (\w+)", lines, re.MULTILINE) == [
        ("[1]", "General"), ("[2]", "Press"), ("[3]", "ФТС"),
    ]  # fmt: skip


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_series_fit_a_terminal_and_show_every_observation(
    shipped: Archive, width: int, language: str
) -> None:
    for name, figures in all_indicators(shipped).items():
        shown = rows(series_lines(name, figures, shipped, language, width, notes=True), width)
        assert max(cell_len(row) for row in shown if "://" not in row) <= width, name
        bars = sum(bool(re.search("[█▏▎▍▌▋▊▉░]", row)) for row in shown)
        assert bars == len(figures), name


# The list of indicators


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_list_of_indicators_fits_and_names_them_all(
    shipped: Archive, width: int, language: str
) -> None:
    groups = all_indicators(shipped)
    shown = rows(indicator_lines(groups, latest(shipped), shipped, language, width), width)
    assert max(map(cell_len, shown)) <= width
    text = re.sub("\n *", "", "\n".join(shown))
    assert [name for name in groups if name not in text] == []


def test_columns_of_the_list_line_up_even_after_a_long_name(series: Archive) -> None:
    shown = rows(indicator_lines(all_indicators(series), latest(series), series, "en", 80), 80)
    starts = [match.start() for row in shown if (match := re.search(r"(?<= )20\d\d[- ]", row))]
    assert len(starts) == 5
    assert len(set(starts)) == 1


def test_indicator_record_says_what_is_known_of_it(series: Archive) -> None:
    term = series.terms("indicators")["turnover"]
    figures = figures_of(series, "turnover")
    assert indicator_record("turnover", figures, term, latest(series)["turnover"]) == {
        "id": "turnover",
        "topic": "trade",
        "unit": "USD",
        "label": {"en": "Trade turnover", "vi": "Kim ngạch thương mại", "ru": "Товарооборот"},
        "definition": {"en": "Two-way trade in goods over the period."},
        "start": "2015-01-01",
        "end": "2020-12-31",
        "observations": 12,
        "latest_period": "2019",
        "latest_value": 4500000000,
        "latest_basis": "VN-customs",
    }
    goal = [record for record in figures if record["status"] == "target"]
    record = indicator_record("turnover", goal, term, None)
    assert (record["latest_period"], record["latest_value"], record["latest_basis"]) == (None,) * 3
    assert (record["start"], record["observations"]) == ("2020-01-01", 1)


# The chart


def chart(figures: list[dict[str, Any]], width: int = 80, archive: Any = NO_WORDS) -> list[str]:
    return to_plain(chart_lines("trade", figures, archive, "en", width)).splitlines()


def marks(figures: list[dict[str, Any]], width: int = 80) -> list[tuple[int, int, str]]:
    """Column, height above the axis of time, and letter of each mark, from left to right."""
    plot = [row.partition("|")[2] for row in chart(figures, width) if "|" in row]
    return sorted(
        (column, height, char)
        for height, row in enumerate(reversed(plot))
        for column, char in enumerate(row)
        if char != " "
    )


def scale_of(figures: list[dict[str, Any]], width: int = 80) -> list[str]:
    """The labels of the axis of values from the top down."""
    return [
        label
        for row in chart(figures, width)
        if "|" in row and (label := row.partition("|")[0].strip())
    ]


def test_every_observation_appears_at_its_place() -> None:
    figures = [figure("2010", 0), figure("2011", 60), figure("2012", 120), figure("2014", 60)]
    (x0, low, _), (x1, middle, _), (x2, high, _), (x4, same, _) = marks(figures)
    assert (low, same, high) == (0, middle, 2 * middle)
    assert x1 - x0 == pytest.approx(x2 - x1, abs=1)
    assert x4 - x2 == pytest.approx(2 * (x2 - x1), abs=1)


@given(st.dictionaries(st.integers(2000, 2015), VALUES, min_size=1))
def test_as_many_marks_as_observations_and_the_higher_the_greater(values: dict[int, int]) -> None:
    found = marks([figure(str(year), value) for year, value in sorted(values.items())])
    assert len(found) == len(values)
    by_value = sorted(
        zip((value for _, value in sorted(values.items())), found, strict=True),
        key=lambda pair: pair[0],
    )
    heights = [mark[1] for _, mark in by_value]
    assert heights == sorted(heights)


@given(st.lists(VALUES, min_size=1, max_size=9), st.integers(40, 200))
def test_axis_covers_all_values_in_even_steps_and_has_zero(values: list[int], width: int) -> None:
    figures = [figure(str(2000 + n), value, unit="x") for n, value in enumerate(values)]
    labels = [read_number(label) for label in scale_of(figures, width)]
    assert 0 in labels
    assert labels[0] >= max(values)
    assert labels[-1] <= min(values)
    steps = [upper - lower for upper, lower in pairwise(labels)]
    assert steps == pytest.approx([steps[0]] * len(steps), rel=0.02)
    assert len(labels) <= 9


def read_number(label: str) -> float:
    """``-2.5 bn`` -> -2500000000."""
    match = re.fullmatch(r"(-?[\d,.]+)( bn| m)?", label)
    assert match, label
    return float(match[1].replace(",", "")) * {" bn": 1e9, " m": 1e6, None: 1}[match[2]]


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ([2.2e9, 10e9], ["10 bn", "8 bn", "6 bn", "4 bn", "2 bn", "0"]),
        ([-1.5e9, 343e6], ["500 m", "0", "-500 m", "-1 bn", "-1.5 bn"]),
        ([-3e6], ["500,000", "0", "-500,000", "-1 m", "-1.5 m", "-2 m", "-2.5 m", "-3 m"]),
        ([0, 0], ["1", "0"]),
    ],
    ids=["positive", "both-sides", "only-negative", "only-zero"],
)  # fmt: skip
def test_axis_of_values_is_labelled_as_people_write_numbers(
    values: list[float], labels: list[str]
) -> None:
    figures = [figure(str(2010 + n), round(value)) for n, value in enumerate(values)]
    assert scale_of(figures) == labels


@pytest.mark.parametrize("width", WIDTHS)
def test_years_stand_under_the_values_of_those_years(width: int) -> None:
    figures = [figure(str(year), year) for year in range(2000, 2020)]
    lines = chart(figures, width)
    axis = next(n for n, row in enumerate(lines) if "+--" in row)
    margin = lines[axis].index("+") + 1
    columns = [column + margin for column, _, _ in marks(figures, width)]
    years = [(match.start() + 2, int(match[0])) for match in re.finditer(r"\d+", lines[axis + 1])]
    assert len(years) >= 2
    for place, year in years:
        assert place == pytest.approx(columns[year - 2000], abs=2)


def test_series_have_letters_that_the_legend_explains(series: Archive) -> None:
    lines = chart(figures_of(series, "turnover"), 120, series)
    letters = "".join(row.partition("|")[2] for row in lines if "|" in row)
    assert {char: letters.count(char) for char in set(letters) - {" "}} == {
        "A": 6, "B": 3, "C": 1, "D": 1,
    }  # fmt: skip # the two values of 2017 are so near that they share a cell
    assert lines[-4:] == [
        "  A  Vietnamese customs: 2015 about US$ 2.2 bn, 2019 US$ 4.5 bn (6 observations)",
        "  B  Russian customs: 2016 US$ 3.84 bn, 2018 at least US$ 6 bn (4 observations)",
        "  C  Forecast: 2019 about US$ 5 bn (1 observation)",
        "  D  Target: 2020 US$ 10 bn (1 observation)",
    ]


def test_star_stands_where_series_meet_and_is_explained_only_then() -> None:
    apart = [figure("2010", 1), figure("2012", 9, basis="press")]
    meeting = [*apart, figure("2012", 9)]
    assert [char for _, _, char in marks(apart)] == ["A", "B"]
    assert [char for _, _, char in marks(meeting)] == ["A", "*"]
    assert chart(meeting)[-1] == "  *  several series"
    assert not any("several series" in row for row in chart(apart))


def test_values_of_one_series_that_meet_keep_their_letter() -> None:
    found = marks([figure("2012", 1000), figure("2012", 1001), figure("2013", 5)])
    assert [char for _, _, char in found] == ["A", "A"]


def test_more_series_than_capital_letters_are_no_crash() -> None:
    figures = [figure("2012", number * 9, basis=f"basis-{number:02}") for number in range(1, 41)]
    text = "\n".join(chart(figures))
    assert "  Z  Basis-26: 2012 " in text
    assert "  n  Basis-40: 2012 " in text


def test_periods_without_an_end_are_left_out_of_the_chart() -> None:
    # They have no place on the axis of time; the rows show them.
    assert len(marks([figure("2012"), figure("2013/..")])) == 1
    assert marks([figure("2013/..")]) == []
    assert chart([figure("2013/..", unit="x")])[0] == "trade, x · 1 observation 2013"


@pytest.mark.parametrize("first", ["0001", "0999"])
def test_very_long_times_are_no_crash(first: str) -> None:
    lines = chart([figure(first, 1), figure("9000", 2)], 40)
    assert re.search(r"^ +[\d ]+$", "\n".join(lines), re.MULTILINE)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_plot_is_never_wider_than_asked_for_and_needs_no_more_than_ascii(
    shipped: Archive, width: int, language: str
) -> None:
    """In a pipe nothing wraps it; a screen reader or an old terminal reads it as it is."""
    for name, figures in all_indicators(shipped).items():
        text = to_plain(chart_lines(name, figures, shipped, language, width))
        drawn = [row for row in text.splitlines() if re.match(r" *[^|]*\||^ +\+-|^ +\d{4}", row)]
        assert len(drawn) >= 5, name
        assert max(map(len, drawn)) <= width, name
        assert all(row.partition("|")[2].isascii() for row in drawn)
        assert language != "en" or all(row.isascii() for row in drawn)
        assert any(char.isalpha() for row in drawn for char in row.partition("|")[2])


def test_language_is_that_of_labels_units_and_legend(series: Archive) -> None:
    figures = figures_of(series, "balance")
    lines = to_plain(chart_lines("balance", figures, series, "ru", 80)).splitlines()
    assert lines[0] == "Торговый баланс, долл. США · 3 наблюдения 2015-2017"
    assert any(row.startswith("  500 млн |") for row in lines)
    assert lines[-1] == (
        "  A  Таможня Вьетнама: 2015 около -1,5 млрд долл. США, 2017 343 млн долл. США "
        "(3 наблюдения)"
    )
