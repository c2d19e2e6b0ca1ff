"""The shape of a comparison file: one frozen data class for each of its mappings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Literal

from annotated_types import Interval, Len

from variorum.annotations.note import FURTHEST, Status, TargetKind

_STRICT: dict[str, object] = {"extra": "forbid", "strict": True}
_Position = Annotated[int, Interval(ge=0, le=FURTHEST)]


@dataclass(frozen=True, slots=True)
class AnchorRecord:
    """`notes[].target[]`."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    article: int
    start: _Position = 0
    end: _Position = 0
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    lost: bool = False


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """`notes[]`."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    id: str
    text: str
    target: tuple[AnchorRecord, ...]
    tags: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""
    about: TargetKind = TargetKind.WORDS
    status: Status = Status.OPEN
    colour: Literal["", "yellow", "green", "blue", "red", "purple"] = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """`links[]`."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    linked: bool
    between: Annotated[tuple[AnchorRecord, ...], Len(2, 2)]


@dataclass(frozen=True, slots=True)
class CorrectionRecord:
    """`articles[].corrections[]`."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    line: int
    action: Literal["restore", "remove"]
    text: str = ""


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """`articles[]`."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    path: str
    text: str
    sha256: str = ""
    metadata: dict[str, Any] = field(default_factory=dict)
    corrections: tuple[CorrectionRecord, ...] = ()
    outside: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class ProjectRecord:
    """The whole file."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    schema: str
    articles: tuple[ArticleRecord, ...]
    title: str = ""
    base: int = 0
    links: tuple[LinkRecord, ...] = ()
    notes: tuple[NoteRecord, ...] = ()
