"""``vnru search``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from vnru.cli.options import Output, filters, output, takes
from vnru.cli.screen import show, write
from vnru.errors import NotFoundError
from vnru.export import Export, Format
from vnru.query import Query

if TYPE_CHECKING:
    from vnru.view.lines import Line

app = typer.Typer(add_completion=False, rich_markup_mode=None)


_EXCLUDED = r'-(?!f(?:table|jsonl?|csv|md)$|l(?:en|vi|ru)$)(?:[^\W\d_]{2}|").*'
"""A word with a leading hyphen; short options stand alone, -n5, -fjson and -lvi aside."""


class _Words(TyperCommand):
    """Reads -Hanoi as a word, and not as the options -H -a -n -o -i."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the words to exclude behind ``--``, where their place makes no difference."""
        end = args.index("--") if "--" in args else len(args)
        excluded = [word for word in args[:end] if _is_excluded(word)]
        kept = [word for word in args[:end] if not _is_excluded(word)]
        return super().parse_args(ctx, [*kept, "--", *args[end + 1 :], *excluded])


def _is_excluded(word: str) -> bool:
    return word[:1] == "-" and len(word) > 2 and re.match(_EXCLUDED, word) is not None


@app.command(cls=_Words)
@takes(filters, output)
def search(
    query: Query,
    out: Output,
    words: Annotated[list[str], typer.Argument(help="Words; all must match.", show_default=False)],
    any_word: Annotated[
        bool, typer.Option("--any", help="One matching word is enough.", show_default=False)
    ] = False,
) -> None:
    """Events, facts and figures that match, best first.

    In any of the three languages, with or without diacritics. "Quoted words" are a phrase, a word
    with a leading - is excluded; every other character is just text.
    """
    text = " ".join(words)
    with out.open() as archive:
        try:
            found = archive.search(text, query, any_word=any_word)
        except NotFoundError:
            if out.format is Format.JSON:  # what reads on expects JSON
                write("[]\n")
            raise
        rows = found.hits.rows

        def view(width: int) -> Iterable[Line]:
            from vnru.view.hits import hits_lines

            return hits_lines(rows, found.words, archive, text, out.language, width)

        kinds = ("event", "fact", "figure")
        show(out, lambda: Export(rows, archive, kinds, out.language), view)
