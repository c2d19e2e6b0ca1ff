"""Whether the statements of a story contradict each other: `make contradictions DATA=folder`.

The folder holds a folder a story, with its articles as texts. A row that says "all but one" contradicts the
others if the outlet it names stands in its family of statements, or is linked to a sentence of it. That is worked
out here from the links and the statements alone, by another way than the program's.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from variorum.alignment.statements import SentenceRef
from variorum.comparison.coverage import Coverage
from variorum.comparison.matrix import StatementFilter, chosen_statements
from variorum.config.settings import Settings
from variorum.pipeline.pipeline import Pipeline

Statement = Sequence[SentenceRef]


@dataclass(frozen=True)
class Verdict:
    """Of a story: rows that say "all but one", and how many of them contradict others; the same of all rows in
    which one outlet is not named, whatever their families say; and in how many rows each sentence stands."""

    rows: int
    contradicting: int
    without_families: int
    contradicting_without: int
    rows_of_sentences: Counter[int]


def verdict_on(coverage: Coverage) -> Verdict:
    """The verdict on a story's statements."""
    count = len(coverage.articles)
    reached = dict(zip(coverage.statements, _reached(coverage), strict=True))
    chosen = chosen_statements(coverage, 0, which=StatementFilter.ALL_BUT_ONE)
    shown = [coverage.statements[n] for n in chosen]
    plain = [s for s in coverage.statements if len(coverage.outlets_of(s)) == count - 1]
    times = Counter(place for statement in coverage.statements for place in statement)
    return Verdict(
        len(shown),
        sum(len(reached[statement]) == count for statement in shown),
        len(plain),
        sum(len(reached[statement]) == count for statement in plain),
        Counter(times.values()),
    )


def _reached(coverage: Coverage) -> Iterator[set[int]]:
    """For each statement the articles in its family, or linked to a sentence of it."""
    partners: dict[SentenceRef, set[SentenceRef]] = defaultdict(set)
    for (i, j), comparison in coverage.comparisons.items():
        for link in comparison.links:
            partners[i, link.left].add((j, link.right))
            partners[j, link.right].add((i, link.left))
    for statement in coverage.statements:
        family, size = set(statement), 0
        while size < len(family):
            size = len(family)
            family |= {place for s in coverage.statements if not family.isdisjoint(s) for place in s}
        yield {article for place in family for article, _ in ({place} | partners[place])}


def covered_stories(folder: Path, *, encoder: bool) -> Iterator[tuple[str, Coverage]]:
    """Every story below a folder by its name, covered under the settings that are shipped."""
    settings = Settings()
    pipeline = Pipeline(replace(settings, matching=replace(settings.matching, encoder=encoder)))
    for story in sorted(path for path in folder.iterdir() if path.is_dir()):
        articles = pipeline.read([str(path) for path in sorted(story.glob("*.txt"))])
        yield story.name, pipeline.cover(pipeline.encode_all(pipeline.prepare_all(articles)))


def main() -> None:
    """Say it of every story, and of all together."""
    folder, words_only = Path(sys.argv[1]), "--words-only" in sys.argv
    found = {name: verdict_on(coverage) for name, coverage in covered_stories(folder, encoder=not words_only)}
    for name, verdict in found.items():
        print(f"{name}: {verdict.rows} rows say all but one, {verdict.contradicting} contradict others")
    rows, contradicting, plain, before = (
        sum(getattr(verdict, name) for verdict in found.values())
        for name in ("rows", "contradicting", "without_families", "contradicting_without")
    )
    print(f"all: {rows} rows say all but one, {contradicting} contradict others")
    print(f"without families: {plain}, of which {before} contradict others")
    times = sum((verdict.rows_of_sentences for verdict in found.values()), Counter[int]())
    print("sentences by how many rows they stand in: " + ", ".join(f"{n}: {times[n]}" for n in sorted(times)))


if __name__ == "__main__":
    main()
