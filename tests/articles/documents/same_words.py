"""Whether an article that went through another program still says what its seed says."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

from tests.conftest import SEEDS
from variorum.articles.article import Article

MADE: Final = Path(__file__).parent / "made"
_MOST_ADDED: Final = 12  # words that the other program adds: a title, a header


def holds_the_seed(article: Article, file: Path) -> None:
    """At least 99 of 100 words of the seed whose number stands in the file's name are there, in order, and few
    others."""
    number = re.search(r"-(\d)\.", file.name)
    assert number is not None
    is_the_seed(article.text, int(number[1]))


def is_the_seed(text: str, number: int) -> None:
    """At least 99 of 100 words of a seed are in the text, in order, and few others."""
    want, have = SEEDS[number].read_text("utf-8").split(), text.split()
    same = sum(block.size for block in SequenceMatcher(None, want, have, autojunk=False).get_matching_blocks())
    assert same >= 0.99 * len(want)
    assert len(have) <= same + _MOST_ADDED
