"""The names that people type in filters."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from vnru.errors import NotFoundError, QueryError
from vnru.index import Index
from vnru.names import find_names, resolve_names

VALID = Path(__file__).parent / "data" / "valid.yaml"


def term(en: str, vi: str = "", ru: str = "") -> dict[str, Any]:
    return {"label": {"en": en, "vi": vi or en, "ru": ru or en}}


CATEGORIES = {
    "diplomacy": term("Diplomacy", "Ngoại giao", "Дипломатия"),
    "defence": term("Defence", "Quốc phòng", "Оборона"),
    "trade": term("Trade", "Thương mại", "Торговля"),
}
PEOPLE = {
    "Vladimir Putin": term("Vladimir Putin", ru="Владимир Путин"),
    "Lê Duẩn": term("Lê Duẩn", ru="Ле Зуан"),
    "Lê Đức Anh": term("Lê Đức Anh", ru="Ле Дык Ань"),
    "Mikhail Gorbachev": term("Mikhail Gorbachev", ru="Михаил Горбачёв"),
}
TAGS = {f"tag-{n}": term(f"Tag {n}") for n in range(30)}
USED = {
    "category": ([], CATEGORIES),
    "person": ([*PEOPLE, "Tố Hữu"], PEOPLE | {"Nobody Here": term("Nobody Here")}),
    "place": (["Hà Nội", "Ho Chi Minh City"], {}),
    "tag": (["eaeu-fta"], TAGS),
    "source": (["vna-2012-visit", "tass-2012-visit"], {}),
    "indicator": ([], {"trade-turnover": term("Trade turnover", ru="Товарооборот")}),
    "status": (["actual", "estimate"], {}),
}

FOUND = [
    ("category", ["trade"], ["trade"]),
    ("category", ["Trade", "TRADE", " trade "], ["trade"]),
    ("category", ["quoc phong"], ["defence"]),
    ("category", ["Quốc phòng", "торговля"], ["defence", "trade"]),
    ("person", ["Lê Duẩn"], ["Lê Duẩn"]),
    ("person", ["le duan"], ["Lê Duẩn"]),
    ("person", ["putin"], ["Vladimir Putin"]),
    ("person", ["Путин"], ["Vladimir Putin"]),
    ("person", ["Горбачев"], ["Mikhail Gorbachev"]),
    ("person", ["Путина"], ["Vladimir Putin"]),
    ("person", ["Владимиром Путиным"], ["Vladimir Putin"]),
    ("person", ["Горбачёву"], ["Mikhail Gorbachev"]),
    ("person", ["зуана"], ["Lê Duẩn"]),
    ("person", ["Putin, Vladimir"], ["Vladimir Putin"]),
    ("person", ["lê"], ["Lê Duẩn", "Lê Đức Anh"]),
    ("person", ["to huu"], ["Tố Hữu"]),
    ("person", ["putin", "Vladimir Putin", "le duan"], ["Vladimir Putin", "Lê Duẩn"]),
    ("place", ["ho chi minh"], ["Ho Chi Minh City"]),
    ("place", ["ha noi"], ["Hà Nội"]),
    ("tag", ["EAEU-FTA"], ["eaeu-fta"]),
    ("tag", ["Tag 7"], ["tag-7"]),
    ("source", ["VNA-2012-visit"], ["vna-2012-visit"]),
    ("indicator", ["товарооборот"], ["trade-turnover"]),
    ("status", ["Estimate"], ["estimate"]),
    ("category", [], []),
]
UNKNOWN = [
    ("category", "tarde", QueryError, "no category is called tarde; did you mean trade?"),
    ("category", "xyz", QueryError,
     "no category is called xyz; choose from defence, diplomacy, trade"),
    ("category", "", QueryError, "no category is called ; choose from defence, diplomacy, trade"),
    ("status", "final", QueryError, "no status is called final; choose from actual, estimate"),
    ("tag", "eaeu-ftas", QueryError, "no tag is called eaeu-ftas; did you mean eaeu-fta?"),
    ("tag", "xyz", QueryError, "no tag is called xyz; see vnru stats --of tag"),
    ("person", "Puttin", NotFoundError, "no person is called Puttin; did you mean Vladimir Putin?"),
    ("person", "Nobody Here", NotFoundError, "no person is called Nobody Here"),
    ("person", "Lenin Putin", NotFoundError,
     "no person is called Lenin Putin; did you mean Vladimir Putin?"),
    ("person", "...", NotFoundError, "no person is called ..."),
    ("place", "Ha Noj", NotFoundError, "no place is called Ha Noj; did you mean Hà Nội?"),
    ("source", "2012-visit", NotFoundError,
     "no source is called 2012-visit; did you mean vna-2012-visit or tass-2012-visit?"),
    ("indicator", "turnover", NotFoundError,
     "no indicator is called turnover; did you mean trade-turnover?"),
    ("indicator", "xyz", NotFoundError, "no indicator is called xyz"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "wanted", "names"), FOUND, ids=[f"{k}-{w}" for k, w, _ in FOUND])
def test_a_name_is_found_in_any_language_without_case_and_diacritics_and_a_person_by_a_part(
    kind: str, wanted: list[str], names: list[str]
) -> None:
    used, terms = USED[kind]
    assert resolve_names(kind, wanted, used, terms) == names


@pytest.mark.parametrize(
    ("kind", "wanted", "error", "message"), UNKNOWN, ids=[f"{k}-{w}" for k, w, *_ in UNKNOWN]
)
def test_an_unknown_name_is_refused_with_the_nearest_names_or_the_list_where_it_is_short(
    kind: str, wanted: str, error: type[Exception], message: str
) -> None:
    used, terms = USED[kind]
    with pytest.raises(error) as caught:
        resolve_names(kind, [wanted], used, terms)
    assert str(caught.value) == message


def test_a_list_is_shown_up_to_twenty_names() -> None:
    for count, shown in ((20, True), (21, False)):
        with pytest.raises(QueryError) as caught:
            resolve_names("topic", ["???"], [], dict([*TAGS.items()][:count]))
        assert ("choose from" in str(caught.value)) == shown
        assert shown or str(caught.value) == "no topic is called ???"


def test_no_more_than_three_nearest_names_are_told() -> None:
    used = [f"visit-{n}" for n in range(9)]
    with pytest.raises(NotFoundError) as caught:
        resolve_names("source", ["visit-x"], used, {})
    assert len(caught.value.close_matches) == 3


def test_names_that_hold_the_typed_text_are_told_up_to_six() -> None:
    """Each once, however many of its spellings hold it, in the order of the list."""
    used = [f"visit-{n}" for n in range(9)]
    with pytest.raises(NotFoundError) as caught:
        resolve_names("source", ["isit"], used, {})
    assert caught.value.close_matches == tuple(used[:6])
    ministers = {
        name: term(name.replace("-", " "), f"bộ {n}", f"министр {n} {name}")
        for n, name in enumerate(["prime-minister", "foreign-minister", "defence-minister",
                                  "trade-minister", "energy-minister", "justice-minister"])
    }  # fmt: skip
    with pytest.raises(QueryError) as refused:
        resolve_names("tag", ["MINISTER"], ["comintern"], ministers)
    assert str(refused.value) == (
        f"no tag is called MINISTER; did you mean {' or '.join(ministers)}?"
    )


@pytest.mark.parametrize("typed", ["a", "an", "-"])
def test_a_text_of_one_or_two_letters_is_held_by_too_many_names_to_tell(typed: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        resolve_names("source", [typed], ["vna-2012-visit", "statistics-2013"], {})
    assert caught.value.close_matches == ()


def test_one_unknown_name_among_known_ones_is_refused() -> None:
    with pytest.raises(QueryError, match="no category is called xyz"):
        resolve_names("category", ["trade", "xyz"], [], CATEGORIES)


@pytest.fixture
def index() -> Iterator[Index]:
    index = Index(VALID)
    yield index
    index.close()


@pytest.mark.parametrize(
    ("kind", "wanted", "names"),
    [
        ("category", ["diplomacy", "diplomacy"], ["diplomacy"]),
        ("category", ["Diplomacy"], ["diplomacy"]),
        ("tag", ["visit"], ["visit"]),
        ("person", ["sang"], ["Trương Tấn Sang"]),
        ("place", ["сочи"], ["Sochi"]),
        ("source", ["vna-2012-visit", "statistics-2013"], ["vna-2012-visit", "statistics-2013"]),
        ("indicator", ["trade turnover"], ["trade-turnover"]),
        ("basis", ["vn-customs"], ["VN-customs"]),
        ("topic", ["TRADE"], ["trade"]),
        ("status", ["Forecast"], ["forecast"]),
    ],
)
def test_a_dataset_is_asked_for_its_own_names_of_every_kind(
    index: Index, kind: str, wanted: list[str], names: list[str]
) -> None:
    assert find_names(index, kind, wanted) == names


def test_a_name_that_the_dataset_does_not_use_is_refused(index: Index) -> None:
    with pytest.raises(QueryError) as caught:
        find_names(index, "category", ["trade"])
    assert str(caught.value) == "no category is called trade; choose from diplomacy"
