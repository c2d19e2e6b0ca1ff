"""How well articles are grouped: `python -m evaluation.grouping FOLDER`.

The folder holds `training`, `stories` and `outlets`, each with a folder a story, and `raw`, articles of which nothing
is known. All are poured into one pile. A story is whole where its articles come together, and foreign to it is
whatever else joins them; an article of `raw` may truly tell of the event, so those that joined are named, to be read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from variorum.alignment.prepared_article import prepare
from variorum.articles.load import read_article
from variorum.cleaning.rules import rules_in_force
from variorum.config.settings import CleaningSettings, LimitSettings
from variorum.grouping.profile import ArticleProfile, profile_of
from variorum.grouping.stories import Grouping, group_into_stories

MARKED = ("training", "stories", "outlets")
UNMARKED = "raw"


@dataclass(frozen=True)
class PouredArticle:
    """An article of the pile: the story that it belongs to, None where that is not known, and its file."""

    story: str | None
    file: Path
    profile: ArticleProfile


@dataclass(frozen=True)
class GroupingScore:
    """Of some stories: how many came together, and to which something foreign was joined, with what that is."""

    stories: int
    whole: int
    joined: Mapping[str, tuple[PouredArticle, ...]]

    def __str__(self) -> str:
        return f"{self.whole} of {self.stories} whole, something foreign in {len(self.joined)}"


def pour(folder: Path, parts: Iterable[str] = (*MARKED, UNMARKED)) -> list[PouredArticle]:
    """The articles of all parts of a folder; a text that stands in it twice is taken once."""
    poured: dict[str, PouredArticle] = {}
    for part in parts:
        for file in sorted((folder / part).rglob("*.txt")):
            if file.name != "README.txt":
                story = None if part == UNMARKED else f"{part}/{file.parent.name}"
                article = prepare(read_article(str(file), LimitSettings()), rules_in_force(CleaningSettings()))
                profile = profile_of(article)
                poured.setdefault(profile.key, PouredArticle(story, file, profile))
    return list(poured.values())


def judge(poured: Sequence[PouredArticle], grouping: Grouping, of: Iterable[str]) -> GroupingScore:
    """What became of some stories of the pile."""
    by_key = {article.profile.key: article for article in poured}
    group_of = {key: number for number, group in enumerate(grouping.stories) for key in group}
    chosen, whole, joined = set(of), 0, {}
    for story in sorted(chosen):
        groups = {group_of[article.profile.key] for article in poured if article.story == story}
        whole += len(groups) == 1
        there = (by_key[key] for number in sorted(groups) for key in grouping.stories[number])
        if foreign := tuple(article for article in there if article.story != story):
            joined[story] = foreign
    return GroupingScore(len(chosen), whole, joined)


def pairs_f1(poured: Sequence[PouredArticle], grouping: Grouping, of: Iterable[str]) -> float:
    """F1 over pairs of articles of which one at least belongs to some stories: same event or not."""
    chosen = set(of)
    story_of = {article.profile.key: article.story for article in poured}

    def pairs(groups: Iterable[Sequence[str]]) -> Iterator[frozenset[str]]:
        for group in groups:
            for n, one in enumerate(group):
                for other in group[n + 1 :]:
                    if {story_of[one], story_of[other]} & chosen:
                        yield frozenset((one, other))

    found = set(pairs(grouping.stories))
    true = set(pairs([[a.profile.key for a in poured if a.story == story] for story in sorted(chosen)]))
    return 2 * len(found & true) / (len(found) + len(true))


def main() -> None:
    """Group the pile with the weights that are shipped, and say what joined."""
    folder = Path(sys.argv[1])
    poured = pour(folder)
    grouping = group_into_stories([article.profile for article in poured])
    for part in MARKED:
        stories = {a.story for a in poured if a.story is not None and a.story.startswith(f"{part}/")}
        score = judge(poured, grouping, stories)
        print(f"{part}: {score}; pairs F1 {pairs_f1(poured, grouping, stories):.3f}")
        for story, foreign in score.joined.items():
            print(f"  {story}: {', '.join(str(article.file.relative_to(folder)) for article in foreign)}")


if __name__ == "__main__":
    main()
