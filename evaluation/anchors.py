"""How many notes are found again after articles are edited: `make anchors DATA=folder`.

Edits that are known to the character: words replaced, left out and put in, paragraphs moved, quotes
restyled. A note is right if it stands on its own words, wrong if it stands on others.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from variorum.annotations.anchoring import Reanchorer
from variorum.annotations.note import Anchor, anchor_at

_WORD = re.compile(r"\w+|\W")
_STYLES = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", '"': "”", "'": "’"})
_OWN = 0.8  # share of the found span that must be the note's own words, or stand between them


@dataclass(frozen=True)
class Edited:
    """A new text, and for each of its characters the one of the old text it comes from, or -1."""

    text: str
    origin: list[int]

    def truth(self, place: Anchor) -> tuple[int, int] | None:
        """Where the words of an anchor stand now: from the first of its characters to the last."""
        own = [n for n, old in enumerate(self.origin) if place.start <= old < place.end]
        return (own[0], own[-1] + 1) if own else None


def edited(text: str, share: float, rng: random.Random, vocabulary: list[str]) -> Edited:
    """The text with a share of its words changed, two paragraphs moved, and its quotes restyled."""
    lines: list[list[tuple[str, int]]] = []
    at = 0
    for line in text.split("\n"):
        signs: list[tuple[str, int]] = []
        for token in _WORD.finditer(line):
            signs += _changed(token[0], at + token.start(), share, rng, vocabulary)
        lines.append(signs)
        at += len(line) + 1
    for _ in range(2):
        lines.insert(rng.randrange(len(lines)), lines.pop(rng.randrange(len(lines))))
    joined = [sign for line in lines for sign in (*line, ("\n", -1))][:-1]
    return Edited("".join(s for s, _ in joined).translate(_STYLES), [n for _, n in joined])


def _changed(token: str, start: int, share: float, rng: random.Random, vocabulary: list[str]) -> list[tuple[str, int]]:
    own = [(sign, start + n) for n, sign in enumerate(token)]
    if not token[0].isalnum() or rng.random() >= share:
        return own
    other = rng.choice(vocabulary)
    kind = rng.randrange(3)
    if kind == 0:
        return [(sign, start) for sign in other]
    return [] if kind == 1 else [*own, (" ", -1), *((sign, -1) for sign in other)]


def notes_on(text: str, rng: random.Random) -> list[Anchor]:
    """Anchors on sentences, on some words, and on paragraphs."""
    places = []
    for line in re.finditer(r"[^\n]+", text):
        words = [m.span() for m in re.finditer(r"\S+", line[0])]
        if len(words) < 8:
            continue
        first = rng.randrange(len(words) - 5)
        for i, j in ((0, len(words)), (first, first + rng.randrange(2, 6)), (first, len(words))):
            span = line.start() + words[i][0], line.start() + words[j - 1][1]
            places.append(anchor_at(0, text, *span))
    return places


def judged(place: Anchor, edit: Edited, finder: Reanchorer) -> str:
    """What came of an anchor: right, wrong, or orphan."""
    found, truth = finder.find(place), edit.truth(place)
    if not found.is_sure or found.place is None:
        return "orphan"
    if truth is None:
        return "wrong"
    low, high = max(truth[0], found.place.start), min(truth[1], found.place.end)
    return "right" if high - low >= _OWN * (found.place.end - found.place.start) else "wrong"


def main() -> None:
    """Edit every text below a folder, and report."""
    texts = [p.read_text(encoding="utf-8") for p in sorted(Path(sys.argv[1]).rglob("*.txt"))]
    vocabulary = sorted({word for text in texts for word in re.findall(r"[a-z]{3,}", text)})
    for share in (0.01, 0.05, 0.1):
        rng, counts = random.Random(1), Counter[str]()  # noqa: S311 - the same edits each time
        for text in texts:
            edit = edited(text, share, rng, vocabulary)
            finder = Reanchorer(edit.text, text)
            for place in notes_on(text, rng):
                verdict = judged(place, edit, finder)
                counts[verdict] += 1
                if verdict == "wrong" and "-v" in sys.argv:
                    found = finder.find(place).place
                    truth = edit.truth(place)
                    print(repr(place.exact), "|", truth and edit.text[slice(*truth)], "|",
                          found and edit.text[found.start : found.end])  # fmt: skip
        total = sum(counts.values())
        print(f"{share:.0%} of the words: {total} notes, {counts['right'] / total:.4f} right, "
              f"{counts['wrong']} wrong, {counts['orphan']} orphans")  # fmt: skip


if __name__ == "__main__":
    main()
