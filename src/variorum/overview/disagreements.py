"""What outlets disagree on: changes inside links that contradict, each with its values by outlet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from variorum.drift.context import SentenceContext, article_index_of
from variorum.drift.drift import ChangeKind, Drift, DriftType, TextSpan
from variorum.overview.counted_things import CountedThing, counted_things
from variorum.overview.drift_groups import DriftPlace, OutletWording, connected, worded
from variorum.overview.evidence import SentenceProof, Sureness, articles_in

if TYPE_CHECKING:
    from variorum.alignment.statements import SentenceRef
    from variorum.comparison.coverage import Coverage

_TITLES: Final = frozenset({ChangeKind.TITLE_CHANGED, ChangeKind.TITLE_TURNED})
_FEWEST_SHARED: Final = 2  # words near two dates, numbers or opposites, before these are of one thing
_SEVERAL: Final = 3  # outlets that a disagreement is told of, from which on it is more than a hint


@dataclass(frozen=True, slots=True)
class DisagreementLine:
    """A thing that outlets tell differently, with two values or more; `reason` says how it was found."""

    kind: DriftType
    values: tuple[OutletWording, ...]
    sureness: Sureness
    reason: str

    @property
    def evidence(self) -> tuple[SentenceProof, ...]:
        """All sentences of it, value by value."""
        return tuple(one for value in self.values for one in value.evidence)


def disagreements(coverage: Coverage) -> Iterator[DisagreementLine]:
    """Changes inside links that contradict, then things that are counted differently; those that most outlets are
    told of first. A number that a link tells of is told once."""
    linked = [line for kind, group in _groups(coverage) if _holds(line := _line(kind, *group))]
    told = {one.words for line in linked for one in line.evidence}
    counted = [_counted(thing) for thing in counted_things(coverage.articles)]
    lines = [*linked, *(line for line in counted if not told & {one.words for one in line.evidence})]
    yield from sorted(lines, key=lambda line: (-len(articles_in(line.evidence)), _place(line)))


def _contradicts(coverage: Coverage, sides: tuple[SentenceRef, SentenceRef], drift: Drift) -> bool:
    """Whether a drift belongs under what outlets disagree on. Another speaker does not where a
    sentence quotes several times: then it may be two speakers' words. "Then" before a title only says when."""
    if drift.change in _TITLES:
        return not any(words and words.text.casefold().startswith("then") for words in (drift.base, drift.other))
    if drift.change is ChangeKind.OTHER_SPEAKER:
        quoted = (article_index_of(coverage.articles[article]).quotations[n] for article, n in sides)
        return all(len(quotations) == 1 for quotations in quoted)
    places = [(place, words) for place, words in zip(sides, (drift.base, drift.other), strict=True) if words]
    return drift.change.contradicts and (drift.is_sure or _are_of_one_thing(coverage, places))


def _are_of_one_thing(coverage: Coverage, places: Sequence[tuple[SentenceRef, TextSpan]]) -> bool:
    """Whether telling words near the words of both sides are the same, names left out: two long sentences that are
    linked may give the dates of two things."""
    near = [_near(coverage, place, words) for place, words in places]
    return len(near) < 2 or len(near[0] & near[1]) >= _FEWEST_SHARED


def _near(coverage: Coverage, place: SentenceRef, words: TextSpan) -> frozenset[str]:
    passage = SentenceContext(article_index_of(coverage.articles[place[0]]), place[1])
    return passage.around_without_names(words)


_Edge = tuple[DriftPlace, DriftPlace, str]


def _groups(coverage: Coverage) -> Iterator[tuple[DriftType, tuple[list[DriftPlace], list[_Edge]]]]:
    """Contradictions that share a place, as one: its places, and which of them contradict each other."""
    edges: dict[DriftType, list[_Edge]] = defaultdict(list)
    for (one, other), found in coverage.clear_drift.items():
        for drift in (drift for drift in found if _contradicts(coverage, (one, other), drift)):
            edges[drift.type].append(((one, drift.base), (other, drift.other), drift.reason))
    for kind, of_kind in sorted(edges.items()):
        for nodes in connected((left, right) for left, right, _ in of_kind):
            yield kind, (nodes, [edge for edge in of_kind if edge[0] in nodes])


def _holds(line: DisagreementLine) -> bool:
    """A title that one outlet turns ("former") means little where only one other has it: it may speak of another
    time."""
    return line.kind is not DriftType.NAME or line.sureness is Sureness.PROBABLE


def _line(kind: DriftType, nodes: list[DriftPlace], edges: list[_Edge]) -> DisagreementLine:
    """Places that contradict the same others have the same value."""
    against: dict[DriftPlace, set[DriftPlace]] = defaultdict(set)
    for left, right, _ in edges:
        against[left].add(right)
        against[right].add(left)
    by_enemies: dict[frozenset[DriftPlace], list[DriftPlace]] = defaultdict(list)
    for node in nodes:
        by_enemies[frozenset(against[node])].append(node)
    values = tuple(_value(same) for same in by_enemies.values())
    several = len({node[0][0] for node in nodes}) >= _SEVERAL
    return DisagreementLine(kind, values, Sureness.PROBABLE if several else Sureness.CHECK, edges[0][2])


def _value(places: Sequence[DriftPlace]) -> OutletWording:
    words = min((span.text for _, span in places if span), key=lambda text: (len(text), text), default="")
    return worded(words, places)


def _counted(thing: CountedThing) -> DisagreementLine:
    values = tuple(
        OutletWording(places[0].words.text if places[0].words else "", tuple(places)) for places in thing.values
    )
    return DisagreementLine(DriftType.NUMBER, values, Sureness.CHECK, f"both count “{thing.unit}”")


def _place(line: DisagreementLine) -> tuple[int, int, str]:
    first = min((one.article, one.sentence) for one in line.evidence)
    return *first, line.kind
