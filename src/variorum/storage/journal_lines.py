"""The lines of a journal: JSON, each with a sum by which damage to it is found."""

from __future__ import annotations

import json
import os
import platform
import secrets
import zlib
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final, TypeVar

from variorum.annotations.note import Note
from variorum.base.errors import InputError
from variorum.base.strict_yaml import Document
from variorum.config.bounds import STRICT
from variorum.config.validation import parse
from variorum.storage.delta import Delta

SCHEMA: Final = "variorum/journal/1"
US: Final = secrets.token_hex(8)  # this program, while it runs: numbers of processes come again
_FIRST: Final = b'{"schema":"variorum/journal/'  # how a journal begins

Shape = TypeVar("Shape")


@dataclass(frozen=True, slots=True)
class JournalStep:
    """Any line but the first: a step, or a note that was being typed."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    changes: Delta | None = None
    typing: Note | None = None


@dataclass(frozen=True, slots=True)
class JournalHead:
    """The first line: what was opened, from which file, and by which program on which machine."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
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


def head_of(line: bytes) -> JournalHead:
    """The first line, without its line end. Raises ValueError or RecursionError where it is damaged."""
    record = _record_of(line)
    # As written: the name of a file may hold halves of characters, and so may what has the hash of an old text.
    return replace(_read(record, JournalHead), file=record.get("file", ""), comparison=record["comparison"])


def step_of(line: bytes) -> JournalStep:
    """Any other line, without its line end. Raises ValueError or RecursionError where it is damaged."""
    record = _record_of(line)
    if not record:
        raise ValueError("says nothing")
    return _read(record, JournalStep)


def _record_of(line: bytes) -> dict[str, Any]:
    """Lines of earlier versions have no sum; their shape still tells most damage."""
    record = json.loads(line)
    if not isinstance(record, dict):
        raise ValueError("is no record")
    if "sum" in record and record.pop("sum") != zlib.crc32(line.rpartition(b',"sum":')[0] + b"}"):
        raise ValueError("is not what was written")
    return record


def _read(record: dict[str, Any], shape: type[Shape]) -> Shape:
    read, problems = parse(Document("", record, {}), shape)
    if read is None:
        raise ValueError(problems[0].what)
    return read


def is_cut_off_head(data: bytes) -> bool:
    """Whether data without a line end are the beginning of a journal: then nothing of it was confirmed."""
    return data[: len(_FIRST)] == _FIRST[: len(data)]


# What reading damaged lines, and building on them, may come to.
DAMAGE: Final = (InputError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
