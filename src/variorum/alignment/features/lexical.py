"""Features that cost little, of every pair of sentences that shares a telling term."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

import numpy as np

from variorum.alignment.arrays import Floats
from variorum.alignment.features.feature import BESIDE, Evidence, Feature, Known, Reasoning, Stage
from variorum.alignment.grids import best_of
from variorum.alignment.sharing import Shared, SharedTerms
from variorum.alignment.terms import PairTerms

_FULL_IDF: Final = 25.0  # shared weight that is as good as any more
_LEAST_IDF: Final = 12.0  # a short sentence is not contained on the strength of a word or two
_FULL_QUOTED_IN_BOTH: Final = 12.0
_FULL_QUOTED_IN_ONE: Final = 15.0
_FULL_NONNAME: Final = 20.0
_FULL_NAME: Final = 15.0
_MANY_TERMS: Final = 8
_FULL_MAX_IDF: Final = 6.0
_MOSTLY: Final = 0.5


@dataclass(frozen=True)
class SharingPairs:
    """Pairs that share a telling term, with what each shares and the terms of both articles."""

    shared: Shared
    terms: PairTerms
    everywhere: SharedTerms

    @cached_property
    def lesser_idf_sum(self) -> Floats:
        """The weight of the lighter sentence of each pair."""
        left, right = self.terms.left.idf_sum[self.shared.left], self.terms.right.idf_sum[self.shared.right]
        return np.asarray(np.minimum(left, right))

    @cached_property
    def quoted_shares(self) -> tuple[Floats, Floats]:
        """How much of either sentence of each pair is quoted, in 0..1."""
        return self.terms.left.quoted_share[self.shared.left], self.terms.right.quoted_share[self.shared.right]


def _up_to(most: float, weight: Floats) -> Floats:
    return np.asarray(np.minimum(weight, most) / most)


def _quoted_in_one(known: Known, words: Evidence) -> tuple[float, tuple[str, ...]] | None:
    if known["quoted_in_both"] > 0 or not known["quoted_in_one"] > 0:
        return None
    return known["quoted_in_one"], words.quoted_in_one()


def _names(known: Known, words: Evidence) -> tuple[float, tuple[str, ...]] | None:
    names = words.names()
    return (known["shared_name_idf"], names) if names else None


def _other_words_quoted(known: Known, _words: Evidence) -> tuple[float, tuple[str, ...]] | None:
    mostly = min(known["min_quoted_share"], 1.0 - known["quoted_in_both"]) > _MOSTLY
    return (known["min_quoted_share"], ()) if mostly else None


def _words_around(known: Known, _words: Evidence) -> tuple[float, tuple[str, ...]] | None:
    told_better = known.get("diag_max", 0.0) >= BESIDE
    return None if told_better or not known["window_cosine"] > 0 else (min(1.0, known["window_cosine"]), ())


_Feature = partial(Feature[SharingPairs], stage=Stage.PREFILTER)
LEXICAL: Final = (
    _Feature(
        "tfidf",
        description="cosine of the sentences' terms, weighted by rarity in these two articles",
        compute=lambda pairs: pairs.shared.cosine,
        reason=Reasoning(20, "shared rare words", lambda known, words: (known["tfidf"], words.shared())),
    ),
    _Feature(
        "containment",
        description="weight of the shared terms / weight of the lighter sentence (at least 12)",
        compute=lambda pairs: pairs.shared.idf_sum / np.maximum(_LEAST_IDF, pairs.lesser_idf_sum),
        reason=Reasoning(
            30, "the shorter stands in the longer", lambda known, _words: (min(1.0, known["containment"]), ())
        ),
    ),
    _Feature(
        "shared_idf",
        description="weight of the shared terms, 25 being as good as any more",
        compute=lambda pairs: _up_to(_FULL_IDF, pairs.shared.idf_sum),
    ),
    _Feature(
        "shares_number",
        description="a number in both",
        compute=lambda pairs: pairs.shared.numbers > 0,
        reason=Reasoning(
            70, "same numbers", lambda _known, words: (1.0, numbers) if (numbers := words.numbers()) else None
        ),
    ),
    _Feature(
        "row_ratio",
        description="`tfidf` / the best of the left sentence",
        compute=lambda pairs: pairs.shared.cosine / best_of(pairs.shared.left, pairs.shared.cosine)[pairs.shared.left],
        reason=Reasoning(
            110,
            "best match of either sentence",
            lambda known, _words: (min(known["row_ratio"], known["column_ratio"]), ()),
        ),
    ),
    _Feature(
        "column_ratio",
        description="`tfidf` / the best of the right sentence",
        compute=lambda pairs: pairs.shared.cosine / pairs.everywhere.best_of_right[pairs.shared.right],
    ),
    _Feature(
        "window_cosine",
        description="an eighth of the cosines of the pairs up to two sentences around it, summed",
        compute=lambda pairs: pairs.shared.near,
        reason=Reasoning(130, "the sentences around share words", _words_around),
    ),
    _Feature(
        "quoted_in_both",
        description="weight of the terms that are quoted in both",
        compute=lambda pairs: _up_to(_FULL_QUOTED_IN_BOTH, pairs.shared.quoted_in_both),
        reason=Reasoning(
            50,
            "same quotation",
            lambda known, words: (q, words.quoted_in_both()) if (q := known["quoted_in_both"]) > 0 else None,
        ),
    ),
    _Feature(
        "quoted_in_one",
        description="weight of the terms that are quoted in one and stand in the other",
        compute=lambda pairs: _up_to(_FULL_QUOTED_IN_ONE, pairs.shared.quoted_in_one),
        reason=Reasoning(60, "words quoted in one stand in the other", _quoted_in_one),
    ),
    _Feature(
        "shared_nonname_idf",
        description="weight of the shared terms that are no names",
        compute=lambda pairs: _up_to(_FULL_NONNAME, pairs.shared.plain),
    ),
    _Feature(
        "shared_name_idf",
        description="weight of the shared terms that are names in both",
        compute=lambda pairs: _up_to(_FULL_NAME, pairs.shared.names),
        reason=Reasoning(80, "same names", _names),
    ),
    _Feature(
        "shared_term_count",
        description="how many terms are shared, 8 being as good as any more",
        compute=lambda pairs: _up_to(_MANY_TERMS, pairs.shared.terms),
    ),
    _Feature(
        "max_idf",
        description="the weight of the rarest shared term",
        compute=lambda pairs: pairs.shared.rarest / _FULL_MAX_IDF,
    ),
    _Feature(
        "min_quoted_share",
        description="how much of both sentences is quoted",
        compute=lambda pairs: np.minimum(*pairs.quoted_shares),
        reason=Reasoning(90, "both quote, but not the same words", _other_words_quoted),
    ),
    _Feature(
        "quoted_share_gap",
        description="how much more of one is quoted than of the other",
        compute=lambda pairs: np.abs(pairs.quoted_shares[0] - pairs.quoted_shares[1]),
    ),
)
