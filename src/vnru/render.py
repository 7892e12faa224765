"""Lines -> a terminal, through rich: wrapped, coloured, with links that a click opens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
        return style.render(text, color_system=self._colours)


def _style(role: str) -> Style:
    kind, _, value = role.partition(":")
    if kind == "link":
        return Style(dim=True, underline=True, link=value)
    if kind == "category":
        return Style.parse(_CATEGORIES.get(value, ""))
    return Style.parse(_STYLES.get(role, ""))


def render_lines(lines: Iterable[Line], width: int, colours: ColorSystem | None) -> str:
    """All lines wrapped to a width in columns, as one text with ANSI escapes."""
    palette = Palette(colours)
    return "".join(f"{row}\n" for line in lines for row in _render(line, width, palette))


def _render(line: Line, width: int, palette: Palette) -> list[str]:
    right_width = sum(cell_len(text) for text, _ in line.right)
    rows = _wrap(line.parts, width - right_width, line.hang)
    painted = ["".join(palette.paint(text, role) for text, role in row) for row in rows]
    if right_width:
        left_width = sum(cell_len(text) for text, _ in rows[0])
        fill = " " * max(0, width - right_width - left_width)
        right = "".join(palette.paint(text, role) for text, role in line.right)
        painted[0] += fill + right
    return [row.rstrip(" ") for row in painted]


def _wrap(parts: Sequence[Part], width: int, hang: int) -> list[list[Part]]:
    """Parts broken at blanks into rows; rows after the first are indented by ``hang``."""
    if sum(len(text) for text, _ in parts) <= width and _all_narrow(parts):
        return [list(parts)]
    hang = hang if width - hang >= 12 else min(hang, 2)
    rows: list[list[Part]] = [[]]
    used = 0
    for text, role in parts:
        for piece in _pieces(text):
            size = cell_len(piece)
            fits = (
                used + len(piece.rstrip(" ")) <= width
                if size == len(piece)
                else used + size <= width
            )
            if not fits and used > hang:
                rows.append([(" " * hang, "")])
                used = hang
                piece = piece.lstrip(" ")
                size = cell_len(piece)
            while size > width - used > 0 and not piece.isspace():
                head = _head(piece, width - used)
                rows[-1].append((head, role))
                rows.append([(" " * hang, "")])
                piece, used = piece[len(head) :], hang
                size = cell_len(piece)
            rows[-1].append((piece, role))
            used += size
    return rows


def _pieces(text: str) -> list[str]:
    """Words, each with the blanks that follow it; the indent at the beginning is a piece."""
    pieces: list[str] = []
    at = len(text) - len(text.lstrip(" "))
    if at:
        pieces.append(text[:at])
    while at < len(text):
        end = text.find(" ", at)
        if end < 0:
            pieces.append(text[at:])
            break
        while end < len(text) and text[end] == " ":
            end += 1
        pieces.append(text[at:end])
        at = end
    return pieces


def _head(text: str, width: int) -> str:
    """The longest beginning of a text that fits into a width; at least one character."""
    size = 0
    for at, char in enumerate(text):
        size += cell_len(char)
        if size > width:
            return text[: max(at, 1)]
    return text


def _all_narrow(parts: Sequence[Part]) -> bool:
    return all(ord(char) < 0x1100 or 0x2000 <= ord(char) < 0x2E80 for t, _ in parts for char in t)
