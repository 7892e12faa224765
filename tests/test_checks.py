"""The rules of a dataset: each has a file that breaks it and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from support import event, make_dataset
from vnru.checks import RULES
from vnru.dataset import load_dataset
from vnru.places import shipped_data

DATA = Path(__file__).parent / "data"
INVALID = DATA / "invalid"
VALID = (DATA / "valid.yaml").read_text("utf-8")

EXPECTED = {
    # rule: each issue in its file, as line, record and message
    "yaml-syntax": ["19 -: did not find expected ',' or '}'"],
    "anchor": [
        "19 -: anchors and aliases are not allowed; write the value out",
        "27 -: anchors and aliases are not allowed; write the value out",
    ],
    "duplicate-key": ["16 -: as_of is written twice; the first is on line 15"],
    "unknown-section": [
        "19 -: persons; write one of sources, events, figures, facts, categories, topics, tags, "
        "people, places, bases, units, indicators, aliases"
    ],
    "unknown-field": [
        "18 2012-visit: tag; events have id, date, title, summary, category, tags, people, places, "
        "importance, sources, related, disputed"
    ],
    "missing-field": ["16 first-partner: sources: ids of the sources, best first; never empty"],
    "wrong-type": [
        "14 trade-turnover/2012: value: US$ 3.6 bn is not a plain number; write digits only, as in "
        "3900000000"
    ],
    "id-shape": ["12 First partner: write lower-case words joined by hyphens"],
    "id-unique": ["17 first-partner: the id is taken at id-unique.yaml:12"],
    "id-year": ["12 2013-visit: begin the id with the year of the date, 2012"],
    "date": ["13 2012-visit: 2012-02-30: February 2012 has 29 days"],
    "source-unknown": [
        "16 first-partner: no source is called vna-2012-visits; nearest: vna-2012-visit"
    ],
    "event-unknown": ["18 2012-visit: no event is called 2001-visit; nearest: 2012-visit"],
    "listed-twice": ["16 first-partner: sources: vna-2012-visit is listed twice"],
    "source-unused": ["11 vna-2013-trade: no record names this source; remove it"],
    "url": ["8 vna-2012-visit: write a whole address, as in https://vovworld.vn/..."],
    "url-twice": ["16 vna-2013-visit: the same address as vna-2012-visit"],
    "code": ["6 vna-2012-visit: country: write ISO 3166-1 alpha-2, as in VN, or INT"],
    "language": ["14 first-partner: statement: fr is none of en, vi, ru"],
    "kind-unknown": [
        "7 vna-2012-visit: blog; write one of official, treaty-text, state-media, news, academic, "
        "think-tank, encyclopedia, company"
    ],
    "qualifier-unknown": [
        "15 trade-turnover/2012: roughly; write one of exact, approx, at-least, at-most"
    ],
    "status-unknown": [
        "16 trade-turnover/2012: real; write one of actual, estimate, target, forecast"
    ],
    "importance": ["17 2012-visit: write 1 for a milestone, 2 for notable, 3 for a detail"],
    "category-unknown": ["16 2012-visit: diplomatic is not in the vocabulary; nearest: diplomacy"],
    "tag-unknown": ["18 2012-visit: visits is not in the vocabulary; nearest: visit"],
    "person-unknown": ["18 2012-visit: V. Putin is not in the vocabulary; nearest: Vladimir Putin"],
    "place-unknown": ["18 2012-visit: Sotchi is not in the vocabulary; nearest: Sochi"],
    "indicator-unknown": ["12 trade/2012: trade is not in the vocabulary"],
    "basis-unknown": [
        "17 trade-turnover/2012: customs is not in the vocabulary; nearest: VN-customs"
    ],
    "topic-unknown": ["13 first-partner: diplomatics is not in the vocabulary; nearest: diplomacy"],
    "title-twice": ["21 2012-sochi: 2012-visit has the same title on the same day"],
    "figure-twice": [
        "21 trade-turnover/2012: the same value stands at figure-twice.yaml:12; "
        "put the sources together"
    ],
    "text": ["14 first-partner: statement: has white space at an end or twice"],
    "title-overlap": ["21 2012-sochi: much like 2012-visit; merge them, or relate them"],
    "diacritics": ["15 2012-visit: summary: write Hồ Chí Minh with its diacritics"],
    "first-claim": [
        "14 2012-visit: title: 'first' rests on one source; add another, or who says otherwise"
    ],
}


def test_every_rule_has_a_file_that_breaks_it_and_every_file_a_rule() -> None:
    rules = [rule.name for rule in RULES]
    assert sorted(rules) == sorted(file.stem for file in INVALID.iterdir())
    assert sorted(rules) == sorted(EXPECTED)


@pytest.mark.parametrize("file", sorted(INVALID.iterdir()), ids=lambda file: file.stem)
def test_a_file_gives_exactly_the_issues_of_its_rule(file: Path) -> None:
    rule = next(rule for rule in RULES if rule.name == file.stem)
    issues = load_dataset(file).issues
    assert {(issue.rule, issue.level) for issue in issues} == {(rule.name, rule.level)}
    assert [str(issue) for issue in issues] == [
        f"{file.name}:{text}" for text in EXPECTED[rule.name]
    ]


@pytest.mark.parametrize(
    "file",
    [INVALID / f"{rule.name}.yaml" for rule in RULES if rule.level == "warning"],
    ids=lambda file: file.stem,
)
def test_what_only_may_be_wrong_is_not_looked_for_when_nobody_asks(file: Path) -> None:
    assert load_dataset(file, warnings=False).issues == []


def test_the_valid_dataset_has_neither_faults_nor_warnings() -> None:
    assert load_dataset(DATA / "valid.yaml").issues == []


def test_only_the_first_unknown_names_come_with_a_hint(tmp_path: Path) -> None:
    """A wrong prefix may stand in thousands of records, and looking for the nearest is slow."""
    events = [event(f"{year}-x", sources=["sourc"]) for year in range(2001, 2101)]
    issues = load_dataset(make_dataset(tmp_path / "data.yaml", *events)).issues
    unknown = [str(issue) for issue in issues if issue.rule == "source-unknown"]
    assert len(unknown) == 100
    assert 0 < sum("nearest: source" in text for text in unknown) < 50


def test_a_name_of_one_word_may_be_an_english_word_and_is_not_asked_for_diacritics(
    tmp_path: Path,
) -> None:
    places = [{"id": name, "label": {"en": name}} for name in ("Huế", "Bảo Lộc")]
    path = make_dataset(
        tmp_path / "data.yaml",
        event("2001-hue", "A hue and cry", places=["Huế"]),
        event("2002-bao-loc", "A fair in Bao Loc", places=["Bảo Lộc"]),
        places=places,
    )
    assert [(i.record, i.rule) for i in load_dataset(path).issues] == [
        ("2002-bao-loc", "diacritics")
    ]


def test_the_shipped_dataset_has_no_faults() -> None:
    issues = load_dataset(shipped_data()).issues
    assert [str(issue) for issue in issues if issue.level == "error"] == []


Check = Callable[[str, str], list[str]]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """The issues of the valid dataset after one change, as rule, record and message."""

    def check(old: str, new: str) -> list[str]:
        assert VALID.count(old) == 1
        file = tmp_path / "changed.yaml"
        file.write_text(VALID.replace(old, new), "utf-8")
        issues = load_dataset(file).issues
        return [f"{issue.rule} {issue.record}: {issue.message}" for issue in issues]

    return check


NO_DATE = "not a date; write 2001, 2001-03, 2001-03-01 or an interval 2001/2002-06"
MORE = [
    # what is changed, into what, the issues
    ("id: 2013-return", "id: return-2013", [
        "event-unknown 2012-visit: no event is called 2013-return",
        "id-year return-2013: begin the id with the year of the date, 2013"]),
    ("id: 2012-visit", "id: 2012-Visit", [
        "id-shape 2012-Visit: write lower-case words joined by hyphens"]),
    ("id: statistics-2013", "id: 2013-return", [
        "source-unused 2013-return: no record names this source; remove it",
        "source-unknown 2012-visit: no source is called statistics-2013",
        "id-unique 2013-return: the id is taken at changed.yaml:12",
        "source-unknown trade-turnover/2012: no source is called statistics-2013",
        "source-unknown trade-turnover/2012-Q1: no source is called statistics-2013"]),
    ("id: trade, label", "id: diplomacy, label", [
        "id-unique diplomacy: the id is taken at changed.yaml:64",
        "topic-unknown trade-turnover: trade is not in the vocabulary"]),
    ("published: 2012-07-28", "published: July 2012", [
        f"date vna-2012-visit: July 2012: {NO_DATE}"]),
    ("period: 2012-Q1", "period: 2012-Q5", [
        "date trade-turnover/2012-Q5: 2012-Q5: Q goes from 1 to 4"]),
    ("as_of: 2021", "as_of: 2021-Q1", [
        f"date first-partner: 2021-Q1: {NO_DATE}"]),
    ("related: [2013-return]", "related: [2012-visit]", [
        "listed-twice 2012-visit: related: an event is not related to itself"]),
    ("tags: [visit]", "tags: [visit, visit, visit]", [
        "listed-twice 2012-visit: tags: visit is listed twice"]),
    ("people: [Trương Tấn Sang]", "people: [Trương Tấn Sang, Trương Tấn Sang]", [
        "listed-twice 2012-visit: people: Trương Tấn Sang is listed twice"]),
    ("country: NO", "country: no", [
        "code statistics-2013: country: write ISO 3166-1 alpha-2, as in VN, or INT"]),
    ("language: vi", "language: Vietnamese", [
        "code statistics-2013: language: write ISO 639-1, as in vi"]),
    ("{en: A visit to Sochi, vi", "{vi", [
        "language 2012-visit: title: the text in en is missing"]),
    ("importance: 2", "importance: 0", [
        "importance 2013-return: write 1 for a milestone, 2 for notable, 3 for a detail"]),
    ("topic: trade\n", "topic: trades\n", [
        "topic-unknown trade-turnover: trades is not in the vocabulary; nearest: trade"]),
    ("en: Rounded.", 'en: "Rounded\\tup."', [
        "text trade-turnover/2012: note: holds control characters or line breaks"]),
    ("en: Rounded.", 'en: "Two\\nlines."', [
        "text trade-turnover/2012: note: holds control characters or line breaks"]),
    ("en: Rounded.", 'en: "Left\\u202eright."', [
        "text trade-turnover/2012: note: holds control characters or line breaks"]),
    ("en: Rounded.", 'en: "Rounded. "', [
        "text trade-turnover/2012: note: has white space at an end or twice"]),
    ("en: Rounded.", 'en: "Ha\\u0300 No\\u0323\\u0302i"', [
        "text trade-turnover/2012: note: accents must be composed (Unicode NFC)"]),
    ("title: The visit", 'title: "The\\0visit"', [
        "text vna-2012-visit: title: holds control characters or line breaks"]),
    ("[FTA, free", '[FTA , "free\\u200b', [
        "yaml-syntax -: found unexpected end of stream"]),
    ("[FTA, free trade agreement]", '[FTA, "free  trade"]', [
        "text -: words: has white space at an end or twice"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "issues"), MORE, ids=[repr(new) for _, new, _ in MORE])
def test_a_rule_holds_wherever_the_format_has_such_a_field(
    check: Check, old: str, new: str, issues: list[str]
) -> None:
    # Issues come in the order of the file.
    assert check(old, new) == issues


@pytest.mark.parametrize(
    "url",
    ["https://xn--80ak6aa92e.com", "http://vovworld.vn/vi-VN/a.vov?b=c&d=e#f", "https://тасс.рф/1"],
)
def test_a_whole_address_is_accepted(check: Check, url: str) -> None:
    assert check("url: https://vna.vn/visit", f"url: {url!r}") == []


@pytest.mark.parametrize(
    "url",
    ["ftp://vna.vn/visit", "//vna.vn/visit", "https://vna", "https:///vna.vn", "javascript:a()",
     "https://vna.vn/a b", "https://.vn", "HTTPS//vna.vn", "https://vna.vn/<b>"],
)  # fmt: skip
def test_what_is_no_whole_address_is_a_fault(check: Check, url: str) -> None:
    assert check("url: https://vna.vn/visit", f"url: {url!r}") == [
        "url vna-2012-visit: write a whole address, as in https://vovworld.vn/..."
    ]


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("https://vna.vn/visit", True),
        ("http://vna.vn/visit", True),
        ("https://www.vna.vn/visit/", True),
        ("https://VNA.vn/visit", True),
        ("https://vna.vn/Visit", False),
        ("https://vna.vn/visit?page=2", False),
    ],
)
def test_one_page_is_one_source_whatever_the_spelling_of_its_host(
    check: Check, other: str, same: bool
) -> None:
    issues = check("    kind: official\n", f"    kind: official\n    url: {other}\n")
    message = "url-twice statistics-2013: the same address as vna-2012-visit"
    assert issues == ([message] if same else [])


@pytest.mark.parametrize(
    ("date", "good"),
    [
        ("2013-11~", True),
        ("2013/2014", True),
        ("201X", False),
        ("2010/2013", False),
        ("../2013", True),
    ],
)
def test_the_year_of_an_events_id_is_that_of_its_first_known_day(
    check: Check, date: str, good: bool
) -> None:
    assert (check("date: 2013-11~", f"date: {date}") == []) == good


OVERLAP = "title-overlap 2012-visit: much like 2013-return; merge them, or relate them"


@pytest.mark.parametrize(
    ("date", "title", "noticed"),
    [
        ("2012-07-24", "A visit to Sochi", True),
        ("2012-07-23", "A visit to Sochi", False),
        ("2012-07-24", "A visit to Hanoi", True),
        ("2012-07-24", "A trip to Hanoi", False),
        ("2012-07-24", "To SÓCHI, a visit of friends", True),
        ("2012-07-24", "A", True),
        ("../2012", "A visit to Sochi", False),
    ],
)
def test_events_with_three_quarters_of_their_words_within_three_days_may_be_one(
    check: Check, date: str, title: str, noticed: bool
) -> None:
    # The id of the other event keeps its year, so that rule speaks up as well.
    old = VALID[VALID.index("    related:") : VALID.index("    summary: {en: The president comes")]
    new = old.replace("    related: [2013-return]\n", "").replace("2013-11~", date)
    issues = check(old, new.replace("The return visit", f'"{title}"'))
    assert (OVERLAP in issues) == noticed


def test_related_events_may_be_alike(check: Check) -> None:
    old = VALID[
        VALID.index("    date: 2013-11~") : VALID.index("    summary: {en: The president comes")
    ]
    assert OVERLAP not in check(old, "    date: 2012-07-26\n    title: {en: A visit to Sochi}\n")


FIRST = (
    "first-claim 2013-return: title: 'first' rests on one source; "
    "add another, or who says otherwise"
)


@pytest.mark.parametrize(
    ("changes", "noticed"),
    [
        ([], True),
        ([("sources: [vna-2012-visit]", "sources: [vna-2012-visit, statistics-2013]")], False),
        ([("importance: 2", "importance: 2\n    disputed: {en: Or the second.}")], False),
        ([("The FIRST visit", "The firsthand visit")], False),
    ],
    ids=["one source", "two sources", "disputed", "another word"],
)
def test_a_title_may_say_first_on_two_sources_or_with_who_disagrees(
    check: Check, changes: list[tuple[str, str]], noticed: bool
) -> None:
    old = VALID[VALID.index("    title: {en: The return visit}") : VALID.index("figures:")]
    new = old.replace("return visit", "FIRST visit")
    for before, after in changes:
        assert before in new
        new = new.replace(before, after)
    assert check(old, new) == ([FIRST] if noticed else [])


STREET = "  - {id: Truong Tan Sang Street, label: {en: Truong Tan Sang Street}}\n"


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Truong Tan Sang goes to Sochi.", ["Trương Tấn Sang"]),
        ("TRUONG TAN SANG and again Truong Tan Sang.", ["Trương Tấn Sang"]),
        ("Truong Tan Sang in Truong Tan Sang Street.", ["Trương Tấn Sang"]),
        ("A Truong Tan Sang Street is opened.", []),
        ("Trương Tấn Sang goes to Sochi.", []),
        ("The Truong Tan Sangs go to Sochi.", []),
    ],
)
def test_a_name_without_its_diacritics_is_noticed_unless_another_name_is_written_so(
    check: Check, text: str, faults: list[str]
) -> None:
    old = VALID[VALID.index("The president goes to Sochi.") : VALID.index("bases:\n")]
    new = old.replace("The president goes to Sochi.", text) + STREET
    message = "diacritics 2012-visit: summary: write {} with its diacritics"
    assert check(old, new) == [message.format(name) for name in faults]
