"""The comparison file, `*.variorum.yaml`: its shape, reading and writing. See docs/formats.md."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from variorum.articles.article import Article
from variorum.cleaning.lines import LineCorrection
from variorum.notebook.file_data import (
    SCHEMA,
    article_data,
    article_from,
    corrections_from,
    head_data,
    link_from,
    note_data,
    note_from,
)
from variorum.notebook.file_entries import FileEntry
from variorum.notebook.file_yaml import as_yaml
from variorum.notebook.notes import Note
from variorum.notebook.saved_comparison import SavedComparison
from variorum.problems import InputError, Problem
from variorum.validation import check
from variorum.yaml_files import Document, collector_at_rest, load_yaml, read_yaml

_OLDER: Final = ("variorum/comparison/1",)  # all of theirs is still in place; what is new has defaults
_FAMILY: Final = "variorum/comparison/"
_VERSION: Final = 2
_LARGEST: Final = 200_000_000  # bytes


def dump_comparison(comparison: SavedComparison) -> str:
    """The comparison as the text of its file: the same comparison gives the same bytes."""
    with collector_at_rest():
        return "".join(_parts(comparison))


def _parts(comparison: SavedComparison) -> Iterator[str]:
    yield as_yaml(head_data(comparison))
    entries = map(_written, zip(comparison.articles, comparison.corrections, strict=True))
    for name, written in (("notes", map(_written, comparison.notes)), ("articles", entries)):
        listed = "".join(written)
        yield f"{name}:\n{listed}" if listed else f"{name}: []\n"


@lru_cache(maxsize=10_000)
def _written(entry: Note | tuple[Article, tuple[LineCorrection, ...]]) -> str:
    """One entry of a list of the file. Of thousands of notes few change between one saving and the next."""
    return as_yaml([note_data(entry) if isinstance(entry, Note) else article_data(*entry)])


def read_comparison(path: Path) -> SavedComparison:
    """Read a comparison file. Raises InputError with every problem, and never changes the file."""
    with collector_at_rest():
        return comparison_from(read_yaml(path, _LARGEST))


def load_comparison(text: str, where: str) -> SavedComparison:
    """A comparison from the text of its file. Raises InputError with every problem."""
    return comparison_from(load_yaml(text, where))


def comparison_from(document: Document) -> SavedComparison:
    """A comparison from plain data. Raises InputError with every problem."""
    _check_schema(document)
    if problems := check(document, FileEntry):
        raise InputError(*problems)
    data: dict[str, Any] = document.data
    problems = list(_contradictions(document, data))
    if problems:
        raise InputError(*problems)
    articles = tuple(article_from(document, n, entry) for n, entry in enumerate(data["articles"]))
    corrections = tuple(corrections_from(entry) for entry in data["articles"])
    notes = tuple(note_from(entry) for entry in data.get("notes", ()))
    links = tuple(link_from(entry) for entry in data.get("links", ()))
    base, title = data.get("base", 0), data.get("title", "")
    return SavedComparison(articles, corrections, notes, base, title, links)


def _check_schema(document: Document) -> None:
    schema = document.data.get("schema") if isinstance(document.data, dict) else None
    if schema in (SCHEMA, *_OLDER):
        return
    if not isinstance(schema, str) or not schema.startswith(_FAMILY):
        remedy = f"A comparison file starts with `schema: {SCHEMA}`; was it cut off or is it another file?"
        raise InputError(document.problem(("schema",), "is no comparison of Variorum", remedy))
    version = schema.removeprefix(_FAMILY)
    if version.isdigit() and int(version) > _VERSION:
        what, remedy = (
            f"was written by a newer Variorum ({schema})",
            "Update Variorum; the file is unchanged.",
        )
    else:
        what, remedy = f"has an unknown schema ({schema})", f"This Variorum reads {SCHEMA}."
    raise InputError(document.problem(("schema",), what, remedy))


def _contradictions(document: Document, data: dict[str, Any]) -> Iterator[Problem]:
    """What has the right shape and yet cannot be true."""
    articles = data["articles"]
    if not articles:
        yield document.problem(
            ("articles",), "articles: is empty", "A comparison holds at least one article."
        )
        return
    if not 0 <= data.get("base", 0) < len(articles):
        yield document.problem(("base",), "base: no such article", f"Number them 0 to {len(articles) - 1}.")
    for n, entry in enumerate(articles):
        yield from _article_contradictions(document, ("articles", n), entry)
    for n, link in enumerate(data.get("links", ())):
        for k, place in enumerate(link["between"]):
            yield from _anchor_contradictions(document, ("links", n, "between", k), place, articles)
        if link["between"][0]["article"] >= link["between"][1]["article"]:
            remedy = "Name two articles, the lower number first."
            yield document.problem(("links", n, "between"), "between: articles are not in order", remedy)
    seen: set[str] = set()
    for n, note in enumerate(data.get("notes", ())):
        if note["id"] in seen:
            yield document.problem(
                ("notes", n, "id"), f"id: {note['id']!r} is used twice", "Give it another."
            )
        seen.add(note["id"])
        for k, place in enumerate(note["target"]):
            yield from _anchor_contradictions(document, ("notes", n, "target", k), place, articles)


def _article_contradictions(
    document: Document, key: tuple[str | int, ...], entry: dict[str, Any]
) -> Iterator[Problem]:
    text = entry["text"]
    stated, actual = (
        entry.get("sha256", ""),
        hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    )
    if stated and stated != actual:
        what = "sha256: is not the hash of the article's text: the text was changed or cut off"
        remedy = "Restore the text, or remove the line sha256 if the change was meant."
        yield document.problem((*key, "sha256"), what, remedy)
    count = text.count("\n") + 1
    for n, line in enumerate(entry.get("outside") or ()):
        if not 1 <= line <= count:
            place = (*key, "outside", n)
            yield document.problem(place, f"outside: the text has {count} lines", "Name some of them.")
    for n, correction in enumerate(entry.get("corrections", ())):
        if not 1 <= correction["line"] <= count:
            place = (*key, "corrections", n, "line")
            yield document.problem(place, f"line: the text has {count} lines", "Name one of them.")


def _anchor_contradictions(
    document: Document, key: tuple[str | int, ...], place: dict[str, Any], articles: tuple[Any, ...]
) -> Iterator[Problem]:
    if not 0 <= place["article"] < len(articles):
        remedy = f"Number them 0 to {len(articles) - 1}."
        yield document.problem((*key, "article"), "article: no such article", remedy)
        return
    if place.get("lost"):
        return
    text, start, end = articles[place["article"]]["text"], place.get("start", 0), place.get("end", 0)
    if not 0 <= start <= end <= len(text) or text[start:end] != place.get("exact", ""):
        what = f"the words of `exact` do not stand at {start} to {end} of the article"
        yield document.problem(key, what, "Correct start, end or exact so that they agree.")
