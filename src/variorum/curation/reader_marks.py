"""What one reader decided and wrote in a story, on its sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.annotations.placement import sentences_at

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.alignment.statements import SentenceRef
    from variorum.project.project import Project

# Two sentences of two articles, the lower article first.
SentencePair = tuple["SentenceRef", "SentenceRef"]


@dataclass(frozen=True, slots=True)
class ReaderMarks:
    """What one reader decided: of pairs of sentences, whether they are linked and how the second stands to the first;
    of sentences with notes, the status of these and their tags. Several statuses stand in one, as "checked, open"."""

    links: Mapping[SentencePair, bool]
    relations: Mapping[SentencePair, str]
    statuses: Mapping[SentenceRef, str]
    tags: Mapping[SentenceRef, frozenset[str]]


def marks_of(project: Project, articles: Sequence[PreparedArticle]) -> ReaderMarks:
    """What a reader decided in a project whose articles these are. What stands on words that are lost is left out."""
    links: dict[SentencePair, bool] = {}
    relations: dict[SentencePair, str] = {}
    for decision in project.links:
        sides = (
            [(place.article, n) for n in sentences_at(articles[place.article], place)] for place in decision.between
        )
        ours, theirs = sides
        for pair in ((one, other) for one in ours for other in theirs):
            links[pair] = decision.linked
            if decision.relation:
                relations[pair] = str(decision.relation)
    statuses: dict[SentenceRef, set[str]] = defaultdict(set)
    tags: dict[SentenceRef, set[str]] = defaultdict(set)
    for note in project.notes:
        for place in note.anchors:
            for n in sentences_at(articles[place.article], place):
                statuses[place.article, n].add(str(note.status))
                tags[place.article, n].update(note.tags)
    return ReaderMarks(
        links,
        relations,
        {place: ", ".join(sorted(found)) for place, found in statuses.items()},
        {place: frozenset(found) for place, found in tags.items()},
    )
