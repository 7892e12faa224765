"""The list of events: decades as headings, dates first, titles second."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from vnru.query import in_language
from vnru.view.lines import Line, Part
from vnru.view.words import counted, decade_words, disputed_words, span_words, word

STAR, DISPUTE = "★", "≠"
LIST_BELOW = 60
"""Narrower terminals than this show a list instead of columns."""
_IDS_FROM = 120


def timeline_lines(
    events: Sequence[Mapping[str, Any]],
    span: tuple[str | None, str | None],
    categories: Mapping[str, str],
    language: str,
    width: int,
) -> Iterator[Line]:
    """The whole screen for a list of events at a width in columns."""
    disputed = sum(bool(event["disputed"]) for event in events)
    head = f"{span_words(*span, language)} · {counted(len(events), 'event', language)}"
    if disputed:
        head += f", {disputed_words(disputed, language)}"
    yield Line([(head, "dim")])
    yield Line()
    indent = max((len(event["date"]) for event in events), default=0)
    indent = 10 if indent <= 10 else min(indent, 21)
    decade = ""
    for event in events:
        if (event["start"] or event["end"])[:3] != decade:
            decade = (event["start"] or event["end"])[:3]
            yield Line([(decade_words(decade, language), "heading")])
        if width < LIST_BELOW:
            yield from list_item(event, categories, language)
        else:
            yield column_row(event, categories, language, indent, width)
    if events and LIST_BELOW <= width < _IDS_FROM:
        example = events[-1]["date"].partition("/")[0].rstrip("~?%")
        yield Line([(f"vnru show {example}  {word('in full', language)}", "dim")])


def column_row(
    event: Mapping[str, Any],
    categories: Mapping[str, str],
    language: str,
    dates: int,
    width: int,
) -> Line:
    """One event in columns: date, star, title, category at the right margin."""
    category = categories.get(event["category"], event["category"])
    widest = max((len(name) for name in categories.values()), default=0)
    right: list[Part] = [(f"  {category:<{widest}} ", f"category:{event['category']}")]
    right.append((DISPUTE if event["disputed"] else " ", "dispute"))
    if width >= _IDS_FROM:
        right.append(
            (f"  {event['id']:<42.42}" if len(event["id"]) <= 42 else f"  {event['id']}", "dim")
        )
    title = in_language(event["title"], language)
    parts = [
        (f"  {event['date']:<{dates}}  ", "date"),
        (f"{STAR if event['importance'] == 1 else ' '} ", "star"),
        (title, "milestone" if event["importance"] == 1 else "title"),
    ]
    return Line(parts, dates + 6, right)


def list_item(
    event: Mapping[str, Any], categories: Mapping[str, str], language: str
) -> Iterator[Line]:
    """One event as a list item, for narrow terminals: date and id are never squeezed."""
    head: list[Part] = [(event["date"], "date")]
    if event["importance"] == 1:
        head.append((f" {STAR}", "star"))
    head.append(
        (
            f" {categories.get(event['category'], event['category'])}",
            f"category:{event['category']}",
        )
    )
    if event["disputed"]:
        head.append((f" {DISPUTE}", "dispute"))
    yield Line(head)
    role = "milestone" if event["importance"] == 1 else "title"
    yield Line([("  ", ""), (in_language(event["title"], language), role)], 2)
    yield Line([("  ", ""), (event["id"], "dim")], 2)
