"""The list of the stories of a library."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from variorum.base.translation import counted, translatable, translated
from variorum.library.entry import StoryEntry
from variorum.presentation.engine.page import SEPARATOR, Cell, Columns, OneLineRows, PageRow, head_row
from variorum.presentation.signs import BASE, NOTED

UNTITLED: Final = translatable("(no headline)")
_UNKNOWN: Final = "–"
_DAY: Final = len("2026-11-27")
_GUTTER: Final = 4
_NARROWEST: Final = 24  # cells of title and outlets together, below which other columns are left out

# The columns behind title and outlets: their heads and widths, and the order in which they find room.
_FIXED: Final = (
    (translatable("Days"), 16),
    (translatable("Articles"), 8),
    (translatable("Words"), 7),
    (translatable("Disagree"), 8),
    (translatable("Only one"), 8),
)
_FIRST_TO_GO: Final = (2, 1, 4, 3, 0)


@dataclass(frozen=True, slots=True)
class StoryKey:
    """A row that shows a story, by its name."""

    name: str


def library_columns(width: int) -> Columns:
    """The columns that there is room for; title and outlets always are."""
    shown = list(range(len(_FIXED)))
    for left_out in _FIRST_TO_GO:
        if _room(width, shown) >= 2 * _NARROWEST:
            break
        shown.remove(left_out)
    room = max(2, _room(width, shown))
    outlets = min(40, room * 2 // 5)
    widths = (room - outlets, outlets, *(_FIXED[n][1] for n in shown))
    return Columns(_GUTTER, widths, shown=(0, 1, *(n + 2 for n in shown)))


def _room(width: int, shown: Sequence[int]) -> int:
    return width - _GUTTER - len(SEPARATOR) - sum(_FIXED[n][1] + len(SEPARATOR) for n in shown)


def library_head() -> list[PageRow]:
    """What stands over the columns."""
    heads = (translatable("Story"), translatable("Outlets"), *(head for head, _ in _FIXED))
    return [head_row(map(translated, heads))]


def library_page(entries: Sequence[StoryEntry], noted: Mapping[str, int], marked: Collection[str]) -> OneLineRows:
    """A row for each story, made when it is looked at. `noted` has how many notes a story has, `marked` the names of
    those that are to be merged."""

    def row(n: int) -> PageRow:
        entry = entries[n]
        sign = f"{BASE if entry.name in marked else ' '}{NOTED if noted.get(entry.name) else ' '}"
        figures = (len(entry.articles), entry.words, entry.disagreements, entry.in_one)
        cells = (
            Cell(entry.title or translated(UNTITLED), "" if entry.title else "ghost"),
            Cell(", ".join(entry.outlets_once)),
            Cell(_days(entry)),
            *(Cell(_number(figure, width)) for figure, (_, width) in zip(figures, _FIXED[1:], strict=True)),
        )
        return PageRow(StoryKey(entry.name), cells, sign)

    return OneLineRows(len(entries), row)


def _number(figure: int | None, width: int) -> str:
    return (_UNKNOWN if figure is None else f"{figure:,}").rjust(width)


def library_in_words(entries: Sequence[StoryEntry], noted: Mapping[str, int], marked: Collection[str]) -> list[PageRow]:
    """A row for each story, in words alone."""
    rows = []
    for entry in entries:
        notes = f", {counted('{count} note', '{count} notes', noted[entry.name])}" if noted.get(entry.name) else ""
        words = f"{translated('Marked') + '. ' if entry.name in marked else ''}{story_in_words(entry)}{notes}"
        rows.append(PageRow(StoryKey(entry.name), (Cell(words),), spoken=words))
    return rows


def _days(entry: StoryEntry) -> str:
    first, last = entry.first_day, entry.last_day
    if not first or first == last:
        return first
    return f"{first}–{last[5:] if first[:4] == last[:4] and len(last) == _DAY else last}"


def story_in_words(entry: StoryEntry) -> str:
    """All that is known of a story: "A harbour. Gazette, Post. 2026-03-02. 4 articles, 2,400 words, 3 disagreements,
    12 statements by one only"."""
    days = entry.first_day + (f"–{entry.last_day}" if entry.last_day != entry.first_day else "")
    known = ", ".join(_figures(entry))
    return ". ".join(filter(None, (entry.title or translated(UNTITLED), ", ".join(entry.outlets_once), days, known)))


def _figures(entry: StoryEntry) -> Iterator[str]:
    yield counted("{count} article", "{count} articles", len(entry.articles))
    if entry.copies:
        yield counted("{count} of them a copy", "{count} of them copies", entry.copies)
    if entry.words is not None:
        yield counted("{count:,} word", "{count:,} words", entry.words)
    if entry.disagreements is None or entry.in_one is None:
        yield translated("not counted since it was split or merged")
        return
    yield counted("{count} disagreement", "{count} disagreements", entry.disagreements)
    yield counted("{count} statement by one only", "{count} statements by one only", entry.in_one)
