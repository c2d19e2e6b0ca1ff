"""The neighbours of an article in a folder of stories."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import CHECKOUT
from tests.factories import FOREIGN, PARAGRAPHS
from variorum.cli.main import main


@pytest.fixture
def found(tmp_path: Path) -> Path:
    """A folder of stories: a harbour told twice, and a museum."""
    texts = {"one.txt": PARAGRAPHS, "two.txt": PARAGRAPHS[:6], "museum.txt": FOREIGN}
    for name, paragraphs in texts.items():
        file = tmp_path / "pile" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("\n\n".join(paragraphs), encoding="utf-8")
    assert main(["stories", str(tmp_path / "pile"), "--into", str(tmp_path / "found"), "--workers", "1"]) == 0
    return tmp_path / "found"


def test_the_others_on_an_event_are_named(found: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "new.txt").write_text("\n\n".join(PARAGRAPHS[2:]), encoding="utf-8")
    capsys.readouterr()
    assert main(["find", str(tmp_path / "new.txt"), "in", str(found), "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    jsonschema.validate(document, json.loads((CHECKOUT / "docs" / "schemas" / "find.json").read_text()))
    named = document["found"]
    assert {Path(each["path"]).name for each in named} == {"one.txt", "two.txt"}
    assert named[0]["chance"] >= named[1]["chance"]
    assert main(["find", str(tmp_path / "pile" / "museum.txt"), "in", str(found)]) == 0
    assert "None of the articles" in capsys.readouterr().out


def test_a_folder_without_stories_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "new.txt").write_text("\n\n".join(PARAGRAPHS), encoding="utf-8")
    assert main(["find", str(tmp_path / "new.txt"), "in", str(tmp_path)]) == 2
    assert "holds no stories" in capsys.readouterr().err
