"""The comparison file, `*.variorum.yaml`: its shape, reading and writing. See docs/formats.md."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from variorum.annotations.note import Note
from variorum.articles.article import Article
from variorum.base.debug_log import timed
from variorum.base.errors import InputError, input_error
from variorum.base.regular_files import read_regular
from variorum.base.strict_yaml import Document, gc_paused, load_own_yaml, load_yaml, yaml_from_bytes
from variorum.cleaning.lines import LineCorrection
from variorum.config.validation import check
from variorum.project.project import Project
from variorum.storage.file.codec import (
    SCHEMA,
    article_data,
    article_from,
    corrections_from,
    head_data,
    link_from,
    note_data,
    note_from,
)
from variorum.storage.file.contradictions import contradictions
from variorum.storage.file.schema import ArticleRecord, NoteRecord, ProjectRecord
from variorum.storage.file.yaml_dump import as_yaml

_OLDER: Final = ("variorum/comparison/1",)  # all of theirs is still in place; what is new has defaults
_FAMILY: Final = "variorum/comparison/"
_NEWER: Final = re.compile(rf"{_FAMILY}(?:[3-9]|[1-9][0-9]{{1,8}})")
_LARGEST: Final = 200_000_000  # bytes
_OURS: Final = "the comparison"

# An article, and the corrections of its lines.
ListItem = tuple[Article, tuple[LineCorrection, ...]]


@timed("writing")
def dump_project(comparison: Project) -> str:
    """The comparison as the text of its file: the same comparison gives the same bytes.

    All of it was read back and found equal. Raises InputError where that is not so.
    """
    with gc_paused():
        head = _head_written(comparison)
        notes = [_written(note) for note in comparison.notes]
        articles = [_written(each) for each in zip(comparison.articles, comparison.corrections, strict=True)]
        data = {**head.data, "notes": [n.data for n in notes], "articles": [a.data for a in articles]}
        if problems := list(contradictions(Document(_OURS, data, {}), data)):
            raise _read_otherwise(problems[0].what)
        text = head.text + _listed("notes", notes) + _listed("articles", articles)
        if len(text.encode("utf-8")) > _LARGEST:
            raise input_error(_OURS, f"is larger than {_LARGEST:,} bytes", "Make two comparisons of it.")
        return text


@dataclass(frozen=True, slots=True)
class _Written:
    """The text of some entries of the file, and the data that are read from it."""

    text: str
    data: Any


def _listed(name: str, entries: Sequence[_Written]) -> str:
    listed = "".join(entry.text for entry in entries)
    return f"{name}:\n{listed}" if listed else f"{name}: []\n"


@lru_cache(maxsize=10_000)
def _written(entry: Note | ListItem) -> _Written:
    """One entry of a list of the file. Of thousands of notes few change between one saving and the next."""
    if isinstance(entry, Note):
        return _read_back(note_data(entry), NoteRecord, note_from, entry)
    return _read_back(article_data(*entry), ArticleRecord, _entry_from, entry)


def _entry_from(data: dict[str, Any]) -> ListItem:
    document = Document(_OURS, {"articles": (data,)}, {})
    return article_from(document, 0, data), corrections_from(data)


def _read_back(data: dict[str, Any], shape: type, made: Callable[[Any], object], entry: object) -> _Written:
    text = as_yaml([data])
    # Read where something stands behind it, as in the file: it must end where it is said to.
    found = _again(f"list:\n{text}- end\nend: of list\n")
    match found:
        case {"list": (again, "end"), "end": "of list"} if len(found) == 2:
            if not check(Document(_OURS, again, {}), shape) and made(again) == entry:
                return _Written(text, again)
    raise _read_otherwise(text)


def _head_written(comparison: Project) -> _Written:
    """What stands before notes and articles."""
    text = as_yaml(head_data(comparison))
    again = _again(f"{text}articles: []\n")
    if not check(Document(_OURS, again, {}), ProjectRecord):
        links = tuple(map(link_from, again["links"]))
        if (again["title"], again["base"], links) == (comparison.title, comparison.base, comparison.links):
            return _Written(text, again)
    raise _read_otherwise(text)


def _again(text: str) -> Any:
    try:
        return load_own_yaml(text, _OURS).data
    except InputError:
        raise _read_otherwise(text) from None


def _read_otherwise(text: str) -> InputError:
    what = f"is not saved: it would not be read back as it is ({' '.join(text[:200].split())})"
    return input_error(_OURS, what, "What you wrote stays in the journal; please report this.")


@timed("opening")
def read_with_digest(path: Path) -> tuple[Project, str]:
    """A comparison and the hash of the very bytes that it was read from. Raises InputError."""
    data = read_regular(path, _LARGEST)
    with gc_paused():
        return project_from(yaml_from_bytes(data, str(path))), digest_of(data)


def digest_of(data: bytes) -> str:
    """The hash by which a file is known again."""
    return hashlib.sha256(data).hexdigest()


def is_still(path: Path, digest: str | None) -> bool:
    """Whether a file is as it was when it had this hash, or gone."""
    if not os.path.lexists(path):
        return True
    try:
        return digest_of(read_regular(path, _LARGEST)) == digest
    except InputError:
        return False


def read_project(path: Path) -> Project:
    """Read a comparison file. Raises InputError with every problem, and never changes the file."""
    return read_with_digest(path)[0]


def load_project(text: str, where: str) -> Project:
    """A comparison from the text of its file. Raises InputError with every problem."""
    return project_from(load_yaml(text, where))


def project_from(document: Document) -> Project:
    """A comparison from plain data. Raises InputError with every problem."""
    _check_schema(document)
    if problems := check(document, ProjectRecord):
        raise InputError(*problems)
    data: dict[str, Any] = document.data
    problems = list(contradictions(document, data))
    if problems:
        raise InputError(*problems)
    articles = tuple(article_from(document, n, entry) for n, entry in enumerate(data["articles"]))
    corrections = tuple(corrections_from(entry) for entry in data["articles"])
    notes = tuple(note_from(entry) for entry in data.get("notes", ()))
    links = tuple(link_from(entry) for entry in data.get("links", ()))
    base, title = data.get("base", 0), data.get("title", "")
    return Project(articles, corrections, notes, base, title, links)


def _check_schema(document: Document) -> None:
    schema = document.data.get("schema") if isinstance(document.data, dict) else None
    if schema in (SCHEMA, *_OLDER):
        return
    if not isinstance(schema, str) or not schema.startswith(_FAMILY):
        remedy = f"A comparison file starts with `schema: {SCHEMA}`; was it cut off or is it another file?"
        raise InputError(document.problem(("schema",), "is no comparison of Variorum", remedy))
    if _NEWER.fullmatch(schema):
        what, remedy = (
            f"was written by a newer Variorum ({schema})",
            "Update Variorum; the file is unchanged.",
        )
    else:
        what, remedy = f"has an unknown schema ({schema[:60]})", f"This Variorum reads {SCHEMA}."
    raise InputError(document.problem(("schema",), what, remedy))
