"""What is computed of a project, made once and kept as long as it holds."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from variorum.config.settings import MatchingSettings, Settings
from variorum.pipeline.pipeline import Pipeline
from variorum.project.project import Project
from variorum.session.judgements import Judgements

if TYPE_CHECKING:
    from variorum.alignment.judging import ToSend
    from variorum.alignment.monotone_chain import Pair
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.articles.article import Article
    from variorum.cleaning.lines import CleanedArticle, LineCorrection
    from variorum.comparison.comparison import Comparison
    from variorum.comparison.coverage import Coverage

_LOOSEST: Final = 0.05
_STRICTEST: Final = 0.95

# An article, and the corrections of its lines.
Cleaning = tuple["Article", "tuple[LineCorrection, ...]"]


class AnalysisCache:
    """Articles cleaned, prepared and compared under settings that may change. It is asked about any state of
    a project, and articles are meant by their numbers in it."""

    def __init__(self, settings: Settings) -> None:
        self._pipeline = Pipeline(settings)
        self._cleaned: dict[Cleaning, CleanedArticle] = {}
        self._prepared: dict[Cleaning, PreparedArticle] = {}
        self._encoded: set[Cleaning] = set()
        self._compared: dict[Pair, Comparison] = {}
        self._judgements = Judgements()

    @property
    def settings(self) -> Settings:
        """What everything is computed under from now on."""
        return self._pipeline.settings

    @settings.setter
    def settings(self, settings: Settings) -> None:
        if settings.cleaning != self.settings.cleaning:
            self._cleaned.clear()
            self.forget_prepared()
        self._pipeline = self._pipeline.with_settings(settings)

    def set_strictness(self, step: float) -> float:
        """Make links surer or less sure by a step; gives the strictness (0..1) that then holds."""
        matching = self.settings.matching
        wanted = min(_STRICTEST, max(_LOOSEST, round(matching.strictness + step, 2)))
        self.settings = replace(self.settings, matching=replace(matching, strictness=wanted))
        return wanted

    def check_rules(self) -> None:
        """Raises InputError for cleaning rules that cannot work."""
        self._pipeline.check_rules()

    def forget_prepared(self) -> None:
        """Make articles ready anew when they are next asked for, and have the encoder read them again."""
        self._encoded.clear()
        self._prepared.clear()

    def cleaned(self, project: Project, article: int) -> CleanedArticle:
        """An article, cleaned under its corrections."""
        key = _cleaning(project, article)
        if key not in self._cleaned:
            self._cleaned[key] = self._pipeline.clean(*key)
        return self._cleaned[key]

    def prepared(self, project: Project, article: int) -> PreparedArticle:
        """An article, cleaned under its corrections, and split."""
        key = _cleaning(project, article)
        if key not in self._prepared:
            self._prepared[key] = self._pipeline.split(self.cleaned(project, article))
        return self._prepared[key]

    def encode(
        self, project: Project, article: int, progress: Callable[[int, int], bool] = lambda _done, _all: True
    ) -> None:
        """Have an article read by the encoder, unless `progress` says to stop; its comparisons are then made
        anew. Raises InputError."""
        from variorum.alignment.encoding import encode_article

        key, stopped = _cleaning(project, article), False
        before = self.prepared(project, article)

        def told(done: int, sentences: int) -> bool:
            nonlocal stopped
            stopped = not progress(done, sentences)
            return not stopped

        read = encode_article(before, told)
        if stopped:
            return
        self._encoded.add(key)  # also one that is too long: it is not tried again
        if read.encoded is not None and self._prepared.get(key) is before:
            self._prepared[key] = read

    def unencoded_articles(self, project: Project) -> list[int]:
        """The numbers of the articles that the encoder is to read and has not."""
        from variorum.alignment.encoding import encoder_enabled

        if not encoder_enabled(self.settings.matching):
            return []
        return [n for n in range(len(project.articles)) if _cleaning(project, n) not in self._encoded]

    def unjudged_pairs(self, project: Project) -> list[Pair]:
        """The pairs of articles that the judge is to be asked about and was not, those of the base first."""
        if not self.settings.matching.judge.address:
            return []
        return self._judgements.missing(self.all_prepared(project), project.base)

    def to_send(self, project: Project, pairs: Sequence[Pair]) -> ToSend | None:
        """What asking the judge about these would send now; None if nothing."""
        return self._pipeline.to_send(self.all_prepared(project), pairs)

    def judge(
        self, project: Project, pairs: Sequence[Pair], progress: Callable[[int, int], bool] = lambda _done, _all: True
    ) -> Iterator[Pair]:
        """Ask the judge about pairs of articles until `progress` says to stop; each is given once it is judged, and
        its comparison is then made anew. Raises JudgeError."""
        articles, stopped = self.all_prepared(project), False

        def told(done: int, requests: int) -> bool:
            nonlocal stopped
            stopped = not progress(done, requests)
            return not stopped

        yield from self._judgements.ask(self._pipeline, articles, pairs, told)
        if not stopped:
            self._judgements.pass_over(articles, pairs)

    def all_prepared(self, project: Project) -> list[PreparedArticle]:
        """All articles, ready to compare as they are cleaned in this state."""
        return [self.prepared(project, n) for n in range(len(project.articles))]

    def comparison(self, project: Project, base: int, other: int) -> Comparison:
        """Two articles, compared as they are cleaned in this state."""
        found = self.comparison_or_cancelled(project, base, other, lambda: False)
        if found is None:
            raise RuntimeError("stopped, though nothing said to stop")
        return found

    def comparison_or_cancelled(
        self, project: Project, base: int, other: int, stop: Callable[[], bool]
    ) -> Comparison | None:
        """Two articles, compared as they are cleaned in this state; None if `stop` says to give it up.

        Long articles are compared in a process of their own, and `stop` is asked meanwhile."""
        from variorum.comparison.comparison import compare
        from variorum.comparison.in_subprocess import compare_in_subprocess, is_long

        if self.has_comparison(project, base, other):
            return self._compared[base, other]
        ours, theirs = self.prepared(project, base), self.prepared(project, other)
        edits, settings = self._link_edits(project, base, other), self.settings
        matching = self._matching(project)
        said = self._judgements.of(ours, theirs)
        found: Comparison | None
        if is_long(ours, theirs):
            found = compare_in_subprocess(ours, theirs, matching, edits, stop, settings.drift, said)
        else:
            found = compare(ours, theirs, matching, edits, settings.drift, said)
        if found is not None:
            self._compared[base, other] = found
        return found

    def has_comparison(self, project: Project, base: int, other: int) -> bool:
        """Whether the comparison is at hand and need not be computed."""
        return self._is_kept(project, (base, other), self._matching(project))

    def _is_kept(self, project: Project, pair: Pair, matching: MatchingSettings) -> bool:
        base, other = pair
        kept = self._compared.get(pair)
        return (
            kept is not None
            and kept.base is self.prepared(project, base)
            and kept.other is self.prepared(project, other)
            and kept.settings == matching
            and kept.manual == self._link_edits(project, base, other)
            and kept.judgement is self._judgements.of(kept.base, kept.other)
        )

    def _matching(self, project: Project) -> MatchingSettings:
        return self.settings.matching.in_story_of(len(project.articles))

    def _link_edits(self, project: Project, base: int, other: int) -> dict[Pair, bool]:
        from variorum.annotations.link_edits import edits_for_pair

        ours, theirs = (base, self.prepared(project, base)), (other, self.prepared(project, other))
        return edits_for_pair(project.links, ours, theirs)

    def coverage(
        self, project: Project, progress: Callable[[int, int], bool] = lambda _done, _all: True
    ) -> Coverage | None:
        """All articles, every pair compared as they are cleaned in this state; None if `progress`, which is
        told how many pairs are done of how many, says to stop. As long as the encoder has not read all of them,
        the pair reader is left out, so that the first answer comes soon."""
        from variorum.comparison.all_pairs import compare_pairs
        from variorum.comparison.coverage import gather

        count = len(project.articles)
        pairs = list(itertools.combinations(range(count), 2))
        articles, matching = self.all_prepared(project), self._matching(project)
        missing = [pair for pair in pairs if not self._is_kept(project, pair, matching)]
        if self.unencoded_articles(project):
            matching = replace(matching, pairs_read=0.0)
            missing = [pair for pair in missing if not self._is_kept(project, pair, matching)]
        if missing and not progress(0, len(missing)):
            return None

        def link_edits(base: int, other: int) -> dict[Pair, bool]:
            return self._link_edits(project, base, other)

        said = {(i, j): one for i, j in missing if (one := self._judgements.of(articles[i], articles[j])) is not None}
        found = compare_pairs(articles, matching, missing, link_edits, self.settings.drift, said)
        for done, (pair, comparison) in enumerate(found, 1):
            self._compared[pair] = comparison
            if not progress(done, len(missing)):
                found.close()
                return None
        return gather(articles, {pair: self._compared[pair] for pair in pairs})


def _cleaning(project: Project, article: int) -> Cleaning:
    return project.articles[article], project.corrections[article]
