"""The comparison file, `*.variorum.yaml`: its shape, reading and writing. See docs/formats.md."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import yaml

from variorum.articles.article import Article, Metadata
from variorum.articles.sidecar import metadata_as_data, metadata_from
from variorum.cleaning.lines import LineCorrection
from variorum.notebook.file_entries import FileEntry
from variorum.notebook.notes import Anchor, LinkDecision, Note
from variorum.notebook.saved_comparison import SavedComparison
from variorum.problems import InputError, Problem
from variorum.validation import check
from variorum.yaml_files import Document, load_yaml, read_yaml

SCHEMA: Final = "variorum/comparison/1"
_FAMILY: Final = "variorum/comparison/"
_VERSION: Final = 1
_LARGEST: Final = 200_000_000  # bytes


def dump_comparison(comparison: SavedComparison) -> str:
    """The comparison as the text of its file: the same comparison gives the same bytes."""
    data = {
        "schema": SCHEMA,
        "title": comparison.title,
        "base": comparison.base,
        "links": [_link_data(decision) for decision in comparison.links],
        "notes": [_note_data(note) for note in comparison.notes],
        "articles": [
            _article_data(article, corrections)
            for article, corrections in zip(comparison.articles, comparison.corrections, strict=True)
        ],
    }
    return str(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110))


def read_comparison(path: Path) -> SavedComparison:
    """Read a comparison file. Raises InputError with every problem, and never changes the file."""
    return _comparison(read_yaml(path, _LARGEST))


def load_comparison(text: str, where: str) -> SavedComparison:
    """A comparison from the text of its file. Raises InputError with every problem."""
    return _comparison(load_yaml(text, where))


def _comparison(document: Document) -> SavedComparison:
    _check_schema(document)
    if problems := check(document, FileEntry):
        raise InputError(*problems)
    data: dict[str, Any] = document.data
    problems = list(_contradictions(document, data))
    if problems:
        raise InputError(*problems)
    articles = tuple(_article(document, n, entry) for n, entry in enumerate(data["articles"]))
    corrections = tuple(_corrections(entry) for entry in data["articles"])
    notes = tuple(_note(entry) for entry in data.get("notes", ()))
    links = tuple(
        LinkDecision(Anchor(**entry["between"][0]), Anchor(**entry["between"][1]), entry["linked"])
        for entry in data.get("links", ())
    )
    base, title = data.get("base", 0), data.get("title", "")
    return SavedComparison(articles, corrections, notes, base, title, links)


def _article(document: Document, number: int, entry: dict[str, Any]) -> Article:
    known = "metadata" in entry
    metadata = metadata_from(document, ("articles", number, "metadata")) if known else Metadata()
    outside: frozenset[int] | None = None
    if entry.get("outside") is not None:
        starts = _line_starts(entry["text"])
        outside = frozenset(starts[line - 1] for line in entry["outside"])
    return Article(entry["path"], entry["text"], metadata, outside)


def _check_schema(document: Document) -> None:
    schema = document.data.get("schema") if isinstance(document.data, dict) else None
    if schema == SCHEMA:
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
    text, start, end = articles[place["article"]]["text"], place.get("start", 0), place.get("end", 0)
    if not 0 <= start <= end <= len(text) or text[start:end] != place.get("exact", ""):
        what = f"the words of `exact` do not stand at {start} to {end} of the article"
        yield document.problem(key, what, "Correct start, end or exact so that they agree.")


def _article_data(article: Article, corrections: tuple[LineCorrection, ...]) -> dict[str, Any]:
    data: dict[str, Any] = {"path": article.path, "sha256": article.sha256}
    if metadata := metadata_as_data(article.metadata):
        data["metadata"] = metadata
    if corrections:
        data["corrections"] = [_correction_data(article.text, correction) for correction in corrections]
    if article.outside is not None:
        numbers = {start: n for n, start in enumerate(_line_starts(article.text), 1)}
        data["outside"] = [numbers[start] for start in sorted(article.outside) if start in numbers]
    data["text"] = _Block(article.text)
    return data


def _correction_data(text: str, correction: LineCorrection) -> dict[str, Any]:
    line = text[correction.start :].split("\n", 1)[0]
    return {
        "line": text.count("\n", 0, correction.start) + 1,
        "action": "restore" if correction.kept else "remove",
        "text": line[:80],
    }


def _note_data(note: Note) -> dict[str, Any]:
    return {
        "id": note.id,
        "created": note.created,
        "modified": note.modified,
        "tags": list(note.tags),
        "text": _Block(note.text),
        "target": [_anchor_data(place) for place in note.anchors],
    }


def _link_data(decision: LinkDecision) -> dict[str, Any]:
    return {"linked": decision.linked, "between": [asdict(decision.one), asdict(decision.other)]}


def _anchor_data(place: Anchor) -> dict[str, Any]:
    return {"article": place.article} if place.on_whole_article else asdict(place)


def _corrections(entry: dict[str, Any]) -> tuple[LineCorrection, ...]:
    starts = _line_starts(entry["text"])
    return tuple(
        LineCorrection(starts[correction["line"] - 1], correction["action"] == "restore")
        for correction in entry.get("corrections", ())
    )


def _line_starts(text: str) -> list[int]:
    """Where each line of a text starts."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts[:-1]


def _note(entry: dict[str, Any]) -> Note:
    anchors = tuple(Anchor(**place) for place in entry["target"])
    tags, created, modified = entry.get("tags", ()), entry.get("created", ""), entry.get("modified", "")
    return Note(entry["id"], entry["text"], anchors, tags, created, modified)


class _Block(str):
    """Text that is written as a block of lines, where YAML can hold it so without loss."""

    __slots__ = ()


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """PyYAML's safe dumper, writing articles and notes as blocks."""

    def ignore_aliases(self, data: object) -> bool:
        """Write every value out, so that the file can be read without anchors."""
        return True


# Line ends of YAML's own, and characters that it cannot hold in a block.
_NOT_IN_A_BLOCK: Final = ("\x85", "\u2028", "\u2029", "\ufeff")


def _represent_block(dumper: yaml.SafeDumper, block: _Block) -> yaml.ScalarNode:
    whole = "\n" in block and not any(sign in block for sign in _NOT_IN_A_BLOCK)
    style = "|" if whole else '"' if "\n" in block else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(block), style=style)


_Dumper.add_representer(_Block, _represent_block)
