"""Notes of other programs: W3C Web Annotation in JSON-LD, and Hypothesis's JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from variorum.annotations.note import COLOURS, FURTHEST, Status
from variorum.base.errors import InputError, Problem, input_error

_DEEPEST: Final = 6  # selectors that refine each other
LARGEST: Final = 50_000_000  # bytes
_REMEDY: Final = "Export annotations as JSON from Hypothesis, or as W3C Web Annotations."


@dataclass(frozen=True, slots=True)
class ExternalTarget:
    """What a foreign note is on: a source by address, path or hash, and a quote with its context. `is_broken`: it is on
    some words, but does not say which."""

    source: str = ""
    sha256: str = ""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 0
    is_broken: bool = False


@dataclass(frozen=True, slots=True)
class ExternalAnnotation:
    """A note of another program, in our words where it has them."""

    text: str
    targets: tuple[ExternalTarget, ...]
    tags: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""
    author: str = ""
    target_kind: str = ""
    status: Status = Status.OPEN
    colour: str = ""


def external_annotations(written: bytes, path: Path) -> list[ExternalAnnotation]:
    """The notes in the bytes of a file. Raises InputError."""
    try:
        data = json.loads(written)
    except json.JSONDecodeError as error:
        problem = Problem(str(path), f"is no JSON: {error.msg}", _REMEDY, error.lineno, error.colno)
        raise InputError(problem) from None
    except (ValueError, RecursionError):  # no UTF-8, a number of thousands of digits
        raise input_error(path, "is no JSON", _REMEDY) from None
    found = [note for item in _items(data) if (note := _note(item)) is not None]
    if not found:
        raise input_error(path, "holds no annotations", _REMEDY)
    return found


def _items(data: Any) -> Iterator[Mapping[str, Any]]:
    """The annotations of a collection, a page, an answer of Hypothesis's, a list, or one alone."""
    if isinstance(data, list):
        for item in data:
            yield from _items(item)
    elif isinstance(data, dict):
        for name in ("first", "items", "rows", "annotations"):
            if isinstance(data.get(name), dict | list):
                yield from _items(data[name])
                return
        if "target" in data or "uri" in data:
            yield data


def _note(item: Mapping[str, Any]) -> ExternalAnnotation | None:
    targets = tuple(map(_target, _listed(item.get("target")) or [item.get("uri", "")]))
    if "uri" in item or "text" in item:
        return _of_hypothesis(item, targets)
    bodies = _listed(item.get("body"))
    texts = [_text(body) for body in bodies if _purpose(body) not in _OWN_PURPOSES]
    tags = [_text(body) for body in bodies if _purpose(body) == "tagging"]
    named = dict(_text(b).split(":", 1) for b in bodies if _purpose(b) in _OURS and ":" in _text(b))
    status, colour = named.get("status", ""), named.get("colour", "")
    return ExternalAnnotation(
        "\n\n".join(filter(None, texts)),
        targets,
        tuple(dict.fromkeys(filter(None, tags))),
        _word(item.get("created")),
        _word(item.get("modified")) or _word(item.get("created")),
        _name(item.get("creator")),
        named.get("about", ""),
        Status(status) if status in list(Status) else Status.OPEN,
        colour if colour in COLOURS else "",
    )


_OURS: Final = ("assessing", "classifying", "highlighting")  # where status, about and colour stand
_OWN_PURPOSES: Final = ("tagging", *_OURS)


def _of_hypothesis(item: Mapping[str, Any], targets: tuple[ExternalTarget, ...]) -> ExternalAnnotation:
    uri = _word(item.get("uri"))
    named = tuple(replace(target, source=target.source or uri) for target in targets)
    info = item.get("user_info")
    author = info.get("display_name") if isinstance(info, dict) else None
    user = _word(item.get("user")).removeprefix("acct:").split("@", 1)[0]
    tags = tuple(dict.fromkeys(_word(tag) for tag in _listed(item.get("tags")) if _word(tag)))
    created, updated = _word(item.get("created")), _word(item.get("updated"))
    return ExternalAnnotation(_word(item.get("text")), named, tags, created, updated, _word(author) or user)


def _target(target: Any) -> ExternalTarget:
    if not isinstance(target, dict):
        return ExternalTarget(_word(target))
    source, digest = target.get("source"), ""
    if isinstance(source, dict):
        digest = _word(source.get("digest")).removeprefix("sha256:")
        source = source.get("id")
    name = _word(source or target.get("id"))
    exact = prefix = suffix = ""
    start = 0
    for selector in _selectors(target.get("selector"), 0):
        if selector.get("type") == "TextQuoteSelector":
            exact, prefix, suffix = (_word(selector.get(key)) for key in ("exact", "prefix", "suffix"))
        elif selector.get("type") == "TextPositionSelector":
            start = _position(selector.get("start"))
    digest = digest or name.removeprefix("urn:sha256:")
    return ExternalTarget(name, digest, exact, prefix, suffix, start, "selector" in target and not exact.strip())


def _selectors(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """The selectors of a target, and what refines them."""
    for selector in _listed(value) if depth < _DEEPEST else ():
        if isinstance(selector, dict):
            yield selector
            yield from _selectors(selector.get("refinedBy"), depth + 1)


def _position(value: Any) -> int:
    """A place in a text; 0, as where there is none, for what can be none."""
    return value if type(value) is int and 0 <= value <= FURTHEST // 2 else 0


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _word(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _name(creator: Any) -> str:
    return _word(creator.get("name")) if isinstance(creator, dict) else _word(creator)


def _purpose(body: Any) -> str:
    return _word(body.get("purpose")) if isinstance(body, dict) else ""


def _text(body: Any) -> str:
    return _word(body.get("value")) if isinstance(body, dict) else _word(body)
