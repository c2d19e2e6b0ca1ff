"""The Read screen: the base as running text, with what every other outlet makes of each sentence."""

from __future__ import annotations

from collections.abc import Iterator

from textual import work
from textual.app import ComposeResult
from textual.worker import get_current_worker

from variorum.annotations.note import Anchor, Note
from variorum.annotations.placement import notes_by_sentence
from variorum.annotations.targets import AnnotationTarget, link_target, sentence_target
from variorum.base.translation import translated
from variorum.comparison.effort import if_long, until_compared
from variorum.comparison.rendering import RenderingKind, drift_by_sentence, renderings
from variorum.keymap.commands import commands_of
from variorum.presentation.compare_navigation import Direction
from variorum.presentation.glyphs import READ_LEGEND, legend_line
from variorum.presentation.pages.note_pages import NoteKey, shown_note
from variorum.presentation.pages.read_page import (
    WANTED,
    Reading,
    SentenceKey,
    Wanted,
    WordingKey,
    next_sentence,
    read_columns,
    read_head,
    read_page,
)
from variorum.presentation.signs import BASE
from variorum.presentation.wording.citation import cited
from variorum.presentation.wording.labels import headline_of
from variorum.tui.bindings import bindings_for
from variorum.tui.screens.base import PageScreen
from variorum.tui.screens.compare.screen import CompareScreen
from variorum.tui.widgets.key_footer import KeyFooter
from variorum.tui.widgets.page_view import PageView
from variorum.tui.widgets.safe_text import SafeText


class ReadScreen(PageScreen):
    """One article against all others."""

    NAME = "Read"
    BINDINGS = bindings_for(commands_of(NAME))

    def __init__(self, base: int, sentence: int | None = None) -> None:
        super().__init__()
        self._wanted = sentence  # to begin at
        self._base = base
        self._focus: int | None = None
        self._sought: Wanted = WANTED[0]
        self._opened: set[int] = set()
        self._reading: Reading | None = None
        self._notes: dict[int, list[Note]] = {}

    def compose(self) -> ComposeResult:
        """A head over the text."""
        yield SafeText(id="read-title", classes="bar")
        yield SafeText(id="read-legend", classes="bar quiet")
        yield PageView(read_columns(0), id="page")
        yield KeyFooter()

    def refresh_page(self) -> None:
        """Compare the base with every other article, and show it."""
        self.query_one("#read-legend", SafeText).update(translated("comparing …"))
        self._compare(self._base)

    @property
    def article_in_view(self) -> int:
        """The article that is read."""
        return self._base

    @work(thread=True, exclusive=True, group="comparing")
    def _compare(self, base: int) -> None:
        worker, session = get_current_worker(), self.session
        project, codes = session.project, self.codes()
        names = [self.called_with_code(n) for n in range(len(project.articles))]
        articles = session.analysis.all_prepared(project)
        others = [n for n in range(len(articles)) if n != base]
        found, drift = {}, {}
        time = if_long(sum(until_compared(articles[base], articles[n]) for n in others))
        in_all = f", {translated('in all {time}', time=time)}" if time else ""
        for done, other in enumerate(others):
            if worker.is_cancelled:
                return
            self.from_thread(
                self._tell,
                f"{translated('comparing … {done} of {count}', done=done, count=len(others))}{in_all}",
            )
            comparison = session.analysis.comparison(project, base, other)
            found[other], drift[other] = renderings(comparison), drift_by_sentence(comparison)
        # The articles as they are now: the encoder may have read them meanwhile.
        articles = session.analysis.all_prepared(project)
        plain = session.settings.view.word_marks == "plain"
        reading = Reading(articles[base], {n: articles[n] for n in others}, found, names, codes, drift, plain)
        if not worker.is_cancelled:
            self.from_thread(self._show, reading)

    def _tell(self, progress: str) -> None:
        self.query_one("#read-legend", SafeText).update(progress)

    def _show(self, reading: Reading) -> None:
        self._reading = reading
        base = reading.base
        self.refresh_head()
        self._tell_what_is_sought()
        key = self._page.key
        if self._wanted is not None:
            key, self._wanted = SentenceKey(self._wanted), None
        self._notes = notes_by_sentence(base, self.session.project.notes, self._base)
        shown = {n: [shown_note(note, spoken=self.in_words) for note in on_it] for n, on_it in self._notes.items()}
        if self.in_words:
            from variorum.presentation.pages.linear.read import read_in_words, read_in_words_columns

            rows, columns, head = read_in_words(reading, self._opened, shown), read_in_words_columns, []
        else:
            rows, head = read_page(reading, self._opened, shown), read_head(reading)
            columns = read_columns(len(reading.others))
        at = next((n for n, row in enumerate(rows) if row.key == key), None)
        if at is None and isinstance(key, WordingKey):
            at = next(n for n, row in enumerate(rows) if row.key == SentenceKey(key.number))
        self._page.show(rows, at or 0, columns, head=head)

    def _tell_what_is_sought(self) -> None:
        if self._reading is not None:
            reading = self._reading
            numbers = " ".join(f"{n + 1} {reading.codes[n]}" for n in reading.others)
            where = "" if self._focus is None else translated("in {outlet}", outlet=reading.codes[self._focus])
            sought = f"n: {translated(self._sought)} {where}".rstrip() + f"   {numbers}"
            sought += "" if self.in_words else f"   {legend_line(READ_LEGEND)}"
            self.query_one("#read-legend", SafeText).update(sought)

    def refresh_head(self) -> None:
        """The base and its headline."""
        if self._reading is not None:
            base = self._reading.base.cleaned
            sign = translated("Base") if self.in_words else BASE
            title = f"{sign} {self.called_with_code(self._base)}: {headline_of(base)}{self.host.status()}"
            self.query_one("#read-title", SafeText).update(title)

    def _sentence(self) -> int | None:
        key = self._page.key
        if isinstance(key, NoteKey):
            on = (n for n, notes in self._notes.items() if any(note.id == key.note_id for note in notes))
            return next(on, None)
        return key.number if isinstance(key, SentenceKey | WordingKey) else None

    def action_wordings(self) -> None:
        """Open or close all outlets' wordings of this sentence."""
        sentence = self._sentence()
        if sentence is not None and self._reading is not None:
            self._opened ^= {sentence}
            self._show(self._reading)

    def action_find(self, direction: Direction) -> None:
        """The next or previous sentence of those that are looked for."""
        sentence = self._sentence()
        if self._reading is None or sentence is None or self.walked_hits(direction):
            return
        found = next_sentence(self._reading, sentence, direction, self._focus, self._sought)
        if found is None:
            self.host.notify_info(translated("No more such sentences that way."))
            return
        rows = self._page.rows
        self._page.go_to(next(n for n, row in enumerate(rows) if row.key == SentenceKey(found)))

    def action_which(self) -> None:
        """Look for what only this article has, what the chosen outlet or any has not, or what it rewords."""
        self.choose_filter(WANTED, self._sought, self._look_for)

    def _look_for(self, wanted: Wanted) -> None:
        self._sought = wanted
        self.host.notify_info(translated("n and N stop at what is {which}.", which=translated(self._sought)))
        self._tell_what_is_sought()

    def action_source_number(self, number: int) -> None:
        """Look for what this outlet lacks or rewords; the same number again looks at all."""
        wanted = number - 1
        if self._reading is None or wanted not in self._reading.others:
            self.host.notify_info(translated("There is no such other article."))
            return
        self._focus = None if self._focus == wanted else wanted
        self._show(self._reading)

    def action_rebase(self) -> None:
        """The next article becomes the base."""
        self._base = (self._base + 1) % len(self.session.project.articles)
        self._opened.clear()
        self._focus = None
        self._page.cursor = 0
        self.host.steps.take(self.session.project.with_base(self._base), translated("choice of base"))

    def action_compare(self) -> None:
        """Open this sentence beside the outlet of the wording, or the chosen or next one."""
        key, sentence = self._page.key, self._sentence()
        if self._reading is None or sentence is None or not self._reading.others:
            return
        other = key.article if isinstance(key, WordingKey) else self._focus
        span = self._reading.base.sentences[sentence]
        target = next(iter(self._reading.others)) if other is None else other
        self.app.push_screen(CompareScreen(self._base, target, Anchor(self._base, span.start, span.end)))

    def action_explain(self) -> None:
        """Show why the outlet of this wording, or each outlet, has its badge."""
        key, sentence = self._page.key, self._sentence()
        if self._reading is not None and sentence is not None:
            others = [key.article] if isinstance(key, WordingKey) else list(self._reading.others)
            self.explain_sentence(self._base, sentence, others)

    def action_copy(self) -> None:
        """Copy this sentence, or the wording under the cursor."""
        key, reading = self._page.key, self._reading
        texts = []
        if reading is not None and isinstance(key, SentenceKey):
            texts = [cited(reading.base, [key.number])]
        elif reading is not None and isinstance(key, WordingKey):
            sentences = reading.renderings[key.article][key.number].sentences
            texts = [cited(reading.others[key.article], sentences)] if sentences else []
        self.copy_cited(texts)

    def target_at_cursor(self) -> AnnotationTarget | None:
        """The sentence under the cursor, or its link with the wording under it."""
        key, reading, sentence = self._page.key, self._reading, self._sentence()
        if reading is None or sentence is None:
            return None
        ours = (self._base, reading.base)
        if isinstance(key, WordingKey) and (others := reading.renderings[key.article][sentence].sentences):
            return link_target(ours, (sentence,), (key.article, reading.others[key.article]), others)
        return sentence_target(ours, sentence)

    def notes_at_cursor(self) -> list[Note]:
        """The note under the cursor, or those of the sentence."""
        key = self._page.key
        if isinstance(key, SentenceKey):
            return self._notes.get(key.number, [])
        return list(super().notes_at_cursor())

    def subtargets_at_cursor(self) -> Iterator[AnnotationTarget]:
        """The links of the sentence with each other article."""
        reading, sentence = self._reading, self._sentence()
        if reading is not None and sentence is not None:
            for article, other in reading.others.items():
                rendering = reading.renderings[article][sentence]
                if rendering.kind not in (RenderingKind.NEAR, RenderingKind.ABSENT):
                    ours = (self._base, reading.base)
                    yield link_target(ours, (sentence,), (article, other), rendering.sentences)
