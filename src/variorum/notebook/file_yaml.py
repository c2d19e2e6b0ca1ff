"""Writing plain data as YAML: readable, the same bytes each time, and quickly."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import yaml

_TAG: Final = "tag:yaml.org,2002:"
# Line ends of YAML's own, and characters that it cannot hold in a block.
_NOT_IN_A_BLOCK: Final = ("\x85", "\u2028", "\u2029", "\ufeff")


class Block(str):
    """Text that is written as a block of lines, where YAML can hold it so without loss."""

    __slots__ = ()


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """PyYAML's safe dumper, without the search for rules by path, of which there are none: with it, a
    file of thousands of notes takes twice as long."""

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Nothing to look for."""

    def ascend_resolver(self) -> None:
        """Nothing to come back from."""


def as_yaml(data: Mapping[str, Any] | Sequence[Any]) -> str:
    """Mappings, sequences, texts, numbers and booleans as the text of a YAML file.

    The entries of a sequence, written one by one, are together the sequence.
    """
    text = str(yaml.serialize(_node(data), Dumper=_Dumper, allow_unicode=True, width=110))
    return text.removesuffix("...\n")  # the end of a document, written after a text that ends in line ends


def _node(value: Any) -> yaml.Node:
    """The node of a value. Values that occur twice are written twice, so that no anchors are needed."""
    make = _NODES.get(type(value))
    if make is None:
        raise TypeError(f"no plain data: {type(value).__name__}")
    return make(value)


def _of_text(value: str) -> yaml.Node:
    return yaml.ScalarNode(_STR, value)


def _of_block(value: Block) -> yaml.Node:
    return yaml.ScalarNode(_STR, str(value), style=_style(value))


def _of_mapping(value: Mapping[str, Any]) -> yaml.Node:
    pairs = [(_of_text(key), _node(entry)) for key, entry in value.items()]
    return yaml.MappingNode(f"{_TAG}map", pairs, flow_style=not pairs)


def _of_sequence(value: Sequence[Any]) -> yaml.Node:
    return yaml.SequenceNode(f"{_TAG}seq", [_node(entry) for entry in value], flow_style=not value)


def _of_bool(value: bool) -> yaml.Node:
    return yaml.ScalarNode(f"{_TAG}bool", "true" if value else "false")


def _of_int(value: int) -> yaml.Node:
    return yaml.ScalarNode(f"{_TAG}int", str(value))


_STR: Final = f"{_TAG}str"
_NODES: Final[Mapping[type, Callable[[Any], yaml.Node]]] = {
    str: _of_text, Block: _of_block, dict: _of_mapping, list: _of_sequence, tuple: _of_sequence,
    bool: _of_bool, int: _of_int,
}  # fmt: skip


def _style(block: str) -> str | None:
    whole = "\n" in block and not any(sign in block for sign in _NOT_IN_A_BLOCK)
    return "|" if whole else '"' if "\n" in block else None
