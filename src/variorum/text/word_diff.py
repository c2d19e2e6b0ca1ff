"""Which words differ between two wordings of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from variorum.base.optional_packages import loading
from variorum.text.language import ENGLISH, Language
from variorum.text.spelling import comparable
from variorum.text.typography import CLOSING_QUOTES, INVISIBLE, ONE_FOR_ONE
from variorum.text.words import LETTER, has_rare_signs, is_stop_word, spelling_of, word_pattern, words_of

if TYPE_CHECKING:
    from diff_match_patch import diff_match_patch

_FIRST_CODE: Final = 0x100
_QUOTES: Final = frozenset("\"'")
_INSIDE_QUOTES: Final = frozenset(",.")  # what stands inside in America, and outside elsewhere
_SURROGATES: Final = range(0xD800, 0xE000)
_MOST_TOKENS: Final = 3_000  # beyond, the search for the fewest changes takes seconds
_SHORTEST_ISLAND: Final = 4  # tokens


@dataclass(frozen=True, slots=True)
class DiffSpan:
    """A stretch that is equal on both sides, or changed: its span in the left and in the right text."""

    equal: bool
    left: tuple[int, int]
    right: tuple[int, int]


@dataclass(frozen=True, slots=True)
class TokenRun:
    """A run of tokens that is equal on both sides, or changed: how many tokens on each."""

    equal: bool
    left: int
    right: int


@cache
def _tokens(for_every_script: bool) -> re.Pattern[str]:
    """What finds tokens: words, numbers, and other signs one by one; white space belongs to the token before it. Full
    stops and hyphens in a row are one sign. The last full stop of an abbreviation at the end (at 6 p.m.) ends the
    sentence too."""
    hidden = INVISIBLE if for_every_script else ""
    return re.compile(
        rf"(?:{LETTER}\.)+{LETTER}(?!{LETTER})(?:\.(?![\s\"'{CLOSING_QUOTES})\]]*\Z))?"
        rf"|{word_pattern(for_every_script)}|\.{{2,}}|-{{2,}}|[^\w\s{hidden}]|_"
    )


def tokens_of(text: str, language: Language = ENGLISH) -> list[tuple[int, str]]:
    """The tokens of a text, each with its start, folded so that typography and spelling are ignored."""
    tokens: list[tuple[int, str]] = []
    two_words = language.spelling.two_words
    for found in _tokens(has_rare_signs(text)).finditer(text):
        if found[0] == "." and _ends_title(text, found.start(), tokens, language):
            continue
        if "\n" not in found[0]:
            token = _folded(found[0], language)
            hyphens = int(len(tokens) > 1 and tokens[-1] == (found.start() - 1, "-"))
            joined = two_words.get((tokens[-1 - hyphens][1], token)) if tokens else None
            if joined is None:
                tokens.append((found.start(), token))
            else:
                tokens[-1 - hyphens :] = [(tokens[-1 - hyphens][0], joined)]
            continue
        # Broken at the end of a line: one word, or two with the hyphen between.
        for n, word in enumerate(words_of(text, found.start(), found.end(), language)):
            if n:
                tokens.append((tokens[-1][0] + len(tokens[-1][1]), "-"))
            tokens.append((word.start, comparable(word.spelling, language)))
    return tokens


def _ends_title(text: str, at: int, tokens: Sequence[tuple[int, str]], language: Language) -> bool:
    """Whether a full stop stands behind a title before a name, where others write none: Mr. Smith, Mr Smith."""
    titled = bool(tokens) and at > 0 and text[at - 1].isalpha() and tokens[-1][1] in language.splitting.titles
    return titled and text[at + 1 : at + 3].strip()[:1].isupper()


def _folded(token: str, language: Language) -> str:
    if token[0].isalnum():
        return comparable(spelling_of(token), language)
    return token[0].translate(ONE_FOR_ONE)


def _exact_tokens(text: str) -> list[tuple[int, str]]:
    """The tokens of a text as they are written, each with its start and the white space behind it."""
    starts = [m.start() for m in _tokens(has_rare_signs(text)).finditer(text)]
    return [(start, text[start:end]) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def same_words(left: str, right: str, language: Language = ENGLISH) -> bool:
    """Whether two texts are the same up to style of quotes and dashes, case, spacing and spelling, and whether a comma
    or full stop stands before a closing quote or behind it."""
    return left == right or _in_one_order(left, language) == _in_one_order(right, language)


def _in_one_order(text: str, language: Language) -> list[str]:
    """The tokens of a text; of a quote and the comma or full stop behind it, that comes first."""
    tokens = [token for _, token in tokens_of(text, language)]
    for n, (one, two) in enumerate(pairwise(tokens)):
        if one in _QUOTES and two in _INSIDE_QUOTES:
            tokens[n : n + 2] = two, one
    return tokens


def word_diff(left: str, right: str, *, exact: bool = False, language: Language = ENGLISH) -> tuple[DiffSpan, ...]:
    """The stretches of two texts, in order; together they are both texts, whole. `exact` counts
    differences of typography and spelling too.

    The fewest changes of words, then of the signs between them (Myers, by diff-match-patch, without its time limit,
    which would make the result depend on the machine), except that a short equal stretch without a telling word
    between two changes is counted as changed: it joins what would be letter soup.
    """
    if left > right:  # one order for both directions, so that the diff is the same from both sides
        back = word_diff(right, left, exact=exact, language=language)
        return tuple(DiffSpan(s.equal, s.right, s.left) for s in back)
    one, other = (_exact_tokens(text) if exact else tokens_of(text, language) for text in (left, right))
    runs = _words_first([token for _, token in one], [token for _, token in other])
    return tuple(_spans(list(_join_islands(runs, one, language)), one, other, len(left), len(right)))


def _words_first(one: Sequence[str], other: Sequence[str]) -> list[TokenRun]:
    """The runs of two lists of tokens: no comma may draw what it stands beside away from the equal word."""
    runs: list[TokenRun] = []
    i = j = 0
    for left, right in [*_equal_words(one, other), (len(one), len(other))]:
        if i < left or j < right:
            runs.extend(fewest_changes(one[i:left], other[j:right]))
        if left < len(one):
            runs.append(TokenRun(True, 1, 1))
        i, j = left + 1, right + 1
    return list(_merged(runs))


def _equal_words(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places (left, right) of the words that are equal with the fewest changes of words alone."""
    places = [[n for n, token in enumerate(tokens) if token[0].isalnum()] for tokens in (one, other)]
    i = j = 0
    for run in fewest_changes([one[n] for n in places[0]], [other[n] for n in places[1]]):
        if run.equal:
            yield from zip(places[0][i : i + run.left], places[1][j : j + run.right], strict=True)
        i, j = i + run.left, j + run.right


def _merged(runs: Sequence[TokenRun]) -> Iterator[TokenRun]:
    """The runs, with neighbours of one sort in one."""
    for equal, same in groupby(runs, key=lambda run: run.equal):
        lengths = [(run.left, run.right) for run in same]
        yield TokenRun(equal, sum(left for left, _ in lengths), sum(right for _, right in lengths))


def fewest_changes(one: Sequence[str], other: Sequence[str]) -> list[TokenRun]:
    """The runs of two lists of tokens with the fewest changes between them."""
    codes: dict[str, str] = {}
    for token in (*one, *other):
        if token not in codes:
            codes[token] = _code(len(codes))
    left, right = "".join(codes[t] for t in one), "".join(codes[t] for t in other)
    engine = _engine()
    if max(len(one), len(other)) <= _MOST_TOKENS:
        edits = engine.diff_main(left, right, False)
    else:
        edits = _ends_only(engine, left, right)
    return list(_runs(edits))


@cache
def _engine() -> diff_match_patch:
    with loading("diff-match-patch", what_for="comparing words"):
        from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    return engine


def _code(n: int) -> str:
    code = _FIRST_CODE + n
    return chr(code if code < _SURROGATES.start else code + len(_SURROGATES))


def _ends_only(engine: diff_match_patch, left: str, right: str) -> list[tuple[int, str]]:
    """For wordings of thousands of words: only their common beginning and end are equal."""
    head = engine.diff_commonPrefix(left, right)
    tail = engine.diff_commonSuffix(left[head:], right[head:])
    middle = [(-1, left[head : len(left) - tail]), (1, right[head : len(right) - tail])]
    return [(0, left[:head]), *middle, (0, left[len(left) - tail :])]


def _runs(edits: Sequence[tuple[int, str]]) -> Iterator[TokenRun]:
    """Edits as runs of tokens: an equal run, or a change with what it takes out and puts in."""
    gone = come = 0
    for operation, codes in edits:
        if operation == 0 and codes:
            if gone or come:
                yield TokenRun(False, gone, come)
                gone = come = 0
            yield TokenRun(True, len(codes), len(codes))
        elif operation < 0:
            gone += len(codes)
        else:
            come += len(codes)
    if gone or come:
        yield TokenRun(False, gone, come)


def _join_islands(
    runs: Sequence[TokenRun], tokens: Sequence[tuple[int, str]], language: Language
) -> Iterator[TokenRun]:
    gone = come = at = 0
    for n, run in enumerate(runs):
        inner = 0 < n < len(runs) - 1
        island = run.equal and inner and run.left < _SHORTEST_ISLAND
        if not run.equal or (island and not _tells(tokens[at : at + run.left], language)):
            gone, come = gone + run.left, come + run.right
        else:
            if gone or come:
                yield TokenRun(False, gone, come)
                gone = come = 0
            yield run
        at += run.left
    if gone or come:
        yield TokenRun(False, gone, come)


def _tells(tokens: Sequence[tuple[int, str]], language: Language) -> bool:
    """Whether one of the tokens is a word that carries meaning."""
    return any(token[0].isalnum() and not is_stop_word(token, language) for _, token in tokens)


def _spans(
    runs: Sequence[TokenRun],
    one: Sequence[tuple[int, str]],
    other: Sequence[tuple[int, str]],
    left_end: int,
    right_end: int,
) -> Iterator[DiffSpan]:
    """Runs of tokens as spans of the texts, each reaching to where the next begins."""
    left_starts = [0, *(start for start, _ in one[1:]), left_end]
    right_starts = [0, *(start for start, _ in other[1:]), right_end]
    if not one:
        left_starts = [0, left_end]
    if not other:
        right_starts = [0, right_end]
    if not runs and (left_end or right_end):
        yield DiffSpan(False, (0, left_end), (0, right_end))
    i = j = 0
    for n, run in enumerate(runs):
        last = n == len(runs) - 1
        left = (left_starts[i] if i else 0, left_end if last else left_starts[i + run.left])
        right = (right_starts[j] if j else 0, right_end if last else right_starts[j + run.right])
        yield DiffSpan(run.equal, left, right)
        i, j = i + run.left, j + run.right
