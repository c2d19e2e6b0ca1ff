"""An edition written by a template of the reader's own."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import platformdirs

from variorum.base.errors import InputError, Problem, did_you_mean, input_error
from variorum.base.optional_packages import loading
from variorum.base.own_process import answer_of
from variorum.base.paths import absolute, is_file
from variorum.export.formats import Format

if TYPE_CHECKING:
    from variorum.export.edition import Edition

ENDING: Final = ".j2"
_SECONDS: Final = 30  # of processor time
_WORKER: Final = "variorum.export.templates.worker"
_REMEDY: Final = "docs/templates.md says what a template is given."


def templates_folder() -> Path:
    """Where the reader's templates are looked for by their names."""
    return platformdirs.user_config_path("variorum") / "templates"


def template_names() -> list[str]:
    """The names of the reader's templates; those that begin with _ are only parts of others."""
    return sorted(path.name for path in templates_folder().glob(f"*{ENDING}") if not path.name.startswith("_"))


def template_format(named: str) -> Format:
    """A template as a format, by its path or its name in the reader's folder. Raises InputError."""
    path = Path(named)
    if not is_file(path):
        path = templates_folder() / named
        if Path(named).name != named or not is_file(path):
            remedy = did_you_mean(named, template_names(), f"Templates by name are in {templates_folder()}.")
            raise input_error(named, "is no template", remedy)
    if path.suffix != ENDING:
        raise input_error(path, "is no template by its name", f"Let it end in {ENDING}, as story.html{ENDING}.")
    return Format(Path(path.stem).suffix or ".txt", f"your template {path.name}", partial(_filled, absolute(path)))


def _filled(path: Path, edition: Edition) -> str:
    with loading("jinja2", "markdown-it-py", what_for="a template", where=path):
        import jinja2  # noqa: F401 - what is missing is told here, not by the other program
        import markdown_it  # noqa: F401
    from variorum.export.templates.context import template_context

    request = {"folder": str(path.parent), "name": path.name, "context": template_context(edition)}
    answer = answer_of(_WORKER, request, _SECONDS)
    if answer is None:
        raise input_error(path, "takes too long, or more memory than there is for it", "Look for a loop without end.")
    if "failed" in answer:
        where = path.parent / answer["file"] if answer["file"] else path
        raise InputError(Problem(str(where), answer["failed"].rstrip("."), _REMEDY, answer["line"]))
    return str(answer["written"])
