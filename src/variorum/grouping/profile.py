"""What grouping needs to know of one article: its telling terms by field, as arrays that any process can be sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from variorum.alignment.array_joins import lookup, unique_values
from variorum.alignment.arrays import Bools, Floats, Ints
from variorum.alignment.article_words import ArticleWords, code_of
from variorum.alignment.prepared_article import PreparedArticle
from variorum.cleaning.lines import LineKind
from variorum.text.language import Language

# What is counted of an article. `phrases` are two content words in a row, `lead_pairs` two that stand near each other
# in the lead, `full_names` two names in a row, `runs` four words of any kind in a row.
FIELDS: Final = (
    "terms",
    "names",
    "full_names",
    "phrases",
    "lead",
    "lead_pairs",
    "title",
    "numbers",
    "days",
    "lead_days",
    "runs",
)
_HEAD: Final = frozenset({LineKind.TITLE, LineKind.DEK, LineKind.SUMMARY})
_LEAD: Final = 4  # sentences of running text
_NEAR: Final = 5  # content words
_RUN: Final = 4  # words
_MIXER: Final = np.int64(0x5851F42D4C957F2D)


@dataclass(frozen=True, eq=False)
class CountedCodes:
    """The distinct codes of some words of an article, ascending, and how often each stands there."""

    codes: Ints
    counts: Ints


@dataclass(frozen=True, eq=False)
class ArticleProfile:
    """An article as grouping sees it. `key` is the article's own, `day` the day it was published as a count from the
    year 1, if that is known, and `words` how many it has.

    `sentence` and `term` have an entry for each distinct telling term of each of `sentences` sentences, in order;
    `term` numbers into the codes of `terms`. `text_key` is the same for articles that say the same in the same words.
    """

    key: str
    day: int | None
    words: int
    fields: Mapping[str, CountedCodes]
    sentence: Ints
    term: Ints
    sentences: int
    text_key: int


def profile_of(prepared: PreparedArticle) -> ArticleProfile:
    """The profile of a cleaned article that is split into sentences."""
    words = prepared.tokens.words
    terms, forms = words.terms[words.form], words.codes[words.form]
    content = words.is_content_word
    told, sentence = terms[content], words.sentence[content]
    lead = _lead(prepared)[sentence]
    name = content & words.capital & words.is_name[words.form]
    is_day = lookup(_day_codes(prepared.language), forms)[1]
    both = name[:-1] & name[1:] & (words.sentence[:-1] == words.sentence[1:])
    counted = {
        "terms": told,
        "names": forms[name],
        "full_names": _mixed(forms[:-1], forms[1:])[both],
        "phrases": _mixed(told[:-1], told[1:])[sentence[:-1] == sentence[1:]],
        "lead": told[lead],
        "lead_pairs": _near_pairs(told[lead], sentence[lead]),
        "title": told[sentence == 0],
        "numbers": forms[words.is_number[words.form]],
        "days": forms[is_day],
        "lead_days": forms[is_day & _lead(prepared)[words.sentence]],
        "runs": _runs(forms, words),
    }
    fields = {field: _counted(codes) for field, codes in counted.items()}
    owners, places = _of_sentences(sentence, told, fields["terms"].codes)
    day = day_of(prepared.article.metadata.date_published)
    text_key = code_of(" ".join(str(code) for code in forms.tolist()))
    return ArticleProfile(
        prepared.article.sha256, day, len(forms), fields, owners, places, len(prepared.sentences), text_key
    )


def day_of(moment: str | None) -> int | None:
    """The day of a moment such as 2026-11-27T05:00Z, counted from the year 1; None where none is told."""
    try:
        return date.fromisoformat((moment or "")[:10]).toordinal()
    except ValueError:
        return None


def _lead(prepared: PreparedArticle) -> Bools:
    """Whether each sentence belongs to the lead: headline, summary, and the first sentences of the text."""
    body = np.array([sentence.kind not in _HEAD for sentence in prepared.sentences], dtype=np.bool_)
    return np.asarray(~body | (np.cumsum(body) <= _LEAD))


def _day_codes(language: Language) -> Ints:
    return np.array(sorted(map(code_of, language.weekdays)), dtype=np.int64)


def _mixed(one: Ints, two: Ints) -> Ints:
    """A code for two codes in their order; it wraps round, as hashes do."""
    mixed = one * _MIXER ^ (two + (one >> 7))
    return np.asarray(mixed & np.int64(0x7FFFFFFFFFFFFFFF))


def _near_pairs(terms: Ints, sentence: Ints) -> Ints:
    """A code for every two terms of a sentence that stand near each other, in whatever order."""
    pairs = [np.zeros(0, dtype=np.int64)]
    for apart in range(1, _NEAR + 1):
        one, two = terms[:-apart], terms[apart:]
        same = (sentence[:-apart] == sentence[apart:]) & (one != two)
        pairs.append(_mixed(np.minimum(one, two), np.maximum(one, two))[same])
    return np.concatenate(pairs)


def _runs(forms: Ints, words: ArticleWords) -> Ints:
    """A code for every four words in a row of a sentence."""
    if len(forms) < _RUN:
        return np.zeros(0, dtype=np.int64)
    last = len(forms) - _RUN + 1
    mixed = forms[:last]
    for n in range(1, _RUN):
        mixed = _mixed(mixed, forms[n : n + last])
    return np.asarray(mixed[words.sentence[:last] == words.sentence[_RUN - 1 :]])


def _counted(codes: Ints) -> CountedCodes:
    distinct, _, counts = unique_values(codes)
    return CountedCodes(distinct, counts)


def _of_sentences(sentence: Ints, told: Ints, codes: Ints) -> tuple[Ints, Ints]:
    """The distinct terms of each sentence: the sentence of each, and the number of the term."""
    place = np.searchsorted(codes, told)
    distinct, _, _ = unique_values(sentence * max(1, len(codes)) + place)
    owners, places = np.divmod(distinct, max(1, len(codes)))
    return owners, places


def weights_of(counts: Ints) -> Floats:
    """How much a term weighs that stands so often: 1 + log."""
    return np.asarray(1.0 + np.log(counts))
