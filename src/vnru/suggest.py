"""What to say when a search finds nothing: the nearest words that would."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher, get_close_matches
from heapq import nlargest
from itertools import islice, product

from vnru.errors import NotFoundError
from vnru.index import Index
from vnru.search import Term, Words, fold, key, match_expressions, parse_words, split_words

_CUTOFF = 0.65
_CANDIDATES, _TRIES = 4, 16
_SHOWN = 80
_MIN_LENGTH = 4
"""Of a word: to shorter ones too many are alike."""


def explain_nothing(text: str, words: Words, filtered: bool, index: Index) -> NotFoundError:
    """The error for a search without hits: what is too much, or what might have been meant."""
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
    if not words.terms:
        return NotFoundError(f"nothing found for {shown}")
    if (words.excluded or filtered) and _matches(words._replace(excluded=()), index):
        what = "the filters" if filtered else "the excluded words"
        return NotFoundError(f"nothing found for {shown}; without {what} there are hits")
    missing = [term for term in words.terms if not _matches(Words((term,), ()), index)]
    if not missing and len(words.terms) > 1:
        if len(words.terms) > 2 and (fewer := _without_one(words, index)):
            return NotFoundError(f"nothing found for {shown} together", [fewer])
        return NotFoundError(
            f"nothing found for {shown}; every word is found, but not together: try --any"
        )
    corrected = _correct(text, missing, index) if len(missing) <= _CANDIDATES else ""
    return NotFoundError(f"nothing found for {shown}", [corrected] if corrected else [])


def nearest_ids(name: str, index: Index) -> list[str]:
    """Up to three ids that begin with a name, hold it, or are like it; events and facts first."""
    wanted = name.lower()
    for kinds in ("'event', 'fact'", "'figure', 'source'"):
        sql = f"SELECT DISTINCT id FROM record WHERE kind IN ({kinds}) ORDER BY n"
        ids = [row[0] for row in index.rows(sql)]
        close = [i for i in ids if i.startswith(wanted)] or [i for i in ids if wanted in i]
        if close := close[:3] or get_close_matches(wanted, ids, n=3, cutoff=0.6):
            return close
    return []


def _without_one(words: Words, index: Index) -> str:
    """The words but one that are found together; the first one that is too many is left out."""
    for at in reversed(range(len(words.terms))):
        terms = words.terms[:at] + words.terms[at + 1 :]
        if _matches(Words(terms, words.excluded), index):
            return " ".join(term.text for term in terms)
    return ""


def _matches(words: Words, index: Index) -> bool:
    expression = match_expressions(words)[0]
    return bool(index.rows("SELECT 1 FROM fts WHERE fts MATCH ? LIMIT 1", (expression,)))


def _correct(text: str, missing: Sequence[Term], index: Index) -> str:
    """The text with the nearest known words, or without those that have none; empty for no hits."""
    for words in islice(product(*([*_nearest(term, index), ""] for term in missing)), _TRIES):
        corrected = text
        for term, better in zip(missing, words, strict=True):
            corrected = re.sub(rf"(?<!\w){re.escape(term.text)}(?!\w)", better, corrected)
        corrected = " ".join(corrected.split())
        terms = parse_words(corrected, {})
        if terms.terms and _matches(terms, index):
            return corrected
    return ""


def _nearest(term: Term, index: Index) -> list[str]:
    """The known words most like the term, nearest first, as the dataset writes them."""
    typed = split_words(fold(term.text))
    if len(typed) != 1:
        return []
    word = key(typed[0])
    if len(word) < _MIN_LENGTH:
        return []
    if joined := _written_apart(fold(term.text), index):
        return [joined]
    known = index.rows(
        "SELECT term, doc FROM vocabulary WHERE length(term) BETWEEN ? AND ?",
        (len(word) - 2, len(word) + 2),
    )
    matcher = SequenceMatcher(b=word, autojunk=False)
    ranked = []
    for other, count in known:
        matcher.set_seq1(other)
        if matcher.quick_ratio() >= _CUTOFF and (ratio := matcher.ratio()) >= _CUTOFF:
            ranked.append((ratio, count, other))
    return [_as_written(other, index) for _, _, other in nlargest(_CANDIDATES, ranked)]


def _written_apart(word: str, index: Index) -> str:
    """The name that is this word when written in one: ``camranh`` is Cam Ranh."""
    for (name,) in index.rows("SELECT word FROM alias WHERE keys LIKE '% %'"):
        if "".join(split_words(fold(name))) == word:
            return str(name)
    return ""


def _as_written(word: str, index: Index) -> str:
    rows = index.rows(
        "SELECT json FROM body WHERE n IN (SELECT rowid FROM fts WHERE fts MATCH ? LIMIT 5)",
        (f'"{word}"',),
    )
    for (text,) in rows:
        for written in split_words(text.decode()):
            if key(written) == word and not written.islower():
                return written
    return word
