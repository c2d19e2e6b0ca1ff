"""Looking again and again whether the pages of a story have changed, as politely as can be.

One request at a time; a pause between two to the same site; only what changed is sent; what a site's robots.txt does
not allow is not fetched; after a failure the next look comes later and later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from variorum.articles.address import is_address
from variorum.articles.article import Article
from variorum.articles.limits import Progress
from variorum.articles.load import contents_of_answer
from variorum.articles.web.fetch import StatusError, Unchanged, fetch
from variorum.articles.web.robots import Robots
from variorum.articles.web.validators import Validators
from variorum.base.errors import InputError, Problem
from variorum.config.settings import LimitSettings
from variorum.project.project import Project
from variorum.project.sources import same_article, texts_of

_PAUSE: Final = 5.0  # seconds between two requests to a site
_LONGEST_PAUSE: Final = 60.0
_LONGEST_WAIT: Final = 86_400.0  # seconds until the next look, whatever failed
_RULES_HOLD: Final = 86_400.0


@dataclass(slots=True)
class _Page:
    """What is known of an address: when it is due, what the server said of its text, how often it failed in a row."""

    due: float
    validators: Validators
    failures: int = 0
    is_refused: bool = False


@dataclass(slots=True)
class _Site:
    """What is known of a site: its rules, until when they hold, and when it may be asked again."""

    robots: Robots = field(default_factory=Robots)
    until: float = -1.0
    free: float = 0.0


class Watch:
    """The pages of a story, looked at every so many seconds. `now` gives seconds of a clock, and `wait` waits."""

    def __init__(
        self, every: float, limits: LimitSettings, now: Callable[[], float], wait: Callable[[float], None]
    ) -> None:
        self._every, self._limits, self._now, self._wait = every, limits, now, wait
        self._pages: dict[str, _Page] = {}
        self._sites: dict[str, _Site] = {}

    def look(
        self, project: Project, progress: Progress = lambda _received: None
    ) -> tuple[Mapping[int, Article], tuple[Problem, ...]]:
        """The articles, by number, of the pages that are due and have another text now, and what went wrong."""
        found: dict[int, Article] = {}
        problems: list[Problem] = []
        for n, article in enumerate(project.articles):
            if not is_address(article.path):
                continue
            page = self._pages.setdefault(
                article.path, _Page(self._now(), Validators.fetched(article.metadata.fetched))
            )
            if page.is_refused or page.due > self._now():
                continue
            try:
                if (today := self._today(article, page, progress)) is not None and today.text != article.text:
                    found[n] = today
            except InputError as error:
                problems += error.problems
        return found, tuple(problems)

    def forget(self, project: Project) -> None:
        """Have the pages of a story sent again, whatever the server says: what came was not kept."""
        for article in project.articles:
            if (page := self._pages.get(article.path)) is not None:
                page.validators = Validators()

    @property
    def until_due(self) -> float | None:
        """Seconds until the next page is due; None if none will be."""
        due = [page.due for page in self._pages.values() if not page.is_refused]
        return max(0.0, min(due) - self._now()) if due else None

    def _today(self, article: Article, page: _Page, progress: Progress) -> Article | None:
        """The article as its address gives it now; None where that is unchanged, or a feed that has it no more. Raises
        InputError."""
        address = article.path
        page.due = self._now() + self._every
        try:
            site = self._site(address, progress)
            if not site.robots.allow(address):
                page.is_refused = True
                what = "is not watched: robots.txt of its site does not allow it"
                raise InputError(Problem(address, what, "S in the story reads it once."))
            self._wait_for(site)
            answer = fetch(address, self._limits, progress, page.validators)
            self._asked(site)
            if isinstance(answer, Unchanged):
                page.failures = 0
                return None
            found = texts_of(contents_of_answer(answer, self._limits))
        except InputError as error:
            page.failures += 1
            asked = error.retry_after if isinstance(error, StatusError) else 0.0
            later = self._every * 2.0 ** min(page.failures, 20)
            page.due = self._now() + min(_LONGEST_WAIT, max(later, asked))
            raise
        page.failures, page.validators = 0, answer.validators
        return same_article(article, found)

    def _site(self, address: str, progress: Progress) -> _Site:
        parts = urlsplit(address)
        site = self._sites.setdefault(f"{parts.scheme}://{parts.netloc}".casefold(), _Site())
        if site.until < self._now():
            self._wait_for(site)
            site.robots = Robots.of(address, self._limits, progress)
            site.until = self._now() + _RULES_HOLD
            self._asked(site)
        return site

    def _wait_for(self, site: _Site) -> None:
        if (seconds := site.free - self._now()) > 0:
            self._wait(seconds)

    def _asked(self, site: _Site) -> None:
        site.free = self._now() + min(_LONGEST_PAUSE, max(_PAUSE, site.robots.pause))
