"""One article's words and letters as arrays: made once, used in every pair that the article is in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

import numpy as np

from variorum.alignment.array_joins import concat_ranges, lookup, unique_values
from variorum.alignment.arrays import Bools, Floats, Ints
from variorum.alignment.sentence_tokens import SentenceTokens
from variorum.cleaning.lines import LineKind
from variorum.text.language import ENGLISH, Language
from variorum.text.synonyms import term_of
from variorum.text.words import is_stop_word, stem

_TITLES: Final = frozenset({LineKind.TITLE, LineKind.HEADING})
_SHORTEST_NAME: Final = 4
_INITIALS: Final = range(2, 7)  # letters in an abbreviation that is looked for
_GRAM: Final = 4  # letters in a run
_CODE_BITS: Final = 15  # of a letter: exact for all alphabets, not for all Chinese characters


@dataclass(frozen=True)
class CharNgrams:
    """How often each run of four letters stands in each sentence, in the order of sentences.

    `sentence`, `ngram` and `weight`, 1 + log of how often, have one entry for each distinct run of a
    sentence; `ngram` numbers into `codes`, the distinct runs of the article, in ascending order, and
    `sentence_frequency` says in how many sentences each of those stands. `first[n]` is the first entry of sentence n,
    with one more for the end.
    """

    sentence: Ints
    ngram: Ints
    weight: Floats
    first: Ints
    codes: Ints
    sentence_frequency: Ints

    @property
    def sentences(self) -> int:
        """How many sentences the article has."""
        return len(self.first) - 1


class ArticleWords:
    """The words of an article, in order, by number into `forms`, the distinct normal forms.

    `sentence`, `form`, `is_content_word`, `capital` and `quoted` have one entry for each word; `first[n]` is
    the first word of sentence n, with one entry more for the end.
    """

    def __init__(self, profiles: Sequence[SentenceTokens], language: Language = ENGLISH) -> None:
        self._language = language
        self._profiles = profiles
        numbers: dict[str, int] = {}
        self.form: Final = _ints(
            numbers.setdefault(form, len(numbers)) for profile in profiles for form in profile.forms
        )
        self.forms: Final = tuple(numbers)
        lengths = _ints(len(profile.words) for profile in profiles)
        self.first: Final = np.concatenate(([0], np.cumsum(lengths)))
        self.sentence: Final = np.repeat(np.arange(len(profiles)), lengths)
        self.is_content_word: Final = _bools(
            is_content_word for profile in profiles for is_content_word in profile.is_content_word
        )
        self.capital: Final = _bools(capital for profile in profiles for capital in profile.capitals)
        self.quoted: Final = _bools(quoted for profile in profiles for quoted in profile.quoted)

    @property
    def count(self) -> int:
        """How many sentences the article has."""
        return len(self._profiles)

    def spellings(self, sentence: int) -> tuple[str, ...]:
        """The spelling of each word of a sentence."""
        return self._profiles[sentence].spellings

    @cached_property
    def is_title(self) -> Bools:
        """Whether each sentence is a title or a heading."""
        return _bools(profile.sentence.kind in _TITLES for profile in self._profiles)

    @cached_property
    def denies(self) -> Bools:
        """Whether words that deny or refuse stand in each sentence."""
        denials = self._language.denials
        return _bools(any(word in denials for word in profile.spellings) for profile in self._profiles)

    @cached_property
    def terms(self) -> Ints:
        """The code of each form's term, as far as one article tells."""
        return _ints(code_of(term_of(form, self._language)) for form in self.forms)

    @cached_property
    def codes(self) -> Ints:
        """The code of each form itself."""
        return _ints(map(code_of, self.forms))

    @cached_property
    def ascending_codes(self) -> Ints:
        """The code of each form, in ascending order."""
        return np.sort(self.codes)

    @cached_property
    def names(self) -> Ints:
        """The codes of the forms that are capitalised inside a sentence, where only names are; ascending."""
        return _ints(sorted(map(code_of, self._named)))

    @cached_property
    def is_name(self) -> Bools:
        """Whether each form is one of them."""
        return lookup(self.names, self.codes)[1]

    @cached_property
    def _named(self) -> frozenset[str]:
        return frozenset().union(*(profile.named for profile in self._profiles))

    @cached_property
    def is_number(self) -> Bools:
        """Whether each form is a number."""
        return _bools(form[0].isdigit() for form in self.forms)

    @cached_property
    def demonym_bases(self) -> tuple[Ints, Ints, Ints]:
        """Shorter names that forms may be adjectives or plurals of.

        The numbers of the forms, the codes of the shorter names, and the codes of their terms.
        """
        fixed = frozenset(self._language.synonyms.fixed_terms.values())
        found = [
            (number, noun)
            for number, form in enumerate(self.forms)
            if form in self._named and term_of(form, self._language) not in fixed
            for noun in self._nouns_of(form)
        ]
        return (
            _ints(number for number, _ in found),
            _ints(code_of(noun) for _, noun in found),
            _ints(code_of(stem(noun, self._language)) for _, noun in found),
        )

    @cached_property
    def alternative_forms(self) -> tuple[Ints, Ints, Ints]:
        """Other ways to write some words of a sentence as one: sentences, codes of forms, of terms.

        The initials of names in a row (Wall Street Journal: wsj), and the parts of a compound with
        hyphens written together (Wal-Mart: walmart). They count where the other article has them.
        """
        pairs = sorted({(n, form) for n, profile in enumerate(self._profiles) for form in _also(profile)})
        return (
            _ints(n for n, _ in pairs),
            _ints(code_of(form) for _, form in pairs),
            _ints(code_of(term_of(form, self._language)) for _, form in pairs),
        )

    def term_labels(self) -> Mapping[int, str]:
        """A term for each code of `terms` and `also`, as text."""
        also = {form for profile in self._profiles for form in _also(profile)}
        nouns = {stem(noun, self._language) for name in self._named for noun in self._nouns_of(name)}
        terms = [term_of(form, self._language) for form in (*self.forms, *also)]
        return {code_of(term): term for term in (*nouns, *terms)}

    def _nouns_of(self, name: str) -> Iterator[str]:
        """The shorter names that a name may be an adjective or a plural of."""
        for ending in self._language.name_endings:
            noun = name.removesuffix(ending)
            if noun != name and len(noun) >= _SHORTEST_NAME:
                yield noun

    @cached_property
    def char_ngrams(self) -> CharNgrams:
        """The runs of letters of every sentence, the ends of words marked by a space."""
        return _letters(self.forms, self.form, self.sentence, self.count)


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)


def _bools(values: Iterable[bool]) -> Bools:
    return np.fromiter(values, dtype=np.bool_)


@lru_cache(maxsize=100_000)
def code_of(word: str) -> int:
    """A number for a word: the same in every article and on every machine."""
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) >> 1


def _also(profile: SentenceTokens) -> Iterator[str]:
    for form in (*profile.compounds, *_initials(profile)):
        if not is_stop_word(form, profile.language):
            yield form


def _initials(profile: SentenceTokens) -> Iterator[str]:
    """The initials of every run of capitalised words; small stop words between them are skipped."""
    run: list[str] = []
    for form, capital in [*zip(profile.forms, profile.capitals, strict=True), ("", False)]:
        if capital:
            run.append(form[0])
        elif not (run and is_stop_word(form, profile.language)):
            for size in _INITIALS:
                yield from ("".join(run[n : n + size]) for n in range(len(run) - size + 1))
            run = []


def _letters(forms: Sequence[str], form: Ints, sentence: Ints, count: int) -> CharNgrams:
    grams, begins, sizes = _grams_of(forms)
    sizes = sizes[form]
    codes, ngram, _ = unique_values(grams[concat_ranges(begins[form], sizes)])
    keys, _, counts = unique_values(np.repeat(sentence, sizes) * max(1, len(codes)) + ngram)
    owner, ngram = np.divmod(keys, max(1, len(codes)))
    first = np.searchsorted(owner, np.arange(count + 1))
    sentence_frequency = np.bincount(ngram, minlength=len(codes))
    return CharNgrams(owner, ngram, 1.0 + np.log(counts), first, codes, sentence_frequency)


def _grams_of(forms: Sequence[str]) -> tuple[Ints, Ints, Ints]:
    """The runs of letters of some words, where those of each word begin, and how many they are."""
    words = [f" {form} " for form in forms]
    letters = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = letters.astype(np.int64) & ((1 << _CODE_BITS) - 1)
    runs = np.zeros(max(0, len(codes) - _GRAM + 1), dtype=np.int64)
    for n in range(_GRAM):
        runs = runs << _CODE_BITS | codes[n : n + len(runs)]  # those over the end of a word are left out below
    lengths = _ints(map(len, words))
    return runs, np.cumsum(lengths) - lengths, np.maximum(0, lengths - _GRAM + 1)
