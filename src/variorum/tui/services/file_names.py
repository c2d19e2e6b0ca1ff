"""Names of files: suggested, and typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from variorum.base.errors import InputError
from variorum.base.paths import typed
from variorum.presentation.wording.labels import title_of
from variorum.session.session import Session
from variorum.tui.services.host import ServiceHost

_WORD: Final = re.compile(r"\w+")


def suggested_name(session: Session) -> str:
    """The first words of what exports are headed with, without a suffix."""
    project = session.project
    title = project.title or title_of(session.all_cleaned(), project.base)
    return "-".join(_WORD.findall(title)[:5]).lower() or "comparison"


def ask_for_path(
    host: ServiceHost,
    question: str,
    suggestion: str,
    hint: str,
    then: Callable[[Path], None],
    kind: Callable[[str], Path] = typed,
) -> None:
    """Ask for a path, and go on with it. What can be no path of this kind is said."""
    from variorum.tui.dialogs.dialog import PromptDialog

    def answered(name: str | None) -> None:
        if name is None:
            return
        try:
            path = kind(name)
        except InputError as error:
            host.notify_error(error)
        else:
            then(path)

    host.push_screen(PromptDialog(question, suggestion, hint), answered)
