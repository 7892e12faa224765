"""The hits of a search, with the matching words marked and shown in their text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from vnru.archive import Archive
from vnru.query import Row, in_language
from vnru.search import Term, Words, find_matches
from vnru.view.lines import Line, Part
from vnru.view.numbers import format_figure
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
    layout = _Layout(rows, width)
    indicators = archive.labels("indicators", language)
    for row in rows:
        if row.kind == "event":
            yield from _event(row.data, words.terms, language, layout)
        elif row.kind == "fact":
            yield from _fact(row.data, words.terms, language, layout)
        else:
            yield from _figure(row.data, indicators, words.terms, language, layout)


class _Layout:
    """Dates in a column of their own, or on a line of their own on a narrow terminal."""

    def __init__(self, rows: Sequence[Row], width: int) -> None:
        keys = {"event": "date", "fact": "as_of", "figure": "period"}
        self._dates = max([10, *(len(row.data[keys[row.kind]]) for row in rows)])
        self._narrow = width < LIST_BELOW
        self.hang = 4 if self._narrow else self._dates + 6

    def lines(self, date: str, sign: str, name: str, parts: Sequence[Part]) -> Iterator[Line]:
        """A hit: its date, a sign for its kind, its text, and the name that show takes."""
        star = (f"{sign} ", "star")
        if self._narrow:
            yield Line([("  ", ""), (f"{date} ", "date"), star])
            yield Line([(" " * self.hang, ""), *parts], self.hang)
            yield Line([(" " * self.hang, ""), (name, "dim")], self.hang)
        else:
            head = [(f"  {date:<{self._dates}}  ", "date"), star]
            yield Line([*head, *parts, (f"  {name}", "dim")], self.hang)


def _event(
    event: Mapping[str, Any], terms: Sequence[Term], language: str, layout: _Layout
) -> Iterator[Line]:
    milestone = event["importance"] == 1
    title = in_language(event["title"], language)
    parts = mark(title, terms, "milestone" if milestone else "title")
    if event["disputed"]:
        parts.append((f" {DISPUTE}", "dispute"))
    yield from layout.lines(event["date"], STAR if milestone else " ", event["id"], parts)
    if snippet := _snippet(event, terms, language, title):
        yield Line([(" " * layout.hang, ""), *snippet], layout.hang)


def _fact(
    fact: Mapping[str, Any], terms: Sequence[Term], language: str, layout: _Layout
) -> Iterator[Line]:
    statement = mark(in_language(fact["statement"], language), terms, "")
    yield from layout.lines(fact["as_of"], "·", fact["id"], statement)


def _figure(
    figure: Mapping[str, Any],
    labels: Mapping[str, str],
    terms: Sequence[Term],
    language: str,
    layout: _Layout,
) -> Iterator[Line]:
    value = format_figure(figure, language)
    parts = mark(labels.get(figure["indicator"], figure["indicator"]), terms, "")
    if figure["status"] != "actual":
        parts.append((f" ({word(figure['status'], language)})", "dim"))
    parts += [(": ", ""), (value, "value")]
    if figure["disputed"]:
        parts.append((f" {DISPUTE}", "dispute"))
    if figure["note"]:  # it may say of whom or of what the number is
        parts += [(" ", ""), *mark(in_language(figure["note"], language), terms, "dim")]
    name = f"{figure['indicator']}/{figure['period']}"
    yield from layout.lines(figure["period"], "#", name, parts)


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
    """The words around the first match, rather in the language of the title, if that has none."""
    if find_matches(title, terms):
        return []
    for other in dict.fromkeys((language, "en", "vi", "ru")):
        for key in ("summary", "title", "disputed"):
            text = event[key].get(other, "")
            if found := find_matches(text, terms):
                return mark(_cut(text, *found[0]), terms, "dim")
    return []


def _cut(text: str, start: int, end: int) -> str:
    """The part of a text around a match, at word borders."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    if first:
        first = text.find(" ", first) + 1
    if last < len(text):
        last = text.rfind(" ", 0, last) if text.rfind(" ", 0, last) > end else last
    return f"{'... ' if first else ''}{text[first:last]}{' ...' if last < len(text) else ''}"
