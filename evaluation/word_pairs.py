"""How often words are rightly taken for each other: `python -m evaluation.word_pairs FILE [--lexical]`.

FILE holds pairs of sentences that readers aligned by hand, as JSON in the form of the Edinburgh++ corpus (Cohn,
Callison-Burch and Lapata 2008): a list of entries with `source`, `target`, `sureAlign` and `possibleAlign`.
What is shipped was fitted on the training part of that corpus: for it, `training/words/fit.py` says what is found in
sentences left out. Precision counts sure and possible pairs, recall sure ones. `changed` looks at words that
carry meaning: what share of those without a counterpart here has none for the readers, and how many are found.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import variorum
from variorum.text.words import is_stop_word

Links = frozenset[tuple[int, int]]
Span = tuple[int, int]


@dataclass(frozen=True)
class AlignedByHand:
    """Two sentences, as words, and which of them stand for each other: surely, and at least possibly."""

    name: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    sure: Links
    possible: Links

    @property
    def texts(self) -> tuple[str, str]:
        """Both sentences, their words with a space between."""
        return " ".join(self.left), " ".join(self.right)


def read_aligned(path: Path) -> list[AlignedByHand]:
    """The pairs of sentences of a file."""
    found = []
    for entry in json.loads(path.read_text(encoding="utf-8")):
        sure, possible = _links(entry["sureAlign"]), _links(entry["possibleAlign"])
        left, right = (tuple(entry[side].split()) for side in ("source", "target"))
        found.append(AlignedByHand(entry["id"], left, right, sure, sure | possible))
    return found


def _links(text: str) -> Links:
    pairs = (pair.partition("-") for pair in text.split())
    return frozenset((int(i), int(j)) for i, _, j in pairs)


def spans_of(words: Sequence[str]) -> list[Span]:
    """Where each word stands when all are written with a space between."""
    spans, at = [], 0
    for word in words:
        spans.append((at, at + len(word)))
        at += len(word) + 1
    return spans


def touched(spans: Sequence[Span], start: int, end: int) -> list[int]:
    """The numbers of the words that a span touches."""
    return [n for n, (first, last) in enumerate(spans) if min(last, end) > max(first, start)]


def links_between(gold: AlignedByHand, pairs: Iterable[Iterable[Span]]) -> Links:
    """The words, by number, that pairs of spans of the two texts put together."""
    left, right = spans_of(gold.left), spans_of(gold.right)
    return frozenset((i, j) for one, other in pairs for i in touched(left, *one) for j in touched(right, *other))


@dataclass(frozen=True)
class WordScore:
    """Pairs of words shown, right, found of the sure ones; and of the words that carry meaning those without a
    counterpart: shown, rightly so, and how many readers gave none."""

    shown: int = 0
    right: int = 0
    found: int = 0
    sure: int = 0
    bare_shown: int = 0
    bare_right: int = 0
    bare: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        precision, recall = self.right / max(1, self.shown), self.found / max(1, self.sure)
        return 2 * precision * recall / max(1e-9, precision + recall)

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.shown), self.found / max(1, self.sure)
        right, found = self.bare_right / max(1, self.bare_shown), self.bare_right / max(1, self.bare)
        changed = f"right {right:.3f} of {self.bare_shown}, found {found:.3f} of {self.bare}"
        return f"P {precision:.3f} R {recall:.3f} F1 {self.f1:.3f}; changed: {changed}"


def score(pairs: Iterable[tuple[AlignedByHand, Links]]) -> WordScore:
    """The score of what was found in pairs of sentences."""
    counts = [0] * 7
    for gold, found in pairs:
        bare = [_bare(gold, side, found) for side in (0, 1)]
        one = (
            len(found), len(found & gold.possible), len(found & gold.sure), len(gold.sure),
            *(sum(numbers) for numbers in zip(*bare, strict=True)),
        )  # fmt: skip
        counts = [a + b for a, b in zip(counts, one, strict=True)]
    return WordScore(*counts)


def _bare(gold: AlignedByHand, side: int, found: Links) -> tuple[int, int, int]:
    words = (gold.left, gold.right)[side]
    tell = {n for n, word in enumerate(words) if any(map(str.isalnum, word)) and not is_stop_word(word.casefold())}
    shown, by_hand = (tell - {link[side] for link in links} for links in (found, gold.possible))
    return len(shown), len(shown & by_hand), len(by_hand)


def main() -> None:
    """Score what is shipped."""
    pairs = read_aligned(Path(sys.argv[1]))
    print(score((gold, links_between(gold, _aligned(gold.texts).pairs)) for gold in pairs))


def _aligned(texts: tuple[str, str]) -> variorum.WordAlignment:
    return variorum.align_words(*texts, encoder=False if "--lexical" in sys.argv else "auto")


if __name__ == "__main__":
    main()
