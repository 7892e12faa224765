"""Counts by which a reader judges a dataset, from records made on the spot and from the sample."""

from typing import Any

import pytest

import vnru
from support import event, make_dataset
from vnru.archive import Archive
from vnru.stats import Stat, count_records


def an_event(start: str | None = "2001-01-01", **fields: Any) -> dict[str, Any]:
    record: dict[str, Any] = {"start": start, "end": start, "category": "trade", "importance": 2}
    record |= {"title": {"en": "T"}, "summary": {"en": "S"}, "sources": ["a"], "disputed": {}}
    return record | fields


def a_figure(period: str = "2014", disputed: bool = False, **fields: Any) -> dict[str, Any]:
    record = {"indicator": "x", "period": period, "status": "actual", "basis": "press"}
    return record | {"sources": ["a"], "disputed": disputed} | fields


def a_fact(**fields: Any) -> dict[str, Any]:
    return {"sources": ["a"]} | fields


def a_source(**fields: Any) -> dict[str, Any]:
    return {"country": "VN", "kind": "news", "language": "vi"} | fields


def counted(group: str, **records: list[dict[str, Any]]) -> list[tuple[str, int, float]]:
    """Name, number and share of the counts of a group, over the given records only."""
    sections = [records.get(name, []) for name in ("events", "figures", "facts", "sources")]
    return [stat[1:] for stat in count_records(*sections) if stat.group == group]


@pytest.mark.parametrize(
    ("group", "records", "expected"),
    [
        pytest.param(
            "records",
            {"events": [an_event()] * 2, "figures": [a_figure()] * 5, "facts": [a_fact()]},
            [("events", 2, 0.25), ("figures", 5, 0.625), ("facts", 1, 0.125)],
            id="records-of-each-kind",
        ),
        pytest.param(
            "decade",
            {"events": [an_event("2010-05-05"), an_event("1950-01-30"), an_event("2019-12-31")]},
            [("1950s", 1, 0.3333), ("2010s", 2, 0.6667)],
            id="decades-in-order-of-time",
        ),
        pytest.param(
            "decade",
            {"events": [an_event(None, end="1949-12-31")]},
            [("1940s", 1, 1.0)],
            id="decade-of-the-end-where-the-start-is-open",
        ),
        pytest.param(
            "category",
            {"events": [an_event(category=name) for name in ("trade", "visit", "visit")]},
            [("visit", 2, 0.6667), ("trade", 1, 0.3333)],
            id="categories-by-size",
        ),
        pytest.param(
            "importance",
            {"events": [an_event(importance=n) for n in (3, 1, 3, 3)]},
            [("1", 1, 0.25), ("3", 3, 0.75)],
            id="importance",
        ),
        pytest.param(
            "title-languages",
            {"events": [an_event(), an_event(title={"en": "T", "ru": "Т"})]},
            [("en", 2, 1.0), ("vi", 0, 0.0), ("ru", 1, 0.5)],
            id="languages-of-titles-even-those-without-any",
        ),
        pytest.param(
            "summary-languages",
            {"events": [an_event(summary={"vi": "S"})]},
            [("en", 0, 0.0), ("vi", 1, 1.0), ("ru", 0, 0.0)],
            id="languages-of-summaries",
        ),
        pytest.param(
            "country",
            {"sources": [a_source(country=code) for code in ("RU", "VN", "RU", "INT")]},
            [("RU", 2, 0.5), ("VN", 1, 0.25), ("INT", 1, 0.25)],
            id="countries-by-size",
        ),
        pytest.param(
            "kind",
            {"sources": [a_source(), a_source(kind="official"), a_source(kind="official")]},
            [("official", 2, 0.6667), ("news", 1, 0.3333)],
            id="kinds-by-size",
        ),
        pytest.param(
            "language",
            {"sources": [a_source(), a_source(language="fr"), a_source()]},
            [("vi", 2, 0.6667), ("fr", 1, 0.3333)],
            id="languages-of-sources",
        ),
        pytest.param(
            "two-sources",
            {
                "events": [an_event(), an_event(sources=["a", "b"])],
                "figures": [
                    a_figure(),
                    a_figure("2015"),
                    a_figure("2016", sources=["a", "b", "c"]),
                ],
                "facts": [a_fact(sources=["a", "b"])],
            },
            [("events", 1, 0.5), ("figures", 1, 0.3333), ("facts", 1, 1.0)],
            id="records-with-two-or-more-sources",
        ),
        pytest.param(
            "disputed",
            {
                "events": [an_event(), an_event(disputed={"en": "No."})] * 2,
                "figures": [a_figure(disputed=True)] * 3 + [a_figure("2015"), a_figure("2016")],
            },
            [("events", 2, 0.5), ("figures", 1, 0.3333)],
            id="three-values-for-one-thing-are-one-dispute",
        ),
    ],
)
def test_group_counts(
    group: str, records: dict[str, list[dict[str, Any]]], expected: list[tuple[str, int, float]]
) -> None:
    """Each count with its share of the group's whole."""
    assert counted(group, **records) == expected


def test_nothing_is_counted_without_dividing_by_nothing() -> None:
    stats = count_records([], [], [], [])
    assert {stat.group for stat in stats} == {
        "records", "title-languages", "summary-languages", "two-sources", "disputed",
    }  # fmt: skip
    assert {(stat.number, stat.share) for stat in stats} == {(0, 0.0)}


def test_groups_of_a_dataset_come_in_a_fixed_order(archive: Archive) -> None:
    assert list(dict.fromkeys(group for group, *_ in archive.stats())) == [
        "records", "decade", "category", "importance", "title-languages", "summary-languages",
        "country", "kind", "language", "two-sources", "disputed",
    ]  # fmt: skip


@pytest.mark.parametrize("group", ["records", "decade", "category", "importance"])
def test_shares_of_one_whole_add_up_to_it(archive: Archive, group: str) -> None:
    stats = [Stat(*row) for row in archive.stats() if row[0] == group]
    assert sum(stat.share for stat in stats) == pytest.approx(1, abs=0.001)
    assert sum(stat.number for stat in stats) == (31 if group == "records" else 15)


def test_counts_change_with_the_dataset(tmp_path: Any) -> None:
    path = make_dataset(tmp_path / "data.yaml", event("2001-a"))
    for number in (1, 2):
        with vnru.load(path) as archive:
            assert archive.stats()[0] == ("records", "events", number, 1.0)
        make_dataset(path, event("2001-a"), event("2002-b"))
