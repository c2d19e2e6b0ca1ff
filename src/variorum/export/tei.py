"""The edition as TEI: the base's text, and an external apparatus on it.

Every sentence of the base is a segment; each statement is an entry of the apparatus that points to the
segment (double end-point). Parallel segmentation in one running text would be false: a quarter of
the links stand out of order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from variorum.alignment.prepared_article import PreparedArticle
from variorum.alignment.statements import SentenceRef
from variorum.alignment.words.word_alignment import Span
from variorum.annotations.note import Note
from variorum.base.sanitize import safe
from variorum.comparison.witness_status import WitnessStatus
from variorum.comparison.word_marks import marks_of_row
from variorum.export.edition import Edition
from variorum.export.xml_text import element, held

_TEI: Final = "http://www.tei-c.org/ns/1.0"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
# The element of a wording, and the wording that it is held against, and which it is.
_Reading = tuple[ET.Element, SentenceRef, SentenceRef]


def edition_tei(edition: Edition) -> str:
    """The whole edition as a TEI document."""
    root = ET.Element("TEI", {"xmlns": _TEI})
    _header(root, edition)
    text = ET.SubElement(root, "text")
    _body(text, edition.articles[edition.base])
    back = ET.SubElement(text, "back")
    readings = _apparatus(back, edition)
    if edition.project.notes:
        _notes(back, edition)
    ET.indent(root)
    for reading in readings:  # after that: between phrases no space may come
        _phrases(edition, *reading)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _add(parent: ET.Element, tag: str, words: str = "", **attributes: str) -> ET.Element:
    """An element with words that XML can hold; of attributes, `xml_id` is xml:id."""
    named = {f"{{{_XML}}}id" if key == "xml_id" else key: value for key, value in attributes.items()}
    return element(parent, tag, words, named)


def _witness(article: int) -> str:
    return f"A{article + 1}"


def _header(root: ET.Element, edition: Edition) -> None:
    header = _add(root, "teiHeader")
    file = _add(header, "fileDesc")
    _add(_add(file, "titleStmt"), "title", edition.title)
    _add(_add(file, "publicationStmt"), "p", "Made by Variorum from the articles named below.")
    witnesses = _add(_add(file, "sourceDesc"), "listWit")
    for n in range(len(edition.articles)):
        base = " (the base)" if n == edition.base else ""
        _add(witnesses, "witness", f"{edition.citation(n)}{base}", xml_id=_witness(n))
    encoding = _add(header, "encodingDesc")
    _add(encoding, "variantEncoding", method="double-end-point", location="external")
    removed = sum(len(article.cleaned.removed) for article in edition.articles)
    _add(
        _add(encoding, "editorialDecl"),
        "p",
        f"{removed} lines of boilerplate were left out by named rules. A reading of the type absent says "
        "that no sentence of the witness was found to carry the statement; one of the type elsewhere, that its "
        "sentence n carries what it corresponds to: another statement, which says the same or what goes with it. "
        "Entries inside a reading are phrases: reworded, added, or dropped; those dropped stand behind its words.",
    )


def _body(text: ET.Element, base: PreparedArticle) -> None:
    body = _add(text, "body")
    paragraph: ET.Element | None = None
    for number, sentence in enumerate(base.sentences):
        opens = number == 0 or sentence.paragraph != base.sentences[number - 1].paragraph
        if opens or paragraph is None:
            paragraph = _add(body, "p")
        _add(paragraph, "seg", base.text_of(number), xml_id=f"s{number + 1}", type=str(sentence.kind))


def _apparatus(back: ET.Element, edition: Edition) -> list[_Reading]:
    """An entry for each statement; the readings that still want their words."""
    readings: list[_Reading] = []
    entries = _add(_add(back, "div", type="apparatus"), "listApp")
    for number in edition.statements:
        article, sentence = edition.reference(number)
        told = edition.elsewhere(number, edition.base)  # the base may tell it in another statement
        in_base = sentence if article == edition.base else told.sentence if told else None
        kind = "statement" if in_base is not None else "added"
        there = f"#s{(in_base or 0) + 1}"
        ends = {"loc": "not in the base"} if in_base is None else {"from": there, "to": there}
        app = _add(entries, "app", type=kind, xml_id=f"st{number + 1}", **ends)
        lemma = safe(edition.articles[article].text_of(sentence))
        _add(app, "lem", lemma, wit=f"#{_witness(article)}")
        for other in range(len(edition.articles)):
            readings += _readings(app, edition, number, other)
    return readings


def _readings(app: ET.Element, edition: Edition, statement: int, article: int) -> Iterator[_Reading]:
    said = edition.carried(statement, article)
    reference = edition.reference(statement)
    places = [place for place in edition.coverage.statements[statement] if place[0] == article]
    for place in places:
        if place != reference:
            kind = WitnessStatus.REWORDED if said is WitnessStatus.REFERENCE else said
            reading = _add(app, "rdg", wit=f"#{_witness(article)}", type=kind, n=str(place[1] + 1))
            yield reading, reference, place
    if (told := edition.elsewhere(statement, article)) is not None:
        there = f"#st{told.statement + 1}"
        _add(app, "rdg", wit=f"#{_witness(article)}", type=said, corresp=there, n=str(told.sentence + 1))
    elif not places:
        _add(app, "rdg", wit=f"#{_witness(article)}", type=said)


def _phrases(edition: Edition, reading: ET.Element, reference: SentenceRef, place: SentenceRef) -> None:
    """The words of a reading, with an entry of its own for each phrase that it adds or rewords, and behind them one for
    each that it leaves out; none where nearly all is reworded."""
    ours, theirs = edition.articles[reference[0]], edition.articles[place[0]]
    words = edition.words.of(reference, place)
    if marks_of_row(words).throughout:
        reading.text = held(theirs.text_of(place[1]))
        return
    marked = [(pair.right, "reworded", _words_of(ours, pair.left)) for pair in words.reworded]
    marked += [(span, "added", "") for span in words.added]
    sentence = theirs.sentences[place[1]]
    written = theirs.text_of(place[1])
    last, at = None, sentence.start
    for (start, end), kind, lemma in sorted(marked):
        if start < at:
            continue  # a phrase with two counterparts stands once
        _follow(reading, last, written[at - sentence.start : start - sentence.start])
        phrase = written[start - sentence.start : end - sentence.start]
        last, at = _phrase(reading, kind, (reference[0], lemma), (place[0], phrase)), end
    _follow(reading, last, written[at - sentence.start :])
    for span in words.dropped:
        _phrase(reading, "dropped", (reference[0], _words_of(ours, span)), (place[0], ""))


def _phrase(reading: ET.Element, kind: str, lemma: tuple[int, str], witness: tuple[int, str]) -> ET.Element:
    app = _add(reading, "app", type=kind)
    _add(app, "lem", lemma[1], wit=f"#{_witness(lemma[0])}")
    _add(app, "rdg", witness[1], wit=f"#{_witness(witness[0])}")
    return app


def _follow(reading: ET.Element, last: ET.Element | None, words: str) -> None:
    """Put words behind an element of a reading, or at its beginning."""
    if last is None:
        reading.text = held(words) or None
    else:
        last.tail = held(words)


def _words_of(article: PreparedArticle, span: Span) -> str:
    return safe(article.article.text[slice(*span)])


def _notes(back: ET.Element, edition: Edition) -> None:
    division = _add(back, "div", type="notes")
    statements: dict[str, list[str]] = {}
    for n in edition.statements:
        for note_id in {note.id for note in edition.notes_on_statements.get(n, ())}:
            statements.setdefault(note_id, []).append(f"#st{n + 1}")
    for number, note in enumerate(edition.project.notes, 1):
        on = statements.get(note.id)
        targets = on or sorted({f"#{_witness(place.article)}" for place in note.anchors})
        _note(division, note, number, " ".join(targets))


def _note(division: ET.Element, note: Note, number: int, target: str) -> None:
    written = _add(division, "note", type=str(note.status), xml_id=f"note{number}", target=target)
    _add(written, "p", note.text or "(bookmark)")
    for place in note.anchors:
        if place.exact:
            quote = _add(written, "quote", safe(place.exact))
            quote.set("source", f"#{_witness(place.article)}")
    if note.author:
        _add(written, "p", f"{note.author}, {note.modified}")
