"""The bytes of a fetched page are kept when a comparison is saved, and show that its text is what came."""

import gzip
import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.articles.web.serving import PAGE, answer, says, serving
from tests.conftest import CHECKOUT
from variorum.articles.article import Article, Metadata
from variorum.articles.capture.received import ReceivedPage
from variorum.articles.load import fetch_article
from variorum.articles.received import Received
from variorum.cli.capture import take_into
from variorum.cli.main import main
from variorum.config.settings import LimitSettings, Settings
from variorum.project.project import Project
from variorum.project.update import updated
from variorum.session.session import Session
from variorum.storage.captures import captures_folder, keep_captures

LOCAL = LimitSettings(allow_local=True)
LATER = PAGE.replace("4.2 million", "5.2 million")


def fetched(page: str) -> Article:
    with serving(says(answer(page.encode()))) as address:
        return replace(fetch_article(f"{address}/story", LOCAL), path="https://herald.example/story")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A saved story of a page that was fetched twice, and a file."""
    project = Project.of([fetched(PAGE), Article("a.txt", "A file.")])
    project = updated(project, {0: fetched(LATER)}).project
    return Session(Settings(), project).save(tmp_path / "c")


def run(capsys: pytest.CaptureFixture[str], *args: object) -> tuple[int, str, str]:
    code = main(["evidence", *map(str, args)])
    return (code, *capsys.readouterr())


def test_the_texts_of_fetched_pages_are_shown_by_their_bytes(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, story)
    assert code == 0
    assert "version 1 of 2: shown: the bytes that came from its address give this very text\n" in out
    assert "version 2 of 2: shown" in out
    assert "2 a: no bytes: it was not fetched from an address" in out
    bytes_kept = {gzip.decompress(path.read_bytes()).decode() for path in captures_folder().glob("*.gz")}
    assert bytes_kept == {PAGE, LATER}
    _, out, _ = run(capsys, story, "--format", "json")
    document: dict[str, Any] = json.loads(out)
    jsonschema.validate(document, json.loads((CHECKOUT / "docs" / "schemas" / "evidence.json").read_text()))
    assert [text["found"] for text in document["texts"]] == ["shown", "shown", "not captured"]


def test_a_page_that_the_readers_browser_sent_has_its_bytes_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "c.variorum.yaml"
    take_into(path, ReceivedPage("https://herald.example/story", PAGE, "2026-11-22T10:00:00Z"), Settings())
    code, out, _ = run(capsys, path)
    assert (code, "shown: the bytes" in out, "fetched 2026-11-22T10:00:00Z" in out) == (0, True, True)


def test_a_text_that_was_changed_is_not_shown(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = story.read_text(encoding="utf-8")
    lines = [line for line in text.replace("seven cranes", "nine cranes").split("\n") if "sha256: " not in line]
    older = next(n for n, line in enumerate(lines) if line.startswith("  older:"))
    newer = next(n for n, line in enumerate(lines) if line.startswith("- path: a.txt"))
    story.write_text("\n".join(lines[:older] + lines[newer:]), encoding="utf-8")
    code, out, _ = run(capsys, story)
    assert code == 1
    assert "not shown: read again, the bytes give another text; 89% of its lines are the same" in out


def test_bytes_are_handed_on_in_a_folder(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "captures"
    _, _, err = run(capsys, story, "--copy-to", folder)
    assert f"2 captured files stand in {folder}." in err
    for path in captures_folder().iterdir():
        path.unlink()
    assert "bytes not here" in run(capsys, story)[1]
    assert run(capsys, story, "--captures", folder)[1].count("shown: the bytes") == 2


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda _packed: b"no gzip", "is damaged"),
        (lambda _packed: gzip.compress(b"<p>Another page.</p>"), "its bytes have another hash than its name says"),
        (lambda _packed: gzip.compress(bytes(30_000_000)), "unpacks to more than 20,000,000 bytes"),
    ],
)
def test_damaged_bytes_are_named(story: Path, capsys: pytest.CaptureFixture[str], damage: Any, message: str) -> None:
    for path in captures_folder().glob("*.gz"):
        path.write_bytes(damage(path.read_bytes()))
    code, out, _ = run(capsys, story)
    assert (code, out.count(message)) == (1, 2)
    for path in captures_folder().glob("*.json"):
        path.unlink()
    assert run(capsys, story)[0] == 1


def test_a_comparison_cannot_name_another_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "secret.gz").write_bytes(gzip.compress(b"The password is swordfish."))
    known = Metadata(capture="../../secret")
    path = Session(Settings(), Project.of([Article("a.txt", "x", known)])).save(tmp_path / "c")
    code, out, _ = run(capsys, path, "--captures", tmp_path / "a" / "b")
    assert (code, "is no hash of captured bytes" in out) == (1, True)


def test_no_more_is_kept_than_the_setting_says(tmp_path: Path) -> None:
    noise = [hashlib.shake_256(bytes([n])).digest(700_000) for n in range(2)]
    articles = [Article(f"{n}", "x", received=Received.of(data, None, is_page=False)) for n, data in enumerate(noise)]
    assert keep_captures(Project.of(articles), 0, tmp_path) == 0
    assert list(tmp_path.iterdir()) == []
    assert keep_captures(Project.of([*articles, articles[0]]), 1, tmp_path) == 1
    assert len(list(tmp_path.glob("*.gz"))) == 1
    assert keep_captures(Project.of(articles), 2, tmp_path) == 0
    assert len(list(tmp_path.glob("*.gz"))) == 2


def test_captures_that_no_comparison_names_could_not_be_removed(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_captures(Project.of([fetched(PAGE.replace("4.2 million", "9 million"))]), 500)
    asked = ("captures", str(story.parent))
    assert main([*asked, "--remove", "--yes"]) == 0
    out, err = capsys.readouterr()
    assert "3 captured pages in " in out
    assert "1 of them (0.0 MB) are named by none of 1 saved comparisons." in out
    assert "1 captured pages were removed" in err
    kept = {gzip.decompress(path.read_bytes()).decode() for path in captures_folder().glob("*.gz")}
    assert kept == {PAGE, LATER}
    assert len(list(captures_folder().glob("*.json"))) == 2


def test_nothing_is_removed_unasked_or_where_a_comparison_cannot_be_read(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story.write_text("no: comparison")
    assert main(["captures", str(story.parent), "--remove", "--yes"]) == 2
    assert story.name in capsys.readouterr().err
    story.unlink()
    assert main(["captures", str(story.parent), "--remove"]) == 0
    assert "nothing was removed" in capsys.readouterr().err
    assert len(list(captures_folder().glob("*.gz"))) == 2
