"""What Python programs and notebooks use; docs/python.md shows it.

Every name here is to be had as `variorum.NAME` too. Whatever cannot be used raises `InputError`, which says
the same as the command line.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from variorum.alignment import encoder as encoder_package
from variorum.alignment.encoder import NoEncoderError
from variorum.alignment.judge import JudgeError
from variorum.alignment.words.word_alignment import PairKind, WordAlignment, WordPair
from variorum.articles.article import Article, Metadata
from variorum.base.errors import InputError, Problem, did_you_mean, input_error
from variorum.base.paths import is_comparison
from variorum.config.settings import Settings
from variorum.drift.drift import Drift, TextSpan
from variorum.pipeline.pipeline import Pipeline, check_several, check_standard_input
from variorum.results.comparison import ArticleComparison, StatementView, StoryCoverage
from variorum.results.rows import LinkView, RowView, WordChange
from variorum.results.story import OpenProject, Story, judge_told, refine_session
from variorum.text.language import ENGLISH

if TYPE_CHECKING:
    from variorum.alignment.encoder.model import Encoder
    from variorum.alignment.judge.judgement import Judgement
    from variorum.alignment.monotone_chain import Pair
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.export.edition import Edition

__all__ = [
    "Article",
    "ArticleComparison",
    "Drift",
    "InputError",
    "LinkView",
    "Metadata",
    "OpenProject",
    "PairKind",
    "Problem",
    "RowView",
    "Settings",
    "StatementView",
    "Story",
    "StoryCoverage",
    "TextSpan",
    "WordAlignment",
    "WordChange",
    "WordPair",
    "align_words",
    "article_from_text",
    "collate",
    "compare",
    "export_as",
    "export_file",
    "load_settings",
    "open_project",
    "read",
]

# A path or an address as text, a path, or an article that is read already. A text of an article is none of
# these: `article_from_text` makes an article of it, so that nobody has to guess.
Source = str | Path | Article

# Whether the encoder reads the articles: "auto" where it is installed and in order, True or an error, or never.
EncoderChoice = Literal["auto"] | bool


def article_from_text(text: str, *, name: str, metadata: Metadata | None = None) -> Article:
    """An article of a text at hand; errors and results call it by `name`, as if that were its file.

    Raises InputError for a text without a word.
    """
    if not text.strip():
        raise input_error(name, "is empty", "An article needs at least one line of text.")
    return Article(name, text, metadata or Metadata())


def load_settings(named: str | Path | None = None) -> Settings:
    """The settings of the config files, as the commands have them; `named` is read after the others.

    Settings that do not count are told as warnings. Raises InputError with every problem of every file.
    """
    from variorum.config.load import load_config

    configuration = load_config(None if named is None else Path(named))
    for problem in configuration.passed_over:
        warnings.warn(str(problem), stacklevel=2)
    return configuration.settings


def read(*sources: Source, settings: Settings | None = None, items: Sequence[int] = ()) -> Story:
    """The articles at files, folders and addresses (`https://…`), and those that are articles already, in order.

    `-` is standard input. Without settings those that are shipped hold, whatever config files there are. A feed, a
    sitemap or a reading list stands for the texts that it holds itself; with `items`, the pages with these numbers,
    from 1, are fetched instead, and every path and address is to be such a list.
    Raises InputError with the problems of all sources.
    """
    chosen = settings or Settings()
    articles: list[Article] = []
    problems: list[Problem] = []
    paths = [str(source) for source in sources if not isinstance(source, Article)]
    check_standard_input(paths)
    for source in sources:
        try:
            articles.extend(_articles_at(source, Pipeline(chosen), items=items))
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(*problems)
    return Story(tuple(articles), chosen)


def compare(
    base: Source, other: Source, *, settings: Settings | None = None, encoder: EncoderChoice = "auto"
) -> ArticleComparison:
    """Hold another article against a base; the same two give the same links from either side.

    Raises InputError, as where a source leads to several articles, or all lines of one are boilerplate.
    """
    pipeline = _checked(_with_encoder(settings or Settings(), encoder))
    articles = [article for source in (base, other) for article in _articles_at(source, pipeline, one_each=True)]
    ours, theirs = _encoded(pipeline.prepare_all(articles), pipeline, encoder)
    judgement = _judged((ours, theirs), pipeline).get((0, 1))
    return ArticleComparison(pipeline.compare(ours, theirs, judgement=judgement))


def align_words(
    left: str, right: str, *, encoder: EncoderChoice = "auto", language: str | None = None
) -> WordAlignment:
    """Which words and phrases of two sentences stand for each other, and which have no counterpart.

    Both may be of several sentences. Spans are code points in the two texts. `language` is a code (en, de); without
    it the texts are read as English where nothing tells otherwise. Raises InputError where the encoder is asked for
    and cannot be used; the same two texts give the same pairs from either side.
    """
    from variorum.alignment.words.aligner import align_sentences
    from variorum.alignment.words.sentences import sentences_of_text
    from variorum.text.language_detection import language_of

    spoken = language_of(f"{left}\n{right}", language)
    reader = _word_encoder(encoder) if spoken is ENGLISH else None
    return align_sentences(*(sentences_of_text(text, spoken, reader) for text in (left, right)))


def collate(
    articles: Story | Iterable[Source], *, settings: Settings | None = None, encoder: EncoderChoice = "auto"
) -> StoryCoverage:
    """Compare every pair of articles, and gather the statements that they make.

    Without settings those of the story hold. Raises InputError, as for fewer than two articles.
    """
    story = articles if isinstance(articles, Story) else read(*articles, settings=settings)
    pipeline = _checked(_with_encoder(settings or story.settings, encoder))
    prepared = pipeline.prepare_all(story.articles)
    check_several(len(prepared), _first_path(story.articles))
    encoded = _encoded(prepared, pipeline, encoder)
    return StoryCoverage(pipeline.cover(encoded, judgements=_judged(encoded, pipeline)))


def open_project(path: str | Path, *, settings: Settings | None = None) -> OpenProject:
    """A saved comparison (`*.variorum.yaml`), to be looked at. Raises InputError."""
    from variorum.session.session import Session

    return OpenProject(Session.opened(Path(path), settings or Settings()))


def export_as(what: Story | OpenProject, form: str) -> str:
    """A story or a saved comparison as the text of a file, as `variorum export --format` writes it.

    `form` is markdown, html, worksheet, csv, json, tei or another format that is text. Raises InputError, as for
    another form or for fewer than two articles.
    """
    from variorum.export.formats import FORMATS, PACKED_FORMATS

    if form in PACKED_FORMATS:
        raise input_error(form, "is no text", "Write it into a file with variorum.export_file.")
    if form not in FORMATS:
        raise input_error(form, "is no format", did_you_mean(form, FORMATS, f"Known: {', '.join(FORMATS)}."))
    return FORMATS[form].write(_edition(what))


def export_file(what: Story | OpenProject, form: str, path: str | Path) -> Path:
    """Write a story or a saved comparison into a file, in any format of `variorum export`; gives its path.

    What stands there is replaced. Raises InputError, as `export_as` does, and for a file that cannot be written.
    """
    from variorum.base.atomic_write import write_atomically
    from variorum.export.formats import ALL_FORMATS

    if form not in ALL_FORMATS:
        raise input_error(form, "is no format", did_you_mean(form, ALL_FORMATS, f"Known: {', '.join(ALL_FORMATS)}."))
    write_atomically(Path(path), ALL_FORMATS[form].write(_edition(what)))
    return Path(path)


def _edition(what: Story | OpenProject) -> Edition:
    from variorum.export.edition import edition_of

    check_several(len(what.articles), _first_path(what.articles))
    session = what.to_session()
    refine_session(session)
    return edition_of(session)


def _articles_at(
    source: Source, pipeline: Pipeline, *, one_each: bool = False, items: Sequence[int] = ()
) -> Sequence[Article]:
    if isinstance(source, Article):
        return (source,)
    path = str(source)
    if is_comparison(path):
        raise input_error(path, "is a saved comparison", "Open it with variorum.open_project.")
    return pipeline.read((path,), one_each=one_each, items=items)


def _first_path(articles: Sequence[Article]) -> str:
    return articles[0].path if articles else "the story"


def _checked(settings: Settings) -> Pipeline:
    pipeline = Pipeline(settings)
    pipeline.check_rules()
    pipeline.check_drift()
    return pipeline


def _word_encoder(choice: EncoderChoice) -> Encoder | None:
    """The encoder as it is asked for; where it is broken and "auto", that is a warning. Raises NoEncoderError."""
    if not choice or (choice == "auto" and not encoder_package.is_installed()):
        return None
    from variorum.alignment.encoder.model import shipped_encoder

    _with_encoder(Settings(), choice)
    try:
        return shipped_encoder()
    except NoEncoderError as error:
        if choice != "auto":
            raise
        warnings.warn(str(error), stacklevel=3)
        return None


def _with_encoder(settings: Settings, choice: EncoderChoice) -> Settings:
    """The settings with the encoder as it is asked for. Raises NoEncoderError where it must be and is not there."""
    if choice == "auto":
        return settings
    if choice and not encoder_package.is_installed():
        what = "is not installed: links rest on shared words only"
        raise NoEncoderError(Problem("the encoder", what, "pip install 'variorum[encoder]' adds it."))
    return replace(settings, matching=replace(settings.matching, encoder=choice))


def _encoded(
    articles: Sequence[PreparedArticle], pipeline: Pipeline, choice: EncoderChoice
) -> Sequence[PreparedArticle]:
    """The articles with the encoder's vectors. Where it is broken, that is a warning, unless it was asked for."""
    try:
        return pipeline.encode_all(articles)
    except NoEncoderError as error:
        if choice != "auto":
            raise
        warnings.warn(str(error), stacklevel=3)
        return articles


def _judged(articles: Sequence[PreparedArticle], pipeline: Pipeline) -> dict[Pair, Judgement]:
    """What the judge that the settings name says of every pair of articles; what is sent to it is said as a warning,
    and so is it where it fails."""
    found: dict[Pair, Judgement] = {}
    if pipeline.settings.matching.judge.address:
        from variorum.comparison.coverage import pairs_of

        pairs = pairs_of(articles)
        judge_told(pipeline.settings.matching.judge, pipeline.to_send(articles, pairs))
        try:
            found.update(pipeline.judge_pairs(articles, pairs))
        except JudgeError as error:
            warnings.warn(str(error), stacklevel=3)
    return found
