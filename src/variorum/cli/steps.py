"""The steps that commands which compare have in common, with what is told meanwhile.

What only one form of output needs is imported where it is written: starting costs more than the work itself.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from variorum.base.optional_packages import starting
from variorum.cli.inputs import read_all
from variorum.cli.options import settings_from, write_document
from variorum.cli.progress import encoding_told, judging_told
from variorum.cli.streams import say
from variorum.pipeline.pipeline import Pipeline
from variorum.text.language import ENGLISH

if TYPE_CHECKING:
    from variorum.alignment.judge.judgement import Judgement
    from variorum.alignment.monotone_chain import Pair
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.session.session import Session


def write_json(document: dict[str, Any], output: Path | None) -> None:
    """Write a document as JSON. Raises InputError and OutputError."""
    with starting():
        from variorum.export.json_documents import json_file

    write_document(json_file(document), output)


def pipeline_of(config: Path | None) -> Pipeline:
    """The steps under the settings of a command that compares, with what they load."""
    with starting():
        import variorum.alignment.encoding  # noqa: F401 - so that a broken package is told as such
    return Pipeline(settings_from(config))


def prepare_all(paths: Sequence[str], pipeline: Pipeline, *, one_each: bool = False) -> list[PreparedArticle]:
    """Articles ready to compare. Raises InputError for one of which nothing is left after cleaning, and
    for settings that cannot work."""
    pipeline.check_rules()
    pipeline.check_drift()
    return pipeline.prepare_all(read_all(paths, pipeline, one_each=one_each))


def encode_all(articles: Sequence[PreparedArticle], pipeline: Pipeline) -> list[PreparedArticle]:
    """The articles with the encoder's evidence, if it is wanted and in order."""
    with encoding_told(len(articles)) as progress:
        return pipeline.encode_all(articles, progress)
    return list(articles)


def read_by_models(session: Session) -> None:
    """Have encoder and judge read what they have not read of a story, if they are wanted."""
    unencoded_articles = session.unencoded_articles()
    with encoding_told(len(unencoded_articles)) as progress:
        for done, n in enumerate(unencoded_articles):
            progress(done)
            session.encode(n)
    if unjudged_pairs := session.unjudged_pairs():
        with judging_told(session.settings.matching.judge, session.to_send(unjudged_pairs)) as going_on:
            for _ in session.judge(unjudged_pairs, going_on):
                pass


def say_gaps(articles: Sequence[PreparedArticle]) -> None:
    """Say what is not done for articles in these languages."""
    if all(article.language is ENGLISH for article in articles):
        return
    with starting():
        from variorum.presentation.wording.languages import language_gaps, story_gaps

    gaps = language_gaps(*articles) if len(articles) == 2 else story_gaps(articles)
    if gaps:
        say(f"variorum: {gaps}")


def judge_all(
    articles: Sequence[PreparedArticle], pairs: Sequence[Pair], pipeline: Pipeline
) -> Mapping[Pair, Judgement]:
    """What the judge says of pairs of articles, if the settings name one: of those that it was asked about before it
    failed, if it does."""
    found: dict[Pair, Judgement] = {}
    judge = pipeline.settings.matching.judge
    if judge.address:
        with judging_told(judge, pipeline.to_send(articles, pairs)) as progress:
            found.update(pipeline.judge_pairs(articles, pairs, progress))  # one by one, as they come
    return found


def width_of(asked: int | None) -> int:
    """The columns of text output: as many as are asked for, else as the terminal has."""
    return asked or shutil.get_terminal_size((100, 24)).columns
