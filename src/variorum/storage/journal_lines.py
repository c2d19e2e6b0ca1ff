"""The lines of a journal: JSON, each with a sum by which damage to it is found."""

from __future__ import annotations

import json
import os
import platform
import secrets
import zlib
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Final

from annotated_types import Ge

from variorum.base.errors import InputError
from variorum.base.strict_yaml import Document
from variorum.config.validation import check
from variorum.storage.file.schema import ArticleRecord, LinkRecord, NoteRecord

SCHEMA: Final = "variorum/journal/1"
US: Final = secrets.token_hex(8)  # this program, while it runs: numbers of processes come again
_FIRST: Final = b'{"schema":"variorum/journal/'  # how a journal begins
_STRICT: dict[str, object] = {"extra": "forbid", "strict": True}


@dataclass(frozen=True, slots=True)
class ArticleAt:
    """`changes.articles[]`: an article that is new, or otherwise than it was."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    number: Annotated[int, Ge(0)]
    article: ArticleRecord


@dataclass(frozen=True, slots=True)
class ArticleCount:
    """`changes.articles[]`: how many are left."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    count: Annotated[int, Ge(1)]


@dataclass(frozen=True, slots=True)
class Changes:
    """`changes`: what a step changed."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    notes: tuple[NoteRecord, ...] = ()
    deleted: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    links: tuple[LinkRecord, ...] = ()
    articles: tuple[ArticleAt | ArticleCount, ...] = ()
    base: int = 0
    title: str = ""


@dataclass(frozen=True, slots=True)
class JournalStep:
    """Any line but the first: a step, or a note that was being typed."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    changes: Changes = Changes()
    typing: NoteRecord | None = None


@dataclass(frozen=True, slots=True)
class JournalHead:
    """The first line: what was opened, from which file, and by which program on which machine."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    schema: str
    comparison: dict[str, Any]
    file: str = ""
    host: str = ""
    process: int = 0
    program: str = ""


def head_line(comparison: dict[str, Any], file: str) -> bytes:
    """The first line of a journal of this program."""
    us = {"host": platform.node(), "process": os.getpid(), "program": US}
    return as_line({"schema": SCHEMA, "file": file, **us, "comparison": comparison})


def as_line(record: dict[str, Any]) -> bytes:
    """A record as the bytes of its line."""
    # Lone surrogates, which the name of a file may hold and no UTF-8 can, stay escapes.
    body = json.dumps(record, ensure_ascii=True, separators=(",", ":")).encode()
    return b'%s,"sum":%d}\n' % (body[:-1], zlib.crc32(body))


def record_of(line: bytes, shape: type) -> dict[str, Any]:
    """The record of a line without its line end. Raises ValueError or RecursionError where it is damaged.

    Lines of earlier versions have no sum; their shape still tells most damage.
    """
    record = json.loads(line)
    if not isinstance(record, dict):
        raise ValueError("is no record")
    if "sum" in record and record.pop("sum") != zlib.crc32(line.rpartition(b',"sum":')[0] + b"}"):
        raise ValueError("is not what was written")
    if problems := check(Document("", record, {}), shape):
        raise ValueError(problems[0].what)
    return record


def is_cut_off_head(data: bytes) -> bool:
    """Whether data without a line end are the beginning of a journal: then nothing of it was confirmed."""
    return data[: len(_FIRST)] == _FIRST[: len(data)]


# What reading damaged lines, and building on them, may come to.
DAMAGE: Final = (InputError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
