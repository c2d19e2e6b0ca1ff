"""The files and addresses that the articles of a comparison were read from, as they are today."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from variorum.articles.address import is_address
from variorum.articles.article import Article
from variorum.articles.load import STANDARD_INPUT, FetchProgress, fetch_contents, file_and_number, read_articles
from variorum.articles.page_list import PageList
from variorum.base.errors import InputError, Problem, input_error
from variorum.base.paths import absolute, expanded, is_file, is_folder, real
from variorum.config.settings import LimitSettings
from variorum.project.project import Project


def reload_sources(
    project: Project,
    limits: LimitSettings,
    progress: FetchProgress = lambda _path, _received: None,
    left_out: Collection[int] = (),
) -> tuple[Mapping[int, Article], tuple[Problem, ...]]:
    """The articles by number as their sources give them now, and what is wrong with the other sources; those
    of some articles are left out, which is told as a problem too."""
    files = _Files(limits)
    found: dict[int, Article] = {}
    problems: list[Problem] = []
    for n, article in enumerate(project.articles):
        if n in left_out:
            outside_folder = "is not read: it does not lie in the folder of the comparison"
            what = "is not fetched" if is_address(article.path) else outside_folder
            problems.append(Problem(article.path, what))
            continue
        progress(article.path, 0)
        try:
            today = _source(article, files, progress)
        except InputError as error:
            problems.extend(error.problems)
        else:
            if today is not None:
                found[n] = today
    return found, tuple(problems)


def outside(project: Project, comparison: Path | None) -> list[int]:
    """The numbers of articles whose files do not lie in the folder of the comparison's file, or hide there.

    A comparison may be a stranger's, and name any file of this machine: what is read of it stands in the
    comparison, which may be sent back.
    """
    folder = None if comparison is None else real(comparison).parent
    files = {n: real(file_of(article)) for n, article in enumerate(project.articles) if is_on_disk(article)}
    return [n for n, file in files.items() if folder is None or not _shows_in(folder, file)]


def _shows_in(folder: Path, file: Path) -> bool:
    inside = file.relative_to(folder).parts if file.is_relative_to(folder) else ()
    return bool(inside) and not any(part.startswith(".") for part in inside)


def addresses(project: Project) -> list[int]:
    """The numbers of articles whose pages would be fetched again."""
    return [n for n, article in enumerate(project.articles) if is_address(article.path)]


def is_on_disk(article: Article) -> bool:
    """Whether the article came from a file, and not from an address or by pipe."""
    return article.path != STANDARD_INPUT and not is_address(article.path)


def changed_on_disk(project: Project, limits: LimitSettings) -> list[int]:
    """The numbers of articles whose files say something else now. Addresses are not asked, and files that
    are gone or cannot be read are passed over: the comparison holds their text."""
    files, changed = _Files(limits), []
    for n, article in enumerate(project.articles):
        if is_address(article.path) or not is_file(file_of(article)):
            continue
        with suppress(InputError):
            today = _source(article, files)
            if today is not None and today.text != article.text:
                changed.append(n)
    return changed


def with_portable_path(article: Article) -> Article:
    """The article with a path that leads to the same file from any folder, and does not name the reader's
    own: `~` stands for it."""
    if not is_on_disk(article):
        return article
    path = absolute(article.path)
    with suppress(ValueError, RuntimeError):
        return replace(article, path=str("~" / path.relative_to(Path.home())))
    return replace(article, path=str(path))


def file_of(article: Article) -> Path:
    """The file that an article was read from; of a file that held several, its own number is left out."""
    return Path(file_and_number(str(expanded(article.path)))[0])


class _Files:
    """Files and addresses as they are now, each read once: an archive may hold a hundred of the articles that are asked
    for, and so may a feed."""

    def __init__(self, limits: LimitSettings) -> None:
        self.limits = limits
        self._read: dict[str, tuple[Article, ...] | InputError] = {}

    def articles(self, file: str) -> tuple[Article, ...]:
        """The articles of a file. Raises InputError."""
        return self._once(file, lambda: read_articles([file], self.limits))

    def articles_at(self, address: str, progress: FetchProgress) -> tuple[Article, ...]:
        """The article at an address, or the texts that a list of pages there holds. Raises InputError."""

        def fetched() -> tuple[Article, ...]:
            return texts_of(fetch_contents(address, self.limits, partial(progress, address)))

        return self._once(address, fetched)

    def _once(self, name: str, read: Callable[[], tuple[Article, ...]]) -> tuple[Article, ...]:
        if name not in self._read:
            try:
                self._read[name] = read()
            except InputError as error:
                self._read[name] = error
        found = self._read[name]
        if isinstance(found, InputError):
            raise found
        return found


def _source(article: Article, files: _Files, progress: FetchProgress = lambda _path, _received: None) -> Article | None:
    """The article as its source gives it now; None if that cannot be told. Raises InputError."""
    if article.path == STANDARD_INPUT:
        return None
    if is_address(article.path):
        found = files.articles_at(file_and_number(article.path)[0], progress)
    else:
        file = file_of(article)
        if is_folder(file):
            raise input_error(article.path, "is a folder now", "It was an article's file.")
        found = files.articles(str(file))
    return same_article(article, found)


def texts_of(found: Article | PageList) -> tuple[Article, ...]:
    """An article by itself, or the texts that a list of pages holds. Raises InputError where it holds none."""
    return tuple(found.articles()) if isinstance(found, PageList) else (found,)


def same_article(article: Article, found: Sequence[Article]) -> Article | None:
    """The article among those that its source has now, under the path it has: told from the others by its address, else
    by its headline; None if it cannot be told."""
    if len(found) > 1:
        url, headline = article.metadata.url, article.metadata.headline
        found = [one for one in found if (one.metadata.url == url if url else one.metadata.headline == headline)]
    return replace(found[0], path=article.path) if len(found) == 1 else None
