"""What a site asks of programs that come by themselves: its robots.txt."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

from variorum.articles.limits import Progress
from variorum.articles.web.addresses import target_of
from variorum.articles.web.fetch import StatusError, fetch
from variorum.config.settings import LimitSettings

_US = "Variorum"


class Robots:
    """The rules of a site. Where it has none, everything may be fetched."""

    def __init__(self, text: str = "") -> None:
        self._rules = RobotFileParser()
        self._rules.parse(text.splitlines())

    @classmethod
    def of(cls, address: str, limits: LimitSettings, progress: Progress) -> Robots:
        """The rules of the site of an address. Raises InputError where they cannot be had: then nothing is to be
        fetched either."""
        target = target_of(address)
        try:
            found = fetch(f"{target.scheme}://{target.authority}/robots.txt", limits, progress)
        except StatusError as error:
            if error.status in range(400, 500) and error.status != 429:
                return cls()
            raise
        return cls(found.data.decode("utf-8", "replace"))

    def allow(self, address: str) -> bool:
        """Whether we may fetch a page."""
        return self._rules.can_fetch(_US, address)

    @property
    def pause(self) -> float:
        """Seconds between two requests that the site asks for; 0 if it says nothing."""
        return float(self._rules.crawl_delay(_US) or 0)
