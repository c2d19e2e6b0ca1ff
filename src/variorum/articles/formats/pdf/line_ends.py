"""How words go on from one printed line to the next: with a space, a hyphen, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from variorum.text.language import Language
from variorum.text.language_detection import language_of
from variorum.text.typography import DASHES, HYPHEN, SOFT_HYPHEN

_WORD: Final = re.compile(r"\w+(?:[-'’]\w+)*")
_BROKEN: Final = re.compile(rf"(?<!\w)(\w++)[-{HYPHEN}]\Z")
_BEGINS: Final = re.compile(r"\A\w+")
_FEW_BROKEN: Final = 0.04  # of all lines, as many as words with a hyphen of their own break by chance
# Chinese and Japanese have no spaces between words.
_UNSPACED: Final = re.compile(r"[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60]")
_SHORTEST: Final = 4  # letters before a hyphen: less may be a syllable


@dataclass(frozen=True, slots=True)
class KnownWords:
    """The words that stand whole inside the lines of an article, by which those at their ends are judged, its
    language, and whether its lines break words at all."""

    words: frozenset[str]
    language: Language
    breaks_words: bool

    @classmethod
    def of(cls, lines: Sequence[str]) -> KnownWords:
        """Those of some lines, in the order of reading."""
        words: set[str] = set()
        broken = 0
        is_broken = False
        for line in lines:
            whole = _BROKEN.sub("", _BEGINS.sub("", line, count=1) if is_broken else line)
            words.update(word.casefold() for word in _WORD.findall(whole))
            is_broken = _BROKEN.search(line) is not None
            broken += is_broken
        return cls(frozenset(words), language_of("\n".join(lines)), broken > _FEW_BROKEN * len(lines))

    def keep_hyphen(self, before: str, behind: str) -> bool:
        """Whether the hyphen between two parts of a word is the word's own, and not only the line's."""
        first, second = before.casefold(), behind.casefold()
        if first + second in self.words or before.endswith("Mc"):
            return False
        if not behind[0].islower() or (before.isupper() and len(before) > 1):
            return True  # Anglo-American, US-backed
        if not self.breaks_words or f"{first}-{second}" in self.words or self._are_words(first, second):
            return True
        return self._is_compound(first, second)

    def _are_words(self, first: str, second: str) -> bool:
        """Whether both parts are words, and none of them one so small that it is a syllable of many: in-come."""
        return {first, second} <= self.words and not {first, second} & self.language.stop_words

    def _is_compound(self, before: str, behind: str) -> bool:
        known = self.language
        is_long = len(before) >= _SHORTEST and before not in known.written_in_one
        is_word = is_long or before in known.number_words
        ends = known.behind_hyphens
        return f"{before}-{behind}" in ends or (behind in ends and is_word)


def joined(lines: Sequence[str], known: KnownWords) -> str:
    """The lines of a paragraph as one."""
    parts: list[str] = []
    for n, line in enumerate(lines):
        end, space = _end_of(line, lines[n + 1], known) if n + 1 < len(lines) else (line, "")
        parts += [end, space]
    return "".join(parts).replace(SOFT_HYPHEN, "")


def _end_of(line: str, following: str, known: KnownWords) -> tuple[str, str]:
    """A line as it goes on, and what stands between it and the next."""
    if line.endswith(SOFT_HYPHEN) or (_UNSPACED.match(line[-1:]) and _UNSPACED.match(following[:1])):
        return line, ""
    broken, begins = _BROKEN.search(line), _BEGINS.match(following)
    if broken is None or begins is None:
        within = line.endswith(tuple(DASHES)) and not line[:-1].endswith((" ", *DASHES)) and len(line) > 1
        return line, "" if within else " "
    if begins[0] in known.language.behind_open_hyphens:
        return line, " "
    if known.keep_hyphen(broken[1], begins[0]):
        return line, ""
    return line[:-1], ""
