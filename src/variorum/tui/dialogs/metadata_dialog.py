"""Correcting what is known of an article."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from variorum.articles.article import Metadata, longest
from variorum.base.translation import translatable, translated
from variorum.tui.dialogs.dialog import Dialog
from variorum.tui.widgets.fields import Field
from variorum.tui.widgets.safe_text import SafeText

_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_FIELDS: Final = (
    ("publisher", translatable("outlet")),
    ("headline", translatable("headline")),
    ("author", translatable("author")),
    ("date_published", translatable("date")),
    ("url", translatable("address")),
    ("archived", translatable("address of a copy in an archive")),
    ("code", translatable("short code, up to three letters and digits")),
)


class MetadataDialog(Dialog[Metadata | None]):
    """What is known of an article, to be corrected."""

    BINDINGS = [
        Binding("ctrl+s", "keep", translatable("Keep"), priority=True),
        Binding("escape", "leave", translatable("Leave"), priority=True),
    ]

    def __init__(self, about: str, known: Metadata, headline: str = "") -> None:
        """Ask what is known; `headline` is the one found in the text, if none is known."""
        super().__init__()
        self._about, self._known = about, known
        self._shown = {name: getattr(known, name) or "" for name, _ in _FIELDS}
        self._is_found = bool(headline) and not known.headline
        if self._is_found:
            self._shown["headline"] = headline

    def compose(self) -> ComposeResult:
        """A line to type in for each field."""
        with Vertical(classes="dialog"):
            yield SafeText(translated("Details of {about}", about=self._about), classes="title")
            for name, called in _FIELDS:
                guess = f"  {translated('(a guess)')}" if name in self._known.guessed else ""
                found = f"  {translated('(found in the text)')}" if name == "headline" and self._is_found else ""
                yield SafeText(f"{translated(called)}{guess}{found}")
                yield Field(self._shown[name], id=name, compact=True)
            yield SafeText(
                translated("Ctrl+S or Enter keep   Tab next   Esc leave"), id="metadata-hint", classes="hint"
            )

    @on(Field.Submitted)
    def action_keep(self) -> None:
        """Keep what is typed; a field that was changed is no guess any more."""
        typed = {name: self._typed(name) for name, _ in _FIELDS}
        for name, called in _FIELDS:
            if len(typed[name] or "") > longest(name):
                what = translated(called).partition(",")[0]
                most = translated("{count:,} characters at most", count=longest(name))
                self._refuse(name, f"{translated('The {field} is too long:', field=what)} {most}.")
                return
        date = typed["date_published"]
        if date and date != self._known.date_published and not _YEAR.search(date):
            self._refuse(
                "date_published", translated("A date needs its year, such as 2025-11-21: this is read years from now.")
            )
            return
        changed = {name for name, value in typed.items() if value != getattr(self._known, name)}
        values: dict[str, Any] = {**typed, "guessed": self._known.guessed - changed}
        self.dismiss(replace(self._known, **values))

    def _refuse(self, name: str, why: str) -> None:
        self.query_one(f"#{name}", Field).focus()
        self.hint(why)

    def _typed(self, name: str) -> str | None:
        """What is known now: what is typed, with single spaces; what was not changed stays as it is."""
        known: str | None = getattr(self._known, name)
        typed = self.query_one(f"#{name}", Field).true_value
        return known if typed == self._shown[name] else " ".join(typed.split()) or None

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)
