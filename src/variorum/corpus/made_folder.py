"""A finished folder of stories, read again: the rows of its tables, and one of its stories as a comparison."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from variorum.base.errors import input_error
from variorum.base.optional_packages import loading
from variorum.base.paths import exists
from variorum.corpus.stored_article import article_of
from variorum.corpus.tables import TABLES
from variorum.project.project import Project

_REMEDY: Final = "`variorum stories … --into FOLDER` writes such a folder."
_AT_ONCE: Final = 500  # rows that are read together
_TYPES: Final[Mapping[str, type | tuple[type, ...]]] = {
    "text": str, "number": int, "share": (int, float), "truth": bool, "texts": list,
}  # fmt: skip
_ALWAYS_KNOWN: Final = frozenset({"article", "articles", "guessed", "outlets", "path", "text"})

TableRow = Mapping[str, Any]


def rows_in(folder: Path, table: str) -> Iterator[TableRow]:
    """The rows of a table of a finished folder, in either format. Raises InputError where it holds none that can be
    read."""
    packed = folder / f"{table}.parquet"
    try:
        for row in _packed_rows(packed) if exists(packed) else _lines_of(folder / f"{table}.jsonl"):
            yield _checked(row, table)
    except (OSError, ValueError, RecursionError) as error:
        raise input_error(folder, f"holds no stories that can be read ({error})", _REMEDY) from None


def _checked(row: object, table: str) -> TableRow:
    """The row, if it has the columns of its table. Raises ValueError."""
    if not isinstance(row, dict):
        raise ValueError(f"a row of {table} has no columns")
    for column, kind in TABLES[table].items():
        value = row.get(column)
        if not (isinstance(value, _TYPES[kind]) or (value is None and column not in _ALWAYS_KNOWN)):
            raise ValueError(f"a row of {table} has no {kind} as {column}")
    return row


def _lines_of(path: Path) -> Iterator[object]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _packed_rows(path: Path) -> Iterator[object]:
    with loading("pyarrow", what_for="reading Parquet", extra="stories", where=path):
        import pyarrow.parquet as pq
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(_AT_ONCE):
            yield from batch.to_pylist()


def story_project(folder: Path, wanted: str) -> Project:
    """The comparison of one story, in the order of its articles: `wanted` is its name, or its number in the table of
    stories from 1 on. Raises InputError."""
    stories = {row["story"]: row for row in rows_in(folder, "stories")}
    story = stories.get(wanted) or _numbered(list(stories.values()), wanted)
    if story is None:
        remedy = f"It has {len(stories):,}: name one by its number or as the table of stories does."
        raise input_error(folder, f"has no story {wanted!r}", remedy)
    found = {row["article"]: row for row in rows_in(folder, "articles") if row["story"] == story["story"]}
    if lacking := [name for name in story["articles"] if name not in found]:
        raise input_error(folder, f"lacks the article {lacking[0]}", f"Its tables do not match. {_REMEDY}")
    return Project.of([article_of(found[name]) for name in story["articles"]])


def _numbered(stories: list[TableRow], wanted: str) -> TableRow | None:
    number = int(wanted) if wanted.isdecimal() and len(wanted) < len("1000000000") else 0
    return stories[number - 1] if 0 < number <= len(stories) else None
