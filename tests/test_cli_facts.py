"""The commands for facts and figures: what each answers, in which form, and how it ends.

Whole screens are in test_golden_facts.py, what is common to all commands in test_cli.py.
"""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from pybtex.database import parse_string  # type: ignore[import-untyped]
from typer.testing import CliRunner

from support import SAMPLE, Result, event, invoke, make_dataset, plain, run, run_in_terminal
from vnru.cli import app

SERIES = SAMPLE.parent / "series"
pytestmark = pytest.mark.usefixtures("sample")
TODAY = ("--today", "2027-01-01")


def ask(line: str, *more: str | Path) -> str:
    """What a command writes that has an answer and nothing to remark."""
    stdout, stderr, code = invoke(*line.split(), *more)
    assert (stderr, code) == ("", 0)
    return stdout


def records(line: str, *more: str | Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(ask(line, *more, "-f", "json"))
    return found


def names(line: str, *more: str | Path) -> list[str]:
    """What the records of an answer are called: id, or indicator and period."""
    return [r.get("id") or f"{r['indicator']}/{r['period']}" for r in records(line, *more)]


def screen(line: str, *more: str | Path, columns: int = 80) -> str:
    """What a terminal of a width shows, without its colours."""
    args = [*line.split(), *map(str, more), "--color"]
    env = {"COLUMNS": str(columns)}
    done = CliRunner().invoke(app, args, env=env, catch_exceptions=False)
    assert (done.stderr, done.exit_code) == ("", 0)
    return plain(done.stdout)


# All of them

CALLS = ["facts", "figures", "figures trade-turnover", "on 07-27 --today 2027-01-01", "disputes",
         "sources", "sources tuoitre-2000-debt", "stats"]  # fmt: skip


@pytest.mark.parametrize("call", CALLS)
def test_every_format_has_the_same_records(call: str) -> None:
    """One array, one record a line, one row a record; in Markdown a row or a section each."""
    array = records(call)
    assert array
    assert [json.loads(line) for line in ask(call, "-f", "jsonl").splitlines()] == array
    rows = list(csv.DictReader(io.StringIO(ask(call, "-f", "csv"))))
    assert len(rows) == len(array)
    table = ask(call, "-f", "md").splitlines()
    heads = sum(line.startswith("| --- ") for line in table)
    sections = sum(line.startswith("## ") for line in table)
    assert sections + sum(line.startswith("| ") for line in table) == len(array) + 2 * heads


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(("language", "letters"), [("vi", "ạảấầậếềệộờợứ"), ("ru", "бджилпуфцыя")])
def test_language_is_that_of_what_people_read(call: str, language: str, letters: str) -> None:
    english, translated = screen(call), screen(call, "--lang", language)
    assert translated != english
    assert set(letters) & set(translated.lower())


@pytest.mark.parametrize("call", CALLS)
def test_pipe_gets_plain_text_and_a_terminal_a_screen(call: str) -> None:
    piped = run(*call.split())
    assert piped == Result(ask(call), "", 0)
    assert "\x1b" not in piped.stdout
    assert "\x1b[" in run_in_terminal(*call.split(), "--no-pager").stdout


@pytest.mark.parametrize("call", ["facts", "figures trade-turnover", "on 07-27", "disputes"])
def test_screen_lists_the_sources_that_it_cites_by_number(call: str) -> None:
    shown = screen(call, columns=200)
    head, _, listed = shown.rpartition("\n\n")
    cited = {int(n) for n in "".join(c if c.isdigit() else " " for c in _marks(head)).split()}
    firsts = [line for line in listed.splitlines() if line.startswith("  [")]
    assert cited == set(range(1, len(firsts) + 1))
    for number, line in enumerate(firsts, 1):
        assert line.startswith(f"  [{number}] ")


@pytest.mark.parametrize("call", ["facts education", "show 2015", "disputes"])
def test_prose_is_no_wider_than_the_eye_follows_on_a_wide_terminal(call: str) -> None:
    wide = [line for line in screen(call, columns=250).splitlines() if "://" not in line]
    assert 80 < max(map(len, wide)) <= 110


def _marks(text: str) -> str:
    """The bracketed numbers of a text."""
    return " ".join(part.partition("]")[0] for part in text.split("[")[1:])


# facts


def test_facts_are_a_page_on_a_terminal_and_everything_in_a_pipe(tmp_path: Path) -> None:
    facts = [
        {"id": f"fact-{n}", "topic": "trade", "statement": {"en": f"Statement {n}."},
         "as_of": "2020", "sources": ["source"], "note": {"en": f"Note {n}."}}
        for n in range(3)
    ]  # fmt: skip
    path = make_dataset(tmp_path / "data.yaml", event("2001-a"), facts=facts)
    shown = screen("facts", "--data", path)
    assert "Statement 0." in shown
    assert "more: 2 records, vnru facts trade" in shown
    assert "Statement 1." not in shown
    assert "Note" not in shown
    full = screen("facts trade", "--data", path)
    assert [f"Statement {n}." in full and f"Note {n}." in full for n in range(3)] == [True] * 3
    assert "more:" not in full
    assert names("facts", "--data", path) == ["fact-0", "fact-1", "fact-2"]


def test_page_of_facts_has_two_figures_a_topic_and_two_sources_each(tmp_path: Path) -> None:
    label = {"en": "Trade"}
    source = {"title": "S", "publisher": "P", "country": "VN", "kind": "news", "language": "en"}
    path = make_dataset(
        tmp_path / "data.yaml",
        sources=[source | {"id": f"source-{n}"} for n in range(3)],
        units=[{"id": "persons", "label": {"en": "persons"}}],
        bases=[{"id": "unspecified", "label": {"en": "not stated"}}],
        indicators=[
            {"id": f"indicator-{n}", "label": {"en": f"Indicator {n}"}, "topic": "trade",
             "unit": "persons", "definition": label}
            for n in range(3)
        ],
        figures=[
            {"indicator": f"indicator-{n}", "period": "2020", "value": n, "qualifier": "exact",
             "status": "actual", "basis": "unspecified",
             "sources": [f"source-{n}" for n in range(3)]}
            for n in range(3)
        ],
    )  # fmt: skip
    assert screen("facts", "--data", path).splitlines()[:5] == [
        "Trade",
        "  Indicator 0: 0 (2020) [1][2]",
        "  Indicator 1: 1 (2020) [1][2]",
        "  more: 1 record, vnru facts trade",
        "",
    ]
    assert screen("facts trade", "--data", path).splitlines()[1:4] == [
        f"  Indicator {n}: {n} (2020) [1][2][3]" for n in range(3)
    ]


def test_facts_stand_under_their_topics_with_the_latest_figures() -> None:
    assert names("facts") == [
        "first-strategic-partner",
        "tariff-lines",
        "largest-oil-venture",
        "graduates",
        "trade-turnover/2014",
        "students-in-russia/2015-03",
    ]
    headings = [line for line in screen("facts").splitlines() if line[:1].isalpha()]
    assert headings == ["Diplomacy", "Trade", "Energy", "Education"]


@pytest.mark.parametrize(
    "topics",
    ["education energy", "Education ENERGY", "giáo dục~năng lượng", "образование~энергетика"],
)
def test_topics_are_named_in_any_language(topics: str) -> None:
    words = topics.split("~") if "~" in topics else topics.split()
    assert names("facts", *words) == [
        "largest-oil-venture", "graduates", "students-in-russia/2015-03",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("as_of", "found"),
    [
        ("2012", ["trade-turnover/2012", "students-in-russia/2012-07-27"]),
        ("2012-07", ["trade-turnover/2011", "students-in-russia/2012-07-27"]),
        ("2014-12-30", ["trade-turnover/2012", "students-in-russia/2012-07-27"]),
        ("2015-06-30", ["largest-oil-venture", "trade-turnover/2014",
                        "students-in-russia/2015-03"]),
        ("October 2016", ["tariff-lines", "largest-oil-venture", "trade-turnover/2014",
                          "students-in-russia/2015-03"]),
    ],
)  # fmt: skip
def test_as_of_gives_the_sheet_as_it_stood_then(as_of: str, found: list[str]) -> None:
    """What was known by the last day of the date; a period counts once it is over."""
    assert names("facts", "--as-of", as_of) == found


def test_facts_that_are_known_only_later_are_counted_on_the_screen() -> None:
    shown = screen("facts", "--as-of", "2015-06-30")
    assert "\n3 facts: known only as of a later date\n" in shown
    assert "known only" not in screen("facts", "--as-of", "2030") + screen("facts")


def test_a_figure_of_the_sheet_says_how_it_grew_and_whose_it_is() -> None:
    shown = screen("facts", "--as-of", "2012", columns=120)
    assert (
        "\n  Trade turnover: US$ 3.66 bn (2012, Russian customs); "
        "US$ 2.45 bn (Vietnamese customs) [1][2]" in shown
    )
    shown = screen("facts --as-of 2017 --data", SERIES, columns=120)
    assert "\n  Trade turnover: US$ 5.23 bn (2017, Russian customs) ≠; " in shown
    shown = screen("facts --as-of 2016 --data", SERIES, columns=120)
    assert "\n  Trade turnover: US$ 3.84 bn (2016, Russian customs)" in shown


def test_growth_in_the_sheet_is_that_of_the_figures_own_basis(tmp_path: Path) -> None:
    path = _figures(tmp_path, ("2015", 100, "a"), ("2015", 50, "b"), ("2016", 110, "b"))
    assert "Trade: 110 things (2016, b, +120.0 %) [1]" in screen("facts", "--data", path)


def _figures(tmp_path: Path, *values: tuple[str, int, str]) -> Path:
    """A dataset with figures of one indicator: period, value, basis."""
    label = {"en": "Trade"}
    return make_dataset(
        tmp_path / "data.yaml",
        event("2001-a"),
        units=[{"id": "things", "label": {"en": "things"}}],
        bases=[{"id": name, "label": {"en": name}} for name in ("a", "b")],
        indicators=[
            {"id": "trade", "label": label, "topic": "trade", "unit": "things", "definition": label}
        ],
        figures=[
            {"indicator": "trade", "period": period, "value": value, "qualifier": "exact",
             "status": "actual", "basis": basis, "sources": ["source"]}
            for period, value, basis in values
        ],
    )  # fmt: skip


# figures


def test_figures_without_a_name_are_the_indicators() -> None:
    (trade, students) = records("figures")
    assert (trade["id"], trade["observations"], trade["start"], trade["end"]) == (
        "trade-turnover", 9, "2011-01-01", "2020-12-31",
    )  # fmt: skip
    assert (students["latest_period"], students["latest_value"]) == ("2015-03", 5500)


def test_values_are_exact_for_programs_and_readable_for_people() -> None:
    (record,) = records("figures trade-turnover --status estimate")
    assert record["value"] == 800500000.5
    assert ",800500000.5,USD," in ask("figures trade-turnover --status estimate -f csv")
    assert "≥ US$ 800.5 m " in screen("figures trade-turnover --status estimate")


@pytest.mark.parametrize(
    ("options", "periods"),
    [
        ("", "2011 2012 2012 2014 2014 2015-Q1 2015-H1 2016-01/2016-11 2020"),
        ("--basis RU-customs", "2012 2014 2014 2015-H1"),
        ("--basis RU-customs --basis unspecified", "2012 2014 2014 2015-H1 2020"),
        ("--basis ru-CUSTOMS", "2012 2014 2014 2015-H1"),
        ("--status target", "2020"),
        ("--status target --status estimate", "2015-Q1 2020"),
        ("--basis VN-customs --status estimate", "2015-Q1"),
        ("--since 2015", "2015-Q1 2015-H1 2016-01/2016-11 2020"),
        ("--since 2015-05", "2015-H1 2016-01/2016-11 2020"),
        ("--until 2012-01-01", "2011 2012 2012"),
        ("--since 2012 --until 2014", "2012 2012 2014 2014"),
        ("--in 2012..2014 --basis VN-customs", "2012"),
        ("--in 2015-H1", "2015-Q1 2015-H1"),
    ],
)
def test_figures_are_filtered_by_basis_status_and_time(options: str, periods: str) -> None:
    """One filter twice widens, two filters narrow."""
    found = records(f"figures trade-turnover {options}")
    assert " ".join(record["period"] for record in found) == periods


def test_filters_count_for_the_list_of_indicators_too() -> None:
    (trade, students) = records("figures --status target --status forecast")
    assert (trade["observations"], students["observations"]) == (1, 1)
    assert (trade["latest_value"], trade["start"]) == (None, "2020-01-01")
    assert names("figures --until 2011") == ["trade-turnover"]


@pytest.mark.parametrize(
    "name", ["Товарооборот", "TRADE-turnover", "kim ngạch thương mại hai chiều"]
)
def test_indicator_is_named_by_id_or_label(name: str) -> None:
    assert len(records("figures", name)) == 9


def test_several_indicators_are_shown_one_after_the_other() -> None:
    shown = screen("figures trade-turnover students-in-russia")
    assert shown.index("Trade turnover, US dollars") < shown.index("Vietnamese students in Russia,")
    assert len(names("figures trade-turnover students-in-russia")) == 12


def test_series_keep_statuses_and_bases_apart_on_the_screen() -> None:
    shown = screen("figures trade-turnover")
    heads = ["Vietnamese customs", "Russian customs", "Estimate (Vietnamese customs)", "Target"]
    assert [line for line in shown.splitlines() if line in heads] == heads


@pytest.mark.parametrize("status", ["estimate", "target"])
def test_chart_is_the_same_in_a_pipe_and_on_a_terminal(
    status: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a pipe it is as wide as COLUMNS says, or 80; only the legend is not wrapped there."""
    call = f"figures trade-turnover --chart --status {status}"
    assert ask(call) == screen(call)
    monkeypatch.setenv("COLUMNS", "60")
    assert "+" + "-" * 40 in ask(call)
    assert max(map(len, ask(call).splitlines()[2:-2])) <= 60


def test_chart_has_an_axis_a_letter_a_series_and_a_legend() -> None:
    every = "--status actual --status estimate --status target"
    lines = ask(f"figures trade-turnover --chart {every}").splitlines()
    assert lines[0] == "Trade turnover, US dollars · 9 observations 2011-2020"
    assert any(line.startswith("10 bn |") for line in lines)
    assert any(line.startswith("    0 |") for line in lines)
    legend = [line[2] for line in lines if line[:2] == "  " and line[2:3].isalpha()]
    assert "".join(legend) == "ABCD"


def test_chart_shows_what_can_stand_on_one_axis_unless_statuses_are_asked_for() -> None:
    """Whole years without their parts, and neither targets nor forecasts."""
    lines = ask("figures trade-turnover --chart").splitlines()
    assert lines[0] == "Trade turnover, US dollars · 5 observations 2011-2014"
    assert any(line.startswith("4 bn |") for line in lines)
    assert any(line.startswith("   0 |") for line in lines)
    legend = [line[2] for line in lines if line[:2] == "  " and line[2:3].isalpha()]
    assert "".join(legend) == "AB"


def test_chart_does_not_touch_the_records() -> None:
    assert records("figures trade-turnover --chart") == records("figures trade-turnover")


def test_notes_are_shown_on_request_and_always_part_of_the_records() -> None:
    note = "Rounded by the presidential office."
    assert note not in screen("figures trade-turnover")
    assert note in screen("figures trade-turnover --notes")
    assert [r["note"] for r in records("figures trade-turnover") if r["note"]] == [{"en": note}]


# on


@pytest.mark.parametrize(
    "day",
    ["2027-07-27", "07-27", "27 July", "July 27", "jul 27", "Jul 27, 2027", "27 July 2027"],
)
def test_day_is_written_in_many_ways(day: str) -> None:
    (found,) = records("on", *day.split(), *TODAY)
    assert (found["id"], found["on"], found["years"]) == (
        "2012-comprehensive-strategic-partnership", "2027-07-27", 15,
    )  # fmt: skip


def test_day_is_today_where_none_is_given() -> None:
    assert records("on --today 2027-07-27") == records("on 2027-07-27")
    assert invoke("on", "-f", "json").code == 0


def test_today_may_be_said_in_words_and_gives_the_year_of_the_day() -> None:
    assert [r["years"] for r in records("on 07-27 --today 2031-01-01")] == [19]
    assert [r["years"] for r in records("on yesterday --today 2031-07-28")] == [19]


@pytest.mark.parametrize(
    ("day", "days"),
    [
        pytest.param("2027-07", "2027-07-12 2027-07-23 2027-07-27", id="month"),
        pytest.param("July", "2027-07-12 2027-07-23 2027-07-27", id="month-to-come"),
        pytest.param("next month", "2027-07-12 2027-07-23 2027-07-27", id="next-month"),
        pytest.param("01-30", "2028-01-30", id="day-that-is-over-this-year"),
        pytest.param("27/7", "2027-07-27", id="day-and-month"),
        pytest.param("30/01", "2028-01-30", id="day-first"),
        pytest.param("01/30", "2028-01-30", id="month-first"),
        pytest.param("30.01.", "2028-01-30", id="day-with-dots"),
        pytest.param("30 January", "2028-01-30", id="month-in-words"),
        pytest.param("Jan 30th", "2028-01-30", id="month-in-short"),
        pytest.param("January", "2028-01-30", id="month-that-is-over-this-year"),
        pytest.param("2027-Q3", "2027-07-12 2027-07-23 2027-07-27 2027-09", id="quarter"),
    ],
)
def test_a_day_without_its_year_is_the_next_to_come_and_a_longer_time_is_a_window(
    day: str, days: str
) -> None:
    found = records("on", *day.split(), "--today", "2027-06-15")
    assert " ".join(record["on"] for record in found) == days


@pytest.mark.parametrize(
    ("day", "today", "ids"),
    [
        ("tomorrow", "2027-01-29", "1950-diplomatic-relations"),
        ("next week", "2027-01-22", "1950-diplomatic-relations"),
        ("this month", "2027-01-31", "1950-diplomatic-relations"),
        ("01-30", "2027-01-30", "1950-diplomatic-relations"),
    ],
)
def test_a_day_or_week_to_come_may_be_said_in_words(day: str, today: str, ids: str) -> None:
    assert " ".join(names("on", *day.split(), "--today", today)) == ids


def test_29_february_without_its_year_is_the_next_one_there_is() -> None:
    (found,) = [r for r in records("on 02-29 --today 2027-01-01", "--data", SERIES) if r["on"][8:]]
    assert (found["id"], found["on"], found["years"]) == ("2020-leap-day", "2028-02-29", 8)


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ("", []),
        ("--days 1", [("2027-07-23", 47)]),
        ("--days 4", [("2027-07-23", 47)]),
        ("--days 5", [("2027-07-23", 47), ("2027-07-27", 15)]),
        ("--days 41", [("2027-07-23", 47), ("2027-07-27", 15), ("2027-09", 27)]),
        ("--days 41 --round", []),
    ],
)
def test_days_look_ahead(options: str, found: list[tuple[str, int]]) -> None:
    """September, of which the day is not known, comes with the first of its days."""
    stdout, stderr, code = invoke("on", "2027-07-22", *options.split(), "-f", "json")
    assert [(r["on"], r["years"]) for r in json.loads(stdout)] == found
    assert (stderr == "", code) == (bool(found), 0)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2020-01-30", [("1950-diplomatic-relations", 70)]),
        ("2021-01-30", []),
        ("2050-01-30", [("1950-diplomatic-relations", 100)]),
        ("2020-07-12", []),
        ("2025-07-12", [("1955-ho-chi-minh-visit", 70)]),
        ("2025-09-30", [("2000-debt-settlement", 25)]),
    ],
)
def test_round_keeps_round_years(day: str, found: list[tuple[str, int]]) -> None:
    stdout = invoke("on", day, "--round", "-f", "json").stdout
    assert [(r["id"], r["years"]) for r in json.loads(stdout)] == found


def test_window_over_new_year_shows_both_years() -> None:
    found = records("on 12-31 --days 1 --today 2026-06-01", "--data", SERIES)
    assert [(r["id"], r["on"], r["years"]) for r in found] == [
        ("1999-new-years-eve", "2026-12-31", 27),
        ("2002-new-year", "2027-01-01", 25),
    ]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2027-02-28", [("2001-state-visit", "2027-02-28"), ("2020-leap-day", "2027-02-28")]),
        ("2028-02-28", [("2001-state-visit", "2028-02-28")]),
        ("2028-02-29", [("2020-leap-day", "2028-02-29")]),
    ],
)
def test_29_february_is_kept_on_the_28th_where_there_is_none(
    day: str, found: list[tuple[str, str]]
) -> None:
    days = [(r["id"], r["on"]) for r in records("on", day, "--data", SERIES)]
    assert [pair for pair in days if len(pair[1]) == 10] == found


def test_what_has_no_certain_day_stands_under_its_month() -> None:
    shown = screen("on 2027-02-10", "--data", SERIES)
    assert shown.splitlines()[:3] == [
        "February (day not known)",
        "  77 years ago  ★ 1950 A secret visit [1][2]  1950-secret-visit",
        "  77 years ago    1950 A talk about the middle of the month [1]",
    ]


@pytest.mark.parametrize(
    ("call", "remark"),
    [
        ("on 05-05", "no anniversaries on 2027-05-05"),
        ("on 05-05 --days 3", "no anniversaries on 2027-05-05 and 3 days after"),
    ],
)
def test_day_without_events_is_an_answer_noted_on_stderr(call: str, remark: str) -> None:
    assert invoke(*call.split(), *TODAY) == Result("", f"vnru: {remark}\n", 0)
    assert invoke(*call.split(), *TODAY, "-f", "json").stdout == "[]\n"


# disputes


def test_disputes_are_events_first_then_figures_with_their_distance() -> None:
    found = records("disputes")
    assert [(r["kind"], r.get("id") or r["value"]) for r in found] == [
        ("event", "1965-air-defence-aid"),
        ("event", "2000-debt-settlement"),
        ("event", "2012-comprehensive-strategic-partnership"),
        ("figure", 3740000000),
        ("figure", 3800000000),
    ]
    assert [r["apart"] for r in found[3:]] == [1.6, 1.6]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ("--until 1980", "1965-air-defence-aid"),
        ("--in 2014", "trade-turnover/2014 trade-turnover/2014"),
        ("--category finance", "2000-debt-settlement"),
        ("--tag aid --tag strategic-partnership",
         "1965-air-defence-aid 2012-comprehensive-strategic-partnership"),
        ("--source kremlin-2012-joint-statement", "2012-comprehensive-strategic-partnership"),
        ("--milestones", "2000-debt-settlement 2012-comprehensive-strategic-partnership"),
        ("--limit 2", "1965-air-defence-aid 2000-debt-settlement"),
        ("--reverse --limit 1", "trade-turnover/2014 trade-turnover/2014"),
        ("--reverse --limit 2",
         "trade-turnover/2014 trade-turnover/2014 2012-comprehensive-strategic-partnership"),
    ],
)  # fmt: skip
def test_disputes_are_filtered_like_the_timeline(options: str, found: str) -> None:
    """The limit counts disputes, so no side of one is lost; only dates select figures."""
    assert " ".join(names(f"disputes {options}")) == found


def test_each_side_of_a_disputed_figure_has_its_sources_and_note() -> None:
    assert (
        "2014 Trade turnover, Russian customs  apart: 1.6 %  trade-turnover/2014\n"
        "  US$ 3.74 bn [1]\n"
        "  about US$ 3.8 bn [2]  Rounded by the presidential office.\n"
    ) in screen("disputes --in 2014")


def test_no_dispute_is_an_answer_noted_on_stderr() -> None:
    assert invoke("disputes", "--until", "1950") == Result("", "vnru: no disputes\n", 0)
    assert invoke("disputes", "--limit", "0", "-f", "json") == Result(
        "[]\n", "vnru: no disputes\n", 0
    )


# sources


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ("--kind official",
         "evn-1950-recognition kremlin-2012-joint-statement mid-2020-anniversary"),
        ("--kind academic --kind news", "nasa-2013-soyuz-37 tuoitre-2000-debt"),
        ("--country INT", "wto-2016-eaeu-agreement"),
        ("--country us --country int", "nasa-2013-soyuz-37 wto-2016-eaeu-agreement"),
        ("--language vi", "evn-1950-recognition tuoitre-2000-debt"),
        ("--language VI --kind news", "tuoitre-2000-debt"),
        ("--kind official --country RU --language ru",
         "kremlin-2012-joint-statement mid-2020-anniversary"),
    ],
)  # fmt: skip
def test_sources_are_filtered_by_kind_country_and_language(options: str, found: str) -> None:
    assert " ".join(names(f"sources {options}")) == found


def test_list_of_sources_counts_the_records_that_rest_on_each() -> None:
    counts = {record["id"]: record["records"] for record in records("sources")}
    assert len(counts) == 8
    assert counts["tuoitre-2000-debt"] == 1
    assert counts["vovworld-2015-65-years"] == 15
    for name in ("tuoitre-2000-debt", "vovworld-2015-65-years"):
        assert len(names(f"sources {name}")) == counts[name]


def test_source_with_an_id_shows_all_that_rests_on_it() -> None:
    assert names("sources kremlin-2012-joint-statement") == [
        "2012-comprehensive-strategic-partnership",
        "trade-turnover/2014",
        "students-in-russia/2012-07-27",
    ]


def test_goal_that_rests_on_a_source_is_not_shown_as_a_fact() -> None:
    shown = ask("sources vovworld-2015-65-years")
    assert "  Trade turnover: about US$ 10 bn (target)  trade-turnover/2020\n" in shown


def test_no_source_is_an_answer_noted_on_stderr() -> None:
    assert invoke("sources", "--country", "FR") == Result("", "vnru: no sources\n", 0)
    assert invoke("sources", "--country", "FR", "-f", "jsonl").stdout == ""


# cite


@pytest.mark.parametrize(
    ("ids", "keys"),
    [
        ("2000-debt-settlement", "tuoitre-2000-debt"),
        ("first-strategic-partner", "mid-2020-anniversary vovworld-2015-65-years"),
        ("trade-turnover/2014", "mid-2020-anniversary kremlin-2012-joint-statement"),
        ("trade-turnover/2016-01/2016-11", "vovworld-2015-65-years"),
        ("wto-2016-eaeu-agreement", "wto-2016-eaeu-agreement"),
        ("trade-turnover/2011 2013-putin-visit", "vovworld-2015-65-years"),
        ("2024-putin-visit tuoitre-2000-debt first-strategic-partner",
         "tass-2024-putin-visit tuoitre-2000-debt mid-2020-anniversary vovworld-2015-65-years"),
        ("trade-turnover",
         "vovworld-2015-65-years mid-2020-anniversary kremlin-2012-joint-statement"),
        ("first-strategic-partner 2000-debt-settlement --limit 1",
         "mid-2020-anniversary tuoitre-2000-debt"),
    ],
    ids=["event", "fact", "figures", "figure", "source", "once-each", "several", "indicator",
         "best-of-each"],
)  # fmt: skip
def test_cite_names_the_sources_of_anything_in_order_and_once(ids: str, keys: str) -> None:
    bibtex = ask(f"cite {ids} --style bibtex")
    assert " ".join(parse_string(bibtex, "bibtex").entries) == keys
    items = json.loads(ask(f"cite {ids} --style csl-json"))
    assert " ".join(item["id"] for item in items) == keys
    assert len(ask(f"cite {ids}").splitlines()) == len(keys.split())


def test_citation_is_text_unless_another_style_is_asked_for() -> None:
    assert ask("cite 2000-debt-settlement") == (
        "Tuổi Trẻ. (2000, September). Russia forgives debt | details. baomoi.com. "
        "https://tuoitre.vn/debt_(2000)\n"
    )
    assert ask("cite 2000-debt-settlement -s text") == ask("cite 2000-debt-settlement")


def test_citation_on_a_terminal_is_the_same_as_in_a_pipe() -> None:
    args = ["cite", "2012-comprehensive-strategic-partnership", "-s", "bibtex"]
    assert run_in_terminal(*args, columns=40).stdout == ask(" ".join(args))


# stats


def test_stats_are_groups_with_numbers_and_shares() -> None:
    found = records("stats")
    assert found[0] == {"group": "records", "name": "events", "number": 15, "share": 0.4839}
    assert {"group": "disputed", "name": "figures", "number": 1, "share": 0.0909} in found
    assert ask("stats -f csv").splitlines()[:2] == ["group,name,number,share",
                                                    "records,events,15,0.4839"]  # fmt: skip


def test_bars_of_stats_are_parts_of_the_group_or_shares_of_the_whole() -> None:
    """The largest of a group fills the line; where each has its own whole, only 100 % does."""
    lines = {line.split()[0]: line for line in screen("stats").splitlines() if "%" in line}
    full = lines["official"].count("█")
    assert lines["news"].count("█") == pytest.approx(full / 3, abs=1)
    shares = screen("stats").partition("Records with two or more sources\n")[2].splitlines()
    assert shares[0].split()[:3] == ["events", "4", "26.7"]
    assert shares[0].count("█") == pytest.approx(0.267 * full, abs=1)
    assert "█" not in shares[1]


def test_categories_in_stats_have_their_names_and_codes_stay_codes() -> None:
    lines = [line.split()[0] for line in screen("stats --lang ru").splitlines() if "%" in line]
    assert {"визит", "экономика"} & set(lines) == {"визит"}
    assert {"official", "VN", "en", "1950s"} <= set(lines)
    assert "visit" not in lines


# Wrong usage and unknown names


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("facts tradde", "no topic is called tradde; did you mean trade?"),
        ("facts sport",
         "no topic is called sport; choose from diplomacy, education, energy, trade"),
        ("facts --as-of 2016-13", "--as-of: 2016-13: there is no month 13"),
        ("facts --as-of 01/03/2001",
         "--as-of: 01/03/2001 can be read as 1 March or 3 January; "
         "write 2001-03-01 or 2001-01-03"),
        ("figures --basis XX",
         "no basis is called XX; choose from RU-customs, VN-customs, unspecified"),
        ("figures --basis VN-custom",
         "no basis is called VN-custom; did you mean VN-customs?"),
        ("figures --status actua", "no status is called actua; did you mean actual?"),
        ("figures --status guess",
         "no status is called guess; choose from actual, estimate, forecast, target"),
        ("figures --since 2012 --until 2011",
         "--since 2012-01-01 is later than --until 2011-12-31; exchange them"),
        ("on 1990s", "DATE: 1990s is longer than a year"),
        ("on 31/02 --today 2027-01-01", "DATE: 2027-02-31: February 2027 has 28 days"),
        ("on 01-30 --today 9999-12-31", "DATE: years go from 0001 to 9999"),
        ("on {year}x --today 2027-01-01",
         "DATE: {year}x: not a date that can be read; "
         "write 2001, 2001-03, 2001-03-01, June 2000, 1990s or 10 years ago"),
        ("on {abc --today 2027-01-01",
         "DATE: {abc 2027: not a date that can be read; "
         "write 2001, 2001-03, 2001-03-01, June 2000, 1990s or 10 years ago"),
        ("on 2024/..", "DATE: 2024/.. is longer than a year"),
        ("on 3/4", "DATE: 3/4 can be read as two days; write month-day: 04-03 or 03-04"),
        ("on 30 February --today 2027-01-01", "DATE: 30 February 2027: February 2027 has 28 days"),
        ("on --today 2027", "--today: 2027 is not one day; write it as in 2027-01-30"),
        ("on --days 367", "--days: 367; write 0 to 366"),
        ("on --days -1", "--days: -1; write 0 to 366"),
        ("disputes --tag oli", "no tag is called oli; did you mean oil?"),
        ("disputes --limit -1", "--limit: -1 is negative; write 0 or more"),
        ("sources --kind blog",
         "--kind: blog; choose from official, treaty-text, state-media, news, academic, "
         "think-tank, encyclopedia, company"),
        ("cite", "missing argument 'ID...'; see vnru cite --help"),
        ("cite x --style mla",
         "invalid value for '--style' / '-s': 'mla' is not one of 'text', 'bibtex', 'csl-json'; "
         "see vnru cite --help"),
        ("stats more", "got unexpected extra argument(s) (more); see vnru stats --help"),
    ],
)  # fmt: skip
def test_wrong_usage_ends_with_2_and_one_line_that_helps(call: str, message: str) -> None:
    assert invoke(*call.split()) == Result("", f"vnru: error: {message}\n", 2)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("figures trade-turnovr",
         "no indicator is called trade-turnovr; did you mean trade-turnover?"),
        ("figures students", "no indicator is called students; did you mean students-in-russia?"),
        ("sources vovworld", "no source is called vovworld; did you mean vovworld-2015-65-years?"),
        ("sources wto-2016-eaeu-agrement",
         "no source is called wto-2016-eaeu-agrement; did you mean wto-2016-eaeu-agreement?"),
        ("sources nothing-like-it", "no source is called nothing-like-it"),
        ("disputes --person Puttin", "no person is called Puttin; did you mean Vladimir Putin?"),
        ("cite 2012-compr",
         "no record is called 2012-compr; did you mean 2012-comprehensive-strategic-partnership?"),
        ("cite tarif-lines", "no record is called tarif-lines; did you mean tariff-lines?"),
    ],
)  # fmt: skip
def test_unknown_name_ends_with_3_and_the_nearest(call: str, message: str) -> None:
    assert invoke(*call.split()) == Result("", f"vnru: error: {message}\n", 3)


def test_cite_writes_nothing_where_one_of_its_ids_is_unknown() -> None:
    stdout, stderr, code = invoke("cite", "2000-debt-settlement", "nonsense")
    assert (stdout, stderr, code) == ("", "vnru: error: no record is called nonsense\n", 3)


@pytest.mark.parametrize(
    ("call", "remark"),
    [
        ("facts --as-of 1990", "no facts"),
        ("facts diplomacy --as-of 2000", "no facts"),
        ("figures --since 2040", "no figures"),
        ("figures trade-turnover --basis VN-customs --status target", "no figures"),
        ("figures trade-turnover --since 2040 --chart", "no figures"),
    ],
)
def test_nothing_known_is_an_answer_noted_on_stderr(call: str, remark: str) -> None:
    assert invoke(*call.split()) == Result("", f"vnru: {remark}\n", 0)
    assert invoke(*call.split(), "-f", "json") == Result("[]\n", f"vnru: {remark}\n", 0)
    shown = run_in_terminal(*call.split())
    assert (shown.stdout.strip(), shown.code) == ("", 0)


@pytest.mark.parametrize("of", ["tag", "person", "place"])
def test_stats_of_lists_the_names_that_filters_take(of: str) -> None:
    listed = records(f"stats --of {of}")
    numbers = [record["number"] for record in listed]
    assert numbers == sorted(numbers, reverse=True)
    assert {record["group"] for record in listed} == {of}
    for record in listed:
        assert invoke("timeline", f"--{of}", record["name"], "-n", "1").code == 0


def test_stats_of_names_terms_in_the_language_that_was_asked_for() -> None:
    assert "Сочи" in screen("stats --of place --lang ru")
