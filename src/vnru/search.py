"""Words: folding, stems, aliases, the match expression for FTS5, and what to highlight.

Text and queries go through the same functions, so they always meet. A *key* is a word folded and
stemmed; the index stores keys, and in a column of its own the words that have diacritics.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from vnru.errors import QueryError

COLUMNS = "{title names body}"
GAP = "\x1f"
"""Joins texts in one column; becomes a word of its own, so that no phrase spans two texts."""

_GAP_KEY = "ǀ"  # a letter to FTS5, and one that nobody types
_WORD = re.compile(rf"[^\W_]+|{GAP}")
_PART = r'(-?)"([^"]+)"|(\S+)'
_LITTLE_WORDS = frozenset(
    (
        "a an and any are at by did do does for from had has have how in is many much of often on "
        "or since the there to was were what when where which who whom whose why will with "
        "ai các cac có của cua cho đã đến den gì là mấy những nhung ở sao tại tai trong và va về "
        "ve với voi "
        "был была было были в во где для до есть за и из как какая какие какой когда кем ко "
        "которая который кто ли на о об от по почему при с со сколько у что к"
    ).split()
)
"""What sentences have and titles lack; a phrase in quotes keeps them."""
_QUESTIONS = r"(?i)(?<!\w)(?:khi nào|năm nào|bao giờ|bao nhiêu|ở đâu|như thế nào|vì sao)(?!\w)"
"""Little words too, but only together: without diacritics *khi* may be gas, *bao* a newspaper."""
_MIN_PREFIX = 3
_BEFORE = str.maketrans({"й": "\ue000", "\ue000": ""})  # keeps й from being taken apart
_AFTER = str.maketrans({"\ue000": "й", "đ": "d", "ł": "l", "ø": "o"})


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Text without case and diacritics: ``Hà Nội`` is ``ha noi``, ``đ`` is ``d``, ``ё`` is ``е``.

    ``й`` is a letter of its own and stays. Folding twice changes nothing.
    """
    text = text.casefold()
    if text.isascii():
        return text
    from unicodedata import combining, normalize

    text = normalize("NFKC", text).casefold()
    text = normalize("NFKD", normalize("NFC", text).translate(_BEFORE)).casefold()
    return "".join(char for char in text if not combining(char)).translate(_AFTER)


def split_words(text: str) -> list[str]:
    """The words of a text: runs of letters and digits."""
    return _WORD.findall(text)


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """What a word is found by: folded, English plurals and Russian endings cut off."""
    if word == GAP:
        return _GAP_KEY
    word = fold(word)
    if len(word) < 4 or word.isdigit():
        return word
    if "а" <= word[-1] <= "я":
        word = _stem_russian(word)
    return _stem_english(word) if len(word) > 3 and word.isascii() else word


def keys(text: str) -> list[str]:
    """The keys of all words of a text, in order."""
    return list(map(key, split_words(text)))


def marked_words(words: Iterable[str]) -> list[str]:
    """The words whose form with diacritics differs from the folded one, in lower case."""
    lower = [word.casefold() for word in words if not word.isascii()]
    return [word for word in lower if fold(word) != word]


def _stem_english(word: str) -> str:
    """Cut a plural ending (the S-stemmer of D. Harman, JASIS 42(1), 1991)."""
    if word.endswith("ies") and word[-4] not in "ae":
        return word[:-3] + "y"
    if word.endswith("es") and word[-3] not in "aeo":
        return word[:-1]
    if word.endswith("s") and word[-2] not in "us":
        return word[:-1]
    return word


_CASES = (  # endings of one length, and how long a word must be to lose them
    (6, "иями оями"),
    (5, "иям иях оях ями оям ами его ему ими ого ому ыми оев"),
    (4, "ая яя ях юю ах ею их ия ию ою ую ям ых ея ам ем ей ев ий им ое ой ом ов ые ый ым ми"),
    (3, "а е и о у й ы я ь ю"),
)
_ENDINGS = tuple((length, tuple(endings.split())) for length, endings in _CASES)


def _stem_russian(word: str) -> str:
    """Cut the case endings of a noun or adjective until none is left.

    The light stemmer of L. Dolamic and J. Savoy (JASIST 60(12), 2009), which leaves verbs alone:
    the full Snowball stemmer takes ``визит`` for a verb and tears it from ``визита``. Repeated,
    so that ``Лавров``, which looks like a genitive, meets ``Лаврова``; ``ю`` is cut as well, for
    ``торговлю`` and ``нефтью``.
    """
    while (shorter := _cut_ending(word)) != word:
        word = shorter
    return word


def _cut_ending(word: str) -> str:
    for length, endings in _ENDINGS:
        if len(word) > length and word.endswith(endings):
            return word[: -len(endings[0])]
    if len(word) > 3 and word.endswith("нн"):
        return word[:-1]
    return word


class Term(NamedTuple):
    """One thing to look for: the text as typed, and the key phrases that count as it."""

    text: str
    phrases: tuple[tuple[str, ...], ...]
    prefix: str = ""
    """A folded word beginning that matches too, after whole words; empty for none."""
    loose: tuple[str, ...] = ()
    """The words of an alias or of a word with a hyphen, which may also stand apart."""
    also: tuple[str, ...] = ()
    """Other words that count as this one, as the vocabulary writes them."""


class Words(NamedTuple):
    """A search as understood: what must match and what must not."""

    terms: tuple[Term, ...]
    excluded: tuple[Term, ...]
    any_word: bool = False

    @property
    def also(self) -> list[str]:
        """The aliases that were looked for as well."""
        return [word for term in self.terms for word in term.also]


Aliases = dict[tuple[str, ...], dict[str, tuple[str, ...]]]
"""Key phrase -> all words of its group as written, each with its own key phrase."""


def parse_words(
    text: str,
    aliases: Aliases,
    any_word: bool = False,
    names: frozenset[tuple[str, ...]] = frozenset(),
) -> Words:
    """Read what the user typed: words, ``"phrases"`` and ``-excluded``; all else is just text.

    Little words such as *in* and *của* are passed over where other words remain. ``names`` are the
    aliases whose words never stand apart: ``Tô Lâm`` is not ``to`` and ``lâm``.

    Without any letter or digit there are no terms.

    Raises:
        QueryError: there are only words to exclude.
    """
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFC", text)  # macOS pastes accents apart from their letters
    text = text.replace(GAP, " ")
    if not text.isascii() and '"' not in text:
        rest = re.sub(_QUESTIONS, " ", text)
        text = rest if split_words(rest) else text
    found: list[tuple[Term, bool]] = []  # and whether it stands in quotes
    excluded: list[Term] = []
    run: list[str] = []
    parts = re.findall(_PART, text) if '"' in text else [("", "", w) for w in text.split()]
    for minus, quoted, word in parts:
        if quoted:
            phrase = tuple(keys(quoted))
            if phrase:
                found += ((term, False) for term in _alias_terms(run, aliases, names))
                run = []
                term = Term(quoted, (phrase,))
                if minus:
                    excluded.append(term)
                else:
                    found.append((term, True))
        elif word.startswith("-") and split_words(word):
            excluded += _alias_terms([word[1:]], aliases, names)
        elif split_words(word := word.removesuffix("'s").removesuffix("’s")):
            run.append(word)
    found += ((term, False) for term in _alias_terms(run, aliases, names))
    terms = [t for t, quoted in found if quoted or t.text.casefold() not in _LITTLE_WORDS]
    terms = terms or [term for term, _ in found]
    if excluded and not terms:
        raise QueryError("only words to exclude; write at least one word to look for")
    return Words(tuple(terms), tuple(excluded), any_word)


def _alias_terms(
    run: Sequence[str], aliases: Aliases, names: frozenset[tuple[str, ...]]
) -> Iterator[Term]:
    """The terms of neighbouring words; the longest alias that begins at a word takes its words."""
    phrases = [tuple(keys(word)) for word in run]
    longest = max(map(len, aliases), default=0)
    at = 0
    while at < len(run):
        for count in range(min(longest, len(run) - at), 0, -1):
            phrase = tuple(k for p in phrases[at : at + count] for k in p)
            if group := aliases.get(phrase):
                text = " ".join(run[at : at + count])
                also = tuple(word for word, own in group.items() if own not in (phrase, ()))
                options = dict.fromkeys([phrase, *(group[word] for word in also)])
                loose = phrase if len(phrase) > 1 and phrase not in names else ()
                yield Term(text, tuple(options), _prefix(text), loose, also)
                at += count
                break
        else:
            apart = len(phrases[at]) > 1 and not any(map(str.isdigit, phrases[at]))
            loose = phrases[at] if apart else ()  # EU-FTA may stand apart, S-300 may not
            yield Term(run[at], (phrases[at],), _prefix(run[at]), loose)
            at += 1


def _prefix(text: str) -> str:
    """What words begin with that match as well: of S-300 also those in S-300PMU1."""
    words = split_words(fold(text))
    if " " in text or len("".join(words)) < _MIN_PREFIX or words[0][0].isdigit():
        return ""
    return " ".join([*map(key, words[:-1]), words[-1]])


def match_expressions(words: Words) -> tuple[str, str, str]:
    """Three FTS5 expressions, widest first: with prefixes, whole words, and exact diacritics.

    Every word of the user's stands inside double quotes, where FTS5 knows no syntax.
    """
    joiner = " OR " if words.any_word else " AND "
    none = " NOT (" + " OR ".join(map(_whole, words.excluded)) + ")" if words.excluded else ""
    return tuple(  # type: ignore[return-value]
        "(" + joiner.join(map(form, words.terms)) + ")" + none for form in (_wide, _whole, _exact)
    )


def _whole(term: Term) -> str:
    return f"{COLUMNS} : (" + " OR ".join(f'"{" ".join(p)}"' for p in term.phrases) + ")"


def _wide(term: Term) -> str:
    options = [f'"{" ".join(phrase)}"' for phrase in term.phrases]
    if term.prefix:
        options.append(f'"{term.prefix}" *')
    if term.loose:
        options.append("(" + " AND ".join(f'"{word}"' for word in term.loose) + ")")
    return f"{COLUMNS} : (" + " OR ".join(options) + ")"


def _exact(term: Term) -> str:
    marked = marked_words(split_words(term.text))
    if not marked:
        return _whole(term)
    return "(" + " AND ".join(f'exact : "{word}"' for word in marked) + f" AND {_whole(term)})"


def find_matches(text: str, terms: Iterable[Term]) -> list[tuple[int, int]]:
    """Where the terms stand in a text, as (start, end) of each run of matching words."""
    found = list(_WORD.finditer(text))
    forms = [(key(word[0]), fold(word[0])) for word in found]
    spans: list[tuple[int, int]] = []
    for term in terms:
        singles = {(part,) for part in term.loose}
        for phrase in (*term.phrases, *singles):
            size = len(phrase)
            for at in range(len(found) - size + 1):
                if all(forms[at + i][0] == phrase[i] for i in range(size)):
                    spans.append((found[at].start(), found[at + size - 1].end()))
        if term.prefix:
            spans += [
                word.span()
                for word, (_, folded) in zip(found, forms, strict=True)
                if folded.startswith(term.prefix)
            ]
    return _merge(spans)


def _merge(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
