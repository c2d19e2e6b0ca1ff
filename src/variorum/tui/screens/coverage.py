"""The Coverage screen: statements by outlets, and every outlet's words for one of them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from time import monotonic
from typing import Final, TypeAlias, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.worker import Worker, get_current_worker

from variorum.annotations.note import Anchor, Note
from variorum.annotations.placement import notes_by_statement
from variorum.annotations.targets import AnnotationTarget, sentence_target, statement_target
from variorum.base.translation import counted, translated
from variorum.comparison.coverage import Coverage, pairs_of
from variorum.comparison.effort import if_long, until_covered
from variorum.comparison.matrix import (
    StatementFilter,
    StatementOrder,
    chosen_statements,
    outlet_figures,
    reference_of,
)
from variorum.comparison.words_in_statements import WordsInStatements
from variorum.keymap.commands import commands_of
from variorum.presentation.engine.page import one_under_another
from variorum.presentation.glyphs import COVERAGE_LEGEND, PLACES_LEGEND, legend_line
from variorum.presentation.pages.article_pages import one_column
from variorum.presentation.pages.coverage_page import (
    MOST_PLACES,
    StatementKey,
    coverage_columns,
    coverage_head,
    coverage_page,
    statement_page,
)
from variorum.presentation.pages.heat_map import heat_map
from variorum.presentation.pages.note_pages import note_row, shown_note
from variorum.presentation.wording.citation import cited
from variorum.presentation.wording.coverage import (
    ORDER_WORDS,
    explained_elsewhere,
    filter_in_words,
    nothing_fits,
    outlets_in_words,
)
from variorum.tui.bindings import bindings_for
from variorum.tui.dialogs.dialog import TextDialog
from variorum.tui.screens.base import PageScreen
from variorum.tui.screens.compare.screen import CompareScreen
from variorum.tui.widgets.key_footer import KeyFooter
from variorum.tui.widgets.page_view import PageView
from variorum.tui.widgets.safe_text import SafeText

_ON_A_SCREEN: Final = 40  # statements
_OFTEN: Final = 0.1  # seconds between two words on how far it has come
# Which statements are shown, and for those of one outlet of which, if of a certain one.
_Shown: TypeAlias = tuple[StatementFilter, int | None]
_Choice = TypeVar("_Choice", bound=StrEnum)


class CoverageScreen(PageScreen):
    """All articles at once."""

    NAME = "Coverage"
    BINDINGS = bindings_for(commands_of(NAME))

    def __init__(self, statement: int | None = None, alone_in: int | None = None) -> None:
        """Begins at a statement; with `alone_in`, among all that this article alone tells."""
        super().__init__()
        self._wanted = statement  # to begin at
        self._words: WordsInStatements | None = None
        self._order = StatementOrder.BASE
        self._which = StatementFilter.ALL if alone_in is None else StatementFilter.ONE_OUTLET
        self._outlet = alone_in  # whose own statements are shown
        self._places = False
        self._notes: dict[int, list[Note]] = {}

    @property
    def _coverage(self) -> Coverage | None:
        return self._words.coverage if self._words else None

    def compose(self) -> ComposeResult:
        """The matrix over the wordings of one statement."""
        yield SafeText(id="coverage-title", classes="bar")
        yield SafeText(id="coverage-legend", classes="bar quiet")
        with Container(id="coverage-body"):
            yield PageView(coverage_columns(0), id="page")
            yield PageView(one_column, id="wordings")
        yield KeyFooter()

    def refresh_page(self) -> None:
        """Compare all articles, and show what they state."""
        self.query_one("#coverage-legend", SafeText).update(translated("comparing …"))
        self._compare_all()

    @work(thread=True, exclusive=True, group="comparing")
    def _compare_all(self) -> None:
        worker, time, told = get_current_worker(), "", 0.0

        def progress(done: int, all_pairs: int) -> bool:
            nonlocal time, told
            if not done:
                time = self._time_for(all_pairs)
            if not done or monotonic() - told >= _OFTEN:
                told = monotonic()
                said = counted(
                    "comparing … {done} of {count} pair", "comparing … {done} of {count} pairs", all_pairs, done=done
                )
                self.from_thread(self._tell, f"{said}{time}")
            return not worker.is_cancelled

        coverage = self.session.coverage(progress)
        if coverage is not None and not worker.is_cancelled:
            coverage.compute_all()
            self._look_inside(WordsInStatements(coverage), worker)

    def _look_inside(self, words: WordsInStatements, worker: Worker[None]) -> None:
        """Show the coverage; before that, find out which words the first statements share, and then which all do."""
        base = self.session.project.base
        for done, number in enumerate(chosen_statements(words.coverage, base)):
            if done == _ON_A_SCREEN:
                self.from_thread(self._computed, words)
            if worker.is_cancelled:
                return
            words.shared(number, base)
        if len(words.coverage.statements) <= _ON_A_SCREEN:
            self.from_thread(self._computed, words)

    def _time_for(self, count: int) -> str:
        """How long so many of the pairs take to compare, if that is long."""
        articles = self.session.all_prepared()
        pairs = pairs_of(articles)
        time = if_long(until_covered(articles, pairs) * count / len(pairs))
        return f", {translated('in all {time}', time=time)}" if time else ""

    def _tell(self, progress: str) -> None:
        self.query_one("#coverage-legend", SafeText).update(progress)

    def _computed(self, words: WordsInStatements) -> None:
        self._show(words)
        self.settle()

    def _show(self, words: WordsInStatements) -> None:
        self._words, coverage = words, words.coverage
        base, key = self.session.project.base, self._page.key
        if self._wanted is not None:
            key, self._wanted = StatementKey(self._wanted), None
        self._notes = notes_by_statement(coverage, self.session.project.notes)
        numbers = chosen_statements(coverage, base, self._order, self._which, self._notes, self._outlet)
        if self.in_words:
            from variorum.presentation.pages.linear.coverage import coverage_in_words, coverage_in_words_columns

            rows = coverage_in_words(words, numbers, base, self._notes, places=self._places)
            columns = coverage_in_words_columns
        else:
            rows = coverage_page(words, numbers, base, self._notes, places=self._places)
            columns = coverage_columns(len(coverage.articles), places=self._places)
        at = next((n for n, row in enumerate(rows) if row.key == key), 0)
        head = [] if self.in_words else coverage_head(coverage, places=self._places)
        self._page.show(rows, at, columns, head=head, empty=nothing_fits(self._filtered((self._which, self._outlet))))
        self.refresh_head()
        self.query_one("#coverage-legend", SafeText).update(self._legend())
        self._show_wordings()

    def _legend(self) -> str:
        if self.in_words:
            return translated("Each statement with the outlets that have it; its wordings below, Tab goes there.")
        return legend_line(PLACES_LEGEND if self._places else COVERAGE_LEGEND)

    def refresh_head(self) -> None:
        """How many statements, which, and the names of the outlets."""
        if (coverage := self._coverage) is not None:
            count = counted("{count} statement", "{count} statements", len(self._page.rows))
            names = "  ".join(self.called_with_code(n) for n in range(len(coverage.articles)))
            order = translated("by {order}", order=translated(ORDER_WORDS[self._order]))
            shown = f"{self._filtered((self._which, self._outlet))}, {order}"
            title = f"{count} ({shown})   {names}{self.host.status()}"
            self.query_one("#coverage-title", SafeText).update(title)

    def _statement(self) -> int | None:
        key = self._page.key
        return key.number if isinstance(key, StatementKey) else None

    @on(PageView.CursorMoved, "#page")
    def _show_wordings(self) -> None:
        number, words = self._statement(), self._words
        if words is not None:
            names = [self.called_with_code(n) for n in range(len(words.coverage.articles))]
            base, plain = self.session.project.base, self.session.settings.view.word_marks == "plain"
            rows = (
                [] if number is None else statement_page(words, number, base, names, plain=plain, spoken=self.in_words)
            )
            notes = (note_row(shown_note(note, spoken=self.in_words)) for note in self.notes_at_cursor())
            columns = one_under_another(0) if self.in_words else one_column
            self.query_one("#wordings", PageView).show([*notes, *rows], columns_for=columns)

    def end_mode(self) -> bool:
        """Show all statements again; or end a search."""
        if self._which is StatementFilter.ALL:
            return super().end_mode()
        self._which, self._outlet = StatementFilter.ALL, None
        self._show_again()
        return True

    def action_order(self) -> None:
        """Sort by the base, by spread, by first use."""
        self._order = _next(self._order)
        self._show_again()

    def action_which(self) -> None:
        """Show all, those of only one outlet or of a certain one, of all but one, moved, with notes, or with drift."""
        outlets = range(len(self.session.project.articles))
        known: list[_Shown] = [(which, None) for which in StatementFilter]
        known += [(StatementFilter.ONE_OUTLET, n) for n in outlets]
        now = (self._which, self._outlet)
        self.choose_filter(known, now, self._filter_by, self._filtered, by_number=len(outlets))

    def _filtered(self, shown: _Shown) -> str:
        which, outlet = shown
        return filter_in_words(which, "" if outlet is None else self.called_with_code(outlet))

    def _filter_by(self, shown: _Shown) -> None:
        self._which, self._outlet = which, _ = shown
        self._show_again()
        too_many = self._coverage is not None and not self._coverage.looks_for_drift
        if too_many and which is StatementFilter.DRIFT:
            self.host.notify_info(
                translated(
                    "Of so many articles changes of meaning are not looked for here: Compare shows them for any two."
                )
            )

    def action_places(self) -> None:
        """Show which sentence of each article says it, or how it says it."""
        if len(self.session.project.articles) > MOST_PLACES:
            self.host.notify_info(translated("Places are shown for up to {count} articles.", count=MOST_PLACES))
            return
        self._places = not self._places
        self._show_again()

    def _show_again(self) -> None:
        if self._words is not None:
            self._show(self._words)

    def action_source_number(self, number: int) -> None:
        """Hold the statements against this article: it becomes the base."""
        if number > len(self.session.project.articles):
            self.host.notify_info(translated("There are {count} articles.", count=len(self.session.project.articles)))
        else:
            self.host.steps.take(self.session.project.with_base(number - 1), translated("choice of base"))

    def action_figures(self) -> None:
        """What each outlet has alone, lacks, and shares word for word."""
        if self._coverage is not None:
            names = [self.called(n) for n in range(len(self._coverage.articles))]
            outlets = outlets_in_words(outlet_figures(self._coverage), len(self._coverage.statements), names)
            figures = [*heat_map(self._coverage, names), *outlets]
            self.app.push_screen(TextDialog(translated("Overlap of the outlets"), figures))

    def action_compare(self) -> None:
        """Open two wordings of this statement side by side."""
        number, coverage = self._statement(), self._coverage
        if number is None or coverage is None:
            return
        statement, base = coverage.statements[number], self.session.project.base
        article, sentence = reference_of(statement, base)
        others = [n for n in coverage.outlets_of(statement) if n != article]
        other = others[0] if others else (article + 1) % len(coverage.articles)
        span = coverage.articles[article].sentences[sentence]
        self.app.push_screen(CompareScreen(article, other, Anchor(article, span.start, span.end)))

    def action_explain(self) -> None:
        """Show why each outlet has its sign, held against the reference wording."""
        number, coverage = self._statement(), self._coverage
        if number is not None and coverage is not None:
            statement = coverage.statements[number]
            article, sentence = reference_of(statement, self.session.project.base)
            others = [n for n in range(len(coverage.articles)) if n != article]
            remarks = {
                gap.article: explained_elsewhere(coverage, gap.article, gap.elsewhere)
                for gap in coverage.missing_from(statement)
                if gap.elsewhere
            }
            self.explain_sentence(article, sentence, others, remarks)

    def action_copy(self) -> None:
        """Copy all wordings of this statement."""
        number, coverage = self._statement(), self._coverage
        if number is not None and coverage is not None:
            places = coverage.statements[number]
            self.copy_cited([cited(coverage.articles[article], [n]) for article, n in places])

    def target_at_cursor(self) -> AnnotationTarget | None:
        """All wordings of the statement under the cursor."""
        number, coverage = self._statement(), self._coverage
        if number is None or coverage is None:
            return None
        return statement_target(coverage.articles, coverage.statements[number], number)

    def notes_at_cursor(self) -> list[Note]:
        """The notes on the statement or on one of its wordings."""
        number = self._statement()
        return [] if number is None else self._notes.get(number, [])

    def subtargets_at_cursor(self) -> Iterator[AnnotationTarget]:
        """Each wording of the statement."""
        number, coverage = self._statement(), self._coverage
        if number is not None and coverage is not None:
            for article, sentence in coverage.statements[number]:
                yield sentence_target((article, coverage.articles[article]), sentence)


def _next(choice: _Choice) -> _Choice:
    """The next of its kind; after the last the first."""
    every = list(type(choice))
    return every[(every.index(choice) + 1) % len(every)]
