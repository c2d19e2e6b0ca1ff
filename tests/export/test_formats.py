"""Exports say everything, in valid files, and nothing that an article says becomes more than words."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.conftest import CHECKOUT
from tests.export.making import hostile_edition, seed_desk, seed_edition
from tests.factories import texts
from variorum.annotations.link_edits import link_edits_on, relations_for_pair
from variorum.annotations.note import Anchor, Note
from variorum.annotations.relation import Relation
from variorum.articles.article import Metadata
from variorum.base.sanitize import safe
from variorum.config.settings import Settings
from variorum.export.edition import Edition, edition_of
from variorum.export.formats import FORMATS, PACKED_FORMATS
from variorum.export.html.overview_view import overview_view
from variorum.export.markdown_text import note_markdown, plain
from variorum.export.tables_csv import cell
from variorum.interchange.import_notes import import_notes
from variorum.project.project import Project
from variorum.session.session import Session

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture
def hostile() -> Edition:
    return hostile_edition()


@pytest.fixture
def edition() -> Edition:
    return seed_edition()


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_comparison_gives_the_same_bytes(edition: Edition, form: str) -> None:
    write = FORMATS[form].write
    assert write(edition_of(seed_desk())) == write(edition)


@pytest.mark.parametrize("form", FORMATS)
def test_no_control_character_of_an_article_is_written(hostile: Edition, form: str) -> None:
    if form not in ("json", "training", "web-annotation"):  # there they are escapes, so that the text is whole
        written = FORMATS[form].write(hostile)
        assert not set(written) & set("\x00\x07\x1b\u202e\u2028")


@pytest.mark.parametrize("form", ["markdown", "html", "csv", "json", "tei"])
def test_every_wording_and_note_is_there(edition: Edition, form: str) -> None:
    written = FORMATS[form].write(edition)
    if form == "json":
        data = json.loads(written)
        written = "\n".join((*data["texts"], *(note["text"] for note in data["notes"])))
    words = set(re.findall(r"[^\W\d_]{4,}", written))
    for statement in edition.coverage.statements:
        for article, sentence in statement:
            for word in re.findall(r"[^\W\d_]{4,}", safe(edition.articles[article].text_of(sentence))):
                assert word in words
    for about in ("sentence", "link", "row", "statement"):
        assert f"On the {about}" in written


def test_markdown_has_sources_and_says_what_was_left_out(edition: Edition) -> None:
    written = FORMATS["markdown"].write(edition)
    assert "## Left out as boilerplate: 13 lines" in written
    assert "Help keep Salon independent" in written
    assert written.count("not found") > 10
    assert "## Sources" in written
    assert "gone" in written
    assert "not found again" in written


def test_no_field_of_a_strangers_note_or_article_is_markup(edition: Edition) -> None:
    from markdown_it import MarkdownIt

    hides = "<!-- x --> \\`*_{}[]()#+-.!|~<b>`x` &lt;"
    known = Metadata(hides, hides, hides, hides, hides, hides)
    articles = [replace(a, path=hides, metadata=known) for a in edition.project.articles[:2]]
    lost = Anchor(1, 0, 9, hides, hides, hides, lost=True)
    note = Note(hides, "<!-- <b>", (Anchor(0), lost), (hides,), hides, hides, author=hides)
    project = replace(Project.of(articles), title=hides).with_note(note)
    written = FORMATS["markdown"].write(edition_of(Session(Settings(), project)))
    tokens = MarkdownIt("commonmark", {"html": True}).parse(written)
    kinds = {child.type for token in tokens for child in (token, *(token.children or ()))}
    assert not kinds & {"html_block", "html_inline", "code_inline", "em_open", "link_open", "fence"}
    assert "## Sources" in written


@given(texts)
def test_an_articles_words_in_markdown_are_only_words(text: str) -> None:
    from markdown_it import MarkdownIt

    for words in (text, f"x {text}", text.strip()):
        tokens = MarkdownIt("commonmark").parse(f"- {plain(words)}" if words.strip() else "")
        kinds = {child.type for token in tokens for child in (token.children or ())}
        assert kinds <= {"text", "softbreak", "text_special"}


@given(st.text(alphabet="javscriptdtl:&#x3a;05 8<>[]()\nJAVA\t", max_size=60))
def test_a_notes_markdown_has_no_html_and_no_address_that_runs(text: str) -> None:
    from markdown_it import MarkdownIt

    class Careless(MarkdownIt):
        def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
            return True

    rendered = Careless("commonmark").render(note_markdown(f"[x](javascript:y) {text} [x](JavaScript&#58;y) <b>"))
    assert "<b>" not in rendered
    assert not re.search(r'href="\s*(javascript|vbscript|data):', rendered, re.IGNORECASE)


def rows_of(edition: Edition) -> list[list[str]]:
    return list(csv.reader(io.StringIO(FORMATS["csv"].write(edition).removeprefix("\ufeff"))))


def test_the_matrix_has_a_row_for_each_statement_and_two_columns_for_each_article(edition: Edition) -> None:
    head, *rows = rows_of(edition)
    assert len(rows) == len(edition.coverage.statements)
    assert {len(row) for row in (head, *rows)} == {4 + 2 * 5}
    for row in rows:
        carried = [how not in ("absent", "near", "elsewhere") for how in row[3:-1:2]]
        assert sum(carried) == int(row[2])
        told = [how not in ("absent", "near") for how in row[3:-1:2]]
        assert [bool(words) for words in row[4:-1:2]] == told


def test_no_cell_begins_a_formula(hostile: Edition) -> None:
    for row in rows_of(hostile):
        for words in row:
            assert not words.lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))
    assert any("'=HYPERLINK" in words for row in rows_of(hostile) for words in row)


@given(texts)
def test_no_words_begin_a_formula(text: str) -> None:
    assert not cell(text).lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("which", ["seeds", "hostile"])
def test_tei_is_well_formed_and_every_reference_leads_somewhere(edition: Edition, hostile: Edition, which: str) -> None:
    root = ET.fromstring(FORMATS["tei"].write(edition if which == "seeds" else hostile))  # noqa: S314 - our own
    assert root.tag == f"{TEI}TEI"
    assert [child.tag.removeprefix(TEI) for child in root] == ["teiHeader", "text"]
    ids = [element.get(XML_ID) for element in root.iter() if element.get(XML_ID)]
    assert len(ids) == len(set(ids))
    for element in root.iter():
        for name in ("wit", "from", "to", "target", "source", "corresp"):
            for reference in (element.get(name) or "").split():
                assert reference.removeprefix("#") in ids
    apps = root.findall(f".//{TEI}listApp/{TEI}app")
    assert apps
    for app in apps:
        assert app[0].tag == f"{TEI}lem"
        assert len(app.findall(f"{TEI}rdg")) >= len(edition.articles if which == "seeds" else "abc") - 1


def test_tei_readings_have_each_word_of_their_sentence_and_entries_for_phrases(edition: Edition) -> None:
    root = ET.fromstring(FORMATS["tei"].write(edition))  # noqa: S314 - our own
    kinds = set()
    for reading in root.iterfind(f"./{TEI}text/{TEI}back//{TEI}listApp/{TEI}app/{TEI}rdg[@n]"):
        if reading.get("type") == "elsewhere":
            continue
        own = reading.text or ""
        for phrase in reading:
            kinds.add(phrase.get("type"))
            own += (phrase[1].text or "") + (phrase.tail or "")
        article = edition.articles[int(reading.attrib["wit"][2:]) - 1]
        assert own == article.text_of(int(reading.attrib["n"]) - 1)
    assert kinds == {"added", "dropped", "reworded"}


def test_markdown_says_what_each_wording_adds_leaves_out_and_says_otherwise(edition: Edition) -> None:
    written = FORMATS["markdown"].write(edition)
    assert "“private” for “secret”" in written
    assert "leaves out “highly unusual”, “move”, “former”" in written


def test_tei_asks_once_for_the_notes_of_each_statement(edition: Edition) -> None:
    asked: list[int] = []

    class Asked(dict[int, Sequence[Note]]):
        def get(self, number: int, default: object = None) -> Any:
            asked.append(number)
            return super().get(number, default)

    counting = replace(edition)
    vars(counting)["notes_on_statements"] = Asked(edition.notes_on_statements)
    assert FORMATS["tei"].write(counting) == FORMATS["tei"].write(edition)
    assert len(edition.project.notes) > 3
    assert sorted(asked) == sorted(edition.statements)


def test_tei_keeps_the_base_word_for_word(edition: Edition) -> None:
    root = ET.fromstring(FORMATS["tei"].write(edition))  # noqa: S314 - our own
    base = edition.articles[edition.base]
    segments = ["".join(segment.itertext()) for segment in root.iter(f"{TEI}seg")]
    assert segments == [safe(base.text_of(n)) for n in range(len(base.sentences))]


def test_json_fits_its_schema(edition: Edition, hostile: Edition) -> None:
    schema = json.loads((CHECKOUT / "docs" / "schemas" / "edition.json").read_text(encoding="utf-8"))
    for one in (edition, hostile):
        Draft202012Validator(schema).validate(json.loads(FORMATS["json"].write(one)))


def test_web_annotations_are_as_the_model_says(edition: Edition) -> None:
    data = json.loads(FORMATS["web-annotation"].write(edition))
    assert data["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items = data["first"]["items"]
    assert data["total"] == len(items) == len(edition.project.notes)
    assert len({item["id"] for item in items}) == len(items)
    for item, note in zip(items, edition.project.notes, strict=True):
        assert item["type"] == "Annotation"
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        assert len(targets) == len(note.anchors)
        for target, place in zip(targets, note.anchors, strict=True):
            selectors = {s["type"]: s for s in target.get("selector", ())}
            if place.is_attached:
                position = selectors["TextPositionSelector"]
                text = edition.project.articles[place.article].text
                exact = selectors["TextQuoteSelector"]["exact"]
                assert text[position["start"] : position["end"]] == exact == place.exact


@pytest.mark.parametrize("which", ["seeds", "hostile"])
def test_web_annotations_come_back_as_the_same_notes(
    edition: Edition, hostile: Edition, which: str, tmp_path: Path
) -> None:
    one = edition if which == "seeds" else hostile
    path = tmp_path / "notes.jsonld"
    path.write_text(FORMATS["web-annotation"].write(one), encoding="utf-8")
    back = import_notes(Project.of(one.project.articles), path)
    assert back.project.notes == one.project.notes
    assert import_notes(one.project, path).project == one.project


def test_html_holds_no_request_and_no_script_but_its_own(edition: Edition, hostile: Edition) -> None:
    for one in (edition, hostile):
        for form in ("html", "worksheet"):
            written = FORMATS[form].write(one)
            assert written.count("<script>") == (1 if form == "html" else 0)
            assert not re.search(r"<(img|iframe|object|embed|link|base|form)\b", written)
            assert written.count("<svg ") == written.count('<svg class="chart ')
            assert not re.search(r"<[^>]*\son\w+\s*=", written)
            assert not re.search(r'(src|href)="(?!#|https://)', written)
            assert "default-src 'none'" in written


def test_a_worksheet_has_the_texts_and_no_answers(edition: Edition) -> None:
    written = FORMATS["worksheet"].write(edition)
    base = edition.articles[edition.base]
    cells = len(base.sentences) * (len(edition.articles) - 1)
    assert written.count('<td class="fill"></td>') == cells
    assert "<mark" not in written


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_exports_say_what_is_changed_and_by_whom(edition: Edition, form: str) -> None:
    written = FORMATS[form].write(edition)
    assert "another meaning" not in written
    assert "changed: drops “former” or the like" in written
    if form == "markdown":
        lines = written.splitlines()
        for n, line in enumerate(lines):
            if line.startswith(("  - !", "  - \\!")):
                assert lines[n - 1].startswith(("- **", "  - "))


def test_a_drift_seen_from_a_later_base_is_told_from_the_base(edition: Edition) -> None:
    coverage = edition.coverage
    (one, other), found = next((places, drift) for places, drift in coverage.drift.items() if drift)
    assert coverage.drift_from(one, other) == found
    assert coverage.drift_from(other, one) == tuple(drift.mirrored for drift in found)


def test_a_relation_is_told_from_the_base_whichever_that_is(edition: Edition) -> None:
    link = edition.views[1].links[0]
    sides = (0, edition.articles[0]), (1, edition.articles[1])
    pair, turned = (link.left, link.right), (link.right, link.left)
    edits = list(link_edits_on(*sides, [pair], linked=True, relation=Relation.MORE_SPECIFIC))
    told = replace(edition, project=edition.project.with_links(edits))
    assert told.relations(1) == {pair: Relation.MORE_SPECIFIC}
    assert relations_for_pair(edits, sides[1], sides[0]) == {turned: Relation.LESS_SPECIFIC}
    back = link_edits_on(sides[1], sides[0], [turned], linked=True, relation=Relation.LESS_SPECIFIC)
    assert list(back) == edits
    assert "the other&#39;s sentence is more specific" in FORMATS["html"].write(told)
    with zipfile.ZipFile(io.BytesIO(PACKED_FORMATS["docx"].write(told))) as document:
        assert "the other's sentence is more specific" in document.read("word/comments.xml").decode()


def test_tables_begin_with_the_mark_that_excel_needs(edition: Edition) -> None:
    for form, known in FORMATS.items():
        assert known.write(edition).startswith("\ufeff") == (form in ("csv", "notes-csv")), form


def test_notes_alone_as_a_table(edition: Edition) -> None:
    lines = list(csv.DictReader(io.StringIO(FORMATS["notes-csv"].write(edition).removeprefix("\ufeff"))))
    assert [line["id"] for line in lines] == [note.id for note in edition.project.notes]
    for line, note in zip(lines, edition.project.notes, strict=True):
        assert line["status"] == note.status
        assert all(safe(place.exact) in line["words"] for place in note.anchors if place.exact)


def test_notes_alone_as_markdown_have_front_matter_that_is_yaml(hostile: Edition) -> None:
    tagged = replace(
        hostile.project, notes=(*hostile.project.notes, Note("n9", "Odd.", (Anchor(0),), ('"}: x', "---")))
    )
    written = FORMATS["notes-markdown"].write(replace(hostile, project=tagged))
    _, front, rest = written.split("---\n", 2)
    known = yaml.safe_load(front)
    assert set(known) == {"title", "tags", "outlets"}
    assert {'"}: x', "---"} <= set(known["tags"])
    assert "Odd." in rest


def test_the_page_names_the_places_of_a_line_in_the_order_of_the_outlets(edition: Edition) -> None:
    order = [code.upper() for code in edition.overview.codes]
    for part in overview_view(edition):
        for line in part.lines:
            outlets = [order.index(place.partition(":")[0].upper()) for place, _ in line.places]
            assert outlets == sorted(outlets)
