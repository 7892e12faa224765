"""The names that people type in filters -> the names the dataset uses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from vnru.errors import NotFoundError, QueryError, VnruError
from vnru.index import Index, marks
from vnru.query import decode

_SECTIONS = {"category": "categories", "person": "people", "basis": "bases", "status": "statuses"}
_LINKED = ("tag", "person", "place", "source")
"""Kinds whose names are those that records use; the others have a list in the vocabulary."""
_BY_PART = ("person", "place")
_OPEN = ("person", "place", "source", "indicator")
"""Kinds of which a dataset has many: what is unknown is not found. The others are closed lists."""
_SHORT_LIST = 20
_HOLDING = 6


def find_names(index: Index, kind: str, wanted: Sequence[str]) -> list[str]:
    """The names in a dataset that some typed ones mean; at once where all are written as there.

    Raises:
        QueryError, NotFoundError: as resolve_names.
    """
    section = _SECTIONS.get(kind, f"{kind}s")
    if kind in _LINKED:
        sql, of = "SELECT DISTINCT value AS name FROM link WHERE link.name = ?", kind
    else:
        sql, of = "SELECT id AS name FROM term WHERE section = ?", section
    known = f"SELECT name FROM ({sql}) WHERE name IN ({marks(wanted)})"
    if len(index.rows(known, (of, *wanted))) == len(set(wanted)):
        return list(dict.fromkeys(wanted))
    used = [row[0] for row in index.rows(sql, (of,))] if kind in _LINKED else []
    if kind == "status":
        from vnru.model import Status

        used = [status.value for status in Status]
    rows = index.rows("SELECT id, json FROM term WHERE section = ? ORDER BY place", (section,))
    return resolve_names(kind, wanted, used, {name: decode(text) for name, text in rows})


def resolve_names(
    kind: str, wanted: Sequence[str], used: Sequence[str], terms: dict[str, dict[str, Any]]
) -> list[str]:
    """The names that each wanted one means, in any language, without case or diacritics.

    A person or place is also found by part of the name: ``putin``, ``Путин``. ``used`` are names
    that records use, ``terms`` the vocabulary.

    Raises:
        QueryError: there is no such category, tag, topic, basis or status.
        NotFoundError: there is no such person, place, source or indicator.
    """
    from vnru.search import fold, keys

    names = used if kind in _BY_PART else dict.fromkeys([*used, *terms])
    spellings = {
        name: [fold(text) for text in (name, *terms.get(name, {}).get("label", {}).values())]
        for name in names
    }
    found: list[str] = []
    for text in wanted:
        folded = fold(text.strip())
        matches = [name for name, forms in spellings.items() if folded in forms]
        if not matches and kind in _BY_PART:
            parts = set(keys(text))
            matches = [name for name, forms in spellings.items() if parts and _holds(forms, parts)]
        if not matches:
            raise _unknown(kind, text, spellings)
        found += matches
    return list(dict.fromkeys(found))


def _holds(forms: list[str], parts: set[str]) -> bool:
    from vnru.search import keys

    return any(parts <= set(keys(form)) for form in forms)


def _unknown(kind: str, text: str, spellings: dict[str, list[str]]) -> VnruError:
    from difflib import get_close_matches

    from vnru.search import fold, split_words

    forms: dict[str, str] = {}
    for name, all_forms in spellings.items():
        for form in all_forms:
            forms[form] = name
            forms |= dict.fromkeys(split_words(form) if kind in _BY_PART else (), name)
    folded = fold(text)
    holding = (name for form, name in forms.items() if len(folded) > 2 and folded in form)
    close = list(dict.fromkeys(holding))[:_HOLDING]
    close = close or [forms[f] for f in get_close_matches(folded, forms, n=3, cutoff=0.6)]
    close = list(dict.fromkeys(close))
    if kind in _OPEN:
        return NotFoundError(f"no {kind} is called {text}", close)
    if close or len(spellings) > _SHORT_LIST:
        hint = f"; see vnru stats --of {kind}" if kind == "tag" else ""
        hint = f"; did you mean {' or '.join(close)}?" if close else hint
        return QueryError(f"no {kind} is called {text}{hint}")
    return QueryError(f"no {kind} is called {text}; choose from {', '.join(sorted(spellings))}")
