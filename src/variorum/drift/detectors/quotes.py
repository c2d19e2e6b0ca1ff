"""Quotations: cut, altered, in another mouth, or the same words with and without quotation marks.

What one side quotes and the other does not is no cut where the other article quotes it anywhere, or says it just
outside the marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain, pairwise
from typing import Final

from variorum.alignment.link_kind import common_in_order
from variorum.base.translation import translatable
from variorum.drift.context import SentenceContext, SentencePair, find_run, is_content_word, match_key
from variorum.drift.drift import (
    AT_A_GUESS,
    ON_ONE_SIGN,
    ON_SEVERAL_SIGNS,
    ON_WEIGHTY_LOSS,
    ChangeKind,
    Drift,
    DriftType,
)
from variorum.drift.ledger.speakers import Attribution, Speaker, speakers_in
from variorum.drift.ledger.speech import QuoteKind, kind_of_quote, spoken_words
from variorum.drift.lexicon import Lexicon
from variorum.drift.quoted_speech import MissingWords, QuotedSpeech, differences
from variorum.drift.registry import both_ways, detector
from variorum.text.words import Word, stem

_FEWEST_SHARED: Final = 3  # words that two quotations share before they are taken for one
_FEWEST_TELLING: Final = 3  # telling words that they share
_LEAST_ALIKE: Final = 0.6  # of the words of two quotations, in order, before they are taken for one
_SHORT: Final = 6  # words
_LEAST_ALTERED: Final = 0.75  # of the words of two quotations, in order: of fewer, they are two things that were said
_SHORTEST_GIVEN: Final = 4  # letters: Dick, not Mrs
_SAME_SPEECH: Final = 0.9  # of the words of two quotations, in order
_MOST_OF_SENTENCE: Final = 0.8  # that may stand in a row without marks; more is a quotation whose marks were lost
_FEWEST_LEFT_OUT: Final = 2  # words, where none of them tells
# Of left-out telling words in a row: if more stand elsewhere in the other article together, they are no cut.
_MOST_ELSEWHERE: Final = 0.5
_MOST_AROUND: Final = 0.65  # of all left-out telling words, if the sentences around have them one by one
_BESIDE: Final = 3  # sentences before and behind a quotation in which the rest of it may be told
_MUCH: Final = 4  # left-out telling words that are more than who or what is spoken of
_FEWEST_UNMARKED: Final = 4  # words in a row without marks that are taken from a quotation


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
                reason = translatable(
                    "one sentence of a longer quotation, of whose others the other article says nothing"
                )
                # Of ten, strict readers found one worth a word.
                yield Drift.of(DriftType.QUOTE, ChangeKind.CUT, words, quote.span, reason, ON_ONE_SIGN)


def _quotes(passage: SentenceContext, lexicon: Lexicon) -> list[QuotedSpeech]:
    """The quotations of a sentence that are no titles."""
    found = []
    for start, end in passage.quotes:
        words = passage.words_in(start, end)
        kind = kind_of_quote(passage, words, (start, end), lexicon)
        if kind is not QuoteKind.TITLE and any(map(is_content_word, words)):
            spoken = spoken_words(passage, words, lexicon)
            found.append(QuotedSpeech(passage, tuple(spoken), passage.as_written(start, end)))
    return found


def _partner(quote: QuotedSpeech, others: Sequence[QuotedSpeech]) -> int | None:
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


def _is_in_a_row(one: QuotedSpeech, other: QuotedSpeech) -> bool:
    shorter, longer = sorted((one.keys, other.keys), key=len)
    return find_run(longer, shorter) is not None


def _are_two_people(pair: SentencePair, lexicon: Lexicon) -> bool:
    """Whether the speakers of both sentences are known by name and are not the same: then they say two things."""
    one, two = (_named(side, lexicon) for side in (pair.base, pair.other))
    if one and two and _surname(one) != _surname(two):
        return True
    speakers = [speakers_in(side.index, lexicon)[side.sentence] for side in (pair.base, pair.other)]
    given = {_given_name(speaker, lexicon) for speaker in speakers}
    # Of one family: an article that has both given names knows two people, not Richard who is called Dick.
    known_apart = any(given <= set(side.index.places) for side in (pair.base, pair.other))
    return len(given) > 1 and known_apart and _surname(speakers[0]) == _surname(speakers[1])


def _given_name(speaker: Speaker | None, lexicon: Lexicon) -> str:
    """The first word of a name of several; empty if it may be a title."""
    first, *rest = speaker.name.split() if speaker else [""]
    is_title = len(first) < _SHORTEST_GIVEN or first.casefold() in lexicon.words("titles")
    return first.casefold() if rest and first.istitle() and not is_title else ""


def _alike(one: QuotedSpeech, other: QuotedSpeech) -> float:
    """The share (0..1) of the words of two quotations that both have in the same order."""
    return 2 * common_in_order(one.keys, other.keys) / max(1, len(one.words) + len(other.words))


def _surname(speaker: Speaker | None) -> str:
    return stem(speaker.name.split()[-1].casefold()) if speaker else ""


def _other_speaker(pair: SentencePair, ours: QuotedSpeech, theirs: QuotedSpeech, lexicon: Lexicon) -> Iterator[Drift]:
    """The same words in the mouth of another: both sentences name who speaks, and both articles know both."""
    one, two = (_named(side, lexicon) for side in (pair.base, pair.other))
    if not one or not two or _alike(ours, theirs) < _SAME_SPEECH:
        return
    mine, yours = _surname(one), _surname(two)
    stems = [{stem(word) for word in side.index.places} for side in (pair.base, pair.other)]
    here = [{stem(word.form) for word in side.words} for side in (pair.base, pair.other)]
    if all({mine, yours} <= there for there in stems) and mine not in here[1] and yours not in here[0]:
        reason = translatable("the same words are quoted, and the sentences name different speakers beside them")
        yield Drift.of(DriftType.QUOTE, ChangeKind.OTHER_SPEAKER, one.words, two.words, reason, ON_ONE_SIGN)


def _named(passage: SentenceContext, lexicon: Lexicon) -> Speaker | None:
    speaker = speakers_in(passage.index, lexicon)[passage.sentence]
    return speaker if speaker and speaker.how is Attribution.NAMED else None


def _between(ours: QuotedSpeech, theirs: QuotedSpeech, lexicon: Lexicon) -> Iterator[Drift]:
    """What differs between two quotations of one speech."""
    if "*" in ours.span.text + theirs.span.text:
        return  # a word is made unreadable on one side
    found = differences(ours, theirs, lexicon)
    if found.replaced:
        if _alike(ours, theirs) >= _LEAST_ALTERED:
            reason = translatable("quoted on both sides, with other words inside")
            yield Drift.of(DriftType.QUOTE, ChangeKind.ALTERED, ours.span, theirs.span, reason, ON_SEVERAL_SIGNS)
        return
    most = ON_WEIGHTY_LOSS if found.is_one else ON_ONE_SIGN
    cut = min(most, _confidence_of_cut(found.left_out, theirs, lexicon))
    longer = min(most, _confidence_of_cut(found.put_in, ours, lexicon))
    for change, missing, confidence, less in (
        (ChangeKind.CUT, found.left_out, cut, longer),
        (ChangeKind.LONGER, found.put_in, longer, cut),
    ):
        if confidence > less:
            words = " … ".join(" ".join(word.spelling for word in one.words if word.spelling) for one in missing)
            reason = translatable("the same quotation, on one side without “{words}”", words=words)
            yield Drift.of(DriftType.QUOTE, change, ours.span, theirs.span, reason, confidence)


def _confidence_of_cut(missing: Sequence[MissingWords], shorter: QuotedSpeech, lexicon: Lexicon) -> float:
    """How surely words that a quotation has not are a cut; 0 if they are none: its article says them elsewhere, or
    they are fillers. Who quotes a part, however small, and lets it be seen, does what everybody does: sure is only a
    cut that cannot be seen, or takes away how far the words go, or on what condition and for what reason."""
    weighty = lexicon.words("weighty_in_speech")
    if _is_told_around(shorter.passage, missing):
        return 0
    missing = [one for one in missing if not _says(shorter.passage, one, one.qualifier(weighty))]
    words = [word for one in missing for word in one.words]
    if all(word.key in lexicon.words("opens_speech") for word in words):
        return 0
    telling = sum(one.telling for one in missing)
    if not telling and not any(word.key in weighty for word in words):
        return AT_A_GUESS if len(words) >= _FEWEST_LEFT_OUT else 0
    if not shorter.has_ellipsis and any(one.qualifier(weighty) for one in missing):
        return ON_WEIGHTY_LOSS
    if any(word.key in lexicon.words("conditions_in_speech") for word in words):
        return ON_WEIGHTY_LOSS
    return ON_SEVERAL_SIGNS if any(one.is_hidden_in(shorter) for one in missing) else AT_A_GUESS


def _is_told_around(passage: SentenceContext, missing: Sequence[MissingWords]) -> bool:
    """Whether the sentences around a quotation have most of what it has not."""
    sought = {stem(word.key) for one in missing for word in one.words if word.tells}
    return len(sought) >= _MUCH and len(sought & _stems_around(passage)) > _MOST_AROUND * len(sought)


def _stems_around(passage: SentenceContext) -> frozenset[str]:
    first = max(0, passage.sentence - _BESIDE)
    return frozenset().union(*passage.index.stems_by_sentence[first : passage.sentence + _BESIDE + 1])


def _says(passage: SentenceContext, missing: MissingWords, qualifier: str | None) -> bool:
    """Whether an article has some words beside a sentence that quotes the rest: a few as they stand, of more most that
    tell, within two sentences anywhere or in all those around it, with what qualifies the rest."""
    article = passage.index
    if missing.telling < _FEWEST_TELLING:
        # A contraction is one word of the article, and two that are spoken.
        ways = ([word.key for word in missing.words], [word.indexed for word in missing.words if word.indexed])
        return any(map(article.contains_phrase, ways))
    sought = {stem(word.key) for word in missing.words if word.tells}
    needed = {stem(qualifier)} if qualifier else set()
    around = _stems_around(passage)
    windows = (one | other for one, other in pairwise((frozenset[str](), *article.stems_by_sentence)))
    return any(
        len(sought & stems) > _MOST_ELSEWHERE * len(sought) and needed <= stems for stems in chain([around], windows)
    )


def _unmarked(quote: QuotedSpeech, plain: SentenceContext) -> Iterator[Drift]:
    """Words of a quotation that the other side has in a row without marks, and its article quotes nowhere."""
    run = _run_without_marks(quote, plain) or _begun_alike(quote, plain)
    if run is None or set(map(match_key, run)) <= set(plain.index.quoted_words):
        return
    # A sentence that is little but the words is quoted as a block, or its marks stand around more than it.
    if len(run) >= _MOST_OF_SENTENCE * len(plain.words) or not any(map(_is_plain(plain), run)):
        return
    reason = translatable("the same words, in quotation marks on one side only")
    if len(run) < len(quote.words):
        reason = translatable("a part of the same words, in quotation marks on one side only")
    # On stories that the rule had not seen, most were speech whose marks a page had lost.
    yield Drift.of(DriftType.QUOTE, ChangeKind.MARKS_DROPPED, quote.span, plain.span_of(run), reason, AT_A_GUESS)


def _begun_alike(quote: QuotedSpeech, plain: SentenceContext) -> Sequence[Word] | None:
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


def _run_without_marks(quote: QuotedSpeech, plain: SentenceContext) -> Sequence[Word] | None:
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
