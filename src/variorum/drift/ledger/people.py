"""People and what an article says they are: the words before a name or behind it that give a role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from variorum.drift.context import JOINS_NAME, ArticleIndex, SentenceContext, is_content_word
from variorum.drift.drift import TextSpan
from variorum.drift.lexicon import Lexicon
from variorum.text.words import Word, stem

_REACH: Final = 8  # words before a name, or behind it, in which its role stands
_VERB_ENDINGS: Final = ("ed", "ing")
_INSIDE_ROLE: Final = frozenset({" ", "-", ". ", "/"})  # what stands between two words of one role


@dataclass(frozen=True, slots=True)
class RoleMention:
    """A person with a role: the surname's form, and the name as it is written; the role's head, other words for it
    made one; what turns it ("former"); the stems of its other telling words ("campaign"); and all of its words with
    the name."""

    surname: str
    name: str
    role: str
    turns: frozenset[str]
    about: frozenset[str]
    words: TextSpan


@lru_cache(maxsize=8_192)
def roles_in(whole: ArticleIndex, sentence: int, lexicon: Lexicon) -> tuple[RoleMention, ...]:
    """The roles that a sentence gives people."""
    passage = SentenceContext(whole, sentence)
    return tuple(
        _mention(passage, (first, last), role, lexicon)
        for first, last in _names(passage, lexicon)
        for role in (_before(passage, first, lexicon), _behind(passage, last, lexicon))
        if role
    )


@lru_cache(maxsize=64)
def roles_of_article(whole: ArticleIndex, lexicon: Lexicon) -> frozenset[tuple[str, str]]:
    """Every surname with each role that the article gives it anywhere."""
    return frozenset((found.surname, found.role) for found in all_roles_in(whole, lexicon))


def all_roles_in(whole: ArticleIndex, lexicon: Lexicon) -> Iterator[RoleMention]:
    """The roles that an article gives people, sentence by sentence."""
    for n in range(len(whole.article.sentences)):
        yield from roles_in(whole, n, lexicon)


def _names(passage: SentenceContext, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The first and last word of each run of capitalised words that may be a person's name: what is left of it
    without titles in front, and with no role, institution or outlet as its last word."""
    words = passage.words
    heads = lexicon.roles.keys() | lexicon.words("institutions") | lexicon.words("outlet_words")
    for start, end in passage.name_runs(JOINS_NAME):
        first = max((k + 1 for k in range(start, end) if words[k].form in lexicon.roles), default=start)
        last = end - 1
        is_surname = words[last].form not in heads and words[last].spelling.isalpha()
        touches = end < len(words) and passage.between(words[last], words[end]) in JOINS_NAME
        if first <= last and is_surname and not (touches and words[end].form in lexicon.roles):
            yield first, last


def _before(passage: SentenceContext, first: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The words of a role in front of a name: "former campaign chairman", also with a comma behind it."""
    words, start, head = passage.words, first, None
    for n in range(first - 1, max(-1, first - 1 - _REACH), -1):
        gap = passage.between(words[n], words[n + 1])
        is_head = words[n].form in lexicon.roles
        if n == first - 1 and gap.strip() == "," and is_head:
            gap = " "
        is_part = is_head or words[n].form in lexicon.words("title_turns") or _describes(passage, words[n], lexicon)
        if gap not in _INSIDE_ROLE or not is_part:
            break
        if head is None and not is_head:
            # Between the role and the name stands nothing but more of the name: Attorney General William Barr.
            break
        head = n if head is None else head
        start = n
    return (start, head) if head is not None else None


def _describes(passage: SentenceContext, word: Word, lexicon: Lexicon) -> bool:
    """Whether a word can be a part of what somebody is called: no small word, no verb."""
    is_verb = not passage.is_name(word) and word.spelling.endswith(_VERB_ENDINGS)
    return is_content_word(word) and not is_verb and word.spelling not in lexicon.words("speaking")


def _behind(passage: SentenceContext, last: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The words of a role behind a name and a comma: "Dittes, the union's chief negotiator"."""
    words = passage.words
    if last + 1 >= len(words) or passage.between(words[last], words[last + 1]).strip() != ",":
        return None
    start = head = None
    for n in range(last + 1, min(last + 1 + _REACH, len(words))):
        gap = passage.between(words[n - 1], words[n])
        if n > last + 1 and gap not in _INSIDE_ROLE:
            break
        word = words[n]
        if n == last + 1 and word.spelling in lexicon.words("before_roles"):
            continue
        if not _describes(passage, word, lexicon) and word.form not in lexicon.roles:
            break
        if passage.is_name(word) and head is None and word.form not in lexicon.roles:
            start = n if start is None else start
            continue
        start = n if start is None else start
        if word.form in lexicon.roles:
            head = n
    return (start, head) if start is not None and head is not None else None


def _mention(passage: SentenceContext, name: tuple[int, int], role: tuple[int, int], lexicon: Lexicon) -> RoleMention:
    words, (start, head) = passage.words, role
    inside: Sequence[Word] = words[start : head + 1]
    turns = frozenset(lexicon.turns_alike.get(w.form, w.form) for w in inside if w.form in lexicon.words("title_turns"))
    about = frozenset(
        stem(w.form) for w in inside if is_content_word(w) and w.form not in lexicon.roles and w.form not in turns
    )
    first, last = min(start, name[0]), max(head, name[1])
    called = lexicon.roles[words[head].form]
    if called == "secretary" and "press" in about:
        called = lexicon.roles["spokesman"]
    written = passage.span_of(words[name[0] : name[1] + 1]).text
    return RoleMention(words[name[1]].form, written, called, turns, about, passage.span_of(words[first : last + 1]))
