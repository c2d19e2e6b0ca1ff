"""What screens know of the app: what it holds and what it does for them, and nothing of how."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from variorum.base.errors import InputError, Problem
from variorum.session.session import Session

if TYPE_CHECKING:
    from variorum.annotations.note import Note
    from variorum.annotations.targets import AnnotationTarget
    from variorum.cleaning.lines import LineCorrection
    from variorum.project.project import Project
    from variorum.storage.journal import RecoverableWork


class AppProtocol(Protocol):
    """The app, as its screens use it."""

    session: Session
    sought: re.Pattern[str] | None

    @property
    def folder(self) -> Path:
        """Where comparisons of these articles are saved."""

    # What is said

    def notify_info(self, message: str) -> None:
        """Say something in passing."""

    def notify_error(self, error: InputError) -> None:
        """Say what is wrong, with its remedy."""

    def name_unread(self, problems: Sequence[Problem]) -> None:
        """Name the journals that cannot be read."""

    def file_in_words(self) -> str:
        """The file that is open, whether it is saved, and how far the encoder is."""

    def call_from_thread(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Call something in the app's own thread."""

    # What is changed

    def change(self, project: Project, done: str) -> None:
        """Take a step to another state; it is kept in the journal."""

    def correct_lines(self, article: int, corrections: Sequence[LineCorrection], done: str) -> None:
        """Restore or remove lines of an article."""

    def write_note(self, target: AnnotationTarget) -> None:
        """Ask for a new note."""

    def edit_note(self, note_id: str) -> None:
        """Ask for another text of a note."""

    def change_note(self, note: Note, done: str) -> None:
        """Put a note in the place of the one with its id."""

    def delete_note(self, note: Note) -> None:
        """Delete a note or a bookmark."""

    def bookmark(self, target: AnnotationTarget) -> None:
        """Mark a target without a word."""

    def choose_part(self, targets: Sequence[AnnotationTarget]) -> None:
        """Ask what a note shall be on."""

    # Files, sources, the encoder

    def open_session(self, session: Session, work: RecoverableWork | None = None) -> None:
        """Go on with another project."""

    def open_comparison(self, path: Path) -> None:
        """Open a saved comparison."""

    def path_typed(self, name: str, kind: Callable[[str], Path] = ...) -> Path | None:
        """The path that was typed; None, and it is said, where it is none."""

    def update_from_sources(self) -> None:
        """Bring the story to what its sources say today."""

    def ask_to_import(self) -> None:
        """Ask for a file with notes."""

    def ask_to_quit(self) -> None:
        """Quit; what is not saved is asked about."""

    def start_encoding(self) -> None:
        """Have the encoder read what it has not read."""
