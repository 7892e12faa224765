"""A file or folder of YAML -> records, and every fault found on the way."""

from __future__ import annotations

import re
from pathlib import Path
from stat import S_ISDIR
from typing import Any

from vnru.checks import run_checks
from vnru.errors import DatasetError
from vnru.model import FORMAT, INTEGER, LANGUAGES, NUMBER, VOCABULARY, Field
from vnru.places import shipped_data
from vnru.records import Draft, Entry, Issue
from vnru.strictyaml import Map, Seq, read_yaml


def find_files(path: Path) -> list[Path]:
    """The YAML files of a dataset, in order of name.

    Raises:
        DatasetError: there is no such file or folder, or it holds no YAML.
    """
    try:
        if not S_ISDIR(path.stat().st_mode):
            return [path]
        files = sorted(f for f in path.iterdir() if f.suffix in (".yaml", ".yml"))
    except FileNotFoundError:
        raise DatasetError(path, reason="there is no such file or folder") from None
    except OSError as error:
        raise DatasetError(path, reason=(error.strerror or "cannot be read").lower()) from None
    if not files:
        raise DatasetError(path, reason="the folder holds no *.yaml file")
    return files


def load_dataset(path: Path, warnings: bool = True) -> Draft:
    """Read and check a dataset; what is wrong with it is in ``issues``, in order of file and line.

    ``warnings`` also looks for what may be wrong; that takes longer and stops nothing.

    Raises:
        DatasetError: there is nothing that could be read.
    """
    draft = Draft(path, find_files(path))
    for file in draft.files:
        _read_file(draft, file)
    draft.own = {section for section in VOCABULARY if draft[section]}
    missing = [section for section in VOCABULARY if section not in draft.own]
    if missing:
        shipped = Draft(path)
        _read_file(shipped, shipped_data() / "vocabulary.yaml")
        for section in missing:
            draft.sections[section] = shipped[section]
    draft.issues += run_checks(draft, warnings)
    order = {file: number for number, file in enumerate(draft.files)}
    draft.issues.sort(key=lambda issue: (order.get(issue.file, -1), issue.line))
    return draft


def _read_file(draft: Draft, file: Path) -> None:
    def report(line: int, rule: str, message: str, record: str = "-") -> None:
        draft.issues.append(Issue(file, line, record, rule, message))

    try:
        text = file.read_bytes()
    except OSError as error:
        raise DatasetError(file, reason=(error.strerror or "cannot be read").lower()) from None
    document = read_yaml(text, report)
    if document is None or document == "":
        return
    if not isinstance(document, Map):
        report(1, "wrong-type", "a dataset begins with sections, as in 'events:'")
        return
    for section, records in document.items():
        line = document.lines[section]
        if section not in FORMAT:
            report(line, "unknown-section", f"{section}; write one of {', '.join(FORMAT)}")
        elif not isinstance(records, Seq):
            if records != "":
                report(line, "wrong-type", f"{section} must be a list of records")
        else:
            for item, at in zip(records, records.lines, strict=True):
                if entry := _read_entry(draft, file, section, item, at):
                    draft[section].append(entry)


def _read_entry(draft: Draft, file: Path, section: str, item: Any, line: int) -> Entry | None:
    if section == "aliases":
        item, item_lines = {"words": item}, {"words": line}
    elif isinstance(item, Map):
        item_lines = item.lines
    else:
        message = f"{section} holds mappings, as in '- id: ...'"
        draft.issues.append(Issue(file, line, "-", "wrong-type", message))
        return None
    entry = Entry(section, {}, file, line, item_lines)
    known = ", ".join(FORMAT[section])
    faults = [
        ("unknown-field", f"{key}; {section} have {known}", key)
        for key in item
        if key not in FORMAT[section]
    ]
    for key, spec in FORMAT[section].items():
        written = item.get(key, "")
        if not written:
            if spec.required:
                faults.append(("missing-field", f"{key}: {spec.meaning}", key))
            entry.data[key] = _EMPTY[spec.kind]
            continue
        value, message = _read_value(spec, written)
        entry.data[key] = value
        if message:
            faults.append(("wrong-type", f"{key}: {message}", key))
    draft.issues += [entry.issue(*fault) for fault in faults]
    return entry


_EMPTY: dict[str, Any] = {
    "text": "", "choice": "", "date": "", "period": "", "texts": {}, "list": [], "integer": None,
    "number": None,
}  # fmt: skip


def _read_value(spec: Field, written: Any) -> tuple[Any, str]:
    """The value and, when it has the wrong shape, what is expected."""
    if spec.kind == "texts":
        if not isinstance(written, Map):
            return {}, f"write it by language, as in {{{LANGUAGES[0]}: ...}}"
        texts = {lang: text for lang, text in written.items() if isinstance(text, str) and text}
        return texts, "" if len(texts) == len(written) else "every language needs a text"
    if spec.kind == "list":
        if not isinstance(written, Seq):
            return [], "write a list, as in [one, two]"
        items = [text for text in written if isinstance(text, str) and text]
        return items, "" if len(items) == len(
            written
        ) else "the list holds something else than text"
    if not isinstance(written, str):
        return _EMPTY[spec.kind], "write one plain value"
    if spec.kind == "integer":
        good = re.fullmatch(INTEGER, written)
        return (int(written), "") if good else (None, f"{written} is not a whole number")
    if spec.kind == "number":
        if not re.fullmatch(NUMBER, written):
            return None, f"{written} is not a plain number; write digits only, as in 3900000000"
        return float(written) if "." in written else int(written), ""
    return written, ""
