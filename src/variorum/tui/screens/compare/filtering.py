"""What of a comparison is shown and marked, on the Compare screen."""

from __future__ import annotations

from dataclasses import replace

from variorum.base.translation import counted, translatable, translated
from variorum.comparison.comparison import Comparison
from variorum.presentation.compare_filter import ALL_ROWS, MOST_CONTEXT, WHICH, CompareOptions, Which, next_drift_shown
from variorum.presentation.compare_navigation import Direction, next_drift
from variorum.presentation.glyphs import TYPE_WORDS
from variorum.presentation.pages.compare_page import FoldKey
from variorum.presentation.wording.drift import drift_shown, drift_types
from variorum.tui.screens.base import PageScreen


class Filtering(PageScreen):
    """What a screen needs to let the reader choose which rows are shown."""

    comparison: Comparison | None
    _options: CompareOptions = ALL_ROWS

    def _set(self, **changes: object) -> None:
        """Show the comparison with other options."""
        self._options = replace(self._options, **changes)  # type: ignore[arg-type]
        self.refresh_page()

    def drop_filter(self) -> bool:
        """Show all kinds of rows and of drift again; says whether some were not shown."""
        options = self._options
        if options.which == WHICH[0] and options.drift_type is None:
            return False
        self._set(which=WHICH[0], only_changes=False, opened=frozenset(), drift_type=None)
        return True

    def action_only_changes(self) -> None:
        """Fold the rows that are no change of the kind looked for, or unfold them."""
        self._set(only_changes=not self._options.only_changes, opened=frozenset())

    def action_context(self, step: Direction) -> None:
        """Show more rows, or fewer, around each change."""
        context = max(0, min(self._options.context + step, MOST_CONTEXT))
        self._set(only_changes=True, context=context, opened=frozenset())
        self.host.notify_info(
            counted(
                "{count} row before and after each change; z shows all.",
                "{count} rows before and after each change; z shows all.",
                context,
            )
        )

    def action_open_fold(self) -> None:
        """Open the fold under the cursor."""
        if isinstance(key := self._page.key, FoldKey):
            self._set(opened=self._options.opened | set(range(key.first, key.last + 1)))

    def action_which(self) -> None:
        """Look for changes of another kind only: the others are folded."""
        self.choose_filter(WHICH, self._options.which, self._look_for)

    def _look_for(self, which: Which) -> None:
        self._set(which=which, only_changes=which != WHICH[0], opened=frozenset())
        self.host.notify_info(translated("Showing {which}; n and N stop at these.", which=translated(which)))

    def action_plain_marks(self) -> None:
        """Mark words by what happens to them, or all that differ."""
        self._set(plain=not self._options.plain)
        self.host.notify_info(
            translated("Marked is every word that differs.")
            if self._options.plain
            else translated("Marked is what is new, gone, reworded or said elsewhere.")
        )

    def action_typography(self) -> None:
        """Mark differences of typography and spelling too, or ignore them."""
        self._set(typography=not self._options.typography)
        self.host.notify_info(
            translated("Quotes, dashes, case, spacing and spelling are marked.")
            if self._options.typography
            else translated("Quotes, dashes, case, spacing and spelling are ignored.")
        )

    def action_raw(self) -> None:
        """Show removed lines among the rows, or hide them."""
        self._set(raw=not self._options.raw)

    def action_drift_shown(self) -> None:
        """Say under each row what has changed in meaning: what is sure, the less sure too, what matters, nothing."""
        options = next_drift_shown(self._options)
        self._set(drift=options.drift, least=options.least, less_sure=options.less_sure)
        self.host.notify_info(translated("Changes of meaning shown: {which}.", which=drift_shown(options)))

    def action_drift_type(self) -> None:
        """Show drift of one type only: the next of those that this comparison has, then all again."""
        if self.comparison is None:
            return
        present = [None, *drift_types(self.comparison, self._options)]
        now = self._options.drift_type if self._options.drift_type in present else None
        drift_type = present[(present.index(now) + 1) % len(present)]
        self._set(drift=True, drift_type=drift_type)
        which = TYPE_WORDS[drift_type] if drift_type else translatable("all types")
        self.host.notify_info(translated("Changes of meaning shown: {which}.", which=translated(which)))

    def action_drift(self, direction: Direction) -> None:
        """To the next or previous row with drift."""
        found = next_drift(self._page.rows, self._page.cursor, direction)
        if found is not None:
            self._page.go_to(found)
        else:
            self.host.notify_info(
                translated("No more changes of meaning below.")
                if direction > 0
                else translated("No more changes of meaning above.")
            )
