"""The data that ships: facts pinned by hand, and promises that hold for every record."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from vnru.archive import Archive
from vnru.model import LANGUAGES, Event, Fact, Figure


class EventPin(NamedTuple):
    """An event as it must be: its importance where it is a milestone, words in one language."""

    id: str
    date: str
    importance: int | None
    source: str
    language: str
    words: str


class FigurePin(NamedTuple):
    """A figure as it must be."""

    indicator: str
    period: str
    value: float
    basis: str
    status: str
    source: str


class FactPin(NamedTuple):
    """A fact as it must be: words of its statement in one language."""

    id: str
    as_of: str
    source: str
    language: str
    words: str


# Dates and numbers were compared with the pages of the sources or with other pages when they were
# pinned. Who changes one here has seen a better source.
# fmt: off
EVENTS = [
    EventPin("1923-nguyen-ai-quoc-petrograd", "1923-06-30", 1,
             "vovworld-2023-arrival-centenary", "en", "Petrograd"),
    EventPin("1931-icp-comintern-section", "1931", None,
             "cambridge-2012-soviet-union-indochina", "vi", "chi bộ độc lập"),
    EventPin("1945-ho-telegram-to-stalin", "1945-09-22", None,
             "sputnik-2022-road-to-relations", "ru", "Сталину"),
    EventPin("1950-diplomatic-relations", "1950-01-30", 1,
             "laodong-nd-chronicle-1950-1955", "vi", "thiết lập quan hệ ngoại giao"),
    EventPin("1951-first-students", "1951", 1,
             "vjol-2018-lx51", "vi", "21 cán bộ"),
    EventPin("1955-aid-agreement", "1955-07-18", 1,
             "rmrb-1957-soviet-aid-to-vietnam", "ru", "400 млн рублей"),
    EventPin("1962-titov-visit", "1962-01-21/1962-01-22", None,
             "baoquangninh-2022-titov-island", "vi", "Ti Tốp"),
    EventPin("1965-kosygin-visit", "1965-02-06/1965-02-10", 1,
             "wilson-1965-zhou-kosygin", "en", "Kosygin"),
    EventPin("1965-first-sam-engagement", "1965-07-24", None,
             "sputnik-2016-missile-forces-day", "ru", "236-го полка"),
    EventPin("1972-hanoi-air-battle", "1972-12-18/1972-12-29", 1,
             "airandspaceforces-2012-linebacker", "en", "Linebacker II"),
    EventPin("1978-vietnam-joins-comecon", "1978-06-29", 1,
             "michigandaily-1978-comecon", "en", "tenth full member"),
    EventPin("1978-friendship-treaty", "1978-11-03", 1,
             "kodeks-1978-friendship-treaty", "ru", "Договор о дружбе и сотрудничестве"),
    EventPin("1979-cam-ranh-agreement", "1979-05-02", 1,
             "ria-2002-cam-ranh", "vi", "25 năm"),
    EventPin("1980-soyuz-37-pham-tuan", "1980-07-23/1980-07-31", 1,
             "vietnamplus-2015-pham-tuan", "ru", "Горбатко"),
    EventPin("1981-vietsovpetro-founded", "1981-06-19", 1,
             "vietsovpetro-2017-36-years", "vi", "Trần Quỳnh"),
    EventPin("1984-da-lat-reactor-restart", "1984-03-20", None,
             "vietnamnet-2014-da-lat-reactor", "en", "500 kW"),
    EventPin("1986-first-oil-bach-ho", "1986-06-26", 1,
             "vietsovpetro-2017-36-years", "ru", "«Белый тигр»"),
    EventPin("1988-tropical-centre-founded", "1988-03-07", None,
             "tropcenter-nd-about", "vi", "25/HĐBT"),
    EventPin("1991-recognition-of-russia", "1991-12-27", 2,
             "rossotrudnichestvo-nd-vietnam-relations", "ru", "Российской Федерации"),
    EventPin("1994-basic-principles-treaty", "1994-06-16", 1,
             "tapchicongsan-2019-two-treaties", "vi", "những nguyên tắc cơ bản"),
    EventPin("1994-hoa-binh-inaugurated", "1994-12-20", 1,
             "baohoabinh-nd-hoa-binh-plant", "en", "1,920 MW"),
    EventPin("2000-debt-settlement", "2000-09-13", 1,
             "lawsrussia-2002-training-agreement", "vi", "85%"),
    EventPin("2001-strategic-partnership", "2001-03-01", 1,
             "ria-2001-declaration-content", "ru", "Декларация о стратегическом партнёрстве"),
    EventPin("2002-cam-ranh-handover", "2002-05-02", 1,
             "jamestown-2002-retrenchment", "en", "Russian flag"),
    EventPin("2008-labour-migration-agreement", "2008-10-27", None,
             "kodeks-2008-labour-agreement", "ru", "временной трудовой деятельности"),
    EventPin("2009-kilo-submarine-contract", "2009-12-15", 1,
             "spacewar-2009-submarine-deal", "vi", "sáu tàu ngầm"),
    EventPin("2010-ninh-thuan-nuclear-agreement", "2010-10-31", 1,
             "atominfo-2010-medvedev-signs", "ru", "«Ниньтхуан-1»"),
    EventPin("2012-comprehensive-strategic-partnership", "2012-07-27", 1,
             "vovworld-2012-joint-statement", "vi", "đối tác chiến lược toàn diện"),
    EventPin("2013-putin-state-visit", "2013-11-12", 1,
             "kremlin-2013-meeting-dung", "en", "Putin"),
    EventPin("2015-vn-eaeu-fta-signed", "2015-05-29", 1,
             "tass-2015-eeu-fta", "en", "Burabay"),
    EventPin("2016-vn-eaeu-fta-in-force", "2016-10-05", 1,
             "vietnamnet-2017-ten-billion", "ru", "вступило в силу"),
    EventPin("2016-ninh-thuan-nuclear-cancelled", "2016-11-22", 1,
             "reuters-2016-nuclear", "vi", "Ninh Thuận"),
    EventPin("2019-cross-year-opening", "2019-05-22", None,
             "tass-2019-cross-year", "ru", "«Зарядье»"),
    EventPin("2021-sputnik-v-approved", "2021-03-23", None,
             "reuters-2021-sputnik-approval", "vi", "Sputnik V"),
    EventPin("2021-joint-statement-vision-2030", "2021-11-30", 1,
             "rfi-2021-vision-2030", "ru", "до 2030 года"),
    EventPin("2022-un-vote-invasion", "2022-03-02", 1,
             "diplomat-2022-ukraine-vote", "en", "141 to 5"),
    EventPin("2024-putin-state-visit", "2024-06-19/2024-06-20", 1,
             "vns-2024-eleven-documents", "vi", "cấp Nhà nước"),
    EventPin("2024-nuclear-programme-restarted", "2024-11-30", None,
             "vietnamplus-2025-resolution-189", "en", "National Assembly"),
    EventPin("2025-hanoi-moscow-flights-resume", "2025-05-08", None,
             "tass-2025-hanoi-moscow-flights", "vi", "Boeing 787-9"),
    EventPin("2025-red-square-parade", "2025-05-09", None,
             "vns-2025-moscow-parade", "ru", "Красной площади"),
]
FIGURES = [
    FigurePin("vietnamese-students-sent", "1951", 21,
              "unspecified", "actual", "sputnik-2015-eighty-thousand"),
    FigurePin("soviet-aid-agreed", "1955-07-18", 400_000_000,
              "press", "actual", "rmrb-1957-soviet-aid-to-vietnam"),
    FigurePin("russia-share-of-arms-supplies", "1980/1987", 97,
              "unspecified", "estimate", "loc-1987-military-relations"),
    FigurePin("power-plant-capacity", "1994", 1_920,
              "unspecified", "actual", "vnexpress-nd-hoa-binh-plant"),
    FigurePin("debt-to-russia-roubles", "1996-01-01", 10_224_000_000,
              "RU-government", "actual", "kommersant-1997-chernomyrdin"),
    FigurePin("debt-written-off-share", "2000-09", 85,
              "press", "actual", "bbc-2001-debt"),
    FigurePin("loans-from-russia", "2011-11-21", 8_000_000_000,
              "RU-government", "target", "bfm-2011-credit-8bn"),
    FigurePin("vietnamese-community-in-russia", "2015-01", 10_000,
              "press", "estimate", "vovworld-2015-65-years"),
    FigurePin("trade-turnover", "2017", 5_230_000_000,
              "RU-customs", "actual", "tass-2018-medvedev-hanoi"),
    FigurePin("trade-turnover", "2017", 3_550_000_000,
              "VN-customs", "actual", "tass-2019-phuc-interview"),
    FigurePin("vietsovpetro-cumulative-oil-output", "2018-09", 230_000_000,
              "company", "actual", "vna-2018-vietsovpetro-230"),
    FigurePin("russian-wheat-to-vietnam", "2018", 2_600_000,
              "RU-government", "actual", "interfax-2022-wheat"),
    FigurePin("russian-arrivals", "2019", 646_524,
              "VN-government", "actual", "vov-2026-russian-arrivals"),
    FigurePin("trade-turnover", "2020", 10_000_000_000,
              "unspecified", "target", "vietnamnet-2013-joint-statement"),
    FigurePin("vaccine-doses-from-russia", "2021-03-16", 1_000,
              "unspecified", "actual", "dpa-2021-sputnik-doses"),
    FigurePin("eaeu-trade-turnover", "2025", 5_940_000_000,
              "unspecified", "actual", "vir-2026-eaeu-talks"),
]
FACTS = [
    FactPin("legal-framework-documents", "2021-12",
            "neo-2021-cooperation-strengthens", "en", "More than eighty"),
    FactPin("visits-by-russian-presidents", "2024-06",
            "vz-2024-putin-visits", "ru", "Дмитрий Медведев — в 2010 году"),
    FactPin("intergovernmental-commission", "2025-08",
            "govru-2025-chernyshenko-ha", "vi", "năm 1992"),
    FactPin("cam-ranh-access", "2018-01",
            "ria-2018-naval-cooperation", "en", "May 2002"),
    FactPin("visa-rules", "2026-01",
            "vns-2025-visa-exemptions", "vi", "45 ngày"),
    FactPin("ho-chi-minh-monuments-in-russia", "2023-06",
            "vietnamplus-2023-statue", "ru", "Ульяновске"),
]
# fmt: on
ARTICLES = [
    "vovworld-2015-65-years",
    "vovworld-2014-trong-visit",
    "neo-2021-cooperation-strengthens",
    "vietcetera-2021-20-years",
    "todaynews24h-2018-strategic-allies",
]
THREADS = {
    "Ninh Thuan": [
        "2010-ninh-thuan-nuclear-agreement",
        "2016-ninh-thuan-nuclear-cancelled",
        "2024-nuclear-programme-restarted",
    ],
    "partnership": [
        "1994-basic-principles-treaty",
        "2001-strategic-partnership",
        "2012-comprehensive-strategic-partnership",
        "2021-joint-statement-vision-2030",
    ],
    "free trade agreement": [
        "2013-fta-negotiations-launched",
        "2014-fta-talks-concluded",
        "2015-vn-eaeu-fta-signed",
        "2016-vn-eaeu-fta-in-force",
    ],
    "Cam Ranh": [
        "1979-cam-ranh-agreement",
        "2001-cam-ranh-withdrawal-announced",
        "2002-cam-ranh-handover",
    ],
}
WEAK_SITES = {
    "123docz.net",
    "bibliboba.online",
    "blogspot.com",
    "defence.pk",
    "newdu.com",
    "quansuvn.net",
    "sgforums.com",
    "studylib.ru",
    "tailieu.vn",
    "thegioivohinh.com",
    "theupdate.co.rw",
    "tinmoi-247.com",
    "vogon.today",
    "wikipedia.org",
    "xamvn.nl",
}
"""Forums, blogs, sites where anybody uploads documents or e-books, aggregators, open wikis."""


def name_of(record: Event | Figure | Fact) -> str:
    """What people call a record."""
    if isinstance(record, Figure):
        return f"{record.indicator}/{record.period}"
    return record.id


def everything(shipped: Archive) -> list[Event | Figure | Fact]:
    """Every record that rests on sources."""
    return [*shipped.timeline(), *shipped.figures(), *shipped.facts()]


def lacks_a_language(texts: dict[str, str]) -> bool:
    return not all(texts.get(language, "").strip() for language in LANGUAGES)


def is_weak(url: str) -> bool:
    """Whether an address lies on a weak site or on a part of one, such as ``x.blogspot.com``."""
    host = urlsplit(url).hostname or ""
    return any(host == site or host.endswith(f".{site}") for site in WEAK_SITES)


# Pins


@pytest.mark.parametrize("pin", EVENTS, ids=[pin.id for pin in EVENTS])
def test_event_is_as_pinned(shipped: Archive, pin: EventPin) -> None:
    """The event has this day, this rank where it is a milestone, this source and these words."""
    (event,) = shipped.get(pin.id)
    assert event.date == pin.date
    assert pin.importance in (None, event.importance)
    assert pin.source in event.sources
    assert pin.words in f"{event.title[pin.language]}\n{event.summary[pin.language]}"


@pytest.mark.parametrize(
    "pin", FIGURES, ids=[f"{pin.indicator}/{pin.period}/{pin.basis}" for pin in FIGURES]
)
def test_figure_is_as_pinned(shipped: Archive, pin: FigurePin) -> None:
    """Exactly one figure has this value for the period, basis and status, and rests on this."""
    (figure,) = [
        figure
        for figure in shipped.figures([pin.indicator], bases=[pin.basis], statuses=[pin.status])
        if (figure.period, figure.value) == (pin.period, pin.value)
    ]
    assert pin.source in figure.sources


@pytest.mark.parametrize("pin", FACTS, ids=[pin.id for pin in FACTS])
def test_fact_is_as_pinned(shipped: Archive, pin: FactPin) -> None:
    """The fact was known to hold at this date, rests on this source and says these words."""
    (fact,) = shipped.get(pin.id)
    assert fact.as_of == pin.as_of
    assert pin.source in fact.sources
    assert pin.words in fact.statement[pin.language]


def test_pins_are_spread_over_decades_categories_and_languages(shipped: Archive) -> None:
    """Every decade from the 1920s on, every category and every language has a pinned event."""
    categories = {shipped.get(pin.id)[0].category for pin in EVENTS}
    assert {pin.date[:3] for pin in EVENTS} == {str(decade) for decade in range(192, 203)}
    assert categories == set(shipped.labels("categories", "en"))
    assert min(Counter(pin.language for pin in EVENTS)[name] for name in LANGUAGES) >= 10


# Promises for every record


@pytest.mark.parametrize("article", ARTICLES)
def test_article_supports_at_least_four_records(shipped: Archive, article: str) -> None:
    """What the article says of the relations is in the dataset, with the article as a source."""
    assert len(shipped.resting_on(article)) >= 4


def test_every_event_has_titles_in_three_languages(shipped: Archive) -> None:
    """A reader of any of the languages finds a headline for every event."""
    assert not [event.id for event in shipped.timeline() if lacks_a_language(event.title)]


def test_milestones_and_notable_events_have_summaries_in_three_languages(shipped: Archive) -> None:
    """A reader of any of the languages can read what happened in every event that matters."""
    events = [event for event in shipped.timeline() if event.importance < 3]
    assert events
    assert not [event.id for event in events if lacks_a_language(event.summary)]


def test_milestones_are_few_enough_to_be_read_alone(shipped: Archive) -> None:
    """Between 30 and 45 events are milestones, which together tell the story."""
    assert 30 <= len(shipped.timeline(milestones=True)) <= 45


def test_indicators_are_few_and_explained_in_three_languages(shipped: Archive) -> None:
    """At most 62 indicators name what the figures count, each with its label and definition."""
    indicators = shipped.terms("indicators")
    unclear = [
        name
        for name, term in indicators.items()
        if lacks_a_language(term["label"]) or lacks_a_language(term["definition"])
    ]
    assert not unclear
    assert {figure.indicator for figure in shipped.figures()} <= set(indicators)
    assert len(indicators) <= 62


@pytest.mark.parametrize(
    ("url", "weak"),
    [
        ("https://quansuvn.net/topic", True),
        ("http://defenceanalyzist.blogspot.com/2009/12/", True),
        ("https://vietnamnet.vn/tin?from=blogspot.com", False),
        ("https://notwikipedia.org/", False),
        ("", False),
    ],
)
def test_site_is_weak_by_its_host_name(url: str, weak: bool) -> None:
    """Only the host of an address says whether its site is weak."""
    assert is_weak(url) is weak


def test_no_record_rests_only_on_weak_sites(shipped: Archive) -> None:
    """Forums, blogs and sites of uploaded documents stand beside a better source, never alone."""
    weak = {row.data["id"] for row, _ in shipped.all_sources() if is_weak(row.data["url"])}
    alone = [name_of(record) for record in everything(shipped) if weak.issuperset(record.sources)]
    assert not alone


@pytest.mark.parametrize("thread", THREADS.values(), ids=THREADS)
def test_thread_can_be_followed_in_either_direction(
    shipped: Archive, thread: Sequence[str]
) -> None:
    """From each step related links lead to the next one, and from that one back."""
    for step, following in pairwise(thread):
        _, later = shipped.around(step)
        earlier, _ = shipped.around(following)
        assert following in [event["id"] for event in later]
        assert step in [event["id"] for event in earlier]
