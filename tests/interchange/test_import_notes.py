"""Notes of others are taken in on their own words, once, and what is not found is said."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.annotations.test_anchoring import STORY, at
from tests.factories import PARAGRAPHS, comparisons
from variorum.annotations.note import Anchor, Note, anchor_at
from variorum.articles.article import Article, Metadata
from variorum.base.errors import InputError
from variorum.config.settings import Settings
from variorum.interchange.external_annotations import external_annotations
from variorum.interchange.import_notes import import_notes, imported_in_words
from variorum.project.project import Project
from variorum.session.session import Session
from variorum.storage.file.read_write import dump_project, load_project

OTHER = "\n".join((*PARAGRAPHS[4:], *PARAGRAPHS[:2]))
STATE = Project.of(
    [
        Article("a.txt", STORY, Metadata(url="https://www.times.example/crane/")),
        Article("b.txt", OTHER, Metadata(url="https://post.example/crane")),
    ]
)


def written(path: Path, data: Any) -> Path:
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


def quote(exact: str, **more: Any) -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": exact, **more}


HYPOTHESIS = {
    "total": 2,
    "rows": [
        {
            "id": "x1",
            "uri": "http://times.example/crane#top",
            "text": "Who **says** so?",
            "tags": ["quote", "quote", "money"],
            "user": "acct:jane@hypothes.is",
            "created": "2026-01-02T03:04:05Z",
            "updated": "2026-01-03T03:04:05Z",
            "target": [
                {
                    "source": "http://times.example/crane",
                    "selector": [{"type": "RangeSelector"}, quote(PARAGRAPHS[2])],
                }
            ],
        },
        {"uri": "https://elsewhere.example/x", "text": "On a page of no one's.", "tags": [], "target": [{}]},
    ],
}


def test_annotations_of_hypothesis(tmp_path: Path) -> None:
    found = import_notes(STATE, written(tmp_path / "h.json", HYPOTHESIS))
    first, second = found.project.notes
    assert first.anchors == (at(PARAGRAPHS[2]),)
    assert (first.text, first.tags, first.author) == ("Who **says** so?", ("quote", "money"), "jane")
    assert (first.created, first.modified) == ("2026-01-02T03:04:05Z", "2026-01-03T03:04:05Z")
    assert second.anchors == (Anchor(0),)
    assert imported_in_words(found) == "2 taken in."
    again = import_notes(found.project, tmp_path / "h.json")
    assert again.project == found.project
    assert imported_in_words(again) == "0 taken in, 2 were there already."


def test_a_quote_that_two_articles_have_is_put_on_neither(tmp_path: Path) -> None:
    target = {"source": "urn:unknown", "selector": quote(PARAGRAPHS[5])}
    data = {"type": "Annotation", "body": "Look.", "target": target}
    found = import_notes(STATE, written(tmp_path / "x.json", data))
    assert found.project.notes[0].is_orphan
    assert found.orphans == 1


def test_a_quote_that_one_article_has_is_put_there_whatever_its_source(tmp_path: Path) -> None:
    data = [{"target": {"source": "urn:unknown", "selector": [quote(PARAGRAPHS[3])]}, "body": {"value": "x"}}]
    found = import_notes(STATE, written(tmp_path / "x.json", data))
    assert found.project.notes[0].anchors == (at(PARAGRAPHS[3]),)


def test_a_colleagues_comparison_in_another_order_and_with_an_older_text(tmp_path: Path) -> None:
    older = STORY.replace("premature", "too early")
    theirs = Project.of([Article("b.txt", OTHER), Article("a.txt", older)])
    theirs = theirs.with_note(Note("n1", "Same text.", (anchor_at(0, OTHER, 0, 20),)))
    theirs = theirs.with_note(Note("n2", "Older text.", (anchor_at(1, older, *span(older, "Insurers", "early")),)))
    theirs = theirs.with_note(Note("n3", "On both.", (anchor_at(0, OTHER, 0, 20), Anchor(1))))
    path = Session(Settings(), theirs).save(tmp_path / "theirs")
    ours = STATE.with_note(Note("n1", "Mine.", (Anchor(0),)))
    notes = import_notes(ours, path).project.notes
    assert [note.text for note in notes] == ["Mine.", "Same text.", "Older text.", "On both."]
    assert len({note.id for note in notes}) == 4
    assert notes[1].anchors == (anchor_at(1, OTHER, 0, 20),)
    assert notes[2].anchors[0].exact.endswith("called premature")
    assert {place.article for place in notes[3].anchors} == {0, 1}


def span(text: str, first: str, last: str) -> tuple[int, int]:
    return text.index(first), text.index(last) + len(last)


@given(comparisons())
def test_what_is_exported_and_taken_in_again_adds_nothing(project: Project) -> None:
    from tempfile import TemporaryDirectory

    if len({article.sha256 for article in project.articles}) == len(project.articles):
        with TemporaryDirectory() as folder:
            path = Path(folder) / "x.variorum.yaml"
            path.write_text(dump_project(project), encoding="utf-8")
            assert import_notes(project, path).project == project


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", r"x\.json:1:2: is no JSON: .* Export annotations as JSON"),
        ("[]", "holds no annotations"),
        ('{"rows": []}', "holds no annotations"),
        ("[" * 100_000, "is no JSON"),
        ("\x00", "is no JSON"),
    ],
    ids=["cut off", "empty", "no rows", "deep", "zero"],
)
def test_a_file_without_notes_is_refused_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        import_notes(STATE, written(tmp_path / "x.json", text))


def test_a_comparison_of_other_articles_is_refused(tmp_path: Path) -> None:
    path = Session(Settings(), Project.of([Article("z.txt", "Else.")]).with_base(0)).save(tmp_path / "z")
    with pytest.raises(InputError, match="has none of these articles"):
        import_notes(STATE, path)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["items", "rows", "target", "body", "uri", "text", "tags", "selector", "source", "type", "exact",
             "value", "purpose", "creator", "user", "first", "start", "digest"]
        ),
        inner,
        max_size=4,
    ),
)  # fmt: skip


@given(anything)
def test_any_json_is_taken_in_or_refused(data: Any) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = written(Path(folder) / "x.json", data)
        try:
            count = len(external_annotations(path.read_bytes(), path))
        except InputError:
            return
        found = import_notes(STATE, path)
        assert found.new + found.known == count
        dump_project(found.project)


def on(selector: Any, **more: Any) -> dict[str, Any]:
    body = {"type": "TextualBody", "value": "Who says?"}
    return {"type": "Annotation", "body": body, "target": {"source": "a.txt", "selector": selector, **more}}


@pytest.mark.parametrize(
    "selector",
    [
        None,
        [],
        [None],
        "words",
        {"type": "TextQuoteSelector"},
        quote(""),
        quote("  \n"),
        [{"type": "TextPositionSelector", "start": None, "end": None}, {"type": "TextQuoteSelector", "exact": None}],
        {"type": "TextPositionSelector", "start": 90, "end": 4},
        {"type": "FragmentSelector", "value": "xpointer(/1)"},
    ],
)
def test_a_selector_that_selects_nothing_once_put_the_note_on_the_whole_article(tmp_path: Path, selector: Any) -> None:
    found = import_notes(STATE, written(tmp_path / "n.json", [on(selector)]))
    (note,) = found.project.notes
    assert note.is_orphan
    assert not any(place.on_whole_article for place in note.anchors)
    assert "1 of them without their words" in imported_in_words(found)
    assert load_project(dump_project(found.project), "x").notes == (note,)


def test_a_place_that_runs_backwards_does_not_hide_the_words(tmp_path: Path) -> None:
    selectors = [quote(PARAGRAPHS[2]), {"type": "TextPositionSelector", "start": 9_999, "end": 9}]
    found = import_notes(STATE, written(tmp_path / "n.json", [on(selectors)]))
    assert found.project.notes[0].anchors == (at(PARAGRAPHS[2]),)


@pytest.mark.parametrize("words", ["Helga Brandt", "Ivo Marek", "thunder"])
def test_few_words_without_context_once_were_lost_though_they_stand_once(tmp_path: Path, words: str) -> None:
    found = import_notes(STATE, written(tmp_path / "n.json", [on(quote(words))]))
    assert found.project.notes[0].anchors == (at(words),)


def test_few_words_without_context_that_stand_twice_are_an_orphan(tmp_path: Path) -> None:
    found = import_notes(STATE, written(tmp_path / "n.json", [on(quote("the"))]))
    assert found.project.notes[0].is_orphan


def test_a_quote_that_refines_another_selector_is_found(tmp_path: Path) -> None:
    selector = {"type": "FragmentSelector", "value": "p3", "refinedBy": quote(PARAGRAPHS[2])}
    found = import_notes(STATE, written(tmp_path / "n.json", [on(selector)]))
    assert found.project.notes[0].anchors == (at(PARAGRAPHS[2]),)
