"""Metadata that stands beside an article, in NAME.yaml next to NAME.txt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Final

from variorum.articles.article import Metadata
from variorum.articles.outlet_guess import guess_outlet
from variorum.base.errors import InputError, Problem, did_you_mean
from variorum.base.paths import is_file
from variorum.base.strict_yaml import Document, read_yaml

# schema.org's NewsArticle names, as they stand in files, and ours.
FIELD_NAMES: Final[Mapping[str, str]] = {
    "headline": "headline",
    "author": "author",
    "publisher": "publisher",
    "datePublished": "date_published",
    "dateModified": "date_modified",
    "url": "url",
    "inLanguage": "language",
    "dateFetched": "fetched",
    "outletCode": "code",
    "archivedAt": "archived",
    "captureHash": "capture",
}
_LARGEST = 100_000  # bytes of a sidecar


def sidecar_path(article: Path) -> Path:
    """Where an article's metadata file would stand."""
    return article.with_suffix(".yaml")


def read_metadata(article: Path, text: str, in_text: Metadata) -> Metadata:
    """An article's metadata from its sidecar, else from its own text, with the outlet guessed where
    neither names it."""
    metadata = merge_metadata(in_text, stated_metadata(article))
    if metadata.publisher is None and (outlet := guess_outlet(text)):
        metadata = replace(metadata, publisher=outlet, guessed=metadata.guessed | {"publisher"})
    return metadata


def merge_metadata(weak: Metadata, strong: Metadata) -> Metadata:
    """Two sources of metadata in one: what the strong one knows stands."""
    known: dict[str, Any] = {}
    for field in fields(Metadata):
        if value := getattr(strong, field.name):
            known[field.name] = value
    return replace(weak, **known)


def stated_metadata(article: Path) -> Metadata:
    """An article's metadata from its sidecar, if there is one. Raises InputError."""
    sidecar = sidecar_path(article)
    there = is_file(sidecar) and sidecar != article
    return metadata_from(read_yaml(sidecar, _LARGEST), ()) if there else Metadata()


def metadata_from(document: Document, key: tuple[str | int, ...]) -> Metadata:
    """Metadata from the mapping at `key` of a YAML document. Raises InputError with every problem."""
    data: Any = document.data
    for part in key:
        data = data[part]
    if data is None:
        return Metadata()
    if not isinstance(data, dict):
        remedy = "Write lines such as `headline: ...`."
        raise InputError(document.problem(key, "must be a mapping of metadata", remedy))
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    for name, value in data.items():
        if name == "guessed":
            values["guessed"] = _guessed(document, (*key, name), value, problems)
        elif name not in FIELD_NAMES:
            known = [*FIELD_NAMES, "guessed"]
            remedy = did_you_mean(name, known, f"Known: {', '.join(known)}.")
            problems.append(document.problem((*key, name), f"unknown key {name!r}", remedy))
        elif value is not None:
            if not isinstance(value, str):
                problems.append(document.problem((*key, name), f"{name}: must be text", "Put it in quotes."))
            else:
                values[FIELD_NAMES[name]] = value
    if problems:
        raise InputError(*problems)
    return Metadata(**values)


def _guessed(document: Document, key: tuple[str | int, ...], value: object, problems: list[Problem]) -> frozenset[str]:
    names = value if isinstance(value, list | tuple) else ()
    if not isinstance(value, list | tuple) or not all(isinstance(n, str) and n in FIELD_NAMES for n in names):
        remedy = f"List some of: {', '.join(FIELD_NAMES)}."
        problems.append(document.problem(key, "guessed: must list metadata keys", remedy))
        return frozenset()
    return frozenset(FIELD_NAMES[name] for name in names)


def metadata_as_data(metadata: Metadata) -> dict[str, Any]:
    """Metadata under the names it has in files; what is unknown is left out."""
    ours = {name: theirs for theirs, name in FIELD_NAMES.items()}
    known = ((field.name, getattr(metadata, field.name)) for field in fields(metadata))
    data: dict[str, Any] = {ours[name]: value for name, value in known if name in ours and value is not None}
    if metadata.guessed:
        data["guessed"] = sorted(ours[name] for name in metadata.guessed)
    return data
