"""Guessing an article's outlet from what its own text shows."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from variorum.base.strict_yaml import shipped_yaml
from variorum.text.typography import APOSTROPHE

_WORD = rf"[A-Z][\w.&'{APOSTROPHE}-]*"
_NAME = rf"{_WORD}(?: (?:of|the|and|&|{_WORD})){{0,4}}"
_ADDRESS = re.compile(r"https?://(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.IGNORECASE)
_FEWEST_LINKS = 2  # one link may lead anywhere; several to one place are an outlet's own


def guess_outlet(text: str) -> str | None:
    """The outlet that the text names as its own, or that it links to repeatedly; None if neither."""
    phrases, _ = _patterns()
    for phrase in phrases:
        if found := phrase.search(text):
            return found["outlet"]
    hosts = Counter(host.lower() for host in _ADDRESS.findall(text))
    if not hosts:
        return None
    host, count = min(hosts.items(), key=lambda item: (-item[1], item[0]))
    return _spoken(host) if count >= _FEWEST_LINKS else None


def outlet_of_address(address: str) -> str | None:
    """The outlet that the address of a page tells; None where it is none."""
    host = _ADDRESS.match(address)
    return _spoken(host[1].lower()) if host else None


def _spoken(host: str) -> str:
    """A web host as an outlet's name, where its parts can be told apart; else the host itself."""
    _, words = _patterns()
    label = host.split(".")[-2] if host.count(".") else host
    for word in sorted(words, key=lambda w: (-len(w), w)):
        rest = label.removesuffix(word).rstrip("-")
        if label.endswith(word) and len(rest) >= 3:
            return f"{rest.capitalize()} {word.capitalize()}"
    return host


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], frozenset[str]]:
    data = shipped_yaml("variorum.articles", "outlets.yaml")
    phrases = tuple(re.compile(phrase.replace(r"\p", _NAME)) for phrase in data["phrases"])
    return phrases, frozenset(data["newspaper_words"])
