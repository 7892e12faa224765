"""A source -> a citation: APA-ordered text, biblatex, CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from vnru.dates import MONTHS

Source = Mapping[str, Any]


class Style(StrEnum):
    """What ``cite --style`` takes."""

    TEXT = "text"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"


_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # Braces must pair up even where a backslash stands before them: BibTeX counts them all.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "$": r"\$",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
# biblatex's names of the languages it hyphenates; others are left to the document.
_LANGUAGES = {"en": "english", "vi": "vietnamese", "ru": "russian", "fr": "french", "de": "german",
              "es": "spanish", "it": "italian", "nl": "dutch", "ja": "japanese", "zh": "chinese",
              "uk": "ukrainian"}  # fmt: skip


def cite(sources: Iterable[Source], style: Style) -> str:
    """The citations of some sources in a style, in their order; keys are the sources' ids."""
    if style is Style.CSL_JSON:
        items = [to_csl(source) for source in sources]
        return json.dumps(items, ensure_ascii=False, indent=2) + "\n"
    form = to_text if style is Style.TEXT else to_bibtex
    return ("\n" if style is Style.BIBTEX else "").join(f"{form(source)}\n" for source in sources)


def to_text(source: Source) -> str:
    """One line in the order of APA (7th edition): who, when, what, where."""
    via = f" {source['via']}." if source["via"] else ""
    url = f" {source['url']}" if source["url"] else ""
    title, publisher = source["title"].removesuffix("."), source["publisher"].removesuffix(".")
    end = "" if title.endswith(("?", "!", "…")) else "."
    return f"{publisher}. ({_apa_date(source['published'])}). {title}{end}{via}{url}"


def to_bibtex(source: Source) -> str:
    """A biblatex ``@online`` entry in UTF-8; in braces twice, names and titles stay as they are."""
    fields = {
        "author": f"{{{_escape(source['publisher'])}}}",
        "title": f"{{{_escape(source['title'])}}}",
        "date": source["published"],
        "organization": _escape(source["via"]),
        "url": source["url"].replace("{", "%7B").replace("}", "%7D"),
        "langid": _LANGUAGES.get(source["language"], ""),
    }
    lines = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items() if text)
    return f"@online{{{source['id']},\n{lines}}}"


def to_csl(source: Source) -> dict[str, Any]:
    """An item of CSL-JSON 1.0.2, type ``webpage``."""
    item: dict[str, Any] = {
        "id": source["id"],
        "type": "webpage",
        "title": source["title"],
        "author": [{"literal": source["publisher"]}],
    }
    if source["published"]:
        item["issued"] = _csl_date(source["published"])
    if source["via"]:
        item["container-title"] = source["via"]
    if source["url"]:
        item["URL"] = source["url"]
    return item | {"language": source["language"]}


def _escape(text: str) -> str:
    return text.translate(_ESCAPES)


def _apa_date(published: str) -> str:
    if not published:
        return "n.d."
    begin, slash, end = published.partition("/")
    if slash:
        return "–".join("" if end == ".." else _apa_date(end) for end in (begin, end))
    approximate = "ca. " if published[-1] in "~%" else ""
    parts = published.rstrip("~?%").split("-")
    year, *rest = [part for part in parts if part != "XX"]
    month = f", {MONTHS[int(rest[0]) - 1]}" if rest else ""
    day = f" {int(rest[1])}" if len(rest) == 2 else ""
    return f"{approximate}{year}{month}{day}"


def _csl_date(published: str) -> dict[str, Any]:
    ends = [end for end in published.split("/") if end[:4].isdigit()]
    parts = [[int(p) for p in end.rstrip("~?%").split("-") if p.isdigit()] for end in ends]
    if not parts:
        return {"literal": published}
    circa = "~" in published or "%" in published
    return {"date-parts": parts} | ({"circa": True} if circa else {})
