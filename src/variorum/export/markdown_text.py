"""Words of others as Markdown that means nothing but them, and notes without what could run."""

from __future__ import annotations

import re
from typing import Final

from variorum.base.sanitize import safe, safe_lines

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_LIST: Final = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$|[-=])")
_ENTITY: Final = re.compile(r"&(?=#|colon;|lt;|gt;)")
# Addresses that run code, in the links of a note; a colon-like sign stands where they would begin to.
_SCHEMES: Final = re.compile(r"(?i)\b(javascript|vbscript|data|file)(\s*)(?::|&colon;|&#0*58;|&#x0*3a;)")


def plain(words: str) -> str:
    """Words of an article as Markdown that means nothing but them."""
    return _LIST.sub(_no_list, _MARKUP.sub(r"\\\1", safe(words)))


def _no_list(found: re.Match[str]) -> str:
    """A sign that would begin a list or a heading, as the sign that it is."""
    space, sign = found.groups()
    return f"{space}\\{sign}" if len(sign) == 1 else f"{space}{sign[:-1]}\\{sign[-1]}"


def note_markdown(text: str) -> str:
    """A note's own Markdown, without what could run: HTML, and addresses that are code."""
    text = _ENTITY.sub("&amp;", safe_lines(text)) if "&" in text else safe_lines(text)
    return _SCHEMES.sub(r"\1\2∶", text).replace("<", "&lt;")
