"""How far two readers agree, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from variorum.base.sanitize import safe
from variorum.base.translation import translatable, translated
from variorum.curation.agreement import LabelAgreement, MarkKind, ReaderAgreement

_NAMES: Final[Mapping[MarkKind, str]] = {
    MarkKind.LINK: translatable("linked or not, by hand"),
    MarkKind.RELATION: translatable("relation of a pair"),
    MarkKind.STATUS: translatable("status of notes"),
}


def figures_of_agreement(found: ReaderAgreement) -> Iterator[tuple[str, str]]:
    """Each figure: what it is of, and how far the readers agree there."""
    links = found.links
    yield (
        translated("Links by hand"),
        translated(
            "both made {both}, only the first {first}, only the second {second}; F1 {f1}",
            both=links.both,
            first=links.only_first,
            second=links.only_second,
            f1=_figure(links.f1),
        ),
    )
    for one in found.labels:
        alpha = _figure(one.alpha)
        yield (
            _name(one),
            translated("{same} of {units} alike, alpha {alpha}", same=one.same, units=one.units, alpha=alpha),
        )


def _name(one: LabelAgreement) -> str:
    return translated("tag {tag}", tag=safe(one.name)) if one.kind is MarkKind.TAG else translated(_NAMES[one.kind])


def _figure(number: float | None) -> str:
    return "–" if number is None else f"{number:.2f}"
