"""Two readers on one story: figures as the literature has them, and one story of both with what was decided."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import CHECKOUT
from variorum.annotations.link_edits import link_edits_on
from variorum.annotations.note import Note, Status
from variorum.annotations.relation import Relation
from variorum.annotations.targets import sentence_target
from variorum.articles.load import read_articles
from variorum.cli.main import main
from variorum.config.settings import LimitSettings, Settings
from variorum.curation.agreement import agreement_of
from variorum.curation.krippendorff import nominal_alpha
from variorum.curation.reader_marks import marks_of
from variorum.project.project import Project
from variorum.session.session import Session
from variorum.storage.file.read_write import read_project

READERS = ("anna", "ben")


def session_of(seeds: Sequence[str]) -> Session:
    return Session(Settings(), Project.of(read_articles(seeds[:2], LimitSettings())))


def marked(
    session: Session,
    links: dict[tuple[int, int], tuple[bool, Relation]],
    notes: dict[int, tuple[Status, tuple[str, ...]]],
) -> Project:
    project = session.project
    sides = (0, session.prepared(0)), (1, session.prepared(1))
    for pair, (linked, relation) in links.items():
        project = project.with_links(link_edits_on(*sides, [pair], linked=linked, relation=relation))
    for sentence, (status, tags) in notes.items():
        target = sentence_target(sides[0], sentence)
        note = Note(
            project.next_note_id(), f"Look at {sentence}.", target.anchors, tags, target_kind=target.target_kind
        )
        project = project.with_note(replace(note, status=status))
    return project


@pytest.fixture
def readers(seeds: list[str], tmp_path: Path) -> list[str]:
    """Two saved comparisons: they differ on a link, a relation, a status, a tag, and each has something alone."""
    session = session_of(seeds)
    same, no = Relation.NONE, (False, Relation.UNRELATED)
    anna = marked(
        session,
        {(0, 0): (True, Relation.SUPPORTS), (1, 1): (True, same), (2, 2): (True, same)},
        {0: (Status.CHECKED, ("quote",)), 3: (Status.OPEN, ("quote",)), 5: (Status.OPEN, ())},
    )
    ben = marked(
        session,
        {(0, 0): (True, Relation.CONTRADICTS), (1, 1): no, (4, 4): (True, same)},
        {0: (Status.CHECKED, ("quote", "=who")), 3: (Status.DISPUTED, ()), 7: (Status.OPEN, ("late",))},
    )
    return [str(Session(Settings(), one).save(tmp_path / name)) for one, name in zip((anna, ben), READERS, strict=True)]


def test_alpha_is_that_of_krippendorffs_own_example() -> None:
    """Section C of "Computing Krippendorff's Alpha-Reliability" (2011): four observers, twelve units, some unseen."""
    observers = (
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    )
    units = [[label for label in unit if label is not None] for unit in zip(*observers, strict=True)]
    assert nominal_alpha(units) == pytest.approx(0.743, abs=0.0005)


@pytest.mark.parametrize(
    ("units", "alpha"),
    [([], None), ([("a", "a")], None), ([("a",), ("b",)], None), ([("a", "a"), ("b", "b")], 1.0), ([("a", "b")], 0.0)],
)
def test_alpha_of_little(units: list[tuple[str, ...]], alpha: float | None) -> None:
    assert nominal_alpha(units) == alpha


def test_figures_and_rows(readers: list[str], seeds: list[str]) -> None:
    session = session_of(seeds)
    articles = [session.prepared(0), session.prepared(1)]
    marks = [marks_of(read_project(Path(path)), articles) for path in readers]
    found = agreement_of(marks[0], marks[1], [len(article.sentences) for article in articles])
    assert (found.links.both, found.links.only_first, found.links.only_second) == (1, 2, 1)
    assert found.links.f1 == pytest.approx(0.4)
    figures = {(str(one.kind), one.name): (one.same, one.units) for one in found.labels}
    assert figures["link", ""] == (1, 2)
    assert figures["relation", ""] == (0, 1)
    assert figures["status", ""] == (1, 2)
    assert figures["tag", "quote"][1] - figures["tag", "quote"][0] == 1
    assert sum(not row.agrees for row in found.rows) == 11


def test_one_reader_agrees_with_himself(readers: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agreement", readers[0], readers[0]]) == 0
    out = capsys.readouterr().out
    assert "F1 1.00" in out
    assert "0 of " in out
    assert "rows differ" in out


def test_as_json_it_fits_its_schema(readers: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agreement", *readers, "--format", "json"]) == 0
    schema = json.loads((CHECKOUT / "docs" / "schemas" / "agreement.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(capsys.readouterr().out), schema)


def decide(path: Path, decisions: dict[str, str]) -> None:
    """Fill in the table: by what and places, as `link 1:2 2:2`."""
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8").removeprefix("\ufeff"), newline="")))
    for row in rows:
        key = " ".join(filter(None, (row["what"], row["tag"], row["places"])))
        row["decision"] = decisions.pop(key, row["decision"])
    assert not decisions
    with path.open("w", encoding="utf-8-sig", newline="") as file:  # as a German Excel writes it
        table = csv.DictWriter(file, list(rows[0]), delimiter=";")
        table.writeheader()
        table.writerows(rows)


def test_rows_are_decided_one_by_one(readers: list[str], tmp_path: Path, seeds: list[str]) -> None:
    rows = tmp_path / "rows.csv"
    assert main(["agreement", *readers, "--format", "csv", "--output", str(rows)]) == 0
    decide(
        rows,
        {
            "link 1:2 2:2": "second",
            "link 1:5 2:5": "linked",
            "relation 1:1 2:1": "more-specific",
            "status 1:4": "second",
            "tag quote 1:4": "no",
            "tag late 1:8": "yes",
            "tag '=who 1:1": "Yes ",
        },
    )
    assert main(["adjudicate", *readers, str(rows), "--output", str(tmp_path / "both")]) == 0
    session = session_of(seeds)
    marks = marks_of(read_project(tmp_path / "both.variorum.yaml"), [session.prepared(0), session.prepared(1)])
    pairs = {((0, i), (1, i)): linked for i, linked in {0: True, 1: False, 2: True, 4: True}.items()}
    assert marks.links == pairs
    assert marks.relations == {((0, 0), (1, 0)): "more-specific"}
    assert marks.statuses == {(0, 0): "checked", (0, 3): "disputed", (0, 5): "open", (0, 7): "open"}
    assert marks.tags[0, 0] == {"quote", "=who"}
    assert not marks.tags[0, 3]
    assert marks.tags[0, 7] == {"late"}
    assert main(["adjudicate", *readers, str(rows), "--output", str(tmp_path / "both")]) == 2  # it is there already


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("1,link,,1:1 2:1,,,,maybe", "rows.csv:2: 'maybe' is no decision on a link. Known: first, second, linked"),
        ("1,link,,1:1 2:999,,,,linked", "rows.csv:2: there is no sentence 2:999."),
        ("1,link,,1:1,,,,linked", "are no places of a link"),
        ('1,link,,1:1 2:1,"\x00,,,linked', "rows.csv:2: is no table that can be read (unexpected end of data)"),
        ("1,link,,1:1 2:1," + "x" * 200_000 + ",,,linked", "is no table that can be read (field larger than"),
        ("1,lnk,,1:1 2:1,,,,linked", "Did you mean 'link'?"),
    ],
)
def test_a_wrong_row_is_told_with_its_line(
    readers: list[str], tmp_path: Path, row: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text(f"number,what,tag,places,words,first,second,decision\n{row}\n", encoding="utf-8")
    assert main(["adjudicate", *readers, str(rows), "--output", str(tmp_path / "both")]) == 2
    assert why in capsys.readouterr().err
    assert not (tmp_path / "both.variorum.yaml").exists()
