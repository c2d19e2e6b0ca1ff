"""Changes to data of a known shape, which stays JSON or YAML: they reach what lies behind the parser."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from copy import deepcopy
from random import Random
from typing import Any, Final

import yaml

from tests.fuzz.mutating import SIGNS, encoded

Path = tuple[str | int, ...]

# Written out at the end, since json and yaml refuse to write them.
_DIGITS: Final = "a number of very many digits"
_DEEP: Final = "a list in very many lists"
_WRITTEN: Final = {_DIGITS: "9" * 4_400, _DEEP: "[" * 900 + "]" * 900}
_NUMBERS: Final[tuple[Any, ...]] = (
    None, True, False, 0, -1, 1, 2, 255, 2**31, 2**63, 10**400, _DIGITS, _DEEP, 0.0, -0.5, 1e300,
    float("nan"), float("inf"), float("-inf"),
)  # fmt: skip
_TEXTS: Final = (
    "", " ", "\n", "x", "words", "urn:sha256:", "acct:a@b", "\ud83d", "\udc00\ud83d", "a\ud83d b", "n²", "n1",
    "n" + "9" * 5_000, "http://[", "https://a.example/b", "variorum/comparison/²",
    "variorum/comparison/" + "9" * 5_000, "variorum/comparison/3", "2025-11-21T10:00:00Z", "<!-- -->",
    "<script>", "=1+1", "x" * 2_001, "/", "../..", "~nobody/x",
)  # fmt: skip
# What a writer of YAML has to quote, or to end its text with.
_QUOTED: Final = (
    "...", "More...", "---", "08", "09", "-09", "1.5e3", "1_000", "0x1f", "0o7", "12:30", "2025-11-21",
    ".inf", "=", "~", "null", "true", "no", "<<", "|", "- ", "? ", ": ", " #", "\n", "\n\n", "\n ", "\t", " ",
    "\u2028", "\x85", "\ufeff", "\r", "\x00", "\x7f", "\ud83d", "'", '"', "\\", "{", "}", "[", "&a", "*a",
    "!t", "%", "@", "`",
)  # fmt: skip


def changed_tree(chance: Random, data: Any) -> Any:
    """The data with one to some six changes, each at a place of its own."""
    data = deepcopy(data)
    for _ in range(1 + min(5, int(chance.expovariate(0.7)))):
        places = list(_places(data, ()))
        path = chance.choice(places)
        data = _put(data, path, chance.choice(_CHANGES)(chance, _at(data, path)))
    return data


def reworded(chance: Random, data: Any, keys: Collection[str]) -> Any:
    """The data with other words in one to four texts that stand under some keys: its shape stays as it is."""
    data = deepcopy(data)
    texts = [path for path in _places(data, ()) if isinstance(_at(data, path), str) and set(path) & set(keys)]
    for path in chance.sample(texts, min(len(texts), chance.randint(1, 4))):
        data = _put(data, path, _alike(chance, _at(data, path)))
    return data


def as_json(chance: Random, data: Any) -> bytes:
    """The data as JSON, with escapes or without."""
    text = json.dumps(data, ensure_ascii=chance.random() < 0.7, indent=chance.choice((None, None, 1)))
    return _written_out(text)


def as_yaml(chance: Random, data: Any) -> bytes:
    """The data as JSON, which is YAML too, or in blocks, as a writer of YAML 1.1 quotes them."""
    if chance.random() < 0.5:
        return as_json(chance, data)
    width, plain = chance.choice((20, 80, 1_000)), chance.random() < 0.8
    try:
        return _written_out(yaml.dump(data, Dumper=_Dumper, allow_unicode=plain, sort_keys=False, width=width))
    except (UnicodeEncodeError, RecursionError):
        return as_json(chance, data)


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes what occurs twice twice, as our readers want it."""

    def ignore_aliases(self, data: object) -> bool:
        """Nothing gets a name."""
        return True


def _written_out(text: str) -> bytes:
    for words, written in _WRITTEN.items():
        text = text.replace(f'"{words}"', written).replace(words, written)
    return encoded(text)


def _places(data: Any, path: Path) -> Iterator[Path]:
    yield path
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _places(value, (*path, key))
    elif isinstance(data, list):
        for n, value in enumerate(data):
            yield from _places(value, (*path, n))


def _at(data: Any, path: Path) -> Any:
    for part in path:
        data = data[part]
    return data


def _put(data: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    _at(data, path[:-1])[path[-1]] = value
    return data


def _scalar(chance: Random, _value: Any) -> Any:
    return chance.choice(chance.choice((_NUMBERS, _TEXTS, _QUOTED)))


def _alike(chance: Random, value: Any) -> Any:
    """Another value of the same type, which a check of types lets pass."""
    if isinstance(value, str):
        at = chance.choice((0, len(value), chance.randint(0, len(value))))
        word = chance.choice(chance.choice((_TEXTS, _QUOTED, _QUOTED, SIGNS)))
        return value[:at] + word + value[at:] if chance.random() < 0.6 else word
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + chance.choice((-1, 1, 2, -value, 10**6, 2**63))
    if isinstance(value, list):
        return value[::-1] if chance.random() < 0.5 else value * chance.randint(0, 3)
    if isinstance(value, dict) and value:
        gone = chance.choice(list(value))
        return {key: entry for key, entry in value.items() if key != gone}
    return value


def _wrapped(chance: Random, value: Any) -> Any:
    for _ in range(chance.choice((1, 1, 2, 40))):
        value = [value] if chance.random() < 0.7 else {"name": value}
    return value


def _another_key(chance: Random, value: Any) -> Any:
    if not isinstance(value, dict) or not value:
        return _alike(chance, value)
    old = chance.choice(list(value))
    new = chance.choice((old + "x", old.upper(), chance.choice(_QUOTED), "name", "@graph", "", "guessed"))
    return {**value, new: value[old]}


_Change = Callable[[Random, Any], Any]
_CHANGES: Final[tuple[_Change, ...]] = (
    _alike,
    _alike,
    _alike,
    _alike,
    _scalar,
    _scalar,
    _wrapped,
    _another_key,
)
