"""What the kept lines are to each other: title, dek, headings, bullets, and sentences broken over lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from variorum.base.translation import translatable
from variorum.cleaning.line_features import LineFeatures
from variorum.cleaning.lines import LineKind
from variorum.text.typography import CURLY_CLOSING_QUOTES

_HEADING_WORDS: Final = range(1, 15)
_FEWEST_DEK_WORDS: Final = 5
_LAST_WORD = re.compile(r"(?<!\w)\w++$")
_COMMA_IN_QUOTE = re.compile(f",[\"{CURLY_CLOSING_QUOTES}']$")


class Role(NamedTuple):
    """A kept line's kind, the name of the rule that gave it, and why."""

    kind: LineKind
    rule: str
    why: str


TITLE = Role(LineKind.TITLE, "structure.title", translatable("stands over the text and shares its words"))
FIRST_LINE = Role(LineKind.TITLE, "structure.first-line", translatable("stands first, short and without a full stop"))
DEK = Role(LineKind.DEK, "structure.dek", translatable("stands between the title and the first paragraph"))
SUMMARY = Role(LineKind.SUMMARY, "structure.summary", translatable("is a bullet before the first paragraph"))
HEADING = Role(LineKind.HEADING, "structure.heading", translatable("is short, without a full stop, over a paragraph"))
BODY = Role(LineKind.BODY, "structure.body", translatable("is running text"))


def roles(shapes: Sequence[LineFeatures], joined: Sequence[bool], title: int | None) -> list[Role]:
    """The role of each kept line, in order. `joined[k]`: line k continues line k-1; `title`: which it is."""
    found: list[Role] = []
    first_running = next((k for k, features in enumerate(shapes) if features.is_prose), len(shapes))
    for k, features in enumerate(shapes):
        in_sentence = joined[k] or (k + 1 < len(shapes) and joined[k + 1])
        has_text_below = k + 1 < len(shapes) and not shapes[k + 1].is_bullet
        if k < first_running < len(shapes):
            found.append(_head_role(features, is_title=k == title))
        elif not in_sentence and has_text_below and looks_like_heading(features):
            found.append(HEADING)
        else:
            found.append(BODY)
    if TITLE not in found and found[:1] == [HEADING]:
        found[0] = FIRST_LINE
    return found


def _head_role(features: LineFeatures, *, is_title: bool) -> Role:
    """The role of a line before the first running paragraph."""
    if is_title and not features.is_bullet and features.stripped[-1:] != ".":
        return TITLE
    if features.is_bullet:
        return SUMMARY
    return DEK if features.words >= _FEWEST_DEK_WORDS else HEADING


def looks_like_heading(features: LineFeatures) -> bool:
    """Whether a line is short, and ends as no sentence does, or as a question."""
    if features.words not in _HEADING_WORDS or features.is_bullet:
        return False
    # A question over a paragraph is a heading; a quoted one is speech.
    if features.stripped.endswith("?"):
        return not features.opens_quote
    return not features.ends_sentence and features.stripped[-1:] not in f',:;"{CURLY_CLOSING_QUOTES}'


def continues(line: LineFeatures, following: LineFeatures) -> bool:
    """Whether `following`, the very next line, goes on with the sentence of `line`.

    Sentences are found broken around quotations: after a comma inside the quotation marks, after
    a verb of saying or a colon before them; and in the middle, where lines are cut at a width.
    """
    if line.is_bullet or following.is_bullet or line.words < 2:
        return False
    if _COMMA_IN_QUOTE.search(line.stripped):
        return True
    if line.ends_sentence:
        return False
    starts_lower = following.stripped[:1].islower()
    if line.stripped.endswith(":"):
        return following.opens_quote
    if starts_lower or _last_word(line) in line.language.never_last:
        return True
    return following.opens_quote and _last_word(line) in line.language.speech_verbs


def _last_word(line: LineFeatures) -> str:
    last = _LAST_WORD.search(line.stripped)
    return last[0] if last else ""
