"""Rows as text for other programs: each format can be read back, and nothing is lost on the way."""

import csv
import io
import json
import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from vnru.archive import Archive
from vnru.export import Export, Format, export_rows
from vnru.export.csvtext import escape_cell
from vnru.query import Row

KEYS = {
    "event": ["id", "date", "start", "end", "precision", "title", "summary", "category", "tags",
              "people", "places", "importance", "sources", "related", "disputed"],
    "figure": ["indicator", "period", "start", "end", "value", "unit", "qualifier", "status",
               "basis", "sources", "note", "disputed"],
    "fact": ["id", "topic", "statement", "as_of", "start", "end", "sources", "note"],
    "source": ["id", "title", "publisher", "via", "country", "kind", "url", "published",
               "language"],
}  # fmt: skip
"""The contract: keys and their order, as other programs rely on them."""
NAMES = {
    "event": "2000-debt-settlement",
    "figure": "trade-turnover/2014",
    "fact": "tariff-lines",
    "source": "tuoitre-2000-debt",
}
LINE = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" ")).map(
    lambda text: " ".join(text.split())
)
"""A text as the checks let it pass: one line, no blanks at an end or twice."""


def written(archive: Archive, name: str, format: str, language: str = "en") -> str:
    """The records that a name stands for, in a format."""
    rows = archive.get(name).rows
    return export_rows(Export(rows, archive, (rows[0].kind,), language), Format(format))


def in_full(rows: Sequence[Row], archive: Archive, language: str = "en") -> str:
    """Records as Markdown that shows events in full."""
    return export_rows(
        Export(rows, archive, ("event", "figure", "fact"), language, full=True), Format.MD
    )


def event_row(**texts: Any) -> Row:
    """A row for an event whose title is the given text in all languages."""
    title = dict.fromkeys(("en", "vi", "ru"), texts.pop("title", "Title"))
    record: dict[str, Any] = dict.fromkeys(KEYS["event"], "")
    record |= {"title": title, "summary": {}, "disputed": {}}
    record |= {"id": "2001-x", "date": "2001", "importance": 2, "category": "trade"}
    record |= {key: [] for key in ("tags", "people", "places", "sources", "related")} | texts
    return Row("event", json.dumps(record, ensure_ascii=False).encode())


# JSON


@pytest.mark.parametrize("kind", KEYS)
def test_keys_of_a_record_come_in_a_fixed_order(archive: Archive, kind: str) -> None:
    for record in json.loads(written(archive, NAMES[kind], "json")):
        assert list(record) == KEYS[kind]


def test_json_is_one_array_and_jsonl_one_record_a_line(archive: Archive) -> None:
    """Both hold the same records, which are those of the timeline."""
    rows = archive.timeline().rows
    array = json.loads(export_rows(Export(rows, archive), Format.JSON))
    lines = export_rows(Export(rows, archive), Format.JSONL).removesuffix("\n").split("\n")
    assert array == [json.loads(line) for line in lines] == [row.data for row in rows]


def test_letters_of_all_languages_stay_readable(archive: Archive) -> None:
    text = written(archive, NAMES["event"], "json")
    assert "Nga xóa phần lớn nợ thời Xô viết" in text
    assert "Россия списала большую часть советского долга" in text


def test_values_that_are_not_known_are_null_or_empty(archive: Archive) -> None:
    """A key is always there."""
    (source,) = json.loads(written(archive, "evn-1950-recognition", "json"))
    assert (source["url"], source["via"]) == ("", "")


def test_hits_say_what_they_are_and_how_well_they_match(archive: Archive) -> None:
    """``kind`` and ``score`` stand before the keys of the record."""
    hits = archive.search("trade 2014 OR Vietsovpetro", any_word=True).hits.rows
    kinds = ("event", "fact", "figure")
    records = json.loads(export_rows(Export(hits, archive, kinds), Format.JSON))
    assert {record["kind"] for record in records} == set(kinds)
    for record, hit in zip(records, hits, strict=True):
        assert list(record) == ["kind", "score", *KEYS[record["kind"]]]
        assert record["score"] == hit.extra["score"]


def test_source_among_other_records_keeps_the_kind_that_it_has(archive: Archive) -> None:
    """In JSON no key is written twice; in CSV no column is."""
    rows = [row for name in NAMES.values() for row in archive.get(name).rows]
    export = Export(rows, archive, ("event", "figure", "fact", "source"))
    pairs = json.loads(export_rows(export, Format.JSON), object_pairs_hook=list)
    for record in pairs:
        assert len({name for name, _ in record}) == len(record)
    kinds = [dict(record)["kind"] for record in pairs]
    assert kinds == ["event", "figure", "figure", "fact", "news"]
    cells = read_csv(export_rows(export, Format.CSV))
    assert [row["kind"] for row in cells] == kinds
    assert [row["id"] for row in cells] == [
        "2000-debt-settlement", "", "", "tariff-lines", "tuoitre-2000-debt",
    ]  # fmt: skip
    assert cells[0]["title_ru"] == "Россия списала большую часть советского долга"


@given(titles=st.lists(LINE, max_size=5))
def test_json_gives_any_text_back(archive: Archive, titles: list[str]) -> None:
    """The array and each line parse to the records that went in."""
    rows = [event_row(title=title) for title in titles]
    export = Export(rows, archive)
    assert json.loads(export_rows(export, Format.JSON)) == [row.data for row in rows]
    lines = export_rows(export, Format.JSONL).split("\n")[:-1]
    assert [json.loads(line)["title"]["vi"] for line in lines] == titles


# CSV


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_csv_has_one_column_a_language_and_joins_lists(archive: Archive) -> None:
    text = written(archive, "2012-comprehensive-strategic-partnership", "csv")
    assert text.split("\n")[0] == (
        "id,date,start,end,precision,title_en,title_vi,title_ru,summary_en,summary_vi,summary_ru,"
        "category,tags,people,places,importance,sources,related,disputed_en,disputed_vi,disputed_ru"
    )
    (row,) = read_csv(text)
    assert row["title_vi"] == "Quan hệ đối tác chiến lược toàn diện"
    assert row["people"] == "Trương Tấn Sang; Vladimir Putin"
    assert (row["importance"], row["related"], row["disputed_vi"]) == ("1", "", "")


def test_csv_writes_numbers_bare_and_truth_in_words(archive: Archive) -> None:
    rows = read_csv(written(archive, NAMES["figure"], "csv"))
    assert [(row["value"], row["disputed"]) for row in rows] == [
        ("3740000000", "true"), ("3800000000", "true"),
    ]  # fmt: skip
    (row,) = read_csv(written(archive, "trade-turnover/2015-Q1", "csv"))
    assert (row["value"], row["disputed"], row["note_en"]) == ("800500000.5", "false", "")


def test_csv_of_hits_has_the_columns_of_all_kinds_once(archive: Archive) -> None:
    hits = archive.search("trade agreement", any_word=True).hits.rows
    export = Export(hits, archive, ("event", "fact", "figure"))
    rows = read_csv(export_rows(export, Format.CSV))
    columns = list(rows[0])
    assert columns[:3] == ["kind", "score", "id"]
    assert len(columns) == len(set(columns))
    assert [row["kind"] for row in rows] == [hit.kind for hit in hits]


@pytest.mark.parametrize(
    ("cell", "escaped"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")"),
        ("-5", "-5"),
        ("-5.25", "-5.25"),
        ("-5e3", "'-5e3"),
        ("-", "'-"),
        (-7, "-7"),
        (0, "0"),
        (2.5, "2.5"),
        (None, ""),
        (True, "true"),
        ("'quoted'", "'quoted'"),
        ("1950-01-30", "1950-01-30"),
        ("", ""),
    ],
)  # fmt: skip
def test_no_cell_is_a_formula_to_a_spreadsheet(cell: Any, escaped: str) -> None:
    """An apostrophe stands before what would be one; a plain negative number stays a number."""
    assert escape_cell(cell) == escaped


@given(title=LINE, names=st.lists(LINE, max_size=3))
def test_csv_gives_any_text_back_and_no_formula(
    archive: Archive, title: str, names: list[str]
) -> None:
    """Every cell reads back as it was, with an apostrophe where it would be a formula."""
    row = event_row(title=title, people=names)
    (cells,) = read_csv(export_rows(Export([row], archive), Format.CSV))
    for cell, text in ((cells["title_ru"], title), (cells["people"], "; ".join(names))):
        plain = not text.startswith(("=", "+", "-", "@")) or re.fullmatch(
            r"-[0-9]+(\.[0-9]+)?", text
        )
        assert cell == (text if plain else f"'{text}")


# Markdown


PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read_md(text: str) -> list[list[str]]:
    """The cells of all tables as a Markdown reader shows them, links as ``text <address>``."""
    tokens = PARSER.parse(text)
    rows: list[list[str]] = []
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            shown = ""
            for part in tokens[at + 1].children or ():
                assert part.type in ("text", "text_special", "link_open", "link_close"), part.type
                shown += f"<{part.attrs['href']}>" if part.type == "link_open" else part.content
            rows[-1].append(shown)
        else:
            assert token.type not in ("paragraph_open", "heading_open", "html_block"), token.type
    return rows


def test_markdown_is_a_table_with_linked_sources(archive: Archive) -> None:
    """A star marks a milestone, a crossed equals sign a dispute; every source is linked."""
    assert written(archive, NAMES["event"], "md") == (
        "| Date | Event | Category | Sources |\n"
        "| --- | --- | --- | --- |\n"
        "| 2000-09 | ★ Russia writes off most of the Soviet-era debt ≠ | finance |"
        " [Tuổi Trẻ, 2000](https://tuoitre.vn/debt_%282000%29) |\n"
    )


def test_markdown_shows_a_source_without_address_as_text(archive: Archive) -> None:
    assert "| Ministry of Foreign Affairs of Vietnam, 1950; [Ministry of " in written(
        archive, "1950-diplomatic-relations", "md"
    )


def test_markdown_says_what_kind_of_number_a_figure_is(archive: Archive) -> None:
    """The qualifier stands before the value, a status other than actual behind it."""
    assert "| 2020 | Trade turnover | about US$ 10 bn (target) | not specified |" in written(
        archive, "trade-turnover/2020", "md"
    )


def test_markdown_speaks_the_language_that_was_asked_for(archive: Archive) -> None:
    text = written(archive, "trade-turnover/2014", "md", "ru")
    assert text.startswith(
        "| Период | Показатель | Значение | Чья статистика | Примечание | Источники |\n"
    )
    assert "| около 3,8 млрд долл. США ≠ | таможня России |" in text


def test_markdown_gives_each_kind_a_table_of_its_own(archive: Archive) -> None:
    hits = archive.search("agreement").hits.rows
    text = export_rows(Export(hits, archive, ("event", "fact", "figure")), Format.MD)
    assert [row[0] for row in read_md(text) if row[-1] == "Sources"] == ["Date", "As of"]


@given(title=LINE)
@example(title="AT&T &lt; &copy;")
@example(title="*one* _two_ `three` ~~four~~ ~five~")
@example(title="<b>bold</b> [text](address) ![image](address) <http://a.vn>")
@example(title="a | b \\| c \\\\| d\\")
@example(title="# no heading")
def test_markdown_shows_any_text_as_it_is(archive: Archive, title: str) -> None:
    """A Markdown reader sees no markup in a title, and no more cells than there are."""
    text = export_rows(Export([event_row(title=title)], archive), Format.MD)
    assert read_md(text)[1] == ["2001", title, "trade", ""]


def test_markdown_in_full_has_text_dispute_sources_and_id_of_an_event(archive: Archive) -> None:
    rows = archive.get("2012-comprehensive-strategic-partnership").rows
    assert in_full(rows, archive) == (
        "## 2012-07-27 ★ Comprehensive strategic partnership\n"
        "\n"
        "The presidents raised relations to a comprehensive strategic partnership in Sochi.\n"
        "\n"
        "> ≠ **disputed**: One article of 2020 dates it to August; all others say July.\n"
        "\n"
        "1. Kremlin, 2012-07-27. [Joint statement on the comprehensive strategic partnership]"
        "(http://kremlin.ru/supplement/1279)\n"
        "2. VOV World, 2015-01. [65 years of Vietnam-Russia relations]"
        "(http://vovworld.vn/en-US/Current-Affairs/65-years-of-VietnamRussia-relations/307413.vov)\n"
        "\n"
        "`2012-comprehensive-strategic-partnership`\n"
    )


def test_markdown_in_full_speaks_the_language_and_shows_sources_without_address(
    archive: Archive,
) -> None:
    text = in_full(archive.get("1950-diplomatic-relations").rows, archive, "vi")
    assert text.startswith(
        "## 1950-01-30 ★ Liên Xô thiết lập quan hệ ngoại giao với Việt Nam\n\nLiên"
    )
    assert (
        "\n\n1. Ministry of Foreign Affairs of Vietnam, 1950-02. "
        "\\[Exchange of telegrams on diplomatic relations\\]\n2. Ministry"
    ) in text
    assert ">" not in text
    disputed = in_full(archive.get("2000-debt-settlement").rows, archive, "ru")
    assert "\n\n> ≠ **спорно**: Списанная доля: 85 % по" in disputed


def test_markdown_in_full_sets_events_apart_and_gives_other_records_their_tables(
    archive: Archive,
) -> None:
    """Whatever the order of the records, and as a table where there is no event."""
    names = ("trade-turnover/2012", "2013-putin-visit", "tariff-lines", "2024-putin-visit")
    rows = [row for name in names for row in archive.get(name).rows]
    text = in_full(rows, archive)
    assert text.count("\n\n## ") == 1
    assert [line for line in text.splitlines() if line.startswith("##")] == [
        "## 2013-11-12 Putin visits Hanoi",
        "## 2024-06-19/2024-06-20 State visit of Vladimir Putin to Hanoi",
    ]
    tables = export_rows(
        Export([row for row in rows if row.kind != "event"], archive, ("figure", "fact")), Format.MD
    )
    assert text.endswith("`2024-putin-visit`\n\n" + tables)
    assert in_full([row for row in rows if row.kind != "event"], archive) == tables


@given(title=LINE.filter(bool), summary=LINE.filter(bool))
@example(title="C # and ##", summary="# no heading")
@example(title="#", summary="##")
@example(title="1. first", summary="1. no list")
@example(title="> no quotation", summary="- no list")
@example(title="*one* _two_ `three` [a](b) <b>", summary="+ no list")
@example(title="AT&T &lt; &copy;", summary="12) no list")
@example(title="---", summary="***")
@example(title="===", summary="===")
def test_markdown_in_full_shows_any_text_as_it_is(
    archive: Archive, title: str, summary: str
) -> None:
    """A heading, a paragraph and the id, and nothing else, as a Markdown reader sees it."""
    row = event_row(title=title, summary={"en": summary}, id="2001-x")
    tokens = PARSER.parse(in_full([row], archive))
    inline = [token for token in tokens if token.type == "inline"]
    assert [token.type for token in tokens if token.type.endswith("_open")] == [
        "heading_open", "paragraph_open", "paragraph_open",
    ]  # fmt: skip
    assert [shown(token.children or []) for token in inline] == [f"2001 {title}", summary, "2001-x"]


def shown(parts: Sequence[Token]) -> str:
    """The text of what stands in a block, none of it marked up but code."""
    assert {part.type for part in parts} <= {"text", "text_special", "code_inline"}
    return "".join(part.content for part in parts)


# Aligned text


def test_plain_text_lines_up_and_cuts_nothing(archive: Archive) -> None:
    """Every column but the last is padded to its widest cell; the text is of any length."""
    rows = [
        event_row(title="x" * 500),
        event_row(date="1955-07-12/1955-07-18", importance=1, disputed={"en": "So."}),
    ]
    assert export_rows(Export(rows, archive), Format.TABLE) == (
        "2001                   2  trade            2001-x  " + "x" * 500 + "\n"
        "1955-07-12/1955-07-18  1  trade  disputed  2001-x  Title\n"
    )


def test_plain_text_of_hits_begins_with_their_kind(archive: Archive) -> None:
    hits = archive.search("Vietsovpetro").hits.rows
    assert export_rows(Export(hits, archive, ("event", "fact", "figure")), Format.TABLE) == (
        "event  1981-06-19  1981-vietsovpetro    Agreement on the oil joint venture Vietsovpetro\n"
        "fact   2015-01~    largest-oil-venture  "
        "Vietsovpetro is the oldest joint venture of the two countries.\n"
    )


def test_plain_text_of_hits_shows_the_note_of_a_figure(archive: Archive) -> None:
    """It may say of whom or of what the number is."""
    hits = [row for row in archive.search("trade turnover 2014").hits.rows if row.kind == "figure"]
    text = export_rows(Export(hits, archive, ("event", "fact", "figure")), Format.TABLE)
    assert sorted(text.splitlines()) == [
        "figure  2014  trade-turnover/2014  Trade turnover: 3740000000 USD, exact, actual, "
        "RU-customs",
        "figure  2014  trade-turnover/2014  Trade turnover: 3800000000 USD, approx, actual, "
        "RU-customs. Rounded by the presidential office.",
    ]


def test_plain_text_of_figures_holds_the_bare_value_and_its_unit(archive: Archive) -> None:
    assert written(archive, "trade-turnover/2016-01/2016-11", "table") == (
        "trade-turnover  2016-01/2016-11  2500000000  USD  approx  actual  VN-customs\n"
    )


@pytest.mark.parametrize(
    ("format", "text"),
    [("json", "[]\n"), ("jsonl", ""), ("table", "")],
)
def test_no_records_are_an_empty_answer_and_no_error(
    archive: Archive, format: str, text: str
) -> None:
    assert export_rows(Export([], archive), Format(format)) == text


def test_no_records_still_have_a_header(archive: Archive) -> None:
    """CSV and Markdown name their columns."""
    assert export_rows(Export([], archive), Format.CSV).startswith("id,date,start,end,")
    assert read_md(export_rows(Export([], archive), Format.MD)) == [
        ["Date", "Event", "Category", "Sources"]
    ]
