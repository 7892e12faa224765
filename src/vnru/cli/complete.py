"""What the shell completes: names that the dataset knows. Silent on every error."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import typer

from vnru.archive import Archive

Completer = Callable[[typer.Context, str], list[str]]


def _completer(find: Callable[[Archive, str], Iterable[str]]) -> Completer:
    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        import os

        import vnru

        try:
            path = ctx.params.get("dataset") or os.environ.get("VNRU_DATA")
            with vnru.load(path or None) as archive:
                return [name for name in find(archive, incomplete) if name.startswith(incomplete)]
        except Exception:
            return []

    return complete


def _ids(*kinds: str) -> Completer:
    return _completer(lambda archive, start: archive.ids(kinds, start))


def _terms(section: str) -> Completer:
    return _completer(lambda archive, _: archive.terms(section))


complete_event = _ids("event", "fact")
complete_any = _ids("event", "fact", "figure", "source")
complete_source = _ids("source")
complete_category = _terms("categories")
complete_tag = _terms("tags")
complete_person = _terms("people")
complete_place = _terms("places")
complete_topic = _terms("topics")
complete_indicator = _terms("indicators")
complete_basis = _terms("bases")


def complete_status(incomplete: str) -> list[str]:
    """Observation statuses."""
    from vnru.model import Status

    return [status.value for status in Status if status.startswith(incomplete)]


def complete_kind(incomplete: str) -> list[str]:
    """Kinds of sources."""
    from vnru.model import SourceKind

    return [kind.value for kind in SourceKind if kind.startswith(incomplete)]


def complete_language(incomplete: str) -> list[str]:
    """Languages of texts."""
    return [language for language in ("en", "vi", "ru") if language.startswith(incomplete)]
