"""Folding, keys, what the user typed, match expressions and highlights."""

import sqlite3
from collections.abc import Iterator, Sequence
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vnru.errors import QueryError
from vnru.search import (
    GAP,
    Aliases,
    Term,
    find_matches,
    fold,
    key,
    keys,
    marked_words,
    match_expressions,
    parse_words,
    split_words,
)


def make_aliases(*groups: Sequence[str]) -> Aliases:
    return {
        tuple(keys(word)): {other: tuple(keys(other)) for other in group}
        for group in groups
        for word in group
    }


FTA = ["FTA", "free trade agreement", "hiệp định thương mại tự do", "соглашение"]
ALIASES = make_aliases(FTA, ["Hanoi", "Ha Noi", "Hà Nội", "Ханой"], ["only marks", "—"])


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hà Nội", "ha noi"),
        (normalize("NFD", "Hà Nội"), "ha noi"),
        ("ĐIỆN BIÊN PHỦ", "dien bien phu"),
        ("Đỗ Mười", "do muoi"),
        ("Горбачёв", "горбачев"),
        ("Йемен", "йемен"),
        (normalize("NFD", "Йемен"), "йемен"),
        ("Straße", "strasse"),
        ("Łódź, Øresund, Ǿ", "lodz, oresund, o"),
        ("ＦＴＡ № ½", "fta no 1⁄2"),
        ("C++ 'x'", "c++ 'x'"),
    ],
)
def test_folding_takes_away_case_and_diacritics_but_keeps_every_letter(
    text: str, folded: str
) -> None:
    assert fold(text) == folded


# Letters, marks on their own and the few characters that folding treats by name.
TEXTS = st.text() | st.text("aAđĐłøǾǿеёЁйЙиИßſİıǅ½\u0301\u0302\u0306\u0308\u0323\u0345\ue000ﾞệ")


@given(TEXTS)
@example("Ǿ")
@example("\ue000")
@example("й\u0302\u0306")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(normalize("NFD", text)) == fold(normalize("NFC", text))


@given(TEXTS)
@example("000sи")
def test_the_key_of_a_key_is_the_key(text: str) -> None:
    for word in split_words(text):
        assert key(key(word)) == key(word)


RUSSIAN = st.text("абвгдежзийклмнопрстуфхцчшщъыьэюяё", min_size=1)
ENGLISH = st.text("aeiosuyn", min_size=1)


@given(RUSSIAN | ENGLISH)
def test_the_key_of_a_key_of_a_likely_word_is_the_key(word: str) -> None:
    assert key(key(word)) == key(word)


@pytest.mark.parametrize(
    "forms",
    [
        "agreement agreements AGREEMENTS",
        "country countries",
        "visit visits",
        "визит визита визиты визитов визитом визитами визитах",
        "Путин Путина Путину Путиным Путине",
        "Лавров Лаврова Лавровым",
        "соглашение соглашения соглашений соглашением соглашениями",
        "торговля торговли торговлю торговлей",
        "нефть нефти нефтью",
        "каменный каменная камень",
        "атомная атомной атомную атомные",
        "Горбачёв Горбачев Горбачева Горбачёвым",
        "Điện điện Dien dien ĐIỆN",
    ],
    ids=lambda forms: forms.split()[0],
)
def test_the_forms_of_a_word_share_a_key(forms: str) -> None:
    assert len({key(word) for word in forms.split()}) == 1


def test_the_joint_between_two_texts_is_a_key_too_short_to_be_offered_as_a_suggestion() -> None:
    assert [len(k) for k in keys(GAP)] == [1]


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("countries", "country"), ("movies", "movy"), ("eies", "eie"), ("axes", "axe"),
        ("shoes", "shoe"), ("cases", "case"), ("trees", "tree"), ("gas", "gas"), ("days", "day"),
        ("census", "census"), ("process", "process"), ("1995s", "1995"), ("1975", "1975"),
        ("мир", "мир"), ("мира", "мир"), ("моря", "мор"), ("крым", "крым"), ("ядами", "яда"),
        ("рублями", "рубл"), ("империями", "импер"), ("линиями", "лин"), ("тонн", "тон"),
        ("ссср", "ссср"), ("днепр", "днепр"), ("điện", "dien"), ("ханойs", "ханойs"),
    ],
)  # fmt: skip
def test_a_stem_is_cut_no_shorter_than_the_stemmers_allow(word: str, stem: str) -> None:
    assert key(word) == stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Russia", "Russian"),
        ("gas", "ga"),
        ("process", "proces"),
        ("census", "censu"),
        ("визит", "вид"),
        ("Крым", "крыть"),
        ("мир", "мера"),
        ("чай", "час"),
    ],
    ids=lambda word: word,
)
def test_different_words_have_different_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("EU-FTA, C++ and rock'n'roll", ["EU", "FTA", "C", "and", "rock", "n", "roll"]),
        ("snake_case «ёлка»", ["snake", "case", "ёлка"]),
        ("Hà Nội 2012–2014", ["Hà", "Nội", "2012", "2014"]),
        (f"one{GAP}two", ["one", GAP, "two"]),
        ("... — !", []),
    ],
)
def test_words_are_runs_of_letters_and_digits(text: str, words: list[str]) -> None:
    assert split_words(text) == words


def test_marked_words_are_those_that_lose_something_in_folding() -> None:
    words = split_words("Hà Nội và Москва, Горбачёв; FTA")
    assert marked_words(words) == ["hà", "nội", "và", "горбачёв"]
    assert marked_words(["plain", "ASCII"]) == []


def texts(terms: Sequence[Term]) -> list[str]:
    return [term.text for term in terms]


@pytest.mark.parametrize(
    ("typed", "terms", "excluded"),
    [
        ("trade oil", ["trade", "oil"], []),
        ('"trade oil" gas', ["trade oil", "gas"], []),
        ("trade -oil", ["trade"], ["oil"]),
        ('trade -"oil and gas"', ["trade"], ["oil and gas"]),
        ("oil --gas", ["oil"], ["-gas"]),
        ("EU-FTA", ["EU-FTA"], []),
        ("C++ ' ( * ^ :", ["C++"], []),
        ("NEAR(a b)", ["NEAR(a", "b)"], []),
        ("a AND b OR NOT c", ["b", "NOT", "c"], []),
        ("A AND OR", ["A", "AND", "OR"], []),
        ("“curly quotes”", ["“curly", "quotes”"], []),
        ('an "open quote', ['"open', "quote"], []),
        ('"" "-" - -- oil', ["oil"], []),
        ("free trade agreement", ["free trade agreement"], []),
        ("new free-trade agreements", ["new", "free-trade agreements"], []),
        ("Hà Nội FTA", ["Hà Nội", "FTA"], []),
        ('"ha noi"', ["ha noi"], []),
        ("oil -Hanoi", ["oil"], ["Hanoi"]),
        ("?!", [], []),
        ("", [], []),
    ],
)
def test_what_is_typed_becomes_words_phrases_and_exclusions(
    typed: str, terms: list[str], excluded: list[str]
) -> None:
    words = parse_words(typed, ALIASES)
    assert texts(words.terms) == terms
    assert texts(words.excluded) == excluded


@pytest.mark.parametrize(
    ("typed", "terms", "excluded"),
    [
        ("Putin's visit to Vietnam in 2024", ["Putin", "visit", "Vietnam", "2024"], []),
        ("how many Vietnamese live in Russia", ["Vietnamese", "live", "Russia"], []),
        ("When was the FTA signed", ["FTA", "signed"], []),
        ("визит Путина во Вьетнам", ["визит", "Путина", "Вьетнам"], []),
        ("В ХАНОЕ О ВИЗИТЕ", ["ХАНОЕ", "ВИЗИТЕ"], []),
        ("chuyến thăm của Putin đến Việt Nam",
         ["chuyến", "thăm", "Putin", "Việt", "Nam"], []),
        (normalize("NFD", "chuyến thăm của Putin"), ["chuyến", "thăm", "Putin"], []),
        # Where nothing else remains, they are what is looked for; what is excluded is taken as is.
        ("in", ["in"], []),
        ("what is the", ["what", "is", "the"], []),
        ("oil -in", ["oil"], ["in"]),
        ("in -oil", ["in"], ["oil"]),
        # In quotes, and inside a name of the vocabulary, they stay.
        ('oil "in"', ["oil", "in"], []),
        ('in "oil and gas"', ["oil and gas"], []),
        ('"in the"', ["in the"], []),
        ("the house of oil", ["house of oil"], []),
        # Words that only begin or look like one are none.
        ("inn wither info", ["inn", "wither", "info"], []),
        ("cua các", ["cua", "các"], []),
    ],
)  # fmt: skip
def test_little_words_are_passed_over_outside_quotes_where_others_remain(
    typed: str, terms: list[str], excluded: list[str]
) -> None:
    words = parse_words(typed, ALIASES | make_aliases(["house of oil", "oil house"]))
    assert texts(words.terms) == terms
    assert texts(words.excluded) == excluded


def test_little_words_do_not_make_a_search_for_any_word_wider() -> None:
    assert texts(parse_words("trade in oil", {}, any_word=True).terms) == ["trade", "oil"]


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("Putin's", ["Putin"]),
        ("Putin’s visit", ["Putin", "visit"]),
        ("Hanoi's FTA", ["Hanoi", "FTA"]),
        ("oil 's ’s", ["oil"]),
        ("'s", []),
        ("'s-oil its oils", ["'s-oil", "its", "oils"]),
        ('"Putin\'s visit"', ["Putin's visit"]),
    ],
)
def test_a_possessive_is_cut_off_a_word(typed: str, terms: list[str]) -> None:
    assert texts(parse_words(typed, ALIASES).terms) == terms


NAMES = make_aliases(["Tô Lâm", "То Лам"], ["Hanoi", "Hà Nội"])


def test_words_of_a_name_never_stand_apart() -> None:
    """Of names the phrase alone counts; an alias that is no name may still be taken apart."""
    (name,) = parse_words("to lam", NAMES, names=frozenset([("to", "lam")])).terms
    assert (name.phrases, name.loose) == ((("to", "lam"), ("то", "лам")), ())
    assert name.also == ("То Лам",)
    (other,) = parse_words("Hà Nội", NAMES, names=frozenset([("to", "lam")])).terms
    assert other.loose == ("ha", "noi")
    (apart,) = parse_words("to lam", NAMES).terms
    assert apart.loose == ("to", "lam")
    one, two = parse_words("lâm tô", NAMES, names=frozenset([("to", "lam")])).terms
    assert (one.phrases, two.phrases) == ((("lam",),), (("to",),))


def test_an_excluded_name_excludes_the_name_and_not_its_words() -> None:
    aliases = make_aliases(["to-lam"])
    words = parse_words("oil -To-Lâm", aliases, names=frozenset([("to", "lam")]))
    assert [(term.phrases, term.loose) for term in words.excluded] == [((("to", "lam"),), ())]


@pytest.mark.parametrize("typed", ["-oil", '-"oil and gas"', "-oil -gas", "! -oil"])
def test_a_search_for_exclusions_only_is_refused(typed: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_words(typed, ALIASES)
    assert str(caught.value) == "only words to exclude; write at least one word to look for"


def test_accents_typed_apart_from_their_letters_are_one_word_with_them() -> None:
    # File names and pasted text on macOS come decomposed (NFD).
    typed = "Điện Biên Phủ"
    assert parse_words(normalize("NFD", typed), {}) == parse_words(typed, {})


def test_an_alias_counts_as_each_word_of_its_group_and_says_which_others_were_looked_for() -> None:
    words = parse_words("Ханой", ALIASES)
    assert words.terms[0].phrases == (tuple(keys("Ханой")), ("hanoi",), ("ha", "noi"))
    assert words.also == ["Hanoi", "Ha Noi", "Hà Nội"]


def test_a_quoted_phrase_is_taken_at_its_word() -> None:
    term = parse_words('"Hanoi"', ALIASES).terms[0]
    assert (term.phrases, term.prefix, term.also) == ((("hanoi",),), "", ())


@pytest.mark.parametrize(
    ("typed", "prefix"),
    [
        ("agree", "agree"),
        ("Điện", "dien"),
        ("oil", "oil"),
        ("EU", ""),
        ("2012", ""),
        ("a-b", ""),
        ("S-300", "s 300"),
    ],
)
def test_only_a_word_of_three_letters_is_a_beginning_too(typed: str, prefix: str) -> None:
    assert parse_words(typed, {}).terms[0].prefix == prefix


TITLES = {
    1: "Putin visits Hanoi",
    2: "Визиты Путина в Ханой",
    3: "Free trade agreement with the EAEU",
    4: f"Oil{GAP}Trade of the provinces",
    5: "Điện hạt nhân Ninh Thuận",
    6: "Điền kinh",
    7: "An agreement on trade that is free",
}


def index(texts: dict[int, str]) -> sqlite3.Connection:
    """A real full-text table, filled as vnru.tables fills its own."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE fts USING fts5 (title, names, body, exact, content = '', "
        "prefix = '3 4', tokenize = \"unicode61 remove_diacritics 0\")"
    )
    for number, text in texts.items():
        connection.execute(
            "INSERT INTO fts (rowid, title, names, body, exact) VALUES (?, ?, '', '', ?)",
            (number, " ".join(keys(text)), " ".join(marked_words(split_words(text)))),
        )
    return connection


@pytest.fixture(scope="module")
def connection() -> Iterator[sqlite3.Connection]:
    connection = index(TITLES)
    yield connection
    connection.close()


def find(connection: sqlite3.Connection, expression: str) -> list[int]:
    sql = "SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY rowid"
    return [row[0] for row in connection.execute(sql, (expression,))]


@pytest.mark.parametrize(
    ("typed", "any_word", "wide", "whole", "exact"),
    [
        ("visit", False, [1], [1], [1]),
        ("визит Путин", False, [2], [2], [2]),
        ("Ha Noi", False, [1, 2], [1, 2], [1, 2]),
        ("FTA", False, [3], [3], [3]),
        ("free trade agreement", False, [3, 7], [3], [3]),
        ("free-trade", False, [3, 7], [3], [3]),
        ('"free trade agreement"', False, [3], [3], [3]),
        ('"oil trade"', False, [], [], []),
        ("oil trade", False, [4], [4], [4]),
        ("prov", False, [4], [], []),
        ("trade -oil", False, [3, 7], [3, 7], [3, 7]),
        ("trade -oil -FTA", False, [7], [7], [7]),
        ("hanoi provinces", True, [1, 2, 4], [1, 2, 4], [1, 2, 4]),
        ("hanoi provinces -oil", True, [1, 2], [1, 2], [1, 2]),
        ("dien", False, [5, 6], [5, 6], [5, 6]),
        ("điện", False, [5, 6], [5, 6], [5]),
        ("ĐIỆN", False, [5, 6], [5, 6], [5]),
        ("xgapx", False, [], [], []),
        (GAP + "oil", False, [4], [4], [4]),
        (f"oil {GAP}", False, [4], [4], [4]),
    ],
)
def test_the_three_expressions_find_beginnings_whole_words_and_exact_diacritics(
    connection: sqlite3.Connection,
    typed: str,
    any_word: bool,
    wide: list[int],
    whole: list[int],
    exact: list[int],
) -> None:
    found = [find(connection, e) for e in match_expressions(parse_words(typed, ALIASES, any_word))]
    assert found == [wide, whole, exact]


HOSTILE = st.lists(
    st.sampled_from(
        ["NEAR(", "AND", "OR", "NOT", "title:", "{title}", "*", '"', "^", "-", "+", "(", ")", ":",
         "'", ";--", "“", "”", "Hà", "Nội", "FTA", "free", "trade", "agreement", "½", "ﾞ", "\0", GAP,
         "only", "marks", " ", "\n", "ии", "\ud800"]
    )
    | st.text(max_size=5)
).map("".join)  # fmt: skip


@given(HOSTILE, st.booleans())
@example("only marks", False)
@example("½ ﾞ", True)
@example('"½" -"ﾞ"', False)
def test_no_text_that_a_user_types_is_syntax_to_sqlite(
    connection: sqlite3.Connection, typed: str, any_word: bool
) -> None:
    try:
        words = parse_words(typed, ALIASES, any_word)
    except QueryError:
        return
    if not words.terms:
        assert not words.excluded
        return
    wide, whole, exact = (set(find(connection, e)) for e in match_expressions(words))
    assert exact <= whole <= wide


@pytest.mark.parametrize("any_word", [True, False], ids=["any", "all"])
def test_a_query_of_five_thousand_words_is_no_more_than_a_long_query(
    connection: sqlite3.Connection, any_word: bool
) -> None:
    typed = " ".join(f"hanoi word{n} -without{n}" for n in range(2500))
    wide = match_expressions(parse_words(typed, ALIASES, any_word))[0]
    assert find(connection, wide) == ([1, 2] if any_word else [])


def marks(text: str, typed: str) -> str:
    """The text with each match in square brackets."""
    for start, end in reversed(find_matches(text, parse_words(typed, ALIASES).terms)):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("visit", "Putin [visits] Hà Nội, Hanoi; визит в Ханой. Free-trade deal"),
        ("визиты", "Putin visits Hà Nội, Hanoi; [визит] в Ханой. Free-trade deal"),
        ("HANOI", "Putin visits [Hà Nội], [Hanoi]; визит в [Ханой]. Free-trade deal"),
        ("noi", "Putin visits Hà [Nội], Hanoi; визит в Ханой. Free-trade deal"),
        ("put vis", "[Putin visits] Hà Nội, Hanoi; визит в Ханой. Free-trade deal"),
        ('"free trade"', "Putin visits Hà Nội, Hanoi; визит в Ханой. [Free-trade] deal"),
        ('"trade free"', "Putin visits Hà Nội, Hanoi; визит в Ханой. Free-trade deal"),
        ("free trade agreements", "Putin visits Hà Nội, Hanoi; визит в Ханой. [Free-trade] deal"),
        ("only marks", "Putin visits Hà Nội, Hanoi; визит в Ханой. Free-trade deal"),
        ("anoi", "Putin visits Hà Nội, Hanoi; визит в Ханой. Free-trade deal"),
    ],
)
def test_matches_are_found_where_they_stand_in_the_text(typed: str, marked: str) -> None:
    assert marks("Putin visits Hà Nội, Hanoi; визит в Ханой. Free-trade deal", typed) == marked


@given(st.text(), HOSTILE)
def test_matches_are_in_order_inside_the_text_and_apart(text: str, typed: str) -> None:
    try:
        words = parse_words(typed, ALIASES)
    except QueryError:
        return
    at = -1
    for start, end in find_matches(text, words.terms):
        assert at < start < end <= len(text)
        at = end


@given(
    st.sampled_from(sorted({w for title in TITLES.values() for w in split_words(title)} - {GAP}))
)
def test_a_word_of_a_text_is_found_in_the_index_and_marked_in_the_text(word: str) -> None:
    words = parse_words(word, ALIASES)
    connection = index(TITLES)
    rows = find(connection, match_expressions(words)[0])
    connection.close()
    assert set(rows) >= {n for n, title in TITLES.items() if word in split_words(title)}
    for row in rows:
        assert find_matches(TITLES[row], words.terms)
