"""The command line: what stands on stdout, what on stderr, and how each command ends."""

import json
import os
import re
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

import vnru
from support import (
    SAMPLE,
    Result,
    command,
    environment,
    event,
    invoke,
    make_dataset,
    plain,
    run,
    run_in_terminal,
)
from vnru.checks import RULES
from vnru.cli import COMMANDS, screen

ANSWERS = {
    "timeline": [],
    "search": ["partnership"],
    "show": ["2012"],
    "facts": [],
    "figures": ["trade-turnover"],
    "on": ["2027-01-30"],
    "disputes": [],
    "sources": [],
    "cite": ["2012-comprehensive-strategic-partnership"],
    "stats": [],
    "check": ["--rules"],
}
"""A call of each command that has an answer in the sample."""
pytestmark = pytest.mark.usefixtures("sample")
VIEWS = [name for name in ANSWERS if name not in ("check", "cite")]
"""The commands whose answer looks different on a terminal."""
ADDRESSES = set(re.findall(r'url: "(.+)"', (SAMPLE / "sources.yaml").read_text(encoding="utf-8")))
"""The web addresses in the sample: the only words that may be wider than the terminal."""


def call(name: str) -> list[str]:
    return [name, *ANSWERS[name]]


# Every command


def test_every_command_is_tried_here() -> None:
    assert list(ANSWERS) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_command_answers_on_stdout_and_ends_with_0(name: str) -> None:
    """In a pipe there is no colour and nothing is said beside the answer."""
    stdout, stderr, code = invoke(*call(name))
    assert (stderr, code) == ("", 0)
    assert stdout.endswith("\n")
    assert "\x1b" not in stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_command_explains_itself(name: str) -> None:
    """``--help`` and ``-h`` say how it is used, in lines of 80 columns, and end with 0."""
    stdout, stderr, code = invoke(name, "--help")
    assert (stderr, code) == ("", 0)
    assert stdout.startswith(f"Usage: vnru {name} ")
    assert max(map(len, stdout.splitlines())) <= 80
    assert invoke(name, "-h").stdout == stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_unknown_option_is_refused_in_one_line(name: str) -> None:
    stdout, stderr, code = invoke(*call(name), "--nonsense=1")
    assert (stdout, code) == ("", 2)
    assert re.fullmatch(r"vnru: error: no such option: --nonsense.*\n", stderr)


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("language", ["en", "vi", "ru"])
def test_json_is_json_in_every_language(name: str, language: str) -> None:
    """The language chooses what people read; the records stay the same."""
    records = json.loads(invoke(*call(name), "-f", "json", "--lang", language).stdout)
    assert records == json.loads(invoke(*call(name), "-f", "json").stdout)
    assert all(isinstance(record, dict) for record in records)
    assert records


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("width", [20, 40, 80, 200])
@pytest.mark.parametrize("language", ["en", "vi", "ru"])
def test_no_row_on_a_terminal_is_wider_than_it(
    name: str, width: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    stdout, stderr, code = invoke(*call(name), "--color", "--lang", language)
    assert (stderr, code) == ("", 0)
    rows = plain(stdout).splitlines()
    assert len(rows) > 1
    assert max((cell_len(row) for row in rows if row.lstrip(" ") not in ADDRESSES), default=0) <= (
        width
    )


@pytest.mark.parametrize("name", ["show", "facts", "figures", "on", "disputes"])
@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_web_addresses_are_whole(name: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the width, each address of the answer can be copied."""
    monkeypatch.setenv("COLUMNS", str(width))
    stdout = invoke(*call(name), "--color").stdout
    linked = set(re.findall(r"\x1b\]8;id=\w+;([^\x1b]+)\x1b", stdout))
    assert linked
    assert linked <= ADDRESSES
    written = plain(stdout).split()
    assert linked <= set(written)
    assert sum(word.startswith("http") for word in written) == len(linked)


@pytest.mark.parametrize("name", VIEWS)
def test_missing_dataset_ends_with_4(name: str) -> None:
    assert invoke(*call(name), "--data", "/nowhere") == Result(
        "", "vnru: error: /nowhere: there is no such file or folder\n", 4
    )


@pytest.mark.parametrize("name", VIEWS)
def test_no_record_has_a_key_twice(name: str) -> None:
    _no_key_twice(*call(name))


@pytest.mark.parametrize("name", ["sources", "show"])
def test_no_record_about_a_source_has_a_key_twice(name: str) -> None:
    _no_key_twice(name, "tuoitre-2000-debt")


def _no_key_twice(*args: str) -> None:
    text = invoke(*args, "-f", "json").stdout
    for record in json.loads(text, object_pairs_hook=list):
        names = [name for name, _ in record]
        assert len(names) == len(set(names))


# The program


def test_version_is_that_of_the_package() -> None:
    assert invoke("--version") == Result(f"vnru {vnru.__version__}\n", "", 0)


def test_help_lists_all_commands_in_order() -> None:
    stdout, stderr, code = invoke("--help")
    assert (stderr, code) == ("", 0)
    listed = re.findall(r"^  (\w+)  +[A-Z]", stdout, re.MULTILINE)
    assert listed == list(COMMANDS)
    assert "Exit codes: 0 answered, 2 wrong usage, 3 nothing found" in stdout


def test_help_may_be_asked_for_as_a_command() -> None:
    assert invoke("help") == invoke("--help")
    assert invoke("help", "timeline") == invoke("timeline", "--help")
    assert invoke("help", "nonsense").code == 2


def test_help_has_no_description_cut_at_80_columns() -> None:
    usage, _, rest = invoke("help").stdout.partition("\n")
    assert usage.endswith(" COMMAND [ARGS]...")
    assert "..." not in rest
    assert max(map(len, rest.splitlines())) <= 80


def test_no_command_shows_help_on_stderr_and_ends_with_2() -> None:
    """Nothing was asked, so nothing is answered."""
    stdout, stderr, code = invoke()
    assert (stdout, code) == ("", 2)
    assert stderr == invoke("--help").stdout


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ("timelin", "there is no command timelin; did you mean timeline?"),
        ("Putin", "there is no command Putin; to look for it: vnru search Putin"),
        (
            "--nonsense",
            "no such option: --nonsense; options stand behind the command, "
            "as in vnru timeline --since 2000; see vnru --help",
        ),
        (
            "--lang vi timeline",
            "no such option: --lang; options stand behind the command, "
            "as in vnru timeline --since 2000; see vnru --help",
        ),
        ("timeline 2001", "got unexpected extra argument(s) (2001); see vnru timeline --help"),
        (
            "timeline --limit x",
            "invalid value for '--limit' / '-n': 'x' is not a valid int; see vnru timeline --help",
        ),
        ("timeline --limit -1", "--limit: -1 is negative; write 0 or more"),
        ("timeline --lang de", "--lang: de; choose from en, vi, ru"),
        ("timeline --since", "option '--since' requires an argument; see vnru --help"),
        (
            "timeline --since 01/03/2001",
            "--since: 01/03/2001 can be read as 1 March or 3 January; "
            "write 2001-03-01 or 2001-01-03",
        ),
        ("timeline --until 2001-02-30", "--until: 2001-02-30: February 2001 has 28 days"),
        (
            "timeline --in 2012..2001",
            "--in: 2012..2001: the range ends before it begins; write 2001..2012",
        ),
        (
            "timeline --since 2012 --until 2001",
            "--since 2012-01-01 is later than --until 2001-12-31; exchange them",
        ),
        (
            "timeline --since 2010 --in 1990s",
            "no day is both in from 2010-01-01 and in 1990-01-01 to 1999-12-31",
        ),
        (
            "timeline --in 2012-2001",
            "--in: 2012..2001: the range ends before it begins; write 2001..2012",
        ),
        ("timeline --today 2027", "--today: 2027 is not one day; write it as in 2027-01-30"),
        ("search oil --today 1990s", "--today: 1990s is not one day; write it as in 2027-01-30"),
        ("timeline --today ../2001", "--today: ../2001 is not one day; write it as in 2027-01-30"),
        ("timeline --tag oli", "no tag is called oli; did you mean oil?"),
        (
            "timeline --category sport",
            "no category is called sport; "
            "choose from defence, diplomacy, education, energy, finance, "
            "space, trade, treaty, visit",
        ),
        ("search", "missing argument 'words'; see vnru search --help"),
        (
            "cite 2000-debt-settlement -n 0",
            "invalid value for '--limit' / '-n': 0 is not in the range x>=1; see vnru cite --help",
        ),
        ("search -- -Hanoi", "only words to exclude; write at least one word to look for"),
        ("show", "missing argument 'what'; see vnru show --help"),
        ("show 30 February 2001", "30 February 2001: February 2001 has 28 days"),
        (
            "show 01/03/2001",
            "01/03/2001 can be read as 1 March or 3 January; write 2001-03-01 or 2001-01-03",
        ),
        ("check --format csv", "check writes table, json or jsonl"),
    ],
)
def test_wrong_usage_ends_with_2_and_one_line_that_helps(args: str, message: str) -> None:
    assert invoke(*args.split()) == Result("", f"vnru: error: {message}\n", 2)


@pytest.mark.parametrize("format", ["table", "json", "jsonl", "csv", "md"])
@pytest.mark.parametrize("words", [[""], [" ", ""], ["\t"]], ids=repr)
def test_nothing_to_look_for_is_wrong_usage(words: list[str], format: str) -> None:
    message = "vnru: error: nothing to look for; write a word\n"
    assert invoke("search", *words, "-f", format) == Result("", message, 2)


@pytest.mark.parametrize(
    "args",
    ["timeline --since", "timeline --until", "timeline --in", "timeline --today", "search oil --in",
     "figures --since", "figures --until", "figures --in", "facts --as-of", "on --today",
     "disputes --since", "timeline --today today --since"],
)  # fmt: skip
def test_an_empty_date_is_an_error_and_not_all_dates(args: str) -> None:
    """``--since "$X"`` in a script where X is empty."""
    option = args.split()[-1]
    assert invoke(*args.split(), "") == Result(
        "",
        f"vnru: error: {option}: an empty text: not a date; "
        "write 2001, 2001-03, 2001-03-01 or an interval 2001/2002-06\n",
        2,
    )


def test_unknown_format_is_refused_with_those_that_exist() -> None:
    stdout, stderr, code = invoke("timeline", "--format", "xml")
    assert (stdout, code, stderr.count("\n")) == ("", 2, 1)
    assert "'xml' is not one of 'table', 'json', 'jsonl', 'csv', 'md'" in stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ("search Viesovpetro", "nothing found for Viesovpetro; did you mean Vietsovpetro?"),
        ("search Xylophone", "nothing found for Xylophone"),
        (
            "search Sochi Salyut",
            "nothing found for Sochi Salyut; every word is found, but not together: try --any",
        ),
        (
            "search Putin --until 1960",
            "nothing found for Putin; without the filters there are hits",
        ),
        (
            "show 2012-comprehensive",
            "no record is called 2012-comprehensive; "
            "did you mean 2012-comprehensive-strategic-partnership?",
        ),
        (
            "search Sochi comprehensive Salyut",
            "nothing found for Sochi comprehensive Salyut together; "
            "did you mean Sochi comprehensive?",
        ),
        ("search camranh", "nothing found for camranh; did you mean Cam Ranh?"),
        ("show nonsense", "no record is called nonsense"),
        ("show Putin 2012", "no record is called Putin 2012"),
        ("show 2012 2013-putin-visit nonsense-id", "no record is called nonsense-id"),
        ("timeline --person Puttin", "no person is called Puttin; did you mean Vladimir Putin?"),
        ("timeline --place Hano", "no place is called Hano; did you mean Hanoi?"),
        (
            "timeline --source tuoitre-2000",
            "no source is called tuoitre-2000; did you mean tuoitre-2000-debt?",
        ),
    ],
)
def test_nothing_found_ends_with_3_and_the_nearest_names(args: str, message: str) -> None:
    assert invoke(*args.split()) == Result("", f"vnru: error: {message}\n", 3)


@pytest.mark.parametrize(
    ("format", "stdout"), [("json", "[]\n"), ("jsonl", ""), ("csv", ""), ("md", ""), ("table", "")]
)
def test_search_without_hits_is_an_empty_array_in_json(format: str, stdout: str) -> None:
    """What reads on expects JSON; the message and the exit code stay."""
    message = "vnru: error: nothing found for Xylophone\n"
    assert invoke("search", "Xylophone", "-f", format) == Result(stdout, message, 3)


def test_long_query_is_not_repeated_in_full() -> None:
    stdout, stderr, code = invoke("search", *["Xylophone"] * 3000)
    assert (stdout, code) == ("", 3)
    query = " ".join(["Xylophone"] * 9)[:80]
    assert stderr == f"vnru: error: nothing found for {query}...\n"


@pytest.mark.parametrize(
    ("args", "note"),
    [
        ("timeline --since 2099", "no events (from 2099-01-01)"),
        ("on 01-02 --today 2027-01-01", "no anniversaries on 2027-01-02"),
        ("disputes --since 2099", None),
        ("sources --country XX", None),
        ("figures trade-turnover --since 2099", None),
    ],
)
def test_empty_answer_is_a_remark_and_no_table(args: str, note: str | None) -> None:
    """Also on a terminal, where a table would only have its head; exports stay complete."""
    stdout, stderr, code = invoke(*args.split(), "--color")
    assert (stdout, code) == ("", 0)
    assert stderr.startswith("vnru: no ")
    assert stderr.count("\n") == 1
    assert note is None or stderr == f"vnru: {note}\n"
    assert invoke(*args.split()) == (stdout, stderr, code)
    assert invoke(*args.split(), "-f", "json") == ("[]\n", stderr, code)
    assert invoke(*args.split(), "-f", "csv").stdout.count("\n") == 1


def test_faulty_dataset_ends_with_4_and_its_first_fault(tmp_path: Path) -> None:
    path = make_dataset(tmp_path / "data.yaml", event("2001-x", importance="7"))
    assert invoke("timeline", "--data", path) == Result(
        "",
        f"vnru: error: {path}: 1 fault, the first in data.yaml:1 2001-x: write 1 for a milestone, "
        f"2 for notable, 3 for a detail; run: vnru check {path}\n",
        4,
    )


def test_interruption_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(vnru, "load", interrupt)
    assert invoke("timeline") == Result("", "", 130)


def test_bug_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not the user's fault is not dressed up as a message."""

    def fail(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(vnru, "load", fail)
    with pytest.raises(ZeroDivisionError):
        invoke("timeline")


# timeline


def test_timeline_in_a_pipe_is_one_aligned_line_an_event() -> None:
    """Date, importance, category, whether disputed, id, and the title in full."""
    assert invoke("timeline", "--in", "2000..2013", "--milestones") == Result(
        "2000-09     1  finance    disputed  2000-debt-settlement                      "
        "Russia writes off most of the Soviet-era debt\n"
        "2001-03-01  1  treaty               2001-strategic-partnership                "
        "Declaration on strategic partnership\n"
        "2012-07-27  1  diplomacy  disputed  2012-comprehensive-strategic-partnership  "
        "Comprehensive strategic partnership\n",
        "",
        0,
    )


def test_empty_timeline_is_an_answer_noted_on_stderr() -> None:
    note = "vnru: no events (until 1949-12-31)\n"
    assert invoke("timeline", "--until", "1949") == Result("", note, 0)
    assert invoke("timeline", "--until", "1949", "-f", "json") == Result("[]\n", note, 0)
    assert invoke("timeline", "--until", "1949", "-f", "jsonl") == Result("", note, 0)


@pytest.mark.parametrize(
    ("args", "ids"),
    [
        ("-c visit -c space --since 1960", "1980-soyuz-37 2013-putin-visit 2024-putin-visit"),
        ("-t oil -t free-trade", "1981-vietsovpetro 2013-putin-visit 2015-eaeu-agreement"),
        ("--person Путин --place hanoi -m", "2001-strategic-partnership"),
        ("--source nasa-2013-soyuz-37", "1980-soyuz-37"),
        ("-n 1", "1950-diplomatic-relations"),
        ("-r -n 1", "2024-putin-visit"),
        ("--in 1960s", "1960-students-in-soviet-universities 1965-air-defence-aid"),
        ("--since -10y --until today --today 2024-07-01", "2015-eaeu-agreement 2024-putin-visit"),
        ("--in 2013-Q4", "2013-putin-visit"),
        ("--in 2000-2001", "2000-debt-settlement 2001-strategic-partnership"),
        ("--in 2000:2001", "2000-debt-settlement 2001-strategic-partnership"),
        ("--in 2000-2001 --person Путина", "2001-strategic-partnership"),
        ("--person Ле --person Зуаном", "1978-friendship-treaty"),
        ("--in today..tomorrow --today 2013-11-11", "2013-putin-visit"),
        ("--since tomorrow --until tomorrow --today 2013-11-11", "2013-putin-visit"),
    ],
)
def test_timeline_filters_mean_what_they_mean_in_python(args: str, ids: str) -> None:
    stdout, stderr, code = invoke("timeline", *args.split(), "-f", "jsonl")
    assert [json.loads(line)["id"] for line in stdout.splitlines()] == ids.split()
    assert (stderr, code) == ("", 0)


def test_timeline_takes_a_range_in_words_and_next_weeks() -> None:
    found = invoke("timeline", "--in", "2000 to 2001", "-f", "json")
    assert found == invoke("timeline", "--in", "2000..2001", "-f", "json")
    week = invoke("timeline", "--in", "next week", "--today", "2013-11-05", "-f", "jsonl")
    assert [json.loads(line)["id"] for line in week.stdout.splitlines()] == ["2013-putin-visit"]


@pytest.mark.parametrize(
    ("width", "language", "hint"),
    [
        (59, "en", ""),
        (60, "en", "vnru show 2024-06-19  shows it in full"),
        (119, "vi", "vnru show 2024-06-19  xem đầy đủ"),
        (80, "ru", "vnru show 2024-06-19  покажет полностью"),
        (120, "en", ""),
    ],
)
def test_timeline_without_ids_says_how_to_see_more(
    width: int, language: str, hint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the ids have no room, its last line is a command that works."""
    monkeypatch.setenv("COLUMNS", str(width))
    last = invoke("timeline", "--lang", language, "--color").stdout.splitlines()[-1]
    assert ("vnru show" in last) is bool(hint)
    assert plain(last) == hint or not hint
    assert not hint or last.startswith("\x1b[2m")
    if hint:
        assert "2024-putin-visit" in invoke(*hint.split("  ")[0].split()[1:]).stdout


@pytest.mark.parametrize(
    ("language", "head", "decades"),
    [
        ("en", "from 2000-01-01 · 6 events, 2 disputed", "2000s 2010s 2020s"),
        ("vi", "từ 2000-01-01 · 6 sự kiện, 2 có bất đồng",
         "Thập niên 2000 Thập niên 2010 Thập niên 2020"),
        ("ru", "с 2000-01-01 · 6 событий, спорных: 2", "2000-е 2010-е 2020-е"),
    ],
)  # fmt: skip
def test_timeline_counts_disputes_and_names_decades_in_every_language(
    language: str, head: str, decades: str
) -> None:
    rows = plain(invoke("timeline", "--since", "2000", "--color", "-l", language).stdout)
    assert rows.splitlines()[0] == head
    headings = [row for row in rows.splitlines()[1:-1] if row[:1].strip()]
    assert " ".join(headings) == decades


@pytest.mark.parametrize(
    ("language", "title", "category"),
    [
        ("en", "Russia writes off most of the Soviet-era debt", "finance"),
        ("vi", "Nga xóa phần lớn nợ thời Xô viết", "tài chính"),
        ("ru", "Россия списала большую часть советского долга", "финансы"),
    ],
)
def test_language_is_that_of_titles_and_category_names(
    language: str, title: str, category: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``--lang`` decides, or else VNRU_LANG."""
    by_option = invoke("timeline", "--in", "2000-09", "--lang", language)
    assert title in by_option.stdout
    assert category in by_option.stdout
    monkeypatch.setenv("VNRU_LANG", language)
    assert invoke("timeline", "--in", "2000-09") == by_option


def test_text_without_translation_is_shown_in_english() -> None:
    """The dispute of 2012 is written in English only."""
    assert "One article of 2020 dates it to August" in invoke("show", "2012", "-l", "ru").stdout


def test_data_option_wins_over_the_environment(tmp_path: Path) -> None:
    path = make_dataset(tmp_path / "own.yaml", event("2001-x", "My own event"))
    assert invoke("timeline", "--data", path).stdout.endswith("My own event\n")


def test_environment_names_the_dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_dataset(tmp_path / "own.yaml", event("2001-x", "My own event"))
    monkeypatch.setenv("VNRU_DATA", str(path))
    assert invoke("timeline").stdout.endswith("My own event\n")


# search


def test_search_in_a_pipe_names_kind_date_id_and_text() -> None:
    assert invoke("search", "Vietsovpetro") == Result(
        "event  1981-06-19  1981-vietsovpetro    Agreement on the oil joint venture Vietsovpetro\n"
        "fact   2015-01~    largest-oil-venture  "
        "Vietsovpetro is the oldest joint venture of the two countries.\n",
        "",
        0,
    )


def test_search_takes_words_apart_or_together() -> None:
    assert invoke("search", "joint", "venture") == invoke("search", "joint venture")


def test_search_takes_a_quoted_phrase() -> None:
    assert invoke("search", '"joint venture"').code == 0
    assert invoke("search", '"venture joint"').code == 3


def test_search_excludes_a_word_after_two_hyphens() -> None:
    assert "2013-putin-visit" not in invoke("search", "Putin", "--", "-Hanoi").stdout
    assert invoke("search", "Putin", "--", "-Hanoi").code == 0


@pytest.mark.parametrize("word", ["-Ханой", '-"Ha Noi"', "-Hanoi", "-visit"])
def test_search_excludes_a_word_with_a_leading_hyphen(word: str) -> None:
    """``vnru search Putin -Hanoi`` is what the help promises."""
    ids = [hit["id"] for hit in json.loads(invoke("search", "Putin", word, "-f", "json").stdout)]
    assert ids == ["2012-comprehensive-strategic-partnership"]


def test_search_with_any_finds_one_of_the_words() -> None:
    stdout = invoke("search", "--any", "Sochi", "Salyut").stdout
    assert len(stdout.splitlines()) == 2


def test_search_marks_matches_and_shows_them_in_their_text() -> None:
    """A word that is not in the title shown is shown where it stands."""
    stdout = invoke("search", "Salyut", "--color").stdout
    assert "\x1b[1;7mSalyut\x1b[0m" in stdout
    assert "spent eight days on the station Salyut" in plain(stdout)
    stdout = invoke("search", "vũ trụ", "--color").stdout
    assert "\x1b[1;7mvũ trụ\x1b[0m" in stdout


def test_search_says_what_it_looked_for_as_well() -> None:
    head = plain(invoke("search", "EEU", "--color").stdout).split("\n\n")[0].replace("\n", " ")
    also = "EAEU, Eurasian Economic Union, Liên minh kinh tế Á-Âu, ЕАЭС"
    assert head == f"1 event, 1 fact for EEU (also: {also})"


def test_search_shows_figures_with_value_and_status() -> None:
    rows = plain(invoke("search", "students in Russia", "--color").stdout).splitlines()
    assert "  2030        # Vietnamese students in Russia (forecast): at least 9,000" in rows
    assert (
        "  2015-03     # Vietnamese students in Russia: 5,500  students-in-russia/2015-03" in rows
    )


def screen_of(*args: str | Path, width: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The rows of a screen of a width."""
    monkeypatch.setenv("COLUMNS", str(width))
    return plain(invoke(*args, "--color").stdout).splitlines()


HITS = [
    ("2015-05-29", "★", "Free trade agreement with the Eurasian Economic Union signed",
     "2015-eaeu-agreement"),
    ("1991", " ", "Trade collapses with the end of the Soviet Union", "1991-trade-collapse"),
    ("2016-10", "·", "The agreement with the EAEU frees about 90 % of tariff lines.",
     "tariff-lines"),
    ("2020", "#", "Trade turnover (target): about US$ 10 bn", "trade-turnover/2020"),
    ("2012", "#", "Trade turnover: US$ 3.66 bn", "trade-turnover/2012"),
    ("2014", "#", "Trade turnover: US$ 3.74 bn ≠", "trade-turnover/2014"),
    ("2011", "#", "Trade turnover: about US$ 2 bn", "trade-turnover/2011"),
    ("2012", "#", "Trade turnover: US$ 2.45 bn", "trade-turnover/2012"),
    ("2015-H1", "#", "Trade turnover: at most US$ 1.7 bn", "trade-turnover/2015-H1"),
    ("2015-Q1", "#", "Trade turnover (estimate): at least US$ 800.5 m", "trade-turnover/2015-Q1"),
    ("2016-01/2016-11", "#", "Trade turnover: about US$ 2.5 bn", "trade-turnover/2016-01/2016-11"),
    ("2014", "#", "Trade turnover: about US$ 3.8 bn ≠ Rounded by the presidential office.",
     "trade-turnover/2014"),
]  # fmt: skip
"""Date, sign, text and id of what ``search trade`` finds."""


@pytest.mark.parametrize("width", [140, 200])
def test_hits_stand_in_columns_with_their_ids_behind_them(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The column of dates is as wide as the widest date, and an id is what show takes."""
    rows = screen_of("search", "trade", width=width, monkeypatch=monkeypatch)
    assert rows[:2] == ["2 events, 1 fact, 9 figures for trade", ""]
    assert rows[2:] == [f"  {date:<15}  {sign} {text}  {name}" for date, sign, text, name in HITS]
    for *_, name in HITS:
        assert invoke("show", name).code == 0


@pytest.mark.parametrize("width", [60, 80, 110])
def test_hits_that_are_too_long_hang_under_their_texts(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = screen_of("search", "trade", width=width, monkeypatch=monkeypatch)
    begins = [f"  {date:<15}  {sign} " for date, sign, *_ in HITS]
    assert [row[:21] for row in rows[2:] if row[2] != " "] == begins
    assert all(row[:21] == " " * 21 for row in rows[2:] if row[2] == " ")
    words = [" ".join(f"{date} {sign} {text} {name}".split()) for date, sign, text, name in HITS]
    assert " ".join(" ".join(rows[2:]).split()) == " ".join(words)
    ids = {name for *_, name in HITS}
    assert ids <= set(" ".join(rows[2:]).split())


@pytest.mark.parametrize("width", [40, 59])
def test_hits_on_a_narrow_screen_are_date_text_and_id_under_each_other(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = screen_of("search", "trade", width=width, monkeypatch=monkeypatch)
    hits: list[list[str]] = []
    for row in rows[2:]:
        if row[2] != " ":
            hits.append([row])
        else:
            assert row[:4] == "    "
            hits[-1].append(row[4:])
    assert [(hit[0], " ".join(hit[1:-1]), hit[-1]) for hit in hits] == [
        (f"  {date} {sign}".rstrip(), text, name) for date, sign, text, name in HITS
    ]


def test_ids_of_hits_are_dim() -> None:
    stdout = invoke("search", "Vietsovpetro", "--color").stdout
    for name in ("1981-vietsovpetro", "largest-oil-venture"):
        assert re.search(rf"\x1b\[2m *{name}\x1b\[0m", stdout)


def test_dates_of_facts_have_room_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fact's date may be the widest."""
    fact = {"id": "a-fact", "topic": "trade", "statement": {"en": "Oil, a fact."},
            "as_of": "2001-03-01/2001-04-01", "sources": ["source"]}  # fmt: skip
    path = make_dataset(tmp_path / "data.yaml", event("2001-x", "Oil"), facts=[fact])
    rows = screen_of("search", "oil", "--data", path, width=80, monkeypatch=monkeypatch)
    assert sorted(rows[2:]) == [
        "  2001                     Oil  2001-x",
        "  2001-03-01/2001-04-01  · Oil, a fact.  a-fact",
    ]


def test_notes_of_figures_are_shown_in_every_language_with_their_matches() -> None:
    """In the pipe as on the screen."""
    assert invoke("search", "presidential office 2014").stdout == (
        "figure  2014  trade-turnover/2014  Trade turnover: 3800000000 USD, approx, actual, "
        "RU-customs. Rounded by the presidential office.\n"
    )
    shown = invoke("search", "presidential office 2014", "--color", "-l", "ru").stdout
    assert "\x1b[1;7mpresidential office\x1b[0m" in shown
    assert "Товарооборот: около 3,8 млрд долл. США ≠ Rounded by the" in " ".join(
        plain(shown).split()
    )


def test_search_cuts_a_long_text_around_the_match_at_words(tmp_path: Path) -> None:
    """What stands before and after is left out, and the cut is marked."""
    summary = f"{'before ' * 20}Vietsovpetro {'after ' * 20}end."
    path = make_dataset(tmp_path / "data.yaml", event("2001-x", summary={"en": summary}))
    shown = plain(invoke("search", "Vietsovpetro", "--color", "--data", path).stdout)
    snippet = " ".join(shown.split("Title  2001-x\n")[1].split())
    assert re.fullmatch(r"\.\.\. (before )+Vietsovpetro (after )+\.\.\.", snippet)
    assert len(snippet) < 150


# show


def test_show_a_year_gives_all_of_it_in_full() -> None:
    """Events with texts, names, relations and disputes; then figures; then the sources."""
    stdout, stderr, code = invoke("show", "2012")
    assert (stderr, code) == ("", 0)
    for text in (
        "2012-07-27 ★ Comprehensive strategic partnership",
        "The presidents raised relations to a comprehensive strategic partnership in Sochi. [1][2]",
        "Quan hệ đối tác chiến lược toàn diện",
        "Всеобъемлющее стратегическое партнёрство",
        "Trương Tấn Sang, Vladimir Putin",
        "2001-03-01 Declaration on strategic partnership  2001-strategic-partnership",
        "≠ disputed  One article of 2020 dates it to August; all others say July.",
        "US$ 3.66 bn  Russian customs",
        "US$ 2.45 bn  Vietnamese customs",
        "[1] Kremlin, 2012-07-27. Joint statement on the comprehensive strategic partnership. "
        "http://kremlin.ru/supplement/1279",
    ):
        assert text in stdout


@pytest.mark.parametrize(
    ("what", "ids"),
    [
        ("2012-07-27", "2012-comprehensive-strategic-partnership"),
        ("2012-07", "2012-comprehensive-strategic-partnership"),
        ("July 2012", "2012-comprehensive-strategic-partnership"),
        ("27 July 2012", "2012-comprehensive-strategic-partnership"),
        ("2012-2013", "2012-comprehensive-strategic-partnership 2013-putin-visit"),
        ("2012 to 2013", "2012-comprehensive-strategic-partnership 2013-putin-visit"),
        ("2013-putin-visit 2000-debt-settlement", "2013-putin-visit 2000-debt-settlement"),
        ("2013 2012", "2013-putin-visit 2012-comprehensive-strategic-partnership"),
        ("2013-11 1981-vietsovpetro", "2013-putin-visit 1981-vietsovpetro"),
        ("2012 2012-07-27 2012", "2012-comprehensive-strategic-partnership"),
        ("30 February 2012", ""),
        ("2012..2013", "2012-comprehensive-strategic-partnership 2013-putin-visit"),
        ("1955-07-15", "1955-ho-chi-minh-visit"),
        ("2013-putin-visit", "2013-putin-visit"),
    ],
)
def test_show_takes_dates_ranges_and_ids(what: str, ids: str) -> None:
    stdout, _, code = invoke("show", *what.split(), "-f", "jsonl")
    records = [json.loads(line) for line in stdout.splitlines()]
    assert [record["id"] for record in records if "title" in record] == ids.split()
    assert code == (0 if ids else 2)


def test_show_of_several_things_shows_each_once_and_numbers_their_sources_together() -> None:
    stdout, stderr, code = invoke("show", "2012", "2012-07-27", "2013-putin-visit")
    assert (stderr, code) == ("", 0)
    assert stdout.count("2012-07-27 ★ Comprehensive strategic partnership") == 1
    assert stdout.count("2013-11-12 Putin visits Hanoi") == 1
    assert stdout.count("about 5,000") == 1
    assert re.findall(r"^  \[(\d)\] ", stdout, re.MULTILINE) == ["1", "2", "3"]


def test_show_of_several_things_says_which_is_unknown() -> None:
    assert invoke("show", "2012-07-27", "2013-putin-vizit") == Result(
        "",
        "vnru: error: no record is called 2013-putin-vizit; "
        "did you mean 2013-putin-visit or 2024-putin-visit?\n",
        3,
    )


def test_show_of_a_source_beside_other_records_loses_nothing() -> None:
    args = ("show", "tuoitre-2000-debt", "2000-debt-settlement")
    assert "Russia forgives debt | details" in invoke(*args).stdout
    assert "2000-09 ★ Russia writes off" in invoke(*args).stdout
    _no_key_twice(*args)
    records = json.loads(invoke(*args, "-f", "json").stdout)
    assert [record["kind"] for record in records] == ["news", "event"]
    head, source, event = invoke(*args, "-f", "csv").stdout.splitlines()
    assert "title_ru" in head
    assert "Russia forgives debt | details" in source
    assert "Россия списала большую часть советского долга" in event


def test_show_of_an_indicator_gives_all_its_figures() -> None:
    shown = invoke("show", "trade-turnover").stdout
    assert shown.startswith("Figures\n  Trade turnover\n    2011 ")
    for period in ("2011", "2012", "2014", "2015-Q1", "2015-H1", "2016-01/2016-11", "2020"):
        assert re.search(rf"^    {period} ", shown, re.MULTILINE)
    records = json.loads(invoke("show", "trade-turnover", "-f", "json").stdout)
    assert {record["indicator"] for record in records} == {"trade-turnover"}
    assert len(records) == 9


def test_show_in_markdown_is_in_full(tmp_path: Path) -> None:
    stdout = invoke("show", "2012", "-f", "md").stdout
    assert stdout.startswith(
        "## 2012-07-27 ★ Comprehensive strategic partnership\n\nThe presidents raised"
    )
    assert "\n> ≠ **disputed**: One article of 2020" in stdout
    assert "\n1. Kremlin, 2012-07-27. [Joint statement" in stdout
    assert "\n`2012-comprehensive-strategic-partnership`\n\n| Period | Indicator |" in stdout
    assert invoke("timeline", "--in", "2012", "-f", "md").stdout.startswith("| Date | Event |")


@pytest.mark.parametrize(
    ("what", "first", "text"),
    [
        ("trade-turnover/2014", ("kind", "figure"), "about US$ 3.8 bn"),
        ("tariff-lines", ("kind", "fact"), "frees about 90 % of tariff lines"),
        (
            "tuoitre-2000-debt",
            ("id", "tuoitre-2000-debt"),
            "Tuổi Trẻ (baomoi.com), 2000-09. Russia",
        ),
    ],
)
def test_show_takes_the_name_of_any_record(what: str, first: tuple[str, str], text: str) -> None:
    """A source has a kind of its own, so its record does not begin with one."""
    assert text in invoke("show", what).stdout
    pairs = json.loads(invoke("show", what, "-f", "json").stdout, object_pairs_hook=list)
    assert {record[0] for record in pairs} == {first}


def test_show_a_date_without_events_names_the_nearest() -> None:
    assert invoke("show", "1951") == Result(
        "",
        "vnru: nothing on 1951-01-01 to 1951-12-31; "
        "nearest: 1950-diplomatic-relations, 1955-ho-chi-minh-visit\n",
        0,
    )


# check


def test_check_of_a_clean_dataset_says_so_on_stderr_and_ends_with_0() -> None:
    assert invoke("check", SAMPLE) == Result(
        "",
        "vnru: 0 faults, 0 warnings in 5 files (15 events, 12 figures, 4 facts, 8 sources)\n",
        0,
    )
    assert invoke("check", SAMPLE, "-f", "json").stdout == "[]\n"


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample with two faults in it, as the current folder's ``data.yaml``."""
    text = (SAMPLE / "timeline.yaml").read_text(encoding="utf-8")
    text += (SAMPLE / "sources.yaml").read_text(encoding="utf-8")
    text = text.replace("[evn-1950-recognition, mid-2020", "[evn-1950-recogniton, mid-2020")
    path = tmp_path / "data.yaml"
    path.write_text(text.replace("date: 2001-03-01", "date: 2001-02-30"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


def test_check_names_file_line_record_and_rule_of_every_fault(faulty: Path) -> None:
    """Faults are data and go to stdout; the count goes to stderr; the end is 4."""
    stdout, stderr, code = invoke("check", faulty)
    lines = faulty.read_text(encoding="utf-8").splitlines()
    source = 1 + next(n for n, line in enumerate(lines) if "evn-1950-recogniton" in line)
    day = 1 + lines.index("    date: 2001-02-30")
    rows = [re.split(r"  +", row) for row in stdout.splitlines()]
    assert [
        f"data.yaml:{source}", "1950-diplomatic-relations", "source-unknown",
        "no source is called evn-1950-recogniton; nearest: evn-1950-recognition",
    ] in rows  # fmt: skip
    assert [
        f"data.yaml:{day}", "2001-strategic-partnership", "date",
        "2001-02-30: February 2001 has 28 days",
    ] in rows  # fmt: skip
    assert re.match(r"vnru: \d+ faults, 0 warnings in 1 file \(15 events", stderr)
    assert code == 4


def test_check_writes_faults_as_records(faulty: Path) -> None:
    records = json.loads(invoke("check", faulty, "-f", "json").stdout)
    lines = invoke("check", faulty, "-f", "jsonl").stdout.splitlines()
    assert records == [json.loads(line) for line in lines]
    assert list(records[0]) == ["file", "line", "record", "rule", "message", "level"]
    assert {record["file"] for record in records} == {str(faulty)}


def test_check_looks_at_the_dataset_in_use_when_none_is_named(
    faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VNRU_DATA", str(faulty))
    assert invoke("check") == invoke("check", faulty)


def test_check_prints_its_rules() -> None:
    rows = [re.split(r"  +", row) for row in invoke("check", "--rules").stdout.splitlines()]
    assert rows == [[rule.name, rule.level, rule.sentence] for rule in RULES]


def test_check_prints_a_json_schema() -> None:
    stdout, stderr, code = invoke("check", "--schema")
    assert (stderr, code) == ("", 0)
    Draft202012Validator.check_schema(json.loads(stdout))


# Colour


@pytest.mark.parametrize(
    ("options", "settings", "coloured"),
    [
        ([], {}, False),
        (["--color"], {}, True),
        (["--color"], {"NO_COLOR": "1"}, True),
        (["--color"], {"TERM": "dumb"}, True),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": ""}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--no-color"], {"FORCE_COLOR": "1"}, False),
        (["-f", "json"], {"FORCE_COLOR": "1"}, False),
        (["-f", "csv", "--color"], {}, False),
        (["-f", "md", "--color"], {}, False),
    ],
)
def test_colour_in_a_pipe_only_where_it_is_asked_for(
    options: list[str], settings: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The option decides, then NO_COLOR, then FORCE_COLOR; an empty variable says nothing."""
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in invoke("timeline", *options).stdout) is coloured


@pytest.mark.parametrize(
    ("options", "settings", "coloured"),
    [
        ([], {}, True),
        (["--no-color"], {}, False),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"NO_COLOR": ""}, True),
        ([], {"TERM": "dumb"}, False),
        (["--color"], {"TERM": "dumb"}, True),
    ],
)
def test_colour_on_a_terminal_unless_it_is_not_wanted(
    options: list[str], settings: dict[str, str], coloured: bool
) -> None:
    """Without colour the layout stays that of a terminal."""
    stdout, stderr, code = run_in_terminal("timeline", "-n", "2", *options, env=settings)
    assert ("\x1b" in stdout) is coloured
    assert plain(stdout).startswith("all dates · 2 events\n")
    assert (stderr, code) == ("", 0)


@pytest.mark.parametrize(("setting", "code"), [("truecolor", "36"), ("", "36")])
def test_colours_are_the_terminals_own(
    setting: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Named colours are used, so that the reader's colour scheme applies."""
    monkeypatch.setenv("COLORTERM", setting)
    assert f"\x1b[1;{code}m  1950-01-30  \x1b[0m" in invoke("timeline", "-n", "1", "--color").stdout


def test_sources_are_links_where_there_is_colour() -> None:
    stdout = invoke("show", "2013-putin-visit", "--color").stdout
    assert "\x1b]8;id=" in stdout
    assert ";http://vovworld.vn/en-US/Current-Affairs/65-years-of-VietnamRussia" in stdout
    assert invoke("show", "2013-putin-visit", "--color").stdout == stdout


# Terminals of three widths (80 and 40 columns are in test_golden.py)


def test_200_columns_show_ids_as_well() -> None:
    rows = plain(run_in_terminal("timeline", "--in", "2000..2001", columns=200).stdout).splitlines()
    ids = ["2000-debt-settlement", "2001-strategic-partnership"]
    assert [row.split()[-1] for row in rows[3:]] == ids
    assert rows[3].index(ids[0]) == rows[4].index(ids[1])


# Pipes


def test_pipe_gets_whole_texts_whatever_the_width(monkeypatch: pytest.MonkeyPatch) -> None:
    """COLUMNS says nothing about a pipe."""
    title = "A title that is longer than any terminal " + "is wide " * 40 + "at all"
    monkeypatch.setenv("COLUMNS", "20")
    path = make_dataset(Path(os.environ["VNRU_CACHE"]) / "long.yaml", event("2001-x", title))
    assert invoke("timeline", "--data", path).stdout.endswith(f"{title}\n")


def test_process_writes_what_the_command_writes() -> None:
    """``python -m vnru`` is the same program."""
    assert run("timeline", "--in", "2012") == invoke("timeline", "--in", "2012")
    assert run("search", "Viesovpetro") == invoke("search", "Viesovpetro")
    assert run("--version") == invoke("--version")


@pytest.mark.parametrize(
    "settings",
    [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONUTF8": "0"}],
    ids=str,
)
def test_output_is_utf_8_whatever_the_locale_says(settings: dict[str, str]) -> None:
    """On stdout and in the messages on stderr."""
    assert "Nga xóa phần lớn nợ" in run("timeline", "-l", "vi", env=settings).stdout
    assert run("search", "Ксилофон", env=settings).stderr == (
        "vnru: error: nothing found for Ксилофон\n"
    )


def test_text_that_is_no_unicode_is_no_crash() -> None:
    """Bytes of another encoding come back escaped."""
    done = subprocess.run(
        [*map(os.fsencode, command("search")), b"\xff\xfe"],
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.startswith(b"vnru: error: nothing found for ")


@pytest.mark.parametrize(
    ("args", "message", "code"),
    [
        (["timeline", "--place"], "no place is called caf\ufffd", 3),
        (["timeline", "--person"], "no person is called caf\ufffd", 3),
        (["timeline", "-t"], "no tag is called caf\ufffd", 2),
        (["timeline", "--source"], "no source is called caf\ufffd", 3),
        (["show"], "no record is called caf\ufffd", 3),
        (["cite"], "no record is called caf\ufffd", 3),
        (["sources"], "no source is called caf\ufffd", 3),
        (["figures"], "no indicator is called caf\ufffd", 3),
        (["facts"], "no topic is called caf\ufffd", 2),
        (["search"], "nothing found for caf\ufffd", 3),
        (["on"], "DATE: caf\ufffd", 2),
    ],
)
@pytest.mark.parametrize("locale", ["C.UTF-8", "C"])
def test_argument_that_is_no_utf_8_is_an_error_of_one_line(
    args: list[str], message: str, code: int, locale: str
) -> None:
    done = subprocess.run(
        [*map(os.fsencode, command(*args)), b"caf\xe9"],
        capture_output=True,
        env=environment({"LC_ALL": locale}),
        check=False,
    )
    assert (done.stdout, done.returncode) == (b"", code)
    assert done.stderr.decode().startswith(f"vnru: error: {message}")
    assert done.stderr.count(b"\n") == 1


def test_arguments_are_utf_8_whatever_the_locale_says() -> None:
    """Also where Python would take them for something else."""
    settings = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = run("timeline", "--place", "Hà Nội", "--person", "Путина", env=settings)
    assert done == run("timeline", "--place", "Hanoi", "--person", "putin")
    assert done.code == 0


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset whose answers are larger than any buffer of a pipe."""
    events = [event(f"2001-e{number}", f"Event {number} " + "x" * 900) for number in range(300)]
    return make_dataset(tmp_path_factory.mktemp("many") / "many.yaml", *events)


@pytest.mark.parametrize("setting", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("options", [(), ("-f", "json"), ("--color",)], ids=" ".join)
def test_reader_that_stops_early_ends_the_program_quietly(
    many: Path, options: tuple[str, ...], setting: dict[str, str]
) -> None:
    """``vnru timeline | head -1`` ends with 0 and says nothing, however much was left."""
    with subprocess.Popen(
        command("timeline", "--data", many, *options),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(setting),
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize("args", [["--help"], ["timeline", "--help"], ["timeline"], ["check"]])
def test_reader_that_never_reads_ends_the_program_quietly(args: list[str]) -> None:
    """Even where the pipe is closed before the first character."""
    ours, theirs = os.pipe()
    os.close(ours)
    done = subprocess.run(
        command(*args), stdout=theirs, stderr=subprocess.PIPE, env=environment(), check=False
    )
    os.close(theirs)
    assert b"Traceback" not in done.stderr
    assert b"rror" not in done.stderr.replace(b"0 faults", b"")
    assert done.returncode == 0


def test_ctrl_c_ends_with_130_and_no_traceback(tmp_path: Path) -> None:
    """Interrupted while it waits for a dataset that comes through a named pipe."""
    pipe = tmp_path / "data.yaml"
    os.mkfifo(pipe)
    with (
        subprocess.Popen(
            command("timeline", "--data", pipe),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        ) as process,
        pipe.open("w"),
    ):  # waits until the program has opened its end
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate()
    assert (stdout, stderr, process.returncode) == (b"", b"", 130)


# Pager


@pytest.fixture
def pager(tmp_path: Path) -> Path:
    """A pager that says that it ran, and how it was asked to treat colours."""
    script = tmp_path / "pager"
    script.write_text('#!/bin/sh\necho "paged, LESS=$LESS"\ncat\n')
    script.chmod(0o755)
    return script


def test_answer_longer_than_the_screen_goes_through_the_pager(pager: Path) -> None:
    """With its colours, which less is told to pass on."""
    stdout, stderr, code = run_in_terminal("timeline", rows=10, env={"PAGER": str(pager)})
    assert stdout.startswith("paged, LESS=FRX\n\x1b[")
    assert "2024-06-19/2024-06-20" in stdout
    assert (stderr, code) == ("", 0)


@pytest.mark.parametrize(
    ("rows", "options"),
    [(100, []), (10, ["--no-pager"]), (10, ["-f", "json"]), (10, ["-n", "2"])],
    ids=["fits", "option", "json", "short"],
)
def test_pager_is_not_used_where_it_is_not_wanted(
    pager: Path, rows: int, options: list[str]
) -> None:
    """Neither for what fits on the screen, nor against --no-pager, nor for other programs."""
    done = run_in_terminal("timeline", *options, rows=rows, env={"PAGER": str(pager)})
    assert "paged" not in done.stdout
    assert done.code == 0


def test_exactly_a_screenful_with_its_prompt_is_not_paged(pager: Path) -> None:
    """Ten lines need eleven rows, since the shell's prompt follows them."""
    lines = run_in_terminal("timeline", rows=100).stdout.count("\n")
    assert "paged" in run_in_terminal("timeline", rows=lines, env={"PAGER": str(pager)}).stdout
    assert "paged" not in (
        run_in_terminal("timeline", rows=lines + 1, env={"PAGER": str(pager)}).stdout
    )


@pytest.mark.parametrize("setting", ["", " ", "cat", "/nowhere/pager"])
def test_without_a_pager_that_runs_the_answer_is_written(setting: str) -> None:
    stdout = run_in_terminal("timeline", "--no-color", rows=10, env={"PAGER": setting}).stdout
    assert "2024-06-19/2024-06-20" in stdout
    assert stdout.count("2024-06-19/2024-06-20") == 1


def test_pager_may_have_arguments_and_a_setting_of_its_own(pager: Path) -> None:
    """VNRU_PAGER wins over PAGER."""
    env = {"PAGER": str(pager), "VNRU_PAGER": "sed -e s/USSR/paged-too/"}
    stdout = run_in_terminal("timeline", rows=10, env=env).stdout
    assert "paged, LESS" not in stdout
    assert "paged-too" in stdout


def test_pager_that_is_left_early_ends_the_program_quietly(many: Path) -> None:
    stdout, stderr, code = run_in_terminal(
        "timeline", "--data", many, rows=10, env={"PAGER": "head -1"}
    )
    assert (plain(stdout), stderr, code) == ("all dates · 300 events\n", "", 0)


def _fail(*_: object, **__: object) -> None:
    raise OSError


@pytest.mark.parametrize(
    ("setting", "popen", "shown"),
    [
        ("cat > paged", None, ""),
        ("exit 127", None, "text\n"),
        ("less", _fail, "text\n"),
        ("cat", _fail, "text\n"),
    ],
    ids=["runs", "no such command", "cannot start", "cat"],
)
def test_text_is_shown_by_the_pager_or_else_by_the_program(
    setting: str,
    popen: Callable[..., None] | None,
    shown: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VNRU_PAGER", raising=False)
    monkeypatch.setenv("PAGER", setting)
    monkeypatch.setenv("TERM", "xterm")
    if popen:
        monkeypatch.setattr(subprocess, "Popen", popen)
    screen.page("text\n")
    assert capsys.readouterr().out == shown
    if setting == "cat > paged":
        assert (tmp_path / "paged").read_text() == "text\n"


@pytest.mark.parametrize("option", ["--since", "--until", "--in"])
def test_a_date_option_that_stands_twice_is_refused(option: str) -> None:
    """Names widen a filter when repeated; of two dates one would be passed over in silence."""
    stderr = f"vnru: error: {option} stands 2 times; write one (a range: --in 2001..2012)\n"
    assert invoke("timeline", option, "2001", option, "2012") == Result("", stderr, 2)


def test_a_full_disk_is_one_line_and_no_traceback() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            command("timeline"), stdout=full, stderr=subprocess.PIPE, env=environment(), check=False
        )
    assert done.stderr == b"vnru: error: cannot write the answer: No space left on device\n"
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("closed", "stdout", "stderr"),
    [
        (">&-", b"", b"vnru: no events (from 2099-01-01)\n"),
        ("2>&-", b"[]\n", b""),
        (">&- 2>&-", b"", b""),
    ],
)
def test_a_closed_stream_is_no_traceback_and_nothing_goes_to_the_other(
    closed: str, stdout: bytes, stderr: bytes
) -> None:
    call = command("timeline", "--since", "2099", "-f", "json")
    done = subprocess.run(
        ["bash", "-c", f'"$0" "$@" {closed}', *call],
        capture_output=True, env=environment(), check=False,
    )  # fmt: skip
    assert (done.stdout, done.stderr, done.returncode) == (stdout, stderr, 0)


def test_a_faulty_dataset_cannot_write_escape_sequences_to_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "hostile.yaml"
    file.write_text('"ev\\e[31mil\\a": 1\nevents:\n  - id: "a\\e[0m"\n', encoding="utf-8")
    checked, asked = invoke("check", file), invoke("timeline", "--data", file)
    for text in (checked.stdout, checked.stderr, asked.stderr):
        assert {"\x1b", "\x07"}.isdisjoint(text)
    assert "ev\\x1b[31mil\\x07" in checked.stdout
    assert "a\\x1b[0m" in checked.stdout
    records = json.loads(invoke("check", file, "-f", "json").stdout)
    assert records[0]["message"].startswith("ev\x1b[31mil\x07;")


def test_a_suggestion_finds_something() -> None:
    stderr = invoke("search", "Salyutt").stderr
    assert stderr == "vnru: error: nothing found for Salyutt; did you mean Salyut?\n"


def test_search_reversed_ends_with_the_best_hit() -> None:
    hits = json.loads(invoke("search", "Putin", "-f", "json").stdout)
    backwards = json.loads(invoke("search", "Putin", "-r", "-f", "json").stdout)
    assert backwards == hits[::-1]
