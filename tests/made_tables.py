"""The tables of the documents that are made from the code, between `<!-- made: NAME -->` and `<!-- end -->`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from variorum.alignment.features import FEATURES
from variorum.alignment.features.feature import Stage
from variorum.drift.drift import ChangeKind


def _changes() -> Iterator[Sequence[str]]:
    yield "change", "from the other side", "bears on", "contradicts"
    for kind in ChangeKind:
        yield kind.value, kind.inverse.value, kind.severity.name.lower(), "yes" if kind.contradicts else ""


def _features(*stages: Stage) -> Iterator[Sequence[str]]:
    yield "feature", "what it is", "told as"
    for feature in FEATURES:
        if feature.stage in stages:
            yield f"`{feature.name}`", feature.description, feature.reason.words if feature.reason else ""


TABLES: Final[Mapping[str, Callable[[], Iterator[Sequence[str]]]]] = {
    "changes": _changes,
    **{f"features_{stage}": partial(_features, stage) for stage in Stage},
}


def with_tables(page: str) -> str:
    """A page with its tables as they are to be now."""
    return re.sub(r"(<!-- made: (\w+) -->\n).*?(<!-- end -->)", _filled, page, flags=re.DOTALL)


def _filled(match: re.Match[str]) -> str:
    head, *rows = (f"| {' | '.join(row)} |\n".replace("|  |", "| |") for row in TABLES[match[2]]())
    rule = f"{'|---' * head.count(' | ')}|---|\n"
    return "".join((match[1], head, rule, *rows, match[3]))
