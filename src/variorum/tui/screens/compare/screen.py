"""The Compare screen: the base on the left, another article on the right."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.worker import get_current_worker

from variorum.annotations.note import Anchor, Note
from variorum.annotations.placement import lines_at, notes_by_row
from variorum.annotations.targets import AnnotationTarget, line_target, row_target, targets_in_row
from variorum.base.translation import translated
from variorum.cleaning.lines import LineCorrection
from variorum.comparison.comparison import Comparison
from variorum.comparison.effort import if_long, until_compared
from variorum.comparison.rows import Row
from variorum.comparison.words_in_rows import ComparedWords
from variorum.keymap.commands import commands_of
from variorum.presentation.compare_filter import WHICH
from variorum.presentation.compare_navigation import (
    Direction,
    next_change,
    offset_in_base,
    other_end,
    row_at_offset,
    row_of_anchor,
    row_shown,
)
from variorum.presentation.engine.page import Columns, PageRow, side_by_side
from variorum.presentation.pages.compare_page import (
    GUTTER,
    DriftKey,
    FoldKey,
    JudgeKey,
    LineKey,
    RowKey,
    compare_page,
)
from variorum.presentation.pages.note_pages import ShownNote, shown_note
from variorum.presentation.signs import BASE, DRIFT, REMOVED
from variorum.presentation.wording.citation import cited
from variorum.presentation.wording.drift import drift_in_words
from variorum.presentation.wording.explanation import explain_row
from variorum.presentation.wording.figures import short_figures
from variorum.presentation.wording.labels import figures_in_words, headline_of, verdict
from variorum.presentation.wording.languages import language_gaps
from variorum.storage.recent import ReadingPosition
from variorum.tui.bindings import bindings_for
from variorum.tui.dialogs.dialog import TextDialog
from variorum.tui.screens.base import PageScreen
from variorum.tui.screens.compare.filtering import Filtering
from variorum.tui.screens.compare.link_editing import LinkEditing
from variorum.tui.screens.compare.phrase_walk import PhraseWalk
from variorum.tui.screens.compare.refinement import Refinement
from variorum.tui.screens.lines import LinesScreen
from variorum.tui.widgets.key_footer import KeyFooter
from variorum.tui.widgets.minimap import Minimap
from variorum.tui.widgets.page_view import PageView
from variorum.tui.widgets.safe_text import SafeText


class CompareScreen(LinkEditing, Refinement, Filtering, PhraseWalk, PageScreen):
    """Two articles side by side."""

    NAME = "Compare"
    BINDINGS = bindings_for(commands_of(NAME))
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (84, "-normal")]  # 80 columns are for the two texts
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    def __init__(self, base: int, other: int, at: Anchor | None = None, *, less_sure: bool = False) -> None:
        super().__init__()
        self._options = replace(self._options, less_sure=less_sure)
        self._base, self._other, self._at = base, other, at
        self.comparison: Comparison | None = None
        self._notes: dict[int, list[Note]] = {}
        self._gaps_told: set[str] = set()

    def compose(self) -> ComposeResult:
        """A head over the page."""
        yield SafeText(id="compare-names", classes="bar")
        yield SafeText(id="compare-figures", classes="bar quiet")
        yield SafeText(id="compare-details", classes="bar quiet")
        page = PageView(self._columns, id="page")
        with Horizontal(id="compare-body"):
            yield page
            yield Minimap(page, id="overview")
        yield KeyFooter()

    @property
    def pair(self) -> tuple[int, int]:
        """The numbers of the base and the other in the story."""
        return self._base, self._other

    def on_mount(self) -> None:
        """Mark words as the settings say, until the reader says otherwise."""
        self._options = replace(self._options, plain=self.session.settings.view.word_marks == "plain")

    def _rows_of(self, comparison: Comparison, notes: Mapping[int, Sequence[ShownNote]]) -> list[PageRow]:
        if self.in_words:
            from variorum.presentation.pages.linear.compare import compare_in_words

            return compare_in_words(self.words_of(comparison), self._options, notes)
        return compare_page(comparison, self._options, notes, self.words_of(comparison))

    def _columns(self, width: int) -> Columns:
        if self.in_words:
            from variorum.presentation.pages.linear.compare import compare_in_words_columns

            return compare_in_words_columns(width)
        labels = (str(self._base + 1), str(self._other + 1))
        return side_by_side(width, self.session.settings.view.narrowest_column, GUTTER, labels)

    # Showing

    def refresh_page(self) -> None:
        """Compare the two articles as they are cleaned now, and show them."""
        names = self.names()
        base, other = names[self._base], names[self._other]
        head = (
            f"{translated('Base {article}', article=base)}\n{translated('Other {article}', article=other)}"
            if self.in_words
            else f"{BASE} {base}   │   {other}"
        )
        self.query_one("#compare-names", SafeText).update(head)
        known = self.session.has_comparison(self._base, self._other)
        if known and self.is_at_hand(found := self.session.comparison(self._base, self._other)):
            self._show(found)
        else:
            self.query_one("#compare-figures", SafeText).update(translated("comparing …"))
            self._compare(self._base, self._other)

    @work(thread=True, exclusive=True, group="comparing")
    def _compare(self, base: int, other: int) -> None:
        worker = get_current_worker()
        known = self.session.has_comparison(base, other)
        time = if_long(until_compared(self.session.prepared(base), self.session.prepared(other)))
        if time and not known:
            figures = self.query_one("#compare-figures", SafeText)
            self.from_thread(figures.update, translated("comparing … takes {time}", time=time))
        comparison = self.session.comparison_or_cancelled(base, other, lambda: worker.is_cancelled)
        if comparison is not None:
            comparison.compute_all()  # here, not while a key waits to paint
            words = ComparedWords(comparison)
            words.prepare()
            self.from_thread(self._computed, base, other, words)

    def _computed(self, base: int, other: int, words: ComparedWords) -> None:
        if (base, other) == (self._base, self._other):
            self.use_words(words)
            self._show(words.comparison)
            self.settle()

    def _show(self, comparison: Comparison) -> None:
        before, key = self.comparison, self._page.key
        offset = offset_in_base(before, self._page.rows, self._page.cursor) if before else None
        same_pair = before is not None and before.other.article is comparison.other.article
        self.comparison = comparison
        self._notes = notes_by_row(comparison, self.notes_here(), self._base, self._other)
        shown = {n: [shown_note(note, spoken=self.in_words) for note in on_row] for n, on_row in self._notes.items()}
        rows = self._rows_of(comparison, shown)
        at = next((n for n, row in enumerate(rows) if same_pair and row.key == key), None)
        if self._at is not None:
            in_other = self._at.article == self._other
            at, self._at = row_of_anchor(comparison, rows, self._at, in_other=in_other), None
        if same_pair and before is not None and before.rows != comparison.rows:
            at = None  # rows have other numbers now: the place in the base tells
            rows = self.mark_refined(before, comparison, rows)
        if at is None and offset is not None:
            at = row_at_offset(comparison, rows, offset)
        self.drop_phrase()
        self._page.show(rows, at or 0, self._columns)
        self.refresh_head()
        self.call_after_refresh(self.count_details)
        self._tell_gaps(comparison)

    def notes_here(self) -> Sequence[Note]:
        """The notes that may stand on rows."""
        return self.session.project.notes

    def _tell_gaps(self, comparison: Comparison) -> None:
        """Say once what is not done for articles in these languages."""
        gaps = language_gaps(comparison.base, comparison.other)
        if gaps and gaps not in self._gaps_told:
            self._gaps_told.add(gaps)
            self.host.notify_info(gaps)

    def shows(self, articles: Collection[int]) -> bool:
        """Whether these articles are among the two."""
        return set(articles) <= {self._base, self._other}

    def jump(self, place: Anchor) -> None:
        """Go to the words of an anchor when the page is shown next."""
        self._at = place

    def refresh_head(self) -> None:
        """Names, headlines and figures."""
        if (comparison := self.comparison) is None:
            return
        names = (self.called(self._base), self.called(self._other))
        titles = (headline_of(comparison.base.cleaned), headline_of(comparison.other.cleaned))
        head = (
            f"{translated('Base {article}', article=f'{names[0]}: {titles[0]}')}\n"
            f"{translated('Other {article}', article=f'{names[1]}: {titles[1]}')}"
            if self.in_words
            else f"{BASE} {names[0]}: {titles[0]}   │   {names[1]}: {titles[1]}"
        )
        self.query_one("#compare-names", SafeText).update(head)
        removed = len(comparison.base.cleaned.removed) + len(comparison.other.cleaned.removed)
        in_place = f" {translated('(shown)')}" if self._options.raw else ""
        hidden = f", {REMOVED} {translated('{count} removed', count=removed)}{in_place}" if removed else ""
        which = f"{translated(self._options.which)}:  " if self._options.which != WHICH[0] else ""
        typography = f', " {translated("marked")}' if self._options.typography else ""
        drift = drift_in_words(comparison, self._options)
        figures = f"{which}{short_figures(comparison.statistics)}{drift}{hidden}{typography}"
        if self.in_words:
            sure = drift.replace(f"{DRIFT} ", "")
            figures = f"{which}{figures_in_words(comparison.statistics)}{sure}{hidden.replace(f'{REMOVED} ', '')}"
        # What is not saved stands first: at the end it would be cut off.
        status = self.host.status().strip()
        self.query_one("#compare-figures", SafeText).update(f"{status}   {figures}" if status else figures)
        self.show_details()

    @on(PageView.CursorMoved, "#page")
    def _remember_place(self) -> None:
        """Keep where the reader is, for the next time."""
        if self.comparison is not None:
            start = offset_in_base(self.comparison, self._page.rows, self._page.cursor)
            base, other = self.comparison.base.article, self.comparison.other.article
            self.session.place = ReadingPosition(base.sha256, other.sha256, start)

    def row_at_cursor(self) -> Row | None:
        """The row under the cursor, if the cursor is on one."""
        if self.comparison is None or not self._page.rows:
            return None
        return row_shown(self.comparison, self._page.rows[self._page.cursor])

    def end_mode(self) -> bool:
        """Forget a row that was marked to be linked, or show all kinds of rows again; or end a search."""
        if self.drop_mark():
            self.host.notify_info(translated("The mark is taken back."))
            return True
        return self.drop_phrase() or self.drop_filter() or super().end_mode()

    # Moving

    def action_change(self, direction: Direction) -> None:
        """To the next or previous difference."""
        if self.comparison is None or self.walked_hits(direction):
            return
        found = next_change(self.comparison, self._page.rows, self._page.cursor, direction, self._options)
        if found is not None:
            self._page.go_to(found)
        else:
            self.host.notify_info(
                translated("No more changes below.") if direction > 0 else translated("No more changes above.")
            )

    def action_source(self, direction: Direction) -> None:
        """The next or previous article on the right, at the same place of the base."""
        count = len(self.session.project.articles)
        others = [n for n in range(count) if n != self._base]
        self._turn_to(others[(others.index(self._other) + direction) % len(others)])

    def action_source_number(self, number: int) -> None:
        """The article with this number, from 1, on the right."""
        if number > len(self.session.project.articles):
            self.host.notify_info(translated("There are {count} articles.", count=len(self.session.project.articles)))
        elif number - 1 == self._base:
            self.host.notify_info(translated("{number} is the base.", number=number))
        else:
            self._turn_to(number - 1)

    def _turn_to(self, other: int) -> None:
        self._other = other
        self.refresh_page()

    def action_swap(self) -> None:
        """The other article becomes the base."""
        place = self._place_in_other()
        self._base, self._other = self._other, self._base
        self._at, self.comparison = place, None
        self.host.steps.take(self.session.project.with_base(self._base), translated("choice of base"))

    def _place_in_other(self) -> Anchor | None:
        row = self.row_at_cursor()
        if row is None or not row.other or self.comparison is None:
            return None
        span = self.comparison.other.sentences[row.other[0]]
        return Anchor(self._other, span.start, span.end)

    def action_other_end(self) -> None:
        """To where the partner of a moved sentence stands."""
        row = self.row_at_cursor()
        if row is None or self.comparison is None or not (row.base_elsewhere or row.other_elsewhere):
            self.host.notify_info(translated("This row has no partner elsewhere."))
        elif (found := other_end(self.comparison, self._page.rows, row)) is not None:
            self._page.go_to(found)
        else:
            self.host.notify_info(translated("The partner's row is folded away: z shows all."))

    def action_why(self) -> None:
        """Show the evidence for the mark of this row."""
        if self.comparison is None:
            return
        key, row = self._page.key, self.row_at_cursor()
        if row is not None and isinstance(key, RowKey | DriftKey | JudgeKey):
            strictness = self.session.settings.matching.strictness
            title = translated("Why row {number} is marked so", number=key.number + 1)
            words, names = self.words_of(self.comparison), self.names()
            said = explain_row(words, row, strictness, (names[self._base], names[self._other]))
            self.app.push_screen(TextDialog(title, [*self.relations_said(row), *said]))
        elif isinstance(key, LineKey):
            article = self.comparison.base if key.side == "base" else self.comparison.other
            line = next(line for line in article.cleaned.lines if line.start == key.start)
            self.app.push_screen(
                TextDialog(translated("Why this line was removed"), [(translated("removed as"), verdict(line))])
            )
        elif isinstance(key, FoldKey):
            self.host.notify_info(translated("These rows are the same on both sides; z shows them."))

    def action_copy(self, both: bool) -> None:
        """Copy the words of this row: the base's, or of the only side; or of both."""
        comparison, row = self.comparison, self.row_at_cursor()
        sides = (
            [] if comparison is None or row is None else [(comparison.base, row.base), (comparison.other, row.other)]
        )
        texts = [cited(article, sentences) for article, sentences in sides if sentences]
        self.copy_cited(texts if both else texts[:1])

    # Notes and corrections

    def target_at_cursor(self) -> AnnotationTarget | None:
        """The row under the cursor, or the removed line."""
        key = self._page.key
        if self.comparison is None:
            return None
        if isinstance(key, RowKey | DriftKey | JudgeKey):
            return row_target(self.comparison, key.number, self._base, self._other)
        if isinstance(key, LineKey):
            number = self._base if key.side == "base" else self._other
            prepared = self.comparison.base if key.side == "base" else self.comparison.other
            line = next(line for line in prepared.cleaned.lines if line.start == key.start)
            return line_target(number, prepared.article.text, line)
        return None

    def notes_at_cursor(self) -> list[Note]:
        """The note under the cursor, or those of the row."""
        key = self._page.key
        if isinstance(key, RowKey):
            return list(self._notes.get(key.number, ()))
        return list(super().notes_at_cursor())

    def subtargets_at_cursor(self) -> Iterator[AnnotationTarget]:
        """The sentences of the row, and its links."""
        row = self.row_at_cursor()
        if self.comparison is not None and row is not None:
            yield from targets_in_row(self.comparison, row, self._base, self._other)

    def action_toggle_line(self) -> None:
        """Restore the removed line here, or remove the line of a sentence that stands alone."""
        key, row = self._page.key, self.row_at_cursor()
        if isinstance(key, LineKey):
            number = self._base if key.side == "base" else self._other
            self.host.steps.correct_lines(number, [LineCorrection(key.start, True)], translated("restoring a line"))
        elif row is None or self.comparison is None or (row.base and row.other):
            self.host.notify_info(
                translated("Two lines stand here: L or R opens the lines of the base or of the other.")
            )
        else:
            number = self._base if row.base else self._other
            prepared = self.comparison.base if row.base else self.comparison.other
            lines = lines_at(prepared, row.base or row.other)
            corrections = [LineCorrection(line.start, False) for line in lines]
            self.host.steps.correct_lines(number, corrections, translated("removing a line"))

    def action_lines(self, side: str) -> None:
        """Open the lines of one of the two articles."""
        self.app.push_screen(LinesScreen(self._base if side == "base" else self._other))
