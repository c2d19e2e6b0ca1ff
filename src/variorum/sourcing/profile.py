"""The facts of a story: for each article what is quoted, cited, hedged and how things are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from variorum.alignment.prepared_article import PreparedArticle
from variorum.config.settings import DriftSettings
from variorum.drift.context import ArticleIndex, SentenceContext, article_index_of
from variorum.drift.ledger.sources import outlets_in, unnamed_in
from variorum.drift.lexicon import Lexicon, Phrase, lexicon_with
from variorum.sourcing.headline import HeadlineDrift, headline_drift
from variorum.sourcing.quotations import Quotation, quotations_in
from variorum.text.language import ENGLISH
from variorum.text.typography import APOSTROPHE


class CitedSources(NamedTuple):
    """The outlets that an article cites, with how often, and its sources without a name."""

    outlets: Mapping[str, int]
    unnamed: Mapping[str, int]


@dataclass(frozen=True)
class SourcingProfile:
    """What can be counted of one article.

    `sources` are the outlets that it cites, with how often; `generic` its sources without a name;
    `hedges` its hedging words; `labels` what it calls the things that have several names, by group.
    """

    article: PreparedArticle
    quotations: tuple[Quotation, ...]
    sources: Mapping[str, int]
    generic: Mapping[str, int]
    hedges: Mapping[str, int]
    labels: Mapping[tuple[str, ...], Mapping[str, int]]
    headline: tuple[HeadlineDrift, ...]

    def cites(self, other: PreparedArticle) -> bool:
        """Whether this article cites the outlet of another article of the story."""
        outlet = (other.article.outlet or "").casefold().removeprefix("the ")
        return bool(outlet) and any(name.casefold() == outlet for name in self.sources)

    @property
    def quoted_words(self) -> int:
        """How many words are quoted."""
        return sum(quotation.count for quotation in self.quotations)

    @property
    def speakers(self) -> Mapping[str | None, int]:
        """The words that each named speaker is quoted with; None for those whom no sentence names."""
        counts: Counter[str | None] = Counter()
        for quotation in self.quotations:
            counts[quotation.speaker] += quotation.count
        return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0] or "~")))

    @property
    def hedges_per_hundred(self) -> float:
        """Hedges in a hundred words of the article."""
        words = self.article.cleaned.words
        return 100 * sum(self.hedges.values()) / words if words else 0.0


def sourcing_profiles(articles: Sequence[PreparedArticle], settings: DriftSettings) -> tuple[SourcingProfile, ...]:
    """The facts of each article of a story, in order. Raises InputError for lists that are not known.

    The lists are English: in another language only quotations and the headline are looked at.
    """
    lexicon = lexicon_with(settings)
    no_lists = lexicon.without_words
    return tuple(_facts(article, lexicon if article.language is ENGLISH else no_lists) for article in articles)


def _facts(article: PreparedArticle, lexicon: Lexicon) -> SourcingProfile:
    whole = article_index_of(article)
    passages = [SentenceContext(whole, sentence.number) for sentence in article.sentences]
    labels = {tuple(map(" ".join, group)): _counted(passages, group) for group in lexicon.labels}
    return SourcingProfile(
        article,
        tuple(quotations_in(whole, lexicon)),
        *_cited(whole, lexicon),
        _counted(passages, lexicon.phrases["hedges"]),
        {group: counts for group, counts in labels.items() if counts},
        tuple(headline_drift(whole)),
    )


def cited_sources(article: PreparedArticle, settings: DriftSettings) -> CitedSources:
    """The outlets that an article cites, and its sources without a name, each with how often: what a profile has of
    them, without the rest. Raises InputError for lists that are not known."""
    lexicon = lexicon_with(settings)
    return _cited(article_index_of(article), lexicon if article.language is ENGLISH else lexicon.without_words)


def _cited(whole: ArticleIndex, lexicon: Lexicon) -> CitedSources:
    cited = Counter(
        _without_article(source.words.text)
        for sentence in range(len(whole.article.sentences))
        for source in outlets_in(whole, sentence, lexicon)
    )
    unnamed = Counter(
        people.text
        for sentence in range(len(whole.article.sentences))
        for people in unnamed_in(whole, sentence, lexicon)
    )
    return CitedSources(_most_first(cited), _most_first(unnamed))


def _without_article(name: str) -> str:
    """An outlet's name as it can be counted: without "The" and possessive."""
    return name.removeprefix("The ").removesuffix("'s").removesuffix(f"{APOSTROPHE}s")


def _counted(passages: Iterable[SentenceContext], phrases: Sequence[Phrase]) -> Mapping[str, int]:
    """How often each phrase stands in the outlet's own words, the longest of those that overlap."""
    counts: Counter[str] = Counter()
    for passage in passages:
        taken: set[int] = set()
        for phrase in phrases:
            for at in passage.find_all(phrase):
                places = set(range(at, at + len(phrase)))
                if taken.isdisjoint(places) and not passage.quoted(passage.words[at]):
                    taken |= places
                    counts[" ".join(phrase)] += 1
    return _most_first(counts)


def _most_first(counts: Mapping[str, int]) -> Mapping[str, int]:
    return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))
