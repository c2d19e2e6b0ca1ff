"""The Notes screen: everything the reader wrote, marked and corrected."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from variorum.annotations.note import Anchor, Note, Status
from variorum.annotations.orphans import PlacementCandidate, candidates_for, reattach
from variorum.base.translation import counted, translatable, translated
from variorum.keymap.commands import commands_of
from variorum.presentation.pages.note_pages import ListItemKey, notes_columns, notes_page
from variorum.project.listing import KINDS, ORDERS, Kind, ListItem, chosen, list_items, without_item
from variorum.tui.bindings import bindings_for
from variorum.tui.dialogs.dialog import ChoiceDialog
from variorum.tui.dialogs.note_dialog import next_colour
from variorum.tui.screens.compare.screen import CompareScreen
from variorum.tui.screens.lines import LinesScreen
from variorum.tui.screens.list_screen import ListScreen
from variorum.tui.widgets.safe_text import SafeText

NO_NOTES_YET: Final = translatable("No notes yet: a on a row, a line or an article writes one, * sets a bookmark.")


class NotesScreen(ListScreen):
    """Notes, bookmarks, orphans and corrections, with the words they are on."""

    NAME = "Notes"
    BINDINGS = bindings_for(commands_of(NAME))

    def __init__(self) -> None:
        super().__init__(notes_columns)
        self._kind, self._order = KINDS[0], ORDERS[0]

    def refresh_page(self) -> None:
        """Show what there is now."""
        entries = chosen(list(list_items(self.session.project)), self._kind, self._order, self.sought)
        is_filtered = self._kind != KINDS[0] or self.sought
        empty = translated("No entry fits; Esc shows all.") if is_filtered else translated(NO_NOTES_YET)
        if self.in_words:
            from variorum.presentation.pages.linear.notes import notes_in_words, notes_in_words_columns

            rows = notes_in_words(entries, self.names())
            self._page.show(rows, self._page.cursor, notes_in_words_columns, empty=empty)
        else:
            self._page.show(notes_page(entries, self.names()), self._page.cursor, empty=empty)
        self.refresh_head()

    def refresh_head(self) -> None:
        """How many there are of what."""
        project, shown = self.session.project, len(self._page.rows)
        total = sum(1 for _ in list_items(project))
        orphans = sum(note.is_orphan for note in project.notes)
        lost = f", {counted('{count} without its words', '{count} without their words', orphans)}" if orphans else ""
        which = (
            f" ({translated(self._kind)}, {translated('by {order}', order=translated(self._order))})   "
            f"{translated('{shown} of {total} shown', shown=shown, total=total)}"
            if total
            else ""
        )
        bookmarks = sum(note.is_bookmark for note in project.notes)
        marked = f", {counted('{count} bookmark', '{count} bookmarks', bookmarks)}" if bookmarks else ""
        count = (
            f"{counted('{count} note', '{count} notes', len(project.notes) - bookmarks)}{marked}"
            if total
            else translated("No notes")
        )
        head = f"{count}{lost}{which}{self.host.status()}"
        self.query_one("#list-title", SafeText).update(head)

    def _entry(self) -> ListItem | None:
        key = self._page.key
        return key.entry if isinstance(key, ListItemKey) else None

    def _note(self) -> Note | None:
        entry = self._entry()
        return None if entry is None else entry.note

    def action_jump(self) -> None:
        """To the words that the note or correction is on."""
        entry = self._entry()
        if entry is None:
            return
        placed = [place for place in entry.anchors if not place.lost]
        if not placed:
            self.action_place()
            return
        places = sorted(placed, key=lambda place: place.article != self.session.project.base)
        articles = list(dict.fromkeys(place.article for place in places))
        on_line = entry.line is not None or self._is_removed(places[0])
        below = self.app.screen_stack[-2]
        if on_line or places[0].on_whole_article or len(self.session.project.articles) < 2:
            self.app.switch_screen(LinesScreen(places[0].article, places[0]))
        elif isinstance(below, CompareScreen) and below.shows(articles):
            below.jump(places[0])
            self.app.pop_screen()
        elif len(articles) > 1:
            self.app.switch_screen(CompareScreen(articles[0], articles[1], places[0]))
        else:
            project = self.session.project
            self.app.switch_screen(CompareScreen(project.base, project.beside_base(articles[0]), places[0]))

    def _is_removed(self, place: Anchor) -> bool:
        """Whether the words stand on a line that is removed, which Compare shows only on demand."""
        removed = self.session.cleaned(place.article).removed
        return any(line.start <= place.start < line.end for line in removed)

    def action_edit(self) -> None:
        """Edit the note."""
        if note := self._note():
            self.host.notes.edit(note.id)
        else:
            self.host.notify_info(translated("A correction has no text: D takes it back."))

    def action_status(self) -> None:
        """The next status."""
        if note := self._note():
            statuses = list(Status)
            status = statuses[(statuses.index(note.status) + 1) % len(statuses)]
            self.host.notes.change(replace(note, status=status), translated("setting a status"))

    def action_colour(self) -> None:
        """The next colour."""
        if note := self._note():
            changed = replace(note, colour=next_colour(note.colour))
            self.host.notes.change(changed, translated("setting a colour"))

    def action_delete_note(self) -> None:
        """Delete the note, or take the correction back."""
        entry = self._entry()
        if entry is None:
            return
        if entry.note is not None:
            self.host.notes.delete(entry.note)
        else:
            self.host.steps.take(without_item(self.session.project, entry), translated("taking a correction back"))
            self.host.notify_info(translated("Taken back; u undoes that."))

    def action_which(self) -> None:
        """Show all, or those of one kind."""
        self.choose_filter(KINDS, self._kind, self._filter_by)

    def _filter_by(self, kind: Kind) -> None:
        self._kind = kind
        self.refresh_page()

    def end_mode(self) -> bool:
        """Show all kinds again; else what the list shares with others."""
        if self._kind == KINDS[0]:
            return super().end_mode()
        self._kind = KINDS[0]
        self.refresh_page()
        return True

    def action_order(self) -> None:
        """Sort by place, by newest, by status, by tag."""
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self.refresh_page()

    def action_place(self) -> None:
        """Put an orphan where its words may be now; the nearest places are offered, none is taken unasked."""
        note = self._note()
        if note is None or not note.is_orphan:
            self.host.notify_info(translated("This one stands on its words."))
            return
        offers = candidates_for(note, self.session.project.articles)
        answers = [(str(n), _offered(offer)) for n, offer in enumerate(offers)]
        answers.append(("article", translated("Nowhere there: keep it as a note on the whole article")))

        def chosen_place(answer: str | None) -> None:
            if answer is not None:
                offer = None if answer == "article" else offers[int(answer)]
                changed = reattach(note, offer, self.session.project.articles)
                self.host.notes.change(changed, translated("placing a note"))

        self.app.push_screen(ChoiceDialog(translated("Where do these words stand now?"), answers), chosen_place)

    def action_import(self) -> None:
        """Take in notes from a file."""
        self.host.notes.ask_to_import()


def _offered(offer: PlacementCandidate) -> str:
    place = translated("article {number}, {share:.0%} the same:", number=offer.article + 1, share=offer.score)
    return f"{place} {offer.words}"
