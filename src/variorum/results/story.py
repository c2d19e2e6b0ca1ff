"""Articles about one event, and saved comparisons, as Python users see them."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from variorum.alignment.encoder import NoEncoderError
from variorum.alignment.judge import JudgeError
from variorum.articles.article import Article
from variorum.articles.outlet_codes import names_of
from variorum.cleaning.lines import CleanedArticle
from variorum.config.settings import JudgeSettings, Settings, without_encoder, without_judge
from variorum.pipeline.pipeline import Pipeline
from variorum.presentation.wording.judge import sending_in_words
from variorum.presentation.wording.labels import headline_of, names_in_words, removed_in_words
from variorum.project.project import Project
from variorum.results.comparison import ArticleComparison, StoryCoverage
from variorum.results.tables import table

if TYPE_CHECKING:
    from variorum.alignment.judging import ToSend
    from variorum.annotations.note import Note
    from variorum.comparison.coverage import Coverage
    from variorum.session.session import Session


@dataclass(frozen=True)
class Story:
    """Articles about one event, and the settings they were read under. Iterates over the articles."""

    articles: tuple[Article, ...]
    settings: Settings = field(default_factory=Settings, repr=False)

    def __repr__(self) -> str:
        return f"<Story: {', '.join(names_of(self.articles))}>"

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    def __len__(self) -> int:
        return len(self.articles)

    def __getitem__(self, article: int) -> Article:
        return self.articles[article]

    def to_dict(self) -> dict[str, Any]:
        """The document of `variorum list --format json`; docs/formats.md describes it."""
        from variorum.export.json_documents import list_document

        return list_document(self._cleaned())

    def _cleaned(self) -> list[CleanedArticle]:
        pipeline = Pipeline(self.settings)
        return [pipeline.clean(article) for article in self.articles]

    def save(self, path: str | Path) -> Path:
        """Save it as a comparison that the reader and the commands open; gives the file, which ends in
        `.variorum.yaml`. Raises InputError, as where there is one already."""
        session = self.to_session()
        try:
            return session.save(Path(path))
        finally:
            session.release_lock()

    def to_session(self) -> Session:
        """A session on these articles, to which nothing was added yet; the screens work on one."""
        from variorum.session.session import Session

        return Session(self.settings, Project.of(self.articles))

    def _repr_html_(self) -> str:
        return table("A story", _HEAD, _rows(self._cleaned()))


@dataclass(frozen=True)
class OpenProject:
    """A saved comparison, with the corrections, links by hand and notes that are in it. It is not changed here."""

    _session: Session

    def __repr__(self) -> str:
        return f"<OpenProject: {self.path}>"

    def to_session(self) -> Session:
        """The session it is open in."""
        return self._session

    @property
    def path(self) -> Path:
        """Its file."""
        return self._session.path or Path()

    @property
    def title(self) -> str:
        """The title it was given; empty if it has none."""
        return self._session.project.title

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, with their texts as the file holds them."""
        return self._session.project.articles

    @property
    def base(self) -> int:
        """The number, from 0, of the article that the others are held against."""
        return self._session.project.base

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was written, each with the places it is on."""
        return self._session.project.notes

    def compare(self, base: int, other: int) -> ArticleComparison:
        """Two of its articles by their numbers, as its corrections and links by hand say. Raises InputError."""
        refine_session(self._session)
        return ArticleComparison(self._session.comparison(base, other))

    def collate(self) -> StoryCoverage:
        """All its articles, as its corrections and links by hand say. Raises InputError."""
        return StoryCoverage(self._coverage())

    def _coverage(self) -> Coverage:
        refine_session(self._session)
        return self._session.whole_coverage()

    def to_dict(self) -> dict[str, Any]:
        """The document of `variorum export --format json`; docs/formats.md describes it."""
        from variorum.export.edition_json import edition_document
        from variorum.session.article_history import histories_of

        coverage = self._coverage()
        histories = histories_of(self._session.project, Pipeline(self._session.settings))
        return edition_document(self._session.project, coverage, histories)

    def _repr_html_(self) -> str:
        cleaned = [self._session.cleaned(n) for n in range(len(self.articles))]
        return table(self.title or self.path.name, _HEAD, _rows(cleaned))


def refine_session(session: Session) -> None:
    """Have the encoder read the articles that it has not read, and the judge asked that the settings name; where one
    is broken, that is a warning, and links rest on the rest."""
    try:
        for n in session.unencoded_articles():
            session.encode(n)
    except NoEncoderError as error:
        session.settings = without_encoder(session.settings)
        warnings.warn(str(error), stacklevel=3)
    pairs = session.unjudged_pairs()
    if pairs:
        judge_told(session.settings.matching.judge, session.to_send(pairs))
    try:
        for _ in session.judge(pairs):
            pass
    except JudgeError as error:
        session.settings = without_judge(session.settings)
        warnings.warn(str(error), stacklevel=3)


def judge_told(judge: JudgeSettings, sending: ToSend | None) -> None:
    """Say as a warning what is about to be sent to a judge, and where."""
    if sending is not None:
        warnings.warn(sending_in_words(sending, judge), stacklevel=4)


_HEAD: Final = ("outlet", "headline", "date", "words", "lines")


def _rows(articles: Sequence[CleanedArticle]) -> Iterator[tuple[str, ...]]:
    for cleaned, name in zip(articles, names_in_words(articles), strict=True):
        date = cleaned.article.metadata.date_published or ""
        yield name, headline_of(cleaned), date, str(cleaned.words), removed_in_words(cleaned)
