"""Names of files that pathlib raises on: too long, of nobody's home, with signs that no path may have."""

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.articles.article import Article
from variorum.base.errors import InputError
from variorum.base.paths import absolute, exists, expanded, is_file, is_folder, real, typed, typed_file
from variorum.cli.main import main
from variorum.config.settings import LimitSettings, Settings
from variorum.project.project import Project
from variorum.project.sources import changed_on_disk, reload_sources, with_portable_path
from variorum.session.session import Session

TEXT = "The harbour was closed on Tuesday after a crane fell across two fishing boats."
TOO_LONG = "a" * 300
TOO_DEEP = "a/" * 3_000
names = st.text(alphabet=st.one_of(st.sampled_from("~/.\0#1 a\ud83d"), st.characters())) | st.sampled_from(
    [TOO_LONG, TOO_DEEP, "~nobody-at-all/x", "~\0", "/", "..", ""]
)


@given(names)
def test_a_question_about_any_name_has_an_answer(name: str) -> None:
    assert not (is_file(name) and is_folder(name))
    assert exists(name) or not (is_file(name) or is_folder(name))
    assert all(isinstance(ask(name), Path) for ask in (real, absolute, expanded))
    for of_reader in (typed, typed_file):
        with suppress(InputError):
            assert "\0" not in str(of_reader(name))
    article = Article(with_portable_path(Article(name, TEXT)).path, TEXT)
    reload_sources(Project.of([article]), LimitSettings())
    changed_on_disk(Project.of([article]), LimitSettings())


def test_a_folder_that_may_not_be_looked_into_is_a_no(monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may look everywhere, so that the system's answer is given by hand."""

    def refused(path: object, **_: object) -> os.stat_result:
        raise PermissionError(13, "Permission denied", path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", refused)
        assert (is_file("a/b"), is_folder("a/b"), exists("a/b")) == (False, False, False)


@pytest.mark.parametrize(
    "name", [TOO_LONG, TOO_DEEP, f"{TOO_LONG}/a.txt", f"{TOO_LONG}.jsonl#1", "~nobody-at-all/x"], ids=range(5)
)
@pytest.mark.parametrize("command", ["clean", "list", "diff", "coverage", "export", "update", "import", "read"])
def test_a_name_that_no_file_can_have(name: str, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    two = [name, name] if command in ("diff", "import") else [name]
    assert main([command, *two]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("variorum: ")
    assert any(reason in err for reason in ("File name too long", "does not exist", "No such file"))


@pytest.mark.parametrize("option", ["--output", "--config"])
def test_a_name_that_no_file_can_have_in_an_option(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(TEXT)
    assert main(["list", "a.txt", option, TOO_LONG]) == 2
    assert "(File name too long)" in capsys.readouterr().err


def test_a_file_whose_sidecar_would_have_too_long_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    for ending in ("", ".txt"):
        name = "b" * (252 - len(ending)) + ending
        Path(name).write_text(TEXT)
        assert main(["clean", name]) == 0
        assert main(["clean", name, "--output", "c" * 255]) == 0
        assert main(["diff", name, name]) == 0
    project = Project.of([Article("a.txt", TEXT)])
    assert Session(Settings(), project).save(Path("d" * 241)).name == f"{'d' * 241}.variorum.yaml"


@pytest.mark.parametrize("name", ["CONFIG", "STATE", "DATA", "CACHE"])
def test_a_folder_of_the_users_that_cannot_be(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(f"XDG_{name}_HOME", f"/{TOO_LONG}")
    Path("a.txt").write_text(TEXT)
    assert main(["list", "a.txt"]) == 0
    assert main(["config", "path"]) == 0
    path = Session(Settings(), Project.of([Article("a.txt", TEXT)])).save(Path("story"))
    assert main(["update", str(path)]) == 0
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("path", [TOO_LONG, TOO_DEEP, "~nobody-at-all/x", '"a\\0b"', "/", "'~'"], ids=range(6))
def test_a_comparison_that_names_an_article_so(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("c.variorum.yaml").write_text(
        f"schema: variorum/comparison/2\narticles:\n- {{path: {path}, text: One line.}}\n"
    )
    for option in ([], ["--all-sources"]):
        assert main(["update", "c.variorum.yaml", *option]) == 0
        out, err = capsys.readouterr()
        assert out == "No source has changed, of those that were read.\n"
        assert "The text that is saved stands." in err


def test_the_current_folder_may_be_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert main(["list", str(tmp_path / "a.txt")]) == 0
    assert main(["config", "show"]) == 0
    assert main(["clean", "a.txt"]) == 2
    assert "a.txt: does not exist" in capsys.readouterr().err
    assert with_portable_path(Article("a.txt", TEXT)).path == "a.txt"


@pytest.mark.parametrize("command", ["clean", "list", "coverage", "summary", "facts", "export", "read"])
def test_an_empty_argument_is_not_the_current_folder(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(TEXT)
    assert main([command, ""]) == 2
    assert capsys.readouterr().err == "variorum: '': is empty. Name a file, a folder or an address.\n"
    assert main([""]) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["update", ""],
        ["import", "a.variorum.yaml", ""],
        ["list", "a.txt", "--output", ""],
        ["list", "a.txt", "--config", ""],
    ],
)
def test_an_empty_name_of_a_file(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "an empty path names no file" in capsys.readouterr().err


def test_two_articles_in_the_place_of_one(capsys: pytest.CaptureFixture[str]) -> None:
    Path("two.jsonl").write_text(f'{{"text": "{TEXT}"}}\n{{"text": "Nobody was hurt in the harbour."}}\n')
    Path("folder").mkdir()
    for name in "ab":
        Path(f"folder/{name}.txt").write_text(TEXT)
    assert main(["diff", "two.jsonl", "folder"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "variorum: two.jsonl: holds 2 articles. Name one of them, such as two.jsonl#1",
        "variorum: folder: holds 2 articles. Name one of them, such as folder/a.txt",
    ]
    assert main(["diff", "two.jsonl#2", "folder/a.txt", "--layout", "linear"]) == 0
    assert "Nobody was hurt" in capsys.readouterr().out
    for number in ("0", "3", "99999"):
        assert main(["diff", f"two.jsonl#{number}", "folder/a.txt"]) == 2
        assert "has no such article: two.jsonl holds 2" in capsys.readouterr().err
    Path("a.txt#1").write_text(TEXT)
    assert main(["diff", "a.txt#1", "folder/a.txt"]) == 0
