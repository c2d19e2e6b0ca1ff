"""A story keeps every text that its articles had: in its file, in its journal, in what is joined."""

from dataclasses import replace
from pathlib import Path

import pytest

from variorum.annotations.note import Anchor, Note, anchor_at
from variorum.articles.article import Article, Metadata, PagePart
from variorum.base.errors import InputError
from variorum.cli.main import main
from variorum.config.settings import Settings
from variorum.project.project import Project
from variorum.project.renumbering import without_articles
from variorum.project.three_way_merge import three_way_merge
from variorum.project.update import updated, with_version_in_use
from variorum.project.version_notes import anchors_in_use, notes_on_versions
from variorum.session.session import Session
from variorum.storage.file.read_write import dump_project, load_project, read_project
from variorum.storage.journal import Journal, find_recoverable

FIRST = "Crane falls\nA crane fell in Ostrava.\nNobody was hurt, the mayor said."
SECOND = "Crane falls on boats\nA crane fell on two boats in Ostrava.\nNobody was hurt, the mayor said."
THIRD = SECOND.replace("two boats", "three boats") + "\nCorrection: there were three boats."
OTHER = Article("other.txt", "Harbour closed\nThe harbour was closed.")


def page(text: str) -> Article:
    """A page, with what it says of its lines and what is known of it."""
    start = text.index("\n") + 1
    known = Metadata(headline=text[: start - 1], publisher="Herald", fetched="2026-11-01T10:00:00Z")
    return Article("https://herald.example/1", text, known, frozenset({0}), frozenset({(start, PagePart.CAPTION)}))


BEGINNING = Project.of([page(FIRST), OTHER])


def brought_to(project: Project, *texts: str) -> Project:
    for n, text in enumerate(texts):
        project = updated(project, {0: page(text)}, f"2026-11-0{n + 2}T10:00:00Z").project
    return project


def texts_of(project: Project) -> list[str]:
    return [version.article.text for version in project.versions(0)]


def test_the_text_of_before_is_kept_with_what_was_known_and_read_back() -> None:
    project = brought_to(BEGINNING, SECOND, THIRD)
    again = load_project(dump_project(project), "x")
    assert again == project
    assert texts_of(again) == [FIRST, SECOND, THIRD]
    assert [version.seen for version in again.versions(0)] == ["", "2026-11-02T10:00:00Z", "2026-11-03T10:00:00Z"]
    assert again.histories[0].older[0].article == page(FIRST)
    assert again.articles[0].metadata.headline == "Crane falls on boats"
    assert len(again.versions(1)) == 1


def test_the_file_grows_by_what_changed() -> None:
    text = "\n".join(f"Paragraph {n} of a long article about the harbour of Ostrava." for n in range(300))
    project, size = Project.of([Article("a.txt", text)]), 0
    for n in range(20):
        project = updated(project, {0: Article("a.txt", text.replace(f"Paragraph {n} ", "A paragraph "))}).project
        grown, size = len(dump_project(project)) - size, len(dump_project(project))
    assert len(project.versions(0)) == 21
    assert grown < 500


def test_a_note_knows_on_which_version_it_was_written() -> None:
    place = anchor_at(0, FIRST, FIRST.index("Nobody"), len(FIRST))
    noted = BEGINNING.with_note(Note("n1", "Who says so?", (place,))).with_note(Note("n2", "All of it.", (Anchor(0),)))
    project = load_project(dump_project(brought_to(noted, SECOND, THIRD)), "x")
    assert [note.anchors[0].version for note in project.notes] == [page(FIRST).sha256] * 2
    assert project.notes[0].anchors[0].exact == "Nobody was hurt, the mayor said."
    back = with_version_in_use(project, 0, 0).project
    assert [note.anchors[0].version for note in back.notes] == ["", ""]
    assert back.notes == noted.notes


def test_an_older_version_is_used_again_and_no_text_is_lost() -> None:
    project = brought_to(BEGINNING, SECOND, THIRD)
    older = with_version_in_use(project, 0, 1).project
    assert older.articles[0].text == SECOND
    assert texts_of(older) == [FIRST, SECOND, THIRD]
    assert load_project(dump_project(older), "x") == older
    assert with_version_in_use(older, 0, 2).project == project
    assert with_version_in_use(older, 0, 1).project is older
    corrected = older.with_metadata(0, replace(older.articles[0].metadata, publisher="The Herald"))
    assert with_version_in_use(corrected, 0, 0).project.articles[0].outlet == "The Herald"
    # A text that comes while an older one is in use is the newest.
    assert texts_of(brought_to(older, FIRST)) == [FIRST, SECOND, THIRD, FIRST]


def test_versions_are_in_the_journal(tmp_path: Path) -> None:
    journal = Journal(tmp_path, BEGINNING)
    journal.write(brought_to(BEGINNING, SECOND, THIRD))
    journal.close()
    (work,) = find_recoverable(tmp_path)
    assert texts_of(work.end) == [FIRST, SECOND, THIRD]


def test_joining_keeps_the_versions_of_both() -> None:
    note = Note("n1", "Who says so?", (anchor_at(0, FIRST, FIRST.index("Nobody"), len(FIRST)),))
    noted = BEGINNING.with_note(note)
    theirs, ours = brought_to(BEGINNING, SECOND), brought_to(noted, THIRD)
    # They brought an article up to date, and we wrote a note on it.
    joined = three_way_merge(noted, theirs, BEGINNING)
    assert [len(joined.articles), *texts_of(joined)] == [2, FIRST, SECOND]
    assert [each.anchors[0].exact for each in joined.notes] == ["Nobody was hurt, the mayor said."]
    # Both did, to different texts: ours is in use.
    joined = three_way_merge(ours, theirs, BEGINNING)
    assert (len(joined.articles), joined.articles[0].text) == (2, THIRD)
    assert set(texts_of(joined)) == {FIRST, SECOND, THIRD}
    assert len(joined.notes) == 1
    # We did, they did nothing.
    assert three_way_merge(ours, BEGINNING, BEGINNING) == ours


def test_an_article_that_is_removed_takes_its_versions_along() -> None:
    project = without_articles(brought_to(BEGINNING, SECOND), [1])
    assert texts_of(project) == [FIRST, SECOND]
    assert len(without_articles(brought_to(BEGINNING, SECOND), [0]).versions(0)) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("48 6 ", "48 5 "),  # leads to another text than the hash is of
        ("48 6 ", "999 6 "),
        ("48 6 ", "48 six "),
        ("48 6 ", "-48 6 "),
        ('"short "', '"short '),
        ("sha256: 5", "sha256: 6"),
        ("48 6 ", "0 54 "),
    ],
)
def test_versions_that_are_damaged_are_named_with_their_place(old: str, new: str) -> None:
    project = Project.of([Article("a", "A short text.")])
    text = dump_project(updated(project, {0: Article("a", "A large text.")}).project)
    head, older = text.split("  older:\n")
    assert old in older
    with pytest.raises(InputError, match=r"x:\d+:\d+: changes: do not lead to the version"):
        load_project(f"{head}  older:\n{older.replace(old, new)}", "x")


def test_update_on_the_command_line_keeps_the_text_of_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.txt"
    path = Session(Settings(), Project.of([Article(str(file), FIRST)])).save(tmp_path / "c")
    file.write_text(SECOND)
    assert main(["update", str(path)]) == 0
    assert "changed; the text before is kept as a version" in capsys.readouterr().out
    project = read_project(path)
    assert texts_of(project) == [FIRST, SECOND]
    assert project.versions(0)[1].seen


def test_a_note_on_words_that_only_an_older_version_has_is_an_orphan_that_stands_there() -> None:
    project = brought_to(BEGINNING, SECOND, "Crane falls on boats\nThat is all.")
    versions = [version.article for version in project.versions(0)]
    start = FIRST.index("Nobody")
    places = (anchor_at(0, FIRST, start, len(FIRST)), anchor_at(1, SECOND, SECOND.index("Nobody"), len(SECOND)))
    lost = anchors_in_use(project, 0, versions, places)
    assert [(place.lost, place.version) for place in lost] == [(True, versions[0].sha256), (True, versions[1].sha256)]
    noted = project.with_note(Note("n1", "It went without a word.", lost))
    assert load_project(dump_project(noted), "x") == noted
    (note,) = notes_on_versions(noted, 0, dict(enumerate(versions)))
    assert [(place.article, place.exact) for place in note.anchors] == [(0, places[0].exact), (1, places[1].exact)]
    # What was set on the text in use says of no version.
    (place,) = anchors_in_use(project, 0, versions, [anchor_at(2, versions[2].text, 0, 5)])
    assert (place.article, place.version, place.exact) == (0, "", "Crane")
    assert notes_on_versions(BEGINNING.with_note(Note("n1", "All.", (Anchor(0),))), 0, {0: versions[0]}) == []
