"""A page as the extractor gets it: without what misleads it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final

from variorum.articles.formats.html.visible_lines import stands_in_lines

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CROWD: Final = 2_000  # elements in one other, from which on the extractor slows down with their square


def pages_for_extractor(page: str, tree: HtmlElement, without: Collection[HtmlElement] = ()) -> Iterator[str]:
    """The page without some elements, then, for who finds no article in it, with its asides made plain blocks: there
    are pages whose article stands in one. The tree of the page is spent by it.

    Elements within lines are left out, but not their words, where thousands stand in one other.
    """
    from lxml import etree

    crowded = [element for element in tree.iter() if len(element) > _CROWD]
    for element in crowded:
        etree.strip_tags(element, *{each.tag for each in element if stands_in_lines(each)})
    for element in without:
        element.drop_tree()
    yield _written(tree) if crowded or without else page
    asides = list(tree.iter("aside"))
    if asides:
        for element in asides:
            element.tag = "div"
        yield _written(tree)


def _written(tree: HtmlElement) -> str:
    from lxml import etree

    return str(etree.tostring(tree, encoding="unicode", method="html"))
