"""What changed from one version of an article to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from variorum.comparison.change_size import ChangeSize
from variorum.comparison.rows import Row, RowKind
from variorum.drift.drift import Drift, Severity
from variorum.history.notices import Notice, notices_of

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.comparison.comparison import Comparison

_LEAST_SHARED: Final = 0.3  # of the sentences of the shorter version; of fewer, they are two articles


@dataclass(frozen=True, slots=True)
class RevisionCounts:
    """How many rows are as they were (typography apart), reworded, added, dropped, moved."""

    same: int
    reworded: int
    added: int
    dropped: int
    moved: int


@dataclass(frozen=True)
class Revision:
    """Two versions that follow each other, by their numbers, and their comparison: the older is the base."""

    before: int
    after: int
    comparison: Comparison

    @cached_property
    def changes(self) -> tuple[Row, ...]:
        """The rows in which more than typography changed, or that moved."""
        return tuple(row for row in self.comparison.rows if row.moved or self._is_changed(row))

    def _is_changed(self, row: Row) -> bool:
        return row.kind is not RowKind.SAME and self.comparison.change_size(row) > ChangeSize.TYPOGRAPHY

    @cached_property
    def counts(self) -> RevisionCounts:
        """How many rows there are of each kind; a sentence that moved counts once, where the older version has it."""
        rows = [row for row in self.comparison.rows if row.base or not row.base_elsewhere]
        kinds = [row.kind if self._is_changed(row) else RowKind.SAME for row in rows]
        return RevisionCounts(
            same=kinds.count(RowKind.SAME),
            reworded=kinds.count(RowKind.REWORDED),
            added=kinds.count(RowKind.ADDED),
            dropped=kinds.count(RowKind.DROPPED),
            moved=sum(row.moved for row in rows),
        )

    @cached_property
    def headline(self) -> tuple[str, str] | None:
        """The old headline and the new one, if they are not the same."""
        old, new = (article.cleaned.headline or "" for article in (self.comparison.base, self.comparison.other))
        return None if " ".join(old.split()) == " ".join(new.split()) else (old, new)

    @cached_property
    def drift(self) -> tuple[Drift, ...]:
        """The changes of meaning, each once, in the order of the older version."""
        found = (drift for link in self.comparison.links for drift in self.comparison.drift_of(link))
        return tuple(dict.fromkeys(found))

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """What the outlet says of its changes in the newer version and did not say in the older one."""
        old = {" ".join(one.text.split()) for one in notices_of(self.comparison.base.cleaned)}
        new = notices_of(self.comparison.other.cleaned)
        return tuple(one for one in new if " ".join(one.text.split()) not in old)

    @property
    def is_silent(self) -> bool:
        """Whether facts changed, or sentences went, and no new notice says that anything did."""
        weighs = self.counts.dropped or any(drift.severity is Severity.FACT for drift in self.drift)
        return bool(weighs) and not self.notices

    @property
    def is_one_article(self) -> bool:
        """Whether the two share enough to be versions of one article."""
        base, other = self.comparison.base, self.comparison.other
        fewest = min(len(base.sentences), len(other.sentences))
        linked = min(len({link.left for link in self.comparison.links}), len({x.right for x in self.comparison.links}))
        return not fewest or linked >= _LEAST_SHARED * fewest


def revisions(
    versions: Sequence[PreparedArticle], compare: Callable[[PreparedArticle, PreparedArticle], Comparison]
) -> Iterator[Revision]:
    """What changed between each version and the next, by their numbers in `versions`."""
    for (before, older), (after, newer) in pairwise(enumerate(versions)):
        yield Revision(before, after, compare(older, newer))
