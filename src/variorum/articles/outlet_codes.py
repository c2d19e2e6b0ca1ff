"""What the articles of a story are called: by outlet, else by file, else by letter; and short codes for tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING, Final

from variorum.articles.code_letters import LONGEST_CODE, latin_letters

if TYPE_CHECKING:
    from variorum.articles.article import Article

_LETTERS: Final = 26
_WORD: Final = re.compile(r"[A-Za-z]+")
_ARTICLES: Final = frozenset({"the", "a", "an", "der", "die", "das", "le", "la", "el", "il"})
_INITIALS: Final = 3  # words, from which on a name is told by its initials
_ACRONYM: Final = 4  # letters


def letter_of(number: int) -> str:
    """The letter of an article that has no other name: A to Z, then A2 and so on."""
    again, letter = divmod(number, _LETTERS)
    return f"{chr(ord('A') + letter)}{again + 1 if again else ''}"


def names_of(articles: Sequence[Article]) -> tuple[str, ...]:
    """What to call each article of a story: its outlet, else what its file is called, else "Article A"."""
    return tuple(article.name or f"Article {letter_of(n)}" for n, article in enumerate(articles))


def numbered(names: Iterable[str]) -> list[str]:
    """Names with the number of each before it, from 1."""
    return [f"{n} {name}" for n, name in enumerate(names, 1)]


def outlet_codes(articles: Sequence[Article]) -> tuple[str, ...]:
    """A code of up to three letters and digits for each article of a story, none twice. The reader's own comes first,
    then the name's; an article without a name has its letter."""
    taken: set[str] = set()
    codes: dict[int, str] = {}
    for n in sorted(range(len(articles)), key=lambda n: (articles[n].metadata.code is None, n)):
        codes[n] = next(code for code in _candidates(articles[n], n) if code not in taken)
        taken.add(codes[n])
    return tuple(codes[n] for n in range(len(articles)))


def _candidates(article: Article, number: int) -> Iterator[str]:
    code = article.metadata.code or _code_of_name(article.name) or letter_of(number)
    yield code
    for n in count(2):
        digits = str(n)
        yield f"{code[: max(0, LONGEST_CODE - len(digits))]}{digits}"


def _code_of_name(name: str) -> str:
    """CNN for CNN Web News, NYP for New York Post, SAL for Salon; empty for a name without Latin letters."""
    words = [word for word in _WORD.findall(latin_letters(name)) if word.casefold() not in _ARTICLES]
    if not words:
        return ""
    first = words[0]
    if len(words) >= _INITIALS and not (first.isupper() and 1 < len(first) <= _ACRONYM):
        return "".join(word[0] for word in words[:_INITIALS]).upper()
    return "".join(words)[:LONGEST_CODE].upper()
