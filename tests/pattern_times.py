"""Times every regular expression of the program on texts made of its own letters.

A program by itself, in a process of its own: `re` keeps the interpreter busy until it has finished.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import random
import re
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any, Final

LONGEST: Final = 100_000  # characters
SECONDS: Final = 2.0  # that a pattern may take for so many
_MANY: Final = 8  # a part that may come so often can be repeated at will
_SOME: Final = 3  # times that such a part comes in an example
_LETTERS: Final = "a A1.-:/\n\0中#\"'"
_REPEATS: Final = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
# What once took for ever, and is seldom drawn by chance.
_BROKE: Final = (("", "1:1.", "x"), ("(ap", "/newsnews", " x"), ("home", ">", " 1"), ("", "<!-- -->", "x"))


def patterns() -> dict[str, re.Pattern[Any]]:
    """Each pattern that the program compiles, under its module and how it is written."""
    found: dict[str, re.Pattern[Any]] = {}
    compiled = re.compile

    def compile_and_note(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        made = compiled(pattern, flags)
        module = str(sys._getframe(1).f_globals.get("__name__"))
        if module.startswith("variorum"):
            found[f"{module}: {made.pattern!r}"] = made
        return made

    re.compile = compile_and_note
    try:
        for module in _modules():
            importlib.import_module(module)
        from variorum.articles.formats.html.page import parse
        from variorum.articles.formats.html.page_parts import parts_of
        from variorum.articles.outlet_guess import guess_outlet
        from variorum.cleaning.line_features import LineFeatures
        from variorum.cleaning.rules import shipped_rules
        from variorum.presentation.engine.wrapping import wrap
        from variorum.text.language import known_languages, neutral_language
        from variorum.text.quotations import quoted_spans
        from variorum.text.search_pattern import pattern_of
        from variorum.text.sentence_splitter import sentence_spans
        from variorum.text.word_diff import tokens_of
        from variorum.text.words import is_of_script_without_spaces, words_of

        parts_of(parse("<div><p class=cookie>We use cookies.</p><p>We use cookies.</p></div>", ""))
        guess_outlet("")  # these compile theirs when they are asked for
        for rule in shipped_rules():
            rule.matches(LineFeatures(" ".join(rule.rule.needs)))
        wrap("字", 1)
        for language in (*known_languages(), neutral_language("und")):
            list(sentence_spans("He went. She stayed.", language))
            quoted_spans("", language)
        for text in ("word", "字"):
            list(words_of(text))
            tokens_of(text)
            is_of_script_without_spaces(text)
        pattern_of("it's “over”, – he said")
    finally:
        re.compile = compiled
    return found


def _modules() -> Iterator[str]:
    """The modules that compile patterns."""
    package = Path(importlib.import_module("variorum").__path__[0])
    for module in pkgutil.walk_packages([str(package)], "variorum."):
        spec = find_spec(module.name)
        if spec and spec.origin and "re.compile(" in Path(spec.origin).read_text(encoding="utf-8"):
            yield module.name


class Examples:
    """Texts that match a pattern, or nearly, drawn by chance from how it is written."""

    def __init__(self, pattern: re.Pattern[Any], seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311
        self._bytes = isinstance(pattern.pattern, bytes)
        self._letters = _LETTERS + "".join(sorted(set(str(pattern.pattern))))
        self._signs = [letter for letter in sorted(set(self._letters)) if not letter.isalnum()]
        self._whole = _parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE if self._bytes else pattern.flags)

    def attacks(self, count: int) -> Iterator[tuple[str, str, str]]:
        """For each part that repeats, `count` times: what stands before it, an example of it or a sign, and
        what may or may not come behind."""
        for part, before in [(self._whole, ()), *self._repeated(self._whole, ())]:
            for _ in range(count):
                unit = "".join(self._example(part) for _ in range(self._random.randint(1, 2)))
                start = "".join(map(self._example, before))
                for middle in {unit or "a", self._random.choice(self._signs)}:
                    for last in ("", "\0", self._stranger(part)):
                        yield self._random.choice([start, f"a{start}"]), middle, last

    def _repeated(self, part: Any, before: Sequence[Any]) -> Iterator[tuple[Any, Sequence[Any]]]:
        for n, (code, value) in enumerate(part):
            here = (*before, part[:n])
            for inner in _inner(code, value):
                if code in _REPEATS and value[1] >= _MANY:
                    yield inner, here
                yield from self._repeated(inner, here)

    def _example(self, part: Any) -> str:
        return "".join(self._one(code, value) for code, value in part)

    def _one(self, code: Any, value: Any) -> str:
        if code is codes.LITERAL:
            return chr(value)
        if code is codes.NOT_LITERAL:
            return self._random.choice([c for c in self._letters if ord(c) != value])
        if code is codes.ANY:
            return self._random.choice(self._letters)
        if code is codes.IN:
            return self._letter(value)
        if code is codes.BRANCH:
            return self._example(self._random.choice(value[1]))
        if code in _REPEATS:
            least, most, inner = value
            times = self._random.randint(least, min(most, least + _SOME))
            return "".join(self._example(inner) for _ in range(times))
        return "".join(self._example(inner) for inner in _inner(code, value) if code is not codes.ASSERT_NOT)

    def _stranger(self, part: Any) -> str:
        """A letter that a part made of one set of letters has not, or any."""
        if len(part) != 1 or part[0][0] is not codes.IN:
            return self._random.choice(self._letters)
        value = part[0][1]
        negated = value[0][0] is codes.NEGATE
        return self._random.choice([c for c in self._letters if _is_in(c, value) == negated] or ["é"])

    def _letter(self, members: Sequence[tuple[Any, Any]]) -> str:
        """One of a set of letters."""
        if members[0][0] is codes.NEGATE:
            return self._random.choice([c for c in self._letters if not _is_in(c, members)] or ["é"])
        code, value = self._random.choice(members)
        if code is codes.LITERAL:
            return chr(value)
        if code is codes.RANGE:
            return chr(self._random.randint(*value))
        return next(c for c in _LETTERS if _is_in(c, [(code, value)]))


def _inner(code: Any, value: Any) -> Sequence[Any]:
    """The parts that a part of a pattern holds."""
    if code is codes.BRANCH:
        return list(value[1])
    if code in _REPEATS:
        return [value[2]]
    if code is codes.SUBPATTERN:
        return [value[3]]
    if code is codes.ATOMIC_GROUP:
        return [value]
    if code is codes.ASSERT:
        return [value[1]]
    if code is codes.GROUPREF_EXISTS:
        return [part for part in value[1:] if part]
    return []


def _is_in(letter: str, members: Sequence[tuple[Any, Any]]) -> bool:
    return any(
        (code is codes.LITERAL and ord(letter) == value)
        or (code is codes.RANGE and value[0] <= ord(letter) <= value[1])
        or (code is codes.CATEGORY and _is_of(letter, value))
        for code, value in members
    )


def _is_of(letter: str, category: Any) -> bool:
    kinds = {"DIGIT": letter.isdigit(), "SPACE": letter.isspace(), "WORD": letter.isalnum() or letter == "_"}
    name = str(category).removeprefix("CATEGORY_")
    return not kinds[name[4:]] if name.startswith("NOT_") else kinds[name]


def time_of(pattern: re.Pattern[Any], text: str) -> float:
    """The seconds of processor time for finding all of a pattern in a text, and for holding it against the
    whole; where that takes too long, it is stopped."""
    data: Any = text.encode("utf-8", "replace") if isinstance(pattern.pattern, bytes) else text
    started = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        for _ in pattern.finditer(data):
            pass
        pattern.fullmatch(data)
    except TimeoutError:
        return SECONDS * 2
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - started


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def slow(pattern: re.Pattern[Any], count: int, seed: int) -> str | None:
    """The start, the middle and the end of a text that takes too long; None where none was found.

    Short texts first: where one is so quick that it would be quick even if the time grew with the square,
    no longer one is tried.
    """
    for start, unit, end in (*_BROKE, *Examples(pattern, seed).attacks(count)):
        for size in (LONGEST // 50, LONGEST // 5, LONGEST):
            took = time_of(pattern, start + unit * (size // len(unit)) + end)
            if took > SECONDS * max(size / LONGEST, 0.05):
                return f"{start!r} {unit!r} {end!r}"
            if took * (LONGEST / size) ** 2 < SECONDS:
                break
    return None


def main(count: int, seed: int) -> None:
    """Print how many patterns there are, and the slow ones, as JSON."""
    signal.signal(signal.SIGVTALRM, _stop)
    found = patterns()
    culprits = {name: slow(pattern, count, seed) for name, pattern in found.items()}
    json.dump({"patterns": len(found), "slow": {name: how for name, how in culprits.items() if how}}, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
