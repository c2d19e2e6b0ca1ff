"""Quotations: cut, altered, in another mouth, or the same words with and without quotation marks.

What one side quotes and the other does not is no cut where the other article quotes it anywhere, or says it just
outside the marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from variorum.alignment.link_kind import common_in_order
from variorum.drift.context import SentenceContext, SentencePair, find_run, is_content_word, match_key
from variorum.drift.drift import AT_A_GUESS, ON_ONE_SIGN, ON_SEVERAL_SIGNS, ChangeKind, Drift, DriftType, TextSpan
from variorum.drift.ledger.speakers import Attribution, Speaker, speakers_in
from variorum.drift.ledger.speech import QuoteKind, SpokenWord, kind_of_quote, spoken_words
from variorum.drift.lexicon import Lexicon
from variorum.drift.registry import both_ways, detector
from variorum.text.words import Word, stem

_FEWEST_SHARED: Final = 3  # words that two quotations share before they are taken for one
_FEWEST_TELLING: Final = 3  # telling words that they share
_LEAST_ALIKE: Final = 0.6  # of the words of two quotations, in order, before they are taken for one
_SHORT: Final = 6  # words
_LEAST_ALTERED: Final = 0.75  # of the words of two quotations, in order: of fewer, they are two things that were said
_SAME_SPEECH: Final = 0.9  # of the words of two quotations, in order
_SHORTEST_BEGINNING: Final = 3  # letters: Gen. for General
_BOTH_SIDES: Final = 2
_MOST_OF_SENTENCE: Final = 0.8  # that may stand in a row without marks; more is a quotation whose marks were lost
_FEWEST_LEFT_OUT: Final = 2  # telling words that a cut takes away, unless one of them weighs
_MOST_ELSEWHERE: Final = (
    0.5  # of the left-out telling words; if more stand elsewhere in the other article, it is no cut
)
_MOST_REPLACED: Final = 3  # telling words of either side at one place; more are another passage of the speech
_FEWEST_AROUND: Final = 3  # words that are the same around what was replaced
_FEWEST_UNMARKED: Final = 4  # words in a row without marks that are taken from a quotation
_ALIKE_FROM: Final = 0.7  # of the letters of two words


@dataclass(frozen=True, eq=False)
class _Quote:
    """A quotation of a sentence: its words as they are spoken, and where it stands with its marks."""

    passage: SentenceContext
    words: tuple[SpokenWord, ...]
    span: TextSpan

    @property
    def keys(self) -> list[str]:
        return [word.key for word in self.words]

    @property
    def telling(self) -> frozenset[str]:
        return frozenset(word.key for word in self.words if word.tells)


@detector(DriftType.QUOTE)
def quote_drift(pair: SentencePair, lexicon: Lexicon) -> Iterator[Drift]:
    """What happened to each quotation of either side."""
    ours, theirs = _quotes(pair.base, lexicon), _quotes(pair.other, lexicon)
    is_one_speaker = not _are_two_people(pair, lexicon)
    matched: set[int] = set()
    for quote in ours:
        found = _partner(quote, theirs)
        if found is not None:
            matched.add(found)
            if is_one_speaker:
                yield from _between(quote, theirs[found], lexicon)
            else:
                yield from _other_speaker(pair, quote, theirs[found], lexicon)
        else:
            yield from _unmarked(quote, pair.other)
    for n, quote in enumerate(theirs):
        if n not in matched:
            yield from (drift.mirrored for drift in _unmarked(quote, pair.base))
    if is_one_speaker:
        yield from both_ways(pair, lambda pair: _sentences_cut(pair.base, pair.other, lexicon))


def _sentences_cut(whole: SentenceContext, part: SentenceContext, lexicon: Lexicon) -> Iterator[Drift]:
    """A quotation over several sentences, of which the other side quotes this one, and its article says next to
    nothing of the rest."""
    sentence = whole.index.article.sentences[whole.sentence]
    for start, end in whole.index.speeches:
        if start >= sentence.end or end <= sentence.start or sentence.start <= start < end <= sentence.end:
            continue
        said = [match_key(word) for word in whole.words_in(max(start, sentence.start), min(end, sentence.end))]
        rest = [
            word
            for words in whole.index.words
            for word in words
            if start <= word.start < end and not sentence.start <= word.start < sentence.end and is_content_word(word)
        ]
        missing = [word for word in rest if match_key(word) not in part.index.places]
        if len(missing) < max(_FEWEST_LEFT_OUT, _MOST_ELSEWHERE * len(rest)):
            continue
        for quote in _quotes(part, lexicon):
            if quote.keys == said and quote.telling:
                words = whole.as_written(max(start, sentence.start), min(end, sentence.end))
                reason = "one sentence of a longer quotation, of whose others the other article says nothing"
                yield Drift.of(DriftType.QUOTE, ChangeKind.CUT, words, quote.span, reason, ON_SEVERAL_SIGNS)


def _quotes(passage: SentenceContext, lexicon: Lexicon) -> list[_Quote]:
    """The quotations of a sentence that are no titles."""
    found = []
    for start, end in passage.quotes:
        words = passage.words_in(start, end)
        kind = kind_of_quote(passage, words, (start, end), lexicon)
        if kind is not QuoteKind.TITLE and any(map(is_content_word, words)):
            spoken = spoken_words(passage, words, lexicon)
            found.append(_Quote(passage, tuple(spoken), passage.as_written(start, end)))
    return found


def _partner(quote: _Quote, others: Sequence[_Quote]) -> int | None:
    """The quotation that has most words in order with this one, if these are enough."""
    best, most = None, 0
    for n, other in enumerate(others):
        shared = common_in_order(quote.keys, other.keys)
        whole = shared == min(len(quote.words), len(other.words))
        # A few words in common are no sign of one speech; two words may be a term.
        fewest = _FEWEST_TELLING - (whole and shared > _FEWEST_SHARED)
        enough = shared >= _FEWEST_SHARED and 2 * shared >= _LEAST_ALIKE * (len(quote.words) + len(other.words))
        if min(len(quote.words), len(other.words)) <= _SHORT and not _is_in_a_row(quote, other):
            continue  # a few words are a part of a speech only as they stand in it
        if shared > most and len(quote.telling & other.telling) >= fewest and (enough or whole):
            best, most = n, shared
    return best


def _is_in_a_row(one: _Quote, other: _Quote) -> bool:
    shorter, longer = sorted((one.keys, other.keys), key=len)
    return find_run(longer, shorter) is not None


def _are_two_people(pair: SentencePair, lexicon: Lexicon) -> bool:
    """Whether the speakers of both sentences are known by name and are not the same: then they say two things."""
    one, two = (_named(side, lexicon) for side in (pair.base, pair.other))
    return bool(one and two) and _surname(one) != _surname(two)


def _alike(one: _Quote, other: _Quote) -> float:
    """The share (0..1) of the words of two quotations that both have in the same order."""
    return 2 * common_in_order(one.keys, other.keys) / max(1, len(one.words) + len(other.words))


def _surname(speaker: Speaker | None) -> str:
    return stem(speaker.name.split()[-1].casefold()) if speaker else ""


def _other_speaker(pair: SentencePair, ours: _Quote, theirs: _Quote, lexicon: Lexicon) -> Iterator[Drift]:
    """The same words in the mouth of another: both sentences name who speaks, and both articles know both."""
    one, two = (_named(side, lexicon) for side in (pair.base, pair.other))
    if not one or not two or _alike(ours, theirs) < _SAME_SPEECH:
        return
    mine, yours = _surname(one), _surname(two)
    stems = [{stem(word) for word in side.index.places} for side in (pair.base, pair.other)]
    here = [{stem(word.form) for word in side.words} for side in (pair.base, pair.other)]
    if all({mine, yours} <= there for there in stems) and mine not in here[1] and yours not in here[0]:
        reason = "the same words are quoted, and the sentences name different speakers beside them"
        yield Drift.of(DriftType.QUOTE, ChangeKind.OTHER_SPEAKER, one.words, two.words, reason, ON_ONE_SIGN)


def _named(passage: SentenceContext, lexicon: Lexicon) -> Speaker | None:
    speaker = speakers_in(passage.index, lexicon)[passage.sentence]
    return speaker if speaker and speaker.how is Attribution.NAMED else None


@dataclass(frozen=True)
class _Differences:
    """What two quotations of one speech have not in common: words in each other's place that say something else, and
    words that only one of them has."""

    replaced: bool
    left_out: list[SpokenWord]
    put_in: list[SpokenWord]


def _differences(ours: _Quote, theirs: _Quote, lexicon: Lexicon) -> _Differences:
    left_out: list[SpokenWord] = []
    put_in: list[SpokenWord] = []
    replaced = False
    codes = SequenceMatcher(None, ours.keys, theirs.keys, autojunk=False).get_opcodes()
    for n, (what, a, b, c, d) in enumerate(codes):
        gone, come = ours.words[a:b], theirs.words[c:d]
        if what == "equal" or _is_said_otherwise(gone, come):
            continue
        if _is_replaced(gone, come, lexicon) and _stands_inside(codes, n):
            replaced = True
        else:
            left_out += gone
            put_in += come
    return _Differences(replaced, left_out, put_in)


def _between(ours: _Quote, theirs: _Quote, lexicon: Lexicon) -> Iterator[Drift]:
    """What differs between two quotations of one speech."""
    if "*" in ours.span.text + theirs.span.text:
        return  # a word is made unreadable on one side
    found = _differences(ours, theirs, lexicon)
    if found.replaced:
        if _alike(ours, theirs) >= _LEAST_ALTERED:
            reason = "quoted on both sides, with other words inside"
            yield Drift.of(DriftType.QUOTE, ChangeKind.ALTERED, ours.span, theirs.span, reason, ON_SEVERAL_SIGNS)
        return
    cut = _how_missing(found.left_out, theirs, lexicon)
    longer = _how_missing(found.put_in, ours, lexicon)
    for change, words, confidence, less in (
        (ChangeKind.CUT, found.left_out, cut, longer),
        (ChangeKind.LONGER, found.put_in, longer, cut),
    ):
        if confidence > less and (confidence == ON_SEVERAL_SIGNS or not (found.left_out and found.put_in)):
            reason = f"the same quotation, on one side without “{_said(words)}”"
            yield Drift.of(DriftType.QUOTE, change, ours.span, theirs.span, reason, confidence)


def _said(words: Sequence[SpokenWord]) -> str:
    return " ".join(word.spelling for word in words if word.spelling)


def _is_said_otherwise(gone: Sequence[SpokenWord], come: Sequence[SpokenWord]) -> bool:
    """Whether two runs of words are one in another spelling (any way, anyway), or a pronoun and who is meant by it."""
    if "".join(word.key for word in gone) == "".join(word.key for word in come):
        return True
    telling = sorted(sum(word.tells for word in words) for words in (gone, come))
    return bool(gone) and bool(come) and telling[0] == 0 and telling[1] <= _MOST_REPLACED


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


def _how_missing(words: Sequence[SpokenWord], other: _Quote, lexicon: Lexicon) -> float:
    """How surely words that a quotation has not are a cut; 0 if they are none: the other article quotes most of them
    anywhere, or says them around the quotation; or they are fillers."""
    if all(word.key in lexicon.words("opens_speech") for word in words):
        return 0
    weighty = [word for word in words if word.key in lexicon.words("weighty_in_speech")]
    telling = [word for word in words if word.tells] or weighty
    if not telling:
        return AT_A_GUESS if len(words) >= _FEWEST_LEFT_OUT else 0
    quoted = {stem(word) for word in other.passage.index.quoted_words}
    around = {stem(match_key(word)) for word in other.passage.all_words}
    elsewhere = sum(stem(word.key) in quoted | around for word in telling)
    if elsewhere > _MOST_ELSEWHERE * len(telling):
        return 0
    return ON_SEVERAL_SIGNS if weighty or len(telling) >= _FEWEST_LEFT_OUT else AT_A_GUESS


def _unmarked(quote: _Quote, plain: SentenceContext) -> Iterator[Drift]:
    """Words of a quotation that the other side has in a row without marks, and its article quotes nowhere."""
    run = _run_without_marks(quote, plain) or _begun_alike(quote, plain)
    if run is None or set(map(match_key, run)) <= set(plain.index.quoted_words):
        return
    # A sentence that is little but the words is quoted as a block, or its marks stand around more than it.
    if len(run) >= _MOST_OF_SENTENCE * len(plain.words) or not any(map(_is_plain(plain), run)):
        return
    part = "" if len(run) == len(quote.words) else "a part of "
    reason = f"{part}the same words, in quotation marks on one side only"
    # On stories that the rule had not seen, most were speech whose marks a page had lost.
    yield Drift.of(DriftType.QUOTE, ChangeKind.MARKS_DROPPED, quote.span, plain.span_of(run), reason, AT_A_GUESS)


def _begun_alike(quote: _Quote, plain: SentenceContext) -> Sequence[Word] | None:
    """The first word of a quotation, where the other side has it without marks behind the same word."""
    words = quote.passage.words
    at = next(n for n, word in enumerate(words) if word.start >= quote.span.start)
    if at == 0 or not is_content_word(words[at]) or not is_content_word(words[at - 1]):
        return None
    for before, first in pairwise(plain.words):
        begins = match_key(first) == match_key(words[at]) and not plain.quoted(first)
        if begins and stem(before.form) == stem(words[at - 1].form):
            return [first]
    return None


def _run_without_marks(quote: _Quote, plain: SentenceContext) -> Sequence[Word] | None:
    """The longest run of words outside quotation marks that the quotation has too, if it is long enough and tells."""
    words = plain.words
    free = ["\0" if plain.quoted(word) else match_key(word) for word in words]
    match = SequenceMatcher(None, quote.keys, free, autojunk=False).find_longest_match()
    run = words[match.b : match.b + match.size]
    fewest = min(_FEWEST_UNMARKED, max(2, len(quote.words)))
    telling = sum(map(is_content_word, run))
    return run if len(run) >= fewest and telling >= 2 and not _is_broken(plain, run) else None


def _is_plain(passage: SentenceContext) -> Callable[[Word], bool]:
    """Whether a word tells something and is no name: what is called the same on both sides is no speech."""
    return lambda word: is_content_word(word) and not passage.is_name(word)


def _is_broken(passage: SentenceContext, run: Sequence[Word]) -> bool:
    """Whether more than a space, a hyphen or a comma stands between some words."""
    gaps = (passage.between(one, two) for one, two in pairwise(run))
    return any(len(gap.strip(" ,-")) > 1 for gap in gaps)
