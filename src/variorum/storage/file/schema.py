"""The shape of a comparison file, where it is not that of the program's own objects.

Notes, links and their anchors are read as they are. A file numbers an article's lines, as a reader counts them;
the program holds where they start.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar

from variorum.annotations.note import LinkEdit, Note
from variorum.config.bounds import STRICT, OneOf


@dataclass(frozen=True, slots=True)
class CorrectionRecord:
    """`articles[].corrections[]`."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    line: int
    action: Annotated[str, OneOf("restore", "remove")]
    text: str = ""


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """`articles[].older[]`, `articles[].newer[]`: `changes` are lines of characters kept, dropped, and text put in."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    sha256: str
    changes: str
    seen: str = ""


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """`articles[]`."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    path: str
    text: str
    sha256: str = ""
    metadata: dict[str, Any] = field(default_factory=dict)
    corrections: tuple[CorrectionRecord, ...] = ()
    outside: tuple[int, ...] | None = None
    caption: tuple[int, ...] = ()
    consent: tuple[int, ...] = ()
    story: tuple[int, ...] = ()
    seen: str = ""
    older: tuple[VersionRecord, ...] = ()
    newer: tuple[VersionRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectRecord:
    """The whole file."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    schema: str
    articles: tuple[ArticleRecord, ...]
    title: str = ""
    base: int = 0
    links: tuple[LinkEdit, ...] = ()
    notes: tuple[Note, ...] = ()
