"""The Adjudication screen: what two readers marked in one story, decided row by row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from textual.app import ComposeResult

from variorum.annotations.targets import sentence_target
from variorum.base.translation import counted, translated
from variorum.curation.adjudication import adjudicated, notes_at
from variorum.curation.agreement import CurationRow, LinkAgreement, ReaderAgreement, agreement_of, said_of
from variorum.curation.decisions import VALUES, decision_on
from variorum.curation.reader_marks import ReaderMarks, marks_of
from variorum.keymap.commands import commands_of
from variorum.presentation.engine.page import PageRow
from variorum.presentation.pages.adjudication_page import (
    WHICH_ROWS,
    CurationKey,
    ShownCuration,
    WhichRows,
    adjudication_columns,
    adjudication_head,
    adjudication_page,
    answer_in_words,
    name_of,
    sentences_of,
)
from variorum.presentation.wording.agreement import figures_of_agreement
from variorum.project.project import Project
from variorum.tui.bindings import bindings_for
from variorum.tui.dialogs.dialog import ChoiceDialog, TextDialog
from variorum.tui.screens.base import PageScreen
from variorum.tui.widgets.key_footer import KeyFooter
from variorum.tui.widgets.page_view import PageView
from variorum.tui.widgets.safe_text import SafeText

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.cleaning.sentences import Sentence


class AdjudicationScreen(PageScreen):
    """Two readers' marks on the story that is open: it begins as the first reader's, `second` is on its texts."""

    NAME = "Adjudication"
    BINDINGS = bindings_for(commands_of(NAME))

    def __init__(self, second: Project, readers: tuple[str, str]) -> None:
        super().__init__()
        self._second, self._readers = second, readers
        self._which = WHICH_ROWS[0]
        self._left_as_they_are: set[CurationRow] = set()  # decided for the first reader, whose story it is
        self._sentences: list[tuple[Sentence, ...]] = []
        self._found = ReaderAgreement(LinkAgreement(0, 0, 0), (), ())
        self._marked: tuple[Project, list[tuple[Sentence, ...]], ReaderMarks] | None = None  # what was last looked at

    def compose(self) -> ComposeResult:
        """A head over the rows."""
        yield SafeText(id="adjudication-title", classes="bar")
        yield PageView(adjudication_columns, id="page")
        yield KeyFooter()

    def _look_at_both(self, articles: Sequence[PreparedArticle]) -> None:
        """Compare the readers as the screen opens, since later the story holds what was decided; and again where its
        sentences are others, as when lines are restored."""
        sentences = [article.sentences for article in articles]
        if sentences == self._sentences:
            return
        self._sentences = sentences
        first, second = (marks_of(project, articles) for project in (self.session.project, self._second))
        self._found = agreement_of(first, second, list(map(len, sentences)))

    def refresh_page(self) -> None:
        """Show what either reader said and what the story says now."""
        articles = self.session.all_prepared()
        self._look_at_both(articles)
        shown = self._shown()
        nothing = translated("Neither reader marked anything.")
        empty = translated("No row is left here; Esc shows all.") if shown else nothing
        if self.in_words:
            from variorum.presentation.pages.linear.adjudication import (
                adjudication_in_words,
                adjudication_in_words_columns,
            )

            rows = adjudication_in_words(shown, articles, self._readers, self._which)
            self._page.show(rows, self._cursor_in(rows), adjudication_in_words_columns, empty=empty)
        else:
            rows = adjudication_page(shown, articles, self._which)
            self._page.show(rows, self._cursor_in(rows), head=adjudication_head(*self._readers), empty=empty)
        self._show_head(shown)

    def _cursor_in(self, rows: Sequence[PageRow]) -> int:
        """Where the row at hand stands among others; the next where a filter leaves it out."""
        key = self._page.key
        number = key.number if isinstance(key, CurationKey) else 0
        places = [
            (at, row.key.number)
            for at, row in enumerate(rows)
            if isinstance(row.key, CurationKey) and not row.passed_over
        ]
        return next((at for at, found in places if found >= number), places[-1][0] if places else 0)

    @property
    def _marks_now(self) -> ReaderMarks:
        """What the story says now, worked out once for each state of it."""
        project = self.session.project
        if self._marked is None or self._marked[0] is not project or self._marked[1] is not self._sentences:
            self._marked = project, self._sentences, marks_of(project, self.session.all_prepared())
        return self._marked[2]

    def _shown(self) -> list[ShownCuration]:
        now = self._marks_now
        return [self._as_it_is(row, said_of(row, now)) for row in self._found.rows]

    def _as_it_is(self, row: CurationRow, now: str) -> ShownCuration:
        return ShownCuration(row, now, row.agrees or now != row.first or row in self._left_as_they_are)

    def refresh_head(self) -> None:
        """How many rows there are, on how many the readers differ, and what is left to decide."""
        self._show_head(self._shown())

    def _show_head(self, shown: Sequence[ShownCuration]) -> None:
        rows = counted("{count} row", "{count} rows", len(shown))
        differ = translated("the readers differ on {count}", count=sum(not one.row.agrees for one in shown))
        left = translated("{count} to decide", count=sum(not one.is_decided for one in shown))
        which = "" if self._which == WHICH_ROWS[0] else f"   ({translated(self._which)})"
        self.query_one("#adjudication-title", SafeText).update(f"{rows}, {differ}, {left}{which}{self.host.status()}")

    @property
    def _row(self) -> CurationRow | None:
        key = self._page.key
        return self._found.rows[key.number] if isinstance(key, CurationKey) else None

    def end_mode(self) -> bool:
        """Show all rows again; or end a search."""
        if self._which == WHICH_ROWS[0]:
            return super().end_mode()
        self._filter_by(WHICH_ROWS[0])
        return True

    def action_which(self) -> None:
        """Show all rows, those on which the readers differ, those that are not decided yet."""
        self.choose_filter(WHICH_ROWS, self._which, self._filter_by)

    def _filter_by(self, which: WhichRows) -> None:
        self._which = which
        self.refresh_page()

    def action_take(self, reader: Literal[0, 1]) -> None:
        """Decide as the first or the second reader did."""
        if (row := self._row) is None:
            return
        if value := (row.first, row.second)[reader]:
            self._decide(row, value)
        elif reader == 0:
            self._leave_as_it_is(row)
        else:
            self.host.notify_info(translated("That reader said nothing of it: Enter chooses an answer."))

    def action_decide(self) -> None:
        """Choose an answer from a menu."""
        if (row := self._row) is None:
            return

        def chosen(value: str | None) -> None:
            if value is not None:
                self._decide(row, value)

        answers = [(value, answer_in_words(value)) for value in VALUES[row.kind]]
        question = translated("What holds of this {what}?", what=name_of(row))
        self.app.push_screen(ChoiceDialog(question, answers), chosen)

    def _decide(self, row: CurationRow, value: str) -> None:
        if value == row.first:
            self._left_as_they_are.add(row)
        else:
            self._left_as_they_are.discard(row)
        decided = adjudicated(
            self.session.project, self._second, self.session.all_prepared(), [decision_on(row, value)]
        )
        self.host.steps.take(decided, translated("deciding on a {what}", what=name_of(row)))
        if row in self._open_rows():
            self.host.notify_info(translated("Notes there have several answers: Enter chooses one."))
        else:
            self._go_on()

    def _leave_as_it_is(self, row: CurationRow) -> None:
        """The first reader said nothing of it, and so does the story, unless something else was decided before."""
        if said_of(row, self._marks_now):
            self.host.notify_info(translated("Something else is decided here: u takes it back."))
            return
        self._left_as_they_are.add(row)
        self.refresh_page()
        self._go_on()

    def _open_rows(self) -> list[CurationRow]:
        return [one.row for one in self._shown() if not one.is_decided]

    def _go_on(self) -> None:
        """To what is to be decided next; with a filter on it may be at hand already."""
        if self._row not in self._open_rows():
            self.action_change(1)

    def action_change(self, direction: Literal[-1, 1]) -> None:
        """To the next or previous row that is to be decided."""
        if self.walked_hits(direction):
            return
        open_rows = self._open_rows()
        rows = self._page.rows
        way = range(self._page.cursor + 1, len(rows)) if direction > 0 else range(self._page.cursor - 1, -1, -1)
        for at in way:
            key = rows[at].key
            if isinstance(key, CurationKey) and self._found.rows[key.number] in open_rows and not rows[at].passed_over:
                self._page.go_to(at)
                return
        self.host.notify_info(
            translated("Nothing is left to decide in that direction.")
            if open_rows
            else translated("All rows are decided: s saves the story of both.")
        )

    def action_compare(self) -> None:
        """Compare the two articles at this row; where it is about one sentence, its article beside the base."""
        from variorum.tui.screens.compare.screen import CompareScreen

        if (row := self._row) is None or not self.can_compare():
            return
        project = self.session.project
        article, sentence = row.places[0]
        one, other = article, project.base if article != project.base else project.beside_base(article)
        if len(row.places) > 1:
            other = row.places[1][0]
        pair = (other, one) if other == project.base else (one, other)
        target = sentence_target((article, self.session.prepared(article)), sentence)
        self.app.push_screen(CompareScreen(*pair, target.anchors[0]))

    def action_explain(self) -> None:
        """The sentences of this row in full, and the notes that either reader wrote there."""
        if (row := self._row) is None:
            return
        articles = self.session.all_prepared()
        pairs = list(sentences_of(row, articles))
        for reader, project in zip(self._readers, (self.session.project, self._second), strict=True):
            pairs += [(reader, note.text) for place in row.places for note in notes_at(project, articles, place)]
        self.app.push_screen(TextDialog(name_of(row), pairs))

    def action_figures(self) -> None:
        """How far the two readers agree."""
        self.app.push_screen(TextDialog(translated("How far they agree"), list(figures_of_agreement(self._found))))
