"""Lines -> a terminal, through rich: wrapped, coloured, with links that a click opens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style

from vnru.view.lines import Line, Part

_STYLES = {
    "date": "bold cyan",
    "star": "bright_yellow",
    "title": "",
    "milestone": "bold",
    "heading": "bold underline",
    "dim": "dim",
    "label": "dim",
    "dispute": "bold red",
    "match": "bold reverse",
    "value": "bold",
    "bar": "blue",
    "bar-target": "dim blue",
}
_CATEGORIES = {
    "diplomacy": "blue", "treaty": "bright_blue", "visit": "cyan", "trade": "green",
    "finance": "bright_green", "energy": "yellow", "nuclear": "bright_yellow", "defence": "red",
    "space": "bright_cyan", "science": "magenta", "education": "bright_magenta",
    "culture": "magenta", "health": "bright_red", "transport": "yellow", "people": "cyan",
}  # fmt: skip
_ROOM = 12
"""Columns that a text needs beside its indent or what stands right of it."""
_PIECE = re.compile(" +|[^ ]+")
_NARROW = re.compile("[ -\u10ff\u1e00-\u2319\u2500-\u25fc★]*")
"""One column a character, so that no table of widths has to be asked."""


class Palette:
    """Turns roles into ANSI escapes; without colours it leaves texts as they are."""

    def __init__(self, colours: ColorSystem | None) -> None:
        self._colours = colours
        self._styles: dict[str, Style] = {}

    def paint(self, text: str, role: str) -> str:
        """The text in the style of a role."""
        if not self._colours or not text.strip() or not role:
            return text
        style = self._styles.get(role)
        if style is None:
            style = self._styles[role] = _style(role)
        painted = style.render(text, color_system=self._colours)
        return _link(painted, role[5:]) if role.startswith("link:") else painted

    def paint_row(self, row: Sequence[Part]) -> str:
        """The parts of a row, those of one role in one go."""
        texts: list[str] = []
        roles: list[str] = []
        for text, role in row:
            if roles and roles[-1] == role:
                texts[-1] += text
            else:
                texts.append(text)
                roles.append(role)
        return "".join(map(self.paint, texts, roles))


def _style(role: str) -> Style:
    kind, _, value = role.partition(":")
    if kind == "link":
        return Style(dim=True, underline=True)
    if kind == "category":
        return Style.parse(_CATEGORIES.get(value, ""))
    return Style.parse(_STYLES.get(role, ""))


def _link(text: str, url: str) -> str:
    """A link (OSC 8) whose id, the same in every run, joins the rows of one that is wrapped."""
    return f"\x1b]8;id={crc32(url.encode()):x};{url}\x1b\\{text}\x1b]8;;\x1b\\"


def render_lines(lines: Iterable[Line], width: int, colours: ColorSystem | None) -> str:
    """All lines wrapped to a width in columns, as one text with ANSI escapes."""
    palette = Palette(colours)
    return "".join(f"{row}\n" for line in lines for row in _render(line, width, palette))


def _render(line: Line, width: int, palette: Palette) -> list[str]:
    parts, right = line.parts, line.right
    right_width = _cells(right)
    if right_width > width - _ROOM:
        parts, right, right_width = [*parts, *right], (), 0
    rows = _wrap(parts, width - right_width, line.hang)
    if right:
        below = _cells(rows[0]) > width - right_width  # which only an address is
        if below:
            rows.insert(1, [])
        row = rows[below]
        row += [(" " * (width - right_width - _cells(row)), ""), *right]
    return [palette.paint_row(_trim(row)) for row in rows]


def _wrap(parts: Sequence[Part], width: int, hang: int) -> list[list[Part]]:
    """Parts broken at blanks into rows; rows after the first are indented by ``hang``.

    A word, which may run over several parts, is broken only where it is wider than the terminal,
    an address not even there; one that is whole only without the indent, such as an id, stands
    there without it.
    """
    if sum(len(text) for text, _ in parts) <= width and _all_narrow(parts):
        return [list(parts)]
    hang = hang if width - hang >= _ROOM else min(hang, 2)
    rows: list[list[Part]] = [[]]
    used = 0
    for blank, word in _words(parts):
        size = cell_len("".join(text for text, _ in word))
        if size > width and any(role == f"link:{text}" for text, role in word):
            # An address that is broken cannot be copied; the terminal wraps it without a break.
            if used:
                rows.append([(" " * hang, ""), *word])
            else:
                rows[-1] += [blank, *word]
            used = width
            continue
        begins = used <= hang and len(rows) > 1
        if not begins and used and used + cell_len(blank[0]) + size > width:
            used, begins = 0 if width - hang < size <= width else hang, True
            rows.append([(" " * used, "")])
        elif not used and (len(blank[0]) + size > width >= size or len(blank[0]) >= width):
            begins = True  # an indent that leaves no room for the word
        if blank[0] and not begins:
            rows[-1].append(blank)
            used += len(blank[0])
        for text, role in word:
            while cell_len(text) > width - used:
                head = _head(text, width - used, 1 if used <= hang else 0)
                rows[-1].append((head, role))
                rows.append([(" " * hang, "")])
                text, used = text[len(head) :], hang
            rows[-1].append((text, role))
            used += cell_len(text)
    return rows


def _words(parts: Sequence[Part]) -> Iterator[tuple[Part, list[Part]]]:
    """The words of a line, each with the blanks before it."""
    blank: Part = ("", "")
    word: list[Part] = []
    for text, role in parts:
        for piece in _PIECE.findall(text):
            if piece[0] != " ":
                word.append((piece, role))
            elif word:
                yield blank, word
                blank, word = (piece, role), []
            else:
                blank = (blank[0] + piece, role)
    if word:
        yield blank, word


def _trim(row: Sequence[Part]) -> list[Part]:
    """A row without the blanks at its end."""
    end = len(row)
    while end and not row[end - 1][0].rstrip(" "):
        end -= 1
    return [*row[: end - 1], (row[end - 1][0].rstrip(" "), row[end - 1][1])] if end else []


def _cells(parts: Sequence[Part]) -> int:
    return sum(cell_len(text) for text, _ in parts)


def _head(text: str, width: int, least: int) -> str:
    """The longest beginning of a text that fits into a width; at least some characters."""
    size = 0
    for at, char in enumerate(text):
        size += cell_len(char)
        if size > width:
            return text[: max(at, least)]
    return text


def _all_narrow(parts: Sequence[Part]) -> bool:
    return all(_NARROW.fullmatch(text) for text, _ in parts)
