"""The line of a text that is the headline which its metadata give.

The way to the headline on a page is full of what is no article, and what takes that out may take the headline too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from variorum.base.translation import translatable
from variorum.cleaning.line_features import LineFeatures
from variorum.cleaning.line_roles import Role
from variorum.cleaning.lines import KNOWN_TITLE_RULE, Line, LineKind
from variorum.text.typography import DASHES, PLAIN

KNOWN_TITLE: Final = Role(
    LineKind.TITLE, KNOWN_TITLE_RULE, translatable("is the headline that is known of the article")
)
_BEFORE_SITE: Final = rf"|\-:»{DASHES}"
_SITE_AT_END: Final = re.compile(rf"\s[{_BEFORE_SITE}]+\s[^{_BEFORE_SITE}]+$")
_WORD: Final = re.compile(r"\w+")
_FEWEST_WORDS: Final = 2  # one word may be the name of a section
# What a rule by words found here is no headline, whatever the metadata say.
_NEVER: Final = frozenset({
    LineKind.NEWSLETTER, LineKind.DONATION, LineKind.SHARE, LineKind.ADVERT, LineKind.COMMENTS, LineKind.COOKIES,
    LineKind.LEGAL,
})  # fmt: skip


def known_title(lines: Sequence[Line], shapes: Sequence[LineFeatures], headline: str | None) -> int | None:
    """The number of the first line over the text that has the words of a headline, with or without the site's name
    behind them; None if there is none."""
    if not headline:
        return None
    wanted = {_words(headline), _words(_SITE_AT_END.sub("", headline))}
    running = [k for k, features in enumerate(shapes) if lines[k].kept and features.is_prose]
    for k in range(running[0] + 1 if running else len(lines)):
        found = _words(shapes[k].text) if lines[k].kind not in _NEVER else ()
        if len(found) >= _FEWEST_WORDS and found in wanted:
            return k
    return None


def as_title(line: Line) -> Line:
    """The line as the title, whatever took it out."""
    kind, rule, why = KNOWN_TITLE
    return replace(line, kind=kind, kept=True, rule=rule, why=why, confidence=None)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.translate(PLAIN).casefold()))
