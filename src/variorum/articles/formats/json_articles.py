"""Articles in JSON and JSON Lines: an object each, with the field names of schema.org or of scrapers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from variorum.articles.article import Article, Metadata
from variorum.articles.decoding import without_slips
from variorum.articles.formats.front_matter import known_fields
from variorum.articles.sidecar import FIELD_NAMES
from variorum.base.errors import InputError, Problem

_BODIES: Final = ("articleBody", "text", "maintext", "content", "body", "article", "raw_text", "full_text")
_TOO_MUCH: Final = "is nested too deeply, or holds a number of thousands of digits"
_REMEDY: Final = f"An article is an object with its text in one of: {', '.join(_BODIES)}."


def articles_from_json(text: str, path: str) -> list[Article]:
    """The articles of a file: one object, a list of them, or one on each line.

    Each is called PATH#N, N from 1, if there are several. Raises InputError with every problem.
    """
    objects = list(_objects(text, path))
    if not objects:
        raise InputError(Problem(path, "holds no article", _REMEDY))
    problems, articles = [], []
    for number, (line, thing) in enumerate(objects, 1):
        body = _body_of(thing) if isinstance(thing, dict) else None
        if body is None:
            problems.append(Problem(path, "holds an object without an article's text", _REMEDY, line, 1))
            continue
        known = {FIELD_NAMES[name]: without_slips(value) for name, value in known_fields(thing).items()}
        name = path if len(objects) == 1 else f"{path}#{number}"
        articles.append(Article(name, body, Metadata(**known)))  # type: ignore[arg-type]
    if problems:
        raise InputError(*problems)
    return articles


def _objects(text: str, path: str) -> Iterator[tuple[int | None, Any]]:
    """The objects of a file, each with its line if it has one of its own."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        yield from _lines(text, path)
        return
    except (ValueError, RecursionError):
        raise InputError(Problem(path, _TOO_MUCH, _REMEDY)) from None
    for thing in whole if isinstance(whole, list) else [whole]:
        yield None, thing


def _lines(text: str, path: str) -> Iterator[tuple[int | None, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except json.JSONDecodeError as error:
                what = f"is no JSON: {error}"
                raise InputError(Problem(path, what, _REMEDY, number, error.colno)) from None
            except (ValueError, RecursionError):
                raise InputError(Problem(path, _TOO_MUCH, _REMEDY, number, 1)) from None


def _body_of(thing: dict[str, Any]) -> str | None:
    for name in _BODIES:
        body = thing.get(name)
        if isinstance(body, list) and all(isinstance(part, str) for part in body):
            body = "\n".join(body)
        if isinstance(body, str) and body.strip():
            return without_slips(body.replace("\r\n", "\n").replace("\r", "\n"))
    return None
