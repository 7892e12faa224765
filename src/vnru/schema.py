"""The JSON Schema of a dataset file, made from the same table that the reader follows."""

from __future__ import annotations

import json
from typing import Any

from vnru.model import FORMAT, INTEGER, LANGUAGES, NUMBER, Field

_TEXTS = {
    "type": "object",
    "properties": {language: {"type": "string", "minLength": 1} for language in LANGUAGES},
    "required": [LANGUAGES[0]],
    "additionalProperties": False,
}
# Other YAML readers turn a bare 1950 into a number and leave a quoted one as it is; editors
# validate what those see.
_KINDS: dict[str, dict[str, Any]] = {
    "text": {"type": "string", "minLength": 1},
    "choice": {"type": "string"},
    "date": {"type": ["string", "integer"]},
    "period": {"type": ["string", "integer"]},
    "texts": _TEXTS,
    "list": {"type": "array", "items": {"type": "string", "minLength": 1}},
    "integer": {"type": ["integer", "string"], "pattern": f"^{INTEGER}$"},
    "number": {"type": ["number", "string"], "pattern": f"^{NUMBER}$"},
}


def make_schema() -> dict[str, Any]:
    """The schema of one YAML file of a dataset (JSON Schema 2020-12)."""
    sections = {
        section: {"type": ["array", "null"], "items": _record(section, fields)}
        for section, fields in FORMAT.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "vnru dataset",
        "type": "object",
        "properties": sections,
        "additionalProperties": False,
    }


def schema_text() -> str:
    """The schema as JSON text."""
    return json.dumps(make_schema(), ensure_ascii=False, indent=2) + "\n"


def _record(section: str, fields: dict[str, Field]) -> dict[str, Any]:
    if section == "aliases":
        return _KINDS["list"] | {"minItems": 2, "description": fields["words"].meaning}
    return {
        "type": "object",
        "properties": {name: _field(field) for name, field in fields.items()},
        "required": [name for name, field in fields.items() if field.required],
        "additionalProperties": False,
    }


def _field(field: Field) -> dict[str, Any]:
    schema = _KINDS[field.kind] | {"description": field.meaning}
    if field.choices:
        schema["enum"] = [str(choice) for choice in field.choices]
    if field.kind == "list" and field.required:
        schema["minItems"] = 1
    return schema
