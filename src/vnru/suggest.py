"""What to say when a search finds nothing: the nearest words that would."""

from __future__ import annotations

from difflib import SequenceMatcher

from vnru.errors import NotFoundError
from vnru.index import Index
from vnru.search import Term, Words, fold, key, match_expressions, split_words

_CUTOFF = 0.7


def explain_nothing(text: str, words: Words, filtered: bool, index: Index) -> NotFoundError:
    """The error for a search without hits: what is too much, or what might have been meant."""
    if words.excluded or filtered:
        plain = words._replace(excluded=())
        sql = "SELECT 1 FROM fts WHERE fts MATCH ? LIMIT 1"
        if index.rows(sql, (match_expressions(plain)[0],)):
            what = "the filters" if filtered else "the excluded words"
            return NotFoundError(f"nothing found for {text}; without {what} there are hits")
    lone = "SELECT 1 FROM fts WHERE fts MATCH ? LIMIT 1"
    missing = [
        t for t in words.terms if not index.rows(lone, (match_expressions(Words((t,), ()))[0],))
    ]
    if not missing and len(words.terms) > 1:
        return NotFoundError(
            f"nothing found for {text}; every word is found, but not together: try --any"
        )
    corrected = text
    for term in missing:
        if better := _nearest(term, index):
            corrected = corrected.replace(term.text, better)
    return NotFoundError(f"nothing found for {text}", [corrected] if corrected != text else [])


def _nearest(term: Term, index: Index) -> str:
    """The known word most like the term, as the dataset writes it; empty where none is close."""
    typed = split_words(fold(term.text))
    if len(typed) != 1:
        return ""
    word = key(typed[0])
    known = index.rows(
        "SELECT term, doc FROM vocabulary WHERE length(term) BETWEEN ? AND ?",
        (len(word) - 2, len(word) + 2),
    )
    matcher = SequenceMatcher(b=word, autojunk=False)
    best, best_rank = "", (_CUTOFF, 0)
    for other, count in known:
        matcher.set_seq1(other)
        if matcher.quick_ratio() >= best_rank[0] and (matcher.ratio(), count) > best_rank:
            best, best_rank = other, (matcher.ratio(), count)
    return _as_written(best, index) if best else ""


def _as_written(word: str, index: Index) -> str:
    rows = index.rows(
        "SELECT json FROM body WHERE n IN (SELECT rowid FROM fts WHERE fts MATCH ? LIMIT 5)",
        (f'"{word}"',),
    )
    for (text,) in rows:
        for written in split_words(text):
            if key(written) == word and not written.islower():
                return written
    return word
