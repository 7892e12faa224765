"""The contract of the records that leave the tool: their keys, in order, and what each may hold.

Written out here and not taken from the program, so that a change of it is a change of two places.
"""

from typing import Any

Schema = dict[str, Any]

DAY = r"(?!0000)\d{4}-\d\d-\d\d"
_TEXT: Schema = {"type": "string", "minLength": 1}
_TEXTS: Schema = {
    "type": "object",
    "properties": {"en": _TEXT, "vi": _TEXT, "ru": _TEXT},
    "required": ["en"],
    "additionalProperties": False,
}
_TEXTS_OR_NONE: Schema = {"anyOf": [_TEXTS, {"type": "object", "maxProperties": 0}]}
_NAMES: Schema = {"type": "array", "items": _TEXT, "uniqueItems": True}
_SOURCES: Schema = _NAMES | {"minItems": 1}
_ID: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_DAY: Schema = {"type": ["string", "null"], "pattern": f"^{DAY}$"}
_NUMBER: Schema = {"type": "number"}
_COUNT: Schema = {"type": "integer", "minimum": 0}


def _one_of(*names: str) -> Schema:
    return {"type": "string", "enum": list(names)}


_STATUS = _one_of("actual", "estimate", "target", "forecast")
_SOURCE_KINDS = ("official", "treaty-text", "state-media", "news", "academic", "think-tank",
                 "encyclopedia", "company")  # fmt: skip
_PRECISIONS = ("day", "month", "year", "decade", "century", "interval")

RECORDS: dict[str, Schema] = {
    "event": {
        "id": _ID | {"pattern": "^[0-9]{4}-"},
        "date": _TEXT,
        "start": _DAY,
        "end": _DAY,
        "precision": _one_of(*_PRECISIONS),
        "title": _TEXTS,
        "summary": _TEXTS,
        "category": _ID,
        "tags": _NAMES,
        "people": _NAMES,
        "places": _NAMES,
        "importance": {"type": "integer", "enum": [1, 2, 3]},
        "sources": _SOURCES,
        "related": _NAMES,
        "disputed": _TEXTS_OR_NONE,
    },
    "figure": {
        "indicator": _ID,
        "period": _TEXT,
        "start": _DAY,
        "end": _DAY,
        "value": _NUMBER,
        "unit": _TEXT,
        "qualifier": _one_of("exact", "approx", "at-least", "at-most"),
        "status": _STATUS,
        "basis": _TEXT,
        "sources": _SOURCES,
        "note": _TEXTS_OR_NONE,
        "disputed": {"type": "boolean"},
    },
    "fact": {
        "id": _ID,
        "topic": _ID,
        "statement": _TEXTS,
        "as_of": _TEXT,
        "start": _DAY,
        "end": _DAY,
        "sources": _SOURCES,
        "note": _TEXTS_OR_NONE,
    },
    "source": {
        "id": _ID,
        "title": _TEXT,
        "publisher": _TEXT,
        "via": {"type": "string"},
        "country": {"type": "string", "pattern": "^([A-Z]{2}|INT)$"},
        "kind": _one_of(*_SOURCE_KINDS),
        "url": {"type": "string", "pattern": "^(https?://.+)?$"},
        "published": {"type": "string"},
        "language": {"type": "string", "pattern": "^[a-z]{2}$"},
    },
    "indicator": {
        "id": _ID,
        "topic": _ID,
        "unit": _TEXT,
        "label": _TEXTS,
        "definition": _TEXTS,
        "start": _DAY,
        "end": _DAY,
        "observations": {"type": "integer", "minimum": 1},
        "latest_period": {"type": ["string", "null"]},
        "latest_value": {"type": ["number", "null"]},
        "latest_basis": {"type": ["string", "null"]},
    },
    "stat": {
        "group": _one_of(
            "records", "decade", "category", "importance", "title-languages", "summary-languages",
            "country", "kind", "language", "two-sources", "disputed",
        ),
        "name": _TEXT,
        "number": _COUNT,
        "share": {"type": "number", "minimum": 0, "maximum": 1},
    },
}  # fmt: skip
"""Kind of record -> key -> what it may hold; the keys come in this order, all of them always."""

EXTRAS: dict[str, Schema] = {
    "kind": _one_of("event", "figure", "fact"),
    "score": {"type": "number", "exclusiveMinimum": 0, "maximum": 4},
    "on": {"type": "string", "pattern": rf"^({DAY}|\d{{4}}-\d\d)$"},
    "years": _COUNT,
    "apart": {"type": "number", "exclusiveMinimum": 0},
    "records": _COUNT,
}
"""What an answer adds before a record's own keys."""


def schema_of(kind: str, *extras: str) -> Schema:
    """JSON Schema 2020-12 of a record of a kind, with what the answer adds to it."""
    properties = {name: EXTRAS[name] for name in extras} | RECORDS[kind]
    if "kind" in extras:
        properties["kind"] = {"const": kind}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
