"""What is had from a finished folder of stories."""

from pathlib import Path

import pytest

from tests.factories import PARAGRAPHS
from variorum.articles.article import Article, Metadata
from variorum.cli.main import main
from variorum.corpus.made_folder import rows_in
from variorum.corpus.stored_article import article_of, columns_of
from variorum.storage.file.read_write import read_project


@pytest.fixture(params=["jsonl", "parquet"])
def found(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A finished folder with a story that two told; the outlet of one is known."""
    if request.param == "parquet":
        pytest.importorskip("pyarrow")
    pile, into = tmp_path / "pile", tmp_path / "found"
    pile.mkdir()
    for name, paragraphs in {"one.txt": PARAGRAPHS, "two.txt": PARAGRAPHS[:6]}.items():
        (pile / name).write_text("\n\n".join(paragraphs), encoding="utf-8")
    (pile / "two.yaml").write_text("publisher: Gazette\ndatePublished: '2026-03-02'\n", encoding="utf-8")
    assert main(["stories", str(pile), "--into", str(into), "--workers", "1", "--format", request.param]) == 0
    return into


def test_a_story_becomes_a_comparison(found: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["stories", str(found)]) == 0
    listed = capsys.readouterr().out.split()
    assert listed[:3] == ["1", "2", "articles"]
    assert "Gazette" in listed
    (story,) = rows_in(found, "stories")
    for wanted in ("1", story["story"]):
        assert main(["stories", str(found), "--story", wanted, "--output", str(tmp_path / wanted)]) == 0
        project = read_project(tmp_path / f"{wanted}.variorum.yaml")
        assert [article.metadata.publisher or "" for article in project.articles] == story["outlets"]
        texts = {row["article"]: row["text"] for row in rows_in(found, "articles")}
        assert [article.text for article in project.articles] == [texts[name] for name in story["articles"]]
    assert main(["stories", str(found), "--story", "1", "--output", str(tmp_path / "1")]) == 2
    assert "exists already" in capsys.readouterr().err
    assert main(["stories", str(found), "--story", "2", "--output", str(tmp_path / "2")]) == 2
    assert "has no story '2'" in capsys.readouterr().err


def test_a_table_that_is_broken_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "manifest.json").write_text("{}", encoding="utf-8")
    assert main(["stories", str(tmp_path)]) == 2
    (tmp_path / "stories.jsonl").write_text("no JSON", encoding="utf-8")
    assert main(["stories", str(tmp_path)]) == 2
    for row in ("[]", "{}", '{"story": "s", "articles": null}'):
        (tmp_path / "stories.jsonl").write_text(row, encoding="utf-8")
        assert main(["stories", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("holds no stories") == 5
    assert main(["stories", str(tmp_path / "pile")]) == 2
    assert "no finished folder" in capsys.readouterr().err


def test_a_guessed_outlet_stays_a_guess() -> None:
    """The table kept it as if it were known."""
    known = Metadata(publisher="Gazette", headline="A harbour", guessed=frozenset({"publisher"}))
    columns = columns_of(known)
    assert columns["guessed"] == ["outlet"]
    assert article_of({"path": "one.txt", "text": "One.", **columns}) == Article("one.txt", "One.", known)
