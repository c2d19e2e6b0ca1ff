"""A project with fewer articles keeps what is on the others."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from variorum.annotations.note import Anchor, LinkEdit, Note
from variorum.articles.article import Article
from variorum.cleaning.lines import LineCorrection
from variorum.interchange.import_notes import import_notes
from variorum.project.project import Project
from variorum.project.renumbering import without_articles
from variorum.project.three_way_merge import three_way_merge
from variorum.storage.file.read_write import dump_project

ARTICLES = [Article(f"{n}.txt", f"Text {n % 3}.") for n in range(5)]  # some say the same
PROJECT = Project(
    tuple(ARTICLES),
    tuple((LineCorrection(n, True),) for n in range(5)),
    tuple(Note(f"n{n}", f"on {n}", (Anchor(n),)) for n in range(5)),
    3,
    links=(LinkEdit.of(Anchor(0, 0, 4), Anchor(4, 0, 4), linked=True),),
)


@given(st.sets(st.integers(0, 4)))
def test_what_is_on_the_others_stays_on_them(left_out: set[int]) -> None:
    kept = [n for n in range(5) if n not in left_out]
    found = without_articles(PROJECT, left_out)
    assert [article.path for article in found.articles] == [f"{n}.txt" for n in kept]
    assert [corrections[0].start for corrections in found.corrections] == kept
    assert [found.articles[note.anchors[0].article].path for note in found.notes] == [f"{n}.txt" for n in kept]
    assert len(found.links) == (not left_out & {0, 4})
    assert found.base == (kept.index(3) if 3 in kept else 0)


THREE = Project.of([Article(f"{n}.txt", f"Text {n}.") for n in range(3)])
NOTE = Note("n1", "Mine.", (Anchor(1),))


def test_an_article_that_they_removed_goes_and_one_that_we_wrote_on_stays() -> None:
    theirs = without_articles(THREE, {0, 1})
    assert three_way_merge(THREE, theirs, THREE).articles == THREE.articles[2:]
    assert three_way_merge(THREE.with_note(NOTE), theirs, THREE).articles == THREE.articles[1:]


def test_an_article_that_we_removed_stays_away_unless_they_wrote_on_it() -> None:
    ours = without_articles(THREE, {1})
    named = THREE.with_title("Named meanwhile")
    assert three_way_merge(ours, named, THREE).articles == ours.articles
    merged = three_way_merge(ours, THREE.with_note(NOTE), THREE)
    assert [article.path for article in merged.articles] == ["0.txt", "2.txt", "1.txt"]
    assert [note.anchors[0].article for note in merged.notes] == [2]


def test_a_note_is_not_new_because_articles_before_it_were_removed() -> None:
    before = THREE.with_note(NOTE)
    ours, theirs = without_articles(before, {0}), without_articles(before, {1})
    assert three_way_merge(ours, theirs, before).articles == THREE.articles[2:]


def test_two_who_remove_everything_between_them_keep_what_is_open() -> None:
    ours, theirs = without_articles(THREE, {0}), without_articles(THREE, {1, 2})
    assert three_way_merge(ours, theirs, THREE).articles == ours.articles


def test_notes_are_taken_in_from_a_story_of_fewer_articles_without_removing_any(tmp_path: Path) -> None:
    theirs = without_articles(THREE, {0, 2}).with_note(Note("n1", "Theirs.", (Anchor(0),)))
    (tmp_path / "theirs.variorum.yaml").write_text(dump_project(theirs), encoding="utf-8")
    found = import_notes(THREE, tmp_path / "theirs.variorum.yaml").project
    assert found.articles == THREE.articles
    assert [note.anchors[0].article for note in found.notes] == [1]
