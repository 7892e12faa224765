"""The hits of a search, with the matching words marked and shown in their text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from vnru.archive import Archive
from vnru.query import Row, in_language
from vnru.search import Term, Words, find_matches
from vnru.view.lines import Line, Part
from vnru.view.numbers import format_qualified
from vnru.view.timeline import DISPUTE, LIST_BELOW, STAR
from vnru.view.words import counted, word

_AROUND = 60
_KINDS = ("event", "fact", "figure")


def hits_lines(
    rows: Sequence[Row], words: Words, archive: Archive, text: str, language: str, width: int
) -> Iterator[Line]:
    """The whole screen for a search at a width in columns."""
    counts = {kind: sum(row.kind == kind for row in rows) for kind in _KINDS}
    head = ", ".join(counted(n, kind, language) for kind, n in counts.items() if n)
    head += f" {word('for', language)} {text}"
    if also := words.also[:4]:
        head += f" ({word('also', language)}: {', '.join(also)})"
    yield Line([(head, "dim")])
    yield Line()
    indicators = archive.labels("indicators", language)
    for row in rows:
        record = row.data
        if row.kind == "event":
            yield from _event(record, words.terms, language, width)
        elif row.kind == "fact":
            yield from _fact(record, words.terms, language)
        else:
            label = indicators.get(record["indicator"], record["indicator"])
            yield _figure(record, label, words.terms, language)


def _event(
    event: Mapping[str, Any], terms: Sequence[Term], language: str, width: int
) -> Iterator[Line]:
    milestone = event["importance"] == 1
    title = in_language(event["title"], language)
    parts: list[Part] = [
        (f"  {event['date']:<10}  ", "date"),
        (f"{STAR if milestone else ' '} ", "star"),
        *mark(title, terms, "milestone" if milestone else "title"),
    ]
    hang = max(16, len(event["date"]) + 6)
    yield Line(parts, hang, [(f" {DISPUTE}", "dispute")] if event["disputed"] else [])
    if snippet := _snippet(event, terms, language, title):
        yield Line([(" " * 16, ""), *snippet], 16)
    if width < LIST_BELOW:
        yield Line([("  ", ""), (event["id"], "dim")], 2)


def _fact(fact: Mapping[str, Any], terms: Sequence[Term], language: str) -> Iterator[Line]:
    statement = mark(in_language(fact["statement"], language), terms, "")
    yield Line([(f"  {fact['as_of']:<10}  · ", "date"), *statement], 16)


def _figure(figure: Mapping[str, Any], label: str, terms: Sequence[Term], language: str) -> Line:
    value = format_qualified(figure["value"], figure["unit"], figure["qualifier"], language)
    parts: list[Part] = [(f"  {figure['period']:<10}  # ", "date"), *mark(label, terms, "")]
    if figure["status"] != "actual":
        parts.append((f" ({word(figure['status'], language)})", "dim"))
    parts += [
        (": ", ""),
        (value, "value"),
        (f" {DISPUTE}" if figure["disputed"] else "", "dispute"),
    ]
    return Line(parts, 16)


def mark(text: str, terms: Sequence[Term], role: str) -> list[Part]:
    """A text in parts, those that match with the role ``match``."""
    parts: list[Part] = []
    at = 0
    for start, end in find_matches(text, terms):
        parts += [(text[at:start], role), (text[start:end], "match")]
        at = end
    return [*parts, (text[at:], role)]


def _snippet(
    event: Mapping[str, Any], terms: Sequence[Term], language: str, title: str
) -> list[Part]:
    """The words around the first match, where the title shown holds none."""
    if find_matches(title, terms):
        return []
    for key in ("summary", "title", "disputed"):
        texts = event[key]
        for other in dict.fromkeys((language, "en", "vi", "ru")):
            if found := find_matches(texts.get(other, ""), terms):
                return mark(_cut(texts[other], *found[0]), terms, "dim")
    return []


def _cut(text: str, start: int, end: int) -> str:
    """The part of a text around a match, at word borders."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    if first:
        first = text.find(" ", first) + 1
    if last < len(text):
        last = text.rfind(" ", 0, last) if text.rfind(" ", 0, last) > end else last
    return f"{'... ' if first else ''}{text[first:last]}{' ...' if last < len(text) else ''}"
