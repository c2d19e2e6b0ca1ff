"""Edits whose outcome is known, on real articles: `python -m evaluation.known_edits FOLDER [--encoder]`.

Every article is held against itself, with sentences left out, with foreign ones put in, and with its
paragraphs shuffled; what differs from the only right answer is printed.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from variorum.alignment.encoding import encode_article
from variorum.alignment.prepared_article import PreparedArticle, prepare
from variorum.articles.article import Article
from variorum.articles.load import read_article
from variorum.cleaning.lines import LineKind
from variorum.comparison.comparison import compare
from variorum.config.settings import LimitSettings, MatchingSettings

FOREIGN = (
    "A museum in Lisbon opened a gallery of painted tiles from the eighteenth century.",
    "The chess champion resigned after forty moves with a pawn less.",
)


def plain(name: str, paragraphs: list[str]) -> PreparedArticle:
    """Paragraphs as an article; no line of it is removed."""
    article = prepare(Article(name, "\n".join(paragraphs)), ())
    return encode_article(article) if "--encoder" in sys.argv else article


def kinds(base: PreparedArticle, other: PreparedArticle) -> Counter[str]:
    """How many rows of each kind; a moved one counts as moved too, where the base has it."""
    rows = compare(base, other, MatchingSettings()).rows
    found = Counter(str(row.kind) for row in rows if row.base or not row.base_elsewhere)
    found["moved"] = sum(row.moved for row in rows)
    return found


def outcomes(path: Path) -> Iterator[tuple[str, bool]]:
    """For each edit, whether the comparison says what was done."""
    article = prepare(read_article(str(path), LimitSettings()), ())
    lines = [article.cleaned.text_of(line) for line in article.cleaned.lines if line.kind is not LineKind.BLANK]
    whole, count = plain("whole", lines), len(plain("whole", lines).sentences)
    yield "the same", kinds(whole, plain("copy", lines)) == {"same": count, "moved": 0}
    alone = [line for line in dict.fromkeys(lines) if lines.count(line) == 1]
    out = alone[2::5]
    gone = sum(len(plain("line", [line]).sentences) for line in out)
    less = plain("less", [line for line in lines if line not in out])
    yield "left out", kinds(whole, less) == {"same": count - gone, "dropped": gone, "moved": 0}
    more = plain("more", [*lines[:3], FOREIGN[0], *lines[3:], FOREIGN[1]])
    yield "put in", kinds(whole, more) == {"same": count, "added": 2, "moved": 0}
    shuffled = list(lines)
    random.Random(1).shuffle(shuffled)  # noqa: S311 - no secret
    found = kinds(whole, plain("shuffled", shuffled))
    yield "shuffled", not any(found[kind] for kind in ("reworded", "dropped", "added")) and found["moved"] > 0


def main() -> None:
    """Try all, and say what went wrong."""
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for path in sorted(Path(sys.argv[1]).rglob("*.txt")):
        for edit, is_right in outcomes(path):
            right[edit] += is_right
            every[edit] += 1
            if not is_right:
                print(f"{path}: {edit}")
    for edit, count in every.items():
        print(f"{edit}: {right[edit]} of {count} as they should be")


if __name__ == "__main__":
    main()
