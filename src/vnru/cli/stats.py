"""``vnru stats``."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from vnru.cli.options import Output, output, takes
from vnru.cli.screen import show
from vnru.export import COLUMNS, Export, make_row

if TYPE_CHECKING:
    from vnru.view.lines import Line


class Listed(StrEnum):
    """What ``--of`` takes."""

    TAG = "tag"
    PERSON = "person"
    PLACE = "place"


app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@takes(output)
def stats(
    out: Output,
    of: Annotated[
        Listed | None,
        typer.Option("--of", help="List all tags, people or places instead.", show_default=False),
    ] = None,
) -> None:
    """What the dataset holds, and by that its bias.

    By decade, category, language, the publisher's country and kind.
    """
    with out.open() as archive:
        counts = archive.uses(of.value) if of else archive.stats()

        def view(width: int) -> Iterable[Line]:
            from vnru.view.stats import stats_lines

            sections = {Listed.TAG: "tags", Listed.PERSON: "people", Listed.PLACE: "places"}
            labels = archive.labels(sections[of] if of else "categories", out.language)
            return stats_lines(counts, labels, out.language, width)

        def export() -> Export:
            rows = [
                make_row("stat", dict(zip(COLUMNS["stat"], count, strict=True))) for count in counts
            ]
            return Export(rows, archive, ("stat",), out.language)

        show(out, export, view)
