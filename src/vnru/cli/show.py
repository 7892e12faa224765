"""``vnru show``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from vnru.archive import Archive
from vnru.cli.complete import complete_event
from vnru.cli.options import Output, output, takes
from vnru.cli.screen import say
from vnru.cli.screen import show as show_answer
from vnru.dates import Span, parse_period
from vnru.errors import DateError, VnruError
from vnru.export import Export
from vnru.query import Row

if TYPE_CHECKING:
    from vnru.view.lines import Line

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@takes(output)
def show(
    out: Output,
    what: Annotated[
        list[str],
        typer.Argument(
            help="A year, month, day or range, or ids.",
            show_default=False,
            autocompletion=complete_event,
        ),
    ],
) -> None:
    """Everything on a year, a date or an id.

    Events in full with their sources, what is related and what is disputed, then the figures.
    """
    with out.open() as archive:
        rows = find_all(archive, what)

        def view(width: int) -> Iterable[Line]:
            return _lines(rows, archive, out.language)

        kinds: tuple[str, ...] = ("event", "figure", "fact")
        if any(row.kind == "source" for row in rows):
            # A source says itself of what kind it is.
            kinds = ("source",) if all(row.kind == "source" for row in rows) else (*kinds, "source")
        show_answer(
            out,
            lambda: Export(rows, archive, kinds, out.language, full=True),
            view,
            piped=80,
            prose=True,
        )


def find_all(archive: Archive, what: Sequence[str]) -> Sequence[Row]:
    """The records of one thing of several words (``July 2012``), or else of each word."""
    try:
        return find_rows(archive, " ".join(what))
    except VnruError:
        if len(what) == 1 or not all(re.match(r"\d{4}|.*-.*", word) for word in what):
            raise
        rows = [row for word in what for row in find_rows(archive, word)]
        return list({(row.kind, row.text): row for row in rows}.values())


def find_rows(archive: Archive, name: str) -> Sequence[Row]:
    """The records of an id, or else those of a date.

    Raises:
        NotFoundError: the name is no date, and no record is called so.
        DateError: it looks like a date, but is none.
    """
    if found := archive.find(name):
        return found.rows
    span = _read_span(archive, name)
    events, figures = archive.on_date(span)
    if not events and not figures:
        near = archive.nearest_events(span)
        hint = "; nearest: " + ", ".join(event["id"] for event in near) if near else ""
        say(f"nothing on {span}{hint}")
    return [*events.rows, *figures.rows]


def _read_span(archive: Archive, name: str) -> Span:
    try:
        parsed = parse_period(name)
        return Span(parsed.start, parsed.end)
    except DateError:
        from vnru.userdates import parse_range

        try:
            return parse_range(name, date.today())  # noqa: DTZ011 (the user's day)
        except DateError:
            if re.search(r"\d-[^\W\d]|^[^\W\d]{4}|^\D+$", name):
                archive.get(name)
            raise


def _lines(rows: Sequence[Row], archive: Archive, language: str) -> Iterable[Line]:
    from vnru.view.detail import (
        SourceNumbers,
        event_lines,
        fact_lines,
        figures_lines,
        source_lines,
        source_parts,
    )
    from vnru.view.lines import Line
    from vnru.view.words import word

    numbers = SourceNumbers()
    categories = archive.labels("categories", language)
    for row in rows:
        if row.kind == "event":
            yield from event_lines(row.data, archive, categories, language, numbers)
        elif row.kind == "fact":
            yield from fact_lines(row.data, language, numbers)
            yield Line()
        elif row.kind == "source":
            yield Line(source_parts(row.data), 2)
    if figures := [row.data for row in rows if row.kind == "figure"]:
        yield Line([(word("figures", language).capitalize(), "heading")])
        yield from figures_lines(figures, archive, language, numbers)
        yield Line()
    yield from source_lines(archive, numbers)
