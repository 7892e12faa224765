"""Where an answer goes: a terminal (wrapped, coloured, paged) or a pipe (plain)."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from vnru.cli.options import Output
from vnru.export import Export, Format, export_bytes

if TYPE_CHECKING:
    from vnru.view.lines import Line


_PROSE = 110
_CONTROL = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]"


def show(
    output: Output,
    export: Callable[[], Export],
    view: Callable[[int], Iterable[Line]],
    piped: int | None = None,
    empty: bool = False,
    prose: bool = False,
) -> None:
    """Write an answer: a view for people, or rows for programs; of an empty one no table.

    ``view`` gives the lines for a width; ``piped`` is the one at which a pipe gets them too, not
    wrapped, in place of aligned rows. ``prose`` is never wider than what the eye follows.
    """
    if output.format is not Format.TABLE:
        write_bytes(export_bytes(export(), output.format))
    elif empty:
        return
    elif sys.stdout.isatty() or wants_colour(output):
        write_view(output, view, _PROSE if prose else None)
    elif piped:
        from vnru.view.lines import to_plain

        write_bytes(to_plain(view(piped)).encode())
    else:
        write_bytes(export_bytes(export(), output.format))


def write(text: str) -> None:
    """Text to stdout, as it is."""
    sys.stdout.write(text)


def write_bytes(text: bytes) -> None:
    """UTF-8 to stdout, as it is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text)


def say(text: str) -> None:
    """A remark to stderr."""
    print(f"vnru: {printable(text)}", file=sys.stderr)


def printable(text: str) -> str:
    """A text of unknown origin without what a terminal would obey: escapes are spelt out."""
    return re.sub(_CONTROL, lambda found: ascii(found[0])[1:-1], text)


def wants_colour(output: Output) -> bool:
    """What the option, NO_COLOR, FORCE_COLOR, TERM and the terminal together say."""
    if output.colour is not None:
        return output.colour
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def write_view(
    output: Output, view: Callable[[int], Iterable[Line]], widest: int | None = None
) -> None:
    """Lines for a person, through a pager where they are longer than the screen."""
    from rich.color import ColorSystem

    from vnru.render import render_lines

    width, height = _size()
    width = min(width, widest or width)
    colours = None
    if wants_colour(output):
        true = os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit")
        colours = ColorSystem.TRUECOLOR if true else ColorSystem.EIGHT_BIT
    text = render_lines(view(width), width, colours)
    if output.pager and sys.stdout.isatty() and text.count("\n") >= height:
        page(text)
    else:
        write(text)


def page(text: str) -> None:
    """Show text in ``$PAGER`` (``less`` where unset, as git does); write it where none runs."""
    command = os.environ.get("VNRU_PAGER", os.environ.get("PAGER", "less"))
    if not command.strip() or command == "cat" or os.environ.get("TERM") == "dumb":
        write(text)
        return
    import subprocess

    environment = {"LESS": "FRX", "LV": "-c", "LESSCHARSET": "utf-8"} | dict(os.environ)
    try:
        pager = subprocess.Popen(
            command, shell=True, stdin=subprocess.PIPE, env=environment
        )  # the user's own command
    except OSError:
        write(text)
        return
    try:
        pager.communicate(text.encode("utf-8", "backslashreplace"))
    except KeyboardInterrupt:
        pager.wait()
    if pager.returncode == 127:
        write(text)


def columns() -> int:
    """The width of the terminal."""
    return _size()[0]


def _size() -> tuple[int, int]:
    """Columns and rows of the terminal; 80 x 24 where it does not tell."""
    import shutil

    size = shutil.get_terminal_size((80, 24))
    return max(size.columns, 20), size.lines
