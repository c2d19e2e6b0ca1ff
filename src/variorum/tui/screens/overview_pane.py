"""The overview of a story on a screen: worked out in a thread, shown as it grows, every line a way to its proof."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING, Final, cast

from textual import work
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.worker import get_current_worker

from variorum.annotations.note import Anchor
from variorum.base.translation import counted, translated
from variorum.overview.evidence import SentenceProof, articles_in
from variorum.overview.overview import Overview, SharedFigures
from variorum.presentation.pages.overview_page import (
    OverviewEventsKey,
    OverviewLineKey,
    OverviewPartKey,
    overview_columns,
    overview_page,
    place_in,
)
from variorum.presentation.signs import BASE
from variorum.presentation.wording.overview import legend_of, size_in_words
from variorum.text.words import words_of
from variorum.tui.error_boundary import Resilient
from variorum.tui.widgets.page_view import ColumnsFor, PageView
from variorum.tui.widgets.safe_text import SafeText

if TYPE_CHECKING:
    from variorum.tui.screens.base import ReaderScreen

_OFTEN: Final = 0.1  # seconds between two words on how far it has come


def _differ(one: SentenceProof, other: SentenceProof) -> bool:
    spans = one.words, other.words
    said = [[word.form for word in words_of(words.text)] for words in spans if words is not None]
    return len(said) == len(spans) and said[0] != said[1]


class OverviewPane(Resilient, Container):
    """The size of the story and the codes of the outlets over the page; `page_id` is what the page is called."""

    class Computed(Message):
        """The whole overview stands; with what every outlet shares, nothing for one article."""

        def __init__(self, figures: Sequence[SharedFigures]) -> None:
            super().__init__()
            self.figures = figures

    def __init__(self, page_id: str, *, id: str) -> None:  # noqa: A002  # Textual's name for it
        super().__init__(id=id)
        self._page_id = page_id
        self._overview: Overview | None = None

    def compose(self) -> ComposeResult:
        """Two lines over the page."""
        yield SafeText(id="overview-title", classes="bar")
        yield SafeText(id="overview-legend", classes="bar quiet")
        yield PageView(overview_columns, id=self._page_id)

    @property
    def page(self) -> PageView:
        """The page with the lines."""
        return self.query_one(f"#{self._page_id}", PageView)

    @property
    def _screen(self) -> ReaderScreen:
        return cast("ReaderScreen", self.screen)

    def work_out(self) -> None:
        """Work everything out anew: at once what needs no comparison, then the rest."""
        self._tell(translated("reading …"))
        self._work_out()

    def clear(self) -> None:
        """Show nothing until it is worked out anew: its lines lead to articles that have other numbers now."""
        self.stop()
        self._overview = None
        self.page.show(())

    def stop(self) -> None:
        """Do not go on working it out."""
        self.workers.cancel_group(self, "comparing")

    @work(thread=True, exclusive=True, group="comparing")
    def _work_out(self) -> None:
        worker, told, screen = get_current_worker(), 0.0, self._screen
        session, project = screen.session, screen.session.project
        base = project.base

        def progress(done: int, all_pairs: int) -> bool:
            nonlocal told
            if monotonic() - told >= _OFTEN:
                told = monotonic()
                screen.from_thread(
                    self._tell,
                    counted(
                        "comparing … {done} of {count} pair",
                        "comparing … {done} of {count} pairs",
                        all_pairs,
                        done=done,
                    ),
                )
            return not worker.is_cancelled

        articles = tuple(session.analysis.all_prepared(project))
        if not worker.is_cancelled and self._overview is None:
            screen.from_thread(self._show, Overview(articles, base, None, session.settings.drift).compute_all())
        coverage = session.analysis.coverage(project, progress) if len(articles) > 1 else None
        if worker.is_cancelled or (coverage is None and len(articles) > 1):
            return
        found = coverage.articles if coverage is not None else articles
        overview = Overview(found, base, coverage, session.settings.drift).compute_all()
        if not worker.is_cancelled:
            screen.from_thread(self._computed, overview)

    def _computed(self, overview: Overview) -> None:
        self._show(overview)
        self.post_message(self.Computed(overview.shared_figures))
        self._screen.settle()

    def _show(self, overview: Overview) -> None:
        key, self._overview = self.page.key, overview
        columns: ColumnsFor = overview_columns
        if self._screen.in_words:
            from variorum.presentation.pages.linear.overview import overview_in_words, overview_in_words_columns

            rows, columns = overview_in_words(overview), overview_in_words_columns
        else:
            rows = overview_page(overview)
        # Who has not gone anywhere yet stays at the top: a doubt whether it is one event may come above.
        self.page.show(rows, place_in(rows, key) if self.page.cursor else 0, columns)
        legend = "  ".join(f"{code} {name}" for code, name in legend_of(overview))
        legend = legend.replace(f" {BASE} ", ", ") if self._screen.in_words else legend
        self.query_one("#overview-legend", SafeText).update(legend)
        self.refresh_head()

    def _tell(self, progress: str) -> None:
        self.query_one("#overview-title", SafeText).update(f"{translated('Overview')}   {progress}")

    def refresh_head(self) -> None:
        """How large the story is."""
        if self._overview is not None:
            self._tell(f"{size_in_words(self._overview)}{self._screen.host.status()}")

    def _evidence(self) -> tuple[SentenceProof, ...]:
        """What shows the line under the cursor; says so if nothing does."""
        key = self.page.key
        found = key.evidence if isinstance(key, OverviewLineKey) else ()
        if not found:
            self._screen.host.notify_info(translated("Enter opens what shows a line: go to one with ↑ and ↓."))
        return found

    def open_evidence(self) -> None:
        """Open what shows this line: the statement in Coverage, two wordings in Compare, or the sentence in Read. Where
        the line asks whether it is one event, split the story."""
        if isinstance(self.page.key, OverviewEventsKey) and self._overview is not None:
            from variorum.tui.screens.story_sources import StorySources

            StorySources(self._screen).ask_to_split(self._overview.events)
            return
        if not (evidence := self._evidence()):
            return
        statement = next((one.statement for one in evidence if one.statement is not None), None)
        if statement is not None:
            from variorum.tui.screens.coverage import CoverageScreen

            key = self.page.key
            self.app.push_screen(CoverageScreen(statement, key.alone_in if isinstance(key, OverviewLineKey) else None))
        elif len(articles_in(evidence)) > 1:
            self._open_compare(evidence)
        else:
            from variorum.tui.screens.read import ReadScreen

            self.app.push_screen(ReadScreen(evidence[0].article, evidence[0].sentence))

    def open_compare(self) -> None:
        """Open the first two outlets of this line side by side, at its words."""
        if (evidence := self._evidence()) and self._screen.can_compare():
            self._open_compare(evidence)

    def _open_compare(self, evidence: Sequence[SentenceProof]) -> None:
        from variorum.tui.screens.compare.screen import CompareScreen

        session = self._screen.session
        project = session.project
        first = next((one for one in evidence if one.article == project.base), evidence[0])
        others = [one for one in evidence if one.article != first.article]
        # One that says it in other words, where the line is of that.
        telling = next((one for one in others if _differ(first, one)), others[0] if others else None)
        if telling is not None:
            other = telling.article
        else:
            other = project.beside_base(project.base) if first.article == project.base else project.base
        span = session.prepared(first.article).sentences[first.sentence]
        place = Anchor(first.article, span.start, span.end)
        # The line may be of what is less sure: it is to be found there.
        self.app.push_screen(CompareScreen(first.article, other, place, less_sure=True))

    def to_part(self, direction: int) -> None:
        """To the next or previous part."""
        rows = self.page.rows
        parts = [n for n, row in enumerate(rows) if isinstance(row.key, OverviewPartKey)]
        ahead = [n for n in parts if (n - self.page.cursor) * direction > 0]
        if ahead:
            self.page.go_to(min(ahead) if direction > 0 else max(ahead), at_top=True)
