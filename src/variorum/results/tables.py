"""Small tables of HTML, as notebooks show results. An article's words are never markup, and obey nothing."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import Final

from variorum.base.cut_short import cut_short
from variorum.base.sanitize import safe

_MOST_ROWS: Final = 50  # a notebook is saved with what it shows
_MOST_CHARACTERS: Final = 300  # of a cell
_CELL: Final = 'style="text-align: left; vertical-align: top"'


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table with a caption, a row of heads, and the first rows; how many more there are is said."""
    every = list(rows)
    lines = [
        "<table>",
        f"<caption>{_escaped(caption)}</caption>",
        f"<tr>{''.join(f'<th {_CELL}>{_escaped(cell)}</th>' for cell in head)}</tr>",
        *(f"<tr>{''.join(f'<td {_CELL}>{_escaped(cell)}</td>' for cell in row)}</tr>" for row in every[:_MOST_ROWS]),
    ]
    if len(every) > _MOST_ROWS:
        more = f"… and {len(every) - _MOST_ROWS} more"
        lines.append(f'<tr><td {_CELL} colspan="{len(head)}">{more}</td></tr>')
    return "\n".join((*lines, "</table>"))


def _escaped(words: str) -> str:
    return html.escape(safe(cut_short(words, _MOST_CHARACTERS)))
