"""What every screen of the reader shares: the session, saving, undo, notes, help."""

from __future__ import annotations

import gc
from functools import partial
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Final, Literal, TypeVar, cast

from textual.app import SystemCommand

from variorum.articles.outlet_codes import names_of, numbered, outlet_codes
from variorum.base.sanitize import safe
from variorum.base.translation import translated
from variorum.keymap.commands import BY_NUMBER, SCREENS, SHARED, action_name, commands_of, spoken_keys
from variorum.session.session import Session
from variorum.tui.announcing import Announcing
from variorum.tui.app_protocol import AppProtocol
from variorum.tui.bindings import TranslatedBindings
from variorum.tui.clipboard import copy_to_system
from variorum.tui.error_boundary import is_open
from variorum.tui.widgets.fields import Field
from variorum.tui.widgets.key_footer import KeyFooter
from variorum.tui.widgets.page_view import PageView
from variorum.tui.widgets.safe_text import SafeText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from variorum.annotations.note import Note
    from variorum.annotations.targets import AnnotationTarget


Chosen = TypeVar("Chosen")
# The description of a worker: without one, all that it is given is written out, which may be whole articles.
UNSAID: Final = ""
_NO_REMARKS: Final[Mapping[int, str]] = MappingProxyType({})


# Of the commands those that a story without an article has too.
_WITHOUT_ARTICLES: Final = frozenset(
    ("add", "open", "leave", "end_mode_or_leave", "undo", "redo", "help", "next_theme")
)
_OF_ARTICLES: Final = frozenset(
    action_name(command.action) for command in (*chain.from_iterable(SCREENS.values()), *SHARED)
) - _WITHOUT_ARTICLES  # fmt: skip


def works_without_articles(session: Session, action: str) -> bool:
    """Whether an action can be taken now: in a story without an article few can."""
    return bool(session.project.articles) or action not in _OF_ARTICLES


class ReaderScreen(TranslatedBindings, Announcing[None]):
    """A screen over the session. `NAME` is its entry in the tables of commands."""

    NAME: ClassVar[str]
    # Whether it is about many stories, not about the one that is open.
    OF_LIBRARY: ClassVar[bool] = False

    @classmethod
    def own_actions(cls) -> frozenset[str]:
        """The actions of its commands, without those of every screen."""
        return frozenset(action_name(command.action) for command in SCREENS[cls.NAME])

    @property
    def host(self) -> AppProtocol:
        """The app, as screens know it."""
        return cast("AppProtocol", self.app)

    @property
    def session(self) -> Session:
        """The story that is open."""
        return self.host.session

    def mount_announcement(self, line: SafeText) -> None:
        """Over the keys."""
        self.mount(line, before=self.query(KeyFooter).first())

    def announce_row(self, view: PageView) -> None:
        """Of the page to which the keys go."""
        if view.has_focus:
            self.announce_place()

    def announce_place(self) -> None:
        """Say the row at hand, and put the terminal's own cursor there."""
        if isinstance(view := self.focused, PageView):
            self.announcement.come_to(translated(self.NAME), view.row, view.empty)
            self.show_announcement()
            self.point_at_row(view)
        elif isinstance(field := self.focused, Field):
            self.announcement.come_to_widget(translated(self.NAME), f"{field.placeholder} {field.value}")
            self.show_announcement()

    def on_screen_resume(self) -> None:
        """Show the session, and what is sought, whenever the screen comes to the front."""
        if self.in_words:
            self.announce_place()
        self.highlight_matches()
        self.refresh_page()

    def highlight_matches(self) -> None:
        """Mark what was sought last on every page of the screen."""
        for view in self.query(PageView):
            view.highlight_matches(self.host.sought)

    def refresh_page(self) -> None:
        """Show the session as it is now; called when it has changed. Each screen has its own."""

    def refresh_head(self) -> None:
        """Show anew only what the head says, such as whether all is saved. Each screen has its own."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What the audience may do; in a story without an article, only what does without one."""
        if not self.host.allows(action):
            return False
        return super().check_action(action, parameters)

    @property
    def article_in_view(self) -> int:
        """The number of the article that the reader looks at; the base where a screen shows no single one."""
        return self.session.project.base

    @property
    def pair(self) -> tuple[int, int] | None:
        """The numbers of the two articles that it shows side by side; None for a screen that shows other things."""
        return None

    def names(self) -> list[str]:
        """What to call each article of the story, safe to show, with its number."""
        return numbered(map(safe, names_of(self.session.project.articles)))

    def called(self, article: int) -> str:
        """What to call one article, with its number and whether its outlet is a guess."""
        guess = "?" if self.session.project.articles[article].outlet_is_guess else ""
        return f"{self.names()[article]}{guess}"

    def called_with_code(self, article: int) -> str:
        """What to call one article, with its number, and the code of tables if the name does not say it."""
        number, name = self.called(article).split(" ", 1)
        code = self.codes()[article]
        return f"{number} {name}" if code in name.split() else f"{number} {code} {name}"

    def codes(self) -> tuple[str, ...]:
        """The short code of each article."""
        return outlet_codes(self.session.project.articles)

    def copy_cited(self, texts: Sequence[str]) -> None:
        """Put words with their sources on the clipboard: the terminal's (OSC 52), and the system's."""
        if texts:
            self.app.copy_to_clipboard("\n\n".join(texts))
            work = partial(copy_to_system, "\n\n".join(texts))
            self.run_worker(work, thread=True, group="clipboard", exit_on_error=False)
            self.host.notify_info(
                translated("Copied with its source.") if len(texts) == 1 else translated("Copied with their sources.")
            )
        else:
            self.host.notify_info(translated("There is nothing to copy here."))

    def from_thread(self, show: Callable[..., object], *args: object) -> None:
        """For a worker: have something shown, unless the screen is closed by then."""

        def if_open() -> None:
            if is_open(self):
                show(*args)

        self.app.call_from_thread(if_open)

    @staticmethod
    def settle() -> None:
        """What is computed and shown now stays: the collector of garbage need not look through it again
        and again, while a key waits."""
        gc.freeze()

    def can_compare(self) -> bool:
        """Whether there are two articles; says so if there are not."""
        if len(self.session.project.articles) > 1:
            return True
        self.host.notify_info(translated("One article cannot be compared: + in the story adds another."))
        return False

    def choose_filter(
        self,
        known: Sequence[Chosen],
        now: Chosen,
        take: Callable[[Chosen], object],
        words: Callable[[Chosen], str] = str,
        *,
        by_number: int = 0,
    ) -> None:
        """Ask which of the filters that the screen knows is to be in force, and take it. The last of them, so many, are
        for an article each, and its number chooses them."""
        from variorum.tui.dialogs.dialog import FilterDialog

        def chosen(number: str | None) -> None:
            if number is not None:
                take(known[int(number)])

        shown = [translated(words(one)) for one in known]
        self.app.push_screen(FilterDialog(shown, known.index(now), by_number), chosen)

    def undo(self) -> None:
        """Undo the last step."""
        self.host.steps.undo()

    def open_own_notes(self) -> bool:
        """Open a list of notes of the screen's own; says whether it has one. Others have that of the story."""
        return False

    # Leaving

    def end_mode(self) -> bool:
        """End what the reader began here, such as a search; says whether there was anything. Each screen has more."""
        if self.host.sought is None:
            return False
        self.host.sought = None
        self.highlight_matches()
        self.host.notify_info(translated("The search is ended."))
        return True

    def action_end_mode_or_leave(self) -> None:
        """End a mark, a filter or a search; where there is none, leave."""
        if self.is_active and not self.end_mode():
            self.action_leave()

    def action_leave(self) -> None:
        """Back to the screen below, unless that is there already: the key may have been pressed twice."""
        if self.is_active:
            self.app.pop_screen()

    # What the cursor is on

    def target_at_cursor(self) -> AnnotationTarget | None:
        """What a note would be on, if one were written here. Each screen has its own."""
        return None

    def notes_at_cursor(self) -> Sequence[Note]:
        """The notes that stand here, bookmarks among them."""
        target = self.target_at_cursor()
        return [] if target is None else [note for note in self.session.project.notes if target.has(note)]

    def subtargets_at_cursor(self) -> Iterator[AnnotationTarget]:
        """What else a note can be on here: parts of it, and what it is a part of."""
        return iter(())

    def action_annotate(self) -> None:
        """Write a note on what is under the cursor, or edit the one it has."""
        target = self.target_at_cursor()
        if written := [note for note in self.notes_at_cursor() if not note.is_bookmark]:
            self.host.notes.edit(written[0].id)
        elif target is not None:
            self.host.notes.write(target)
        else:
            self.host.notify_info(translated("There is nothing here to write a note on."))

    def action_annotate_part(self) -> None:
        """Write one more note: on this, on a part of it, or on some words."""
        if (target := self.target_at_cursor()) is not None:
            self.host.notes.choose_part([target, *self.subtargets_at_cursor()])
        else:
            self.host.notify_info(translated("There is nothing here to write a note on."))

    def action_bookmark(self) -> None:
        """Set a bookmark here, or take it away."""
        if marks := [note for note in self.notes_at_cursor() if note.is_bookmark]:
            self.host.notes.delete(marks[0])
        elif (target := self.target_at_cursor()) is not None:
            self.host.notes.bookmark(target)
        else:
            self.host.notify_info(translated("There is nothing here to mark."))

    def action_delete_note(self) -> None:
        """Delete the note here."""
        if found := self.notes_at_cursor():
            self.host.notes.delete(found[0])
        else:
            self.host.notify_info(translated("There is no note here."))

    def palette_commands(self) -> Iterator[SystemCommand]:
        """This screen's commands, for the palette."""
        for command in commands_of(self.NAME):
            if command.action != BY_NUMBER and self.host.allows(action_name(command.action)):
                yield SystemCommand(
                    translated(command.title),
                    spoken_keys(command, self.session.settings.keymap),
                    partial(self.run_action, command.action),
                )


class PageScreen(ReaderScreen):
    """A screen with one page, `#page`. The keys go to what it `BEGINS_AT`."""

    BEGINS_AT: ClassVar[str] = "#page"

    def on_mount(self) -> None:
        """Say where the keys go."""
        self.query_one(self.BEGINS_AT).focus()

    @property
    def _page(self) -> PageView:
        return self.query_one("#page", PageView)

    def notes_at_cursor(self) -> Sequence[Note]:
        """The note under the cursor, else those of the spot."""
        from variorum.presentation.pages.note_pages import NoteKey

        key = self._page.key
        if isinstance(key, NoteKey):
            return [note for note in self.session.project.notes if note.id == key.note_id]
        return super().notes_at_cursor()

    def explain_sentence(
        self, article: int, sentence: int, others: Sequence[int], remarks: Mapping[int, str] = _NO_REMARKS
    ) -> None:
        """Show why each of some other articles is said to tell a sentence so, or not at all, and below its name a
        remark on some of them."""
        from variorum.presentation.wording.explanation import sentence_explained
        from variorum.tui.dialogs.dialog import TextDialog

        strictness = self.session.settings.matching.strictness
        names = self.names()
        pairs: list[tuple[str, str]] = []
        for other in others:
            comparison = self.session.comparison(article, other)
            pairs.append((translated("In {article}", article=self.called(other)), ""))
            if other in remarks:
                pairs.append((remarks[other], ""))
            sides = names[article], names[other]
            pairs += sentence_explained(comparison, sentence, strictness, sides)
        self.app.push_screen(
            TextDialog(
                translated("Sentence {number} of {article}", number=sentence + 1, article=self.called(article)), pairs
            )
        )

    def action_go_to(self) -> None:
        """Ask for the number of a row or sentence, and go there."""
        from variorum.tui.dialogs.dialog import PromptDialog

        def typed(number: str | None) -> None:
            if number is not None:
                self.action_go_to_number(number)

        self.app.push_screen(PromptDialog(translated("Go to number"), "", translated("Enter go   Esc leave")), typed)

    def action_go_to_number(self, number: str) -> None:
        """To the row or sentence that has this number."""
        at = next((n for n, row in enumerate(self._page.rows) if row.gutter.split()[:1] == [number]), None)
        if at is None:
            self.host.notify_info(translated("No row here has the number {number}.", number=number[:20]))
        else:
            self._page.go_to(at)

    def walked_hits(self, direction: Literal[-1, 1]) -> bool:
        """Whether a search is on: its next hit then takes the place of what n and N walk otherwise."""
        if self.host.sought is None:
            return False
        self.action_hit(direction)
        return True

    def action_hit(self, direction: Literal[-1, 1]) -> None:
        """To the next or previous row that holds what was sought last."""
        from variorum.presentation.pages.search_page import next_hit

        if (sought := self.host.sought) is None:
            self.host.notify_info(translated("Nothing is sought yet: / searches."))
            return
        found = next_hit(self._page.rows, self._page.cursor, direction, sought)
        if found is not None:
            self._page.go_to(found)
        else:
            self.host.notify_info(
                translated("No more hits below.") if direction > 0 else translated("No more hits above.")
            )
