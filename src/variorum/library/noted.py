"""What the reader wrote in all stories of a library, read from the comparisons that are saved in its folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, get_args

from variorum.base.errors import InputError, Problem
from variorum.base.paths import SUFFIX, is_comparison
from variorum.library.folder import comparisons_folder
from variorum.project.listing import ListItem, NoteOrder, list_items, note_rank
from variorum.project.project import Project

NotesOrder = Literal["story"] | NoteOrder
NOTES_ORDERS: Final[tuple[NotesOrder, ...]] = ("story", *get_args(NoteOrder))


@dataclass(frozen=True)
class NotedStory:
    """A story that is saved: its file, and its articles with notes and corrections."""

    path: Path
    project: Project

    @property
    def name(self) -> str:
        """The name that its story had when it was saved."""
        return self.path.name.removesuffix(SUFFIX)


@dataclass(frozen=True)
class NoteOfStory:
    """An entry of the list of notes, and the story that it stands in."""

    story: NotedStory
    entry: ListItem


def noted_stories(folder: Path) -> tuple[list[NotedStory], list[Problem]]:
    """The saved comparisons of a library by their names, and what is wrong with those that cannot be read."""
    from variorum.storage.file.read_write import read_project  # where nothing is saved, nothing is read

    found, problems = list[NotedStory](), list[Problem]()
    try:
        paths = sorted(path for path in comparisons_folder(folder).iterdir() if is_comparison(path))
    except OSError:
        return found, problems
    for path in paths:
        try:
            found.append(NotedStory(path, read_project(path)))
        except InputError as error:
            problems += error.problems
    return found, problems


def notes_of(stories: Sequence[NotedStory]) -> Iterator[NoteOfStory]:
    """Everything that the reader did in some stories."""
    for story in stories:
        yield from (NoteOfStory(story, entry) for entry in list_items(story.project))


def notes_in_order(notes: Sequence[NoteOfStory], order: NotesOrder) -> list[NoteOfStory]:
    """Notes of several stories in one order."""
    if order == "story":
        return list(notes)
    if order == "newest":
        return sorted(notes, key=lambda each: each.entry.note.modified if each.entry.note else "", reverse=True)
    return sorted(notes, key=lambda each: note_rank(each.entry.note, order))
