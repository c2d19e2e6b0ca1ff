"""Reading lists become articles with their tags, and highlights notes, where the text is had."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.articles.lists.made_lists import CRANE, INSTAPAPER, OMNIVORE, POCKET_TABLE, READWISE, TIDE, WALLABAG
from tests.articles.web.serving import PAGE, answer, says, serving
from tests.factories import PARAGRAPHS
from variorum.annotations.note import anchor_at
from variorum.articles.article import Article, Metadata
from variorum.cli.main import main
from variorum.config.settings import Settings
from variorum.interchange.import_notes import import_notes, imported_in_words
from variorum.project.project import Project
from variorum.session.session import Session
from variorum.storage.file.read_write import read_project

pytest.importorskip("lxml")
STORY = "\n".join(PARAGRAPHS)
STATE = Project.of(
    [
        Article(
            "a.txt", STORY, Metadata(headline="Crane falls  on boats", url=CRANE.replace("https://", "http://www."))
        ),
        Article("b.txt", "Another text.", Metadata(headline="Else")),
    ]
)
START = STORY.index(PARAGRAPHS[2])
PLACE = anchor_at(0, STORY, START, START + len(PARAGRAPHS[2]))


@pytest.mark.parametrize(
    ("name", "words", "note", "count", "elsewhere"),
    [
        ("r.csv", READWISE, "Who says so?", 2, 1),
        ("i.csv", INSTAPAPER, "", 1, 0),
        ("w.json", WALLABAG, "Who says so?", 1, 0),
    ],
)
def test_highlights_are_notes_on_the_articles_that_are_had(
    tmp_path: Path, name: str, words: str, note: str, count: int, elsewhere: int
) -> None:
    (tmp_path / name).write_text(words, encoding="utf-8")
    found = import_notes(STATE, tmp_path / name)
    assert (found.new, found.orphans, found.elsewhere) == (count, 0, elsewhere)
    assert (found.project.notes[0].text, found.project.notes[0].anchors) == (note, (PLACE,))
    if elsewhere:
        assert imported_in_words(found) == "2 taken in. 1 more are on pages that are not in the story."
        assert found.project.notes[0].tags == ("quote", "check-me")
    again = import_notes(found.project, tmp_path / name)
    assert again.project == found.project


def test_highlights_of_omnivore_once_stayed_in_its_files(tmp_path: Path) -> None:
    listed = tmp_path / "metadata_0_to_2.json"
    listed.write_text(OMNIVORE.replace('"t"', '"../t"'), encoding="utf-8")
    (tmp_path / "highlights").mkdir()
    marked = (
        f"For the lesson.\n\n> {PARAGRAPHS[2]} \n\n#quote #check me\n\nWho says so?\n\nAsk.\n\n> Words that are gone"
    )
    (tmp_path / "highlights" / "crane.md").write_text(marked, encoding="utf-8")
    (tmp_path / "t.md").write_text("> of a file that no page names", encoding="utf-8")
    found = import_notes(STATE, listed)
    assert (found.new, found.orphans, found.elsewhere) == (3, 1, 0)
    whole, one, lost = found.project.notes
    assert (whole.text, whole.anchors[0].on_whole_article) == ("For the lesson.", True)
    assert (one.text, one.tags, one.anchors) == ("Who says so?\n\nAsk.", ("quote", "check-me"), (PLACE,))
    assert lost.anchors[0].exact == "Words that are gone"


def test_pages_of_a_list_are_fetched_into_a_new_comparison_and_into_one_that_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story, pocket = tmp_path / "new.variorum.yaml", tmp_path / "pocket.csv"
    with serving(says(answer(PAGE.encode()))) as address:
        pocket.write_text(re.sub("https://quay.example", address, POCKET_TABLE))
        assert main(["import", str(story), str(pocket), "--items", "1", "--allow-local"]) == 0
        assert capsys.readouterr().out == "1 article added.\n"
        project = read_project(story)
        assert PARAGRAPHS[0] in project.articles[0].text
        (tags,) = project.notes
        assert (tags.text, tags.tags, tags.anchors[0].on_whole_article) == ("", ("harbour", "crane-accident"), True)
        assert main(["import", str(story), str(pocket), "--items", "1", "--allow-local"]) == 0
        assert capsys.readouterr().out == "0 articles added.\n"
        pocket.write_text(pocket.read_text() + "Gone,http://127.0.0.1:1/x,1,,unread\n")
        assert main(["import", str(story), str(pocket), "--items", "3,1", "--allow-local"]) == 0
        assert "http://127.0.0.1:1/x: cannot be fetched" in capsys.readouterr().err
        assert read_project(story) == project
    wallabag = tmp_path / "wallabag.json"
    wallabag.write_text(WALLABAG)
    assert main(["import", str(story), str(wallabag), "--items", "1"]) == 0
    assert capsys.readouterr().out == "1 article added.\nHighlights: 1 taken in.\n"
    assert len(read_project(story).articles) == 2


def test_what_cannot_be_imported_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = Session(Settings(), STATE).save(tmp_path / "story")
    pocket = tmp_path / "pocket.csv"
    pocket.write_text(POCKET_TABLE)
    for command, message in (
        (["import", str(path), str(pocket)], "Pocket's list"),
        (["import", str(path), TIDE], "is an address"),
        (["import", str(path), str(path), "--items", "1"], "is no list of pages"),
        (["import", str(tmp_path / "x.txt"), str(pocket), "--items", "1"], "is no comparison"),
        (["import", str(path), str(pocket), "--items", "3"], "has no page 3: it names 2"),
    ):
        assert main(command) == 2
        assert message in capsys.readouterr().err
