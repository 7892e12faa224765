"""``vnru cite``."""

from __future__ import annotations

from typing import Annotated

import typer

import vnru
from vnru.citations import Style
from vnru.citations import cite as cite_sources
from vnru.cli.complete import complete_any
from vnru.cli.options import DataOption
from vnru.cli.screen import write

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def cite(
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID...", show_default=False, autocompletion=complete_any,
                       help="Events, facts, sources, or figures as in trade-turnover/2014."),
    ],
    style: Annotated[
        Style, typer.Option("--style", "-s", help="How to write the citations.")
    ] = Style.TEXT,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", metavar="N", min=1, show_default=False,
                                 help="At most N sources of each record, best first.")
    ] = None,
    dataset: DataOption = None,
) -> None:  # fmt: skip
    """Citations of the sources of a record.

    Of events, facts and figures, or of sources themselves.

    text is in the order of APA, bibtex is biblatex's @online; keys are the sources' ids.
    """
    with vnru.load(dataset) as archive:
        names: dict[str, None] = {}
        for name in ids:
            for row in archive.get(name).rows:
                names |= dict.fromkeys(
                    [name] if row.kind == "source" else row.data["sources"][:limit]
                )
        found = archive.sources(names)
        write(cite_sources([found[name] for name in names], style))
