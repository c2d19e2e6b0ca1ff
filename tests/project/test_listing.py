"""The list of everything the reader did, and the folder of comparisons."""

import os
from pathlib import Path

import pytest

from tests.storage.test_journal import STATE, noted
from variorum.annotations.note import Anchor, LinkEdit, Note, Status, anchor_at
from variorum.articles.article import Article
from variorum.base.errors import InputError
from variorum.cleaning.lines import LineCorrection
from variorum.config.settings import FolderSettings, Settings
from variorum.project.listing import Kind, Order, chosen, list_items, tags_in, without_item
from variorum.project.project import Project
from variorum.session.session import Session
from variorum.storage.saved_comparisons import contains_text, project_files, projects_folder, rename, to_trash

ONE, OTHER = STATE.articles[0].text, STATE.articles[1].text


def everything() -> Project:
    notes = [
        Note("n1", "Zebra.", (anchor_at(0, ONE, 4, 8),), ("b",), "", "2026-01-01", status=Status.CHECKED),
        Note("n2", "", (anchor_at(1, OTHER, 0, 5),), (), "", "2026-01-02"),
        Note("n3", "Lost.", (Anchor(0, 1, 2, "gone", lost=True),), ("a", "b"), "", "2026-01-03"),
        Note("n4", "Doubt.", (anchor_at(0, ONE, 0, 3),), ("b",), "", "2026-01-04", status=Status.DISPUTED),
    ]
    project = STATE.with_correction(1, LineCorrection(0, False))
    project = project.with_links([LinkEdit.of(anchor_at(0, ONE, 0, 3), anchor_at(1, OTHER, 0, 5), linked=False)])
    for note in notes:
        project = project.with_note(note)
    return project


def words(kind: Kind = "all", order: Order = "place", sought: str = "") -> list[str]:
    return [entry.words for entry in chosen(list(list_items(everything())), kind, order, sought)]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("all", ["Doubt.", "unlinked by hand", "Lost.", "Zebra.", "", "line removed by hand"]),
        ("notes", ["Doubt.", "Lost.", "Zebra."]),
        ("bookmarks", [""]),
        ("corrections", ["unlinked by hand", "line removed by hand"]),
        ("without their words", ["Lost."]),
        ("open", ["Lost."]),
        ("checked", ["Zebra."]),
        ("disputed", ["Doubt."]),
    ],
)
def test_filters(kind: Kind, expected: list[str]) -> None:
    assert words(kind) == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("newest", ["Doubt.", "Lost.", "", "Zebra."]),
        ("status", ["Doubt.", "Lost.", "", "Zebra."]),
        ("tag", ["Lost.", "Doubt.", "Zebra.", ""]),
    ],
)
def test_orders_with_corrections_last(order: Order, expected: list[str]) -> None:
    assert words("all", order)[:4] == expected
    assert all("by hand" in text for text in words("all", order)[4:])


def test_words_are_sought_in_texts_tags_and_quotes() -> None:
    assert words(sought="zebra") == ["Zebra."]
    assert words(sought="#A") == ["Lost."]
    assert words(sought="gone") == ["Lost."]
    assert words(sought="Other") == ["unlinked by hand", "", "line removed by hand"]


def test_tags_the_most_used_first() -> None:
    assert tags_in(everything()) == ["b", "a"]


def test_each_entry_can_be_taken_back() -> None:
    project = everything()
    for entry in list(list_items(project)):
        project = without_item(project, entry)
    assert project == STATE


def test_where_comparisons_live(tmp_path: Path) -> None:
    beside = [Article("-", "x"), Article("https://a.example/x", "y"), Article(str(tmp_path / "a.txt"), "z")]
    assert projects_folder(FolderSettings("beside"), beside) == tmp_path
    assert projects_folder(FolderSettings(str(tmp_path / "kept"))) == tmp_path / "kept"
    data = Path(os.environ["XDG_DATA_HOME"])
    assert projects_folder(FolderSettings()) == data / "variorum" / "comparisons"
    assert projects_folder(FolderSettings("beside"), beside[:2]) == data / "variorum" / "comparisons"


def test_comparisons_are_listed_searched_renamed_and_put_into_the_trash(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    elsewhere = Session(Settings(), noted(1)).save(tmp_path / "elsewhere")
    for name in ("b", "a"):
        path = Session(Settings(), noted(2)).save(folder / name)
        os.utime(path, (1_000_000 + ord(name), 1_000_000 + ord(name)))
    (folder / "other.yaml").write_text("x")
    found = project_files(folder, [elsewhere, tmp_path / "gone.variorum.yaml"])
    assert [file.name for file in found] == ["elsewhere", "b", "a"]
    assert [contains_text(file, "NOTE 2") for file in found] == [False, True, True]
    assert contains_text(found[0], "ELSE")
    renamed = rename(found[1].path, "c")
    assert renamed.name == "c.variorum.yaml"
    for name, message in (("a", "exists already"), ("../x", "is no name for a file")):
        with pytest.raises(InputError, match=message):
            rename(renamed, name)
    to_trash(renamed)
    assert [file.name for file in project_files(folder)] == ["a"]
    with pytest.raises(InputError, match="cannot be put into the trash"):
        to_trash(renamed)
