"""The program that fills in a template, in a process of its own: a template may have come from a stranger.

It takes an object of JSON from standard input: `folder`, `name` and `context`. It writes another: `written`, or what
`failed`, with `file` and `line`.
"""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from variorum.base.own_process import answer, limit_this_process
from variorum.export.markdown_text import plain
from variorum.export.note_html import note_html

MOST_WRITTEN: Final = 20_000_000  # characters
_MOST_MEMORY: Final = 1_000_000_000  # bytes
_ESCAPED: Final = frozenset({"html", "htm", "xhtml", "xml", "svg", "opf", "tei"})


class _TooLongError(Exception):
    """A template wrote more than anybody reads."""


def main(seconds: int) -> None:
    """Fill in within so many seconds."""
    limit_this_process(seconds, _MOST_MEMORY)
    answer(filled(json.load(sys.stdin.buffer)))


def filled(request: dict[str, Any]) -> dict[str, Any]:
    """What is answered to a request."""
    folder = Path(request["folder"])
    found: dict[str, Any]
    try:
        found = {"written": _written(_environment(folder).get_template(request["name"]).generate(request["context"]))}
    except TemplateSyntaxError as error:
        found = {"failed": error.message, "file": error.name, "line": error.lineno}
    except TemplateNotFound as error:
        found = {"failed": f"there is no template {error.name!r} beside it", **_place(error, folder)}
    except _TooLongError:
        found = {"failed": f"writes more than {MOST_WRITTEN:,} characters", "file": None, "line": None}
    except MemoryError:
        found = {"failed": "takes all memory", "file": None, "line": None}
    except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        found = {"failed": str(error) or type(error).__name__, **_place(error, folder)}
    return found


def _written(pieces: Iterable[str]) -> str:
    kept, length = [], 0
    for piece in pieces:
        kept.append(piece)
        length += len(piece)
        if length > MOST_WRITTEN:
            raise _TooLongError
    return "".join(kept)


def _environment(folder: Path) -> ImmutableSandboxedEnvironment:
    found = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder),
        autoescape=_is_escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters.update(markdown=plain, note_html=note_html)
    return found


def _is_escaped(name: str | None) -> bool:
    """Whether what is put into a template is escaped: into those of HTML and XML, as the parts of their names say."""
    return bool(_ESCAPED & set((name or "").casefold().split(".")[1:]))


def _place(error: Exception, folder: Path) -> dict[str, Any]:
    """The file of the folder and the line that were being filled in."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if Path(frame.filename).is_relative_to(folder):
            return {"file": str(Path(frame.filename).relative_to(folder)), "line": frame.lineno}
    return {"file": None, "line": None}
