"""Citations: exact text, and what pybtex and citeproc-py read out of all shipped sources."""

import json
import re
from pathlib import Path
from typing import Any

import citeproc  # type: ignore[import-untyped]
import pytest
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pybtex.database import parse_string  # type: ignore[import-untyped]

from vnru.archive import Archive
from vnru.citations import Source, Style, cite, to_bibtex, to_csl, to_text


def source(title: str = "Title", **fields: str) -> dict[str, str]:
    record = {"id": "vov-2015-title", "title": title, "publisher": "VOV World", "via": ""}
    record |= {"country": "VN", "kind": "news", "url": "", "published": "2015", "language": "en"}
    return record | fields


# Text


@pytest.mark.parametrize(
    ("record", "text"),
    [
        pytest.param(source(), "VOV World. (2015). Title.", id="least"),
        pytest.param(
            source(url="http://vovworld.vn/a_b?c=%D0&d~e#f"),
            "VOV World. (2015). Title. http://vovworld.vn/a_b?c=%D0&d~e#f",
            id="address-as-it-is",
        ),
        pytest.param(
            source(publisher="RIA Novosti", via="TU Wien archive", url="http://ifs.tuwien.ac.at/"),
            "RIA Novosti. (2015). Title. TU Wien archive. http://ifs.tuwien.ac.at/",
            id="copied-by-another-site",
        ),
        pytest.param(
            source("Кто кому должен?", publisher="Коммерсантъ", published="2000-09-12"),
            "Коммерсантъ. (2000, September 12). Кто кому должен?",
            id="question",
        ),
        pytest.param(source("Phấn khởi!"), "VOV World. (2015). Phấn khởi!", id="exclamation"),
        pytest.param(source("Về thăm…"), "VOV World. (2015). Về thăm…", id="ellipsis"),
        pytest.param(source("Wait..."), "VOV World. (2015). Wait...", id="three-full-stops"),
        pytest.param(
            source("1954-1960 гг.", publisher="Joe Inc."),
            "Joe Inc. (2015). 1954-1960 гг.",
            id="no-second-full-stop",
        ),
        pytest.param(
            source("[Exchange of telegrams]", published=""),
            "VOV World. (n.d.). [Exchange of telegrams].",
            id="description-without-date",
        ),
    ],
)
def test_text_says_who_when_what_and_where(record: Source, text: str) -> None:
    assert to_text(record) == text


@pytest.mark.parametrize(
    ("published", "text", "csl"),
    [
        ("", "n.d.", None),
        ("2015", "2015", {"date-parts": [[2015]]}),
        ("2015-01", "2015, January", {"date-parts": [[2015, 1]]}),
        ("2015-01-30", "2015, January 30", {"date-parts": [[2015, 1, 30]]}),
        ("2015-12-01", "2015, December 1", {"date-parts": [[2015, 12, 1]]}),
        ("0954", "0954", {"date-parts": [[954]]}),
        ("2015~", "ca. 2015", {"date-parts": [[2015]], "circa": True}),
        ("2015-01~", "ca. 2015, January", {"date-parts": [[2015, 1]], "circa": True}),
        ("2015%", "ca. 2015", {"date-parts": [[2015]], "circa": True}),
        ("2015?", "2015", {"date-parts": [[2015]]}),
        ("2015-XX", "2015", {"date-parts": [[2015]]}),
        ("2015-01-XX", "2015, January", {"date-parts": [[2015, 1]]}),
        ("201X", "201X", {"literal": "201X"}),
        ("2014/2015", "2014–2015", {"date-parts": [[2014], [2015]]}),
        (
            "2014-05-01/2014-06",
            "2014, May 1–2014, June",
            {"date-parts": [[2014, 5, 1], [2014, 6]]},
        ),
        ("2014/..", "2014–", {"date-parts": [[2014]]}),
        ("../2014", "–2014", {"date-parts": [[2014]]}),
    ],
)
def test_date_is_as_precise_as_it_is_known(
    published: str, text: str, csl: dict[str, Any] | None
) -> None:
    record = source(published=published)
    assert to_text(record) == f"VOV World. ({text}). Title."
    assert to_csl(record).get("issued") == csl
    assert (f"  date = {{{published}}},\n" in to_bibtex(record)) is bool(published)


# BibTeX


def test_bibtex_entry_has_every_field_that_the_source_has() -> None:
    record = source(
        "Lễ kỷ niệm 65 năm",
        publisher="Thông tấn xã Việt Nam",
        via="baomoi.com",
        url="https://baomoi.com/a_b%20c",
        published="2015-01-30",
        language="vi",
    )
    assert to_bibtex(record) == (
        "@online{vov-2015-title,\n"
        "  author = {{Thông tấn xã Việt Nam}},\n"
        "  title = {{Lễ kỷ niệm 65 năm}},\n"
        "  date = {2015-01-30},\n"
        "  organization = {baomoi.com},\n"
        "  url = {https://baomoi.com/a_b%20c},\n"
        "  langid = {vietnamese},\n"
        "}"
    )


def test_bibtex_entry_leaves_out_what_is_not_known() -> None:
    assert to_bibtex(source("Названия нет", published="", language="eo")) == (
        "@online{vov-2015-title,\n  author = {{VOV World}},\n  title = {{Названия нет}},\n}"
    )


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("T&T", r"T\&T"),
        ("50 % more", r"50 \% more"),
        ("$10bn", r"\$10bn"),
        ("Resolution #1", r"Resolution \#1"),
        ("snake_case", r"snake\_case"),
        ("{", r"\textbraceleft{}"),
        ("}", r"\textbraceright{}"),
        ("~", r"\textasciitilde{}"),
        ("^", r"\textasciicircum{}"),
        ("\\", r"\textbackslash{}"),
        (r"\{", r"\textbackslash{}\textbraceleft{}"),
        ('"Вьетсовпетро"', '"Вьетсовпетро"'),
        ("Nguyễn Ái Quốc – Đặng", "Nguyễn Ái Quốc – Đặng"),
        ("越南和俄罗斯", "越南和俄罗斯"),
    ],
)
def test_characters_that_tex_reads_as_its_own_are_escaped(title: str, written: str) -> None:
    entry = to_bibtex(source(title, publisher=title, via=title))
    assert f"  title = {{{{{written}}}}},\n" in entry
    assert f"  author = {{{{{written}}}}},\n" in entry
    assert f"  organization = {{{written}}},\n" in entry


def test_address_is_not_escaped_since_biblatex_takes_it_word_for_word() -> None:
    url = "https://ru.ru/a_b~c%D0%B0&d=#e$f^g"
    assert f"  url = {{{url}}},\n" in to_bibtex(source(url=url))
    assert "  url = {https://ru.ru/%7Ba%7D},\n" in to_bibtex(source(url="https://ru.ru/{a}"))


TEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{char}": char for char in "&%$#_"},
}


def typeset(text: str) -> str:
    """What TeX prints for the commands that may stand in a field; another one is an error."""
    return re.sub(r"\\(text\w+\{\}|.)", lambda match: TEX[match[0]], text)


def read_bibtex(text: str) -> dict[str, tuple[str, str, str]]:
    """Key -> title, author and address as pybtex reads them."""
    entries = parse_string(text, "bibtex").entries
    return {
        key: (
            typeset(entry.fields["title"][1:-1]),
            typeset(str(entry.persons["author"][0])[1:-1]),
            entry.fields.get("url", ""),
        )
        for key, entry in entries.items()
    }


LINE = st.text(
    st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1
).map(lambda text: " ".join(text.split()) or "x")


@given(LINE, LINE)
def test_any_title_comes_back_from_pybtex_as_it_was(title: str, publisher: str) -> None:
    text = to_bibtex(source(title, publisher=publisher))
    assert read_bibtex(text) == {"vov-2015-title": (title, publisher, "")}


# CSL-JSON


def test_csl_item_has_every_field_that_the_source_has() -> None:
    record = source("Đối tác", via="baomoi.com", url="https://baomoi.com/", language="vi")
    assert to_csl(record) == {
        "id": "vov-2015-title",
        "type": "webpage",
        "title": "Đối tác",
        "author": [{"literal": "VOV World"}],
        "issued": {"date-parts": [[2015]]},
        "container-title": "baomoi.com",
        "URL": "https://baomoi.com/",
        "language": "vi",
    }


def test_csl_item_leaves_out_what_is_not_known() -> None:
    assert list(to_csl(source(published=""))) == ["id", "type", "title", "author", "language"]


# Several sources


def test_text_has_a_line_a_source_in_the_given_order() -> None:
    records = [source("B", id="b"), source("A", id="a")]
    assert cite(records, Style.TEXT) == "VOV World. (2015). B.\nVOV World. (2015). A.\n"


def test_bibtex_entries_stand_apart() -> None:
    text = cite([source("B", id="b"), source("A", id="a")], Style.BIBTEX)
    assert text == f"{to_bibtex(source('B', id='b'))}\n\n{to_bibtex(source('A', id='a'))}\n"


def test_csl_json_is_one_readable_array() -> None:
    text = cite([source("Ханой", id="b"), source("A", id="a")], Style.CSL_JSON)
    assert [item["id"] for item in json.loads(text)] == ["b", "a"]
    assert '"title": "Ханой"' in text
    assert text.endswith("]\n")


@pytest.mark.parametrize(
    ("style", "nothing"), [(Style.TEXT, ""), (Style.BIBTEX, ""), (Style.CSL_JSON, "[]\n")]
)
def test_no_sources_make_an_empty_list(style: Style, nothing: str) -> None:
    assert cite([], style) == nothing


# All that ships


@pytest.fixture
def sources(shipped: Archive) -> list[Source]:
    return [row.data for row, _ in shipped.all_sources()]


def test_pybtex_reads_every_shipped_source_as_it_is(sources: list[Source]) -> None:
    expected = {s["id"]: (s["title"], s["publisher"], s["url"]) for s in sources}
    assert len(expected) > 1000
    assert read_bibtex(cite(sources, Style.BIBTEX)) == expected


def test_keys_are_ids_and_differ_even_where_case_does_not_count(sources: list[Source]) -> None:
    # They are the same whatever else is cited, and in every style.
    for some in (sources, sources[::-7]):
        keys = re.findall(r"^@online\{(.*),$", cite(some, Style.BIBTEX), re.MULTILINE)
        assert keys == [s["id"] for s in some]
        assert keys == [item["id"] for item in json.loads(cite(some, Style.CSL_JSON))]
        assert len({key.lower() for key in keys}) == len(some)
        assert all(re.fullmatch(r"[a-z0-9-]+", key) for key in keys)


def test_every_shipped_source_is_one_line_of_text(sources: list[Source]) -> None:
    lines = cite(sources, Style.TEXT).splitlines()
    assert len(lines) == len(sources)
    for line, record in zip(lines, sources, strict=True):
        assert record["title"].removesuffix(".") in line
        assert line.endswith(record["url"])
        assert not re.search(r"\.\.(?!\.)(?<!\.\.\.)|[?!…]\.", line.removesuffix(record["url"]))


CSL_ITEM = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "type": {"const": "webpage"},
        "title": {"type": "string"},
        "author": {
            "type": "array",
            "items": {"type": "object", "required": ["literal"], "maxProperties": 1},
        },
        "issued": {
            "type": "object",
            "properties": {
                "date-parts": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": 2,
                    "items": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 3,
                        "items": {"type": "integer"},
                    },
                },
                "circa": {"type": "boolean"},
                "literal": {"type": "string"},
            },
            "additionalProperties": False,
        },
        "container-title": {"type": "string"},
        "URL": {"type": "string", "pattern": "^https?://"},
        "language": {"type": "string", "pattern": "^[a-z]{2}$"},
    },
    "required": ["id", "type", "title", "author", "language"],
    "additionalProperties": False,
}
"""What the schema of CSL-JSON 1.0.2 says of the keys that are written here."""


def test_csl_json_of_every_shipped_source_keeps_to_the_schema(sources: list[Source]) -> None:
    schema = {"type": "array", "items": CSL_ITEM, "minItems": len(sources)}
    items = json.loads(cite(sources, Style.CSL_JSON))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(items)] == []


def test_citeproc_renders_every_shipped_source(sources: list[Source]) -> None:
    styles = Path(citeproc.__file__).parent / "data" / "styles"
    style = citeproc.CitationStylesStyle(str(next(styles.glob("harvard*.csl"))), validate=False)
    items = CiteProcJSON(json.loads(cite(sources, Style.CSL_JSON)))
    bibliography = citeproc.CitationStylesBibliography(style, items, citeproc.formatter.plain)
    for record in sources:
        bibliography.register(citeproc.Citation([citeproc.CitationItem(record["id"])]))
    entries = list(map(str, bibliography.bibliography()))
    assert len(entries) == len(sources)
    rendered = "\n".join(entries)
    assert [s["publisher"] for s in sources if s["publisher"] not in rendered] == []
    assert [s["url"] for s in sources if s["url"] not in rendered] == []
