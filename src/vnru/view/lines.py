"""The line: what every view is made of, and how it looks without colours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

Part = tuple[str, str]
"""A text and its role, which decides its style: date, star, title, dispute, dim, link:URL ..."""


class Line(NamedTuple):
    """One line of output; ``hang`` is how far it is indented where it has to be wrapped."""

    parts: Sequence[Part] = ()
    hang: int = 0
    right: Sequence[Part] = ()
    """Parts set at the right margin of the first row."""


def text(value: str, role: str = "", hang: int = 0) -> Line:
    """A line of one part."""
    return Line([(value, role)], hang)


def to_plain(lines: Iterable[Line]) -> str:
    """Lines as text that is neither wrapped nor coloured; what stands right follows a tab stop."""
    out = []
    for line in lines:
        left = "".join(value for value, _ in line.parts)
        right = "".join(value for value, _ in line.right)
        out.append(f"{left.rstrip()}  {right}".rstrip() if right.strip() else left.rstrip())
    return "".join(f"{line}\n" for line in out)
