"""The rules of a draft: one small function per rule, each yields issues; RULES is the table."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from vnru.advice import check_diacritics, check_first_claim, check_title_overlap
from vnru.dates import PartialDate, parse_edtf, parse_period
from vnru.errors import DateError
from vnru.model import FORMAT, LANGUAGES
from vnru.records import Draft, Entry, Issue

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_URL = re.compile(r"https?://[^\s/?#<>\"]+\.[^\s<>\"]+")
_COUNTRY = re.compile(r"[A-Z]{2}|INT", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)
_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\uf8ff\ufeff\ufff9-\uffff]"
)
_REFERENCES = {"sources": "sources", "related": "events"}
_TERMS = {
    "category": ("events", "category", "categories"),
    "tag": ("events", "tags", "tags"),
    "person": ("events", "people", "people"),
    "place": ("events", "places", "places"),
    "indicator": ("figures", "indicator", "indicators"),
    "basis": ("figures", "basis", "bases"),
}
_OWN_LIST_ONLY = {"tags", "people", "places"}
_HINTS = 20


class Rule(NamedTuple):
    """A rule: its name, the sentence that states it, and the function that finds breaches."""

    name: str
    sentence: str
    check: Callable[[Draft], Iterator[Issue]] | None = None
    level: str = "error"


def run_checks(draft: Draft, warnings: bool = True) -> list[Issue]:
    """Every breach of every rule in RULES, or only of those that are faults."""
    return [
        issue
        for rule in RULES
        if rule.check and (warnings or rule.level == "error")
        for issue in rule.check(draft)
    ]


class _Names:
    """The known names of something, and hints at the closest to an unknown one.

    Only for the first few unknown ones: difflib is slow, and a wrong prefix may stand in all.
    """

    def __init__(self, names: list[str]) -> None:
        self._names = dict.fromkeys(names)
        self._hints = _HINTS

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def hint(self, word: str) -> str:
        """The closest known name; empty where none is close."""
        if not self._hints:
            return ""
        self._hints -= 1
        close = get_close_matches(word, self._names, n=1, cutoff=0.6)
        return f"; nearest: {close[0]}" if close else ""


def _id_shape(draft: Draft) -> Iterator[Issue]:
    for section in ("sources", "events", "facts", "categories", "topics", "tags", "indicators"):
        for entry in draft[section]:
            if entry.data["id"] and not _ID.fullmatch(entry.data["id"]):
                yield entry.issue("id-shape", "write lower-case words joined by hyphens", "id")


def _id_unique(draft: Draft) -> Iterator[Issue]:
    for group in (("sources", "events", "facts"), *((s,) for s in FORMAT if s not in _WITH_OWN_ID)):
        first: dict[str, Entry] = {}
        for section in group:
            for entry in draft[section]:
                name = entry.data.get("id", "")
                if name and first.setdefault(name, entry) is not entry:
                    other = first[name]
                    where = f"{other.file.name}:{other.lines['id']}"
                    yield entry.issue("id-unique", f"the id is taken at {where}", "id")


_WITH_OWN_ID = {"sources", "events", "facts", "figures", "aliases"}


def _id_year(draft: Draft) -> Iterator[Issue]:
    for entry in draft["events"]:
        date = _parsed(parse_edtf, entry.data["date"])
        year, start = entry.data["id"].partition("-")[0], (date and (date.start or date.end)) or ""
        if start and _ID.fullmatch(entry.data["id"]) and year.zfill(4) != start[:4]:
            message = f"begin the id with the year of the date, {start[:4]}"
            yield entry.issue("id-year", message, "id")


def _dates(draft: Draft) -> Iterator[Issue]:
    for section, spec in FORMAT.items():
        for key, field in spec.items():
            if field.kind in ("date", "period"):
                parse = parse_edtf if field.kind == "date" else parse_period
                yield from _unreadable(draft[section], key, parse)


def _unreadable(
    entries: list[Entry], key: str, parse: Callable[[str], PartialDate]
) -> Iterator[Issue]:
    for entry in entries:
        if entry.data[key]:
            try:
                parse(entry.data[key])
            except DateError as error:
                yield entry.issue("date", str(error), key)


def _references(draft: Draft) -> Iterator[Issue]:
    for key, target in _REFERENCES.items():
        names = _Names(draft.names(target))
        for entry in draft.entries():
            for name in entry.data.get(key, ()):
                if name not in names:
                    singular = target[:-1]
                    message = f"no {singular} is called {name}{names.hint(name)}"
                    yield entry.issue(f"{singular}-unknown", message, key)


def _reference_twice(draft: Draft) -> Iterator[Issue]:
    for entry in draft.entries():
        for key in ("sources", "related", "tags", "people", "places"):
            for name, count in Counter(entry.data.get(key, ())).items():
                if count > 1:
                    yield entry.issue("listed-twice", f"{key}: {name} is listed twice", key)
        if entry.data.get("id") in entry.data.get("related", ()):
            yield entry.issue(
                "listed-twice", "related: an event is not related to itself", "related"
            )


def _source_unused(draft: Draft) -> Iterator[Issue]:
    used = {name for entry in draft.entries() for name in entry.data.get("sources", ())}
    for entry in draft["sources"]:
        if entry.data["id"] and entry.data["id"] not in used:
            yield entry.issue("source-unused", "no record names this source; remove it", "id")


def _source_url(draft: Draft) -> Iterator[Issue]:
    for entry in draft["sources"]:
        if entry.data["url"] and not _URL.fullmatch(entry.data["url"]):
            yield entry.issue("url", "write a whole address, as in https://vovworld.vn/...", "url")


def _source_url_twice(draft: Draft) -> Iterator[Issue]:
    first: dict[str, str] = {}
    for entry in draft["sources"]:
        address = re.sub(r"^https?://(www\.)?", "", entry.data["url"]).rstrip("/")
        host, slash, path = address.partition("/")
        url = host.lower() + slash + path
        if url and (other := first.setdefault(url, entry.data["id"])) != entry.data["id"]:
            yield entry.issue("url-twice", f"the same address as {other}", "url")


def _codes(draft: Draft) -> Iterator[Issue]:
    for entry in draft["sources"]:
        if entry.data["country"] and not _COUNTRY.fullmatch(entry.data["country"]):
            yield entry.issue(
                "code", "country: write ISO 3166-1 alpha-2, as in VN, or INT", "country"
            )
        if entry.data["language"] and not _LANGUAGE.fullmatch(entry.data["language"]):
            yield entry.issue("code", "language: write ISO 639-1, as in vi", "language")


def _languages(draft: Draft) -> Iterator[Issue]:
    for entry in draft.entries():
        for key, texts in entry.data.items():
            if not isinstance(texts, dict) or not texts:
                continue
            if foreign := [lang for lang in texts if lang not in LANGUAGES]:
                message = f"{key}: {foreign[0]} is none of {', '.join(LANGUAGES)}"
                yield entry.issue("language", message, key)
            elif LANGUAGES[0] not in texts:
                message = f"{key}: the text in {LANGUAGES[0]} is missing"
                yield entry.issue("language", message, key)


def _choices(draft: Draft) -> Iterator[Issue]:
    for section, spec in FORMAT.items():
        for key, field in spec.items():
            for entry in draft[section] if field.choices else ():
                if entry.data[key] and entry.data[key] not in field.choices:
                    message = f"{entry.data[key]}; write one of {', '.join(field.choices)}"
                    yield entry.issue(f"{key}-unknown", message, key)


def _importance(draft: Draft) -> Iterator[Issue]:
    for entry in draft["events"]:
        if entry.data["importance"] not in (None, 1, 2, 3):
            message = "write 1 for a milestone, 2 for notable, 3 for a detail"
            yield entry.issue("importance", message, "importance")


def _terms(draft: Draft) -> Iterator[Issue]:
    for kind, (section, key, vocabulary) in _TERMS.items():
        if vocabulary in _OWN_LIST_ONLY and vocabulary not in draft.own:
            continue
        names = _Names(draft.names(vocabulary))
        for entry in draft[section]:
            value = entry.data[key]
            for name in value if isinstance(value, list) else filter(None, [value]):
                if name not in names:
                    message = f"{name} is not in the vocabulary{names.hint(name)}"
                    yield entry.issue(f"{kind}-unknown", message, key)


def _topics(draft: Draft) -> Iterator[Issue]:
    names = _Names(draft.names("topics"))
    own_indicators = draft["indicators"] if "indicators" in draft.own else []
    for entry in [*draft["facts"], *own_indicators]:
        name = entry.data["topic"]
        if name and name not in names:
            message = f"{name} is not in the vocabulary{names.hint(name)}"
            yield entry.issue("topic-unknown", message, "topic")


def _title_twice(draft: Draft) -> Iterator[Issue]:
    first: dict[tuple[str, str, str], Entry] = {}
    for entry in draft["events"]:
        for lang, title in entry.data["title"].items():
            other = first.setdefault((entry.data["date"], lang, title.casefold()), entry)
            if other is not entry:
                message = f"{other.name} has the same title on the same day"
                yield entry.issue("title-twice", message, "title")
                break


def _figure_twice(draft: Draft) -> Iterator[Issue]:
    first: dict[tuple[object, ...], Entry] = {}
    keys = ("indicator", "period", "status", "basis", "value", "qualifier")
    for entry in draft["figures"]:
        other = first.setdefault(tuple(entry.data[key] for key in keys), entry)
        if other is not entry and entry.data["value"] is not None:
            message = (
                f"the same value stands at {other.file.name}:{other.line}; put the sources together"
            )
            yield entry.issue("figure-twice", message, "value")


def _text_clean(draft: Draft) -> Iterator[Issue]:
    for entry in draft.entries():
        for key, text in entry.texts():
            if _CONTROL.search(text):
                yield entry.issue("text", f"{key}: holds control characters or line breaks", key)
            elif text != text.strip() or "  " in text:
                yield entry.issue("text", f"{key}: has white space at an end or twice", key)
            elif not unicodedata.is_normalized("NFC", text):
                yield entry.issue("text", f"{key}: accents must be composed (Unicode NFC)", key)


def _parsed(parse: Callable[[str], PartialDate], text: str) -> PartialDate | None:
    try:
        return parse(text)
    except DateError:
        return None


RULES = (
    Rule("yaml-syntax", "The file is one YAML document."),
    Rule("anchor", "Anchors and aliases are not used."),
    Rule("duplicate-key", "No key is written twice in a mapping."),
    Rule("unknown-section", "A file holds only the sections of the format."),
    Rule("unknown-field", "A record holds only the fields of its section."),
    Rule("missing-field", "Required fields are there; a record has at least one source."),
    Rule("wrong-type", "A field has the shape that the format gives it."),
    Rule("id-shape", "Ids are lower-case words joined by hyphens.", _id_shape),
    Rule("id-unique", "An id is used once in the whole dataset.", _id_unique),
    Rule("id-year", "An event's id begins with the year of its date.", _id_year),
    Rule("date", "Dates and periods can be read and exist.", _dates),
    Rule("source-unknown", "Sources that records name exist.", _references),
    Rule("event-unknown", "Related events exist."),
    Rule(
        "listed-twice", "Lists name each thing once, and never the event itself.", _reference_twice
    ),
    Rule("source-unused", "Every source supports a record.", _source_unused),
    Rule("url", "URLs are whole http or https addresses.", _source_url),
    Rule("url-twice", "One address is one source.", _source_url_twice),
    Rule("code", "Countries and languages are ISO codes.", _codes),
    Rule("language", "Texts are in known languages, English among them.", _languages),
    Rule("kind-unknown", "A source has one of the known kinds.", _choices),
    Rule("qualifier-unknown", "A figure has one of the known qualifiers."),
    Rule("status-unknown", "A figure has one of the known statuses."),
    Rule("importance", "Importance is 1, 2 or 3.", _importance),
    Rule("category-unknown", "Categories are in the vocabulary.", _terms),
    Rule("tag-unknown", "Tags are in the dataset's vocabulary, where it has one."),
    Rule("person-unknown", "People are in the dataset's vocabulary, where it has one."),
    Rule("place-unknown", "Places are in the dataset's vocabulary, where it has one."),
    Rule("indicator-unknown", "Indicators are in the vocabulary."),
    Rule("basis-unknown", "Bases are in the vocabulary."),
    Rule("topic-unknown", "Topics of facts and indicators are in the vocabulary.", _topics),
    Rule("title-twice", "No two events have one title on one day.", _title_twice),
    Rule("figure-twice", "A value is written once, with all its sources.", _figure_twice),
    Rule(
        "title-overlap",
        "Events a few days apart with like titles are related or one.",
        check_title_overlap,
        "warning",
    ),
    Rule("diacritics", "Vietnamese names keep their diacritics.", check_diacritics, "warning"),
    Rule(
        "first-claim",
        "A title that says first has two sources, or says who disagrees.",
        check_first_claim,
        "warning",
    ),
    Rule("text", "Texts are clean: one line, composed accents, no stray blanks.", _text_clean),
)
