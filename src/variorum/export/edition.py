"""An edition: everything that is exported of a comparison, worked out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from variorum.alignment.prepared_article import PreparedArticle
from variorum.alignment.statements import SentenceRef
from variorum.annotations.link_edits import relations_for_pair
from variorum.annotations.note import Note
from variorum.annotations.placement import notes_by_statement
from variorum.annotations.relation import Relation
from variorum.articles.address import is_address
from variorum.base.debug_log import timed
from variorum.base.sanitize import safe
from variorum.comparison.comparison import DEFAULT_DRIFT_SETTINGS, Comparison
from variorum.comparison.coverage import Coverage
from variorum.comparison.families import Elsewhere
from variorum.comparison.matrix import chosen_statements, reference_of, witness_status
from variorum.comparison.witness_status import WitnessStatus
from variorum.comparison.words_in_statements import WordsInStatements
from variorum.config.settings import Settings
from variorum.drift.drift import Drift
from variorum.overview.overview import Overview
from variorum.pipeline.pipeline import Pipeline
from variorum.presentation.glyphs import told_in_words
from variorum.presentation.wording.coverage import alone_in_words, elsewhere_in_words
from variorum.presentation.wording.drift import changes_in_words
from variorum.presentation.wording.labels import names_in_words, numbered_names, title_of
from variorum.presentation.wording.word_marks import changes_between
from variorum.project.project import Project
from variorum.session.article_history import ArticleHistory, histories_of

if TYPE_CHECKING:
    from variorum.session.session import Session


@dataclass(frozen=True)
class Edition:
    """A comparison, its coverage, the base held against each other article, by that one's number, and the settings
    under which all of it was worked out. `comparing_versions` is told how many versions of articles are compared with
    the one before, of how many, when a format asks for them."""

    project: Project
    coverage: Coverage
    views: Mapping[int, Comparison]
    settings: Settings
    comparing_versions: Callable[[int, int], None] = field(default=lambda _done, _all: None, compare=False)

    @property
    def articles(self) -> tuple[PreparedArticle, ...]:
        """The articles, cleaned and split."""
        return self.coverage.articles

    @property
    def base(self) -> int:
        """The number of the base."""
        return self.project.base

    @cached_property
    def overview(self) -> Overview:
        """What the outlets disagree on, all say, and say or lack alone."""
        compared = next(iter(self.coverage.comparisons.values()), None)
        settings = DEFAULT_DRIFT_SETTINGS if compared is None else compared.drift_settings
        return Overview(self.articles, self.base, self.coverage, settings)

    @cached_property
    def names(self) -> list[str]:
        """What to call each article, with its number; a guess has a question mark."""
        return numbered_names([article.cleaned for article in self.articles])

    @property
    def title(self) -> str:
        """The title the reader gave, else the base's headline, else the first that there is."""
        if self.project.title:
            return safe(self.project.title)
        return title_of([article.cleaned for article in self.articles], self.base)

    @cached_property
    def statements(self) -> list[int]:
        """The numbers of the statements, those of the base first, in its order."""

        return chosen_statements(self.coverage, self.base)

    def beside(self, other: int) -> Edition:
        """This edition with the base beside one other article alone, by its number."""
        return replace(self, views={other: self.views[other]})

    def relations(self, other: int) -> Mapping[tuple[int, int], Relation]:
        """How the reader says that sentences of another article stand to those of the base, by both their numbers."""
        sides = (self.base, self.articles[self.base]), (other, self.articles[other])
        return relations_for_pair(self.project.links, *sides)

    def reference(self, statement: int) -> SentenceRef:
        """The wording that the others of a statement are held against."""
        return reference_of(self.coverage.statements[statement], self.base)

    def carried(self, statement: int, article: int) -> WitnessStatus:
        """How an article carries a statement, against the reference."""
        places = self.coverage.statements[statement]
        return witness_status(self.coverage, places, self.reference(statement), article)

    def carried_words(self, statement: int, article: int) -> str:
        """How an article carries a statement, in words; of one that changes it, what is changed."""
        status = self.carried(statement, article)
        if status is not WitnessStatus.DRIFT:
            article_of, sentence = self.reference(statement)
            reference = self.articles[article_of].text_of(sentence)
            return told_in_words(status, reference, " ".join(self.wordings(statement, article)))
        return changes_in_words(chain.from_iterable(self.drift(statement, article)))

    def drift(self, statement: int, article: int) -> list[tuple[Drift, ...]]:
        """The drift of each of an article's wordings of a statement against the reference, where there is any."""
        reference, places = self.reference(statement), self.coverage.statements[statement]
        found = [self.coverage.drift_from(reference, place) for place in places if place[0] == article]
        return list(map(tuple, filter(None, found)))

    def elsewhere(self, statement: int, article: int) -> Elsewhere | None:
        """Where an article that does not carry a statement tells something of its family."""
        places = self.coverage.statements[statement]
        carries = any(place[0] == article for place in places)
        return None if carries else self.coverage.elsewhere(places, article)

    def elsewhere_words(self, statement: int, article: int) -> str:
        """In which other statement an article tells it, and in which words, safe to show; empty if in none."""
        found = self.elsewhere(statement, article)
        return safe(elsewhere_in_words(self.coverage, article, found, found.statement + 1)) if found else ""

    def family(self, statement: int) -> int:
        """The number of the first statement of its family: another's, if it shares sentences with one before."""
        return self.coverage.families.of(self.coverage.statements[statement])

    def alone(self, statement: int) -> str:
        """In words that one outlet alone tells or lacks a statement; else empty."""
        return alone_in_words(self.coverage, self.coverage.statements[statement], self.names)

    def wordings(self, statement: int, article: int) -> list[str]:
        """An article's sentences that carry a statement, word for word, safe to show."""
        prepared = self.articles[article]
        return [safe(prepared.text_of(n)) for a, n in self.coverage.statements[statement] if a == article]

    @cached_property
    def words(self) -> WordsInStatements:
        """What happens inside the wordings of the statements."""
        return WordsInStatements(self.coverage)

    def changes(self, statement: int, article: int) -> list[str]:
        """How each of an article's wordings of a statement differs from the reference, in words, where it does."""
        reference, places = self.reference(statement), self.coverage.statements[statement]
        ours, theirs = self.articles[reference[0]], self.articles[article]
        found = [self.words.of(reference, place) for place in places if place[0] == article]
        return [changes for inside in found if (changes := changes_between(inside, ours, theirs))]

    @cached_property
    def histories(self) -> Sequence[ArticleHistory]:
        """The histories of the articles that have several versions, worked out when a format first asks for them."""
        return tuple(histories_of(self.project, Pipeline(self.settings), self.comparing_versions))

    @cached_property
    def notes_on_statements(self) -> Mapping[int, Sequence[Note]]:
        """The notes on each statement, by its number."""
        return notes_by_statement(self.coverage, self.project.notes)

    def citation(self, article: int) -> str:
        """What is known of where an article stands: outlet, headline, author, date, address."""
        prepared = self.articles[article]
        known = prepared.article.metadata
        title = prepared.cleaned.headline
        parts = [
            names_in_words([one.cleaned for one in self.articles])[article],
            f"“{safe(title)}”" if title else "",
            safe(known.author or ""),
            safe(known.date_published or ""),
            safe(known.url or ""),
            f"fetched {safe(known.fetched)}" if known.fetched else "",
        ]
        return ", ".join(part for part in parts if part)

    def address(self, article: int) -> str | None:
        """The address of an article, if it is one of the web."""
        url = self.articles[article].article.metadata.url
        return url if url and is_address(url) and url.isprintable() and " " not in url else None


@timed("edition")
def edition_of(session: Session, progress: Callable[[int, int], bool] = lambda _done, _all: True) -> Edition:
    """What a session holds, with all pairs compared under the settings and corrections of now; `progress` is
    told how many pairs are done, of how many."""
    coverage = session.whole_coverage(progress)
    count, base = len(session.project.articles), session.project.base
    views = {other: session.comparison(base, other) for other in range(count) if other != base}
    return Edition(session.project, coverage, views, session.settings)
