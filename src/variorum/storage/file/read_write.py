"""The comparison file, `*.variorum.yaml`: its shape, reading and writing. See docs/formats.md."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from variorum.annotations.note import Note
from variorum.base.debug_log import timed
from variorum.base.errors import InputError, input_error
from variorum.base.regular_files import read_regular
from variorum.base.strict_yaml import Document, gc_paused, load_own_yaml, load_yaml, yaml_from_bytes
from variorum.config.validation import parse
from variorum.project.project import Project
from variorum.storage.file.codec import (
    SCHEMA,
    ArticleEntry,
    article_data,
    article_from,
    head_data,
    note_data,
)
from variorum.storage.file.contradictions import contradictions
from variorum.storage.file.schema import ArticleRecord, ProjectRecord
from variorum.storage.file.yaml_dump import as_yaml

_OLDER: Final = (
    "variorum/comparison/1",
    "variorum/comparison/2",
)  # all of theirs is still in place; what is new has defaults
_FAMILY: Final = "variorum/comparison/"
_NEWER: Final = re.compile(rf"{_FAMILY}(?:[4-9]|[1-9][0-9]{{1,8}})")
_LARGEST: Final = 200_000_000  # bytes
_OURS: Final = "the comparison"

Shape = TypeVar("Shape")


@timed("writing")
def dump_project(comparison: Project) -> str:
    """The comparison as the text of its file: the same comparison gives the same bytes.

    All of it was read back and found equal. Raises InputError where that is not so.
    """
    with gc_paused():
        head = _head_written(comparison)
        notes = [_note_written(note) for note in comparison.notes]
        articles = [_article_written(each) for each in comparison.entries]
        again = replace(head.read, notes=tuple(n.read for n in notes), articles=tuple(a.read for a in articles))
        if problems := list(contradictions(again, Document(_OURS, {}, {}))):
            raise _read_otherwise(problems[0].what)
        text = head.text + _listed("notes", notes) + _listed("articles", articles)
        if len(text.encode("utf-8")) > _LARGEST:
            raise input_error(_OURS, f"is larger than {_LARGEST:,} bytes", "Make two comparisons of it.")
        return text


@dataclass(frozen=True, slots=True)
class _Written(Generic[Shape]):
    """The text of some entries of the file, and what is read from it."""

    text: str
    read: Shape


def _listed(name: str, entries: Sequence[_Written[Any]]) -> str:
    listed = "".join(entry.text for entry in entries)
    return f"{name}:\n{listed}" if listed else f"{name}: []\n"


# Of thousands of notes few change between one saving and the next.
@lru_cache(maxsize=10_000)
def _note_written(note: Note) -> _Written[Note]:
    written = _read_back(note_data(note), Note)
    if written.read != note:
        raise _read_otherwise(written.text)
    return written


@lru_cache(maxsize=1_000)
def _article_written(entry: ArticleEntry) -> _Written[ArticleRecord]:
    written = _read_back(article_data(*entry), ArticleRecord)
    if article_from(written.read, Document(_OURS, {"metadata": written.read.metadata}, {}), ()) != entry:
        raise _read_otherwise(written.text)
    return written


def _read_back(data: dict[str, Any], shape: type[Shape]) -> _Written[Shape]:
    """One entry of a list of the file."""
    text = as_yaml([data])
    # Read where something stands behind it, as in the file: it must end where it is said to.
    found = _again(f"list:\n{text}- end\nend: of list\n")
    match found:
        case {"list": (again, "end"), "end": "of list"} if len(found) == 2:
            read, _ = parse(Document(_OURS, again, {}), shape)
            if read is not None:
                return _Written(text, read)
    raise _read_otherwise(text)


def _head_written(comparison: Project) -> _Written[ProjectRecord]:
    """What stands before notes and articles."""
    text = as_yaml(head_data(comparison))
    read, _ = parse(Document(_OURS, _again(f"{text}articles: []\n"), {}), ProjectRecord)
    said = comparison.title, comparison.base, comparison.links
    if read is None or (read.title, read.base, read.links) != said:
        raise _read_otherwise(text)
    return _Written(text, read)


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
    record, problems = parse(document, ProjectRecord)
    if record is None:
        raise InputError(*problems)
    if problems := list(contradictions(record, document)):
        raise InputError(*problems)
    entries = [article_from(article, document, ("articles", n)) for n, article in enumerate(record.articles)]
    articles, corrections, histories = (tuple(part) for part in zip(*entries, strict=True))
    return Project(articles, corrections, record.notes, record.base, record.title, record.links, histories)


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
