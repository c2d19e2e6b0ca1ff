"""The cleaner: each line of an article kept or removed, with the rule and the reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from variorum.articles.article import Article, PagePart
from variorum.articles.formats.front_matter import front_matter_end
from variorum.base.debug_log import timed
from variorum.base.translation import translatable
from variorum.cleaning.known_title import as_title, known_title
from variorum.cleaning.line_features import LineFeatures
from variorum.cleaning.line_roles import BODY, continues, roles
from variorum.cleaning.lines import CleanedArticle, Line, LineCorrection, LineKind
from variorum.cleaning.patient_pattern import TooSlowError
from variorum.cleaning.position_rules import article_bounds, classify_by_position, tells_of
from variorum.cleaning.rules import CompiledRule
from variorum.config.settings import Confidence
from variorum.text.language import Language
from variorum.text.language_detection import language_of

_MANY_LINES = 6
_MUCH_OF_TEXT = 0.2  # of the words that other rules left
_OF_PART: Final[Mapping[PagePart | None, tuple[LineKind, str, str]]] = {
    PagePart.CAPTION: (LineKind.CAPTION, "page.caption", "is marked as a caption on its page"),
    PagePart.CONSENT: (LineKind.COOKIES, "page.consent", "stands where its page asks to agree to cookies"),
}
_FEWEST_REPEATED_WORDS = 8  # shorter lines may well be said twice


@timed("cleaning")
def clean(
    article: Article,
    rules: Sequence[CompiledRule],
    corrections: Iterable[LineCorrection] = (),
    language: Language | None = None,
) -> CleanedArticle:
    """The verdict on every line; the reader's corrections stand over every rule. Without a `language` the
    article's own is found out."""
    language = language or language_of(article.text, article.metadata.language)
    rules = [rule for rule in rules if rule.runs_on(language)]
    lines = _remove_front_matter(_blank_lines(article.text), front_matter_end(article.text))
    shapes = [LineFeatures(article.text[line.start : line.end], language) for line in lines]
    lines = _remove_by_rules(lines, shapes, rules)
    lines = _remove_repeats(lines, shapes)
    if article.outside is not None:
        lines = _remove_parts(lines, dict(article.parts))
        lines = _remove_outside(lines, article.outside)
    by_place = {} if article.outside is not None else {rule.rule.id: rule for rule in rules}
    known = known_title(lines, shapes, article.metadata.headline)
    if known is not None:
        lines[known] = as_title(lines[known])
    lines, title = _judge_places(lines, shapes, by_place, known)
    if title is not None:
        lines = _spare_headline(lines, shapes, title)
    lines = _correct(lines, {correction.start: correction.kept for correction in corrections})
    return CleanedArticle(article, tuple(_give_roles(lines, shapes, title)), language)


def _blank_lines(text: str) -> list[Line]:
    """The lines of a text, all kept so far; blank ones are known by their kind."""
    lines, start = [], 0
    for number, words in enumerate(text.split("\n"), 1):
        blank = not words.strip()
        role = (LineKind.BLANK, "structure.blank", translatable("is empty")) if blank else BODY
        lines.append(Line(number, start, start + len(words), role[0], True, role[1], role[2]))
        start += len(words) + 1
    return lines


def _remove_front_matter(lines: list[Line], end: int) -> list[Line]:
    """The lines without the metadata at the top of the file."""
    kind, rule, why = LineKind.NAVIGATION, "structure.front-matter", translatable("is metadata at the top of the file")
    return [_judged(line, kind, rule, why, "sure") if line.start < end else line for line in lines]


def _remove_by_rules(lines: list[Line], shapes: Sequence[LineFeatures], rules: Sequence[CompiledRule]) -> list[Line]:
    """Rules for any place first: what they leave shows where the text begins and ends."""
    anywhere = [rule for rule in rules if rule.rule.place == "any"]
    # Few rules are for long lines, and a long article has many of these.
    fitting = {n: [rule for rule in anywhere if rule.fits(n)] for n in {features.words for features in shapes}}
    lines = [_try_rules(line, features, fitting[features.words]) for line, features in zip(lines, shapes, strict=True)]
    running = [k for k, features in enumerate(shapes) if lines[k].kept and features.is_prose]
    if not running:
        return lines
    lines = _spare_first_line(lines, shapes, running)
    title = next(k for k, line in enumerate(lines) if line.kept and line.kind is not LineKind.BLANK)
    at_head = [rule for rule in rules if rule.rule.place == "head"]
    at_tail = [rule for rule in rules if rule.rule.place == "tail"]
    for k in range(title + 1, running[0]):
        lines[k] = _try_rules(lines[k], shapes[k], at_head)
    for k in range(running[-1], len(lines)):
        lines[k] = _try_rules(lines[k], shapes[k], at_tail)
    return lines


def _spare_first_line(lines: list[Line], shapes: Sequence[LineFeatures], running: Sequence[int]) -> list[Line]:
    """The lines with the first one kept if it is the headline: outlets begin headlines with words, as EXCLUSIVE:, that
    point to other articles further down."""
    first = next((k for k, line in enumerate(lines) if line.kind is not LineKind.BLANK), 0)
    points = lines[first].kind in (LineKind.RELATED, LineKind.PROMO) and not lines[first].kept
    if points and tells_of(shapes[first], [shapes[k] for k in running]):
        lines[first] = replace(lines[first], kind=BODY[0], kept=True, rule=BODY[1], why=BODY[2], confidence=None)
    return lines


def _judge_places(
    lines: list[Line], shapes: Sequence[LineFeatures], rules: Mapping[str, CompiledRule], known: int | None
) -> tuple[list[Line], int | None]:
    """The lines judged by where they stand, and the number of the title's, if there is one: the one that is `known`,
    else the one that reads as it."""
    kept = [line.kept and line.kind is not LineKind.BLANK for line in lines]
    bounds = article_bounds(shapes, kept, known)
    if bounds is None:
        return lines, known
    broken = _broken_over_lines(kept, shapes)
    judged = classify_by_position(shapes, kept, [line.kind for line in lines], bounds)
    verdicts = {
        k: _under(lines[k], rules[rule_id])
        for k, rule_id in judged.items()
        if rule_id in rules and k not in broken and k != known
    }
    if _takes_too_much(verdicts, shapes, kept):
        verdicts = {k: _doubted(verdict) for k, verdict in verdicts.items()}
    return [verdicts.get(k, line) for k, line in enumerate(lines)], bounds.title


def _takes_too_much(verdicts: Mapping[int, Line], shapes: Sequence[LineFeatures], kept: Sequence[bool]) -> bool:
    """Whether weak rules would take so much that the article may be a list, or all short lines."""
    likely = [k for k, line in verdicts.items() if line.confidence == "likely"]
    words = sum(features.words for features, is_kept in zip(shapes, kept, strict=True) if is_kept)
    return len(likely) >= _MANY_LINES and sum(shapes[k].words for k in likely) > _MUCH_OF_TEXT * words


def _doubted(line: Line) -> Line:
    """A likely verdict made a suspicion."""
    if line.confidence != "likely":
        return line
    why = translatable(
        "{why}; kept, because rules by place would take too much of this page", why=translatable(line.why)
    )
    return replace(line, kept=True, confidence="suspect", why=why)


def _under(line: Line, rule: CompiledRule) -> Line:
    """The line with a rule's verdict."""
    return _judged(line, rule.kind, rule.rule.id, rule.rule.why, rule.rule.confidence)


def _judged(line: Line, kind: LineKind, rule: str, why: str, confidence: Confidence) -> Line:
    """The line with a verdict: what is only suspect stays."""
    kept = confidence == "suspect"
    return replace(line, kind=kind, kept=kept, rule=rule, why=why, confidence=confidence)


def _broken_over_lines(kept: Sequence[bool], shapes: Sequence[LineFeatures]) -> set[int]:
    """The lines that share a sentence with the line before or after."""
    pairs = [(k - 1, k) for k in range(1, len(shapes)) if kept[k - 1] and kept[k]]
    return {k for one, other in pairs if continues(shapes[one], shapes[other]) for k in (one, other)}


def _spare_headline(lines: list[Line], shapes: Sequence[LineFeatures], title: int) -> list[Line]:
    """A line that repeats the headline is shown, dimmed: rules for the page's lists must not take it."""
    headline = shapes[title].lowercased
    why = translatable("repeats the headline in line {number}", number=lines[title].number)

    def spared(line: Line, features: LineFeatures) -> Line:
        if line.kept or features.lowercased != headline:
            return line
        return _judged(line, LineKind.DUPLICATE, "duplicate.headline", why, "suspect")

    return [spared(line, features) for line, features in zip(lines, shapes, strict=True)]


def _try_rules(line: Line, features: LineFeatures, rules: Iterable[CompiledRule]) -> Line:
    """The line with the verdict of the first rule that matches it; a suspect line stays."""
    if line.kind is LineKind.BLANK or not line.kept:
        return line
    for rule in rules:
        try:
            if rule.matches(features):
                return _under(line, rule)
        except TooSlowError:
            why = translatable("may be what this rule takes out, but its pattern takes too long: it is not tried again")
            line = _judged(line, rule.kind, rule.rule.id, why, "suspect")
    return line


def _remove_repeats(lines: list[Line], shapes: Sequence[LineFeatures]) -> list[Line]:
    """A kept line that says word for word what an earlier one said is its duplicate."""
    first_seen: dict[str, int] = {}
    out = []
    for line, features in zip(lines, shapes, strict=True):
        if line.kept and features.words >= _FEWEST_REPEATED_WORDS:
            first = first_seen.setdefault(features.normalized, line.number)
            if first != line.number:
                line = _judged(line, LineKind.DUPLICATE, "duplicate.line", f"repeats line {first}", "sure")
        out.append(line)
    return out


def _remove_parts(lines: list[Line], parts: Mapping[int, PagePart]) -> list[Line]:
    """The lines of a page without those of which it says itself that they are no text of the article."""
    return [
        _judged(line, *verdict, "sure") if line.kept and (verdict := _OF_PART.get(parts.get(line.start))) else line
        for line in lines
    ]


def _remove_outside(lines: list[Line], outside: Collection[int]) -> list[Line]:
    """The lines of a page without those that its extractor takes for no part of the article."""
    return [_outside(line) if line.kept and line.start in outside else line for line in lines]


def _outside(line: Line) -> Line:
    why = translatable("stands outside the article on its page, says the extractor")
    return _judged(line, LineKind.NAVIGATION, "extractor.outside", why, "likely")


def _correct(lines: list[Line], decided: Mapping[int, bool]) -> list[Line]:
    return [_corrected(line, decided.get(line.start)) for line in lines]


def _corrected(line: Line, kept: bool | None) -> Line:
    if kept is None or kept == line.kept or line.kind is LineKind.BLANK:
        return line
    if kept:
        why = translatable("was restored by the reader; {rule}: {why}", rule=line.rule, why=translatable(line.why))
        return replace(line, kept=True, rule="reader.restored", why=why, confidence=None)
    why = translatable("was removed by the reader")
    return replace(line, kept=False, rule="reader.removed", why=why, confidence="sure")


def _give_roles(lines: list[Line], shapes: Sequence[LineFeatures], title: int | None) -> list[Line]:
    """Kept lines that no rule has named get their role in the text."""
    text = [k for k, line in enumerate(lines) if line.kept and line.kind is LineKind.BODY]
    joined = [n > 0 and text[n - 1] == k - 1 and continues(shapes[k - 1], shapes[k]) for n, k in enumerate(text)]
    at = text.index(title) if title in text else None
    for n, role in enumerate(roles([shapes[k] for k in text], joined, at)):
        k = text[n]
        lines[k] = replace(lines[k], kind=role.kind, rule=role.rule, why=role.why, continues=joined[n])
    return lines
