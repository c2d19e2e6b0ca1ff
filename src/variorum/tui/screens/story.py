"""The Story screen: the articles, the overview of the story or the text of one article, and the way to everything
else."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import Key
from textual.worker import get_current_worker

from variorum.annotations.note import Anchor
from variorum.annotations.placement import articles_with_notes
from variorum.base.translation import counted, translatable, translated
from variorum.cleaning.lines import CleanedArticle
from variorum.keymap.commands import action_name, commands_of, keys_of
from variorum.presentation.announcement import keys_said
from variorum.presentation.engine.page import one_under_another
from variorum.presentation.pages.article_list import ArticleKey, is_dated, list_columns, list_head, list_page
from variorum.presentation.pages.article_pages import one_column, text_page
from variorum.presentation.signs import BASE
from variorum.presentation.wording.labels import removed_in_words
from variorum.tui.bindings import bindings_for
from variorum.tui.screens.base import ReaderScreen, works_without_articles
from variorum.tui.widgets.key_footer import KeyFooter
from variorum.tui.widgets.page_view import PageView
from variorum.tui.widgets.safe_text import SafeText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from variorum.annotations.targets import AnnotationTarget
    from variorum.overview.overview import SharedFigures
    from variorum.tui.screens.overview_pane import OverviewPane
    from variorum.tui.screens.story_sources import StorySources

_HINT: Final = translatable("First time here?  Tab overview  ↓ Enter compare  2 read  4 coverage  ? keys")
_NO_ARTICLE: Final = translatable(
    "+ adds an article: a file, a folder, an address or pasted text  O opens a saved comparison"
)
_ONE_ARTICLE: Final = translatable("+ adds another outlet's article: a file, a folder, an address or pasted text")
_SEVERAL: Final = 2  # articles, which can be compared
# Seconds of peace after which the overview is worked out: who goes on at once to another screen does not wait for it.
_PEACE: Final = 0.3


class StoryScreen(ReaderScreen):
    """The list of articles."""

    NAME = "Story"
    BINDINGS = bindings_for(commands_of(NAME))
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]

    def __init__(self) -> None:
        super().__init__()
        self._raw = False
        self._shows_text = False
        self._cleaned: list[CleanedArticle | None] = []
        self._figures: Sequence[SharedFigures] = ()
        self._overview: OverviewPane | None = None
        self._first: int | None = None

    @cached_property
    def _sources(self) -> StorySources:
        from variorum.tui.screens.story_sources import StorySources

        return StorySources(self)

    def compose(self) -> ComposeResult:
        """Articles, and beside or below them the overview or the text of one."""
        yield SafeText(id="story-title", classes="bar")
        with Container(id="story-body"):
            yield PageView(list_columns(), id="articles")
            with Container(id="overview-holder"):
                yield SafeText(
                    f"{translated('Overview')}   {translated('reading …')}", id="overview-awaited", classes="bar"
                )
            with Container(id="preview-pane"):
                yield SafeText(id="preview-title", classes="bar quiet")
                yield PageView(one_column, id="preview")
        yield SafeText(id="hint", classes="bar")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Keys go to the page, which starts at the article that was compared last."""
        self.query_one("#articles").focus()
        hashes = [article.sha256 for article in self.session.project.articles]
        if self.session.place is not None and self.session.place.other in hashes:
            self._first = hashes.index(self.session.place.other)

    def refresh_page(self) -> None:
        """Show the articles as they are cleaned now."""
        count = len(self.session.project.articles)
        if len(self._cleaned) != count:
            self._cleaned, self._figures = [None] * count, ()
            if self._overview is not None:
                self._overview.clear()
        self._show_list()
        self._show_pane()
        # After the first paint, which the worker would only slow down.
        self.call_after_refresh(self._clean_all)

    @work(thread=True, exclusive=True, group="cleaning")
    def _clean_all(self) -> None:
        worker, project = get_current_worker(), self.session.project
        for n in range(len(project.articles)):
            cleaned = self.session.analysis.cleaned(project, n)
            if worker.is_cancelled:
                return
            self.from_thread(self._cleaned_one, n, cleaned)
        self.from_thread(self._show_list)
        self.app.call_from_thread(self.host.refine)
        # What the next screens need, while the reader looks at this one.
        import variorum.tui.screens.compare.screen  # noqa: F401

    def _show_pane(self) -> None:
        """The overview of two articles or more; the text where the reader asks for it, or there is one article only."""
        count = len(self.session.project.articles)
        first_hint = translated(_HINT) if self.session.is_first_start else self.session.news
        said = translated((_NO_ARTICLE, _ONE_ARTICLE)[count]) if count < _SEVERAL else first_hint
        hint = self.query_one("#hint", SafeText)
        hint.update(keys_said(said) if self.in_words else said)
        hint.display = bool(said)
        shows_overview = count >= _SEVERAL and not self._shows_text
        self.query_one("#overview-holder").display = shows_overview
        self.query_one("#preview-pane").display = count > 0 and not shows_overview
        if shows_overview:
            self.set_timer(_PEACE, self._work_out_overview)

    def on_screen_suspend(self) -> None:
        """Another screen is in front: what it needs comes first."""
        if self._overview is not None:
            self._overview.stop()

    async def _work_out_overview(self) -> None:
        holder = self.query_one("#overview-holder")
        if not self.is_current or not holder.display:
            return
        if self._overview is None:
            # What it needs is loaded only now: the first screen paints without it.
            from variorum.tui.screens.overview_pane import OverviewPane

            pane = OverviewPane("story-overview", id="overview-pane")
            await self.query_one("#overview-awaited").remove()
            await holder.mount(pane)
            self._overview = pane  # not before it is there: steps meanwhile show it anew
        self._overview.work_out()

    def on_overview_pane_computed(self, computed: OverviewPane.Computed) -> None:
        """Say in the list what each article shares."""
        if len(computed.figures) == len(self._cleaned):  # no article came or went meanwhile
            self._figures = computed.figures
            self._show_list()

    def on_key(self, event: Key) -> None:
        """Say why a key does nothing while there is no article."""
        if self.session.project.articles:
            return
        idle = (c for c in commands_of(self.NAME) if not works_without_articles(self.session, action_name(c.action)))
        if any(event.key in keys_of(command, self.session.settings.keymap) for command in idle):
            self.host.notify_info(translated("There is no article yet: + adds one."))

    def action_text(self) -> None:
        """Show the text of the article under the cursor, or the overview again."""
        self._shows_text = not self._shows_text
        self._show_pane()

    def _cleaned_one(self, n: int, cleaned: CleanedArticle) -> None:
        if n < len(self._cleaned):
            self._cleaned[n] = cleaned
            if n == self._current:
                self._show_preview()

    def _show_list(self) -> None:
        project = self.session.project
        view = self.query_one("#articles", PageView)
        at, self._first = view.cursor if self._first is None else self._first, None
        noted = articles_with_notes(project.notes)
        if self.in_words:
            from variorum.presentation.pages.linear.articles import list_in_words, list_in_words_columns

            rows, columns = list_in_words(project, self._cleaned, noted, self._figures), list_in_words_columns
        else:
            rows, columns = (
                list_page(project, self._cleaned, noted, self._figures),
                list_columns(dated=is_dated(project)),
            )
        view.show(rows, at, columns, head=() if self.in_words else list_head(), empty=translated("No article yet."))
        self.refresh_head()
        self._show_preview()

    def refresh_head(self) -> None:
        """How many articles and notes."""
        project = self.session.project
        title = f"Variorum   {counted('{count} article', '{count} articles', len(project.articles))}"
        title += "" if self.in_words else f", {BASE} {translated('base')}"
        notes = f", {counted('{count} note', '{count} notes', len(project.notes))}" if project.notes else ""
        self.query_one("#story-title", SafeText).update(f"{title}{notes}{self.host.status()}")
        if self._overview is not None:
            self._overview.refresh_head()

    @property
    def _current(self) -> int:
        key = self.query_one("#articles", PageView).key
        return key.number if isinstance(key, ArticleKey) else 0

    @property
    def article_in_view(self) -> int:
        """The article under the cursor."""
        return self._current

    @on(PageView.CursorMoved, "#articles")
    def _show_preview(self) -> None:
        cleaned = self._cleaned[self._current] if self._cleaned else None
        preview = self.query_one("#preview", PageView)
        if cleaned is not None:
            raw = translated("raw") if self._raw else translated("cleaned")
            title = f"{self.called(self._current)}, {raw}: {removed_in_words(cleaned)}"
            self.query_one("#preview-title", SafeText).update(title)
            columns = one_under_another(0) if self.in_words else one_column
            preview.show(text_page(cleaned, raw=self._raw), columns_for=columns)

    def action_raw(self) -> None:
        """Show the text of the article under the cursor, cleaned or raw."""
        self._raw = not self._raw if self.query_one("#preview-pane").display else self._raw
        self._shows_text = True
        self._show_pane()
        self._show_preview()

    def action_set_base(self) -> None:
        """Make the article under the cursor the base."""
        self.host.steps.take(self.session.project.with_base(self._current), translated("choice of base"))

    def action_compare(self) -> None:
        """Open the comparison of the base with the article under the cursor, or what shows a line of the overview."""
        if self._overview is not None and self._overview.page.has_focus:
            self._overview.open_evidence()
            return
        if not self.can_compare():
            return
        base, other = self.session.project.base, self.session.project.beside_base(self._current)
        from variorum.tui.screens.compare.screen import CompareScreen

        self.app.push_screen(CompareScreen(base, other, self._last_place(base, other)))

    def _last_place(self, base: int, other: int) -> Anchor | None:
        """Where the reader was in these two articles, if these were the last."""
        place, articles = self.session.place, self.session.project.articles
        if place is None or (place.base, place.other) != (articles[base].sha256, articles[other].sha256):
            return None
        return Anchor(base, place.start, place.start + 1)

    def action_facts(self) -> None:
        """What each article quotes, cites, hedges, and what it calls things."""
        self._count_facts()

    @work(thread=True, exclusive=True, group="counting")
    def _count_facts(self) -> None:
        from variorum.presentation.pages.facts_page import facts_in_words
        from variorum.sourcing.profile import sourcing_profiles
        from variorum.tui.dialogs.dialog import TextDialog

        numbers = range(len(self.session.project.articles))
        facts = sourcing_profiles([self.session.prepared(n) for n in numbers], self.session.settings.drift)
        pairs = list(facts_in_words(facts, [self.called(n) for n in numbers]))
        self.app.call_from_thread(self.app.push_screen, TextDialog(translated("Sources and quotations"), pairs))

    def action_lines(self) -> None:
        """Open the lines of the article under the cursor."""
        from variorum.tui.screens.lines import LinesScreen

        self.app.push_screen(LinesScreen(self._current))

    def target_at_cursor(self) -> AnnotationTarget | None:
        """The article under the cursor."""
        from variorum.annotations.targets import article_target

        return article_target(self._current)

    def begin(self) -> None:
        """Ask for articles where there are none, unless something else is asked."""
        if self.is_active and not self.session.project.articles:
            self.action_add()

    def action_add(self) -> None:
        """Add articles to the story."""
        self._sources.ask_what_to_add()

    def add_file(self, path: str) -> None:
        """Add what a visitor's browser sent, from the file where the server put it."""
        self._sources.add_file(path)

    def action_receive(self) -> None:
        """Receive pages from the reader's browser, or stop that."""
        self._sources.receive_or_stop()

    def action_remove(self) -> None:
        """Take the article under the cursor out of the story."""
        self._sources.remove([self._current])

    def action_metadata(self) -> None:
        """Correct what is known of the article under the cursor."""
        self._sources.correct_metadata(self._current)

    def action_timeline(self) -> None:
        """The versions of the article under the cursor."""
        from variorum.tui.screens.timeline import TimelineScreen

        self.app.push_screen(TimelineScreen(self._current))

    def action_open(self) -> None:
        """The saved comparisons."""
        from variorum.tui.screens.comparisons import ComparisonsScreen

        self.app.push_screen(ComparisonsScreen())

    def action_update(self) -> None:
        """Bring the story to what its sources say today."""
        self.host.sources.update()

    def action_end_mode_or_leave(self) -> None:
        """End a search; else back to the library, if one is open. The reader is left on purpose only."""
        if self.is_active and not self.end_mode() and self.host.library is not None:
            self.host.library.come_back()

    def action_leave(self) -> None:
        """Quit, after asking about what is not saved."""
        self.host.saving.ask_to_quit()
