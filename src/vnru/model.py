"""The records of a dataset, and the format they are written in.

``FORMAT`` is the only list of fields and ``StrEnum``s the only lists of closed choices: the reader,
the checks, the JSON Schema and the exports all follow them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

Texts = dict[str, str]
"""One text in several languages: ``{"en": ..., "vi": ..., "ru": ...}``."""

LANGUAGES = ("en", "vi", "ru")
INTEGER = "-?[0-9]{1,18}"
NUMBER = rf"{INTEGER}(\.[0-9]{{1,9}})?"
"""How whole and other numbers are written: digits only, nothing a spreadsheet would add."""


class Qualifier(StrEnum):
    """How a value is to be read."""

    EXACT = "exact"
    APPROX = "approx"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


class Status(StrEnum):
    """Observation status: what kind of number it is."""

    ACTUAL = "actual"
    ESTIMATE = "estimate"
    TARGET = "target"
    FORECAST = "forecast"


class SourceKind(StrEnum):
    """What kind of publisher stands behind a source."""

    OFFICIAL = "official"
    TREATY_TEXT = "treaty-text"
    STATE_MEDIA = "state-media"
    NEWS = "news"
    ACADEMIC = "academic"
    THINK_TANK = "think-tank"
    ENCYCLOPEDIA = "encyclopedia"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; ``start`` and ``end`` are its first and last possible day."""

    id: str
    date: str
    start: str | None
    end: str | None
    precision: str
    title: Texts
    summary: Texts
    category: str
    tags: list[str]
    people: list[str]
    places: list[str]
    importance: int
    sources: list[str]
    related: list[str]
    disputed: Texts


@dataclass(frozen=True, slots=True)
class Figure:
    """One observation of an indicator; ``value`` is in ``unit``, the indicator's base unit.

    ``disputed`` is true where another figure of the same indicator, period, status and basis has
    another value.
    """

    indicator: str
    period: str
    start: str | None
    end: str | None
    value: int | float
    unit: str
    qualifier: str
    status: str
    basis: str
    sources: list[str]
    note: Texts
    disputed: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement that holds as of a date and is neither an event nor a number."""

    id: str
    topic: str
    statement: Texts
    as_of: str
    start: str | None
    end: str | None
    sources: list[str]
    note: Texts


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that records rest on. ``country`` is its publisher's, ISO 3166-1 or INT."""

    id: str
    title: str
    publisher: str
    via: str
    country: str
    kind: str
    url: str
    published: str
    language: str


class Field(NamedTuple):
    """How a field is written: its kind (``text``, ``list`` ...), whether required, what it says."""

    kind: str
    required: bool
    meaning: str
    choices: tuple[str, ...] = ()


def _choice(enum: type[StrEnum], meaning: str) -> Field:
    return Field("choice", True, meaning, tuple(enum))


_ID = Field("text", True, "lower-case words joined by hyphens, unique in the dataset")
_LABEL = Field("texts", True, "the name in each language")
_SOURCES = Field("list", True, "ids of the sources, best first; never empty")
_TERM = {"id": Field("text", True, "the one spelling that records use"), "label": _LABEL}

FORMAT: dict[str, dict[str, Field]] = {
    "sources": {
        "id": _ID,
        "title": Field("text", True, "the page's own; a description in [square brackets]"),
        "publisher": Field("text", True, "who answers for the text"),
        "via": Field("text", False, "the site that copies an agency's text"),
        "country": Field("text", True, "the publisher's, ISO 3166-1 alpha-2; INT: international"),
        "kind": _choice(SourceKind, "what kind of publisher"),
        "url": Field("text", False, "http or https; left out when not known"),
        "published": Field("date", False, "EDTF, as precise as known"),
        "language": Field("text", True, "ISO 639-1"),
    },
    "events": {
        "id": Field("text", True, "year-words; the year is the date's"),
        "date": Field("date", True, "EDTF"),
        "title": Field("texts", True, "headline, without full stop"),
        "summary": Field("texts", True, "one to three sentences"),
        "category": Field("text", True, "a category of the vocabulary"),
        "tags": Field("list", False, "tags of the vocabulary"),
        "people": Field("list", False, "people of the vocabulary"),
        "places": Field("list", False, "places of the vocabulary"),
        "importance": Field("integer", True, "1 milestone, 2 notable, 3 detail"),
        "sources": _SOURCES,
        "related": Field("list", False, "ids of events it led to or came from"),
        "disputed": Field("texts", False, "what the sources disagree about, and who says what"),
    },
    "figures": {
        "indicator": Field("text", True, "an indicator of the vocabulary"),
        "period": Field(
            "period", True, "2014, 2014-Q1, 2014-H1, 2014-03, 2014-11-20, EDTF interval"
        ),
        "value": Field("number", True, "in the indicator's base unit"),
        "qualifier": _choice(Qualifier, "how the value is to be read"),
        "status": _choice(Status, "observation status"),
        "basis": Field("text", True, "whose statistics; a basis of the vocabulary"),
        "sources": _SOURCES,
        "note": Field("texts", False, "what a reader must know to use the number"),
    },
    "facts": {
        "id": _ID,
        "topic": Field("text", True, "a topic of the vocabulary"),
        "statement": Field("texts", True, "one or two sentences"),
        "as_of": Field("date", True, "EDTF: when it was known to hold"),
        "sources": _SOURCES,
        "note": Field("texts", False, "a caveat, or who says otherwise"),
    },
    "categories": _TERM,
    "topics": _TERM,
    "tags": _TERM,
    "people": _TERM,
    "places": _TERM,
    "bases": _TERM,
    "units": _TERM,
    "indicators": {
        **_TERM,
        "topic": Field("text", True, "a topic of the vocabulary"),
        "unit": Field("text", True, "the base unit of its values"),
        "definition": Field("texts", True, "what exactly is counted"),
    },
    "aliases": {"words": Field("list", True, "words and phrases that mean the same in a search")},
}

VOCABULARY = tuple(FORMAT)[4:]
RECORDS = {"events": Event, "figures": Figure, "facts": Fact, "sources": Source}


def read_record(section: str, data: dict[str, Any]) -> Any:
    """The typed record of a row that came out of the index."""
    return RECORDS[section](**data)
