"""Stories that the reader split, merged or renamed: kept beside the tables, and laid over them.

A step names articles, never a story: when `variorum stories` has run again, other articles may have joined a story,
which then has another name, and the steps hold still.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from variorum.base.atomic_write import write_atomically
from variorum.base.errors import input_error
from variorum.base.paths import exists
from variorum.library.entry import StoryEntry, story_name

CORRECTIONS: Final = "corrections.yaml"
_SCHEMA: Final = "variorum/corrections/1"
_LARGEST: Final = 50_000_000  # bytes
_DIGITS: Final = 10
_REMEDY: Final = f"Mend {CORRECTIONS} in the folder of the stories, or move it away."


@dataclass(frozen=True, slots=True)
class Merge:
    """The stories of these articles are one, named after that of the first."""

    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """These articles leave their stories, and are one of their own."""

    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rename:
    """The story of an article has this title."""

    article: str
    title: str


Step = Merge | Split | Rename


def merge_of(entries: Iterable[StoryEntry]) -> Merge:
    """The step that makes one story of several."""
    return Merge(tuple(entry.articles[0] for entry in entries))


def split_of(entry: StoryEntry, typed: str) -> Split | None:
    """The step by which the articles with some numbers leave a story: from 1 on, with commas between. None where these
    are no numbers, or all or none of its articles."""
    written = typed.replace(",", " ").split()
    if not all(number.isdecimal() and len(number) < _DIGITS for number in written):
        return None
    numbers = set(map(int, written))
    leaving = tuple(article for number, article in enumerate(entry.articles, 1) if number in numbers)
    return Split(leaving) if len(leaving) == len(numbers) and 0 < len(leaving) < len(entry.articles) else None


def read_corrections(folder: Path) -> tuple[Step, ...]:
    """The steps that were taken in a folder, in order. Raises InputError."""
    path = folder / CORRECTIONS
    if not exists(path):
        return ()
    from variorum.base.strict_yaml import read_yaml  # most folders have none

    document = read_yaml(path, _LARGEST)
    data = document.data
    if not isinstance(data, dict) or data.get("schema") != _SCHEMA or not isinstance(data.get("steps"), tuple):
        raise input_error(path, f"holds no corrections ({_SCHEMA})", _REMEDY)
    return tuple(_step(path, number, step) for number, step in enumerate(data["steps"], 1))


def _step(path: Path, number: int, data: Any) -> Step:
    match data:
        case {"merge": tuple(articles)} if _are_names(articles):
            return Merge(articles)
        case {"split": tuple(articles)} if _are_names(articles):
            return Split(articles)
        case {"title": str(title), "of": str(article)}:
            return Rename(article, title)
    raise input_error(path, f"has a step that cannot be read (number {number})", _REMEDY)


def _are_names(articles: Sequence[object]) -> bool:
    return bool(articles) and all(isinstance(article, str) for article in articles)


def write_corrections(folder: Path, steps: Sequence[Step]) -> None:
    """Keep the steps, all or none. Raises InputError."""
    import yaml

    document = {"schema": _SCHEMA, "steps": [_written(step) for step in steps]}
    text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=1_000, default_style=None)
    write_atomically(folder / CORRECTIONS, text)


def _written(step: Step) -> dict[str, Any]:
    if isinstance(step, Rename):
        return {"title": step.title, "of": step.article}
    return {"merge" if isinstance(step, Merge) else "split": list(step.articles)}


def corrected(entries: Iterable[StoryEntry], steps: Iterable[Step]) -> list[StoryEntry]:
    """The stories after some steps, in the order of the tables: a merged one stands where its first stood, one that was
    split off at the end. A step whose articles are gone does nothing."""
    stories = _Stories(entries)
    for step in steps:
        stories.take(step)
    return list(stories.by_name.values())


class _Stories:
    """The stories by their names, and which story each article is in."""

    def __init__(self, entries: Iterable[StoryEntry]) -> None:
        self.by_name = {entry.name: entry for entry in entries}
        self._of = {article: entry.name for entry in self.by_name.values() for article in entry.articles}

    def take(self, step: Step) -> None:
        """Take one step."""
        if isinstance(step, Merge):
            self._merge(step.articles)
        elif isinstance(step, Split):
            self._split(step.articles)
        elif (name := self._of.get(step.article)) is not None:
            self.by_name[name] = replace(self.by_name[name], title=step.title)

    def _merge(self, articles: Sequence[str]) -> None:
        names = list(dict.fromkeys(self._of[article] for article in articles if article in self._of))
        if len(names) < 2:
            return
        merged = [self.by_name[name] for name in names]
        for name in names[1:]:
            del self.by_name[name]
        self._put(
            replace(
                merged[0],
                articles=tuple(article for entry in merged for article in entry.articles),
                outlets=tuple(outlet for entry in merged for outlet in entry.outlets),
                first_day=min((entry.first_day for entry in merged if entry.first_day), default=""),
                last_day=max(entry.last_day for entry in merged),
                words=_sum([entry.words for entry in merged]),
                disagreements=None,
                in_one=None,
                copies=sum(entry.copies for entry in merged),
            )
        )

    def _split(self, articles: Sequence[str]) -> None:
        found = tuple(article for article in articles if article in self._of)
        left = dict.fromkeys(self._of[article] for article in found)
        if not found or any(set(self.by_name[name].articles) <= set(found) for name in left):
            return
        whole = [self.by_name[name] for name in left]
        outlet_of = {a: outlet for entry in whole for a, outlet in zip(entry.articles, entry.outlets, strict=True)}
        for entry in whole:
            self._put(_with_articles(entry, [a for a in entry.articles if a not in found], outlet_of))
        own = replace(_with_articles(whole[0], found, outlet_of), name=story_name(found))
        self._put(own)

    def _put(self, entry: StoryEntry) -> None:
        self.by_name[entry.name] = entry
        self._of.update(dict.fromkeys(entry.articles, entry.name))


def _with_articles(entry: StoryEntry, articles: Sequence[str], outlet_of: dict[str, str]) -> StoryEntry:
    outlets = tuple(outlet_of[article] for article in articles)
    return replace(
        entry, articles=tuple(articles), outlets=outlets, words=None, disagreements=None, in_one=None, copies=0
    )


def _sum(counts: Sequence[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None
