"""The versions of an article as they stand in its file: each as what changes it from the version beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from variorum.articles.article import Article, PagePart
from variorum.articles.sidecar import metadata_as_data, metadata_from
from variorum.base.errors import InputError
from variorum.base.strict_yaml import Document, KeyPath
from variorum.project.versions import Version, VersionHistory
from variorum.storage.file.schema import ArticleRecord, VersionRecord
from variorum.storage.file.yaml_dump import BlockText
from variorum.text.text_changes import TextChange, text_changes, with_changes

_MOST: Final = 200_000_000  # characters of all versions of an article
# What a page says of a line stands before its words, so that it moves with them.
_MARKS: Final = {PagePart.CAPTION: "c", PagePart.CONSENT: "a", PagePart.STORY: "s"}
_OUTSIDE: Final = "o"
_CHANGE: Final = re.compile(r"(\d{1,12}) (\d{1,12}) (\".*\")", re.ASCII)


def history_data(article: Article, history: VersionHistory) -> dict[str, Any]:
    """A history as plain data: `older` from the newest of them on, `newer` from the oldest; each changes the one above
    it in its list, and the first changes the text in use."""
    data: dict[str, Any] = {"seen": history.seen} if history.seen else {}
    for name, versions in (("older", history.older[::-1]), ("newer", history.newer)):
        if versions:
            data[name] = list(_chain(article, versions))
    return data


def _chain(article: Article, versions: Iterable[Version]) -> Iterator[dict[str, Any]]:
    before = _as_lines(article)
    for version in versions:
        after = _as_lines(version.article)
        changes = "\n".join(map(_change_line, text_changes(before, after)))
        yield {"seen": version.seen, "sha256": version.article.sha256, "changes": BlockText(changes)}
        before = after


def history_from(record: ArticleRecord, article: Article, document: Document, key: KeyPath) -> VersionHistory:
    """The history of an article whose record stands at `key`. Raises InputError where the changes lead to another text
    than they say."""
    older = tuple(_versions(record.older, article, document, (*key, "older")))
    newer = tuple(_versions(record.newer, article, document, (*key, "newer")))
    return VersionHistory(older[::-1], newer, record.seen)


def _versions(
    records: Iterable[VersionRecord], article: Article, document: Document, key: KeyPath
) -> Iterator[Version]:
    written, characters = "", 0
    for n, record in enumerate(records):
        try:
            written = with_changes(
                written or _as_lines(article), map(_change_of, filter(None, record.changes.split("\n")))
            )
            characters += len(written)
            if characters > _MOST:
                raise ValueError("the versions are too long")
            found = _from_lines(written)
            if found.sha256 != record.sha256:
                raise ValueError("this is not the hash of the text that they lead to")
        except (ValueError, TypeError, LookupError, RecursionError, InputError) as error:
            what = f"changes: do not lead to the version ({str(error)[:100]})"
            remedy = "Restore them from a copy of the file, or remove this version and those below it."
            raise InputError(document.problem((*key, n), what, remedy)) from None
        yield Version(found, record.seen)


def _change_line(change: TextChange) -> str:
    return f"{change.kept} {change.dropped} {json.dumps(change.inserted, ensure_ascii=False)}"


def _change_of(line: str) -> TextChange:
    found = _CHANGE.fullmatch(line)
    if found is None:
        raise ValueError("a line says no change")
    return TextChange(int(found[1]), int(found[2]), json.loads(found[3]))


def _as_lines(article: Article) -> str:
    """An article as lines: what is known of it, then its own, each behind the marks of what its page says of it."""
    known = {
        "path": article.path,
        "page": article.outside is not None,
        "metadata": metadata_as_data(article.metadata),
    }
    marks: dict[int, str] = dict.fromkeys(article.outside or (), _OUTSIDE)
    for start, part in sorted(article.parts):
        marks[start] = marks.get(start, "") + _MARKS[part]
    lines, start = [json.dumps(known, ensure_ascii=False)], 0
    for line in article.text.split("\n"):
        lines.append(f"{marks.get(start, '')}\t{line}")
        start += len(line) + 1
    return "\n".join(lines)


def _from_lines(written: str) -> Article:
    """The article of such lines. Raises ValueError, TypeError, LookupError or InputError for others."""
    head, *marked = written.split("\n")
    known = json.loads(head)
    outside: set[int] = set()
    parts: set[tuple[int, PagePart]] = set()
    lines, start = [], 0
    for line in marked:
        marks, _, text = line.partition("\t")
        outside.update([start] if _OUTSIDE in marks else [])
        parts.update((start, part) for part, mark in _MARKS.items() if mark in marks)
        lines.append(text)
        start += len(text) + 1
    metadata = metadata_from(Document("", known, {}), ("metadata",))
    if not isinstance(known["path"], str):
        raise TypeError("the path is no text")
    text = "\n".join(lines)
    return Article(known["path"], text, metadata, frozenset(outside) if known["page"] else None, frozenset(parts))
