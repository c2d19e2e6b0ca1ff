"""The settings of a folder, which may be a stranger's."""

import json
from pathlib import Path

import pytest

from variorum.base.errors import InputError
from variorum.cli.main import main
from variorum.config.load import load_config, user_config_file
from variorum.config.settings import LimitSettings, Settings

OWN = "limits: {file_megabytes: 30, fetch_seconds: 15}\nnotes: {author: A. Reader}\n"


@pytest.fixture
def article() -> str:
    Path("a.txt").write_text("The harbour was closed on Tuesday. Nobody was hurt.")
    return "a.txt"


def own(text: str) -> None:
    user_config_file().parent.mkdir(parents=True)
    user_config_file().write_text(text)


@pytest.mark.parametrize(
    "text",
    ["baseURL: https://example.org/\ntitle: My site\n", "a: [", "- 1", "\x00", "matching: 3\nx: 1", ""],
)
def test_another_programs_config_does_not_stop_any_command(
    text: str, article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("config.yaml").write_text(text)
    for command in (["list", article], ["config", "check"], ["config", "show"]):
        assert main(command) == 0
        assert capsys.readouterr().err == ""


def test_a_config_that_was_read_before_is_pointed_out(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("config.yaml").write_text("matching: {strictness: 0.5}")
    assert main(["list", article]) == 0
    err = capsys.readouterr().err
    assert "config.yaml: is not read: the settings of a folder stand in variorum.yaml. Rename it" in err
    assert len(err.splitlines()) == 1
    Path("config.yaml").rename("variorum.yaml")
    assert load_config().settings.matching.strictness == 0.5
    assert not load_config().passed_over


def test_ones_own_config_is_not_pointed_out_in_its_own_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    own("matching: {strictness: 0.5}")
    monkeypatch.chdir(user_config_file().parent)
    assert not load_config().passed_over
    assert load_config().settings.matching.strictness == 0.5


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("limits: {allow_local: true}", "limits.allow_local"),
        ("limits: {file_megabytes: 31}", "limits.file_megabytes"),
        ("limits: {fetch_seconds: 16}", "limits.fetch_seconds"),
        ("keymap: {compare.swap: [F8]}", "keymap.compare.swap"),
        ("keymap: {no.such-command: [F8]}", "keymap.no.such-command"),
        ("notes: {author: Somebody else}", "notes.author"),
        ("cleaning: {rules: [{id: a, kind: promo, match: '(a+)+$', why: b}]}", "cleaning.rules"),
        ("folders: {comparisons: /}", "folders.comparisons"),
        ("folders: {comparisons: ../beyond}", "folders.comparisons"),
        ("folders: {comparisons: ~/..}", "folders.comparisons"),
        ("folders: {comparisons: ~nobody-at-all/x}", "folders.comparisons"),
        ("folders: {comparisons: out}", "folders.comparisons"),
    ],
)
def test_a_folder_may_not(text: str, key: str, article: str, capsys: pytest.CaptureFixture[str]) -> None:
    own(OWN)
    Path("out").symlink_to("/")
    before = load_config().settings
    Path("variorum.yaml").write_text(text)
    assert load_config().settings == before
    assert main(["list", article]) == 0
    err = capsys.readouterr().err
    assert f"variorum.yaml:1:{text.index('{') + 2}: {key}: is passed over: " in err
    assert "or name this file with --config." in err
    assert main(["config", "check"]) == 2
    assert main(["config", "show", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["settings"]["notes.author"]["value"] == "A. Reader"


def test_a_folder_may_set_how_articles_are_compared_and_be_stricter() -> None:
    own(OWN)
    Path("inside").mkdir()
    Path("variorum.yaml").write_text(
        "cleaning: {off: [caption]}\nmatching: {strictness: 0.6}\n"
        "drift: {labels: [[protesters, agitators]]}\n"
        "view: {narrowest_column: 40}\nlimits: {file_megabytes: 5, fetch_seconds: 15, allow_local: false}\n"
        "folders: {comparisons: inside}\nkeymap: {}\n"
    )
    found = load_config()
    assert not found.passed_over
    assert found.settings.matching.strictness == 0.6
    assert found.settings.limits == LimitSettings(file_megabytes=5, fetch_seconds=15)
    assert found.settings.folders.comparisons == "inside"


def test_what_the_reader_names_may_say_anything() -> None:
    Path("variorum.yaml").write_text("limits: {allow_local: true}\nnotes: {author: Somebody}")
    assert load_config().settings == Settings()
    found = load_config(Path("variorum.yaml"))
    assert found.settings.limits.allow_local
    assert found.settings.notes.author == "Somebody"
    assert not found.passed_over


def test_the_shipped_file_may_be_copied_into_a_folder() -> None:
    own(OWN.replace("30", "10"))
    shipped = load_config().files[0].read_text(encoding="utf-8")
    Path("variorum.yaml").write_text(shipped)
    assert [problem.what.split(":")[0] for problem in load_config().passed_over] == [
        "notes.author",
        "limits.file_megabytes",
    ]


def test_a_folder_of_nobodys_is_refused_with_its_place() -> None:
    own("folders:\n  comparisons: ~nobody-at-all/x\n")
    with pytest.raises(InputError, match=r"config\.yaml:2:3: folders\.comparisons: ~nobody-at-all/x names the"):
        load_config()
