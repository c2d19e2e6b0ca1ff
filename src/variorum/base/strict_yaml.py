"""Reading YAML strictly: plain data only, no tags, no aliases, no duplicate keys, with positions.

Only null, true, false, and what YAML 1.1 and 1.2 both call a number is converted, so that a key such as
`no`, a date such as 2025-11-21 and a word such as 08 stay the text that was written.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any

import yaml

from variorum.base.assets import packaged
from variorum.base.errors import InputError, Problem, input_error
from variorum.base.regular_files import read_regular

KeyPath = tuple[str | int, ...]

_TAG = "tag:yaml.org,2002:"
_STR = f"{_TAG}str"
_DEEPEST = 50  # our own files nest five deep
_MOST_DIGITS = 15  # of a number: what a float holds exactly


class OwnRules:
    """What words without quotes are, for PyYAML's loaders and dumpers: by our rules only.

    PyYAML's own way looks for rules by path too, of which there are none: with it, thousands of notes take
    a third longer to read, and twice as long to write.
    """

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Nothing to look for."""

    def ascend_resolver(self) -> None:
        """Nothing to come back from."""

    def resolve(self, kind: type, value: str, implicit: tuple[bool, bool]) -> str:
        """The tag of a node that says none; a scalar with quotes is text."""
        if kind is not yaml.ScalarNode:
            return _TAG + ("seq" if kind is yaml.SequenceNode else "map")
        if implicit[0]:
            for tag, pattern in self.yaml_implicit_resolvers.get(value[:1], ()):
                if pattern.match(value):
                    return tag
        return _STR


class _PlainLoader(OwnRules, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """PyYAML's safe loader without YAML 1.1's surprises."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


for _name, _pattern, _first in (
    ("null", r"\A(?:~|null|)$", ["~", "n", ""]),
    ("bool", r"\A(?:true|false)$", ["t", "f"]),
    ("int", r"\A[-+]?(?:0|[1-9][0-9]*)$", list("-+0123456789")),
    ("float", r"\A(?:[-+]?[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+][0-9]+)?$", list("-+.0123456789")),
):
    _PlainLoader.add_implicit_resolver(_TAG + _name, re.compile(_pattern), _first)

# What plain words are taken for, by the sign they begin with. Who writes YAML puts quotes around these words.
PLAIN_RULES = _PlainLoader.yaml_implicit_resolvers


@dataclass(frozen=True)
class Document:
    """The data of a YAML file and where each key stands (line and column, 1-based)."""

    where: str
    data: Any
    places: Mapping[KeyPath, tuple[int, int]] = field(repr=False)

    def problem(self, key: KeyPath, what: str, remedy: str = "") -> Problem:
        """A problem at a key, or at the nearest one above it that stands in the file."""
        while key and key not in self.places:
            key = key[:-1]
        line, column = self.places.get(key, (None, None))
        return Problem(self.where, what, remedy, line, column)


@contextmanager
def gc_paused() -> Iterator[None]:
    """Thousands of entries come to be and stay: the collector of garbage, looking through them again and
    again, would take as long as the reading."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def shipped_yaml(package: str, name: str) -> Any:
    """The data of a YAML file that comes with the program."""
    return load_own_yaml(packaged(package, name).read_text(encoding="utf-8"), name).data


def read_yaml(path: Path, most: int) -> Document:
    """Read and parse a YAML file of at most `most` bytes. Raises InputError."""
    return yaml_from_bytes(read_regular(path, most), str(path))


def yaml_from_bytes(data: bytes, where: str) -> Document:
    """Parse the bytes of a YAML file. Raises InputError."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise input_error(where, "is not UTF-8 text", "Save it as UTF-8.") from None
    return load_yaml(text, where)


def load_yaml(text: str, where: str) -> Document:
    """Parse one YAML document; mappings become dicts, sequences become tuples.

    Raises InputError, naming line and column, on anything but plain data.
    """
    with suppress(yaml.YAMLError):  # said better by what follows
        _check_depth(text, where)
    return load_own_yaml(text, where)


def _check_depth(text: str, where: str) -> None:
    """Refuse a document nested so deeply that libyaml, which recurses, would run out of stack."""
    depth = 0
    for event in yaml.parse(text, Loader=_PlainLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            what, remedy = "is nested too deeply", "Check its brackets and indentation."
            raise InputError(Problem(where, what, remedy, *_place(event)))


def load_own_yaml(text: str, where: str) -> Document:
    """Parse a YAML document that this program wrote, or that comes with it: it is nested within reason."""
    try:
        loader = _PlainLoader(text)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
        reader = _NodeReader(where)
        data = reader.read(node, ()) if node is not None else None
    except yaml.MarkedYAMLError as error:
        raise InputError(_from_yaml(error, where)) from None
    except yaml.reader.ReaderError as error:
        what = f"holds a character that YAML does not allow ({_codepoint(error.character)})"
        raise InputError(Problem(where, what, 'Write it as an escape, such as "\\x07".')) from None
    if reader.problems:
        raise InputError(*reader.problems)
    return Document(where, data, reader.places)


def _codepoint(character: object) -> str:
    return f"U+{ord(character):04X}" if isinstance(character, str) else str(character)


def _from_yaml(error: yaml.MarkedYAMLError, where: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    what = f"is not valid YAML: {error.problem or error.context}"
    remedy = "Indent with spaces, and put quotes around text with special characters."
    if mark is None:
        return Problem(where, what, remedy)
    return Problem(where, what, remedy, mark.line + 1, mark.column + 1)


class _NodeReader:
    """Turns YAML nodes into plain data, noting the place of each key and every problem."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.places: dict[KeyPath, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, path: KeyPath) -> Any:
        if path not in self.places:
            self.places[path] = _place(node)
        if id(node) in self._seen:
            self._complain(node, "uses an alias (*name)", "Write the value out.")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            self._refuse_tag(node, "seq")
            return tuple(self.read(item, (*path, n)) for n, item in enumerate(node.value))
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._complain(key_node, "has a key that is not plain text", "Use a word as key.")
                continue
            key = str(key_node.value)
            if key in mapping:
                line, _ = self.places[(*path, key)]
                self._complain(key_node, f"sets {key!r} twice (first on line {line})", "Keep one of them.")
                continue
            self.places[(*path, key)] = _place(key_node)
            mapping[key] = self.read(value_node, (*path, key))
        self._refuse_tag(node, "map")
        return mapping

    def _scalar(self, node: yaml.Node) -> Any:
        text, kind = str(node.value), str(node.tag).removeprefix(_TAG)
        match kind:
            case "str":
                return text
            case "null":
                return None
            case "bool" if text in ("true", "false"):
                return text == "true"
            case "int" | "float" if _NUMBER.fullmatch(text):
                number = _number(text)
                if number is None:
                    self._complain(node, "is too large a number", f"Use {_MOST_DIGITS} digits at most.")
                return number
        self._refuse_tag(node, "")
        return None

    def _refuse_tag(self, node: yaml.Node, plain: str) -> None:
        if node.tag != _TAG + plain:
            what = f"uses the tag {node.tag.replace(_TAG, '!!')}"
            self._complain(node, what, "Remove it: only plain data is read.")

    def _complain(self, node: yaml.Node, what: str, remedy: str) -> None:
        line, column = _place(node)
        self.problems.append(Problem(self.where, what, remedy, line, column))


_NUMBER = re.compile(r"[-+]?(?:[0-9]++(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")


def _number(text: str) -> int | float | None:
    """The number that digits write; None where it is larger than any of ours."""
    if text.lstrip("-+").isdecimal():
        return int(text) if len(text.lstrip("-+0")) <= _MOST_DIGITS else None
    number = float(text)
    return number if isfinite(number) else None


def _place(node: yaml.Node | yaml.Event) -> tuple[int, int]:
    mark = node.start_mark
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
