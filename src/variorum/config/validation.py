"""The data of a YAML file as an object of a data class, or every problem in it, placed and explained."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args, get_type_hints

from variorum.base.errors import Problem, did_you_mean
from variorum.base.optional_packages import loading
from variorum.base.strict_yaml import Document, KeyPath
from variorum.base.whole_text import whole

if TYPE_CHECKING:
    from pydantic import TypeAdapter


Shape = TypeVar("Shape")


def parse(document: Document, shape: type[Shape]) -> tuple[Shape | None, list[Problem]]:
    """The document as an object of the data class `shape`, or None with every way in which it does not fit, in
    the order of its lines. Halves of characters, which a journal may hold, are replaced."""
    if not isinstance(document.data, dict):
        return None, [document.problem((), "must be a mapping of keys to values", "See docs/formats.md.")]
    # pydantic costs some 100 ms to import and to set up: only who has a file to be checked pays for it.
    with loading("pydantic", what_for="checking a file", where=document.where):
        # It would look through all packages that are installed for plugins of its own, which none of ours are.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        from pydantic import ValidationError

        adapter: TypeAdapter[Shape] = _adapter(cast(type, shape))
    import json  # with pydantic: only a file to be checked needs it

    # As JSON, because in strict mode only JSON's objects and lists may become data classes.
    data = whole(json.dumps(document.data, ensure_ascii=False)).encode()
    try:
        return adapter.validate_json(data), []
    except ValidationError as error:
        problems = [_problem(document, shape, dict(detail)) for detail in error.errors()]
        return None, sorted(problems, key=lambda problem: (problem.line or 0, problem.column or 0))


def check(document: Document, shape: type) -> list[Problem]:
    """Every way in which the document does not fit the data class `shape`, in the order of its lines."""
    _, problems = parse(document, shape)
    return problems


@cache
def _adapter(shape: type) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(shape)


def _problem(document: Document, shape: type, detail: Mapping[str, Any]) -> Problem:
    key: KeyPath = tuple(detail["loc"])
    dotted = ".".join(str(part) for part in key)
    if detail["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
        known = _keys_beside(shape, key)
        remedy = did_you_mean(str(key[-1]), known, f"Known here: {', '.join(known)}.")
        return document.problem(key, f"{dotted}: unknown key {key[-1]!r}", remedy)
    if detail["type"].startswith("missing"):
        return document.problem(key, f"{dotted}: is missing", "Add it.")
    message = detail["msg"][:1].lower() + detail["msg"][1:]
    return document.problem(key, f"{dotted}: {message}", f"It says {_shorten(detail.get('input'))}.")


def _shorten(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _keys_beside(shape: type, key: KeyPath) -> list[str]:
    """The keys that may stand where an unknown one was found."""
    section: Any = shape
    for part in key[:-1]:
        if isinstance(part, int):
            continue
        hint = get_type_hints(section).get(_names_in_files(section).get(str(part), ""))
        section = next((t for t in (hint, *get_args(hint)) if is_dataclass(t)), None)
        if section is None:
            return []
    return list(_names_in_files(section))


def _names_in_files(shape: Any) -> dict[str, str]:
    """The names of a data class's fields, by those that they have in files."""
    in_files: Callable[[str], str] = getattr(shape, "__pydantic_config__", {}).get("alias_generator", str)
    return {in_files(field.name): field.name for field in fields(shape)}
