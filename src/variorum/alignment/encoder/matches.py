"""Which words of two sentences the encoder takes for each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from variorum.alignment.sentence_tokens import SentenceTokens
from variorum.alignment.vectors import TokenVectors
from variorum.text.words import stem

_LEAST: Final = 0.45  # how alike two words must be to be shown as each other's


@dataclass(frozen=True, slots=True)
class WordMatch:
    """A word of the left sentence and one of the right, by number, that are each other's best match though
    they are other words; and how alike they are (0..1)."""

    left: int
    right: int
    value: float


def matches(
    left: TokenVectors, right: TokenVectors, sentences: tuple[int, int], profiles: tuple[SentenceTokens, SentenceTokens]
) -> list[WordMatch]:
    """The words of two sentences that the encoder takes for each other, the most alike first. Words that are
    the same, and those that carry no meaning, are left out."""
    alike = left.of(sentences[0]) @ right.of(sentences[1]).T
    if not alike.size:
        return []
    best = alike.argmax(1), alike.argmax(0)
    found = [
        WordMatch(n, int(m), round(float(alike[n, m]), 3))
        for n, m in enumerate(best[0].tolist())
        if best[1][m] == n and alike[n, m] >= _LEAST and _differ(profiles, n, m)
    ]
    return sorted(found, key=lambda match: (-match.value, match.left))


def _differ(profiles: tuple[SentenceTokens, SentenceTokens], left: int, right: int) -> bool:
    one, other = profiles[0].forms[left], profiles[1].forms[right]
    tell = profiles[0].is_content_word[left] and profiles[1].is_content_word[right]
    stems = stem(one, profiles[0].language), stem(other, profiles[1].language)
    return tell and stems[0] != stems[1] and not (one[0].isdigit() or other[0].isdigit())
