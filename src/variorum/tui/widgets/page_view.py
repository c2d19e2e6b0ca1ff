"""A scrolling view of a page, with a cursor on one of its rows. Draws only the lines that are seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, cast

from rich.segment import Segment as RichSegment
from rich.style import Style
from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.events import Click
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from variorum.annotations.note import COLOURS
from variorum.base.sanitize import safe
from variorum.keymap.commands import PAGE
from variorum.presentation.engine.page import Columns, Mark, PageLayout, PageRow
from variorum.presentation.outlet_colours import OUTLET_ROLES
from variorum.tui.bindings import bindings_for
from variorum.tui.widgets.selectable import Selectable

ColumnsFor = Callable[[int], Columns]
_MOST_STRIPS = 4_000
_DOUBLE = 2  # clicks
_LOWEST_WITH_HEAD = 4  # lines besides the head
_OWN = "own"  # what is no role: the style of the page itself
_UNSEEN = 80  # cells: the width until the screen gives one; of one cell a page would have thousands of lines

ROLES = (
    "rule", "head", "head-code", "ghost", "label", "removed", "note", "heading", "strong",
    "same", "reworded", "dropped", "added", "moved", "base-words", "other-words", "hit", "watched",
    "drift", "drift-line", "base-reworded", "other-reworded", "elsewhere", "shared", "phrase",
    *(f"note-{colour}" for colour in COLOURS), *OUTLET_ROLES,
)  # fmt: skip

_COMPONENTS = frozenset(f"page--{role}" for role in (*ROLES, "text", "cursor", "cursor-gutter"))

# Roles with a background that means something, which the cursor leaves alone.
TINTED = frozenset((
    "dropped", "added", "base-words", "other-words", "base-reworded", "other-reworded", "hit", "watched", "drift",
    "phrase", *(f"note-{colour}" for colour in COLOURS),
))  # fmt: skip


class PageHost(Protocol):
    """What a page asks the app: how wide a column of text may be, and which words are lit in every view."""

    @property
    def widest_column(self) -> int:
        """Cells."""

    @property
    def watched(self) -> re.Pattern[str] | None:
        """What to light; None for nothing."""


class PageView(Selectable, can_focus=True, inherit_bindings=False):
    """Shows rows of cells; knows nothing of what they mean."""

    BINDINGS = bindings_for(PAGE)

    cursor: reactive[int] = reactive(0, repaint=False)

    @dataclass
    class CursorMoved(Message):
        """The cursor came to another row; `key` is the row's."""

        view: PageView
        key: object

        @property
        def control(self) -> PageView:
            """The view, so that handlers can select by it."""
            return self.view

    def __init__(self, columns_for: ColumnsFor, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._columns_for = columns_for
        self._rows: Sequence[PageRow] = ()
        self._empty = ""
        self._sought: re.Pattern[str] | None = None
        self._head: Sequence[PageRow] = ()
        self._page = PageLayout((), columns_for(80))
        self._head_page = PageLayout((), columns_for(80))
        self._left = 0  # cells before the page, which is narrower than the view
        self._drawn: dict[tuple[int, bool], Strip] = {}
        self._role_styles: dict[str, Style] = {}

    # What is shown

    def show(
        self,
        rows: Sequence[PageRow],
        at: int = 0,
        columns_for: ColumnsFor | None = None,
        *,
        head: Sequence[PageRow] = (),
        empty: str = "",
    ) -> None:
        """Show a page, with the cursor on row `at`, kept on the screen line where the cursor was. The `head` stays
        above it, however far the reader scrolls. Without rows, `empty` says why there are none."""
        self._empty = empty
        height_on_screen = self._cursor_line() - self.scroll_offset.y if self._rows else 0
        self._columns_for = columns_for or self._columns_for
        self._rows, self._head = rows, head
        self._lay_out()
        self.cursor = max(0, min(at, len(rows) - 1))
        if rows:
            self._scroll_line(self._page.tops[self.cursor] - max(0, height_on_screen))
            self._show_cursor()
        self.post_message(self.CursorMoved(self, self.key))

    def highlight_matches(self, pattern: re.Pattern[str] | None) -> None:
        """Mark what a pattern matches, from now on."""
        if pattern != self._sought:
            self._sought = self._page.sought = pattern
            self._drawn.clear()
            self.refresh()

    def light_watched(self) -> None:
        """Light the words that are watched now."""
        self._page.watched = cast(PageHost, self.app).watched
        self._drawn.clear()
        self.refresh()

    def light(self, row: int | None, marks: tuple[tuple[Mark, ...], ...] = ()) -> None:
        """Lay marks over those of a row's cells, and take away what was lit before; None lights nothing."""
        self._page.lit = {} if row is None else {row: marks}
        self._drawn.clear()
        self.refresh()

    @property
    def key(self) -> object:
        """The key of the row under the cursor; None on an empty page."""
        return self._rows[self.cursor].key if self._rows else None

    @property
    def rows(self) -> Sequence[PageRow]:
        """The rows that are shown."""
        return self._rows

    @property
    def row(self) -> PageRow | None:
        """The row under the cursor; None on an empty page."""
        return self._rows[self.cursor] if self._rows else None

    @property
    def empty(self) -> str:
        """Why there are no rows."""
        return self._empty

    @property
    def cursor_on_screen(self) -> Offset:
        """Where on the screen the cursor's row begins, or its first line in view."""
        space = self._rows[self.cursor].space_before if self._rows else 0
        line = max(0, self._cursor_line() + space - int(self.scroll_offset.y))
        return self.content_region.offset + Offset(self._left, self._head_page.height + line)

    @property
    def laid_out(self) -> PageLayout:
        """The page, laid out for the width it has."""
        return self._page

    @property
    def lines_in_view(self) -> tuple[int, int]:
        """The first line of the page in view, and the one after the last."""
        top = int(self.scroll_offset.y)
        return top, top + self._view_height

    @property
    def _view_height(self) -> int:
        """The lines of the screen that the head leaves for rows."""
        return max(0, self.scrollable_content_region.height - self._head_page.height)

    def row_with(self, key: object) -> int | None:
        """The number of the row with a key, if it is shown."""
        return next((n for n, row in enumerate(self._rows) if row.key == key), None)

    def go_to(self, row: int, *, at_top: bool = False) -> None:
        """Put the cursor on a row and bring it into view; `at_top`, as a heading, with what follows below it."""
        self._move(row)
        if at_top and self._rows:
            self._scroll_line(self._page.tops[self.cursor])

    # Layout

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width or self.size.width or _UNSEEN
        host = cast(PageHost, self.app)
        columns = self._columns_for(width).at_most(host.widest_column)
        self._left = max(0, (width - columns.total) // 2)
        self._page = PageLayout(self._rows, columns, self._sought, host.watched)
        head = PageLayout(self._head, columns)
        self._head_page = head if self._has_room_for(head) else PageLayout((), columns)
        self._drawn.clear()
        self.virtual_size = Size(width, self._page.height + self._head_page.height)
        self.refresh()

    def _has_room_for(self, head: PageLayout) -> bool:
        """Of stacked cells each has its own label; and in a very low view rows come first."""
        is_low = 0 < self.size.height < _LOWEST_WITH_HEAD + head.height
        return not head.columns.stacked and not is_low

    def on_resize(self) -> None:
        """Lay the page out for the new width; the cursor's row keeps its place."""
        width = self.scrollable_content_region.width
        if width != self.virtual_size.width or not self._drawn or self._head:
            above = self._cursor_line() - self.scroll_offset.y
            self._lay_out()
            if self._rows:
                self._scroll_line(self._page.tops[self.cursor] - above)
                self._show_cursor()

    def notify_style_update(self) -> None:
        """Forget what was drawn with other colours."""
        super().notify_style_update()
        self._forget_styles()

    def _forget_styles(self) -> None:
        self._drawn.clear()
        self._role_styles.clear()
        self._component_styles.clear()

    def get_component_styles(self, *names: str) -> RenderStyles:
        """The styles of roles, each worked out when it is first drawn. There are some fifty roles and few on a page,
        and Textual would work out all of its COMPONENT_CLASSES with every change of a page's own style."""
        for name in names:
            if name in _COMPONENTS and name not in self._component_styles:
                role = DOMNode(classes=name)
                role._attach(self)
                self.app.stylesheet.apply(role)
                self._component_styles[name] = role.styles
        return super().get_component_styles(*names)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """The strip of a line of the screen."""
        width, y = self.size.width, y - self._head_page.height
        if y < 0:
            parts = self._head_page.line(y + self._head_page.height)
            said = [self._margin(), *(RichSegment(part.text, self._style(part.role)) for part in parts)]
            return Strip(said).adjust_cell_length(width, self.rich_style)
        line = y + self.scroll_offset.y
        if not self._rows and y == 1 and self._empty:
            said = [RichSegment(f"  {safe(self._empty)}", self._style("ghost"))]
            return Strip(said).adjust_cell_length(width, self.rich_style)
        if line >= self._page.height or not self._rows:
            return Strip.blank(width, self.rich_style)
        on_cursor = (
            self._page.row_at(line) == self.cursor
            and self._page.tops[self.cursor] + (self._rows[self.cursor].space_before) <= line
        )
        if self.text_selection is not None:
            return self._draw(line, on_cursor, width)
        if (line, on_cursor) not in self._drawn:
            if len(self._drawn) > _MOST_STRIPS:
                self._drawn.clear()
            self._drawn[line, on_cursor] = self._draw(line, on_cursor, width)
        return self._drawn[line, on_cursor]

    def _draw(self, line: int, on_cursor: bool, width: int) -> Strip:
        segments = [self._margin()]
        row = self._page.row_at(line)
        for n, part in enumerate(self._page.line(line)):
            style = self._style(part.role)
            if on_cursor and n == 0 and self.has_focus:
                style += self._style("cursor-gutter")
            elif on_cursor and part.role not in TINTED:
                style += self._style("cursor")
            segments += self._with_selection(part, row, style)
        return Strip(segments).adjust_cell_length(width, self._own_style)

    def _margin(self) -> RichSegment:
        return RichSegment(" " * self._left, self._own_style)

    @property
    def _own_style(self) -> Style:
        """The style of the page itself, which Textual works out anew from all that it stands in."""
        if _OWN not in self._role_styles:
            self._role_styles[_OWN] = self.rich_style
        return self._role_styles[_OWN]

    def _style(self, role: str) -> Style:
        if role not in self._role_styles:
            name = f"page--{role or 'text'}"
            partial = role in ("cursor", "cursor-gutter")
            self._role_styles[role] = self.get_component_rich_style(name, partial=partial)
        return self._role_styles[role]

    # The cursor

    def watch_cursor(self) -> None:
        """Repaint the old row and the new."""
        self.refresh()

    def watch_has_focus(self, has_focus: bool) -> None:
        """The cursor looks different where the keys go."""
        super().watch_has_focus(has_focus)
        self._forget_styles()
        self.refresh()

    def _cursor_line(self) -> int:
        return self._page.tops[self.cursor] if self._rows else 0

    def _move(self, row: int) -> None:
        if not self._rows:
            return
        row = self._landing(max(0, min(row, len(self._rows) - 1)))
        if row != self.cursor:
            self.cursor = row
            self.post_message(self.CursorMoved(self, self.key))
        self._show_cursor()

    def _landing(self, row: int) -> int:
        """The row, or the one above that the cursor can stop at."""
        while row and self._rows[row].passed_over:
            row -= 1
        return row

    def _next_stop(self, direction: Literal[-1, 1]) -> int | None:
        """The next row that the cursor can stop at."""
        row = self.cursor + direction
        while 0 <= row < len(self._rows) and self._rows[row].passed_over:
            row += direction
        return row if 0 <= row < len(self._rows) else None

    def _show_cursor(self) -> None:
        """Scroll as little as brings the cursor's row into view, its beginning first."""
        top, bottom = self._page.tops[self.cursor], self._page.end_of(self.cursor)
        height = self._view_height
        if top < self.scroll_offset.y or bottom - top > height:
            self._scroll_line(top)
        elif bottom > self.scroll_offset.y + height:
            self._scroll_line(bottom - height)

    def _scroll_line(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False, force=True, immediate=True)

    def _step(self, direction: Literal[-1, 1]) -> None:
        """The next row; inside a row that is taller than the view, the next line."""
        top, bottom = self._page.tops[self.cursor : self.cursor + 2] if self._rows else (0, 0)
        view_top = self.scroll_offset.y
        view_bottom = view_top + self._view_height
        if (direction > 0 and bottom > view_bottom) or (direction < 0 and top < view_top):
            self._scroll_line(view_top + direction)
        elif (target := self._next_stop(direction)) is not None:
            self._move(target)
            if direction < 0 and self._page.tops[self.cursor + 1] - self._page.tops[self.cursor] > self._view_height:
                self._scroll_line(self._page.tops[self.cursor + 1] - self._view_height)

    def _scroll_lines(self, lines: int) -> None:
        """Scroll, and take the cursor along so that it stays in view."""
        if not self._rows:
            return
        height = self._view_height
        most = max(0, self._page.height - height)
        at = max(0, min(self.scroll_offset.y + lines, most))
        moved = at - self.scroll_offset.y
        self._scroll_line(at)
        if moved == 0:
            self._move(len(self._rows) - 1 if lines > 0 else 0)
            return
        row = self._page.row_at(min(self._cursor_line() + moved, self._page.height - 1))
        row = max(row, self._page.row_at(at))
        self.cursor = self._landing(min(row, self._page.row_at(at + height - 1)))
        self.post_message(self.CursorMoved(self, self.key))

    def action_row_down(self) -> None:
        self._step(1)

    def action_row_up(self) -> None:
        self._step(-1)

    def action_page_down(self) -> None:
        self._scroll_lines(max(1, self._view_height - 1))

    def action_page_up(self) -> None:
        self._scroll_lines(-max(1, self._view_height - 1))

    def action_half_down(self) -> None:
        self._scroll_lines(max(1, self._view_height // 2))

    def action_half_up(self) -> None:
        self._scroll_lines(-max(1, self._view_height // 2))

    def action_top(self) -> None:
        self._move(0)
        self._scroll_line(0)

    def action_bottom(self) -> None:
        self._move(len(self._rows) - 1)
        self._scroll_line(self._page.height)

    def on_click(self, event: Click) -> None:
        """Put the cursor on the row that was clicked; a second click opens it."""
        y = event.y - self._head_page.height
        if self._rows and y >= 0:
            self._move(self._page.row_at(min(y + self.scroll_offset.y, self._page.height - 1)))
            if event.chain == _DOUBLE:
                self.app.simulate_key("enter")
