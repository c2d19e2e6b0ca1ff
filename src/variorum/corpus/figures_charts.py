"""The figures of a pile as chapters of a page of charts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from variorum.base.sanitize import safe
from variorum.export.html.charts import bar_parts
from variorum.export.html.figures_page import FiguresBar, FiguresChapter
from variorum.presentation.wording.labels import count_in_words

if TYPE_CHECKING:
    from variorum.export.tables import ExportTable

_MOST: Final = 40  # bars in a chapter: what can be read on paper
_SOURCES: Final = 3  # that are named beside a bar

FiguresRow = Mapping[str, Any]


def figures_chapters(outlets: ExportTable, pairs: ExportTable, cited: ExportTable) -> list[FiguresChapter]:
    """The chapters of the page, from the tables of figures."""
    of_outlets = sorted(_rows(outlets), key=lambda row: (-row["stories"], row["outlet"]))
    of_pairs = sorted(_rows(pairs), key=lambda row: (-row["stories"], row["outlet"], row["other outlet"]))
    return [
        _statements(of_outlets),
        _reuse(of_pairs),
        _who_is_first(of_pairs),
        _sources(of_outlets, list(_rows(cited))),
    ]


def _statements(rows: Sequence[FiguresRow]) -> FiguresChapter:
    about = _about("Of all statements in the stories that it tells.", rows)
    legend = {"told": "another outlet tells it too", "changed": "only here", "rest": "told by others alone"}
    return FiguresChapter("statements", "What each outlet tells", about, legend, list(map(_told, rows[:_MOST])))


def _reuse(of_pairs: Sequence[FiguresRow]) -> FiguresChapter:
    rows = sorted((row for row in of_pairs if row["word for word"]), key=lambda row: -row["word for word"])
    about = _about("Of the sentences that two outlets have in common, how many are in the same words.", rows)
    legend = {"told": "word for word", "rest": "in other words"}
    return FiguresChapter("reuse", "Word for word", about, legend, list(map(_reused, rows[:_MOST])))


def _who_is_first(of_pairs: Sequence[FiguresRow]) -> FiguresChapter:
    rows = [row for row in of_pairs if row["first"] + row["other first"]]
    about = _about("Of the stories that both tell, by a day or more. Articles without a date say nothing.", rows)
    told = {"told": "the first of the two names", "changed": "the second", "rest": "the same day, or not known"}
    return FiguresChapter("first", "Who is first", about, told, list(map(_first, rows[:_MOST])))


def _sources(of_outlets: Sequence[FiguresRow], cited: Sequence[FiguresRow]) -> FiguresChapter:
    rows = [row for row in of_outlets if _citations(row)]
    said = "How often outlets are cited by name, and sources without a name, in articles in English."
    legend = {"told": "outlets by name", "changed": "sources without a name"}
    most = max(map(_citations, rows), default=0)
    bars = [_cited(row, cited, most) for row in rows[:_MOST]]
    return FiguresChapter("sources", "Sources cited", _about(said, rows), legend, bars)


def _citations(row: FiguresRow) -> int:
    found: int = row["outlets cited"] + row["unnamed sources"]
    return found


def _about(said: str, rows: Sequence[FiguresRow]) -> str:
    more = len(rows) - _MOST
    return f"{said} {more:,} more stand in the tables." if more > 0 else said


def _rows(table: ExportTable) -> Iterator[FiguresRow]:
    return (dict(zip(table.heads, row, strict=True)) for row in table.rows)


def _told(row: FiguresRow) -> FiguresBar:
    shared, alone, of = row["shared"], row["only here"], row["statements of its stories"]
    size = f"{_stories(row['stories'])}, {count_in_words(of, 'statement')}"
    said = f"{size}: {_share(shared, of)} shared, {_share(alone, of)} only here"
    parts = bar_parts({"told": shared, "changed": alone, "rest": max(0, of - shared - alone)})
    return FiguresBar(safe(row["outlet"]), list(parts), said)


def _reused(row: FiguresRow) -> FiguresBar:
    same, links = row["word for word"], row["links"]
    said = f"{_share(same, links)} of {count_in_words(links, 'link')} word for word"
    return FiguresBar(_pair(row), list(bar_parts({"told": same, "rest": links - same})), said)


def _first(row: FiguresRow) -> FiguresBar:
    one, other, of = row["first"], row["other first"], row["stories"]
    said = f"of {_stories(of)}: {safe(row['outlet'])} first in {one}, {safe(row['other outlet'])} in {other}"
    return FiguresBar(_pair(row), list(bar_parts({"told": one, "changed": other, "rest": of - one - other})), said)


def _cited(row: FiguresRow, cited: Sequence[FiguresRow], most: int) -> FiguresBar:
    named, unnamed = row["outlets cited"], row["unnamed sources"]
    ours = sorted((each for each in cited if each["outlet"] == row["outlet"]), key=lambda each: -each["times"])
    top = ", ".join(f"{safe(each['source'])} ({each['times']})" for each in ours[:_SOURCES])
    parts = bar_parts({"told": named, "changed": unnamed}, whole=most)
    return FiguresBar(safe(row["outlet"]), list(parts), f"{named} by name, {unnamed} without a name: {top}")


def _pair(row: FiguresRow) -> str:
    return f"{safe(row['outlet'])} and {safe(row['other outlet'])}"


def _stories(count: int) -> str:
    return f"{count:,} {'story' if count == 1 else 'stories'}"


def _share(part: int, whole: int) -> str:
    return f"{part:,} ({round(100 * part / max(1, whole))}%)"
