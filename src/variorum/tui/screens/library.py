"""The Library screen: the stories of a finished folder, sorted, searched and corrected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual import work
from textual.app import ComposeResult
from textual.timer import Timer
from textual.worker import get_current_worker

from variorum.base.errors import InputError
from variorum.base.sanitize import safe
from variorum.base.translation import counted, translated
from variorum.corpus.open_library import LibrarySearch, OpenLibrary
from variorum.keymap.commands import commands_of
from variorum.library.corrections import Rename, Step, merge_of, split_of
from variorum.library.entry import ORDERS, StoryEntry
from variorum.presentation.engine.page import one_under_another
from variorum.presentation.pages.library_page import (
    StoryKey,
    library_columns,
    library_head,
    library_in_words,
    library_page,
    story_in_words,
)
from variorum.tui.bindings import bindings_for
from variorum.tui.screens.base import UNSAID
from variorum.tui.screens.list_screen import ListScreen
from variorum.tui.widgets.safe_text import SafeText

if TYPE_CHECKING:
    from variorum.library.text_index import TextIndex

_PEACE: Final = 0.1  # seconds until the passage of a story is looked for that the cursor stays on


class LibraryScreen(ListScreen):
    """The stories of a library. It stays below the story that is open."""

    NAME = "Library"
    BINDINGS = bindings_for(commands_of(NAME))
    OF_LIBRARY = True

    def __init__(self, library: OpenLibrary) -> None:
        super().__init__(library_columns)
        self._library = library
        self._search = LibrarySearch()
        self._waiting: Timer | None = None
        self._shown: list[StoryEntry] = []
        self._marked: dict[str, StoryEntry] = {}
        self._index: TextIndex | None = None
        self._said = translated("reading …")

    def compose(self) -> ComposeResult:
        """The list, and below it all that is known of one story."""
        *above, footer = super().compose()
        yield from above
        yield SafeText(id="story-detail", classes="bar quiet")
        yield footer

    def on_mount(self) -> None:
        """Read the list, then notes and texts."""
        super().on_mount()
        # Not by a message: the detail is painted in the same frame as the cursor.
        self.watch(self._page, "cursor", self._say_detail, init=False)
        self._read()

    @work(thread=True, exclusive=True, group="reading")
    def _read(self) -> None:
        try:
            self._library.read()
        except InputError as error:
            self.app.call_from_thread(self.host.notify_error, error)
            self._said = translated("cannot be read")
            return
        self._said = ""
        self.from_thread(self._begin)

    def _begin(self) -> None:
        self.refresh_page()
        self.call_after_refresh(self._read_on)  # the list is painted first

    @work(thread=True, exclusive=True, group="indexing")
    def _read_on(self) -> None:
        self._read_notes()
        self._read_texts()

    def _read_notes(self) -> None:
        if problems := self._library.read_notes():
            self.app.call_from_thread(self.host.warn, "\n".join(map(str, problems)))
        self.from_thread(self.refresh_page)

    def _read_texts(self) -> None:
        from variorum.library.text_index import can_index

        if not can_index():
            self._tell(translated("texts are not searched: this Python's SQLite has no FTS5"))
            return
        worker = get_current_worker()

        def progress(done: int) -> bool:
            self._tell(translated("indexing texts: {done:,}", done=done))
            return not worker.is_cancelled

        try:
            index = self._library.index()
            if index.is_fresh() or index.make(self._library.texts(), progress):
                self._index = index
                self._tell("")
                self.from_thread(self._look_into_texts)
        except InputError as error:
            self._tell(translated("texts are not searched"))
            self.app.call_from_thread(self.host.notify_error, error)

    def _tell(self, said: str) -> None:
        self._said = said
        self.from_thread(self.refresh_head)

    # What is shown

    def on_screen_resume(self) -> None:
        """Back from a story: there may be notes in it now."""
        super().on_screen_resume()
        if self._library.entries:
            self.run_worker(self._read_notes, thread=True, exclusive=True, group="notes")

    def refresh_page(self) -> None:
        """Show the stories that hold what is sought."""
        if self.sought != self._search.sought:
            if self.sought and self._index is not None:
                self._look_into_texts()  # which shows all that is found at once
                return
            self._search = LibrarySearch(self.sought)
        self._show()

    def _show(self) -> None:
        self._shown = self._library.shown(self._search)
        key, notes = self._page.key, self._library.note_counts
        name = key.name if isinstance(key, StoryKey) else ""
        at = next((n for n, entry in enumerate(self._shown) if entry.name == name), 0)
        empty = translated("No story contains these words; Esc shows all.")
        empty = empty if self.sought else self._said or translated("No stories.")
        if self.in_words:
            rows = library_in_words(self._shown, notes, self._marked)
            self._page.show(rows, at, one_under_another(0), empty=empty)
        else:
            lazy = library_page(self._shown, notes, self._marked)
            self._page.show(lazy, at, head=library_head(), empty=empty)
        self.refresh_head()

    def refresh_head(self) -> None:
        """How many stories there are, of which folder, in which order."""
        count, folder = len(self._library.entries), safe(self._library.folder.resolve().name)
        stories = counted("{count:,} story", "{count:,} stories", count)
        if self.sought:
            stories = translated("{shown:,} of {stories}", shown=len(self._shown), stories=stories)
        order = translated("by {order}", order=translated(self._library.order))
        marked = counted("{count} marked: = merges", "{count} marked: = merges", len(self._marked))
        parts = (folder, f"{stories} ({order})", marked if self._marked else "", self._said)
        head = "   ".join(filter(None, parts))
        self.query_one("#list-title", SafeText).update(head, layout=self.in_words)  # else one line
        self._say_detail()

    def _say_detail(self) -> None:
        entry = self._entry()
        self._show_detail("" if entry is None else story_in_words(entry))
        if self._waiting is not None:
            self._waiting.stop()
        if entry is not None and self._search.articles:
            # Once the list is painted, and not for each letter.
            self._waiting = self.set_timer(_PEACE, partial(self._find_passage, entry, self._search))

    def _show_detail(self, said: str) -> None:
        self.query_one("#story-detail", SafeText).update(said, layout=False)  # its height is given: nothing moves

    @work(thread=True, exclusive=True, group="passage", description=UNSAID)
    def _find_passage(self, entry: StoryEntry, search: LibrarySearch) -> None:
        if self._index is None:
            return
        try:
            found = self._library.passage(self._index, search, entry)
        except InputError:
            return  # the search itself says it
        if found and not get_current_worker().is_cancelled:
            self.from_thread(self._show_detail, f"{found}\n{story_in_words(entry)}")

    @work(thread=True, exclusive=True, group="searching")
    def _look_into_texts(self) -> None:
        worker, sought, index = get_current_worker(), self.sought, self._index
        if index is None or not sought:
            return
        try:
            search = LibrarySearch(sought, index.articles_with(sought))
        except InputError as error:
            self.app.call_from_thread(self.host.notify_error, error)
            search = LibrarySearch(sought)
        if not worker.is_cancelled:
            self.from_thread(self._found, search)

    def _found(self, search: LibrarySearch) -> None:
        if search.sought == self.sought:
            self._search = search
            self._show()

    def _entry(self) -> StoryEntry | None:
        at = self._page.cursor
        return self._shown[at] if at < len(self._shown) else None

    # What the keys do

    def action_open_story(self) -> None:
        """Open the story under the cursor."""
        if (entry := self._entry()) is not None and self.host.library is not None:
            self.host.library.open_story(entry)

    def action_order(self) -> None:
        """The next order."""
        self._library.sort(ORDERS[(ORDERS.index(self._library.order) + 1) % len(ORDERS)])
        self._show()

    def open_own_notes(self) -> bool:
        """The notes of all stories."""
        from variorum.tui.screens.story_notes import StoryNotesScreen

        self.app.push_screen(StoryNotesScreen(self._library))
        return True

    def action_mark_story(self) -> None:
        """Mark the story under the cursor, or unmark it."""
        if (entry := self._entry()) is not None:
            if self._marked.pop(entry.name, None) is None:
                self._marked[entry.name] = entry
            self._show()

    def action_merge(self) -> None:
        """Make one story of this and the marked ones."""
        if (entry := self._entry()) is None:
            return
        stories = {**self._marked, entry.name: entry}
        if len(stories) == 1:
            self.host.notify_info(translated("Mark the other stories with m first, then press = on this one."))
            return
        self._take(
            merge_of(stories.values()), translated("{count} stories are one now; u takes it back.", count=len(stories))
        )

    def action_rename(self) -> None:
        """Ask for another title."""
        from variorum.tui.dialogs.dialog import PromptDialog

        if (entry := self._entry()) is None:
            return

        def named(title: str | None) -> None:
            if title is not None:
                self._take(Rename(entry.articles[0], title), translated("Renamed; u takes it back."))

        self.app.push_screen(
            PromptDialog(translated("Title of the story"), entry.title, translated("Enter rename   Esc leave")), named
        )

    def action_split(self) -> None:
        """Ask which articles leave the story."""
        if (entry := self._entry()) is None:
            return
        if len(entry.articles) == 1:
            self.host.notify_info(translated("It has one article: there is nothing to split."))
            return
        self._ask_who_leaves(entry)

    @work(thread=True, exclusive=True, group="splitting", description=UNSAID)
    def _ask_who_leaves(self, entry: StoryEntry) -> None:
        from variorum.tui.dialogs.dialog import PromptDialog

        try:
            names = self._library.articles_of(entry)
        except InputError as error:
            self.app.call_from_thread(self.host.notify_error, error)
            return
        listed = "\n".join(f"{n:>4}  {name}" for n, name in enumerate(names, 1))
        question = translated("Numbers of the articles that become a story of their own, such as 2,4")
        dialog = PromptDialog(f"{listed}\n\n{question}", "", translated("Enter split   Esc leave"))
        self.from_thread(self.app.push_screen, dialog, lambda typed: self._split(entry, typed))

    def _split(self, entry: StoryEntry, typed: str | None) -> None:
        if typed is None:
            return
        if (step := split_of(entry, typed)) is not None:
            self._take(step, translated("Split; u takes it back."))
        else:
            self.host.notify_info(
                translated("Nothing is split: name some of the numbers, not all, with commas between.")
            )

    def _take(self, step: Step, said: str) -> None:
        try:
            self._library.take(step)
        except InputError as error:
            self.host.notify_error(error)
            return
        self._marked.clear()
        self._show()
        self.host.notify_info(said)

    def undo(self) -> None:
        """Take the last correction of the list back."""
        try:
            taken = self._library.take_back()
        except InputError as error:
            self.host.notify_error(error)
            return
        self._show()
        self.host.notify_info(
            translated("The last correction is taken back.") if taken else translated("Nothing is corrected here.")
        )

    def action_end_mode_or_leave(self) -> None:
        """Show all again. The reader is left on purpose only."""
        if self.is_active:
            self.end_mode()

    def action_leave(self) -> None:
        """Quit; nothing here is unsaved."""
        self.host.exit()
