"""One record in full: text, people, related events, what is disputed, and the sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from vnru.archive import Archive
from vnru.query import in_language
from vnru.view.lines import Line, Part, text
from vnru.view.numbers import format_figure
from vnru.view.timeline import DISPUTE, STAR
from vnru.view.words import word

_LABEL = 12


class SourceNumbers:
    """Numbers sources in the order in which they are first cited."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = {}

    def __call__(self, sources: Iterable[str]) -> str:
        """The marks of some sources: ``[1][2]``."""
        return "".join(f"[{self.ids.setdefault(name, len(self.ids) + 1)}]" for name in sources)


def event_lines(
    event: Mapping[str, Any],
    archive: Archive,
    categories: Mapping[str, str],
    language: str,
    numbers: SourceNumbers,
) -> Iterator[Line]:
    """One event in full, without the list of its sources."""
    milestone = event["importance"] == 1
    head: list[Part] = [(f"{event['date']} ", "date"), (f"{STAR} " if milestone else "", "star")]
    head.append((in_language(event["title"], language), "milestone"))
    category = categories.get(event["category"], event["category"])
    yield Line(head, 2, [("  ", ""), (category, f"category:{event['category']}")])
    marks = numbers(event["sources"])
    summary = in_language(event["summary"], language)
    yield Line([("  ", ""), (summary, ""), (f" {marks}" if summary else marks, "dim")], 2)
    yield Line()
    for other in ("en", "vi", "ru"):
        if other != language and event["title"].get(other):
            yield _field(other, event["title"][other])
    people = archive.labels("people", language)
    places = archive.labels("places", language)
    tags = archive.labels("tags", language)
    for key, labels in (("people", people), ("places", places), ("tags", tags)):
        if event[key]:
            names = ", ".join(labels.get(name, name) for name in event[key])
            yield _field(word(key, language), names)
    earlier, later = archive.around(event["id"])
    for name, others in (("earlier", earlier), ("later", later)):
        for at, other_event in enumerate(others):
            yield _related("" if at else word(name, language), other_event, language)
    if event["disputed"]:
        yield _field(
            f"{DISPUTE} {word('disputed', language)}",
            in_language(event["disputed"], language),
            "dispute",
        )
    yield _field("id", event["id"], "dim")
    yield Line()


def fact_lines(fact: Mapping[str, Any], language: str, numbers: SourceNumbers) -> Iterator[Line]:
    """One fact with its date, marks of its sources and its note."""
    yield Line(
        [
            ("  ", ""),
            (in_language(fact["statement"], language), ""),
            (f" ({word('as of', language)} {fact['as_of']})", "date"),
            (f" {numbers(fact['sources'])}", "dim"),
        ],
        4,
    )
    if fact["note"]:
        yield Line([("      ", ""), (in_language(fact["note"], language), "dim")], 6)


def figure_line(
    figure: Mapping[str, Any],
    bases: Mapping[str, str],
    language: str,
    numbers: SourceNumbers,
    period_width: int = 10,
) -> Iterator[Line]:
    """One observation: period, value, status and basis, marks of its sources; then its note."""
    value = format_figure(figure, language)
    about = [bases.get(figure["basis"], figure["basis"])] * (figure["basis"] != "unspecified")
    if figure["status"] != "actual":
        about.insert(0, word(figure["status"], language))
    yield Line(
        [
            (f"    {figure['period']:<{period_width}}  ", "date"),
            (value, "value"),
            (f"  {', '.join(about)}" if about else "", "dim"),
            (f" {DISPUTE}" if figure["disputed"] else "", "dispute"),
            (f" {numbers(figure['sources'])}", "dim"),
        ],
        period_width + 6,
    )
    if figure["note"]:
        note = in_language(figure["note"], language)
        yield Line([(" " * (period_width + 6), ""), (note, "dim")], period_width + 6)


def figures_lines(
    figures: Sequence[Mapping[str, Any]], archive: Archive, language: str, numbers: SourceNumbers
) -> Iterator[Line]:
    """Observations under the names of their indicators."""
    labels = archive.labels("indicators", language)
    bases = archive.labels("bases", language)
    widest = max((len(figure["period"]) for figure in figures), default=0)
    indicator = ""
    for figure in figures:
        if figure["indicator"] != indicator:
            indicator = figure["indicator"]
            yield text(f"  {labels.get(indicator, indicator)}", "milestone", 4)
        yield from figure_line(figure, bases, language, numbers, widest)


def source_lines(archive: Archive, numbers: SourceNumbers) -> Iterator[Line]:
    """The numbered list of the sources that were cited."""
    found = archive.sources(numbers.ids)
    width = len(str(len(numbers.ids))) + 2
    for name, number in numbers.ids.items():
        yield Line([(f"  {f'[{number}]':<{width}} ", "dim"), *source_parts(found[name])], width + 3)


def source_parts(source: Mapping[str, Any]) -> list[Part]:
    """A source in one line: publisher, date, title, address."""
    head = source["publisher"] + (f" ({source['via']})" if source["via"] else "")
    published = f", {source['published']}" if source["published"] else ""
    title = source["title"] + ("" if source["title"].endswith((".", "?", "!", "…")) else ".")
    parts: list[Part] = [(f"{head}{published}. ", ""), (title, "dim")]
    if source["url"]:
        parts += [(" ", ""), (source["url"], f"link:{source['url']}")]
    return parts


def _field(name: str, value: str, role: str = "") -> Line:
    return Line([(f"  {name:<{_LABEL}}", "label" if role != "dispute" else role), (value, role)],
                _LABEL + 2)  # fmt: skip


def _related(name: str, event: Mapping[str, Any], language: str) -> Line:
    return Line(
        [
            (f"  {name:<{_LABEL}}", "label"),
            (f"{event['date']} ", "date"),
            (in_language(event["title"], language), ""),
            (f"  {event['id']}", "dim"),
        ],
        _LABEL + 2,
    )
