"""Where sources disagree: each side with its sources, and how far figures are apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from vnru.archive import Archive
from vnru.query import in_language
from vnru.series import RELATIVE, Figure, group_disputes, spread
from vnru.view.detail import SourceNumbers, source_lines
from vnru.view.lines import Line
from vnru.view.numbers import format_figure, format_percent
from vnru.view.timeline import DISPUTE
from vnru.view.words import counted, word


def dispute_lines(
    events: Sequence[Mapping[str, Any]], figures: Sequence[Figure], archive: Archive, language: str
) -> Iterator[Line]:
    """The whole screen: events first, then figures, then the sources."""
    numbers = SourceNumbers()
    groups = group_disputes(figures)
    head = [counted(len(events), "event", language), counted(len(groups), "figure", language)]
    yield Line([(f"{DISPUTE} {word('disputed', language)}: {', '.join(head)}", "dim")])
    yield Line()
    for event in events:
        yield Line(
            [
                (f"{event['date']} ", "date"),
                (in_language(event["title"], language), "milestone"),
                (f"  {event['id']}", "dim"),
            ],
            2,
        )
        yield Line(
            [
                ("  ", ""),
                (in_language(event["disputed"], language), ""),
                (f" {numbers(event['sources'])}", "dim"),
            ],
            2,
        )
        yield Line()
    labels = archive.labels("indicators", language)
    bases = archive.labels("bases", language)
    for group in groups:
        yield from _figure_dispute(group, labels, bases, language, numbers)
        yield Line()
    yield from source_lines(archive, numbers)


def _figure_dispute(
    group: Sequence[Figure],
    labels: Mapping[str, str],
    bases: Mapping[str, str],
    language: str,
    numbers: SourceNumbers,
) -> Iterator[Line]:
    first = group[0]
    about = [bases.get(first["basis"], first["basis"])] * (first["basis"] != "unspecified")
    if first["status"] != "actual":
        about.append(word(first["status"], language))
    far = f"  {word('apart', language)}: {format_percent(spread(group), language)}"
    if first["unit"] in RELATIVE:  # between 75 and 85 % lie ten points, and not 13 %
        far = ""
    yield Line(
        [
            (f"{first['period']} ", "date"),
            (labels.get(first["indicator"], first["indicator"]), "milestone"),
            (f", {', '.join(about)}" if about else "", ""),
            (far, "dispute"),
            (f"  {first['indicator']}/{first['period']}", "dim"),
        ],
        2,
    )
    for figure in group:
        value = format_figure(figure, language)
        note = in_language(figure["note"], language)
        yield Line(
            [
                (f"  {value} ", "value"),
                (numbers(figure["sources"]), "dim"),
                (f"  {note}" if note else "", "dim"),
            ],
            6,
        )
