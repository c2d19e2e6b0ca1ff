"""Comparing the articles of stories, in units, and the rows of the tables that come of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from variorum.base.atomic_write import write_atomically
from variorum.comparison.coverage import Coverage
from variorum.config.settings import Settings
from variorum.corpus.reading import fingerprint
from variorum.corpus.stored_article import restored
from variorum.drift.drift import Drift, Level, TextSpan
from variorum.pipeline.pipeline import Pipeline
from variorum.sourcing.profile import CitedSources, cited_sources

_PAIRS: Final = 30  # of articles in a unit, unless one story has more

# Where an article is stored: the file, and its line from 0.
Place = tuple[str, int]
TableRow = dict[str, Any]


@dataclass(frozen=True)
class GroupedStory:
    """A story: its name, its articles in order, the first of which is the base, and where each is stored."""

    id: str
    articles: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True)
class ComparisonUnit:
    """Some stories that one worker compares in one go. What it makes of them lies in `folder` under the name `key`."""

    key: str
    stories: tuple[GroupedStory, ...]
    folder: str
    settings: Settings

    @property
    def rows(self) -> Path:
        """The rows of all tables, one a line, each behind the name of its table; where it is, the unit is done."""
        return Path(self.folder) / f"{self.key}.rows.jsonl"


def comparison_units(stories: Sequence[GroupedStory], folder: Path, settings: Settings) -> list[ComparisonUnit]:
    """The units of some stories, which do not depend on how many workers there are."""
    lexical = replace(settings, matching=replace(settings.matching, encoder=False))
    units, some, pairs = [], list[GroupedStory](), 0
    for story in stories:
        more = len(story.articles) * (len(story.articles) - 1) // 2
        if some and pairs + more > _PAIRS:
            units.append(_unit(some, folder, lexical))
            some, pairs = [], 0
        some.append(story)
        pairs += more
    return [*units, _unit(some, folder, lexical)] if some else units


def _unit(stories: Sequence[GroupedStory], folder: Path, settings: Settings) -> ComparisonUnit:
    written = json.dumps([fingerprint(settings), [[story.id, story.articles] for story in stories]])
    return ComparisonUnit(hashlib.sha256(written.encode()).hexdigest()[:32], tuple(stories), str(folder), settings)


def compare_unit(unit: ComparisonUnit) -> int:
    """Compare all articles of each story of a unit; gives how many stories. Raises InputError where nothing can be
    written."""
    if not unit.rows.exists():
        pipeline, files = Pipeline(unit.settings), _StoredFiles()
        lines = (json.dumps(row) for story in unit.stories for row in _rows(story, pipeline, files))
        write_atomically(unit.rows, "".join(f"{line}\n" for line in lines))
    return len(unit.stories)


class _StoredFiles:
    """Files of stored articles, the last kept in memory."""

    def __init__(self) -> None:
        self._file, self._lines = "", list[str]()

    def at(self, place: Place) -> Mapping[str, Any]:
        """What is stored at a place."""
        if place[0] != self._file:
            self._file, self._lines = place[0], Path(place[0]).read_text(encoding="utf-8").split("\n")
        found: Mapping[str, Any] = json.loads(self._lines[place[1]])
        return found


def _rows(story: GroupedStory, pipeline: Pipeline, files: _StoredFiles) -> Iterator[tuple[str, TableRow]]:
    articles = [restored(files.at(place)) for place in story.places]
    coverage = pipeline.cover_here([pipeline.prepare(article) for article in articles])
    rows = _RowsOfStory(story, coverage)
    yield "stories", rows.story()
    for table, found in (("statements", rows.statements()), ("links", rows.links()), ("drift", rows.drift())):
        yield from ((table, row) for row in found)
    for name, article in zip(story.articles, coverage.articles, strict=True):
        cited = cited_sources(article, pipeline.settings.drift)
        yield from (("sources", {"story": story.id, "article": name, **row}) for row in _sources_of(cited))


def _sources_of(cited: CitedSources) -> Iterator[TableRow]:
    for found, named in ((cited.outlets, True), (cited.unnamed, False)):
        yield from ({"source": source, "named": named, "times": times} for source, times in found.items())


class _RowsOfStory:
    """The rows of the tables that one story makes."""

    def __init__(self, story: GroupedStory, coverage: Coverage) -> None:
        self._story, self._coverage = story, coverage

    def story(self) -> TableRow:
        """What is counted of the whole."""
        spread = [len(self._coverage.outlets_of(statement)) for statement in self._coverage.statements]
        contradictions = sum(
            drift.level is Level.CONTRADICTION for found in self._coverage.drift.values() for drift in found
        )
        return {
            "story": self._story.id,
            "articles": list(self._story.articles),
            "statements": len(spread),
            "in_all": sum(count == len(self._story.articles) for count in spread),
            "in_one": spread.count(1),
            "contradictions": contradictions,
        }

    def statements(self) -> Iterator[TableRow]:
        """A row for each sentence that carries a statement."""
        for number, statement in enumerate(self._coverage.statements):
            carried = len(self._coverage.outlets_of(statement))
            for article, sentence in statement:
                words = self._coverage.articles[article].text_of(sentence)
                place = self._place("", article, sentence)
                yield {"story": self._story.id, "statement": number, "carried_by": carried, **place, "text": words}

    def links(self) -> Iterator[TableRow]:
        """A row for each link between two articles."""
        for (base, other), comparison in self._coverage.comparisons.items():
            for link in comparison.links:
                yield {
                    "story": self._story.id,
                    **self._place("base_", base, link.left),
                    **self._place("other_", other, link.right),
                    "kind": str(link.kind),
                    "score": link.score,
                    "moved": link.moved,
                }

    def drift(self) -> Iterator[TableRow]:
        """A row for each difference in meaning between linked sentences."""
        for ((base, _), (other, _)), found in self._coverage.drift.items():
            for drift in found:
                yield {
                    "story": self._story.id,
                    "base_article": self._story.articles[base],
                    "other_article": self._story.articles[other],
                    **_told(drift),
                }

    def _place(self, side: str, article: int, sentence: int) -> TableRow:
        span = self._coverage.articles[article].sentences[sentence]
        return {
            f"{side}article": self._story.articles[article],
            f"{side}sentence": sentence,
            f"{side}start": span.start,
            f"{side}end": span.end,
        }


def _told(drift: Drift) -> TableRow:
    return {
        "type": str(drift.type),
        "change": str(drift.change),
        "severity": drift.severity.name.lower(),
        "level": str(drift.level),
        "confidence": drift.confidence,
        "reason": drift.reason,
        **_span("base_", drift.base),
        **_span("other_", drift.other),
    }


def _span(side: str, span: TextSpan | None) -> TableRow:
    start, end, text = (None, None, None) if span is None else (span.start, span.end, span.text)
    return {f"{side}start": start, f"{side}end": end, f"{side}text": text}
