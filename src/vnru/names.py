"""The names that people type in filters -> the names the dataset uses."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from vnru.errors import NotFoundError, QueryError, VnruError
from vnru.search import fold, split_words


def resolve_names(
    kind: str, wanted: Sequence[str], used: Sequence[str], terms: dict[str, dict[str, Any]]
) -> list[str]:
    """The names that each wanted one means, in any language, without case or diacritics.

    A person or place is also found by part of the name: ``putin``, ``Путин``.

    Raises:
        QueryError: there is no such category or tag.
        NotFoundError: there is no such person, place or source.
    """
    spellings = {
        name: [fold(text) for text in (name, *terms.get(name, {}).get("label", {}).values())]
        for name in used
    }
    for name in terms if kind in ("category", "tag") else ():
        spellings.setdefault(name, [fold(t) for t in (name, *terms[name]["label"].values())])
    found: list[str] = []
    for text in wanted:
        folded = fold(text.strip())
        matches = [name for name, forms in spellings.items() if folded in forms]
        if not matches and kind in ("person", "place"):
            parts = set(split_words(folded))
            matches = [n for n, forms in spellings.items() if parts and _holds(forms, parts)]
        if not matches:
            raise _unknown(kind, text, spellings)
        found += matches
    return list(dict.fromkeys(found))


def _holds(forms: list[str], parts: set[str]) -> bool:
    return any(parts <= set(split_words(form)) for form in forms)


def _unknown(kind: str, text: str, spellings: dict[str, list[str]]) -> VnruError:
    forms = {form: name for name, all_forms in spellings.items() for form in all_forms}
    for name, all_forms in spellings.items():
        for form in all_forms:
            forms |= dict.fromkeys(split_words(form) if kind in ("person", "place") else (), name)
    close = [forms[form] for form in get_close_matches(fold(text), forms, n=3, cutoff=0.6)]
    close = list(dict.fromkeys(close))
    if kind not in ("category", "tag"):
        return NotFoundError(f"no {kind} is called {text}", close)
    if close or kind == "tag":
        hint = f"; did you mean {' or '.join(close)}?" if close else ""
        return QueryError(f"no {kind} is called {text}{hint}")
    return QueryError(f"no category is called {text}; choose from {', '.join(sorted(spellings))}")
