"""Lines on a terminal: wrapped to the width, nothing lost, coloured only where colour is wanted."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color import ColorSystem

from support import plain
from vnru.render import render_lines
from vnru.view.lines import Line, Part, to_plain

WIDTHS = st.integers(20, 200)
ROLES = st.sampled_from(["", "date", "star", "dim", "match", "category:trade", "link:http://a.vn"])
ADDRESSES = ["http://a.vn", "http://vovworld.vn/en-US/65-years", "http://b.vn/" + "ộ%D0漢" * 30]
LETTERS = "abcXYZ019.,()★≠·ĐđếộữướЖфщёЙ漢字한글ｗ😀█"
WORDS = st.text(LETTERS, min_size=1, max_size=12)
TEXTS = st.lists(st.one_of(WORDS, WORDS, st.just(" "), st.just("  ")), max_size=12).map("".join)
PARTS = st.lists(st.tuples(TEXTS, ROLES), max_size=6)
CITATIONS = st.tuples(PARTS, st.sampled_from(ADDRESSES), st.booleans()).map(
    lambda drawn: (
        [*drawn[0], (" ", ""), (drawn[1], f"link:{drawn[1]}"), (" ", "")]
        + (drawn[0] if drawn[2] else [])
    )
)
"""Parts with an address among them, between blanks."""
HANGS = st.sampled_from([0, 2, 4, 14, 16, 27])


def rows_of(line: Line, width: int, colours: ColorSystem | None = None) -> list[str]:
    return render_lines([line], width, colours).removesuffix("\n").split("\n")


def text_of(parts: list[Part]) -> str:
    return "".join(text for text, _ in parts)


@given(parts=PARTS | CITATIONS, width=WIDTHS, hang=HANGS)
def test_wrapping_loses_and_reorders_nothing(parts: list[Part], width: int, hang: int) -> None:
    """All characters but blanks come out in the order in which they went in."""
    wrapped = "".join(rows_of(Line(parts, hang), width))
    assert wrapped.replace(" ", "") == text_of(parts).replace(" ", "")


@given(words=st.lists(WORDS, max_size=30), cuts=st.sets(st.integers(0, 200)), width=WIDTHS)
def test_words_that_fit_into_a_row_stay_whole(words: list[str], cuts: set[int], width: int) -> None:
    """Wherever the role changes, even inside a word, rows break only between words."""
    width = max(width, *(cell_len(word) + 2 for word in words), 20)
    text = " ".join(words)
    borders = [0, *sorted(cut for cut in cuts if 0 < cut < len(text)), len(text)]
    parts = [
        (text[first:last], "date" if at % 2 else "dim")
        for at, (first, last) in enumerate(pairwise(borders))
    ]
    wrapped = rows_of(Line(parts, 2), width)
    assert [word for row in wrapped for word in row.split(" ") if word] == words


@given(parts=PARTS, right=st.lists(st.tuples(WORDS, ROLES), max_size=2), width=WIDTHS, hang=HANGS)
@example([("Soviet-era debt", "")], [("  finance", "")], 20, 4)
@example([("x" * 20, ""), ("y", "dim")], [], 20, 0)
@example([("x   ", "")], [("y" * 4, "")], 20, 0)
def test_no_row_is_wider_than_the_terminal(
    parts: list[Part], right: list[Part], width: int, hang: int
) -> None:
    """Not even by a blank, which a terminal would show as an empty line."""
    for row in rows_of(Line(parts, hang, right), width):
        assert cell_len(row) <= width
        assert row == row.rstrip(" ")


@given(
    parts=CITATIONS, right=st.lists(st.tuples(WORDS, ROLES), max_size=1), width=WIDTHS, hang=HANGS
)
@example([("  ", ""), (ADDRESSES[1], f"link:{ADDRESSES[1]}")], [], 20, 4)
@example([("see ", ""), (ADDRESSES[1], f"link:{ADDRESSES[1]}")], [], 33, 14)
@example([(ADDRESSES[1], f"link:{ADDRESSES[1]}")], [("  ≠", "dispute")], 20, 4)
def test_an_address_is_never_broken_and_alone_in_a_row_that_is_too_wide(
    parts: list[Part], right: list[Part], width: int, hang: int
) -> None:
    """Such a row holds nothing but indent and address; all others fit, and none is empty."""
    rows = rows_of(Line(parts, hang, right), width)
    assert all(row.strip() for row in rows)
    assert any(text in row for row in rows for text, role in parts if role == f"link:{text}")
    for row in rows:
        assert cell_len(row) <= width or row.lstrip(" ") in ADDRESSES
        assert row == row.rstrip(" ")


@given(parts=PARTS | CITATIONS, right=PARTS, width=WIDTHS, hang=HANGS)
def test_colour_changes_nothing_but_colour(
    parts: list[Part], right: list[Part], width: int, hang: int
) -> None:
    """Without its escapes, a coloured line is the plain one."""
    line = Line(parts, hang, right)
    coloured = render_lines([line], width, ColorSystem.EIGHT_BIT)
    uncoloured = render_lines([line], width, None)
    assert "\x1b" not in uncoloured
    assert plain(coloured) == uncoloured


@given(parts=PARTS | CITATIONS, width=WIDTHS)
def test_every_row_switches_its_colours_and_links_off_again(parts: list[Part], width: int) -> None:
    """A pager or a grep that shows one row leaves the terminal as it was."""
    for row in rows_of(Line(parts), width, ColorSystem.EIGHT_BIT):
        codes = re.findall(r"\x1b\[([0-9;]*)m", row)
        assert all((code == "0") == bool(at % 2) for at, code in enumerate(codes))
        assert len(codes) % 2 == 0
        links = re.findall(r"\x1b\]8;([^\x1b]*)\x1b\\", row)
        assert all((link == ";") == bool(at % 2) for at, link in enumerate(links))
        assert len(links) % 2 == 0


def test_rows_after_the_first_hang_under_the_text() -> None:
    line = Line([("  2000-09  ", "date"), ("Russia writes off most of the debt", "title")], 11)
    assert rows_of(line, 30) == [
        "  2000-09  Russia writes off",
        "           most of the debt",
    ]


def test_deep_indent_gives_way_on_a_narrow_terminal() -> None:
    """Where fewer than twelve columns would be left for the text, it hangs by two."""
    line = Line([("  2000-09  ", "date"), ("Russia writes off most of the debt", "title")], 11)
    assert rows_of(line, 20) == ["  2000-09  Russia", "  writes off most of", "  the debt"]


def test_word_longer_than_a_row_is_cut_into_rows() -> None:
    """Also where a title is clicked, which is not the address itself."""
    line = Line([("see ", ""), ("http://vovworld.vn/en-US/65-years", "link:http://x.vn")], 2)
    assert rows_of(line, 20) == ["see", "  http://vovworld.vn", "  /en-US/65-years"]


def test_address_longer_than_a_row_stands_whole_in_a_row_of_its_own() -> None:
    """It is indented as the rows around it, and the text goes on under it."""
    url = "http://vovworld.vn/en-US/65-years"
    line = Line([("see ", ""), (url, f"link:{url}"), (" in full", "")], 2)
    assert rows_of(line, 20) == ["see", f"  {url}", "  in full"]
    assert rows_of(line, 33) == ["see", url, "  in full"]
    assert rows_of(line, 38) == [f"see {url}", "  in full"]
    line = Line([("  ", ""), (url, f"link:{url}")], 2, [("  finance", "")])
    assert rows_of(line, 22) == [f"  {url}", "               finance"]


def test_word_that_fits_only_without_the_indent_stands_without_it() -> None:
    """An id or an address that is as wide as the terminal can be copied in one piece."""
    name = "2012-strategic-partnership"
    assert rows_of(Line([("  ", ""), (name, "dim")], 2), 26) == [name]
    assert rows_of(Line([("  id          ", "label"), (name, "dim")], 14), 27) == ["  id", name]
    assert rows_of(Line([("    ", ""), ("x" * 20, ""), (" y" * 5, "")], 16), 30) == [
        "    " + "x" * 20 + " y" * 3,
        " " * 16 + "y y",
    ]


def test_bracket_stays_with_the_word_that_a_search_marked() -> None:
    """A change of colour inside a word is no place to break."""
    line = Line([("the venture called (", ""), ("Vietsovpetro", "match"), (")", "")])
    assert rows_of(line, 30) == ["the venture called", "(Vietsovpetro)"]


def test_right_part_stands_at_the_right_margin_of_the_first_row() -> None:
    line = Line([("Russia writes off the debt", "")], 2, [("  finance ", ""), ("≠", "dispute")])
    assert rows_of(line, 40) == ["Russia writes off the debt     finance ≠"]
    assert rows_of(line, 30) == ["Russia writes off    finance ≠", "  the debt"]


def test_right_part_without_room_follows_the_text() -> None:
    line = Line([("Debt", "")], 2, [("  international cooperation", "")])
    assert rows_of(line, 30) == ["Debt  international", "  cooperation"]


def test_wide_characters_take_two_columns() -> None:
    """Ten of them fill twenty columns; an eleventh goes to the next row."""
    assert rows_of(Line([("漢" * 10, "")]), 20) == ["漢" * 10]
    assert rows_of(Line([("漢" * 11, "")]), 20) == ["漢" * 10, "漢"]
    assert rows_of(Line([("a" + "漢" * 10, "")]), 20) == ["a" + "漢" * 9, "漢"]


def test_accents_that_stand_apart_stay_with_their_letters() -> None:
    """Combining marks take no column and are never moved to another row."""
    letter = "e\u0302\u0301"
    assert rows_of(Line([(letter * 21, "")]), 20) == [letter * 20, letter]


def test_link_is_clicked_as_one_however_it_is_wrapped() -> None:
    """Both rows carry the whole address and one id (OSC 8), and each run writes the same."""
    url = "http://vovworld.vn/en-US/65-years"
    title = "65 years of relations"
    rows = rows_of(Line([(title, f"link:{url}")]), 20, ColorSystem.EIGHT_BIT)
    links = [re.findall(r"\x1b\]8;id=(\w+);([^\x1b]*)\x1b\\", row) for row in rows]
    assert len(rows) == 2
    assert links[0] == links[1] == [("566cabf1", url)]


def test_blanks_are_not_painted_alone() -> None:
    assert render_lines([Line([("    ", "date"), ("x", "")])], 80, ColorSystem.EIGHT_BIT) == (
        "    x\n"
    )


def test_colours_follow_the_terminals_abilities() -> None:
    line = [Line([("2001", "date")])]
    assert render_lines(line, 80, ColorSystem.EIGHT_BIT) == "\x1b[1;36m2001\x1b[0m\n"
    assert render_lines(line, 80, None) == "2001\n"


def test_unknown_category_is_left_uncoloured() -> None:
    """A dataset's own categories need no place in the palette."""
    line = [Line([("sport", "category:sport")])]
    assert render_lines(line, 80, ColorSystem.EIGHT_BIT) == "sport\n"


RIGHT = [("  trade", "category:trade"), (" ", "dispute")]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (Line(), "\n"),
        (Line([("  one ", "date"), ("two  ", "")], 4), "  one two\n"),
        (Line([("title", "")], 0, RIGHT), "title    trade\n"),
        (Line([("title", "")], 0, [(" ", "dispute")]), "title\n"),
    ],
    ids=["empty", "parts", "right", "blank right"],
)
def test_plain_text_of_a_line_is_neither_wrapped_nor_coloured(line: Line, text: str) -> None:
    assert to_plain([line]) == text
