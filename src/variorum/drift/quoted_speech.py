"""Two quotations of one speech: which words stand in each other's place, and which only one of them has."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto
from typing import Final

from variorum.drift.context import SentenceContext
from variorum.drift.drift import TextSpan
from variorum.drift.ledger.speech import SpokenWord
from variorum.drift.lexicon import Lexicon
from variorum.text.typography import PLAIN
from variorum.text.words import stem

_SHORTEST_BEGINNING: Final = 3  # letters: Gen. for General
_BOTH_SIDES: Final = 2
_MOST_REPLACED: Final = 3  # telling words of either side at one place; more are another passage of the speech
_FEWEST_AROUND: Final = 3  # words that are the same around what was replaced, or left out
_FEWEST_HIDDEN: Final = 2  # telling words
_SHORTEST_PART: Final = 6  # words that may seem a whole sentence; of fewer a reader sees that they are a part
_BESIDE: Final = 6  # characters
_ALIKE_FROM: Final = 0.7  # of the letters of two words
_SHORTEST_INITIALS: Final = 2


@dataclass(frozen=True, eq=False)
class QuotedSpeech:
    """A quotation of a sentence: its words as they are spoken, and where it stands with its marks."""

    passage: SentenceContext
    words: tuple[SpokenWord, ...]
    span: TextSpan

    @property
    def keys(self) -> list[str]:
        """Its words, each as it is alike elsewhere."""
        return [word.key for word in self.words]

    @property
    def telling(self) -> frozenset[str]:
        """Its words that carry meaning."""
        return frozenset(word.key for word in self.words if word.tells)

    @property
    def ends_as_sentence(self) -> bool:
        """Whether a full stop or the like closes it inside its marks."""
        return self.span.text.translate(PLAIN).rstrip("\"'").endswith((".", "!", "?"))

    @property
    def has_ellipsis(self) -> bool:
        """Whether it says itself, or just before or behind its marks, that something is left out."""
        start, end = max(0, self.span.start - _BESIDE), self.span.end + _BESIDE
        return "..." in self.passage.text[start:end].translate(PLAIN).replace(" .", ".")


class Where(Enum):
    """Where words are missing."""

    BEFORE = auto()  # the words that both have
    BETWEEN = auto()
    BEHIND = auto()


@dataclass(frozen=True)
class MissingWords:
    """Words in a row that one of two quotations has not."""

    words: tuple[SpokenWord, ...]
    where: Where

    @property
    def telling(self) -> int:
        """How many of them carry meaning."""
        return sum(word.tells for word in self.words)

    def is_hidden_in(self, shorter: QuotedSpeech) -> bool:
        """Whether who reads the shorter quotation cannot see that these are missing: it goes on as if nothing stood
        between, or ends with a full stop as if the sentence did."""
        if self.telling < _FEWEST_HIDDEN or shorter.has_ellipsis:
            return False
        ends_early = self.where is Where.BEHIND and shorter.ends_as_sentence and len(shorter.words) >= _SHORTEST_PART
        return self.where is Where.BETWEEN or ends_early

    def qualifier(self, weighty: Collection[str]) -> str | None:
        """The weighty word that bears on what both have: think, not. None that tells stands between."""
        nearest = reversed(self.words) if self.where is Where.BEFORE else iter(self.words)
        for word in nearest:
            if word.key in weighty:
                return word.key
            if word.tells:
                return None
        return None


@dataclass(frozen=True)
class Differences:
    """What two quotations of one speech have not in common: words in each other's place that say something else, and
    words that only one of them has."""

    replaced: bool
    left_out: tuple[MissingWords, ...]
    put_in: tuple[MissingWords, ...]

    @property
    def is_one(self) -> bool:
        """Whether words that tell are missing at one place only: who differs at several gives other words of the
        speech."""
        return sum(one.telling > 0 for one in (*self.left_out, *self.put_in)) <= 1


def differences(ours: QuotedSpeech, theirs: QuotedSpeech, lexicon: Lexicon) -> Differences:
    """What differs between two quotations of one speech, in their order."""
    left_out: list[MissingWords] = []
    put_in: list[MissingWords] = []
    replaced = False
    codes = SequenceMatcher(None, ours.keys, theirs.keys, autojunk=False).get_opcodes()
    for n, (what, a, b, c, d) in enumerate(codes):
        gone, come = ours.words[a:b], theirs.words[c:d]
        if what == "equal" or _is_said_otherwise(gone, come):
            continue
        if _is_replaced(gone, come, lexicon) and _stands_inside(codes, n):
            replaced = True
            continue
        where = Where.BEFORE if n == 0 else Where.BEHIND if n == len(codes) - 1 else Where.BETWEEN
        if gone:
            left_out.append(MissingWords(gone, where))
        if come:
            put_in.append(MissingWords(come, where))
    return Differences(replaced, tuple(left_out), tuple(put_in))


def _is_said_otherwise(gone: Sequence[SpokenWord], come: Sequence[SpokenWord]) -> bool:
    """Whether two runs of words are one in another spelling (any way, anyway; DOJ, Justice Department), or a pronoun
    and who is meant by it."""
    if not gone or not come:
        return False
    if "".join(word.key for word in gone) == "".join(word.key for word in come):
        return True
    one, two = ([word.key for word in words if word.tells] for words in (gone, come))
    if _is_short_for(one, two) or _is_short_for(two, one):
        return True
    only = sorted((_unlike(one, two), _unlike(two, one)))
    return only[0] == 0 and only[1] <= _MOST_REPLACED


def _unlike(words: Sequence[str], others: Sequence[str]) -> int:
    """How many of some words are none of the others in another spelling."""
    return sum(not any(_is_one_word(word, other) for other in others) for word in words)


def _is_short_for(short: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the only one of some words is the initials of others, in any order: Department of Justice."""
    if len(short) != 1 or not _SHORTEST_INITIALS <= len(words) <= len(short[0]):
        return False
    return {word[0] for word in words} <= set(short[0])


def _is_replaced(gone: Sequence[SpokenWord], come: Sequence[SpokenWord], lexicon: Lexicon) -> bool:
    """Whether some words stand in the place of others and say something else; a negation more is enough."""
    one, two = ({stem(word.key) for word in words if word.tells} for words in (gone, come))
    if max(len(gone), len(come)) <= _MOST_REPLACED:
        keys = [{word.key for word in words} for words in (gone, come)]
        turned = lexicon.words("negations") if not gone or not come else lexicon.words("weighty_in_speech")
        if (keys[0] & turned) != (keys[1] & turned):
            return True
    enough = bool(one) and bool(two) and max(len(one), len(two)) <= _MOST_REPLACED
    return enough and not one & two and not any(_is_one_word(a, b) for a in one for b in two)


def _is_one_word(one: str, other: str) -> bool:
    """Whether two words may be spellings of one, or one short for the other: most of their letters are the same, in
    order, or all of the shorter begin the longer."""
    if one.startswith(other) or other.startswith(one):
        return min(len(one), len(other)) >= _SHORTEST_BEGINNING
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE_FROM


def _stands_inside(codes: Sequence[tuple[str, int, int, int, int]], n: int) -> bool:
    """Whether a difference has the same words before and behind it, so that it is no other part of the speech."""
    around = [codes[k] for k in (n - 1, n + 1) if 0 <= k < len(codes)]
    long = [b - a for what, a, b, _, _ in around if what == "equal"]
    return len(long) == _BOTH_SIDES and sum(long) >= _FEWEST_AROUND
