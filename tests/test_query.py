"""Questions to a dataset through ``vnru.load()``: what is kept, in which order, what is found."""

import dataclasses
import os
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import vnru
from support import SAMPLE, event, make_dataset
from vnru.archive import Archive
from vnru.matching import load_aliases
from vnru.query import Query

IDS = [
    "1950-diplomatic-relations",
    "1955-ho-chi-minh-visit",
    "1960-students-in-soviet-universities",
    "1965-air-defence-aid",
    "1978-friendship-treaty",
    "1979-cam-ranh-base",
    "1980-soyuz-37",
    "1981-vietsovpetro",
    "1991-trade-collapse",
    "2000-debt-settlement",
    "2001-strategic-partnership",
    "2012-comprehensive-strategic-partnership",
    "2013-putin-visit",
    "2015-eaeu-agreement",
    "2024-putin-visit",
]
PUTIN = [name for name in IDS if name[:4] in ("2001", "2012", "2013", "2024")]


def ids(archive: Archive, **filters: Any) -> list[str]:
    return [event.id for event in archive.timeline(**filters)]


def found(archive: Archive, words: str, **more: Any) -> list[str]:
    """The names of the hits, best first."""
    return [
        getattr(hit, "id", "") or f"{hit.indicator}/{hit.period}"
        for hit in archive.search(words, **more).hits
    ]


# What comes back


def test_event_is_a_typed_record_with_its_first_and_last_day(archive: Archive) -> None:
    """Texts are language maps; dates keep what was written beside the days it can mean."""
    debt = archive.timeline(since="2000", limit=1)[0]
    assert isinstance(debt, vnru.Event)
    assert (debt.id, debt.date, debt.start, debt.end) == (
        "2000-debt-settlement", "2000-09", "2000-09-01", "2000-09-30",
    )  # fmt: skip
    assert debt.precision == "month"
    assert debt.title["vi"] == "Nga xóa phần lớn nợ thời Xô viết"
    assert (debt.category, debt.importance, debt.sources) == ("finance", 1, ["tuoitre-2000-debt"])
    assert (debt.tags, debt.people, debt.related) == ([], [], [])
    assert debt.disputed["en"].startswith("Share written off")


def test_figure_fact_and_source_are_typed_records(archive: Archive) -> None:
    """What an id names comes back as the record it is."""
    one, other = archive.get("trade-turnover/2014")
    assert isinstance(one, vnru.Figure)
    assert (one.value, other.value, one.unit) == (3740000000, 3800000000, "USD")
    assert (one.start, one.end) == ("2014-01-01", "2014-12-31")
    assert other.note == {"en": "Rounded by the presidential office."}
    (fact,) = archive.get("tariff-lines")
    assert isinstance(fact, vnru.Fact)
    assert (fact.as_of, fact.start, fact.topic) == ("2016-10", "2016-10-01", "trade")
    (source,) = archive.get("tuoitre-2000-debt")
    assert isinstance(source, vnru.Source)
    assert (source.via, source.kind, source.published) == ("baomoi.com", "news", "2000-09")


def test_records_cannot_be_changed(archive: Archive) -> None:
    first = archive.timeline()[0]
    with pytest.raises(dataclasses.FrozenInstanceError):
        first.date = "1951"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "precision"),
    [
        ("1950-diplomatic-relations", "day"),
        ("1955-ho-chi-minh-visit", "interval"),
        ("1960-students-in-soviet-universities", "decade"),
        ("1979-cam-ranh-base", "year"),
        ("2000-debt-settlement", "month"),
    ],
)
def test_precision_is_that_of_the_date_as_written(
    archive: Archive, name: str, precision: str
) -> None:
    assert archive.get(name)[0].precision == precision


def test_values_of_one_observation_that_differ_are_disputed(archive: Archive) -> None:
    """Two values for 2014 by one basis disagree; 2012 by two bases does not."""
    assert [figure.disputed for figure in archive.get("trade-turnover/2014")] == [True, True]
    assert [figure.disputed for figure in archive.get("trade-turnover/2012")] == [False, False]


def test_value_with_a_fraction_keeps_it_and_a_whole_one_stays_whole(archive: Archive) -> None:
    assert archive.get("trade-turnover/2015-Q1")[0].value == 800500000.5
    assert isinstance(archive.get("trade-turnover/2012")[0].value, int)


def test_rows_behave_like_a_list(archive: Archive) -> None:
    """Length, index from either end, slices, iteration and truth."""
    rows = archive.timeline()
    assert len(rows) == 15
    assert rows[-1].id == "2024-putin-visit"
    assert [event.id for event in rows[:2]] == IDS[:2]
    assert [event.id for event in reversed(rows)] == IDS[::-1]
    assert not archive.timeline(limit=0)
    assert repr(rows) == "<Rows: 15 records>"


def test_events_come_in_order_of_first_day_whole_periods_first(tmp_path: Path) -> None:
    """A year stands before its months, a month before its days, whatever the file's order."""
    dates = ["2001-01-01", "2001-02", "2001", "2000/2001", "2001-01", "200X", "2001-01-01/2001-01"]
    records = [event(f"{d[:4].replace('X', '0')}-e{n}", date=d) for n, d in enumerate(dates)]
    path = make_dataset(tmp_path / "data.yaml", *records)
    assert [event.date for event in vnru.load(path).timeline()] == [
        "200X", "2000/2001", "2001", "2001-01", "2001-01-01/2001-01", "2001-01-01", "2001-02",
    ]  # fmt: skip


# Dates


@pytest.mark.parametrize(
    ("since", "until", "name", "kept"),
    [
        ("1950-01-30", None, "1950-diplomatic-relations", True),
        ("1950-01-31", None, "1950-diplomatic-relations", False),
        (None, "1950-01-30", "1950-diplomatic-relations", True),
        (None, "1950-01-29", "1950-diplomatic-relations", False),
        ("1991-03", None, "1991-trade-collapse", True),
        ("1991-12-31", None, "1991-trade-collapse", True),
        ("1992", None, "1991-trade-collapse", False),
        (None, "1991-01", "1991-trade-collapse", True),
        (None, "1990", "1991-trade-collapse", False),
        ("2000-09-30", None, "2000-debt-settlement", True),
        ("2000-10", None, "2000-debt-settlement", False),
        (None, "2000-09-01", "2000-debt-settlement", True),
        (None, "2000-08", "2000-debt-settlement", False),
        ("1969-12-31", None, "1960-students-in-soviet-universities", True),
        ("1970", None, "1960-students-in-soviet-universities", False),
        ("1975", None, "1965-air-defence-aid", True),
        ("1976", None, "1965-air-defence-aid", False),
        (None, "1965", "1965-air-defence-aid", True),
        (None, "1964", "1965-air-defence-aid", False),
        ("1970", "1970", "1965-air-defence-aid", True),
        ("1955-07-18", None, "1955-ho-chi-minh-visit", True),
        ("1955-07-19", None, "1955-ho-chi-minh-visit", False),
        ("1979-06", "1979-06", "1979-cam-ranh-base", True),
    ],
)
def test_both_ends_are_inclusive_for_every_precision(
    archive: Archive, since: str | None, until: str | None, name: str, kept: bool
) -> None:
    """``since`` keeps what ended on or after its first day, ``until`` what began by its last."""
    assert (name in ids(archive, since=since, until=until)) is kept


DAYS = st.dates(date(1945, 1, 1), date(2030, 12, 31))


@given(st.tuples(DAYS, DAYS).map(sorted))
def test_range_keeps_exactly_the_events_that_may_have_happened_in_it(
    archive: Archive, span: list[date]
) -> None:
    """Any range of days gives what a comparison of all first and last days gives."""
    first, last = (day.isoformat() for day in span)
    touching = [
        event.id
        for event in archive.timeline()
        if (event.end or "9999") >= first and (event.start or "0000") <= last
    ]
    assert ids(archive, within=f"{first}..{last}") == touching
    assert ids(archive, since=first, until=last) == touching


def test_open_interval_reaches_to_its_open_end(tmp_path: Path) -> None:
    """What has begun and not ended is inside every later range; its ``end`` is None."""
    path = make_dataset(
        tmp_path / "data.yaml",
        event("2016-x", date="2016-10-05/.."),
        event("1955-y", date="../1955"),
    )
    archive = vnru.load(path)
    (running,) = archive.timeline(since="2090")
    assert (running.id, running.start, running.end) == ("2016-x", "2016-10-05", None)
    assert ids(archive, until="2016-10-04") == ["1955-y"]
    assert ids(archive, until="1000") == ["1955-y"]


def test_years_may_be_numbers(archive: Archive) -> None:
    assert ids(archive, since=2013) == ids(archive, since="2013")
    assert ids(archive, until=1955) == ids(archive, until="1955")
    assert ids(archive, within=2012) == ["2012-comprehensive-strategic-partnership"]
    assert ids(archive, until=999) == []
    with pytest.raises(vnru.QueryError, match="years go from 0001 to 9999"):
        archive.timeline(since=20000)
    with pytest.raises(vnru.QueryError):
        archive.timeline(since=-5)


def test_range_of_two_years_is_read_as_people_write_it(archive: Archive) -> None:
    expected = ids(archive, within="2001..2012")
    for text in ("2001-2012", "2001 to 2012", "2001:2012", "2001–2012"):
        assert ids(archive, within=text) == expected


def test_empty_text_is_no_date(archive: Archive) -> None:
    """``--since "$X"`` with an empty X does not mean everything."""
    empty: list[dict[str, Any]] = [{"since": ""}, {"until": ""}, {"within": ""}]
    for filters in empty:
        with pytest.raises(vnru.QueryError, match="an empty text: not a date"):
            archive.timeline(**filters)


def test_relative_dates_count_from_the_day_that_is_given(archive: Archive) -> None:
    assert ids(archive, since="-3y", today=date(2025, 1, 1)) == ["2024-putin-visit"]


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"since": "soon"}, "soon: not a date that can be read"),
        ({"since": "01/03/2001"}, "can be read as 1 March or 3 January"),
        ({"since": "2010", "until": "2001"}, "since 2010-01-01 is later than until 2001-12-31"),
        ({"since": "2010", "within": "1990s"}, "no day is both"),
        ({"limit": -1}, "limit: -1 is negative"),
        ({"categories": "sport"}, "no category is called sport; choose from defence"),
        ({"tags": "oli"}, "no tag is called oli; did you mean oil?"),
    ],
)
def test_question_that_cannot_be_asked_is_an_error_that_says_why(
    archive: Archive, filters: dict[str, Any], message: str
) -> None:
    """Nothing unreadable is ever ignored."""
    with pytest.raises(vnru.QueryError) as caught:
        archive.timeline(**filters)
    assert message in str(caught.value)


def test_filters_beside_a_query_are_refused_and_not_passed_over(archive: Archive) -> None:
    for ask in (archive.timeline, partial(archive.search, "oil")):
        with pytest.raises(vnru.QueryError, match="a query or filters by name, not both"):
            ask(Query(), since="2020")


def test_a_lone_name_counts_as_a_list_of_one(archive: Archive) -> None:
    figures = archive.figures("trade-turnover", bases="RU-customs", within="2012")
    assert [figure.period for figure in figures] == ["2012"]
    assert list(archive.facts("trade")) == list(archive.facts(["trade"])) != []


# Filters


@pytest.mark.parametrize(
    ("filters", "years"),
    [
        ({"categories": ["visit"]}, "1955 2013 2024"),
        ({"categories": ["visit", "space"]}, "1955 1980 2013 2024"),
        ({"categories": "Chuyến thăm"}, "1955 2013 2024"),
        ({"categories": "ВИЗИТ"}, "1955 2013 2024"),
        ({"tags": ["oil"]}, "1981 2013"),
        ({"tags": ["oil", "aid"]}, "1955 1965 1981 2013"),
        ({"tags": "dau khi"}, "1981 2013"),
        ({"people": "Vladimir Putin"}, "2001 2012 2013 2024"),
        ({"people": "putin"}, "2001 2012 2013 2024"),
        ({"people": "Путин"}, "2001 2012 2013 2024"),
        ({"people": "Хо Ши Мин"}, "1950 1955"),
        ({"people": "ho chi minh"}, "1950 1955"),
        ({"people": "Truong Tan Sang"}, "2012 2013"),
        ({"people": "Lê Duẩn"}, "1978"),
        ({"people": "le duan"}, "1978"),
        ({"people": ["putin", "le duan"]}, "1978 2001 2012 2013 2024"),
        ({"places": "Hà Nội"}, "2001 2013 2024"),
        ({"places": "Ханой"}, "2001 2013 2024"),
        ({"places": "vung tau"}, "1981"),
        ({"sources": "nasa-2013-soyuz-37"}, "1980"),
        ({"milestones": True}, "1950 1978 1980 1981 2000 2001 2012 2015"),
        ({"categories": "visit", "tags": "oil"}, "2013"),
        ({"people": "putin", "places": "hanoi", "milestones": True}, "2001"),
        ({"people": "putin", "categories": ["visit"], "since": "2014"}, "2024"),
        ({"categories": "space", "tags": "oil"}, ""),
    ],
)
def test_values_of_one_filter_widen_and_different_filters_narrow(
    archive: Archive, filters: dict[str, Any], years: str
) -> None:
    """Names are read in any language, without case or diacritics, people also by part of a name."""
    assert [name[:4] for name in ids(archive, **filters)] == years.split()


def test_part_of_a_name_is_a_whole_word_of_it(archive: Archive) -> None:
    """``put`` names nobody, and whoever typed it learns whom it might have meant."""
    with pytest.raises(vnru.NotFoundError) as caught:
        archive.timeline(people="puti")
    assert caught.value.close_matches == ("Vladimir Putin",)


def test_limit_counts_from_the_first_and_with_reverse_from_the_last(archive: Archive) -> None:
    assert ids(archive, limit=2) == IDS[:2]
    assert ids(archive, limit=2, reverse=True) == [IDS[-1], IDS[-2]]
    assert ids(archive, reverse=True) == IDS[::-1]
    assert ids(archive, limit=0) == []
    assert ids(archive, limit=100) == IDS


# Figures


def obs(period: str, **fields: Any) -> dict[str, Any]:
    """A figure of the one indicator of series_of."""
    record = {"indicator": "coffee", "period": period, "value": "7", "qualifier": "exact"}
    return {**record, "status": "actual", "basis": "VN-customs", "sources": ["source"], **fields}


def series_of(folder: Path, figures: list[dict[str, Any]]) -> Archive:
    """A dataset with one indicator and some figures of it."""
    label = {"en": "Coffee sold"}
    indicator = {"id": "coffee", "topic": "trade", "unit": "USD", "label": label,
                 "definition": {"en": "Value."}}  # fmt: skip
    path = make_dataset(
        folder / "data.yaml",
        event("2001-event"),
        indicators=[indicator],
        units=[{"id": "USD", "label": {"en": "dollars"}}],
        bases=[{"id": name, "label": label} for name in ("VN-customs", "RU-customs")],
        figures=figures,
    )
    return vnru.load(path)


@pytest.mark.parametrize(
    ("figures", "chosen"),
    [
        pytest.param([obs("2012"), obs("2014"), obs("2013")], 1, id="the-last-year"),
        pytest.param([obs("2014"), obs("2014-12"), obs("2014-Q4")], 0, id="whole-year"),
        pytest.param([obs("2014"), obs("2015-Q1")], 0, id="year-and-not-a-later-part"),
        pytest.param([obs("2014"), obs("2015-Q1"), obs("2015-Q2")], 2, id="mostly-quarters"),
        pytest.param(
            [obs("2014"), obs("2015-Q1"), obs("2015-Q2", status="estimate")],
            1,
            id="estimates-count-for-what-is-usual",
        ),
        pytest.param([obs("2014"), obs("2020", status="target")], 0, id="no-target"),
        pytest.param([obs("2014"), obs("2015", status="estimate")], 0, id="actual-first"),
        pytest.param([obs("2015-Q1"), obs("2014", status="estimate")], 0, id="even-a-part"),
        pytest.param(
            [obs("2014", status="estimate"), obs("2013", status="estimate")],
            0,
            id="estimate",
        ),
        pytest.param([obs("2014", basis="RU-customs"), obs("2014")], 0, id="first-of-two-bases"),
        pytest.param([obs("2014"), obs("2013/..")], 0, id="no-open-period"),
        pytest.param([obs("../2014"), obs("2013-Q1")], 0, id="open-start"),
    ],
)
def test_latest_is_of_the_year_or_else_the_period_that_ended_last_actual_before_estimated(
    tmp_path: Path, figures: list[dict[str, Any]], chosen: int
) -> None:
    """Of two bases the first counts, and a period that is still open has no end."""
    (row,) = series_of(tmp_path, figures).latest_figures().rows
    kept = {name: row.data[name] for name in ("period", "status", "basis")}
    assert kept == {name: figures[chosen][name] for name in kept}


@pytest.mark.parametrize(
    "figures",
    [[], [obs("2020", status="target")], [obs("2020/..")]],
    ids=["nothing", "only-a-target", "only-an-open-period"],
)
def test_without_an_observation_there_is_no_latest_one(
    tmp_path: Path, figures: list[dict[str, Any]]
) -> None:
    assert list(series_of(tmp_path, figures).latest_figures()) == []


def test_figures_come_by_the_beginning_of_their_period_and_then_by_its_end(tmp_path: Path) -> None:
    series = series_of(tmp_path, [obs("2014-Q2"), obs("2014"), obs("2014-H1"), obs("2013")])
    assert [f.period for f in series.figures()] == ["2013", "2014-H1", "2014", "2014-Q2"]


def test_latest_figures_are_looked_for_among_those_that_pass_the_filters(tmp_path: Path) -> None:
    observations = [
        obs("2012"), obs("2013", basis="RU-customs"), obs("2014", status="estimate")
    ]  # fmt: skip
    series = series_of(tmp_path, observations)

    def periods(**filters: Any) -> list[str]:
        return [figure.period for figure in series.latest_figures(**filters)]

    assert periods() == ["2013"]
    assert periods(bases="VN-customs") == ["2012"]
    assert periods(statuses=["estimate"]) == ["2014"]
    assert periods(within="2012") == ["2012"]
    assert periods(until=2012) == ["2012"]
    assert periods(until="2011") == []
    assert periods(topics="trade") == ["2013"]


# Search


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Vietsovpetro", {"1981-vietsovpetro", "largest-oil-venture"}),
        ("VIETSOVPETRO", {"1981-vietsovpetro", "largest-oil-venture"}),
        ("Вьетсовпетро", {"1981-vietsovpetro", "largest-oil-venture"}),
        ("vietsov", {"1981-vietsovpetro", "largest-oil-venture"}),
        ("vu tru", {"1980-soyuz-37"}),
        ("vũ trụ", {"1980-soyuz-37"}),
        ("pham tuan", {"1980-soyuz-37"}),
        ("dau khi", {"1981-vietsovpetro", "2013-putin-visit"}),
        ("космосе", {"1980-soyuz-37"}),
        ("missile", {"1965-air-defence-aid"}),
        ("missiles", {"1965-air-defence-aid"}),
        ("dong thue", {"tariff-lines"}),
        ("студент", {"1960-students-in-soviet-universities", "students-in-russia/2012-07-27",
                     "students-in-russia/2015-03", "students-in-russia/2030"}),
        ("1991", {"1991-trade-collapse"}),
        ("2000-09", {"2000-debt-settlement"}),
    ],
)  # fmt: skip
def test_search_finds_a_word_in_any_language_case_spelling_and_number(
    archive: Archive, words: str, names: set[str]
) -> None:
    assert set(found(archive, words)) == names


VISITS = {"2001-strategic-partnership", "2013-putin-visit", "2024-putin-visit"}


@pytest.mark.parametrize(
    "words", ["визит Путина", "визиты Путина", "визитом Путину", "Putin visit"]
)
def test_russian_endings_do_not_matter(archive: Archive, words: str) -> None:
    """Every case and number of the words finds the same visits."""
    assert set(found(archive, words)) == VISITS


def test_name_alone_finds_all_visits_of_the_person(archive: Archive) -> None:
    """``Путин`` finds what ``визит Путина`` finds, and the meeting that was no visit."""
    assert set(found(archive, "Путин")) == VISITS | {"2012-comprehensive-strategic-partnership"}


@pytest.mark.parametrize(
    "group",
    [
        ["FTA", "fta", "free trade agreement", "hiep dinh thuong mai tu do",
         "соглашение о свободной торговле", "соглашения о свободной торговле"],
        ["EAEU", "EEU", "ЕАЭС", "Eurasian Economic Union", "lien minh kinh te a-au"],
        ["USSR", "Soviet Union", "Lien Xo", "Liên Xô", "СССР"],
        ["Hanoi", "Ha Noi", "Hà Nội", "ha noi", "Ханой", "Ханое"],
    ],
    ids=lambda group: group[0],
)  # fmt: skip
def test_aliases_count_as_the_word_itself(archive: Archive, group: list[str]) -> None:
    """Whichever of the words is typed, the same records are found as whole words."""
    hits = [
        {row.data.get("id") for row in archive.search(words).hits.rows if row.extra["score"] >= 2}
        for words in group
    ]
    assert hits[0]
    assert hits == [hits[0]] * len(group)


def test_answer_names_the_aliases_that_were_looked_for(archive: Archive) -> None:
    assert archive.search("fta").words.also == [
        "free trade agreement", "hiệp định thương mại tự do", "соглашение о свободной торговле",
    ]  # fmt: skip
    assert archive.search("Sochi").words.also == []


def test_all_words_must_match_unless_any_is_asked_for(archive: Archive) -> None:
    assert found(archive, "Sochi comprehensive") == ["2012-comprehensive-strategic-partnership"]
    with pytest.raises(vnru.NotFoundError, match="every word is found, but not together"):
        archive.search("Sochi Salyut")
    assert set(found(archive, "Sochi Salyut", any_word=True)) == {
        "1980-soyuz-37", "2012-comprehensive-strategic-partnership",
    }  # fmt: skip


def test_quoted_words_are_a_phrase(archive: Archive) -> None:
    """Inside quotes order and neighbourhood count."""
    assert found(archive, '"joint venture"') == ["1981-vietsovpetro", "largest-oil-venture"]
    with pytest.raises(vnru.NotFoundError):
        archive.search('"venture joint"')
    assert set(found(archive, "venture joint")) == {"1981-vietsovpetro", "largest-oil-venture"}


def test_phrase_never_spans_two_texts(tmp_path: Path) -> None:
    """The end of the English title and the beginning of the Vietnamese one are no neighbours."""
    path = make_dataset(
        tmp_path / "data.yaml", event("2001-x", {"en": "Alpha beta", "vi": "gamma"})
    )
    archive = vnru.load(path)
    assert found(archive, '"alpha beta"') == ["2001-x"]
    with pytest.raises(vnru.NotFoundError):
        archive.search('"beta gamma"')


@pytest.fixture
def named(tmp_path: Path) -> Archive:
    """Events whose words are those of a name, together, apart, and in its other spellings."""

    def term(id: str, ru: str) -> dict[str, Any]:
        return {"id": id, "label": {"en": id, "vi": id, "ru": ru}}

    return vnru.load(
        make_dataset(
            tmp_path / "data.yaml",
            event("2001-name", "Tô Lâm visits Moscow"),
            event("2002-apart", "Uranium to be returned, says director Lâm"),
            event("2003-russian", {"en": "A visit", "ru": "Визит То Лама в Москву"}),
            event("2004-linked", "A talk", people=["Tô Lâm"], places=["Cam Ranh"]),
            event("2005-long", "Nguyễn Phú Trọng in the capital"),
            event("2006-short", "Phú Trọng meets the delegation"),
            event("2007-trong", "Trong nước và Phú Yên"),
            people=[term("Tô Lâm", "То Лам"), term("Nguyễn Phú Trọng", "Нгуен Фу Чонг")],
            places=[term("Cam Ranh", "Камрань")],
            aliases=[["joint venture", "liên doanh"]],
        )
    )


def test_name_of_several_words_is_a_phrase(named: Archive) -> None:
    """In any language, case and spelling; a person who is linked counts as well."""
    persons = {"2001-name", "2003-russian", "2004-linked"}
    for words in ("Tô Lâm", "to lam", "TO LAM", "То Лам", "То Лама"):
        assert set(found(named, words)) == persons, words
    assert set(found(named, "visits of Tô Lâm")) == {"2001-name", "2003-russian"}
    assert set(found(named, "lâm")) == {"2001-name", "2002-apart", "2004-linked"}
    with pytest.raises(vnru.NotFoundError):
        named.search("uranium Tô Lâm")


def test_last_two_words_of_a_longer_name_are_a_name_too(named: Archive) -> None:
    assert set(found(named, "phu trong")) == {"2005-long", "2006-short"}
    assert set(found(named, "Nguyễn Phú Trọng")) == {"2005-long"}
    assert set(found(named, "Фу Чонг")) == {"2005-long", "2006-short"}


def test_answer_names_the_spellings_of_a_name(named: Archive) -> None:
    assert named.search("to lam").words.also == ["То Лам"]


def test_the_dataset_knows_which_of_its_aliases_are_names(named: Archive) -> None:
    """Aliases come with all words of their group; only people and places are names."""
    text = "Tô Lâm joint venture Cam Ranh Nguyễn Phú Trọng"
    aliases, names = load_aliases(named._index, text)
    assert list(aliases["to", "lam"]) == ["Tô Lâm", "То Лам"]
    assert list(aliases["joint", "venture"]) == ["joint venture", "liên doanh"]
    assert {("to", "lam"), ("cam", "ranh"), ("phu", "trong"), ("nguyen", "phu", "trong")} <= names
    assert ("joint", "venture") not in names
    assert ("камрань",) not in names


def test_curated_aliases_win_over_the_names_they_hold(tmp_path: Path) -> None:
    """They may hold more spellings; their words that are names are phrases all the same."""
    place = {"id": "Ho Chi Minh City", "label": {"en": "Ho Chi Minh City", "ru": "Хошимин"}}
    path = make_dataset(
        tmp_path / "data.yaml",
        event("2001-x", "A fair in Saigon", places=["Ho Chi Minh City"]),
        event("2002-y", "Ho says Chi Minh is a city"),
        event("2003-z", "Saigon only"),
        places=[place],
        aliases=[["Saigon", "Ho Chi Minh City"]],
    )
    archive = vnru.load(path)
    assert set(found(archive, "ho chi minh city")) == {"2001-x", "2003-z"}
    assert archive.search("ho chi minh city").words.also == ["Saigon"]


def test_leading_minus_excludes_a_word_or_a_phrase(archive: Archive) -> None:
    assert found(archive, "Putin -Hanoi") == ["2012-comprehensive-strategic-partnership"]
    assert set(found(archive, "Putin -Ханой")) == {"2012-comprehensive-strategic-partnership"}
    assert set(found(archive, 'Putin -"oil and gas"')) == set(PUTIN) - {"2013-putin-visit"}
    with pytest.raises(vnru.QueryError, match="only words to exclude"):
        archive.search("-Hanoi")
    with pytest.raises(vnru.NotFoundError, match="without the excluded words there are hits"):
        archive.search("Sochi -Putin")


def test_filters_narrow_a_search(archive: Archive) -> None:
    """Where only the filters leave nothing, the answer says so."""
    assert set(found(archive, "Putin", categories="visit", since="2014")) == {"2024-putin-visit"}
    assert len(found(archive, "Putin", limit=1)) == 1
    with pytest.raises(vnru.NotFoundError, match="without the filters there are hits"):
        archive.search("Putin", categories="space")


def test_dates_narrow_figures_and_facts_too(archive: Archive) -> None:
    assert set(found(archive, "students", since="2029")) == {"students-in-russia/2030"}
    assert set(found(archive, "EAEU", until="2015")) == {"2015-eaeu-agreement"}


@pytest.fixture
def ranked(tmp_path: Path) -> Archive:
    """Events whose order in a search is known, in an unfavourable order of date."""
    filler = "Nothing else of interest is said in this sentence about the day. " * 3
    return vnru.load(
        make_dataset(
            tmp_path / "data.yaml",
            event("2001-prefix", "Shipyards shipyards shipyards"),
            event("2002-word", "A ship among many other things", summary={"en": filler.strip()}),
            event("2003-folded", "Hoa", summary={"en": "hoa hoa hoa"}),
            event("2004-exact", "Hòa and some more words", summary={"en": filler.strip()}),
            event("2005-summary", "Something else", summary={"en": "Bridge. Bridge. Bridge."}),
            event("2006-title", "The bridge over the river", summary={"en": filler.strip()}),
            event("2007-signs", "Course in C++ and C#", summary={"en": "The EU-FTA; NEAR(1)."}),
            event("2008-quote", "The people's palace", summary={"en": "Called “the Castle”."}),
        )
    )


def test_fact_that_answers_as_well_as_an_event_comes_first(tmp_path: Path) -> None:
    """A slight boost: the same text as fact, as event, and as a milestone."""
    text = {"en": "The oldest venture."}
    fact = {"id": "venture", "topic": "trade", "statement": text, "as_of": "2015",
            "sources": ["source"]}  # fmt: skip
    path = make_dataset(
        tmp_path / "data.yaml",
        event("2001-event", "The oldest venture.", summary={"en": "-"}, importance="3"),
        event("2002-milestone", "The oldest venture.", summary={"en": "-"}, importance="1"),
        facts=[fact],
    )
    assert found(vnru.load(path), "oldest venture") == ["2002-milestone", "venture", "2001-event"]


def test_year_among_the_words_is_first_of_all_a_date(tmp_path: Path) -> None:
    """What happened in the year, before what only names it."""
    text = {"en": "They spoke of the coffee of that year."}
    path = make_dataset(
        tmp_path / "data.yaml",
        event("1999-names-it", "Coffee of 2019 is sold in advance"),
        event("2019-dated", "Farmers met", summary=text),
    )
    assert found(vnru.load(path), "coffee 2019") == ["2019-dated", "1999-names-it"]


def test_figure_of_the_whole_year_comes_before_those_of_its_parts(tmp_path: Path) -> None:
    archive = series_of(tmp_path, [obs("2019-Q1"), obs("2019"), obs("2019-12")])
    assert found(archive, "coffee sold 2019")[0] == "coffee/2019"


def test_indicator_that_the_words_name_comes_before_others_that_hold_them(tmp_path: Path) -> None:
    def indicator(id: str, label: str) -> dict[str, Any]:
        return {"id": id, "topic": "trade", "unit": "USD", "label": {"en": label},
                "definition": {"en": "Value."}}  # fmt: skip

    path = make_dataset(
        tmp_path / "data.yaml",
        event("2001-event"),
        indicators=[
            indicator("coffee-growth", "Growth of coffee sold"),
            indicator("coffee-sold", "Coffee sold to all those who are in the market for it"),
        ],
        units=[{"id": "USD", "label": {"en": "dollars"}}],
        bases=[{"id": "VN-customs", "label": {"en": "customs"}}],
        figures=[obs("2019", indicator=name) for name in ("coffee-growth", "coffee-sold")],
    )
    assert found(vnru.load(path), "coffee sold 2019")[0] == "coffee-sold/2019"


def test_whole_words_come_before_prefixes(ranked: Archive) -> None:
    assert found(ranked, "ship") == ["2002-word", "2001-prefix"]


def test_exact_diacritics_come_first(ranked: Archive) -> None:
    """Typed with diacritics, the exact form leads; typed without, both are equal in kind."""
    assert found(ranked, "Hòa") == ["2004-exact", "2003-folded"]
    assert found(ranked, "hoa") == ["2003-folded", "2004-exact"]


def test_title_weighs_most(ranked: Archive) -> None:
    """One word in a title beats three in a summary."""
    assert found(ranked, "bridge") == ["2006-title", "2005-summary"]


def test_scores_fall_and_say_how_the_words_matched(ranked: Archive) -> None:
    """3 exactly as typed, 2 whole words, 1 beginnings of words; the fraction ranks."""
    scores = [row.extra["score"] for row in ranked.search("ship").hits.rows]
    assert [int(score) for score in scores] == [3, 1]
    scores = [row.extra["score"] for row in ranked.search("Hòa").hits.rows]
    assert [int(score) for score in scores] == [3, 2]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("C++", "2007-signs"),
        ("EU-FTA", "2007-signs"),
        ("NEAR(", "2007-signs"),
        ("NEAR(course bridge)", ""),
        ("course AND nothing", ""),
        ("people's", "2008-quote"),
        ("people’s", "2008-quote"),
        ("“the Castle”", "2008-quote"),
        ("castle*", "2008-quote"),
        ("title:castle", ""),
        ("^castle", "2008-quote"),
        ("{castle}", "2008-quote"),
        ('"castle', "2008-quote"),
        ('cas"tle', ""),
        ("castle --", "2008-quote"),
        ("castle ; DROP", ""),
        ("'", ""),
        ("''", ""),
        ('"', ""),
        ('""', ""),
        ("-", ""),
        ("*", ""),
        ("(", ""),
        ("'s", ""),
        ("’s", ""),
        ("\\", ""),
        ("%", ""),
        ("\x00castle", "2008-quote"),
        ("\x1fcastle", "2008-quote"),
        ("😀", ""),
    ],
)
def test_no_character_of_the_users_words_is_syntax(ranked: Archive, words: str, name: str) -> None:
    """Signs are text or gaps between words; what is not found is simply not found."""
    if name:
        assert found(ranked, words) == [name]
    else:
        with pytest.raises(vnru.NotFoundError):
            ranked.search(words)


@pytest.mark.parametrize("words", ["", " ", "\t\n", "\u00a0"])
def test_nothing_to_look_for_is_a_question_that_cannot_be_asked(
    archive: Archive, words: str
) -> None:
    with pytest.raises(vnru.QueryError) as caught:
        archive.search(words)
    assert str(caught.value) == "nothing to look for; write a word"
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Putin's visit to Hanoi", "Putin visit Hanoi"),
        ("when did Putin visit Hanoi", "Putin visit Hanoi"),
        ("what is Vietsovpetro", "Vietsovpetro"),
        ("визит Путина в Ханой", "визит Путина Ханой"),
        ("о студентах в СССР", "студентах СССР"),
        ("chuyến thăm của Putin tới Hà Nội", "chuyến thăm Putin tới Hà Nội"),
        ("các sinh viên ở Liên Xô", "sinh viên Liên Xô"),
    ],
)
def test_a_sentence_finds_what_its_words_find(archive: Archive, sentence: str, words: str) -> None:
    """In the same order, with the same scores."""
    hits, expected = archive.search(sentence), archive.search(words)
    assert [(row.text, row.extra) for row in hits.hits.rows] == [
        (row.text, row.extra) for row in expected.hits.rows
    ]
    assert hits.hits


def test_little_words_in_quotes_must_stand_there(archive: Archive) -> None:
    assert found(archive, '"students in Russia"') == found(archive, "students Russia")
    with pytest.raises(vnru.NotFoundError):
        archive.search('"students to Russia"')


@given(words=st.text(max_size=40))
def test_any_text_can_be_searched_for(archive: Archive, words: str) -> None:
    """Whatever is typed is answered, or not found, or refused as holding only exclusions."""
    try:
        hits = archive.search(words).hits
    except (vnru.NotFoundError, vnru.QueryError):
        return
    assert hits


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Viesovpetro", "Vietsovpetro"),
        ("Putn", "Putin"),
        ("Pitin visit", "Putin visit"),
        ("comprehensve partnership", "comprehensive partnership"),
        ("Байконр", "Байконур"),
        ("Vumg Tau", "Vũng Tau"),
        ("camranh", "Cam Ranh"),
        ("CamRanh", "Cam Ranh"),
        ("vungtau", "Vũng Tàu"),
        ("camranh base", "Cam Ranh base"),
        ("lêduẩn", "Lê Duẩn"),
    ],
)
def test_nothing_found_brings_the_query_with_the_nearest_words(
    archive: Archive, words: str, meant: str
) -> None:
    """The suggestion finds something when it is typed."""
    with pytest.raises(vnru.NotFoundError) as caught:
        archive.search(words)
    (close,) = caught.value.close_matches
    assert close.lower() == meant.lower()
    assert str(caught.value) == f"nothing found for {words}; did you mean {close}?"
    assert found(archive, close)


@pytest.mark.parametrize(
    ("words", "fewer"),
    [
        ("Sochi comprehensive Salyut", "Sochi comprehensive"),
        ("Salyut Sochi comprehensive", "Sochi comprehensive"),
        ("Sochi Salyut comprehensive partnership", "Sochi comprehensive partnership"),
        ("when did Putin visit the Salyut", "Putin visit"),
    ],
)
def test_three_words_that_are_not_found_together_bring_those_that_are(
    archive: Archive, words: str, fewer: str
) -> None:
    """The query without the one word that is too many; it finds something when it is typed."""
    with pytest.raises(vnru.NotFoundError) as caught:
        archive.search(words)
    message = f"nothing found for {words} together; did you mean {fewer}?"
    assert (str(caught.value), caught.value.close_matches) == (message, (fewer,))
    assert found(archive, fewer)


def test_words_that_are_never_found_together_bring_the_way_to_find_either(
    archive: Archive,
) -> None:
    for words in ("Sochi Salyut", "Sochi Salyut Vietsovpetro Burabay"):
        with pytest.raises(vnru.NotFoundError) as caught:
            archive.search(words)
        assert str(caught.value) == (
            f"nothing found for {words}; every word is found, but not together: try --any"
        )


def test_a_long_query_is_echoed_in_part(archive: Archive) -> None:
    """Eighty characters of it, whatever is the matter with it."""
    long = " ".join(["Xylophone"] * 30)
    for words, rest in (
        (long, ""),
        ("Sochi Salyut " * 20, "; every word is found, but not together: try --any"),
        ("Putin " * 30 + "-Vladimir", "; without the excluded words there are hits"),
    ):
        with pytest.raises(vnru.NotFoundError) as caught:
            archive.search(words)
        assert str(caught.value) == f"nothing found for {words[:80]}...{rest}"
    with pytest.raises(vnru.NotFoundError) as caught:
        archive.search("Putin " * 30, categories="space")
    assert str(caught.value) == (
        f"nothing found for {('Putin ' * 30)[:80]}...; without the filters there are hits"
    )
    with pytest.raises(vnru.NotFoundError) as caught:
        archive.search("." * 81)
    assert str(caught.value) == f"nothing found for {'.' * 80}..."
    with pytest.raises(vnru.NotFoundError) as caught:
        archive.search("x" * 80)
    assert str(caught.value) == f"nothing found for {'x' * 80}"


def test_nothing_like_it_brings_no_suggestion(archive: Archive) -> None:
    with pytest.raises(vnru.NotFoundError) as caught:
        archive.search("Xylophone")
    assert (str(caught.value), caught.value.close_matches) == ("nothing found for Xylophone", ())


# Ids


@pytest.mark.parametrize(
    ("name", "close"),
    [
        ("2012-comprehensive", ("2012-comprehensive-strategic-partnership",)),
        ("2013-putin-vizit", ("2013-putin-visit", "2024-putin-visit")),
        ("putin-visit", ("2013-putin-visit", "2024-putin-visit")),
        ("tariff", ("tariff-lines",)),
        ("nonsense-of-another-kind", ()),
    ],
)
def test_unknown_id_names_the_nearest_ones(
    archive: Archive, name: str, close: tuple[str, ...]
) -> None:
    with pytest.raises(vnru.NotFoundError, match=f"no record is called {name}") as caught:
        archive.get(name)
    assert caught.value.close_matches == close


def test_source_that_does_not_exist_names_the_nearest_one(archive: Archive) -> None:
    with pytest.raises(vnru.NotFoundError) as caught:
        archive.timeline(sources="vovworld-2015-65-year")
    assert caught.value.close_matches == ("vovworld-2015-65-years",)


def test_related_events_are_known_from_both_sides(archive: Archive) -> None:
    """Only one of two events names the other; each shows the other as earlier or later."""
    earlier, later = archive.around("2012-comprehensive-strategic-partnership")
    assert ([e["id"] for e in earlier], later) == (["2001-strategic-partnership"], [])
    earlier, later = archive.around("2001-strategic-partnership")
    assert (earlier, [e["id"] for e in later]) == ([], ["2012-comprehensive-strategic-partnership"])


# The whole


def test_every_record_of_the_dataset_can_be_found_by_its_id(archive: Archive) -> None:
    for file in SAMPLE.glob("*.yaml"):
        document = yaml.safe_load(file.read_text(encoding="utf-8"))
        for section in ("events", "facts", "sources"):
            for record in document.get(section, ()):
                assert [found.id for found in archive.get(record["id"])] == [record["id"]]


def test_path_may_be_text_or_a_path(archive: Archive) -> None:
    assert len(vnru.load(os.fspath(SAMPLE)).timeline()) == len(archive.timeline())


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: None, "there is no such file or folder"),
        (lambda path: path.mkdir(), "the folder holds no"),
        (lambda path: path.write_text("events: [\n"), "1 fault, the first in dataset:2"),
        (lambda path: path.write_text("evnts: []\n"), "1 fault, the first in dataset:1"),
    ],
    ids=["missing", "empty folder", "not YAML", "unknown section"],
)
def test_dataset_that_cannot_be_used_is_an_error_that_says_why(
    tmp_path: Path, make: Any, message: str
) -> None:
    make(tmp_path / "dataset")
    with pytest.raises(vnru.DatasetError) as caught:
        vnru.load(tmp_path / "dataset")
    assert message in str(caught.value)
    assert caught.value.exit_code == 4
