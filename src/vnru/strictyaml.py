"""YAML without its surprises: every scalar stays the text that was written, with its line.

Reads libyaml's event stream, so an anchor is refused before it can explode, nesting is bounded,
and a key written twice is a fault and not a silent overwrite.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEPTH = 12

Report = Callable[[int, str, str], None]
"""Called with line, rule and message for each fault."""


class Map(dict[str, Any]):
    """A mapping that knows the line of each of its keys."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class Seq(list[Any]):
    """A sequence that knows the line of each of its items."""

    __slots__ = ("lines",)

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[int] = []


class _StopReadingError(Exception):
    """The file is faulty in a way that leaves nothing more to read in it."""


def read_yaml(text: bytes, report: Report) -> Any:
    """The one document in a file as nested Map, Seq and str; None when nothing can be read."""
    loader = None
    try:
        loader = _Loader(text)
        while not isinstance(event := loader.get_event(), yaml.DocumentStartEvent):
            if isinstance(event, yaml.StreamEndEvent):
                return None
        value = _read(loader, loader.get_event(), report, 0)
        loader.get_event()
        if not isinstance(event := loader.get_event(), yaml.StreamEndEvent):
            line = event.start_mark.line + 1
            report(line, "yaml-syntax", "a second document begins; put it in a file of its own")
        return value
    except _StopReadingError:
        return None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML"
        before = text[: getattr(error, "position", 0) or 0]  # what is not UTF-8 has no mark
        line = mark.line if mark else before.count(b"\n")
        report(line + 1, "yaml-syntax", " ".join(str(problem).split()))
        return None
    finally:
        if loader is not None:
            loader.dispose()


def _read(loader: Any, event: Any, report: Report, depth: int) -> Any:
    line = event.start_mark.line + 1
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        report(line, "anchor", "anchors and aliases are not allowed; write the value out")
        if isinstance(event, yaml.AliasEvent):
            return ""
    if event.tag:
        report(line, "wrong-type", f"tags as {event.tag} are not allowed; write the value alone")
    if isinstance(event, yaml.ScalarEvent):
        return event.value
    if depth >= _DEPTH:
        report(line, "yaml-syntax", f"nested more than {_DEPTH} levels deep")
        raise _StopReadingError
    if isinstance(event, yaml.SequenceStartEvent):
        items = Seq()
        while not isinstance(item := loader.get_event(), yaml.SequenceEndEvent):
            items.lines.append(item.start_mark.line + 1)
            items.append(_read(loader, item, report, depth + 1))
        return items
    mapping = Map(line)
    while not isinstance(item := loader.get_event(), yaml.MappingEndEvent):
        line = item.start_mark.line + 1
        key = _read(loader, item, report, depth + 1)
        value = _read(loader, loader.get_event(), report, depth + 1)
        if not isinstance(key, str):
            report(line, "wrong-type", "a key must be a plain word")
        elif key in mapping:
            report(
                line,
                "duplicate-key",
                f"{key} is written twice; the first is on line {mapping.lines[key]}",
            )
        else:
            key = sys.intern(key)
            mapping[key], mapping.lines[key] = value, line
    return mapping
