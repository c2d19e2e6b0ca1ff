"""A finished folder of stories, read again: the rows of its tables, the list of its stories, one of them as a
comparison."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from variorum.base.errors import input_error
from variorum.base.optional_packages import loading
from variorum.base.paths import exists
from variorum.corpus.table_columns import TABLES
from variorum.library.corrections import corrected, read_corrections
from variorum.library.entry import StoryEntry
from variorum.project.project import Project

_REMEDY: Final = "`variorum stories … --into FOLDER` writes such a folder."
_DAY: Final = len("2026-11-27")
_AT_ONCE: Final = 500  # rows that are read together
_TYPES: Final[Mapping[str, Any]] = {
    "text": str, "number": int, "share": (int, float), "truth": bool, "texts": list,
}  # fmt: skip
_ALWAYS_KNOWN: Final = frozenset({"article", "articles", "guessed", "outlets", "path", "text"})

# Each table's columns with what they are and the types that are taken for it: None where it may be unknown.
_COLUMNS: Final = {
    table: [
        (column, kind, _TYPES[kind] if column in _ALWAYS_KNOWN else (_TYPES[kind], type(None)))
        for column, kind in columns.items()
    ]
    for table, columns in TABLES.items()
}

TableRow = Mapping[str, Any]


def rows_in(folder: Path, table: str, articles: Collection[str] = ()) -> Iterator[TableRow]:
    """The rows of a table of a finished folder, in either format; with `articles`, those of these alone. Raises
    InputError where it holds none that can be read."""
    packed = folder / f"{table}.parquet"
    try:
        found = _packed_rows(packed, articles) if exists(packed) else _lines_of(folder / f"{table}.jsonl", articles)
        for row in found:
            yield _checked(row, table)
    except (OSError, ValueError, RecursionError) as error:
        raise input_error(folder, f"holds no stories that can be read ({error})", _REMEDY) from None


def _checked(row: object, table: str) -> TableRow:
    """The row, if it has the columns of its table. Raises ValueError."""
    if not isinstance(row, dict):
        raise ValueError(f"a row of {table} has no columns")
    for column, kind, types in _COLUMNS[table]:
        if not isinstance(row.get(column), types):
            raise ValueError(f"a row of {table} has no {kind} as {column}")
    return row


def _lines_of(path: Path, articles: Collection[str]) -> Iterator[object]:
    with path.open(encoding="utf-8") as lines:
        if not articles:
            yield from map(json.loads, lines)
            return
        for line in lines:
            if any(name in line for name in articles):  # most lines are passed over unread
                row = json.loads(line)
                if row.get("article") in articles:
                    yield row


def _packed_rows(path: Path, articles: Collection[str]) -> Iterator[object]:
    with loading("pyarrow", what_for="reading Parquet", extra="stories", where=path):
        import pyarrow.parquet as pq
    if articles:
        yield from pq.read_table(path, filters=[("article", "in", list(articles))]).to_pylist()
        return
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(_AT_ONCE):
            yield from batch.to_pylist()


def entries_in(folder: Path) -> list[StoryEntry]:
    """The stories of a finished folder in the order of its table, as the reader corrected them. Raises InputError."""
    return corrected(stored_entries(folder), read_corrections(folder))


def stored_entries(folder: Path) -> list[StoryEntry]:
    """The stories of a finished folder as its table has them. Raises InputError."""
    return [_entry(row) for row in rows_in(folder, "stories")]


def _entry(row: TableRow) -> StoryEntry:
    return StoryEntry(
        row["story"],
        tuple(row["articles"]),
        tuple(outlet or "" for outlet in row["outlets"]),
        row["headline"] or "",
        (row["first_published"] or "")[:_DAY],
        (row["last_published"] or "")[:_DAY],
        row.get("words"),
        row["contradictions"],
        row["in_one"],
        row.get("copies") or 0,
    )


def entry_named(folder: Path, wanted: str) -> StoryEntry:
    """The story with a name, or with a number in the list of stories from 1 on. Raises InputError."""
    entries = entries_in(folder)
    found = next((entry for entry in entries if entry.name == wanted), None) or _numbered(entries, wanted)
    if found is None:
        remedy = f"It has {len(entries):,}: name one by its number or as the table of stories does."
        raise input_error(folder, f"has no story {wanted!r}", remedy)
    return found


def _numbered(entries: Sequence[StoryEntry], wanted: str) -> StoryEntry | None:
    number = int(wanted) if wanted.isdecimal() and len(wanted) < len("1000000000") else 0
    return entries[number - 1] if 0 < number <= len(entries) else None


def story_project(folder: Path, story: StoryEntry) -> Project:
    """The comparison of one story, in the order of its articles. Raises InputError."""
    from variorum.corpus.stored_article import article_of  # the list needs none of it

    found = {row["article"]: row for row in rows_in(folder, "articles", story.articles)}
    if lacking := [name for name in story.articles if name not in found]:
        raise input_error(folder, f"lacks the article {lacking[0]}", f"Its tables do not match. {_REMEDY}")
    return Project.of([article_of(found[name]) for name in story.articles]).with_title(story.title)


def texts_in(folder: Path) -> Iterator[tuple[str, str]]:
    """The name and the text of each article of a finished folder. Raises InputError."""
    yield from ((row["article"], row["text"]) for row in rows_in(folder, "articles"))
