"""Templates of HTML filled in: every value is escaped, and a page allows our own style and script alone."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment
from markupsafe import Markup

from variorum.annotations.note import Note
from variorum.base.sanitize import safe, safe_lines
from variorum.export.note_html import note_html
from variorum.export.shipped_templates import environment_of
from variorum.presentation import glyphs, signs
from variorum.presentation.wording.drift import drift_line
from variorum.presentation.wording.labels import figures_in_words, removed_in_words

_PACKAGE: Final = "variorum.export.html"


def rendered(template: str, **values: object) -> str:
    """A page: a template with these values, and with `style`, `script` and the `hashes` by which a page allows them."""
    style, script = _file("style.css"), _file("script.js")
    hashes = {"style": _hash(style), "script": _hash(script)}
    return _environment().get_template(template).render(
        style=Markup(style), script=Markup(script), hashes=hashes, **values  # noqa: S704 - our own files
    )  # fmt: skip


def _file(name: str) -> str:
    return files(_PACKAGE).joinpath("templates", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """As a content security policy names the only inline text that it allows."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    found = environment_of(_PACKAGE)
    found.filters.update(safe=_no_way_around, plain=safe, lines=safe_lines, note=note_html)
    found.globals.update(
        glyphs=glyphs,
        signs=signs,
        drift_line=drift_line,
        figures=figures_in_words,
        removed=removed_in_words,
        is_bookmark=_is_bookmark,
    )
    return found


def _no_way_around(value: str) -> str:
    raise TypeError("nothing in a template is exempt from escaping")


def _is_bookmark(note: Note) -> bool:
    return note.is_bookmark
