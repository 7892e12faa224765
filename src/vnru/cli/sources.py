"""``vnru sources``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from vnru.cli.complete import complete_kind, complete_source
from vnru.cli.options import Output, output, takes
from vnru.cli.screen import say, show
from vnru.errors import NotFoundError, QueryError
from vnru.export import Export

if TYPE_CHECKING:
    from vnru.archive import Archive
    from vnru.view.lines import Line

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@takes(output)
def sources(
    out: Output,
    id: Annotated[
        str, typer.Argument(metavar="[ID]", help="A source: all that rests on it.",
                            show_default=False, autocompletion=complete_source)
    ] = "",
    kinds: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="NAME", help="official, state-media, news, academic ...",
                     show_default=False, autocompletion=complete_kind),
    ] = None,
    countries: Annotated[
        list[str] | None,
        typer.Option("--country", metavar="CODE", help="The publisher's country: VN, RU, INT.",
                     show_default=False),
    ] = None,
    languages: Annotated[
        list[str] | None,
        typer.Option("--language", metavar="CODE", help="The language of the source: vi, ru, en.",
                     show_default=False),
    ] = None,
) -> None:  # fmt: skip
    """The sources, and how much rests on each.

    With an ID, all that rests on that one.
    """
    with out.open() as archive:
        if id:
            _one(archive, id, out)
            return
        from vnru.model import SourceKind

        for kind in kinds or ():
            if kind not in list(SourceKind):
                raise QueryError(f"--kind: {kind}; choose from {', '.join(SourceKind)}")
        wanted = {
            "kind": kinds,
            "country": [code.upper() for code in countries or ()],
            "language": [code.lower() for code in languages or ()],
        }
        found = [
            (row, count)
            for row, count in archive.all_sources()
            if all(not values or row.data[key] in values for key, values in wanted.items())
        ]
        if not found:
            say("no sources")
        rows = [row.plus(records=count) for row, count in found]

        def view(width: int) -> Iterable[Line]:
            from vnru.view.sources import source_list_lines

            return source_list_lines([(row.data, count) for row, count in found], out.language)

        show(out, lambda: Export(rows, archive, ("source",), out.language), view, empty=not found)


def _one(archive: Archive, id: str, out: Output) -> None:
    source = archive.sources([id])
    if not source:
        from difflib import get_close_matches

        ids = [row.data["id"] for row, _ in archive.all_sources()]
        close = [name for name in ids if id in name][:3] or get_close_matches(id, ids, n=3)
        raise NotFoundError(f"no source is called {id}", close)
    rows = archive.resting_on(id).rows

    def view(width: int) -> Iterable[Line]:
        from vnru.view.sources import source_detail_lines

        return source_detail_lines(source[id], rows, archive, out.language, width)

    kinds = ("event", "figure", "fact")
    show(out, lambda: Export(rows, archive, kinds, out.language), view, piped=80)
