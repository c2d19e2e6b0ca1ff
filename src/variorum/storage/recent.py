"""Where the reader was: the last story, and in each story the base, the other article and the place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import platformdirs

from variorum.annotations.note import FURTHEST
from variorum.articles.article import Article
from variorum.articles.load import STANDARD_INPUT
from variorum.base.atomic_write import write_atomically
from variorum.base.errors import InputError, input_error
from variorum.base.paths import absolute
from variorum.base.regular_files import read_regular

_MOST_STORIES: Final = 100
_MOST_OPENED: Final = 50
_LARGEST: Final = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class ReadingPosition:
    """A place in a comparison: the hashes of the two articles, and where in the base's text."""

    base: str
    other: str
    start: int


@dataclass(frozen=True, slots=True)
class RecentFiles:
    """The paths of the last story, the last place of each story, by the hashes of its articles, and the
    comparison files opened last, the latest first; and which news of the program were told."""

    paths: tuple[str, ...] = ()
    places: tuple[tuple[str, ReadingPosition], ...] = ()
    opened: tuple[str, ...] = ()
    told: tuple[str, ...] = ()

    def of(self, articles: Iterable[Article]) -> ReadingPosition | None:
        """The last place in the story that these articles make, in any order."""
        return dict(self.places).get(_story(articles))

    def with_place(self, articles: Iterable[Article], place: ReadingPosition) -> RecentFiles:
        """What is remembered, with the last place of a story; the stories longest unread are forgotten."""
        story = _story(articles)
        others = [entry for entry in self.places if entry[0] != story]
        return replace(self, places=(*others, (story, place))[-_MOST_STORIES:])

    def with_opened(self, file: Path) -> RecentFiles:
        """What is remembered, with a comparison file that was opened or saved now."""
        path = str(absolute(file))
        return replace(self, opened=(path, *(p for p in self.opened if p != path))[:_MOST_OPENED])


def _story(articles: Iterable[Article]) -> str:
    return " ".join(sorted(article.sha256[:16] for article in articles))


def recent_file() -> Path:
    """The file in the user's state folder."""
    return platformdirs.user_state_path("variorum") / "places.json"


def read_recent(path: Path) -> RecentFiles | None:
    """What was kept; None where nothing was, as on a first start, or where it cannot be read."""
    try:
        data = json.loads(read_regular(path, _LARGEST))
        places = tuple((str(story), _place(entry)) for story, entry in data["places"].items())
        opened = tuple(map(str, data.get("opened", ())))
        told = tuple(map(str, data.get("told", ())))
        return RecentFiles(tuple(map(str, data["paths"])), places, opened, told)
    except (InputError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _place(entry: dict[str, Any]) -> ReadingPosition:
    start = entry["start"]
    if type(start) is not int or not 0 <= start <= FURTHEST:
        raise ValueError("is no place in a text")
    return ReadingPosition(str(entry["base"]), str(entry["other"]), start)


def write_recent(path: Path, places: RecentFiles) -> None:
    """Keep it; where that is not possible, it is forgotten: no work is lost with it."""
    entries = {
        story: {"base": place.base, "other": place.other, "start": place.start} for story, place in places.places
    }
    with suppress(InputError):
        data = {"paths": places.paths, "places": entries, "opened": places.opened, "told": places.told}
        write_atomically(path, json.dumps(data, indent=1))


def from_anywhere(paths: Sequence[str]) -> tuple[str, ...]:
    """Paths that lead to the same files from any folder; addresses stay as they are."""
    return tuple(path if "://" in path or path == "-" else str(absolute(path)) for path in paths)


def last_story() -> tuple[str, ...]:
    """The paths of the story that was open last. Raises InputError if none was."""
    remembered = read_recent(recent_file())
    if remembered is None or not remembered.paths or STANDARD_INPUT in remembered.paths:
        raise input_error("--last", "no story was open before", "Name the articles.")
    return remembered.paths
