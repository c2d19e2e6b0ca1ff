"""What shells complete, and the manual page."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.man_page import man_page
from variorum.cli.main import main


def completed(*words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    monkeypatch.setenv("_VARIORUM_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", " ".join(["variorum", *words]))
    monkeypatch.setenv("COMP_CWORD", str(len(words)))
    with pytest.raises(SystemExit):
        main([])
    return capsys.readouterr().out.split()


def test_commands_options_and_files_are_completed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def asked(*words: str) -> list[str]:
        return completed(*words, monkeypatch=monkeypatch, capsys=capsys)

    assert {"plain,read", "plain,diff", "plain,doctor"} <= set(asked(""))
    assert asked("cov") == ["plain,coverage"]
    assert asked("some-f") == asked("diff", "some-f") == asked("read", "some-f") == ["file,some-f"]
    assert asked("diff", "--exp") == ["plain,--explain"]


def test_each_shell_has_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for shell, place in (
        ("bash", "bash-completion/completions/variorum"),
        ("zsh", "zsh/site-functions/_variorum"),
        ("fish", "fish/completions/variorum.fish"),
    ):
        assert main(["completion", shell, "--install"]) == 0
        assert f"_VARIORUM_COMPLETE={shell}_complete" in (tmp_path / place).read_text()
        if shutil.which(shell):
            subprocess.run([shell, "-n", str(tmp_path / place)], check=True)


def test_the_manual_page_names_each_command_and_option() -> None:
    page = man_page()
    for said in (".SS variorum diff", ".SS variorum config show", r"\-\-explain", r"\fB\-h, \-\-help\fR"):
        assert said in page


@pytest.mark.skipif(shutil.which("man") is None or sys.platform != "linux", reason="there is no man")
def test_man_finds_nothing_wrong_with_the_page(tmp_path: Path) -> None:
    page = tmp_path / "variorum.1"
    page.write_text(man_page(), encoding="utf-8")
    done = subprocess.run(["man", "--warnings", "-l", str(page)], capture_output=True, text=True, check=True)
    assert done.stderr == ""
