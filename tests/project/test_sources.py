"""A comparison may be a stranger's: it does not choose which files of this machine are read."""

import io
import socket
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles.web.serving import serving
from variorum.articles.article import Article
from variorum.articles.load import read_articles
from variorum.cli.main import main
from variorum.config.settings import LimitSettings, Settings
from variorum.project import sources
from variorum.project.project import Project
from variorum.project.sources import changed_on_disk, outside, reload_sources
from variorum.session.session import Session
from variorum.storage.file.read_write import read_project

PRIVATE = "The password is swordfish.\n"
parts = st.sampled_from(["a.txt", "..", ".", "sub", ".hidden", "out", "~", "/", "", "secret.txt"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a comparison's file, beside a file that is none of its business."""
    (tmp_path / "secret.txt").write_text(PRIVATE)
    (tmp_path / "story" / "sub").mkdir(parents=True)
    (tmp_path / "story" / ".hidden").mkdir()
    for name in ("a.txt", "sub/b.txt", ".hidden/c.txt"):
        (tmp_path / "story" / name).write_text("What it says now.")
    (tmp_path / "story" / "link.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "story" / "out").symlink_to(tmp_path)
    return tmp_path / "story"


def saved(folder: Path, *paths: str) -> Path:
    project = Project.of([Article(path, f"What it said in {path}.") for path in paths])
    return Session(Settings(), project).save(folder / "c")


def test_update_reads_what_lies_in_the_folder_of_the_comparison(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inside = [str(folder / "a.txt"), str(folder / "sub" / "b.txt"), str(folder / "out" / "story" / "a.txt")]
    beyond = ["../secret.txt", "link.txt", "out/secret.txt", ".hidden/c.txt", "", "sub/../../secret.txt"]
    path = saved(folder, *inside, *(str(folder / name) for name in beyond), "/etc/passwd", "~/secret.txt")
    (Path.home() / "secret.txt").write_text(PRIVATE)
    assert main(["update", str(path)]) == 0
    texts = [article.text for article in read_project(path).articles]
    assert texts[:3] == ["What it says now."] * 3
    assert all(text.startswith("What it said in ") for text in texts[3:])
    err = capsys.readouterr().err
    assert err.count("is not read: it does not lie in the folder of the comparison") == len(beyond) + 2
    assert err.splitlines()[-1] == "variorum: If you know the comparison, --all-sources reads these files too."
    assert main(["update", str(path), "--all-sources"]) == 0
    assert read_project(path).articles[3].text == PRIVATE


def test_nothing_that_was_read_is_not_called_unchanged(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = saved(folder, str(folder.parent / "secret.txt"))
    assert main(["update", str(path)]) == 0
    assert capsys.readouterr().out == "No source has changed, of those that were read.\n"


def test_a_folder_in_the_place_of_a_file_is_not_looked_into(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = saved(folder, str(folder / "sub"))
    assert main(["update", str(path)]) == 0
    assert "is a folder now" in capsys.readouterr().err


@given(st.lists(parts, max_size=6).map("/".join))
def test_no_spelling_of_a_path_leads_out(folder: Path, path: str) -> None:
    place = f"{folder}/{path}"
    if not outside(Project.of([Article(place, "x")]), folder / "c.variorum.yaml"):
        found = Path(place).resolve()
        assert found.is_relative_to(folder)
        assert not any(part.startswith(".") for part in found.relative_to(folder).parts)


@pytest.mark.parametrize("is_broken", [False, True])
def test_a_file_of_many_articles_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_broken: bool) -> None:
    limits = LimitSettings()
    file = tmp_path / "many.jsonl"
    file.write_text("".join(f'{{"text": "Text {n}.", "url": "https://quay.example/{n}"}}\n' for n in range(20)))
    project = Project.of(read_articles([str(file)], limits))
    file.write_text("{" if is_broken else file.read_text().replace("Text 7.", "Text seven."))
    read: list[str] = []

    def counted(paths: list[str], limits: LimitSettings) -> tuple[Article, ...]:
        read.extend(paths)
        return read_articles(paths, limits)

    monkeypatch.setattr(sources, "read_articles", counted)
    assert changed_on_disk(project, limits) == ([] if is_broken else [7])
    assert read == [str(file)]
    today, problems = reload_sources(project, limits)
    assert (len(today), len(problems)) == ((0, 20) if is_broken else (20, 0))
    assert read == [str(file)] * 2


def test_a_script_fetches_pages_again_only_where_it_says_yes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = threading.Event()

    def answer(connection: socket.socket, _request: bytes) -> None:
        asked.set()
        connection.sendall(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nNew words stand here."
        )

    monkeypatch.setattr("sys.stdin", io.StringIO())
    with serving(answer) as address:
        path = Session(Settings(), Project.of([Article(f"{address}/page", "Old words.")])).save(tmp_path / "c")
        assert main(["update", str(path), "--allow-local"]) == 0
        said = capsys.readouterr().err
        assert f"{address}/page: is not fetched." in said
        assert "--yes fetches the pages." in said
        assert not asked.is_set()
        assert main(["update", str(path), "--allow-local", "--yes"]) == 0
    assert read_project(path).articles[0].text == "New words stand here."
