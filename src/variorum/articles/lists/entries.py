"""What lists of other programs have in common: tags and moments as they write them, texts, and errors."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final

from variorum.articles.decoding import NotTextError, decode
from variorum.base.errors import InputError, input_error

_QUOTED: Final = re.compile(r"""["']([^"']++)["']""")
_LATEST: Final = 32_503_680_000  # seconds, the year 3000
_REMEDY: Final = "Export it again from the program that made it."


def text_of(data: bytes, path: str) -> str:
    """The text of a list. Raises InputError."""
    try:
        return decode(data)
    except NotTextError as error:
        raise input_error(path, str(error), _REMEDY) from None


def json_of(data: bytes, path: str) -> Any:
    """The JSON of a list. Raises InputError."""
    try:
        return json.loads(text_of(data, path))
    except (ValueError, RecursionError):  # a number of thousands of digits too
        raise broken(path, "is no JSON that is whole") from None


def broken(path: str, what: str) -> InputError:
    """The error for a list that is not as its program writes it."""
    return input_error(path, what, _REMEDY)


def word(value: Any) -> str:
    """What is a text, on one line; else nothing."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def listed(value: Any) -> list[Any]:
    """What is a list; what is a thing alone as a list of it."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def tags_of(written: str) -> tuple[str, ...]:
    """Tags as tables hold them: a|b, or a,b, or in brackets."""
    if written.strip().startswith("["):
        return tidy_tags(_QUOTED.findall(written))
    return tidy_tags(written.split("|" if "|" in written else ","))


def tidy_tags(tags: Iterable[Any]) -> tuple[str, ...]:
    """Tags that say something, each once. One of several words has hyphens between them, as tags of notes do."""
    return tuple(dict.fromkeys("-".join(tag.split()) for tag in tags if isinstance(tag, str) and tag.strip()))


def moment(value: Any) -> str:
    """A moment as a list has it; seconds since 1970 as a date with its time."""
    said = str(value).strip() if isinstance(value, str | int) else ""
    if said.isascii() and said.isdigit() and 8 < len(said) < 12 and int(said) < _LATEST:
        return datetime.fromtimestamp(int(said), UTC).isoformat().replace("+00:00", "Z")
    return said[:40]
