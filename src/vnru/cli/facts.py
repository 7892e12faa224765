"""``vnru facts``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from vnru.cli.complete import complete_topic
from vnru.cli.options import Output, output, read_date, takes
from vnru.cli.screen import say, show
from vnru.dates import Span
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
        str, typer.Option("--as-of", metavar="DATE", help="The sheet as it stood then.",
                          show_default=False)
    ] = "",
) -> None:  # fmt: skip
    """The fact sheet: what is known, as of when, by topic, with the latest figures.

    Without a topic, what fits on a page; with one, all of it.
    """
    span = Span(None, read_date("--as-of", as_of).end if as_of else None)
    with out.open() as archive:
        from vnru.view.facts import fact_sheet, sheet_lines

        known = [row for row in archive.facts(topics or (), span=span).rows
                 if not span.end or (row.data["end"] or "") <= span.end]  # fmt: skip
        figures = [row for row in archive.figures(span=span, statuses=("actual",)).rows
                   if not span.end or (row.data["end"] or "") <= span.end]  # fmt: skip
        sheet = fact_sheet(archive, known, figures, short=False)
        if topics:
            wanted = {row.data["topic"] for row in known} | set(archive.topic_ids(topics))
            sheet = [topic for topic in sheet if topic.id in wanted]
        if not sheet:
            say("no facts")
        rows = [row for topic in sheet for row in topic.facts]
        rows += [row for topic in sheet for row, _ in topic.figures]

        def view(width: int) -> Iterable[Line]:
            shown = sheet if topics else fact_sheet(archive, known, figures, short=True)
            return sheet_lines(shown, archive, out.language, short=not topics)

        show(out, lambda: Export(rows, archive, ("fact", "figure"), out.language), view)
