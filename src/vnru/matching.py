"""The SQL of a search: which aliases its words have, and what matches, best first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from vnru.index import Index, marks
from vnru.query import Row
from vnru.search import Aliases, Words, fold, keys, match_expressions

_MAX_WORDS, _MAX_PHRASE = 60, 12
"""Of a search: words, and words of a phrase, that are looked up as aliases."""
_WEIGHTS = "10, 4, 1, 0"
"""Of title, names, body, and the exact forms, which only decide the level."""
_BOOST = "(2.2 - 0.4 * coalesce(importance, 3)) / (1 + (kind = 'figure') - 0.15 * (kind = 'fact'))"
"""Milestones a little before details, figures behind what tells of them."""
_IN_YEAR = "1 + (start >= ? AND end <= ?) * (1 + (kind = 'figure' AND start = ? AND end = ?))"
"""A year among the words is a date first: of what lies in it, or of a figure that is all of it."""


def load_aliases(index: Index, text: str) -> tuple[Aliases, frozenset[tuple[str, ...]]]:
    """The alias groups of the key phrases in a text, and which of those phrases are names."""
    words = keys(text)[:_MAX_WORDS]
    phrases = {
        " ".join(words[at:end])
        for at in range(len(words))
        for end in range(at + 1, min(at + _MAX_PHRASE, len(words)) + 1)
    }
    rows = index.rows(
        "SELECT grp, keys, word, name FROM alias WHERE grp IN "
        f"(SELECT grp FROM alias WHERE keys IN ({marks(phrases)}))",
        tuple(phrases),
    )
    groups: dict[int, dict[str, tuple[str, ...]]] = {}
    for group, phrase, word, _ in rows:
        groups.setdefault(group, {})[word] = tuple(phrase.split())
    aliases = {tuple(phrase.split()): groups[group] for group, phrase, _, _ in reversed(rows)}
    return aliases, frozenset(tuple(phrase.split()) for _, phrase, _, name in rows if name)


def rank_hits(
    index: Index, words: Words, where: str, values: Sequence[Any], limit: int
) -> list[Row]:
    """What matches, best first, each with its ``score``; ``where`` is the SQL of the filters.

    The whole part of a score is the level (3 exactly as typed, 2 whole words, 1 beginnings of
    words), the fraction ranks by bm25.
    """
    wide, whole, exact = match_expressions(words)
    hit = "(fts.rowid IN (SELECT rowid FROM fts WHERE fts MATCH ?))"
    # Without diacritics in the query, whole words are exact ones; one look is enough.
    same = exact == whole
    level, matches = (f"2 * {hit}", [whole]) if same else (f"{hit} + {hit}", [exact, whole])
    year = next((term.text for term in words.terms if _is_year(term.text)), "none")
    # The indicator, category or topic that the words name, before what only speaks of it.
    named = "-".join(fold(term.text) for term in words.terms if term.text != year)
    rank = f"bm25(fts, {_WEIGHTS}) * {_BOOST} * ({_IN_YEAR}) * (1 + (category = ?))"
    ranked = [*(f"{year}-01-01", f"{year}-12-31") * 2, named.replace(" ", "-")]
    if len(words.terms) > 1:  # what has the words together comes first
        rank = f"{rank} * (1 + {hit})"
        ranked.append(f'"{" ".join(key for term in words.terms for key in term.phrases[0])}"')
    rows = index.rows(
        f"SELECT kind, json, 1 + {level} AS level, {rank} AS rank "
        "FROM fts JOIN record ON record.n = fts.rowid JOIN body ON body.n = record.n "
        f"WHERE fts MATCH ?{where} ORDER BY level DESC, rank, record.n LIMIT ?",
        (*matches, *ranked, wide, *values, limit),
    )
    return [
        Row(kind, text, {"score": round(level - rank / (1 - rank), 4)})
        for kind, text, level, rank in rows
    ]


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and text[0] in "12"
