"""Figures of a whole pile: what each outlet, and each two outlets, share over all stories."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, groupby
from typing import Any, Final

from variorum.drift.drift import DriftType
from variorum.export.tables import ExportTable, TableValue
from variorum.grouping.profile import day_of

TableRow = Mapping[str, Any]
Outlets = tuple[str, str]

_OF_OUTLETS: Final = (
    "outlet",
    "articles",
    "stories",
    "statements of its stories",
    "statements",
    "shared",
    "only here",
    "outlets cited",
    "unnamed sources",
)
_OF_SOURCES: Final = ("outlet", "source", "named", "times")
_OF_PAIRS: Final = (
    "outlet",
    "other outlet",
    "stories",
    "shared statements",
    "links",
    "word for word",
    "first",
    "other first",
)


class CorpusCounts:
    """What is counted of the stories of a pile. `outlet_of` and `published` say of each article what is known; articles
    without an outlet are left out."""

    def __init__(self, outlet_of: Mapping[str, str], published: Mapping[str, str]) -> None:
        self._outlet_of, self._published = outlet_of, published
        self._outlets: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._pairs: defaultdict[Outlets, Counter[str]] = defaultdict(Counter)
        self._sources: Counter[tuple[str, str, bool]] = Counter()

    def add_stories(self, rows: Iterable[TableRow]) -> None:
        """Count rows of the table of stories."""
        for row in rows:
            first: dict[str, int | None] = {}
            for article in row["articles"]:
                outlet, day = self._outlet_of[article], day_of(self._published[article])
                if outlet:
                    self._outlets[outlet]["articles"] += 1
                    known = [each for each in (first.get(outlet), day) if each is not None]
                    first[outlet] = min(known, default=None)
            for outlet in first:
                self._outlets[outlet]["stories"] += 1
                self._outlets[outlet]["statements of its stories"] += row["statements"]
            for one, other in combinations(sorted(first), 2):
                self._pairs[one, other]["stories"] += 1
                self._count_first((one, other), first[one], first[other])

    def _count_first(self, pair: Outlets, one: int | None, other: int | None) -> None:
        if one is not None and other is not None and one != other:
            self._pairs[pair]["first" if one < other else "other first"] += 1

    def add_statements(self, rows: Iterable[TableRow]) -> None:
        """Count rows of the table of statements, of which those of one statement stand together."""
        for _, some in groupby(rows, key=lambda row: (row["story"], row["statement"])):
            outlets = sorted({self._outlet_of[row["article"]] for row in some} - {""})
            for outlet in outlets:
                self._outlets[outlet]["statements"] += 1
                self._outlets[outlet]["shared" if len(outlets) > 1 else "only here"] += 1
            for pair in combinations(outlets, 2):
                self._pairs[pair]["shared statements"] += 1

    def add_links(self, rows: Iterable[TableRow]) -> None:
        """Count rows of the table of links."""
        for row in rows:
            if pair := self._pair(row):
                self._pairs[pair]["links"] += 1
                self._pairs[pair]["word for word"] += row["kind"] == "verbatim"

    def add_drift(self, rows: Iterable[TableRow]) -> None:
        """Count rows of the table of drift."""
        for row in rows:
            if pair := self._pair(row):
                self._pairs[pair][row["type"]] += 1

    def add_sources(self, rows: Iterable[TableRow]) -> None:
        """Count rows of the table of sources."""
        for row in rows:
            if outlet := self._outlet_of[row["article"]]:
                self._outlets[outlet]["outlets cited" if row["named"] else "unnamed sources"] += row["times"]
                self._sources[outlet, row["source"], row["named"]] += row["times"]

    def _pair(self, row: TableRow) -> Outlets | None:
        one, other = sorted((self._outlet_of[row["base_article"]], self._outlet_of[row["other_article"]]))
        return (one, other) if one and one != other else None

    def outlets(self) -> ExportTable:
        """A row for each outlet of which two outlets told a story: articles and stories; statements that
        these stories have, and those of the outlet, how many of them another outlet carries too, and how many none; how
        often it cites outlets by name, and sources without one."""
        return ExportTable("outlets", _OF_OUTLETS, list(_rows(self._outlets, _OF_OUTLETS[1:])))

    def pairs(self) -> ExportTable:
        """A row for each two outlets that told one story: in how many, what they share, how many links are word for
        word, who was first by a day or more, and the drift between them by type."""
        heads = (*_OF_PAIRS, *map(str, DriftType))
        return ExportTable("pairs", heads, list(_rows(self._pairs, heads[2:])))

    def cited(self) -> ExportTable:
        """A row for each outlet and each source that it cites, with how often; the sources most cited first."""
        found = sorted(self._sources.items(), key=lambda entry: (entry[0][0], -entry[1], entry[0]))
        rows = [(outlet, source, "yes" if named else "no", times) for (outlet, source, named), times in found]
        return ExportTable("cited", _OF_SOURCES, rows)


def _rows(counts: Mapping[Any, Counter[str]], heads: Iterable[str]) -> Iterator[tuple[TableValue, ...]]:
    columns = tuple(heads)
    for name in sorted(counts):
        named = (name,) if isinstance(name, str) else name
        yield (*named, *(counts[name][column] for column in columns))
