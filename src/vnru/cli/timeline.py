"""``vnru timeline``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from vnru.cli.options import Output, filters, output, takes
from vnru.cli.screen import say, show
from vnru.export import Export
from vnru.query import Query

if TYPE_CHECKING:
    from vnru.view.lines import Line

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@takes(filters, output)
def timeline(query: Query, out: Output) -> None:
    """Events in order of date, filtered.

    Repeating a name widens it, different filters narrow. DATE is 2000, 2000-06, 2000-Q2,
    1990s, "June 2000", "15 June 2000", today, "last year", "10 years ago" or -10y.
    """
    with out.open() as archive:
        events = archive.timeline(query)

        def view(width: int) -> Iterable[Line]:
            from vnru.view.timeline import timeline_lines

            categories = archive.labels("categories", out.language)
            records = [row.data for row in events.rows]
            return timeline_lines(records, query.span, categories, out.language, width)

        if not events:
            say(f"no events ({query.span})")
        show(
            out,
            lambda: Export(events.rows, archive, ("event",), out.language),
            view,
            empty=not events,
        )
