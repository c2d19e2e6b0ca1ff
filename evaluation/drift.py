"""How much drift that readers want is told, and a blind sample of what is told, for a judge.

    python -m evaluation.drift wanted WANTED.json STORIES
    python -m evaluation.drift sample STORIES COUNT SEED > sheet.md
    python -m evaluation.drift verdicts sheet.md

`STORIES` is a folder of stories as `evaluation.gold` reads them. `WANTED.json` lists drift by story, files, the words
of either side, type, weight ("clear" or "minor"), severity and contradiction. The sheet shows each drift with both
sentences and their neighbours, in an order of chance, without confidence; the judge writes a verdict behind each
`verdict:` (right, trivial, wrong), and `verdicts` counts them by change.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from evaluation.gold import read_gold
from variorum.alignment.prepared_article import PreparedArticle
from variorum.comparison.coverage import Coverage
from variorum.config.settings import Settings
from variorum.drift.drift import ChangeKind, Drift, DriftType, TextSpan
from variorum.overview.counted_things import counted_things
from variorum.pipeline.pipeline import Pipeline


@dataclass(frozen=True)
class ToldDrift:
    """A drift that is told, with where: the story, both articles, the link's sentences."""

    story: str
    base: PreparedArticle
    other: PreparedArticle
    left: int
    right: int
    drift: Drift


def told_in(folder: Path, *, all_of_it: bool = False) -> Iterator[ToldDrift]:
    """The drift of every pair of every story, each once, in order, and the numbers of unlinked sentences that the
    overview says are at odds; `all_of_it` with what is less sure."""
    for story, coverage in _coverages(folder):
        words_told = set()
        for comparison in coverage.comparisons.values():
            seen = set()
            for link in comparison.links:
                for drift in (comparison.all_drift_of if all_of_it else comparison.drift_of)(link):
                    if drift not in seen:
                        seen.add(drift)
                        words_told.add(frozenset((drift.base, drift.other)))
                        yield ToldDrift(story, comparison.base, comparison.other, link.left, link.right, drift)
        for thing in counted_things(coverage.articles):
            for one, other in product(*thing.values):
                if one.article != other.article and frozenset((one.words, other.words)) not in words_told:
                    base, partner = coverage.articles[one.article], coverage.articles[other.article]
                    reason = f"both count {thing.unit}"
                    drift = Drift.of(DriftType.NUMBER, ChangeKind.OTHER_VALUE, one.words, other.words, reason)
                    yield ToldDrift(story, base, partner, one.sentence, other.sentence, drift)


def _coverages(folder: Path) -> Iterator[tuple[str, Coverage]]:
    pipeline = Pipeline(Settings())
    stories: dict[str, dict[str, PreparedArticle]] = defaultdict(dict)
    for pair in read_gold(folder):
        for article in (pair.left, pair.right):
            stories[pair.story][article.article.path] = article
    for story, articles in stories.items():
        yield story, pipeline.cover(pipeline.encode_all(list(articles.values())))


def recall(wanted: Sequence[Mapping[str, Any]], told: Iterable[ToldDrift]) -> Iterator[tuple[Mapping[str, Any], bool]]:
    """Each wanted drift, with whether one is told of the same two files whose words are its words on every side that
    both have, and of one type unless the words are the same on two sides."""
    by_story = defaultdict(list)
    for one in told:
        by_story[one.story].append(one)
    for wish in wanted:
        yield wish, any(_meets(wish, one) for one in by_story[wish["story"]])


def _meets(wish: Mapping[str, Any], told: ToldDrift) -> bool:
    files = Path(told.base.article.path).name, Path(told.other.article.path).name
    if files == (wish["left_file"], wish["right_file"]):
        sides = told.drift.base, told.drift.other
    elif files == (wish["right_file"], wish["left_file"]):
        sides = told.drift.other, told.drift.base
    else:
        return False
    met = [_overlap(words, span) for words, span in zip((wish["left_span"], wish["right_span"]), sides, strict=True)]
    return all(one is not False for one in met) and (met.count(True) == 2 or told.drift.type == wish["type"])


def _overlap(words: str | None, span: TextSpan | None) -> bool | None:
    """Whether two ways to give words share one that tells; None where either side has none."""
    if words is None or span is None:
        return None
    return bool(_telling(words) & _telling(span.text))


def _telling(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > 2 or word.isdigit()}


def main(arguments: Sequence[str]) -> None:
    """Print a table, or a sheet."""
    what, *rest = arguments
    if what == "wanted":
        _print_recall(json.loads(Path(rest[0]).read_text("utf-8")), Path(rest[1]))
    elif what == "sample":
        _print_sample(Path(rest[0]), int(rest[1]), int(rest[2]))
    else:
        _print_verdicts(Path(rest[0]).read_text("utf-8"))


def _print_recall(wanted: Sequence[Mapping[str, Any]], folder: Path) -> None:
    for name, all_of_it in (("sure", False), ("all", True)):
        found = list(recall(wanted, list(told_in(folder, all_of_it=all_of_it))))
        counts: dict[str, list[bool]] = defaultdict(list)
        for wish, met in found:
            for key in (f"{wish['weight']}", f"type {wish['type']}", f"severity {wish['severity']}"):
                counts[key].append(met)
            if wish["contradiction"]:
                counts[f"contradiction {wish['contradiction']}"].append(met)
            if all_of_it:
                said = (str(wish[key]) for key in ("story", "type", "weight", "left_span", "right_span"))
                print("+" if met else "-", " | ".join(said))
        print(name, ", ".join(f"{key} {sum(met)}/{len(met)}" for key, met in sorted(counts.items())))


def _print_sample(folder: Path, count: int, seed: int) -> None:
    told = list(told_in(folder))
    print(f"<!-- {len(told)} told; a sample of {min(count, len(told))} by seed {seed} -->\n")
    chosen = random.Random(seed).sample(told, min(count, len(told)))  # noqa: S311  # a sample, no secret
    for number, one in enumerate(chosen, 1):
        print(f"## {number}. {one.drift.type}: {one.drift.change}\n")
        for name, article, sentence, words in (
            ("A", one.base, one.left, one.drift.base),
            ("B", one.other, one.right, one.drift.other),
        ):
            print(f"{name} ({one.story}/{Path(article.article.path).name}): {words.text if words else '(nothing)'!r}")
            for n in range(max(0, sentence - 1), min(len(article.sentences), sentence + 2)):
                print(f"  {'>' if n == sentence else ' '} [{n}] {article.text_of(n)}")
        print(f"reason: {one.drift.reason}\nverdict: \n")


def _print_verdicts(sheet: str) -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in re.split(r"^## ", sheet, flags=re.MULTILINE)[1:]:
        change = entry.split("\n", 1)[0].split(". ", 1)[1]
        verdict = re.search(r"^verdict: *(\w+)", entry, re.MULTILINE)
        for key in (change, "all"):
            counts[key][verdict[1].lower() if verdict else "none"] += 1
    for change, found in sorted(counts.items(), key=lambda entry: -sum(entry[1].values())):
        print(f"{change:40} right {found['right']:3} trivial {found['trivial']:3} wrong {found['wrong']:3}")


if __name__ == "__main__":
    main(sys.argv[1:])
