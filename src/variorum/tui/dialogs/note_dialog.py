"""Writing a note: its text over several lines, tags, status and colour; and choosing words to write it on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.suggester import Suggester
from textual.timer import Timer

from variorum.annotations.note import COLOURS, Status
from variorum.base.sanitize import safe_lines
from variorum.base.translation import translatable, translated
from variorum.text.whole_words import whole_words
from variorum.tui.dialogs.dialog import Dialog
from variorum.tui.editor import edit_in_external_editor
from variorum.tui.widgets.area import Area
from variorum.tui.widgets.fields import Field
from variorum.tui.widgets.safe_text import SafeText

_PAUSE: Final = 0.7  # seconds without a key, after which what is typed so far is kept


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """What the reader typed for a note, and chose."""

    text: str = ""
    tags: str = ""
    status: Status = Status.OPEN
    colour: str = ""


class _TagSuggester(Suggester):
    """Completes the tag that is being typed with one that is in use, the most used first."""

    def __init__(self, tags: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._tags = tags

    async def get_suggestion(self, value: str) -> str | None:
        """The value with its last tag completed."""
        begun = value.replace(",", " ").split(" ")[-1]
        typed = begun.lstrip("#").casefold()
        tag = next((tag for tag in self._tags if typed and tag.casefold().startswith(typed)), None)
        return None if tag is None else value[: len(value) - len(begun)] + tag


class NoteDialog(Dialog[NoteDraft | None]):
    """Writing a note. `typing` is told what is typed so far, whenever the reader pauses."""

    BINDINGS = [
        Binding("ctrl+s", "keep", translatable("Keep the note"), priority=True),
        Binding("f2", "status", translatable("Status"), priority=True),
        Binding("f3", "colour", translatable("Colour"), priority=True),
        Binding("f4", "editor", translatable("Your editor"), priority=True),
        Binding("escape", "leave", translatable("Leave"), priority=True),
    ]

    def __init__(
        self,
        about: str,
        before: NoteDraft,
        tags: Sequence[str] = (),
        typing: Callable[[NoteDraft | None], None] = lambda _written: None,
    ) -> None:
        super().__init__()
        self._about, self._before, self._known_tags = about, before, tags
        self._chosen = before
        self._typing = typing
        self._pause: Timer | None = None
        self._asked = False

    def compose(self) -> ComposeResult:
        """Text above, tags below."""
        with Vertical(classes="dialog"):
            yield SafeText(translated("Note on {about}", about=self._about), classes="title")
            yield Area(self._before.text, id="note-text")
            yield Field(
                self._before.tags,
                placeholder=translated("tags, separated by commas or spaces; → completes"),
                id="note-tags",
                suggester=_TagSuggester(self._known_tags),
                select_on_focus=False,
            )
            yield SafeText(id="note-kind")
            hint = translated("Ctrl+S keep   Tab to the tags   F4 your editor   Esc leave")
            yield SafeText(hint, id="note-hint", classes="hint")

    def on_mount(self) -> None:
        """Start at the end of what is there."""
        area = self.query_one("#note-text", Area)
        area.move_cursor(area.document.end)
        area.focus()
        self._show_kind()

    def _show_kind(self) -> str:
        status, colour = self._chosen.status, self._chosen.colour or "none"
        kind, named = translated(status), translated(colour)
        words = translated("F2 status: {status}   F3 colour: {colour}", status=kind, colour=named)
        self.query_one("#note-kind", SafeText).update(words)
        return words

    @property
    def _written(self) -> NoteDraft:
        text = self.query_one("#note-text", Area).true_text
        return replace(self._chosen, text=text, tags=self.query_one("#note-tags", Field).true_value)

    @on(Area.Changed)
    @on(Field.Changed)
    def _typed(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(_PAUSE, self._tell)

    def _tell(self) -> None:
        if self._written != self._before:
            self._typing(self._written)

    def action_status(self) -> None:
        """The next status."""
        statuses = list(Status)
        at = (statuses.index(self._chosen.status) + 1) % len(statuses)
        self._chosen = replace(self._chosen, status=statuses[at])
        self.say(self._show_kind())

    def action_colour(self) -> None:
        """The next colour, or none."""
        self._chosen = replace(self._chosen, colour=next_colour(self._chosen.colour))
        self.say(self._show_kind())

    def action_editor(self) -> None:
        """Write the text in the reader's own editor."""
        area = self.query_one("#note-text", Area)
        text = edit_in_external_editor(self.app, area.true_text)
        if isinstance(text, str):
            area.text = text
            area.move_cursor(area.document.end)
        else:
            self.hint(f"{text}. {translated('Ctrl+S keeps what is written here.')}")

    def action_keep(self) -> None:
        """Keep the note, once the keys before this one are written: they wait in the queues of the fields."""
        area, tags = self.query_one("#note-text"), self.query_one("#note-tags")
        area.call_later(tags.call_later, self.call_later, self._keep)

    def _keep(self) -> None:
        if self._written.text.strip() or self._written.tags.strip():
            self._end(self._written)
        else:
            self.hint(translated("Nothing is written yet. Esc leaves; * sets a bookmark."))

    def action_leave(self) -> None:
        """Leave; what was changed is given up only when asked twice."""
        if self._written == self._before or self._asked:
            self._end(None)
        else:
            self._asked = True
            self.hint(translated("What you wrote is not kept yet: Ctrl+S keeps it, Esc once more gives it up."))

    def _end(self, written: NoteDraft | None) -> None:
        if self._pause is not None:
            self._pause.stop()
        if written is None:
            self._typing(None)
        self.dismiss(written)

    @on(Field.Submitted)
    def _tags_done(self) -> None:
        self.action_keep()


def next_colour(colour: str) -> str:
    """The colour after this one; after the last, none."""
    colours = ("", *COLOURS)
    return colours[(colours.index(colour) + 1) % len(colours)] if colour in colours else ""


class WordsDialog(Dialog[tuple[int, int] | None]):
    """Choosing some words of a text: the span of them."""

    BINDINGS = [
        Binding("enter", "choose", translatable("Choose"), priority=True),
        Binding("escape", "leave", translatable("Leave"), priority=True),
        Binding("w", "word_more", translatable("One word more"), priority=True),
        Binding("W", "word_less", translatable("One word less"), priority=True),
    ]

    def __init__(self, question: str, text: str) -> None:
        super().__init__()
        self._question, self._text = question, text

    def compose(self) -> ComposeResult:
        """The text, in which the reader selects."""
        with Vertical(classes="dialog"):
            yield SafeText(self._question, classes="title")
            yield Area(safe_lines(self._text), id="words", read_only=True)
            hint = translated(
                "← → ↑ ↓ move   w W a word more, less (or Shift+arrows)   Enter note on these   Esc leave"
            )
            yield SafeText(hint, id="words-hint", classes="hint")

    @property
    def _area(self) -> Area:
        return self.query_one("#words", Area)

    def on_mount(self) -> None:
        """Begin at the first word."""
        self._area.focus()

    def action_word_more(self) -> None:
        """Select to the end of the next word."""
        self._area.move_cursor(self._area.get_cursor_word_right_location(), select=True)

    def action_word_less(self) -> None:
        """Select to the beginning of the word before."""
        self._area.move_cursor(self._area.get_cursor_word_left_location(), select=True)

    def action_choose(self) -> None:
        """These words, whole: a selection may begin and end inside one."""
        start, end = sorted(map(self._offset, self._area.selection))
        if start < end:
            start, end = whole_words(self._text, start, end)
        if start < end:
            self.dismiss((start, end))
        else:
            self.hint(translated("No words are selected yet: w selects one."))

    def _offset(self, location: tuple[int, int]) -> int:
        lines = self._text.split("\n")
        return sum(len(line) + 1 for line in lines[: location[0]]) + location[1]

    def action_leave(self) -> None:
        """Leave without a choice."""
        self.dismiss(None)
