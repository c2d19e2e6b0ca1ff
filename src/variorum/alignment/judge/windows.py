"""Cutting articles into parts that fit into one request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_OVERLAP: Final = 5  # one sentence in so many of a part stands in the next part too


def windows(words: Sequence[int], most_sentences: int, most_words: int) -> list[range]:
    """The numbers of an article's sentences in overlapping parts, given how many words each sentence has.

    A part has at most so many sentences and words; a sentence of more words is a part of its own.
    """
    parts: list[range] = []
    first = 0
    while first < len(words) and (not parts or parts[-1].stop < len(words)):
        end = _end(words, first, most_sentences, most_words)
        if parts and end <= parts[-1].stop:  # what overlaps leaves no room for more
            first += 1
            continue
        parts.append(range(first, end))
        first = max(first + 1, end - max(1, (end - first) // _OVERLAP))
    return parts


def _end(words: Sequence[int], first: int, most_sentences: int, most_words: int) -> int:
    """Where a part ends that begins with a sentence."""
    end, held = first, 0
    while end < len(words) and end - first < most_sentences and (end == first or held + words[end] <= most_words):
        held += words[end]
        end += 1
    return end
