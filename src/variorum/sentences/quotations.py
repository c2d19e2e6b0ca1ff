"""Which words of a sentence stand in quotation marks."""

from __future__ import annotations

import re
from typing import Final

_FOLD: Final = str.maketrans("“”„‘’", '"""\'\'')
_DOUBLE = re.compile(r'"[^"]{3,}"')
_SINGLE = re.compile(r"(?<!\w)'[^']{6,}'(?!\w)")  # long enough not to be an apostrophe or a letter


def quoted_spans(sentence: str) -> list[tuple[int, int]]:
    """The spans of a sentence that are quoted, marks included.

    A mark without its partner, as where speech goes on over several sentences, quotes up to the end
    of the sentence: from its start if the sentence opens with it, else from the last mark.
    """
    text = sentence.translate(_FOLD)
    spans = [found.span() for pattern in (_DOUBLE, _SINGLE) for found in pattern.finditer(text)]
    if text.count('"') % 2:
        spans.append((0 if text.startswith('"') else text.rindex('"'), len(text)))
    return spans
