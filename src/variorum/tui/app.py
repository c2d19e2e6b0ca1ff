"""The app: it holds the session and the services, and answers the keys that work on every screen."""

from __future__ import annotations

import gc
import re
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, ClassVar, Literal

from rich.console import Console
from textual import events
from textual.app import SystemCommand
from textual.binding import Binding
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.screen import Screen

from variorum.base import debug_log
from variorum.base.assets import asset
from variorum.base.errors import InputError
from variorum.base.sanitize import safe, safe_lines
from variorum.base.translation import translated
from variorum.keymap.commands import action_name, keys_of
from variorum.keymap.keys import written
from variorum.keymap.validate import COMMANDS
from variorum.presentation.announcement import Announcement, keys_said, without_signs
from variorum.session.session import Session
from variorum.text.search_pattern import pattern_of_words
from variorum.tui.announcing import Announcing
from variorum.tui.audience import Audience
from variorum.tui.error_boundary import ResilientApp, is_open
from variorum.tui.output_guard import LastDoor
from variorum.tui.screens.base import PageScreen, ReaderScreen, works_without_articles
from variorum.tui.screens.story import StoryScreen
from variorum.tui.screens.views import View, screen_of
from variorum.tui.services.adjudicating import AdjudicationService
from variorum.tui.services.encoding import EncodingService
from variorum.tui.services.exporting import ExportService
from variorum.tui.services.journal import JournalService
from variorum.tui.services.judging import JudgingService
from variorum.tui.services.notes import NoteService
from variorum.tui.services.opening import OpeningService
from variorum.tui.services.recovery import RecoveryService
from variorum.tui.services.saving import SavingService
from variorum.tui.services.sources import SourceService
from variorum.tui.services.steps import StepService
from variorum.tui.services.versions import VersionService
from variorum.tui.themes import HIGH_CONTRAST, THEME_CYCLE

if TYPE_CHECKING:
    from variorum.alignment.monotone_chain import Pair
    from variorum.corpus.open_library import OpenLibrary
    from variorum.tui.help import HelpLine
    from variorum.tui.services.library import LibraryService

_STYLES = ("app", "page", "story", "dialogs")


class VariorumApp(ResilientApp):
    """The reader. What it can do stands in its services; screens know it as an `AppProtocol`."""

    TITLE = "Variorum"
    CSS_PATH: ClassVar = [asset(f"styles/{name}.tcss") for name in _STYLES]

    def __init__(
        self, session: Session, audience: Audience = Audience.OWNER, library: OpenLibrary | None = None
    ) -> None:
        super().__init__()
        self.session, self.audience, self._library = session, audience, library
        self._paths = [article.path for article in session.project.articles]
        self.sought: re.Pattern[str] | None = None
        self.announcement = Announcement()
        self._watched_words = ", ".join(session.settings.view.watched)
        self.watched = pattern_of_words(session.settings.view.watched)
        self.journal = JournalService(self)
        self.steps = StepService(self, self.journal)
        self.encoding = EncodingService(self)
        self.judging = JudgingService(self)
        self.recovery = RecoveryService(self, self.journal)
        self.notes = NoteService(self, self.journal, self.steps)
        self.sources = SourceService(self, self.steps)
        self.versions = VersionService(self, self.steps)
        self.saving = SavingService(self, self.journal, self.steps)
        self.opening = OpeningService(self, self.journal, self.recovery, self.sources)
        self.adjudicating = AdjudicationService(self, self.opening)
        self.exporting = ExportService(self)
        self._last_door = LastDoor()
        self.animation_level = "none"
        # The report of a crash goes through the way out for messages, which lets no colours through.
        self.error_console = Console(markup=False, highlight=False, stderr=True, color_system=None)
        self.register_theme(HIGH_CONTRAST)
        self.theme = session.settings.view.theme
        keymap = session.settings.keymap
        self.set_keymap({name: ",".join(keys_of(COMMANDS[name], keymap)) for name in keymap})

    def on_mount(self) -> None:
        """Offer what an earlier start left unsaved, once the first screen is painted."""
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        debug_log.note("painted", "the first frame")
        if not gc.isenabled():  # who started the app wanted no pauses until now
            gc.freeze()
            gc.enable()
        self.recovery.look_around()
        if isinstance(self.screen, StoryScreen):
            self.screen.begin()
            self.versions.offer_all()

    def on_unmount(self) -> None:
        """Write what is not written yet."""
        self.journal.close()
        self.session.release_lock()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line passes that is drawn: Textual's filters, then ours."""
        return [*super().get_line_filters(), self._last_door]

    def get_default_screen(self) -> Screen[None]:
        """Start on the story, or on the list of those of a library."""
        if self._library is None:
            return StoryScreen()
        from variorum.tui.screens.library import LibraryScreen

        return LibraryScreen(self._library)

    @cached_property
    def library(self) -> LibraryService | None:
        """What opens the stories of the library, if one is open."""
        if self._library is None:
            return None
        from variorum.tui.services.library import LibraryService

        return LibraryService(self, self.journal, self.opening, self._library)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: the commands of the screen, then Textual's own."""
        if isinstance(screen, ReaderScreen):
            yield from screen.palette_commands()
        yield from super().get_system_commands(screen)

    def allows(self, action: str) -> bool:
        """Whether an action may be taken now: by this audience, and in a story without an article."""
        screen = self._front()
        is_of_library = screen is not None and screen.OF_LIBRARY and action_name(action) in screen.own_actions()
        return self.audience.may(action) and (is_of_library or works_without_articles(self.session, action))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What the audience may do; in a story without an article, only what does without one."""
        if not self.allows(action):
            return False
        return super().check_action(action, parameters)

    async def on_event(self, event: events.Event) -> None:
        """With a key, what was announced before is old."""
        if isinstance(event, events.Key):
            self.announcement.begin()
        await super().on_event(event)

    def add_file(self, path: str) -> None:
        """Add what a visitor's browser sent, from the file where the server put it."""
        if self.allows("add"):
            for screen in self.screen_stack:
                if isinstance(screen, StoryScreen):
                    screen.add_file(path)

    # What is said and shown

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a notice, literally, whoever asks for it: it may quote a file."""
        del markup
        super().notify(safe_lines(message), title=safe(title), severity=severity, timeout=timeout, markup=False)
        if self.in_words:
            self.announcement.add_notice(message)
            for screen in self.screen_stack[-1:]:
                if isinstance(screen, Announcing):
                    screen.show_announcement()

    def notify_error(self, error: InputError) -> None:
        """Say what is wrong."""
        self.notify(str(error), severity="error", timeout=10)

    def warn(self, message: str) -> None:
        """Say what the reader should know before going on."""
        self.notify(message, severity="warning", timeout=10)

    def notify_info(self, message: str) -> None:
        """A notice that takes the place of the one before."""
        self.clear_notifications()
        self.notify(message, timeout=3)

    def status(self) -> str:
        """How far encoder and judge are, the file that is open and whether all is saved, for the head of a screen."""
        status = f"{self.encoding.progress}{self.judging.progress}{self.journal.status()}"
        return without_signs(status) if self.in_words else status

    @property
    def in_words(self) -> bool:
        """Whether everything stands in one column, in words alone, for a screen reader."""
        return self.session.settings.view.linear

    def get_key_display(self, binding: Binding) -> str:
        """How the footer writes a key; in words by its name."""
        return keys_said(written(binding.key)) if self.in_words else super().get_key_display(binding)

    def _front(self) -> ReaderScreen | None:
        return next((s for s in reversed(self.screen_stack) if isinstance(s, ReaderScreen) and is_open(s)), None)

    def show_change(self) -> None:
        """Show the session as it is now; what is new in it is for the encoder to read. Screens mean articles by their
        numbers: where these are other articles now, all close but the first."""
        paths = [article.path for article in self.session.project.articles]
        if paths[: len(self._paths)] != self._paths:
            self.show_story()
        self._paths = paths
        if (screen := self._front()) is not None:
            screen.refresh_page()
        self.refine()

    def refine(self) -> None:
        """Have encoder and judge read what they have not read yet."""
        self.judging.start()
        self.encoding.start()

    def show_pair(self, pair: Pair | None) -> None:
        """Show the screen in front anew if it compares these two articles; for None, if it shows more."""
        screen = self._front()
        if screen is not None and (screen.pair and set(screen.pair)) == (pair and set(pair)):
            screen.refresh_page()

    def show_head(self) -> None:
        """Show anew only what the head of the screen in front says."""
        if (screen := self._front()) is not None:
            screen.refresh_head()

    def show_story(self) -> None:
        """Close all screens over the story; without one, all but the first."""
        while len(self.screen_stack) > 1 and not isinstance(self.screen, StoryScreen):
            self.pop_screen()

    def begin_story(self) -> None:
        """Show the story that was opened over the list of a library."""
        self.push_screen(StoryScreen())

    def show_library(self) -> None:
        """Close all screens over the list of a library, the story too."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def send_to_browser(self, name: str, data: bytes) -> None:
        """Have the visitor's browser save a file."""
        self.deliver_binary(BytesIO(data), save_filename=name)
        self.notify_info(translated("{name} goes to your browser.", name=name))

    # The keys that work on every screen

    def action_save(self) -> None:
        """Save the comparison, under the name it has or a new one."""
        self.saving.save()

    def action_export(self) -> None:
        """Ask for a format and a file, and write it."""
        if isinstance(self.screen, ReaderScreen):
            self.exporting.ask_for_format()

    def action_undo(self) -> None:
        """Undo the last step, on the screen in front."""
        if isinstance(self.screen, ReaderScreen):
            self.screen.undo()

    def action_redo(self) -> None:
        """Take the last undone step again."""
        self.steps.redo()

    def action_strictness(self, step: float) -> None:
        """Make links surer, or less sure, and compare anew."""
        self.steps.set_strictness(step)

    def action_judge(self) -> None:
        """Stop asking the judge, or ask on."""
        self.judging.toggle()

    def action_bookmark(self) -> None:
        """A bookmark where the cursor is, on the screen in front."""
        if isinstance(self.screen, ReaderScreen):
            self.screen.action_bookmark()

    def action_view(self, view: View) -> None:
        """Open one of the four views of the story; from one of them in its place."""
        screen = self.screen
        if not isinstance(screen, ReaderScreen) or screen.NAME.lower() == view:
            return
        if view in ("compare", "coverage") and not screen.can_compare():
            return
        if isinstance(screen, StoryScreen):
            self.push_screen(screen_of(view, screen))
        else:
            self.switch_screen(screen_of(view, screen))

    def action_search(self) -> None:
        """Search all articles."""
        from variorum.tui.screens.search import SearchScreen

        if not isinstance(self.screen, SearchScreen):
            self.push_screen(SearchScreen())

    def action_hit(self, direction: Literal[-1, 1]) -> None:
        """The next or previous hit of the last search, on the page in front."""
        if isinstance(self.screen, PageScreen):
            self.screen.action_hit(direction)
        else:
            self.notify_info(translated("Open an article or a comparison first."))

    def action_notes(self) -> None:
        """Open the list of notes, of the screen in front."""
        from variorum.tui.screens.notes import NotesScreen

        screen = self.screen
        has_own = isinstance(screen, ReaderScreen) and screen.open_own_notes()
        if not has_own and not isinstance(screen, NotesScreen):
            self.push_screen(NotesScreen())

    def action_help(self) -> None:
        """What can be done now with its keys, and what the marks mean; a command that is chosen is run."""
        from variorum.tui.dialogs.help_dialog import HelpDialog

        if isinstance(screen := self.screen, ReaderScreen):
            self.push_screen(HelpDialog(self._help_for(screen)), self._runner(screen))

    def action_commands(self) -> None:
        """What can be done now, found by its name, and run."""
        from variorum.tui.dialogs.help_dialog import CommandDialog

        if isinstance(screen := self.screen, ReaderScreen):
            self.push_screen(CommandDialog(self._help_for(screen)), self._runner(screen))

    def action_command_palette(self) -> None:
        """Textual's list of commands; in words ours, which has no frame."""
        if self.in_words:
            self.action_commands()
        else:
            super().action_command_palette()

    def _help_for(self, screen: ReaderScreen) -> list[HelpLine]:
        from variorum.tui.help import help_for

        lines = help_for(screen.NAME, self.session.settings.keymap)
        return [line for line in lines if self._can_do(line) and not (self.in_words and line.is_mark)]

    def _can_do(self, line: HelpLine) -> bool:
        return line.action is None or self.allows(action_name(line.action))

    @staticmethod
    def _runner(screen: ReaderScreen) -> Callable[[str | None], Awaitable[None]]:
        async def run(action: str | None) -> None:
            if action is not None and is_open(screen):
                await screen.run_action(action)

        return run

    @property
    def widest_column(self) -> int:
        """How many cells a column of text may be wide."""
        return self.session.settings.view.widest_column

    def action_watch(self) -> None:
        """Ask which words are to be lit in every view."""
        from variorum.tui.dialogs.dialog import PromptDialog
        from variorum.tui.widgets.page_view import PageView

        def typed(words: str | None) -> None:
            if words is not None:
                self._watched_words = words
                self.watched = pattern_of_words(words.split(","))
                for view in (view for screen in self.screen_stack for view in screen.query(PageView)):
                    view.light_watched()

        hint = translated("Enter light them everywhere   Esc leave   for always: view.watched in config.yaml")
        question = translated("Words to watch, with commas between; a single comma for none")
        self.push_screen(PromptDialog(question, self._watched_words, hint), typed)

    def action_next_theme(self) -> None:
        """The next of a few themes: dark, light, high contrast, the terminal's own colours."""
        at = THEME_CYCLE.index(self.theme) if self.theme in THEME_CYCLE else -1
        self.theme = THEME_CYCLE[(at + 1) % len(THEME_CYCLE)]
        self.notify_info(translated("Theme: {theme}", theme=self.theme))
