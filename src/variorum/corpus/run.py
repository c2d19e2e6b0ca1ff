"""From paths to a folder of stories: what is done is kept, so that a run that ends early goes on where it ended."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from variorum._version import __version__
from variorum.base.atomic_write import write_atomically
from variorum.base.errors import input_error
from variorum.base.private_folders import private_folder
from variorum.config.settings import Settings
from variorum.corpus.comparing import GroupedStory, compare_unit, comparison_units
from variorum.corpus.figures import CorpusCounts
from variorum.corpus.reading import ReadingUnit, files_of, fingerprint, read_unit, reading_units
from variorum.corpus.stored_article import columns_of, id_of, restored
from variorum.corpus.stored_profiles import profiles_from
from variorum.corpus.table_columns import SCHEMA, TABLES
from variorum.corpus.tables import FORMATS, PROBLEMS, check_format, write_lines, write_table
from variorum.corpus.workers import AGAIN, Workers
from variorum.export.json_documents import json_file
from variorum.export.tables_csv import table_csv
from variorum.grouping.profile import ArticleProfile, day_of
from variorum.grouping.stories import Grouping, group_into_stories
from variorum.library.entry import story_name
from variorum.library.folder import MANIFEST

FIGURES: Final = "figures.html"
_WORK: Final = ".work"

# Is told what is done, how much of it, and of how much.
CorpusProgress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class CorpusOrder:
    """What is to be done: which paths, into which folder, in which format, and how many days may lie between two
    articles of one story."""

    paths: tuple[str, ...]
    into: Path
    form: str
    days: int
    settings: Settings


@dataclass(frozen=True)
class CorpusFigures:
    """What came of it: articles, stories of two articles or more, and how much could not be read."""

    articles: int
    stories: int
    problems: int


@dataclass(frozen=True)
class _HeadOfArticle:
    """What is kept in memory of an article; the rest is where `place` says."""

    id: str
    place: tuple[str, int]
    path: str
    outlet: str
    published: str
    headline: str
    words: int


def make_stories(order: CorpusOrder, workers: Workers, progress: CorpusProgress) -> CorpusFigures:
    """Read, clean, group and compare a pile of articles, and write the tables. The same pile gives the same bytes,
    whoever works and in whatever order the paths come. Raises InputError."""
    try:
        return _made(order, workers, progress)
    except OSError as error:
        what = f"cannot be used any more ({error.strerror})"
        raise input_error(error.filename or order.into, what, f"Is the folder still there? {AGAIN}") from None


def _made(order: CorpusOrder, workers: Workers, progress: CorpusProgress) -> CorpusFigures:
    check_format(order.form)
    work = order.into / _WORK
    _begin(order.into, work)
    units = reading_units(files_of(order.paths, order.into), work, order.settings)
    if not units:
        raise input_error(" ".join(order.paths), "holds no articles", "Name files, or folders with files in them.")
    _do(workers, read_unit, units, "reading", progress)
    pile = _Pile.of(units)
    progress("grouping", 0, len(pile.heads))
    grouping = group_into_stories(pile.profiles, order.days)
    stories = [story for keys in grouping.stories if len(keys) > 1 for story in [pile.story(keys)]]
    stories.sort(key=lambda story: story.id)
    compared = comparison_units(stories, work, order.settings)
    _do(workers, compare_unit, compared, "comparing", progress)
    progress("writing", 0, len(TABLES))
    _write(order, pile, grouping, [unit.rows for unit in compared])
    shutil.rmtree(work, ignore_errors=True)
    return CorpusFigures(len(pile.heads), len(stories), len(pile.problems))


def _begin(into: Path, work: Path) -> None:
    if into.is_dir() and any(into.iterdir()) and not (into / MANIFEST).exists() and not work.exists():
        raise input_error(into, "is a folder with other things in it", "Name a new folder for the stories.")
    try:
        private_folder(work)
    except OSError as error:
        raise input_error(into, f"cannot be made ({error.strerror})", "Name another folder.") from None


def _do(
    workers: Workers, work: Callable[[Any], int], units: Sequence[Any], doing: str, progress: CorpusProgress
) -> None:
    progress(doing, 0, len(units))
    for done, _ in enumerate(workers.results(work, units), 1):
        progress(doing, done, len(units))


class _Pile:
    """The articles that were read, each once: where the same words of one outlet lie in several files, the first path
    stands for all."""

    def __init__(self) -> None:
        self.heads: dict[str, _HeadOfArticle] = {}
        self.also_at: dict[str, list[str]] = {}
        self.profiles: list[ArticleProfile] = []
        self.problems: list[Mapping[str, Any]] = []

    @classmethod
    def of(cls, units: Iterable[ReadingUnit]) -> _Pile:
        """What the units hold, which are done."""
        pile = cls()
        for unit in units:
            try:
                pile._take(unit)
            except (OSError, ValueError, KeyError) as error:
                raise input_error(
                    unit.articles, f"cannot be read ({error})", "Remove its folder and begin anew."
                ) from None
        return pile

    def _take(self, unit: ReadingUnit) -> None:
        profiles = iter(profiles_from(unit.profiles.read_bytes()))
        with unit.articles.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                data = json.loads(line)
                if "problem" in data:
                    self.problems.append(data["problem"])
                    continue
                profile = next(profiles)
                if profile.key in self.heads:
                    self.also_at.setdefault(profile.key, []).append(data["path"])
                    continue
                known = data["metadata"]
                self.heads[profile.key] = _HeadOfArticle(
                    profile.key,
                    (str(unit.articles), number),
                    data["path"],
                    known.get("publisher", ""),
                    known.get("datePublished", ""),
                    known.get("headline", ""),
                    data["words"],
                )
                self.profiles.append(profile)

    def story(self, keys: Sequence[str]) -> GroupedStory:
        """A story of these articles, the earliest first, then by outlet."""

        def order(key: str) -> tuple[bool, int, str, str]:
            head = self.heads[key]
            day = day_of(head.published)
            return day is None, day or 0, head.outlet, key

        ids = tuple(sorted(keys, key=order))
        return GroupedStory(story_name(ids), ids, tuple(self.heads[key].place for key in ids))


def _write(order: CorpusOrder, pile: _Pile, grouping: Grouping, compared: Sequence[Path]) -> None:
    for old in (order.into / f"{name}.{form}" for name in TABLES for form in FORMATS if form != order.form):
        old.unlink(missing_ok=True)
    written = [write_table(order.into, "articles", order.form, _article_rows(pile, grouping))]
    stories = sorted(_story_rows(pile, grouping, compared), key=lambda row: str(row["story"]))
    written.append(write_table(order.into, "stories", order.form, stories))
    rows = ((table, _rows_of(table, compared)) for table in ("statements", "links", "drift", "sources"))
    written += [write_table(order.into, table, order.form, found) for table, found in rows]
    written += _write_figures(order.into, pile, stories, compared)
    written.append(order.into / PROBLEMS)
    write_lines(order.into / PROBLEMS, sorted(pile.problems, key=lambda problem: (problem["where"], problem["what"])))
    write_atomically(order.into / MANIFEST, json_file(_manifest(order, pile, len(stories), written)))


def _write_figures(
    into: Path, pile: _Pile, stories: Sequence[Mapping[str, Any]], compared: Sequence[Path]
) -> Iterator[Path]:
    from variorum.corpus.figures_charts import figures_chapters  # templates are slow to load
    from variorum.export.html.figures_page import figures_html

    heads = pile.heads.values()
    counts = CorpusCounts({head.id: head.outlet for head in heads}, {head.id: head.published for head in heads})
    counts.add_stories(stories)
    counts.add_statements(_rows_of("statements", compared))
    counts.add_links(_rows_of("links", compared))
    counts.add_drift(_rows_of("drift", compared))
    counts.add_sources(_rows_of("sources", compared))
    outlets, pairs, cited = counts.outlets(), counts.pairs(), counts.cited()
    for table in (outlets, pairs, cited):
        write_atomically(into / f"{table.name}.csv", table_csv(table))
        yield into / f"{table.name}.csv"
    size = f"Stories: {len(stories):,}. Outlets: {len(outlets.rows):,}. Articles, in a story or not: {len(heads):,}."
    write_atomically(into / FIGURES, figures_html(size, figures_chapters(outlets, pairs, cited)))
    yield into / FIGURES


def _rows_of(table: str, compared: Sequence[Path]) -> Iterator[Mapping[str, Any]]:
    for path in compared:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                name, row = json.loads(line)
                if name == table:
                    yield row


def _story_rows(pile: _Pile, grouping: Grouping, compared: Sequence[Path]) -> Iterator[Mapping[str, Any]]:
    for row in _rows_of("stories", compared):
        heads = [pile.heads[key] for key in row["articles"]]
        dates = sorted(head.published for head in heads if head.published)
        yield {
            **row,
            "outlets": [head.outlet for head in heads],
            "headline": next((head.headline for head in heads if head.headline), None),
            "first_published": dates[0] if dates else None,
            "last_published": dates[-1] if dates else None,
            "words": sum(head.words for head in heads),
            "copies": sum(key in grouping.copies for key in row["articles"]),
        }


def _article_rows(pile: _Pile, grouping: Grouping) -> Iterator[Mapping[str, Any]]:
    story_of = {key: pile.story(keys).id for keys in grouping.stories if len(keys) > 1 for key in keys}
    file, lines = "", list[str]()
    for key, head in sorted(pile.heads.items(), key=lambda each: each[1].place):
        if head.place[0] != file:
            file, lines = head.place[0], Path(head.place[0]).read_text(encoding="utf-8").split("\n")
        data = json.loads(lines[head.place[1]])
        article = restored(data)
        yield {
            "article": id_of(article),
            "story": story_of.get(key),
            **columns_of(article.metadata),
            "path": article.path,
            "also_at": sorted(pile.also_at.get(key, ())),
            "words": data["words"],
            "sentences": data["sentences"],
            "copy_of": grouping.copies.get(key),
            "sha256": article.sha256,
            "text": article.text,
        }


def _manifest(order: CorpusOrder, pile: _Pile, stories: int, written: Sequence[Path]) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "variorum": __version__,
        "settings": fingerprint(order.settings),
        "days": order.days,
        "format": order.form,
        "articles": len(pile.heads),
        "stories": stories,
        "problems": len(pile.problems),
        "files": {path.name: _digest(path) for path in written},
    }


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise input_error(path, f"cannot be read ({error.strerror})", "Run the command again.") from None
