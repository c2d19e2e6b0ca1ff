"""How calm the rows of comparisons look: `python -m evaluation.word_marks FOLDER... [--lexical]`.

Each folder holds the articles of one story. Of the rows that are reworded, it prints how many have more than 60 % of
the words of both sides in the strong colour: by a plain word difference, and by word alignment, which gives it to
what is dropped or added only.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import combinations

from variorum.alignment.encoding import encode_all
from variorum.comparison.comparison import Comparison
from variorum.comparison.rows import Row, RowKind
from variorum.comparison.words_in_rows import ComparedWords
from variorum.config.settings import MatchingSettings, Settings
from variorum.pipeline.pipeline import Pipeline
from variorum.text.word_diff import word_diff
from variorum.text.words import words_of

MUCH = 0.6  # share of the words of a side


def comparisons_of(folder: str) -> Iterator[Comparison]:
    """All pairs of a story's articles."""
    pipeline = Pipeline(Settings())
    articles = pipeline.prepare_all(pipeline.read((folder,)))
    if "--lexical" not in sys.argv:
        articles = encode_all(articles, MatchingSettings())
    for base, other in combinations(articles, 2):
        yield pipeline.compare(base, other)


def shares_by_diff(comparison: Comparison, row: Row) -> tuple[float, float]:
    """The shares of words of either side that a plain word difference marks."""
    base, other = comparison.base.text_of_all(row.base), comparison.other.text_of_all(row.other)
    changed = [part for part in word_diff(base, other) if not part.equal]
    return (
        _words(base, [part.left for part in changed]) / max(1, _words(base, [(0, len(base))])),
        _words(other, [part.right for part in changed]) / max(1, _words(other, [(0, len(other))])),
    )


def _words(text: str, spans: list[tuple[int, int]]) -> int:
    return sum(1 for span in spans for _ in words_of(text, *span))


def main() -> None:
    """Count and print."""
    rows = by_diff = by_words = 0
    for folder in (name for name in sys.argv[1:] if not name.startswith("-")):
        for comparison in comparisons_of(folder):
            words = ComparedWords(comparison)
            for row in comparison.rows:
                if row.kind is RowKind.REWORDED and row.base and row.other:
                    rows += 1
                    by_diff += min(shares_by_diff(comparison, row)) > MUCH
                    by_words += min(words.of(row).shares) > MUCH
    print(f"of {rows} reworded rows, more than {MUCH:.0%} of both sides: {by_diff} by word diff, {by_words} aligned")


if __name__ == "__main__":
    main()
