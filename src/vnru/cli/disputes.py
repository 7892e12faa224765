"""``vnru disputes``."""

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
def disputes(query: Query, out: Output) -> None:
    """Where sources disagree: events and figures, each side with its sources.

    Figures are in dispute where one indicator, period, status and basis has several values.
    """
    with out.open() as archive:
        events, figures = archive.disputes(query)
        from vnru.series import group_disputes, spread

        records = [row.data for row in figures.rows]
        apart = {
            (group[0]["indicator"], group[0]["period"], group[0]["status"], group[0]["basis"]):
            round(spread(group), 2)
            for group in group_disputes(records)
        }  # fmt: skip
        rows = [*events.rows]
        for row, record in zip(figures.rows, records, strict=True):
            key = tuple(record[name] for name in ("indicator", "period", "status", "basis"))
            rows.append(row.plus(apart=apart[key]))
        if not rows:
            say("no disputes")

        def view(width: int) -> Iterable[Line]:
            from vnru.view.disputes import dispute_lines

            shown = [row.data for row in events.rows]
            return dispute_lines(shown, records, archive, out.language)

        show(out, lambda: Export(rows, archive, ("event", "figure"), out.language), view)
