"""What a page itself says that parts of it are: captions, what asks for consent, headlines of other articles."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from variorum.articles.article import PagePart
from variorum.articles.formats.html.visible_lines import stands_in_lines
from variorum.text.language import known_languages, neutral_language

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CAPTION: Final = re.compile(
    r"(?:^|[-_\s])(?:fig)?(?:caption|cutline|(?:photo|image|picture)-?credits?)s?(?:[-_\s]|$)|(?:^|[-_\s])credits?(?:\s|$)"
)
_LONGEST_CAPTION: Final = 90  # words
# Names that consent programs and their makers give to what they show.
_CONSENT: Final = re.compile(
    r"cookie|consent|gdpr|ccpa|(?:^|[-_\s])cmp(?:[-_\s]|$)|one-?trust|didomi|usercentrics|cybot|truste|sp_message"
    r"|evidon|iubenda|osano|termly|klaro|borlabs|complianz|quantcast|qc-cmp|privacy-?(?:banner|notice|wall|manager|popup)"
)
_ARTICLE: Final = "descendant-or-self::*[self::article or self::main or self::h1]"
_NO_PART: Final = frozenset(("html", "body", "main", "article"))
# What pages of one article say of themselves.
_IS_ARTICLE: Final = (
    "//meta[@property='og:type'][starts-with(@content, 'article')]"
    " | //script[contains(@type, 'ld+json')][contains(., 'NewsArticle') or contains(., 'BlogPosting')]"
    "[not(contains(., 'ItemList') or contains(., 'CollectionPage'))]"
)
_HEADLINE_WORDS: Final = 4
_MOST_TRIED: Final = 1_000  # elements of a page whose names tell
_MOST_NOTICES: Final = 50
_LONGEST_SAID: Final = 20_000  # characters of a part that are looked at


def parts_of(tree: HtmlElement) -> dict[HtmlElement, PagePart]:
    """The elements of a page that are captions, ask for consent, or, where it does not say that it is an article,
    lead to others; none stands in another."""
    from lxml import etree

    found: dict[HtmlElement, PagePart] = {}
    tried = 0
    walk = etree.iterwalk(tree, events=("start",))
    for _, element in walk:
        part = _part_by_name(element)
        if part is None or tried >= _MOST_TRIED:
            continue
        tried += 1
        if _bears_out(element, part):
            found[element] = part
            walk.skip_subtree()
    found |= {block: PagePart.CONSENT for block in _unnamed_notices(tree) if not _stands_in(block, found)}
    if tree.xpath(_IS_ARTICLE):
        return found
    return found | {line: PagePart.STORY for line in _linked_headlines(tree) if not _stands_in(line, found)}


def _part_by_name(element: HtmlElement) -> PagePart | None:
    """What an element is by its tag and its names alone."""
    if element.tag in _NO_PART:
        return None
    names = f"{element.get('class') or ''} {element.get('id') or ''}".casefold()
    if element.tag == "figcaption" or _CAPTION.search(names):
        return PagePart.CAPTION
    asks = _CONSENT.search(names) or element.get("role") in ("dialog", "alertdialog")
    return PagePart.CONSENT if asks else None


def _bears_out(element: HtmlElement, part: PagePart) -> bool:
    """Whether what an element says goes with its name: many things are named after cookies and credits."""
    said = _said(element)
    if part is PagePart.CAPTION:
        return 0 < len(said.split()) <= _LONGEST_CAPTION
    return bool(_consent("asks").search(said)) and not element.xpath(_ARTICLE)


def _unnamed_notices(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The blocks without a telling name that hold a notice of cookies, and most of whose lines speak to the reader."""
    begun = (line for line in tree.iter("p", "div", "span", "li") if "cookie" in (line.text or "").casefold())
    for block in dict.fromkeys(line.getparent() for line in islice(begun, _MOST_NOTICES)):
        if block is None or block.tag in _NO_PART:
            continue
        if not _consent("notice").search(_said(block)) or block.xpath(_ARTICLE):
            continue
        lines = [line for child in block if (line := _said(child))]
        if 2 * sum(bool(_consent("to_the_reader").search(line)) for line in lines) > len(lines):
            yield block


def _linked_headlines(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The lines that are nothing but a link of several words."""
    links = (link for link in tree.iter("a") if link.get("href"))
    for link in islice(links, _MOST_TRIED):
        said = _said(link)
        block: HtmlElement | None = next(link.iter("h1", "h2", "h3", "h4", "h5", "h6"), link)
        while block is not None and stands_in_lines(block):
            block = block.getparent()
        if len(said.split()) >= _HEADLINE_WORDS and block is not None and _said(block) in said:
            yield block


def _stands_in(element: HtmlElement, found: Collection[HtmlElement]) -> bool:
    return element in found or any(above in found for above in element.iterancestors())


@cache
def _consent(what: str) -> re.Pattern[str]:
    """The patterns of all languages for what asks for consent: a page has not told its own yet, or shows another's."""
    patterns = (language.consent.get(what) for language in (*known_languages(), neutral_language("")))
    return re.compile("|".join(filter(None, patterns)))


def _said(element: HtmlElement) -> str:
    return str(element.text_content())[:_LONGEST_SAID].casefold().strip()
