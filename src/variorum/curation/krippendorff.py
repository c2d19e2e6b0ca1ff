"""How far readers agree, beyond what chance gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence


def nominal_alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha of labels without an order: 1 where readers always agree, 0 where they agree as often as
    chance has it, less where they agree more seldom.

    A unit holds the labels that readers gave to one thing; those with fewer than two labels are left out. None where
    nothing is left, or where only one label was ever given: then there is nothing to tell apart.

    Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011, section C, from the coincidence matrix.
    """
    agreed = 0.0
    totals: Counter[Hashable] = Counter()
    for labels in units:
        if len(labels) < 2:
            continue
        counts = Counter(labels)
        agreed += sum(count * (count - 1) for count in counts.values()) / (len(labels) - 1)
        totals += counts
    values = sum(totals.values())
    by_chance = sum(count * (count - 1) for count in totals.values())
    if len(totals) < 2:
        return None
    return ((values - 1) * agreed - by_chance) / (values * (values - 1) - by_chance)
