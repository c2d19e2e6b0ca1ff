"""What a judge's answer says: numbers and kinds, and nothing else of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from variorum.alignment.judge.judgement import JudgedKind, JudgedPair

_BEGINS: Final = re.compile(r'\{\s*+"links"\s*+:')
_MOST_TRIES: Final = 20
_LONGEST: Final = 400_000  # characters of an answer
_MOST_LINKS: Final = 3  # for each sentence: whoever names more names everything
_FEWEST_RIGHT: Final = 0.8  # of what is named


class NonsenseError(ValueError):
    """An answer that cannot be used; it says why."""


def pairs_in(content: str, counts: tuple[int, int]) -> tuple[JudgedPair, ...]:
    """The pairs that an answer names, by numbers from 0, in order, each once; `counts` are the sentences of either
    article. Prose, thoughts or fences around the JSON are passed over, and so is now and then an entry with
    numbers that there are not. Raises NonsenseError."""
    entries = _links_in(content)
    if len(entries) > _MOST_LINKS * sum(counts):
        raise NonsenseError(f"it names {len(entries):,} pairs of {counts[0]} and {counts[1]} sentences")
    found: dict[tuple[int, int], JudgedPair] = {}
    wrong = 0
    for entry in entries:
        pair = _pair(entry, counts)
        if pair is None:
            wrong += 1
        else:
            found.setdefault((pair.left, pair.right), pair)
    if len(entries) - wrong < _FEWEST_RIGHT * len(entries):
        raise NonsenseError(f"{wrong} of the {len(entries)} pairs that it names are of no such sentences or kinds")
    return tuple(found[at] for at in sorted(found))


def _links_in(content: str) -> list[Any]:
    """The list of links, of the last object that has one."""
    if len(content) > _LONGEST:
        raise NonsenseError("it is far too long")
    begins = [match.start() for match in _BEGINS.finditer(content)]
    for at in reversed(begins[-_MOST_TRIES:]):
        for data in _read(content, at):
            if isinstance(data.get("links"), list):
                return list(data["links"])
    raise NonsenseError("there is no list of links in it")


def _read(content: str, at: int) -> Iterator[dict[str, Any]]:
    try:
        data, _ = json.JSONDecoder().raw_decode(content, at)
    except (ValueError, RecursionError):
        return
    yield data


def _pair(entry: Any, counts: tuple[int, int]) -> JudgedPair | None:
    """An entry as a pair, an object as it was asked for or a list in the same order; None if it is none."""
    if isinstance(entry, dict):
        entry = [entry.get(name) for name in ("a", "b", "kind", "sure")]
    if not isinstance(entry, list) or len(entry) != 4:
        return None
    a, b, kind, sure = entry
    if not (_is_number(a, counts[0]) and _is_number(b, counts[1]) and isinstance(sure, bool)):
        return None
    if not isinstance(kind, str) or kind not in set(JudgedKind):
        return None
    return JudgedPair(a - 1, b - 1, JudgedKind(kind), sure)


def _is_number(value: object, count: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= count
