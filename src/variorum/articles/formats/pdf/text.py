"""The text of a PDF: its paragraphs as lines; running heads and turned text are told from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.articles.formats.pdf.lines import lines_in_order, text_of
from variorum.articles.formats.pdf.page import Page, Printed, Run
from variorum.articles.formats.pdf.paragraphs import paragraphs_of
from variorum.articles.formats.pdf.running_heads import running_heads


def lines_of(file: Printed) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it is text; what stands at the edge of a page comes behind the paragraphs that
    begin on it, so that it parts none."""
    pages, heads = file.pages, running_heads(file.pages, " ".join((file.title or "").split()))
    lines = [
        line
        for number, (page, rows) in enumerate(zip(pages, heads, strict=True))
        for line in lines_in_order(_body(page, rows), number)
    ]
    paragraphs = paragraphs_of(lines)
    for number, (page, rows) in enumerate(zip(pages, heads, strict=True)):
        yield from ((paragraph.text, True) for paragraph in paragraphs if paragraph.page == number)
        turned = ([run] for run in page.runs if not run.upright)
        yield from ((text, False) for row in (*rows, *turned) if (text := text_of(row)))


def _body(page: Page, heads: Sequence[Sequence[Run]]) -> list[Run]:
    left_out = {id(run) for row in heads for run in row}
    return [run for run in page.runs if run.upright and id(run) not in left_out]
