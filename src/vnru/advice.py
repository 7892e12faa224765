"""Rules whose breach may be right: what to look at again, never a fault."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from vnru.dates import parse_edtf
from vnru.errors import DateError
from vnru.records import Draft, Issue
from vnru.search import fold, split_words

_OVERLAP_DAYS, _OVERLAP = 3, 0.75
_SOURCES_FOR_FIRST = 2


def check_title_overlap(draft: Draft) -> Iterator[Issue]:
    """Events a few days apart whose titles share most of their words, and that are not related."""
    dated = []
    for entry in draft["events"]:
        try:
            start = parse_edtf(entry.data["date"]).start
        except DateError:
            continue
        if start:
            words = set(split_words(fold(entry.data["title"].get("en", ""))))
            dated.append((date.fromisoformat(start), words, entry))
    dated.sort(key=lambda item: item[0])
    for at, (day, words, entry) in enumerate(dated):
        for other_day, other_words, other in dated[at + 1 :]:
            if (other_day - day).days > _OVERLAP_DAYS:
                break
            shared = len(words & other_words) / (min(len(words), len(other_words)) or 1)
            linked = entry.name in other.data["related"] or other.name in entry.data["related"]
            if shared >= _OVERLAP and not linked:
                message = f"much like {entry.name}; merge them, or relate them"
                yield other.issue("title-overlap", message, "title", "warning")


def check_diacritics(draft: Draft) -> Iterator[Issue]:
    """English texts that write a name of the vocabulary without its Vietnamese diacritics."""
    names = [
        n for section in ("people", "places") if section in draft.own for n in draft.names(section)
    ]
    bare = {fold(n): n for n in names if fold(n) != n.casefold() and " " in n}
    if not bare:
        return
    # A name that is written so, such as Ho Chi Minh City, is tried first and passes.
    known = sorted((n for n in names if fold(n) == n.casefold()), key=len, reverse=True)
    choices = [*map(re.escape, known), f"({'|'.join(map(re.escape, bare))})"]
    pattern = re.compile(rf"\b(?:{'|'.join(choices)})\b", re.IGNORECASE)
    for entry in draft["events"]:
        for key in ("title", "summary"):
            found = pattern.finditer(entry.data[key].get("en", ""))
            for name in dict.fromkeys(fold(match[1]) for match in found if match[1]):
                message = f"{key}: write {bare.get(name, name)} with its diacritics"
                yield entry.issue("diacritics", message, key, "warning")


def check_first_claim(draft: Draft) -> Iterator[Issue]:
    """A title that says *first* on the word of one source, and nobody named who disagrees."""
    for entry in draft["events"]:
        title = entry.data["title"].get("en", "")
        alone = len(entry.data["sources"]) < _SOURCES_FOR_FIRST and not entry.data["disputed"]
        if alone and re.search(r"\bfirst\b", title, re.IGNORECASE):
            message = "title: 'first' rests on one source; add another, or who says otherwise"
            yield entry.issue("first-claim", message, "title", "warning")
