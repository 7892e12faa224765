"""``vnru figures``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from vnru.cli.complete import complete_basis, complete_indicator, complete_status
from vnru.cli.options import (
    Output,
    SinceOption,
    UntilOption,
    WithinOption,
    output,
    read_span,
    takes,
)
from vnru.cli.screen import columns, say, show
from vnru.export import Export, make_row

if TYPE_CHECKING:
    from vnru.view.lines import Line

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@takes(output)
def figures(
    out: Output,
    indicators: Annotated[
        list[str] | None,
        typer.Argument(metavar="[INDICATOR]...", help="Indicators; none lists them all.",
                       show_default=False, autocompletion=complete_indicator),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    within: WithinOption = None,
    bases: Annotated[
        list[str] | None,
        typer.Option("--basis", metavar="NAME", help="Whose statistics; repeat for more.",
                     show_default=False, autocompletion=complete_basis),
    ] = None,
    statuses: Annotated[
        list[str] | None,
        typer.Option("--status", metavar="NAME", help="actual, estimate, target or forecast.",
                     show_default=False, autocompletion=complete_status),
    ] = None,
    chart: Annotated[
        bool, typer.Option("--chart", help="Draw the values over time.", show_default=False)
    ] = False,
    notes: Annotated[
        bool, typer.Option("--notes", help="Show the notes of the figures.", show_default=False)
    ] = False,
) -> None:  # fmt: skip
    """A series of numbers; without a name, the list of indicators.

    Series are split by whose statistics they are and by what kind of number; growth is computed
    within one series only.
    """
    span = read_span(since, until, within)
    with out.open() as archive:
        found = archive.figures(indicators or (), bases=bases or (), statuses=statuses or (),
                                within=span)  # fmt: skip
        if not found:
            say("no figures")

        def groups() -> dict[str, list[dict[str, Any]]]:
            from vnru.series import group_by

            return group_by((row.data for row in found.rows), lambda f: f["indicator"])

        def latest() -> dict[str, dict[str, Any]]:
            newest = archive.latest_figures(bases=bases or (), statuses=statuses or (), within=span)
            return {row.data["indicator"]: row.data for row in newest.rows}

        def view(width: int) -> Iterable[Line]:
            from vnru.series import comparable
            from vnru.view.chart import chart_lines
            from vnru.view.figures import indicator_lines, series_lines

            if not indicators:
                yield from indicator_lines(groups(), latest(), archive, out.language, width)
                return
            for name, records in groups().items():
                if chart:
                    shown = records if statuses else comparable(records)
                    yield from chart_lines(name, shown, archive, out.language, width)
                else:
                    yield from series_lines(name, records, archive, out.language, width, notes)

        def export() -> Export:
            if indicators:
                return Export(found.rows, archive, ("figure",), out.language)
            from vnru.series import indicator_record

            terms, newest = archive.terms("indicators"), latest()
            rows = [
                make_row("indicator", indicator_record(name, found, terms[name], newest.get(name)))
                for name, found in groups().items()
            ]
            return Export(rows, archive, ("indicator",), out.language)

        show(out, export, view, columns() if chart else None, empty=not found)
