"""How far two readers agree who marked the same stories: `make readers DATA="first second"`.

Either folder holds a folder a story with `gold.json`, as `evaluation.gold` reads it, and `variorum export --format
training` writes it. The figures are those of `variorum agreement`: F1 of links, Krippendorff's alpha of what each pair
is called.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from variorum.curation.agreement import LinkAgreement
from variorum.curation.krippendorff import nominal_alpha

# Two articles of a story, and where a sentence of either begins and ends.
MarkedPair = tuple[str, str, tuple[int, ...]]


@dataclass(frozen=True)
class StoryAgreement:
    """How far two readers agree on a story: the links that must be found, and alpha of all pairs of sentences, which
    must, may or must not be linked (None where all are alike)."""

    story: str
    links: LinkAgreement
    alpha: float | None


def stories_agreement(first: Path, second: Path) -> Iterator[StoryAgreement]:
    """The stories that stand in both folders, in the order of their names."""
    for folder in sorted(first.iterdir()):
        other = second / folder.name
        if (folder / "gold.json").is_file() and (other / "gold.json").is_file():
            yield _agreement(
                folder.name, *(json.loads((one / "gold.json").read_text("utf-8")) for one in (folder, other))
            )


def _agreement(story: str, first: Mapping[str, Any], second: Mapping[str, Any]) -> StoryAgreement:
    ours, theirs = (_labels(gold) for gold in (first, second))
    must = [{pair for pair, label in labels.items() if label == "must"} for labels in (ours, theirs)]
    links = LinkAgreement(len(must[0] & must[1]), len(must[0] - must[1]), len(must[1] - must[0]))
    marked = ours.keys() | theirs.keys()
    units = [(ours.get(pair, "none"), theirs.get(pair, "none")) for pair in marked]
    unmarked = [("none", "none")] * (len(set(_pairs(first)) | marked) - len(marked))
    return StoryAgreement(story, links, nominal_alpha([*units, *unmarked]))


def _labels(gold: Mapping[str, Any]) -> dict[MarkedPair, str]:
    return {
        (pair["left"], pair["right"], tuple(spans)): label
        for pair in gold["pairs"]
        for label in ("may", "must")
        for spans in pair[label]
    }


def _pairs(gold: Mapping[str, Any]) -> Iterator[MarkedPair]:
    for pair in gold["pairs"]:
        sides = gold["sentences"][pair["left"]], gold["sentences"][pair["right"]]
        for left, right in itertools.product(*sides):
            yield pair["left"], pair["right"], (*left, *right)


def main(first: str, second: str) -> None:
    """Print a line for each story."""
    for one in stories_agreement(Path(first), Path(second)):
        f1, alpha = ("–" if figure is None else f"{figure:.2f}" for figure in (one.links.f1, one.alpha))
        made = f"both {one.links.both}, first {one.links.only_first}, second {one.links.only_second}"
        print(f"{one.story}: links {made}, F1 {f1}, alpha {alpha}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
