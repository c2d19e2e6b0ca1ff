"""A finished folder of stories that is open in the reader: its list, what the reader corrected and wrote, its texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from variorum.base.errors import Problem
from variorum.base.paths import exists
from variorum.corpus.made_folder import rows_in, stored_entries, story_project, texts_in
from variorum.library.corrections import Merge, Step, corrected, read_corrections, write_corrections
from variorum.library.entry import ORDERS, Order, StoryEntry, arranged
from variorum.library.folder import comparison_file, comparisons_folder, stamp_of

if TYPE_CHECKING:
    from variorum.config.settings import Settings
    from variorum.library.noted import NotedStory
    from variorum.library.text_index import TextIndex
    from variorum.session.session import Session

_UNCUT: Final = 200  # characters of a search that count


@dataclass(frozen=True, slots=True)
class LibrarySearch:
    """What is sought in a library, and the articles whose texts hold it, once that is known."""

    sought: str = ""
    articles: tuple[str, ...] = ()

    @property
    def words(self) -> list[str]:
        """The words that a story is to hold."""
        return self.sought[:_UNCUT].casefold().split()


class OpenLibrary:
    """The stories of a folder. `entries`, which `read` reads, stand in the order of the tables and are corrected."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.order: Order = ORDERS[0]
        self.entries: list[StoryEntry] = []
        self.noted: list[NotedStory] = []
        self.note_counts: Mapping[str, int] = {}
        self._stored: list[StoryEntry] = []
        self._steps: tuple[Step, ...] = ()
        self._arranged: list[StoryEntry] = []
        self._by_name: dict[str, StoryEntry] = {}
        self._story_of: dict[str, str] = {}
        self._note_words: Mapping[str, str] = {}

    # The list

    def read(self) -> None:
        """Read the list. Raises InputError."""
        self._stored, self._steps = stored_entries(self.folder), read_corrections(self.folder)
        self._lay_out()

    def _lay_out(self) -> None:
        self.entries = corrected(self._stored, self._steps)
        self._by_name = {entry.name: entry for entry in self.entries}
        self._story_of = {article: entry.name for entry in self.entries for article in entry.articles}
        self.sort(self.order)

    def sort(self, order: Order) -> None:
        """Stand in an order from now on."""
        self.order, self._arranged = order, arranged(self.entries, order)

    def shown(self, search: LibrarySearch) -> list[StoryEntry]:
        """The stories that hold what is sought: in title, outlets and days, in a text, or in a note."""
        words = search.words
        if not words:
            return self._arranged
        found = set(map(self._story_of.get, search.articles))
        found |= {name for name, said in self._note_words.items() if all(word in said for word in words)}
        # Most of thousands lack the longest word; the others are looked for only where it stands.
        longest, *others = sorted(words, key=len, reverse=True)
        return [
            entry
            for entry in self._arranged
            if entry.name in found or (longest in entry.folded and all(word in entry.folded for word in others))
        ]

    def named(self, name: str) -> StoryEntry | None:
        """The story with a name."""
        return self._by_name.get(name)

    # What the reader corrects

    def take(self, step: Step) -> None:
        """Correct the list, and keep that. Raises InputError; the list then is as it was."""
        self._keep((*self._steps, step))

    def take_back(self) -> bool:
        """Take the last correction back; says whether there was one. Raises InputError."""
        if not self._steps:
            return False
        self._keep(self._steps[:-1])
        return True

    def _keep(self, steps: tuple[Step, ...]) -> None:
        write_corrections(self.folder, steps)
        self._steps = steps
        self._lay_out()
        self._count_notes()

    def articles_of(self, entry: StoryEntry) -> list[str]:
        """What to call the articles of a story, in its order: outlet and headline. Raises InputError."""
        rows = {row["article"]: row for row in rows_in(self.folder, "articles", entry.articles)}
        known = [rows[article] for article in entry.articles if article in rows]
        return [": ".join(filter(None, (row["outlet"], row["headline"] or row["path"]))) for row in known]

    # The notes of all stories

    def read_notes(self) -> list[Problem]:
        """Read what the reader wrote in the stories; gives what is wrong with files that cannot be read."""
        from variorum.library.noted import noted_stories

        self.noted, problems = noted_stories(self.folder)
        self._count_notes()
        return problems

    def _count_notes(self) -> None:
        counts, words = Counter[str](), dict[str, str]()
        for story in self.noted:
            if (entry := self.story_of(story)) is not None:
                notes = story.project.notes
                counts[entry.name] += len(notes)
                said = (f"{note.text} {' '.join(f'#{tag}' for tag in note.tags)}" for note in notes)
                words[entry.name] = " ".join((words.get(entry.name, ""), *said)).casefold()
        self.note_counts, self._note_words = counts, words

    def story_of(self, noted: NotedStory) -> StoryEntry | None:
        """The story that a saved one is now: that of its name, else that which has most of its articles."""
        if (entry := self.named(noted.name)) is not None:
            return entry
        from variorum.corpus.stored_article import id_of

        names = Counter(self._story_of[id_] for id_ in map(id_of, noted.project.articles) if id_ in self._story_of)
        return self.named(names.most_common(1)[0][0]) if names else None

    # One story

    def open_story(self, entry: StoryEntry, settings: Settings) -> Session:
        """A session on a story: on what is saved of it, else on the tables. Raises InputError."""
        from variorum.session.project_file import ProjectFile
        from variorum.session.session import Session

        path = self._file_of(entry)
        if not exists(path):
            project = story_project(self.folder, entry)
            return Session(settings, project, ProjectFile(project, path))
        session = Session.opened(path, settings)
        if any(isinstance(step, Merge) and set(step.articles) & set(entry.articles) for step in self._steps):
            self._take_in_merged(session, entry)
        return session

    def _take_in_merged(self, session: Session, entry: StoryEntry) -> None:
        """What was saved before a merge lacks the articles of the others."""
        there, project = Counter(article.sha256 for article in session.project.articles), session.project
        for article in story_project(self.folder, entry).articles:
            if there[article.sha256]:
                there[article.sha256] -= 1
            else:
                project = project.with_article(article)
        if project != session.project:
            session.apply(project, "taking in the merged stories")

    def _file_of(self, entry: StoryEntry) -> Path:
        path = comparison_file(self.folder, entry.name)
        if not exists(path) and exists(comparisons_folder(self.folder)):
            others = (story.path for story in self.noted if self.story_of(story) == entry)
            return next(others, path)
        return path

    # The texts

    def index(self) -> TextIndex:
        """The index of its texts, which may have to be made. Raises InputError."""
        from variorum.library.text_index import TextIndex

        return TextIndex(self.folder, stamp_of(self.folder))

    def texts(self) -> Iterator[tuple[str, str]]:
        """The name and the text of each article. Raises InputError."""
        return texts_in(self.folder)

    def passage(self, index: TextIndex, search: LibrarySearch, entry: StoryEntry) -> str:
        """Some words around what is sought, of the first article of a story that holds it, behind its outlet."""
        holding = set(entry.articles).intersection(search.articles)
        for article, outlet in zip(entry.articles, entry.outlets, strict=True):
            if article in holding and (found := index.passage(search.sought, article)):
                return f"{outlet}: {found}" if outlet else found
        return ""
