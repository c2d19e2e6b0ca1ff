"""What a reader judged comes back as the stories that the weights are fitted on."""

from __future__ import annotations

import json
from pathlib import Path

from evaluation.gold import read_gold
from tests.export.making import hostile_edition
from variorum.annotations.link_edits import link_edits_on
from variorum.annotations.relation import Relation
from variorum.articles.load import read_articles
from variorum.config.settings import LimitSettings, Settings
from variorum.export.edition import edition_of
from variorum.export.formats import FORMATS
from variorum.project.project import Project
from variorum.session.session import Session


def test_judged_pairs_are_read_as_gold(seeds: list[str], tmp_path: Path) -> None:
    session = Session(Settings(), Project.of(read_articles(seeds[:2], LimitSettings())))
    sides = (0, session.prepared(0)), (1, session.prepared(1))
    denied = session.comparison(0, 1).links[0]
    edits = [
        *link_edits_on(*sides, [(5, 7)], linked=True, relation=Relation.SUPPORTS),
        *link_edits_on(*sides, [(denied.left, denied.right)], linked=False),
    ]
    session.apply(session.project.with_links(edits), "links")
    written = json.loads(FORMATS["training"].write(edition_of(session)))
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "gold.json").write_text(json.dumps(written), encoding="utf-8")
    for name, text in written["texts"].items():
        (folder / name).write_text(text, encoding="utf-8")
    (gold,) = read_gold(tmp_path)
    assert gold.label(5, 7) == "must"
    assert gold.label(denied.left, denied.right) == "none"
    assert len(gold.may) == len(session.comparison(0, 1).links) - 1
    pair = written["pairs"][0]
    assert pair["relations"] == [{"spans": pair["must"][0], "relation": "supports"}]
    assert len(pair["not"]) == 1


def test_names_of_files_are_told_apart() -> None:
    written = json.loads(FORMATS["training"].write(hostile_edition()))
    assert set(written["texts"]) == {"a.txt", "b.txt", "c.txt"}
    assert set(written["sentences"]) == set(written["texts"])
