"""An article from a page: its visible lines as text, and which of them stand outside the article."""

from __future__ import annotations

from variorum.articles.article import Article, Metadata, PagePart
from variorum.articles.formats.html.extractor_match import extractor_matches
from variorum.articles.formats.html.extractor_page import pages_for_extractor
from variorum.articles.formats.html.metadata import metadata_of
from variorum.articles.formats.html.page import parse, with_named_signs
from variorum.articles.formats.html.page_parts import parts_of
from variorum.articles.formats.html.visible_lines import visible_lines
from variorum.articles.formats.html.wayback import as_captured, without_frame
from variorum.articles.sidecar import merge_metadata
from variorum.base.errors import input_error


def article_from_page(page: str, path: str, known: Metadata | None = None) -> Article:
    """The article of a page. `known` metadata, from a file beside it, stands over what the page says.

    Raises InputError where the page has no words, or a package that reads pages cannot be loaded.
    """
    page = with_named_signs(without_frame(page))
    tree = parse(page, path)
    metadata = metadata_of(tree)
    parts = parts_of(tree)
    blocks = visible_lines(tree, parts)
    if not blocks:
        remedy = "Its text may be loaded by scripts: save it from a browser."
        raise input_error(path, "is a page without words", remedy)
    starts, at = [], 0
    for block in blocks:
        starts.append(at)
        at += len(block.text) + 1
    consent = [element for element, part in parts.items() if part is PagePart.CONSENT]
    kept = extractor_matches(blocks, pages_for_extractor(page, tree, consent), path)
    return Article(
        path,
        "\n".join(block.text for block in blocks),
        as_captured(merge_metadata(metadata, known or Metadata()), path),
        frozenset(start for start, keep in zip(starts, kept, strict=True) if not keep),
        frozenset((start, block.part) for start, block in zip(starts, blocks, strict=True) if block.part),
    )
