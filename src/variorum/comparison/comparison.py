"""Two articles side by side: their links, rows and figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from variorum.alignment.explain import Reason, reasons
from variorum.alignment.links import Aligner, Alignment, Link
from variorum.alignment.monotone_chain import Pair
from variorum.alignment.nearest import Nearest
from variorum.alignment.prepared_article import PreparedArticle
from variorum.base.debug_log import timed
from variorum.cleaning.lines import Line
from variorum.comparison.change_size import ChangeSize, change_size
from variorum.comparison.matches_in_boilerplate import find_in_boilerplate
from variorum.comparison.rows import Row, RowKind, rows_of
from variorum.comparison.text_reuse import SharedRuns, words_in
from variorum.config.settings import DriftSettings, MatchingSettings
from variorum.drift.drift import Drift, TextSpan
from variorum.drift.finder import DriftFinder
from variorum.text.language import ENGLISH, Language, neutral_language
from variorum.text.spelling import canonical_spelling
from variorum.text.word_diff import same_words

DEFAULT_DRIFT_SETTINGS: Final = DriftSettings()


@dataclass(frozen=True, slots=True)
class Statistics:
    """Figures of a comparison. Rows by kind; a moved sentence counts once, where the base has it.

    `base_words_shared` and `other_words_shared` are shares (0..1) of words that stand in runs of five
    or more words that both have; `longest_run` is the longest of these, in the base's own writing.
    """

    same: int
    reworded: int
    added: int
    dropped: int
    moved: int
    base_words_shared: float
    other_words_shared: float
    longest_run: str


@dataclass(frozen=True, slots=True)
class ComparisonResult:
    """What a comparison shows: its rows, its figures, what stands in removed lines, and the drift of each
    link that has any, by its two sentences."""

    rows: tuple[Row, ...]
    statistics: Statistics
    in_boilerplate: tuple[Mapping[int, Line], Mapping[int, Line]]
    drift: Mapping[Pair, tuple[Drift, ...]]


@dataclass(frozen=True)
class Comparison:
    """A base and another article, and their links: left is the base.

    `manual` says of pairs of sentences whether the reader links them; `known` is what was worked out
    elsewhere, as in another process.
    """

    base: PreparedArticle
    other: PreparedArticle
    alignment: Alignment
    manual: Mapping[Pair, bool] = field(default_factory=dict)
    settings: MatchingSettings = field(default_factory=MatchingSettings)
    drift_settings: DriftSettings = field(default_factory=DriftSettings)
    precomputed: ComparisonResult | None = field(default=None, compare=False, repr=False)

    def compute_all(self) -> ComparisonResult:
        """All that is shown of it, now and not when it is first asked for."""
        drift = {(link.left, link.right): found for link in self.links if (found := self.drift_of(link))}
        return ComparisonResult(self.rows, self.statistics, self.in_boilerplate, drift)

    @property
    def denied(self) -> tuple[Pair, ...]:
        """The pairs of sentences that the reader says are no links."""
        return tuple(sorted(pair for pair, wanted in self.manual.items() if not wanted))

    @cached_property
    def language(self) -> Language:
        """The language in which words are held against each other: that of both articles, else none."""
        return self.base.language if self.base.language is self.other.language else neutral_language("und")

    @property
    def links(self) -> tuple[Link, ...]:
        """The links, in the order of the base."""
        return self.alignment.links

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """What stands side by side, from top to bottom."""
        if self.precomputed is not None:
            return self.precomputed.rows
        counts = len(self.base.sentences), len(self.other.sentences)
        return rows_of(*counts, self.alignment, self._same, self.denied)

    def _same(self, ours: Sequence[int], theirs: Sequence[int]) -> bool:
        one, two = self.base.spellings_of_all(ours), self.other.spellings_of_all(theirs)
        spellings = ([canonical_spelling(word, self.language) for word in side] for side in (one, two))
        if next(spellings) != next(spellings):
            return False
        return same_words(self.base.text_of_all(ours), self.other.text_of_all(theirs), self.language)

    def change_size(self, row: Row) -> ChangeSize:
        """How much the row's two sides differ; of one that stands alone, it and its partners elsewhere."""
        if row not in self._sizes:
            base, other = row.base or row.base_elsewhere, row.other or row.other_elsewhere
            lone = not base or not other
            sides = self.base.text_of_all(base), self.other.text_of_all(other)
            self._sizes[row] = ChangeSize.SUBSTANTIVE if lone else change_size(*sides, self.language)
        return self._sizes[row]

    @cached_property
    def _sizes(self) -> dict[Row, ChangeSize]:
        return {}

    @cached_property
    def statistics(self) -> Statistics:
        """The figures of this comparison."""
        if self.precomputed is not None:
            return self.precomputed.statistics
        kinds = Counter(row.kind for row in self.rows if row.base or not row.base_elsewhere)
        shared = SharedRuns(words_in(self.base), words_in(self.other))
        run, shares = shared.longest, shared.shares
        return Statistics(
            same=kinds[RowKind.SAME],
            reworded=kinds[RowKind.REWORDED],
            added=kinds[RowKind.ADDED],
            dropped=kinds[RowKind.DROPPED],
            moved=sum(1 for row in self.rows if row.moved and row.base),
            base_words_shared=shares[0],
            other_words_shared=shares[1],
            longest_run=self.base.article.text[run[0].start : run[-1].end] if run else "",
        )

    @cached_property
    def _aligner(self) -> Aligner:
        """Made anew when something is asked that links do not say: to keep it for all pairs of a story
        would take much room."""
        return _aligner(self.base, self.other)

    @cached_property
    def near(self) -> tuple[Nearest, Nearest]:
        """The nearest sentence of the whole other article for each of the base, and of the other.

        Pairs that the reader denied are left out.
        """
        denied = [(j, i) if self._is_swapped else (i, j) for i, j in self.denied]
        left, right = self._aligner.nearest(denied)
        return (right, left) if self._is_swapped else (left, right)

    @cached_property
    def in_boilerplate(self) -> tuple[Mapping[int, Line], Mapping[int, Line]]:
        """For sentences of the base, and of the other, without a link: the removed line of the other
        article that says the same."""
        if self.precomputed is not None:
            return self.precomputed.in_boilerplate
        dropped = {n for row in self.rows if row.kind is RowKind.DROPPED for n in row.base}
        added = {n for row in self.rows if row.kind is RowKind.ADDED for n in row.other}
        return (
            find_in_boilerplate(self.base, dropped, self.other, self.settings),
            find_in_boilerplate(self.other, added, self.base, self.settings),
        )

    def boilerplate_match(self, row: Row) -> Line | None:
        """The removed line that says what a dropped or added row says, if there is one."""
        base, other = self.in_boilerplate
        return next((found for n in row.base if (found := base.get(n))), None) or next(
            (found for n in row.other if (found := other.get(n))), None
        )

    @property
    def _is_swapped(self) -> bool:
        return not _in_own_order(self.base, self.other)

    def reasons(self, link: Link) -> tuple[Reason, ...]:
        """Why a pair is linked, or how near it came; words as the base writes them."""
        own = link.mirrored() if self._is_swapped else link
        return reasons(self._aligner, own, 1 if self._is_swapped else 0)

    def alike_words(self, row: Row) -> tuple[list[TextSpan], list[TextSpan]]:
        """The words of a row's two sides that the encoder takes for each other, if it has read both."""
        found: tuple[list[TextSpan], list[TextSpan]] = ([], [])
        if self.base.encoded is None or self.other.encoded is None:
            return found
        from variorum.alignment.encoder.matches import matches

        for link in self.links_of(row):
            sides = self.base.tokens.sentences[link.left], self.other.tokens.sentences[link.right]
            for match in matches(self.base.encoded, self.other.encoded, (link.left, link.right), sides):
                numbered = (self.base, sides[0], match.left), (self.other, sides[1], match.right)
                for words, (article, profile, n) in zip(found, numbered, strict=True):
                    start, end = profile.words[n].start, profile.words[n].end
                    words.append(TextSpan(start, end, article.article.text[start:end]))
        return found

    def links_of(self, row: Row) -> tuple[Link, ...]:
        """The links that the row's sentences take part in, in the order of the base."""
        of_base, of_other = self._links_by_end
        found = [link for n in row.base for link in of_base.get(n, ())]
        found += [link for n in row.other for link in of_other.get(n, ()) if link.left not in row.base]
        return tuple(sorted(found, key=lambda link: (link.left, link.right)))

    @cached_property
    def _links_by_end(self) -> tuple[dict[int, list[Link]], dict[int, list[Link]]]:
        of_base: dict[int, list[Link]] = {}
        of_other: dict[int, list[Link]] = {}
        for link in self.links:
            of_base.setdefault(link.left, []).append(link)
            of_other.setdefault(link.right, []).append(link)
        return of_base, of_other

    def drift_of(self, link: Link) -> tuple[Drift, ...]:
        """What kind of change there is between the two sentences of a link, in the order of the base. None is
        looked for in other languages than English: the detectors would tell what is not so."""
        if self.precomputed is not None:
            return self.precomputed.drift.get((link.left, link.right), ())
        pair = (link.left, link.right)
        if pair not in self._drift:
            self._drift[pair] = self._drift_finder.of(link) if self.language is ENGLISH else ()
        return self._drift[pair]

    def drift_of_row(self, row: Row) -> tuple[Drift, ...]:
        """The drift of the links that a row shows, each once: of a row with both sides those inside it."""
        links = self.links_of(row)
        if row.base and row.other:
            links = tuple(link for link in links if link.left in row.base and link.right in row.other)
        return tuple(dict.fromkeys(drift for link in links for drift in self.drift_of(link)))

    @cached_property
    def _drift_finder(self) -> DriftFinder:
        return DriftFinder(self.base, self.other, self.links, self.drift_settings)

    @cached_property
    def _drift(self) -> dict[Pair, tuple[Drift, ...]]:
        return {}

    def nearest(self, row: Row) -> Link | None:
        """The nearest pair of a row's sentences, looked for in the whole other article.

        None if no sentence there shares a telling word with one of them.
        """
        base, other = self.near
        pairs = [(near.score, n, near.partner) for n in row.base if (near := base.get(n))]
        pairs += [(near.score, near.partner, n) for n in row.other if (near := other.get(n))]
        if not pairs:
            return None
        score, i, j = max(pairs)
        return Link(i, j, score, self._aligner.kind(j, i) if self._is_swapped else self._aligner.kind(i, j))


@timed("comparing")
def compare(
    base: PreparedArticle,
    other: PreparedArticle,
    settings: MatchingSettings,
    manual: Mapping[Pair, bool] | None = None,
    drift: DriftSettings = DEFAULT_DRIFT_SETTINGS,
) -> Comparison:
    """Hold `other` against `base`. The same two articles give the same links from either side.

    `manual` says of pairs of sentences (base, other) whether the reader links them.
    """
    decided = dict(manual or {})
    if _in_own_order(base, other):
        alignment = _aligner(base, other).align(settings, decided)
    else:
        swapped = {(j, i): wanted for (i, j), wanted in decided.items()}
        alignment = _aligner(base, other).align(settings, swapped).mirrored()
    return Comparison(base, other, alignment, decided, settings, drift)


def _in_own_order(base: PreparedArticle, other: PreparedArticle) -> bool:
    """Whether the articles are aligned as they stand: an order of their own, not the reader's."""
    return base.article.sha256 <= other.article.sha256


def _aligner(base: PreparedArticle, other: PreparedArticle) -> Aligner:
    left, right = (base, other) if _in_own_order(base, other) else (other, base)
    return Aligner(left.tokens, right.tokens)
