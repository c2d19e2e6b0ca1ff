"""Writing plain data as YAML: readable, the same bytes each time, and quickly."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import yaml

from variorum.base.strict_yaml import PLAIN_RULES, OwnRules

_TAG: Final = "tag:yaml.org,2002:"
# Line ends of YAML's own, and what else it holds without loss only as an escape.
_ODD: Final = re.compile("[\x85\u2028\u2029\ufeff]")
_END: Final = "...\n"


class BlockText(str):
    """Text that is written as a block of lines, where YAML can hold it so without loss."""

    __slots__ = ()


class _Dumper(OwnRules, getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """PyYAML's safe dumper. Quotes stand around all that our reader takes for more than text, and around
    what readers of YAML 1.1 and 1.2 do, so that 08 is text to every program."""

    yaml_implicit_resolvers = {
        first: [*PLAIN_RULES.get(first, ()), *yaml.SafeDumper.yaml_implicit_resolvers.get(first, ())]
        for first in {**PLAIN_RULES, **yaml.SafeDumper.yaml_implicit_resolvers}
    }


_Dumper.add_implicit_resolver(
    f"{_TAG}float",
    re.compile(r"\A(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+)$"),
    list("-+.0123456789"),
)


def as_yaml(data: Mapping[str, Any] | Sequence[Any]) -> str:
    """Mappings, sequences, texts, numbers and booleans as the text of a YAML file.

    The entries of a sequence, written one by one, are together the sequence.
    """
    # The end of the document is always written, so that it is known to be no text's own and can be cut off.
    text = yaml.serialize(_node(data), Dumper=_Dumper, allow_unicode=True, width=110, explicit_end=True)
    return str(text).removesuffix(_END)


def _node(value: Any) -> yaml.Node:
    """The node of a value. Values that occur twice are written twice, so that no anchors are needed."""
    make = _NODES.get(type(value))
    if make is None:
        raise TypeError(f"no plain data: {type(value).__name__}")
    return make(value)


def _of_text(value: str) -> yaml.Node:
    return yaml.ScalarNode(_STR, value, style='"' if _ODD.search(value) else None)


def _of_block(value: BlockText) -> yaml.Node:
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
    str: _of_text, BlockText: _of_block, dict: _of_mapping, list: _of_sequence, tuple: _of_sequence,
    bool: _of_bool, int: _of_int,
}  # fmt: skip


def _style(block: str) -> str | None:
    return '"' if _ODD.search(block) else "|" if "\n" in block else None
