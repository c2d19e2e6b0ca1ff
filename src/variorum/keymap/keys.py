"""Keys as they are written on keyboards and in config.yaml, and as the terminal library names them."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Mapping
from typing import Final

_WRITTEN: Final[Mapping[str, str]] = {
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "down": "↓",
    "up": "↑",
    "right": "→",
    "left": "←",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
    **{f"f{n}": f"F{n}" for n in range(1, 13)},
}
_NAMED: Final[Mapping[str, str]] = {
    **{written.casefold(): name for name, written in _WRITTEN.items()},
    **{name: name for name in _WRITTEN},
}
# Signs whose Unicode name is not what the terminal library calls their key.
_SIGNS: Final[Mapping[str, str]] = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


def _sign_name(sign: str) -> str:
    name = unicodedata.name(sign, sign).casefold().replace("-", "_").replace(" ", "_")
    return _SIGNS.get(name, name)


_SIGN_KEYS: Final[Mapping[str, str]] = {_sign_name(sign): sign for sign in string.punctuation}
# Terminals send other keys for these, or keep them for themselves.
TAKEN: Final[Mapping[str, str]] = {
    "ctrl+h": "Backspace",
    "ctrl+i": "Tab",
    "ctrl+m": "Enter",
    "ctrl+left_square_bracket": "Esc",
    "ctrl+q": "quitting",
    "ctrl+c": "copying",
    "ctrl+p": "the palette of commands",
    "tab": "the next pane",
}


def written(key: str) -> str:
    """A key as it is written on keyboards: `pagedown` is PgDn, `ctrl+d` Ctrl+D."""
    *held, last = key.split("+") if len(key) > 1 else [key]
    return "".join(f"{name.capitalize()}+" for name in held) + (
        _WRITTEN.get(last) or _SIGN_KEYS.get(last) or (last.upper() if held else last)
    )


def key_named(word: str) -> str | None:
    """The terminal library's name for a key as written in config.yaml (`]`, `PgDn`, `Ctrl+D`); None if
    there is no such key."""
    *held, last = word.split("+") if len(word) > 1 else [word]
    held = [name.casefold() for name in held]
    if not set(held) <= {"ctrl", "alt", "shift"}:
        return None
    name = _NAMED.get(last.casefold())
    if name or len(last) != 1:
        return "+".join((*held, name)) if name else None
    if last.isspace() or not last.isprintable():
        return None
    if held:
        last = last.casefold()
    return "+".join((*held, last if last.isalnum() else _sign_name(last)))
