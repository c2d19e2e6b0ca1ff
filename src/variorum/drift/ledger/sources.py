"""Sources: who a sentence says its statement is from: an outlet, or people without a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from variorum.drift.context import ArticleIndex, SentenceContext, match_key
from variorum.drift.drift import TextSpan
from variorum.drift.lexicon import Lexicon, Phrase
from variorum.text.typography import OPENING_QUOTES
from variorum.text.words import Word

_REACH: Final = 4  # words between a source and the verb by which it says something
_PERSON_REACH: Final = 6  # words behind unnamed people in which it is said how they know


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet that a sentence cites: its name as it stands, and that name as it can be found elsewhere."""

    words: TextSpan
    name: tuple[str, ...]


@lru_cache(maxsize=8_192)
def outlets_in(whole: ArticleIndex, sentence: int, lexicon: Lexicon) -> tuple[Source, ...]:
    """The outlets that a sentence cites as the source of what it says, outside quotations."""
    passage = SentenceContext(whole, sentence)
    return tuple(
        Source(passage.span_of(words), tuple(match_key(word) for word in words if word.spelling != "the"))
        for words, at in _outlet_names(passage, lexicon)
        if not passage.quoted(words[0]) and _is_cited(passage, at, len(words), lexicon)
    )


def _outlet_names(passage: SentenceContext, lexicon: Lexicon) -> Iterator[tuple[tuple[Word, ...], int]]:
    """The names of outlets in a sentence, each with the number of its first word."""
    endings, known = lexicon.words("outlet_words"), lexicon.words("outlets")
    for start, end in passage.name_runs((" ",)):
        run = passage.words[start:end]
        # What goes on behind the name is somebody of it: New York Times reporter, White House Press Secretary.
        if run[-1].form not in endings | known:
            continue
        first = 0 if run[-1].form in endings else len(run) - 1
        name = run[first:]
        is_name = run[-1].form in known or len(name) > 1 + (name[0].spelling == "the")
        if is_name and not _is_employer(passage, end, lexicon):
            yield name, start + first


def _is_employer(passage: SentenceContext, end: int, lexicon: Lexicon) -> bool:
    """Whether what stands behind an outlet's name is a person of it, a programme, or another thing that is its own."""
    words = passage.words
    if end < len(words) and words[end].form in lexicon.words("outlet_people"):
        return True
    behind = passage.text[words[end - 1].end : words[end - 1].end + 4]
    return words[end - 1].spelling.endswith("'s") and any(sign in behind for sign in f"\"'{OPENING_QUOTES}")


def _is_cited(passage: SentenceContext, at: int, width: int, lexicon: Lexicon) -> bool:
    """Whether words beside a name say that it is the source."""
    words = passage.words
    before = [word.spelling for word in words[max(0, at - _REACH) : at]]
    behind = [word.spelling for word in words[at + width : at + width + _REACH]]
    leads = lexicon.phrases["cited_before"] + lexicon.phrases["cited_before_outlets"]
    if any(_ends_with(before, phrase) for phrase in leads):
        return True
    if behind and behind[0] in lexicon.words("beside_speaking"):
        behind = behind[1:]
    says = bool(behind) and behind[0] in lexicon.words("speaking") | lexicon.words("says_as_source")
    return says or any(tuple(behind[: len(phrase)]) == phrase for phrase in lexicon.phrases["cited_behind"])


def _ends_with(words: list[str], phrase: Phrase) -> bool:
    """Whether words end with a phrase; an article may stand behind it."""
    if words and words[-1] in ("the", "a", "an"):
        words = words[:-1]
    return tuple(words[-len(phrase) :]) == phrase


@lru_cache(maxsize=8_192)
def unnamed_in(whole: ArticleIndex, sentence: int, lexicon: Lexicon) -> tuple[TextSpan, ...]:
    """The people without a name whom a sentence gives as its source: "two officials familiar with the talks"."""
    passage = SentenceContext(whole, sentence)
    words, people = passage.words, lexicon.words("unnamed_people")
    found: list[TextSpan] = []
    for n, word in enumerate(words):
        if word.spelling not in people or passage.quoted(word) or (n and passage.is_name(word)):
            continue
        start = _start_of_people(passage, n, lexicon)
        end = _end_of_people(passage, n, lexicon)
        by = [w.spelling for w in words[max(0, start - 2) : start]]
        says = n + 1 < len(words) and words[n + 1].spelling in lexicon.words("speaking")
        is_called_so = word.spelling in lexicon.words("source_words")
        says = says or (is_called_so and any(w.spelling in lexicon.words("speaking") for w in words[n:]))
        is_source = any(_ends_with(by, phrase) for phrase in lexicon.phrases["cited_before"]) or says or end > n + 1
        if is_source and not passage.is_name(words[max(0, n - 1)]):
            found.append(passage.span_of(words[start:end]))
    return tuple(found)


def _start_of_people(passage: SentenceContext, n: int, lexicon: Lexicon) -> int:
    """Where "two senior administration officials" begins."""
    start = n
    while start and passage.between(passage.words[start - 1], passage.words[start]) in (" ", "-"):
        word = passage.words[start - 1]
        if word.spelling in lexicon.words("before_unnamed"):
            start -= 1
            break
        if n - start > _REACH - 1 or word.spelling in lexicon.words("not_before_unnamed"):
            break
        if not word.spelling.isalpha() or word.spelling in lexicon.words("speaking"):
            break
        if word.spelling not in lexicon.words("describes_unnamed"):
            break
        start -= 1
    return start


def _end_of_people(passage: SentenceContext, n: int, lexicon: Lexicon) -> int:
    """Where "people familiar with the talks" ends: behind the words that say how they know."""
    following = [word.spelling for word in passage.words[n + 1 : n + 1 + _PERSON_REACH]]
    for phrase in lexicon.phrases["how_unnamed_know"]:
        for at in range(2):
            if tuple(following[at : at + len(phrase)]) == phrase:
                return n + 1 + at + len(phrase)
    return n + 1
