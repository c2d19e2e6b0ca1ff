"""Quotations: cut, altered, or the same words with and without quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from variorum.alignment.link_kind import common_in_order
from variorum.drift.context import SentenceContext, SentencePair, is_content_word, match_key
from variorum.drift.drift import ChangeKind, Drift, DriftType, TextSpan
from variorum.drift.lexicon import Lexicon
from variorum.drift.registry import detector
from variorum.drift.speakers import speaker
from variorum.text.typography import DASHES
from variorum.text.words import Word, stem

_FEWEST_SHARED = 3  # words that two quotations share before they are taken for one
_FEWEST_TELLING = 3  # telling words that they share
_FEWEST_IN_PART = 5  # words of a quotation from which on a part of it is enough
_LEAST_ALIKE = 0.6  # of the words of two quotations, in order, that an altered one keeps


@detector(DriftType.QUOTE)
def quote_drift(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """What happened to each quotation of either side."""
    base, other = pair.base, pair.other
    ours, theirs = _quotations(base), _quotations(other)
    matched: set[int] = set()
    for quote in ours:
        found = _partner(quote, theirs)
        if found is not None:
            matched.add(found)
            said = list(_other_speaker(base, other, quote, theirs[found], lexicon))
            yield from said or _between(base, other, quote, theirs[found])
        else:
            yield from _unquoted(base, quote, other)
    for n, quote in enumerate(theirs):
        if n not in matched:
            yield from (drift.mirrored for drift in _unquoted(other, quote, base))


def _quotations(passage: SentenceContext) -> list[list[Word]]:
    """The words of each quotation that tells anything."""
    found = [[w for w in passage.words if a <= w.start < b] for a, b in passage.quotes]
    return [words for words in found if any(map(is_content_word, words))]


def _partner(quote: Sequence[Word], others: Sequence[Sequence[Word]]) -> int | None:
    """The quotation that has most words in order with this one, if these are enough."""
    best, most = None, 0
    for n, other in enumerate(others):
        shared = _in_order(quote, other)
        telling = len(
            {match_key(w) for w in quote if is_content_word(w)} & {match_key(w) for w in other if is_content_word(w)}
        )
        whole = shared == min(len(quote), len(other))
        # A few words in common are no sign of one speech; two words may be a term.
        fewest = _FEWEST_TELLING - (whole and shared > _FEWEST_SHARED)
        enough = shared >= _FEWEST_SHARED and 2 * shared >= _LEAST_ALIKE * (len(quote) + len(other))
        if shared > most and telling >= fewest and (enough or whole):
            best, most = n, shared
    return best


def _in_order(one: Sequence[Word], other: Sequence[Word]) -> int:
    """How many words two quotations have in common in the same order."""
    return common_in_order(list(map(match_key, one)), list(map(match_key, other)))


def _other_speaker(
    base: SentenceContext, other: SentenceContext, ours: Sequence[Word], theirs: Sequence[Word], lexicon: Lexicon
) -> Iterator[Drift]:
    """The same words in the mouth of another: both articles must know both names, and neither sentence
    have the other's."""
    one, two = speaker(base, lexicon), speaker(other, lexicon)
    if not one or not two:
        return
    mine, yours = match_key(one[-1]), match_key(two[-1])
    known = all({mine, yours} <= side.index.places.keys() for side in (base, other))
    apart = mine not in map(match_key, other.words) and yours not in map(match_key, base.words)
    if known and apart and len(ours) >= _FEWEST_SHARED <= len(theirs):
        reason = "the same words are quoted, and the sentences name different speakers beside them"
        sides = base.span_of(one), other.span_of(two)
        yield Drift.of(DriftType.QUOTE, ChangeKind.OTHER_SPEAKER, *sides, reason)


def _between(
    base: SentenceContext, other: SentenceContext, ours: Sequence[Word], theirs: Sequence[Word]
) -> Iterator[Drift]:
    if "".join(_spoken(ours)) == "".join(_spoken(theirs)):  # workforce is work force
        return
    sides = _marked(base, ours), _marked(other, theirs)
    longer, shorter = (ours, theirs) if len(ours) > len(theirs) else (theirs, ours)
    kept = set(map(match_key, shorter))
    left_out = " ".join(word.spelling for word in longer if match_key(word) not in kept)
    if _in_order(ours, theirs) == min(len(ours), len(theirs)):
        whole_in = other if len(ours) > len(theirs) else base
        # A headline may cut what its article quotes whole: that is one.
        if not whole_in.is_headline and whole_in.index.quotes_rest(list(map(match_key, longer)), kept):
            return
        change = ChangeKind.CUT if len(ours) > len(theirs) else ChangeKind.LONGER
        reason = f"the same quotation, on one side without “{left_out}”" if left_out else "a part is quoted"
        yield Drift.of(DriftType.QUOTE, change, *sides, reason)
    else:
        reason = "quoted on both sides in words that differ"
        yield Drift.of(DriftType.QUOTE, ChangeKind.ALTERED, *sides, reason)


_CONTRACTED: Final = {"n't": "not", "'re": "are", "'m": "am", "'ll": "will", "'ve": "have"}
_WITH_IS: Final = frozenset({"he", "she", "it", "that", "there", "what", "who", "here", "where"})


def _spoken(words: Sequence[Word]) -> list[str]:
    """The words of a quotation as they are said, without contractions: she's is she is."""
    spoken: list[str] = []
    for word in words:
        ending = next((end for end in _CONTRACTED if word.spelling.endswith(end)), None)
        if ending is not None:
            spoken += [word.spelling.removesuffix(ending), _CONTRACTED[ending]]
        elif word.spelling.removesuffix("'s") in _WITH_IS and word.spelling.endswith("'s"):
            spoken += [word.spelling.removesuffix("'s"), "is"]
        else:
            spoken.append(match_key(word))
    return spoken


def _marked(passage: SentenceContext, words: Sequence[Word]) -> TextSpan:
    """A quotation with its marks."""
    start, end = next((a, b) for a, b in passage.quotes if a <= words[0].start < b)
    return TextSpan(start, end, passage.text[start:end])


def _unquoted(quoting: SentenceContext, quote: Sequence[Word], plain: SentenceContext) -> Iterator[Drift]:
    """The words of a quotation that the other side has without marks: all of them, or enough in a row."""
    run = _run_without_marks(quote, plain) or _begun_alike(quoting, quote, plain)
    # A sentence that is nothing but the words may be quoted as a block, without marks.
    if run is None or (len(run) == len(plain.words) and len(quote) == len(quoting.words)):
        return
    sides = _marked(quoting, quote), plain.span_of(run)
    part = "" if len(run) == len(quote) else "a part of "
    reason = f"{part}the same words, in quotation marks on one side only"
    yield Drift.of(DriftType.QUOTE, ChangeKind.MARKS_DROPPED, *sides, reason)


def _run_without_marks(quote: Sequence[Word], plain: SentenceContext) -> Sequence[Word] | None:
    """The longest run of words outside quotation marks that the quotation has too; of several, the one that
    begins first in the quotation."""
    words, sought = plain.words, list(map(match_key, quote))
    fewest = len(quote) if len(quote) < _FEWEST_IN_PART else max(_FEWEST_IN_PART - 1, -(-len(quote) * 3 // 5))
    free = [None if plain.quoted(word) else match_key(word) for word in words]
    follows = [False, *(_unbroken(plain, *two) for two in pairwise(words))]
    runs = []
    middle = len(sought) // 2  # every run of three words in five has it
    for n, word in enumerate(free):
        if word == sought[middle]:
            at, start, end = _run_around(sought, middle, free, follows, n)
            if end - start >= max(fewest, 2) and sum(map(is_content_word, words[start:end])) >= 2:
                runs.append((start - end, at, start))
    width, _, start = min(runs, default=(0, 0, 0))
    return words[start : start - width] if runs else None


def _run_around(
    sought: Sequence[str], middle: int, words: Sequence[str | None], follows: Sequence[bool], n: int
) -> tuple[int, int, int]:
    """How far the words around word `n` are those around the middle of the sought ones, each following the
    one before: where the run begins in the sought ones, and where it begins and ends in the words."""
    at, start = middle, n
    while at and follows[start] and words[start - 1] == sought[at - 1]:
        at, start = at - 1, start - 1
    end = n + 1
    while end - start + at < len(sought) and end < len(words) and follows[end]:
        if words[end] != sought[end - start + at]:
            break
        end += 1
    return at, start, end


def _begun_alike(quoting: SentenceContext, quote: Sequence[Word], plain: SentenceContext) -> Sequence[Word] | None:
    """The first word of a quotation, where the other side has it without marks behind the same word."""
    at = quoting.words.index(quote[0])
    if at == 0 or not is_content_word(quote[0]) or not is_content_word(quoting.words[at - 1]):
        return None
    for before, first in pairwise(plain.words):
        begins = match_key(first) == match_key(quote[0]) and not plain.quoted(first)
        if begins and stem(before.form) == stem(quoting.words[at - 1].form):
            return [first]
    return None


def _unbroken(passage: SentenceContext, one: Word, two: Word) -> bool:
    """Whether nothing but space stands between two words."""
    return len(passage.between(one, two).strip(f"-{DASHES},")) <= 1
