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
    """Where sources disagree, each side with its sources.

    Figures are in dispute where one indicator, period, status and basis has several values.
    """
    with out.open() as archive:
        events, figures = archive.disputes(query)
        from vnru.series import group_by, observation, spread

        sides = group_by(figures.rows, lambda row: observation(row.data))
        found = [[row] for row in events.rows]
        for group in sides.values():
            apart = round(spread([row.data for row in group]), 2)
            found.append([row.plus(apart=apart) for row in group])
        if query.reverse:
            found.reverse()
        rows = [row for group in found[: query.limit] for row in group]
        if not rows:
            say("no disputes")

        def view(width: int) -> Iterable[Line]:
            from vnru.view.disputes import dispute_lines

            events, figures = (
                [row.data for row in rows if row.kind == kind] for kind in ("event", "figure")
            )
            return dispute_lines(events, figures, archive, out.language)

        show(
            out,
            lambda: Export(rows, archive, ("event", "figure"), out.language, full=True),
            view,
            empty=not rows,
            prose=True,
        )
