"""``vnru facts``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from vnru.cli.complete import complete_topic
from vnru.cli.options import Output, output, read_date, takes
from vnru.cli.screen import say, show
from vnru.export import Export

if TYPE_CHECKING:
    from vnru.view.lines import Line

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@takes(output)
def facts(
    out: Output,
    topics: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TOPIC]...", help="Topics in full.", show_default=False,
            autocompletion=complete_topic,
        ),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="The sheet as it stood then.",
                                 show_default=False)
    ] = None,
) -> None:  # fmt: skip
    """The fact sheet: what is known, and the latest figures.

    Without a topic, what fits on a page; with one, all of it.
    """
    until = read_date("--as-of", as_of) if as_of is not None else None
    with out.open() as archive:
        known = archive.facts(topics or (), until=until).rows
        latest = archive.latest_figures(topics or (), until=until).rows
        if not known and not latest:
            say("no facts")

        def view(width: int) -> Iterable[Line]:
            from vnru.view.facts import fact_sheet, sheet_lines

            short = not topics
            sheet = fact_sheet(archive, known, latest, short)
            later = len(archive.facts(topics or ())) - len(known) if until else 0
            return sheet_lines(sheet, archive, out.language, short, later)

        rows = [*known, *latest]
        show(
            out,
            lambda: Export(rows, archive, ("fact", "figure"), out.language),
            view,
            empty=not rows,
            prose=True,
        )
