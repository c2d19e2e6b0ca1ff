"""A link as the detectors see it: of either side its words, its quotations, and the rest of its article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import compress
from typing import Final

from variorum.alignment.prepared_article import PreparedArticle
from variorum.alignment.words.aligner import align_articles
from variorum.alignment.words.word_alignment import WordPair
from variorum.drift.drift import TextSpan
from variorum.drift.lexicon import Phrase
from variorum.text.quotations import lie_inside, quotations
from variorum.text.spelling import canonical_spelling
from variorum.text.words import Word, is_stop_word, stem

LIKELY: Final = 0.45  # the score of a link from which on a word that is missing means something
SURE: Final = 0.7  # from here on both sentences are about the same thing
# Between the words of one person's name: Paul D. Ryan, Jean-Luc.
JOINS_NAME: Final = (" ", ". ", "-")
_NEAR: Final = 4  # words on each side that say what a number or date is about


@dataclass(frozen=True, eq=False)
class ArticleIndex:
    """An article, of which nothing is said to be missing before all of it was searched."""

    article: PreparedArticle

    @cached_property
    def words(self) -> tuple[tuple[Word, ...], ...]:
        """The words of each sentence."""
        return tuple(profile.words for profile in self.article.tokens.sentences)

    @cached_property
    def token_sequence(self) -> tuple[str, ...]:
        """All of its words, as `match_key` writes them."""
        return tuple(match_key(word) for words in self.words for word in words)

    @cached_property
    def speeches(self) -> tuple[tuple[int, int], ...]:
        """The spans of its quotations, each whole, over however many sentences it goes."""
        paragraphs: dict[int, list[int]] = {}
        for sentence in self.article.sentences:
            paragraphs.setdefault(sentence.paragraph, [sentence.start, 0])[1] = sentence.end
        bounds = [(start, end) for start, end in paragraphs.values()]
        return tuple(quotations(self.article.article.text, bounds, self.article.language))

    @cached_property
    def quotations(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """The spans of each sentence that are quoted, also where the marks stand in other sentences."""
        found = self.speeches
        starts, ends = [start for start, _ in found], [end for _, end in found]
        return tuple(
            tuple(
                (max(a, s.start), min(b, s.end))
                for a, b in found[bisect_right(ends, s.start) : bisect_left(starts, s.end)]
            )
            for s in self.article.sentences
        )

    @cached_property
    def quoted_words(self) -> tuple[str, ...]:
        """All words that are quoted, one after the other, whatever stands between the quotations."""
        return tuple(
            match_key(word)
            for words, spans in zip(self.words, self.quotations, strict=True)
            for word in compress(words, in_spans(words, spans))
        )

    @cached_property
    def spellings_by_sentence(self) -> tuple[frozenset[str], ...]:
        """The spellings of each sentence."""
        return tuple(frozenset(word.spelling for word in words) for words in self.words)

    @cached_property
    def stems_by_sentence(self) -> tuple[frozenset[str], ...]:
        """The stems of each sentence, of its words as `match_key` writes them."""
        return tuple(frozenset(stem(match_key(word)) for word in words) for words in self.words)

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where each of its words stands in `token_sequence`."""
        places: dict[str, list[int]] = {}
        for n, word in enumerate(self.token_sequence):
            places.setdefault(word, []).append(n)
        return places

    def contains_phrase(self, phrase: Sequence[str]) -> bool:
        """Whether words stand in it in this order, with nothing between."""
        width, sought = len(phrase), tuple(phrase)
        places = self.places.get(phrase[0], ()) if phrase else (0,)
        return any(self.token_sequence[n : n + width] == sought for n in places)


@lru_cache(maxsize=64)
def article_index_of(article: PreparedArticle) -> ArticleIndex:
    """The article as detectors see it, once for all comparisons that it stands in."""
    return ArticleIndex(article)


@dataclass(frozen=True, eq=False)
class SentenceContext:
    """A sentence of an article, with the sentences beside it that are linked with the same partner."""

    index: ArticleIndex
    sentence: int
    siblings: tuple[int, ...] = ()

    def around(self, words: TextSpan) -> frozenset[str]:
        """The stems of the telling words near some words of the sentence, numbers left out."""
        inside = [n for n, word in enumerate(self.words) if words.start <= word.start < words.end]
        if not inside:
            return frozenset()
        first, last = inside[0], inside[-1]
        near = (*self.words[max(0, first - _NEAR) : first], *self.words[last + 1 : last + 1 + _NEAR])
        return frozenset(stem(word.form) for word in near if is_content_word(word) and not word.form[0].isdigit())

    def around_without_names(self, words: TextSpan) -> frozenset[str]:
        """The stems of the telling words near some words that are no names: what is said of them."""
        return self.around(words) - {stem(word.form) for word in self.words if self.is_name(word)}

    @cached_property
    def text(self) -> str:
        """The text of the whole article, which all spans point into."""
        return self.index.article.article.text

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the sentence."""
        return self.index.words[self.sentence]

    @cached_property
    def _numbers(self) -> Mapping[int, int]:
        return {word.start: n for n, word in enumerate(self.words)}

    def number_of(self, word: Word) -> int:
        """Which word of the sentence this is."""
        return self._numbers[word.start]

    @cached_property
    def all_words(self) -> tuple[Word, ...]:
        """The words of the sentence and of those beside it."""
        numbers = sorted({self.sentence, *self.siblings})
        return tuple(word for number in numbers for word in self.index.words[number])

    def find(self, phrases: Iterable[Phrase]) -> Iterator[tuple[Phrase, int]]:
        """Those of some phrases, in small letters, that the sentence has, with the number of the word with
        which each begins first."""
        spellings_by_sentence = self.index.spellings_by_sentence[self.sentence]
        for phrase in phrases:
            if phrase[0] in spellings_by_sentence and (at := next(_find(self.words, phrase), None)) is not None:
                yield phrase, at

    def find_all(self, phrase: Phrase) -> Iterator[int]:
        """The numbers of all words of the sentence with which a phrase begins."""
        if phrase[0] in self.index.spellings_by_sentence[self.sentence]:
            yield from _find(self.words, phrase)

    def has_around(self, phrases: Iterable[Phrase]) -> bool:
        """Whether the sentence, or one of those beside it, has any of some phrases."""
        around = [(self.index.words[n], self.index.spellings_by_sentence[n]) for n in {self.sentence, *self.siblings}]
        return any(
            next(_find(words, phrase), None) is not None
            for phrase in phrases
            for words, spellings_by_sentence in around
            if phrase[0] in spellings_by_sentence
        )

    @property
    def around_it(self) -> tuple[int, ...]:
        """The number of the sentence and of those beside it."""
        return tuple(sorted({self.sentence, *self.siblings}))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all telling words of the sentence and of those beside it."""
        return frozenset(stem(word.form) for word in self.all_words if is_content_word(word))

    @property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """The spans of what is quoted, in the article's text."""
        return self.index.quotations[self.sentence]

    def quoted(self, word: Word) -> bool:
        """Whether a word of the sentence stands in a quotation."""
        return word.start in self._quoted_words

    @cached_property
    def _quoted_words(self) -> frozenset[int]:
        return frozenset(word.start for word in compress(self.words, in_spans(self.words, self.quotes)))

    def in_brackets(self, words: Sequence[Word], signs: str) -> list[bool]:
        """Whether each of some words stands in brackets, which are the two `signs`, that open behind the first."""
        depth, inside = 0, []
        at = words[0].start if words else 0
        for word in words:
            gap = self.text[at : word.start]
            depth = max(0, depth + gap.count(signs[0]) - gap.count(signs[1]))
            inside.append(depth > 0)
            at = word.end
        return inside

    def is_name(self, word: Word) -> bool:
        """Whether a word is capitalised."""
        return self.text[word.start].isupper()

    def name_runs(self, joins: Collection[str]) -> Iterator[tuple[int, int]]:
        """Each run of capitalised words with nothing but one of `joins` between two: the number of its first word,
        and of the word behind it."""
        words = self.words
        start: int | None = None
        for n, word in enumerate(words):
            is_name = self.is_name(word)
            if start is not None and not (is_name and self.between(words[n - 1], word) in joins):
                yield start, n
                start = None
            if is_name and start is None:
                start = n
        if start is not None:
            yield start, len(words)

    def name_start(self, at: int) -> int:
        """The number of the word with which the capitalised words begin that lead up to word `at`."""
        words = self.words
        while at and self.is_name(words[at - 1]) and self.between(words[at - 1], words[at]) == " ":
            at -= 1
        return at

    @property
    def is_headline(self) -> bool:
        """Whether the sentence is a title or a heading."""
        return self.index.article.sentences[self.sentence].kind in ("title", "heading", "dek")

    def span_of(self, words: Sequence[Word]) -> TextSpan:
        """From the first of some words to the last, as they are written."""
        return self.as_written(words[0].start, words[-1].end)

    def as_written(self, start: int, end: int) -> TextSpan:
        """What stands from one place of the article to another."""
        return TextSpan(start, end, self.text[start:end])

    def words_in(self, start: int, end: int) -> tuple[Word, ...]:
        """The words of the sentence that begin between two places of the article."""
        return tuple(word for word in self.words if start <= word.start < end)

    def between(self, one: Word, other: Word) -> str:
        """What stands between two words."""
        return self.text[one.end : other.start]


@dataclass(frozen=True, eq=False)
class SentencePair:
    """The two sentences of a link, and its score in 0..1: a detector that needs a surer link for a part of
    what it tells asks for it there."""

    base: SentenceContext
    other: SentenceContext
    score: float

    @cached_property
    def swapped(self) -> SentencePair:
        """The same pair, seen from the other sentence."""
        return SentencePair(self.other, self.base, self.score)

    @cached_property
    def word_pairs(self) -> tuple[WordPair, ...]:
        """Which words of the two sentences, with those beside them, stand for each other. It takes some
        milliseconds: asked for only where something hangs on it."""
        base, other = self.base, self.other
        return align_articles(base.index.article, base.around_it, other.index.article, other.around_it).pairs

    def are_aligned(self, one: TextSpan, other: TextSpan) -> bool:
        """Whether words of the base and of the other stand for each other."""
        return self.alignment_score(one, other) > 0

    def alignment_score(self, one: TextSpan, other: TextSpan) -> float:
        """How likely some words of the base and of the other stand for each other, 0 to 1; 0 where they do not."""
        return max(
            (
                pair.score
                for pair in self.word_pairs
                if pair.left[0] < one.end
                and one.start < pair.left[1]
                and pair.right[0] < other.end
                and other.start < pair.right[1]
            ),
            default=0.0,
        )


def match_key(word: Word) -> str:
    """What two words have alike that are written alike, up to case, possessive and country."""
    return canonical_spelling(word.form)


def is_content_word(word: Word) -> bool:
    """Whether a word carries meaning."""
    return not is_stop_word(word.form)


def find_run(words: Sequence[str], run: Sequence[str]) -> int | None:
    """Where some words begin that stand among others with nothing between; None where they do not."""
    width, sought = len(run), tuple(run)
    places = range(len(words) - width + 1)
    return next((n for n in places if tuple(words[n : n + width]) == sought), None)


def in_spans(words: Sequence[Word], spans: Iterable[tuple[int, int]]) -> list[bool]:
    """Whether each of some words stands in one of some spans."""
    return lie_inside([word.start for word in words], spans)


def _find(words: Sequence[Word], phrase: Sequence[str]) -> Iterator[int]:
    width = len(phrase)
    for n in range(len(words) - width + 1):
        if words[n].spelling == phrase[0] and all(words[n + k].spelling == phrase[k] for k in range(1, width)):
            yield n
