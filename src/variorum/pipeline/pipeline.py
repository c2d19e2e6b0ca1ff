"""The way from paths to results, written once: read, clean, prepare, encode, compare or cover.

What each step needs is imported when it is first taken, so that the list of articles paints at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from variorum.base.errors import input_error
from variorum.config.settings import Settings

if TYPE_CHECKING:
    from variorum.alignment.judge.judgement import Judgement
    from variorum.alignment.judging import ToSend
    from variorum.alignment.monotone_chain import Pair
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.articles.article import Article
    from variorum.articles.load import FetchProgress
    from variorum.articles.page_list import PageList
    from variorum.cleaning.lines import CleanedArticle, LineCorrection
    from variorum.cleaning.rules import CompiledRule
    from variorum.comparison.comparison import Comparison
    from variorum.comparison.coverage import Coverage


class Pipeline:
    """The steps under one set of settings."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def with_settings(self, settings: Settings) -> Pipeline:
        """The steps under other settings; rules that are compiled already are kept where they still hold."""
        other = Pipeline(settings)
        if "rules" in self.__dict__ and settings.cleaning == self.settings.cleaning:
            other.__dict__["rules"] = self.rules
        return other

    @cached_property
    def rules(self) -> tuple[CompiledRule, ...]:
        """The cleaning rules in force. Raises InputError when the settings name rules that cannot work."""
        from variorum.cleaning.rules import rules_in_force

        return rules_in_force(self.settings.cleaning)

    def check_rules(self) -> None:
        """Raises InputError for cleaning rules that cannot work."""
        _ = self.rules

    def check_drift(self) -> None:
        """Raises InputError for words and types of drift that cannot work."""
        from variorum.drift.lexicon import lexicon_with

        lexicon_with(self.settings.drift)

    def read(
        self,
        paths: Sequence[str],
        fetching: FetchProgress = lambda _address, _received: None,
        *,
        one_each: bool = False,
        items: Sequence[int] = (),
    ) -> tuple[Article, ...]:
        """The articles at paths, folders and addresses, in order; `one_each` where each is to lead to one. Of lists of
        pages, those with the numbers of `items` are fetched.

        Raises InputError with the problems of all paths.
        """
        from variorum.articles.load import read_articles, read_one_each

        check_standard_input(paths)
        return (read_one_each if one_each else read_articles)(paths, self.settings.limits, fetching, items)

    def read_contents(
        self, paths: Sequence[str], fetching: FetchProgress = lambda _address, _received: None
    ) -> tuple[Article | PageList, ...]:
        """What is at paths, folders and addresses, in order: lists of pages as lists. Raises InputError."""
        from variorum.articles.load import read_contents

        check_standard_input(paths)
        return read_contents(paths, self.settings.limits, fetching)

    def clean(self, article: Article, corrections: Iterable[LineCorrection] = ()) -> CleanedArticle:
        """The verdict on every line of an article."""
        from variorum.cleaning.cleaner import clean

        return clean(article, self.rules, corrections)

    def prepare(self, article: Article, corrections: Iterable[LineCorrection] = ()) -> PreparedArticle:
        """An article, cleaned and split into sentences; it may have none."""
        return self.split(self.clean(article, corrections))

    def split(self, cleaned: CleanedArticle) -> PreparedArticle:
        """A cleaned article, split into sentences."""
        from variorum.alignment.prepared_article import prepare_cleaned

        return prepare_cleaned(cleaned)

    def prepare_all(self, articles: Iterable[Article]) -> list[PreparedArticle]:
        """Articles ready to compare. Raises InputError for one of which nothing is left after cleaning."""
        prepared = [self.prepare(article) for article in articles]
        for article in prepared:
            if not article.sentences:
                what = f"is boilerplate only: all its {len(article.cleaned.removed)} lines were removed"
                remedy = "`variorum clean --explain` says why; cleaning.off in config.yaml switches rules off."
                raise input_error(article.article.path, what, remedy)
        return prepared

    def encode_all(
        self, articles: Sequence[PreparedArticle], progress: Callable[[int], None] = lambda _done: None
    ) -> list[PreparedArticle]:
        """The articles with the encoder's vectors, if the settings want them and it is installed; `progress`
        is told how many are done. Raises NoEncoderError where it is broken."""
        from variorum.alignment.encoding import encode_all

        return encode_all(articles, self.settings.matching, progress)

    def to_send(self, articles: Sequence[PreparedArticle], pairs: Sequence[Pair]) -> ToSend | None:
        """What is about to be sent to the judge about some pairs of articles by their numbers; None if nothing is,
        because the settings name no judge or because all answers are kept."""
        from variorum.alignment.judging import judge_enabled, to_send

        found = (
            to_send(articles, pairs, self.settings.matching.judge) if judge_enabled(self.settings.matching) else None
        )
        return found if found is not None and found.requests else None

    def judge_pairs(
        self,
        articles: Sequence[PreparedArticle],
        pairs: Sequence[Pair],
        progress: Callable[[int, int], bool] = lambda _done, _all: True,
    ) -> Iterator[tuple[Pair, Judgement]]:
        """What the judge says of some pairs of articles by their numbers, each as soon as it is known; nothing if
        the settings name none. `progress` is told how many requests are answered, of how many, and says whether
        to go on. Raises JudgeError."""
        from variorum.alignment.judging import judge_enabled, judge_pairs

        if judge_enabled(self.settings.matching):
            yield from judge_pairs(articles, pairs, self.settings.matching.judge, progress)

    def compare(
        self,
        base: PreparedArticle,
        other: PreparedArticle,
        manual: Mapping[Pair, bool] | None = None,
        judgement: Judgement | None = None,
    ) -> Comparison:
        """Two articles, the first as the base; `manual` says of pairs of sentences whether they are linked, and
        `judgement` is what a judge said of the two articles."""
        from variorum.comparison.comparison import compare

        return compare(base, other, self.settings.matching, manual, self.settings.drift, judgement)

    def cover(
        self,
        articles: Sequence[PreparedArticle],
        progress: Callable[[int, int], object] = lambda _done, _all: None,
        judgements: Mapping[Pair, Judgement] | None = None,
    ) -> Coverage:
        """Every pair of articles compared, and the statements they make; `progress` is told how many pairs are
        done, and of how many; `judgements` is what a judge said of pairs of articles."""
        from variorum.comparison.coverage import cover

        return cover(articles, self.settings.matching, self.settings.drift, progress, judgements)

    def cover_here(self, articles: Sequence[PreparedArticle]) -> Coverage:
        """What `cover` gives, worked out in this process alone: for who has a process for each processor already."""
        from variorum.comparison.coverage import cover_here

        return cover_here(articles, self.settings.matching, self.settings.drift)


def check_several(count: int, where: object) -> None:
    """Raises InputError, which names `where`, unless there are two articles or more."""
    if count < 2:
        raise input_error(where, "is one article only", "Name at least two, or a folder of them.")


def check_standard_input(paths: Sequence[str]) -> None:
    """Raises InputError where standard input is named twice among paths."""
    if paths.count("-") > 1:
        raise input_error("-", "is named twice", "Standard input can be read once.")
