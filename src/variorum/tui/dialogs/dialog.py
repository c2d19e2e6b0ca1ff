"""Small questions over a screen: a text, a choice, a file to open, something to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from variorum.base.translation import translatable, translated
from variorum.presentation.announcement import keys_said, row_announced
from variorum.presentation.pages.note_pages import pairs_columns, pairs_page
from variorum.tui.announcing import Announcing
from variorum.tui.bindings import TranslatedBindings
from variorum.tui.widgets.area import Area
from variorum.tui.widgets.choices import Choices
from variorum.tui.widgets.fields import Field
from variorum.tui.widgets.page_view import PageView
from variorum.tui.widgets.safe_text import SafeText

_Answer = TypeVar("_Answer")


class Dialog(TranslatedBindings, ModalScreen[_Answer], Announcing[_Answer]):
    """A question over a screen, with an answer: a title, what is asked, and a hint, which says what the keys do."""

    def mount_announcement(self, line: SafeText) -> None:
        """Below the hint, whose keys have names then."""
        for words in self.query(".hint").results(SafeText):
            words.update(keys_said(str(words.content)))
        for field in self.query(Field):
            field.placeholder = keys_said(field.placeholder)
        self.query_one(".dialog").mount(line)

    def announce_place(self) -> None:
        """Say the answer, the row or the line to type in where the keys go."""
        if (said := self.place_said()) is not None:
            self.announcement.come_to_widget(self._title_shown, said)
            self.show_announcement()
        if isinstance(self.focused, PageView):
            self.point_at_row(self.focused)

    def announce_row(self, view: PageView) -> None:
        """Also while the keys go to a line to type in."""
        self.announcement.come_to_widget(self._title_shown, row_announced(view.row, view.empty))
        self.show_announcement()

    def place_said(self) -> str | None:
        """Where the keys go, in words; None where nothing is to be said of it."""
        match self.focused:
            case PageView() as view:
                return row_announced(view.row, view.empty)
            case Choices() as choices:
                return choices.said
            case Field() | Area() as widget:
                return self._called(widget)
            case _:
                return None

    @property
    def _title_shown(self) -> str:
        return " ".join(str(title.content).rstrip("?:. ") for title in self.query(".title").results(SafeText))

    def _called(self, widget: Field | Area) -> str:
        """What a line or an area to type in is called: by the words before it, below the title."""
        asked = widget.placeholder if isinstance(widget, Field) else ""
        for words in self.query(".dialog > *"):
            if words is widget:
                break
            asked = str(words.content) if isinstance(words, SafeText) and not words.has_class("title") else asked
        held = widget.value if isinstance(widget, Field) else widget.text
        return f"{asked or translated('type here')}{': ' if held else ''}{held}"

    @on(Choices.OptionHighlighted)
    def _went_to_answer(self) -> None:
        if self.in_words:
            self.announce_place()

    def show_pairs(self, view: PageView, pairs: Iterable[tuple[str, str]]) -> None:
        """Show names with texts on a page."""
        if self.in_words:
            from variorum.presentation.pages.linear.pairs import pairs_in_words, pairs_in_words_columns

            view.show(pairs_in_words(pairs), 0, pairs_in_words_columns)
        else:
            view.show(pairs_page(pairs))

    def hint(self, words: str) -> None:
        """Say something where the keys are named: what is wrong with an answer, or what to do."""
        self.query_one(".hint", SafeText).update(keys_said(words) if self.in_words else words)
        self.say(words)

    def say(self, words: str) -> None:
        """Announce what has changed here."""
        if self.in_words:
            self.announcement.add_notice(words)
            self.show_announcement()

    def dismiss(self, result: _Answer | None = None) -> AwaitComplete:
        """Close with an answer; a second Enter, pressed while it closes, must not close what lies below."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class PromptDialog(Dialog[str | None]):
    """Asking for a file name."""

    BINDINGS = [Binding("escape", "leave", translatable("Leave"), priority=True)]

    def __init__(self, question: str, suggestion: str, hint: str) -> None:
        super().__init__()
        self._question, self._suggestion, self._hint = question, suggestion, hint

    def compose(self) -> ComposeResult:
        """The question over a line to type in."""
        with Vertical(classes="dialog"):
            yield SafeText(self._question, classes="title")
            yield Field(self._suggestion)
            yield SafeText(self._hint, classes="hint")

    @on(Field.Submitted)
    def _typed(self) -> None:
        self.dismiss(self.query_one(Field).true_value.strip() or None)

    def action_leave(self) -> None:
        """Leave without a name."""
        self.dismiss(None)


class ChoiceDialog(Dialog[str | None]):
    """A question with a few answers, each by a line of a list; Esc is no answer."""

    BINDINGS = [Binding("escape", "leave", translatable("Leave"), priority=True)]

    def __init__(self, question: str, answers: Sequence[tuple[str, str]], hint: str | None = None) -> None:
        super().__init__()
        self._question, self._answers = question, answers
        self._hint = translated("Enter choose   Esc leave") if hint is None else hint

    def compose(self) -> ComposeResult:
        """The question over its answers."""
        with Vertical(classes="dialog"):
            yield SafeText(self._question, classes="title")
            yield Choices(self._answers)
            yield SafeText(self._hint, classes="hint")

    @on(Choices.OptionSelected)
    def _chosen(self, event: Choices.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


class FilterDialog(ChoiceDialog):
    """What a screen can be filtered by, the filter that is in force first chosen. The key that opens it goes on to the
    next; digits choose among the last filters, which are for an article each."""

    BINDINGS = [
        Binding("f", "next", translatable("Next")),
        *(Binding(str(digit), f"article({digit})", translatable("This article")) for digit in range(1, 10)),
    ]

    def __init__(self, filters: Sequence[str], now: int, by_number: int = 0) -> None:
        hint = translated("Enter choose   a digit: that article   Esc leave") if by_number else None
        super().__init__(translated("Show"), [(str(n), words) for n, words in enumerate(filters)], hint)
        self._now, self._before, self._by_number = now, len(filters) - by_number, by_number

    def on_mount(self) -> None:
        """Stand on what is in force."""
        self.query_one(Choices).highlighted = self._now

    def action_next(self) -> None:
        """To the next filter, from the last to the first."""
        self.query_one(Choices).action_cursor_down()

    def action_article(self, number: int) -> None:
        """Choose the filter for the article with this number, if there is one."""
        if number <= self._by_number:
            self.dismiss(str(self._before + number - 1))


class TextDialog(Dialog[None]):
    """Something to read: names and texts in two columns. Any of the keys for going closes it."""

    BINDINGS = [Binding("escape,q,enter,question_mark", "leave", translatable("Close"))]

    def __init__(self, title: str, pairs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title, self._pairs = title, pairs

    def compose(self) -> ComposeResult:
        """The text in a page that scrolls."""
        with Vertical(classes="dialog tall"):
            yield SafeText(self._title, classes="title")
            yield PageView(pairs_columns, id="read-page")
            yield SafeText(translated("↓ ↑ scroll   Esc close"), classes="hint")

    def on_mount(self) -> None:
        """Show the page."""
        self.show_pairs(self.query_one(PageView), self._pairs)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
