"""Writing plain data as YAML: readable, the same bytes each time, and quickly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    if isinstance(value, str):
        style = _style(value) if isinstance(value, Block) else None
        return yaml.ScalarNode(f"{_TAG}str", str(value), style=style)
    if isinstance(value, Mapping):
        pairs = [(_node(key), _node(entry)) for key, entry in value.items()]
        return yaml.MappingNode(f"{_TAG}map", pairs, flow_style=not pairs)
    if isinstance(value, Sequence):
        return yaml.SequenceNode(f"{_TAG}seq", [_node(entry) for entry in value], flow_style=not value)
    if isinstance(value, bool):
        return yaml.ScalarNode(f"{_TAG}bool", "true" if value else "false")
    if isinstance(value, int):
        return yaml.ScalarNode(f"{_TAG}int", str(value))
    raise TypeError(f"no plain data: {type(value).__name__}")


def _style(block: str) -> str | None:
    whole = "\n" in block and not any(sign in block for sign in _NOT_IN_A_BLOCK)
    return "|" if whole else '"' if "\n" in block else None
