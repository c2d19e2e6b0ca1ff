"""Where the article begins and ends on its page, and what stands around and inside it.

Lines before the first and after the last running paragraph, and fragments between paragraphs, are
judged by where they stand. What each judgement makes of a line is said in position_rules.yaml.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from variorum.cleaning.function_words import is_in_language, reads_as_running
from variorum.cleaning.line_features import LineFeatures
from variorum.cleaning.line_roles import looks_like_heading
from variorum.cleaning.lines import LineKind
from variorum.text.typography import CURLY_CLOSING_QUOTES, DASHES, ELLIPSIS

# The rules of position_rules.yaml.
BEFORE_HEADLINE: Final = "navigation.before-headline"
UNDER_HEADLINE: Final = "navigation.under-headline"
NAME: Final = "byline.under-headline"
AFTER_MARKER: Final = "related.after-marker"
AFTER_ARTICLE: Final = "related.after-article"
SENTENCE_AFTER_MARKER: Final = "related.sentence-after-marker"
LAST_SENTENCE: Final = "related.last-sentence"
CAPITALS: Final = "related.capitals"
TOGETHER: Final = "related.lines-together"
LONG: Final = "caption.no-full-stop"
QUESTION_TAIL: Final = "promo.question-tail"
ALONE: Final = "related.no-full-stop"

_TITLE_WORDS: Final = range(3, 29)
_NEAR_BEST: Final = 0.55  # of the best overlap with the body that the title must have
_DEK_WORDS: Final = 8
_SENTENCE_WORDS: Final = 5  # from which on a line with a full stop is taken for a sentence
_FEWEST_PARAGRAPHS: Final = 3  # before where a line stands means anything
_NAME_WORDS: Final = range(2, 5)
_GROUP_WORDS: Final = range(7, 40)
_FRAGMENT_WORDS: Final = range(9, 40)  # shorter, alone between paragraphs, may be a heading
_CAPTION_WORDS: Final = range(12, 20)  # shorter may be a heading, longer a paragraph
_CAPITALS: Final = 7  # words: a shorter line in capitals may be a heading
_LATE: Final = 0.55  # of the lines that stand before a question at the end
_MOST_ANSWER_LINES: Final = 6
_LONG: Final = 20  # words
_ANNOUNCING_WORDS: Final = 3
_LEAST_COMMON: Final = 0.25  # of the words of a paragraph that are common ones
_LEAST_IN_LONG: Final = 0.12
_NUMBERED = re.compile(r"\d{1,2}[.)] ")
_EMBEDDED = re.compile(r"\(@\w+\)|pic\.twitter\.com|t\.co/")  # a post that the article shows
_END_KINDS: Final = {LineKind.RELATED, LineKind.COMMENTS, LineKind.TOPICS, LineKind.NEWSLETTER}


@dataclass(frozen=True, slots=True)
class ArticleBounds:
    """The places in a page, as numbers of its lines: the title if there is one, and the first and the
    last line of running text."""

    title: int | None
    first: int
    last: int


def article_bounds(
    shapes: Sequence[LineFeatures], kept: Sequence[bool], title: int | None = None
) -> ArticleBounds | None:
    """Where the article begins and ends among kept lines; None where no line tells. Its `title` may be known."""
    running = [k for k, features in enumerate(shapes) if kept[k] and is_paragraph(features)]
    if not running:
        running = [k for k, features in enumerate(shapes) if kept[k] and features.is_prose]
    if not running:
        return None
    if title is None:
        body = Counter(word for k in running for word in _telling(shapes[k]))
        title = _title(shapes, kept, running[0], body)
    return ArticleBounds(title, running[0], running[-1])


def is_paragraph(features: LineFeatures) -> bool:
    """Whether a line reads as a paragraph of its language; a long one may be full of names."""
    least = _LEAST_IN_LONG if features.words >= _LONG else _LEAST_COMMON
    return features.is_prose and features.function_word_ratio >= least


def tells_of(line: LineFeatures, text: Sequence[LineFeatures]) -> bool:
    """Whether most telling words of a line stand in a text, as those of its headline do."""
    told = {word for features in text for word in _telling(features)}
    words = _telling(line)
    return line.words in _TITLE_WORDS and 2 * sum(word in told for word in words) > len(words)


def _telling(features: LineFeatures) -> list[str]:
    return [word for word in (w.strip(".,;:!?\"'()") for w in features.normalized.casefold().split()) if len(word) > 3]


def _title(shapes: Sequence[LineFeatures], kept: Sequence[bool], first: int, body: Counter[str]) -> int | None:
    """The earliest line of the head that shares nearly as many words with the text as any does."""
    head = [k for k in range(first) if kept[k] and shapes[k].words in _TITLE_WORDS]
    overlap = {}
    for k in head:
        words = _telling(shapes[k])
        overlap[k] = sum(body[word] > 0 for word in words) / max(3, len(words))
    best = max(overlap.values(), default=0.0)
    if best > 0:
        return next(k for k in head if overlap[k] >= _NEAR_BEST * best)
    return next(iter(head), None)


def classify_by_position(
    shapes: Sequence[LineFeatures], kept: Sequence[bool], kinds: Sequence[LineKind], bounds: ArticleBounds
) -> dict[int, str]:
    """The rules that lines fall under for where they stand. None in a text of a language in which this was not
    measured, or that does not read as its language."""
    if not shapes[0].language.positional_cleaning:
        return {}
    running = [k for k in range(len(shapes)) if kept[k] and is_paragraph(shapes[k])]
    if len(running) < _FEWEST_PARAGRAPHS or not is_in_language((shapes[k].text for k in running), shapes[0].language):
        return {}
    judged = dict(_head(shapes, kept, bounds))
    end = _end_of_text(shapes, kept, kinds, bounds)
    judged |= _inside(shapes, kept, bounds.first, end)
    judged |= _tail(shapes, kept, kinds, end)
    return dict.fromkeys(_question_tail(shapes, kept, end), QUESTION_TAIL) | judged


def _head(shapes: Sequence[LineFeatures], kept: Sequence[bool], bounds: ArticleBounds) -> dict[int, str]:
    judged = {}
    after_title = has_dek = False
    for k in range(bounds.first):
        if not kept[k] or k == bounds.title:
            after_title = after_title or k == bounds.title
            continue
        features = shapes[k]
        if features.is_prose or _is_long_text(features) or _is_sentence(features):
            continue
        if k - 1 == bounds.title and _goes_on(features):
            continue
        if not after_title:
            if bounds.title is not None:
                judged[k] = BEFORE_HEADLINE
        elif not has_dek and features.words >= _DEK_WORDS:
            has_dek = True
        elif not (features.is_bullet and features.words >= _SENTENCE_WORDS):
            judged[k] = NAME if _looks_like_name(features) else UNDER_HEADLINE
    return judged


def _is_long_text(features: LineFeatures) -> bool:
    """Whether a line is so long, and so full of common words, that it is text, though its full stop was cut off."""
    return features.words >= _LONG and reads_as_running(features.text, features.language)


def _is_sentence(features: LineFeatures) -> bool:
    """Whether a line ends as a sentence and is long enough for one, or has a word that labels and names lack."""
    common = features.words > 1 and features.function_word_ratio > 0
    return features.ends_sentence and (features.words >= _SENTENCE_WORDS or common)


def _goes_on(features: LineFeatures) -> bool:
    """Whether a line goes on with a headline that was broken over lines."""
    return features.stripped.startswith((ELLIPSIS, "...")) or features.stripped[:1].islower()


def _looks_like_name(features: LineFeatures) -> bool:
    return features.words in _NAME_WORDS and all(word[:1].isupper() for word in features.normalized.split())


def _end_of_text(
    shapes: Sequence[LineFeatures], kept: Sequence[bool], kinds: Sequence[LineKind], bounds: ArticleBounds
) -> int:
    """The last line of the article: the last paragraph, or what still reads as its speech below."""
    end = bounds.last
    for k in range(bounds.last + 1, len(shapes)):
        if not kept[k] and kinds[k] is not LineKind.BLANK:
            break
        if kept[k] and kinds[k] is not LineKind.BLANK:
            if not (shapes[k].ends_sentence and reads_as_running(shapes[k].text, shapes[k].language)):
                break
            end = k
    return end


def _inside(shapes: Sequence[LineFeatures], kept: Sequence[bool], first: int, end: int) -> dict[int, str]:
    """Headlines in capitals, and lines without a sentence that stand together."""
    judged: dict[int, str] = {}
    group: list[int] = []
    introduced = False
    for k in range(first, end + 2):
        inside = k <= end
        if inside and kept[k] and _is_in_capitals(shapes[k]):
            judged[k] = CAPITALS
        elif inside and shapes[k].stripped and kept[k] and _is_fragment(shapes[k]):
            group.append(k)
        elif not inside or (shapes[k].stripped and kept[k]):
            if not introduced:
                judged |= _judge_group(shapes, group)
            introduced = inside and shapes[k].stripped.endswith(":")
            group = []
    return judged


def _judge_group(shapes: Sequence[LineFeatures], group: Sequence[int]) -> dict[int, str]:
    if any(_EMBEDDED.search(shapes[k].normalized) for k in group):
        return {}
    long = [k for k in group if shapes[k].words in _GROUP_WORDS]
    if len(group) >= 2 and len(long) * 2 > len(group):
        return dict.fromkeys(group, TOGETHER)
    alone = [k for k in group if shapes[k].words in _FRAGMENT_WORDS]
    return {k: LONG if shapes[k].words in _CAPTION_WORDS else ALONE for k in alone}


def _is_fragment(features: LineFeatures) -> bool:
    return (
        not features.ends_sentence
        and not _is_long_text(features)
        and features.stripped[-1:] not in f':,;"{CURLY_CLOSING_QUOTES}{DASHES}-'
        and not features.opens_quote
        and not _NUMBERED.match(features.stripped)
    )


def _is_in_capitals(features: LineFeatures) -> bool:
    if features.words < _CAPITALS or features.stripped[-1] == ".":
        return False
    capitals = sum(map(str.isupper, features.stripped))
    return 0 < capitals >= 0.9 * sum(map(str.isalpha, features.stripped))


def _question_tail(shapes: Sequence[LineFeatures], kept: Sequence[bool], end: int) -> list[int]:
    """A question as the only heading, late in the text, with the few lines that answer it."""
    lines = [k for k in range(end + 1) if kept[k] and shapes[k].stripped]
    headings = [n for n, k in enumerate(lines) if n and looks_like_heading(shapes[k])]
    if len(headings) != 1 or not shapes[lines[headings[0]]].stripped.endswith("?"):
        return []
    tail = lines[headings[0] :]
    late = headings[0] >= _LATE * len(lines)
    return tail if late and 1 < len(tail) <= _MOST_ANSWER_LINES + 1 else []


def _shows(features: LineFeatures) -> bool:
    """Whether a line is a post that the article shows, or announces what it shows below it."""
    if _EMBEDDED.search(features.normalized):
        return True
    return features.stripped.endswith(":") and features.words >= _ANNOUNCING_WORDS and features.function_word_ratio > 0


def _tail(shapes: Sequence[LineFeatures], kept: Sequence[bool], kinds: Sequence[LineKind], end: int) -> dict[int, str]:
    judged = {}
    marked = False
    for k in range(end + 1, len(shapes)):
        marked = marked or (not kept[k] and kinds[k] in _END_KINDS)
        if kept[k] and kinds[k] is not LineKind.BLANK and not is_paragraph(shapes[k]):
            if not marked and (_is_long_text(shapes[k]) or _shows(shapes[k])):
                judged[k] = LAST_SENTENCE
            elif not shapes[k].ends_sentence:
                judged[k] = AFTER_MARKER if marked else AFTER_ARTICLE
            elif shapes[k].words < _LONG:
                judged[k] = SENTENCE_AFTER_MARKER if marked else LAST_SENTENCE
    return judged
