"""The text of the Word document: WordprocessingML with insertions, deletions and places of comments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from variorum.export.docx.comments import Comment
from variorum.export.docx.tracked_text import Change, TrackedRow
from variorum.export.reading_direction import direction_of
from variorum.export.xml_text import element

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TAGS: Final = {Change.DELETED: "w:del", Change.INSERTED: "w:ins"}


class TrackedDocument:
    """A document and its comments, which grow part by part."""

    def __init__(self) -> None:
        self.root = ET.Element("w:document", {"xmlns:w": W})
        self.comments = ET.Element("w:comments", {"xmlns:w": W})
        self._body = ET.SubElement(self.root, "w:body")
        self._changes = 0

    def add_paragraph(self, words: str, style: str) -> None:
        """A paragraph of the program's own."""
        paragraph = ET.SubElement(self._body, "w:p")
        element(ET.SubElement(paragraph, "w:pPr"), "w:pStyle", attributes={"w:val": style})
        _add_run(paragraph, words)

    def add_pair(
        self, rows: Iterable[TrackedRow], comments: Mapping[int, Sequence[Comment]], author: str, language: str
    ) -> None:
        """Two articles as one tracked text: changes are by `author`, the other outlet."""
        pair = _Pair(self._body, author, language, self._changes)
        for row in rows:
            said = [self._add_comment(comment) for comment in comments.get(row.row, ())]
            pair.add_row(row, said)
        self._changes = pair.finish()

    def _add_comment(self, comment: Comment) -> str:
        number = str(len(self.comments))
        about = {"w:id": number, "w:author": comment.author, "w:initials": comment.author[:1]}
        written = element(
            self.comments, "w:comment", attributes=about | ({"w:date": comment.when} if comment.when else {})
        )
        for line in comment.lines:
            _add_run(ET.SubElement(written, "w:p"), line)
        return number


class _Pair:
    """A tracked text that is being written: one paragraph after the other."""

    def __init__(self, body: ET.Element, author: str, language: str, changes: int) -> None:
        self._body = body
        self._author = author
        self._language = language
        self._changes = changes
        self._paragraph = self._begin()

    def add_row(self, row: TrackedRow, comments: Sequence[str]) -> None:
        """A row, between the two ends of each of its comments."""
        for number in comments:
            element(self._paragraph, "w:commentRangeStart", attributes={"w:id": number})
        for run in row.runs:
            self._add_words(run.words, run.change)
        for number in comments:
            element(self._paragraph, "w:commentRangeEnd", attributes={"w:id": number})
            element(ET.SubElement(self._paragraph, "w:r"), "w:commentReference", attributes={"w:id": number})
        for run in row.behind:
            self._add_words(run.words, run.change)

    def finish(self) -> int:
        """End the last paragraph; gives how many changes there are so far."""
        self._end(Change.NONE)
        self._body.remove(self._paragraph)
        return self._changes

    def _add_words(self, words: str, change: Change) -> None:
        for n, line in enumerate(words.split("\n")):
            if n:
                self._end(change)
            if line:
                where = self._paragraph if change is Change.NONE else self._change(self._paragraph, change)
                _add_run(where, line, "w:delText" if change is Change.DELETED else "w:t")

    def _begin(self) -> ET.Element:
        paragraph = ET.SubElement(self._body, "w:p")
        about = ET.SubElement(paragraph, "w:pPr")
        if direction_of(self._language) == "rtl":
            ET.SubElement(about, "w:bidi")
        return paragraph

    def _end(self, change: Change) -> None:
        """End the paragraph, where that is a change, by a mark that is deleted or inserted."""
        if change is not Change.NONE:
            self._change(ET.SubElement(self._paragraph[0], "w:rPr"), change)
        self._paragraph = self._begin()

    def _change(self, parent: ET.Element, change: Change) -> ET.Element:
        self._changes += 1
        return element(parent, _TAGS[change], attributes={"w:id": str(self._changes), "w:author": self._author})


def _add_run(parent: ET.Element, words: str, tag: str = "w:t") -> None:
    element(ET.SubElement(parent, "w:r"), tag, words, {"xml:space": "preserve"})
