"""Writing, changing, deleting and taking in notes and bookmarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from variorum.annotations.note import Anchor, Note, TargetKind, tags_from
from variorum.base.errors import InputError
from variorum.base.moments import moment_now
from variorum.base.sanitize import safe
from variorum.base.translation import translated
from variorum.tui.services.file_names import ask_for_path
from variorum.tui.services.host import ServiceHost
from variorum.tui.services.journal import JournalService
from variorum.tui.services.steps import StepService

if TYPE_CHECKING:
    from variorum.annotations.targets import AnnotationTarget
    from variorum.tui.dialogs.note_dialog import NoteDraft


class NoteService:
    """Asks for notes and bookmarks, and takes them into the comparison."""

    def __init__(self, host: ServiceHost, journal: JournalService, steps: StepService) -> None:
        self._host, self._journal, self._steps = host, journal, steps

    def write(self, target: AnnotationTarget) -> None:
        """Ask for a new note."""
        from variorum.tui.dialogs.note_dialog import NoteDraft

        session, now = self._host.session, moment_now()
        empty = Note(
            session.project.next_note_id(),
            "",
            target.anchors,
            (),
            now,
            now,
            target.target_kind,
            author=session.settings.notes.author,
        )
        about = f"{target.called}{_quoted(target.anchors)}" if target.target_kind is TargetKind.WORDS else target.called
        self._ask(about, empty, NoteDraft(), translated("writing a note"))

    def edit(self, note_id: str) -> None:
        """Ask for another text of a note."""
        from variorum.tui.dialogs.note_dialog import NoteDraft

        note = next(note for note in self._host.session.project.notes if note.id == note_id)
        before = NoteDraft(note.text, " ".join(note.tags), note.status, note.colour)
        self._ask(f"{translated(note.target_kind)} ({note_id})", note, before, translated("editing a note"))

    def _ask(self, about: str, note: Note, before: NoteDraft, done: str) -> None:
        from variorum.project.listing import tags_in
        from variorum.tui.dialogs.note_dialog import NoteDialog

        def written(answer: NoteDraft | None) -> None:
            if answer is not None and answer != before:
                self._keep(_with_draft(note, answer), done)

        def typing(answer: NoteDraft | None) -> None:
            self._journal.enqueue_draft(None if answer is None else _with_draft(note, answer))

        known = tags_in(self._host.session.project)
        self._host.push_screen(NoteDialog(about, before, known, typing), written)

    def choose_part(self, targets: Sequence[AnnotationTarget]) -> None:
        """Ask what a note shall be on: one of some targets, or some of their words."""
        from variorum.tui.dialogs.dialog import ChoiceDialog

        places = [place for place in targets[0].anchors if place.is_attached]
        choices: list[tuple[str, Callable[[], None]]] = [
            (f"{target.called}{_quoted(target.anchors)}", partial(self.write, target)) for target in targets
        ]
        choices += [
            (
                translated("some words of article {number}", number=place.article + 1) + _quoted((place,)),
                partial(self._choose_words, place),
            )
            for place in places
        ]

        def chosen(answer: str | None) -> None:
            if answer is not None:
                choices[int(answer)][1]()

        answers = [(str(n), name) for n, (name, _) in enumerate(choices)]
        self._host.push_screen(ChoiceDialog(translated("Add a note on"), answers), chosen)

    def _choose_words(self, place: Anchor) -> None:
        from variorum.annotations.targets import words_target
        from variorum.tui.dialogs.note_dialog import WordsDialog

        text = self._host.session.project.articles[place.article].text

        def chosen(span: tuple[int, int] | None) -> None:
            if span is not None:
                start, end = place.start + span[0], place.start + span[1]
                self.write(words_target(place.article, text, start, end))

        self._host.push_screen(WordsDialog(translated("Which words?"), text[place.start : place.end]), chosen)

    def bookmark(self, target: AnnotationTarget) -> None:
        """Mark a target without a word."""
        session, now = self._host.session, moment_now()
        author, note_id = session.settings.notes.author, session.project.next_note_id()
        note = Note(note_id, "", target.anchors, (), now, now, target.target_kind, author=author)
        self._keep(note, translated("setting a bookmark"))

    def change(self, note: Note, done: str) -> None:
        """Put a note in the place of the one with its id."""
        self._keep(replace(note, modified=moment_now()), done)

    def _keep(self, note: Note, done: str) -> None:
        """Take a note into the comparison; it is confirmed when the journal has it."""
        self._journal.confirm(note)
        self._steps.take(self._host.session.project.with_note(note), done)

    def delete(self, note: Note) -> None:
        """Delete a note or a bookmark; undo brings it back."""
        is_bookmark = note.is_bookmark
        done = translated("deleting a bookmark") if is_bookmark else translated("deleting a note")
        self._steps.take(self._host.session.project.without_note(note.id), done)
        said = translated("Bookmark deleted") if is_bookmark else translated("Note deleted")
        self._host.notify_info(f"{said}; {translated('u brings it back.')}")

    def ask_to_import(self) -> None:
        """Ask for a file with notes, and take them in."""
        hint = translated("a comparison, Web Annotations, Hypothesis's JSON, highlights   Enter take in   Esc leave")

        def named(path: Path) -> None:
            self._host.run_worker(partial(self._import, path), thread=True, exclusive=True, group="importing")

        ask_for_path(self._host, translated("Take in the notes of"), "", hint, named)

    def _import(self, path: Path) -> None:
        from variorum.interchange.import_notes import import_notes, imported_in_words

        host = self._host
        try:
            found = import_notes(host.session.project, path)
        except InputError as error:
            host.call_from_thread(host.notify_error, error)
            return
        host.call_from_thread(self._steps.take, found.project, translated("taking in notes"))
        host.call_from_thread(host.notify_info, imported_in_words(found))


def _with_draft(note: Note, draft: NoteDraft) -> Note:
    text, tags = draft.text.strip(), tags_from(draft.tags)
    return replace(note, text=text, tags=tags, status=draft.status, colour=draft.colour, modified=moment_now())


def _quoted(anchors: tuple[Anchor, ...]) -> str:
    """The first words of some places, to be told apart."""
    words = [" ".join(safe(place.exact).split()) for place in anchors if place.exact]
    return f": {' / '.join(text if len(text) <= 60 else text[:59] + '…' for text in words)}" if words else ""
