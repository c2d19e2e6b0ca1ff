"""Who cites whom, and how often an outlet rests on sources without a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.drift.drift import TextSpan
from variorum.overview.evidence import SentenceProof, Sureness
from variorum.sourcing.profile import SourcingProfile, sourcing_profiles

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.config.settings import DriftSettings


@dataclass(frozen=True, slots=True)
class NamedSource:
    """A source of an article: what it is called, how often, the number of its article if it is in the story, and
    where it is named first, if that was found."""

    name: str
    count: int
    in_story: int | None
    evidence: SentenceProof | None


@dataclass(frozen=True, slots=True)
class SourcesLine:
    """The outlets that an article cites, and its sources without a name."""

    article: int
    cited: tuple[NamedSource, ...]
    unnamed: tuple[NamedSource, ...]
    sureness: Sureness = Sureness.SURE

    @property
    def evidence(self) -> tuple[SentenceProof, ...]:
        """Where each is named first."""
        return tuple(one.evidence for one in (*self.cited, *self.unnamed) if one.evidence)


def sources(articles: Sequence[PreparedArticle], settings: DriftSettings) -> Iterator[SourcesLine]:
    """A line for each article that names or hints at sources. Raises InputError for lists that are not known."""
    numbers = {_name(article.article.outlet or ""): n for n, article in enumerate(articles)}
    for n, profile in enumerate(sourcing_profiles(articles, settings)):
        cited = tuple(_sources(profile, n, profile.sources, numbers))
        unnamed = tuple(_sources(profile, n, profile.generic, {}))
        if cited or unnamed:
            yield SourcesLine(n, cited, unnamed)


def _sources(
    profile: SourcingProfile, number: int, counts: Mapping[str, int], numbers: Mapping[str, int]
) -> Iterator[NamedSource]:
    for name, count in counts.items():
        other = numbers.get(_name(name))
        yield NamedSource(name, count, None if other == number else other, _first_place(profile.article, number, name))


def _name(outlet: str) -> str:
    return outlet.casefold().removeprefix("the ")


def _first_place(article: PreparedArticle, number: int, name: str) -> SentenceProof | None:
    words = r"\W+".join(map(re.escape, name.split()))
    sought = re.compile(rf"\b{words}\b", re.IGNORECASE)
    for sentence in article.sentences:
        if (found := sought.search(article.article.text, sentence.start, sentence.end)) is not None:
            return SentenceProof(number, sentence.number, None, TextSpan(*found.span(), found[0]))
    return None
