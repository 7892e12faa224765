"""What a dataset holds: counts by which a reader may judge its bias."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from vnru.model import LANGUAGES
from vnru.series import group_disputes

Record = Mapping[str, Any]


class Stat(NamedTuple):
    """One count and its share of the group's whole, from 0 to 1."""

    group: str
    name: str
    number: int
    share: float


def count_records(
    events: Sequence[Record],
    figures: Sequence[Record],
    facts: Sequence[Record],
    sources: Sequence[Record],
) -> list[Stat]:
    """All counts: records, then by decade, category, language, source, and disputes."""
    whole = len(events) + len(figures) + len(facts)
    counts = [
        Stat("records", name, len(records), _share(len(records), whole))
        for name, records in (("events", events), ("figures", figures), ("facts", facts))
    ]
    counts += _by("decade", (f"{(e['start'] or e['end'])[:3]}0s" for e in events), len(events))
    counts += _by("category", (e["category"] for e in events), len(events), by_size=True)
    importance = (str(event["importance"]) for event in events)
    counts += _by("importance", importance, len(events))
    counts += _languages(events)
    counts += _by("country", (s["country"] for s in sources), len(sources), by_size=True)
    counts += _by("kind", (s["kind"] for s in sources), len(sources), by_size=True)
    counts += _by("language", (s["language"] for s in sources), len(sources), by_size=True)
    for name, records in (("events", events), ("figures", figures), ("facts", facts)):
        several = sum(len(record["sources"]) > 1 for record in records)
        counts.append(Stat("two-sources", name, several, _share(several, len(records))))
    disputed = sum(bool(event["disputed"]) for event in events)
    counts.append(Stat("disputed", "events", disputed, _share(disputed, len(events))))
    observed = [figure for figure in figures if figure["disputed"]]
    groups = len(group_disputes(observed))
    counts.append(Stat("disputed", "figures", groups, _share(groups, len(group_disputes(figures)))))
    return counts


def _by(group: str, names: Iterable[str], whole: int, by_size: bool = False) -> list[Stat]:
    counter = Counter(names)
    pairs = counter.most_common() if by_size else sorted(counter.items())
    return [Stat(group, name, count, _share(count, whole)) for name, count in pairs]


def _languages(events: Sequence[Record]) -> list[Stat]:
    return [
        Stat(f"{key}-languages", language, count, _share(count, len(events)))
        for key in ("title", "summary")
        for language in LANGUAGES
        for count in [sum(language in event[key] for event in events)]
    ]


def _share(count: int, whole: int) -> float:
    return round(count / whole, 4) if whole else 0.0
