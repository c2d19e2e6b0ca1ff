"""The way in from Python: what the page says is there, and results are those of the commands."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

import variorum
from evaluation.played_judge import Mishap
from tests.conftest import CHECKOUT
from tests.factories import PARAGRAPHS, stories
from tests.judge_answers import asked
from tests.test_import_hygiene import loaded_after
from variorum import api
from variorum.alignment import encoder
from variorum.cli.main import main
from variorum.config.settings import MatchingSettings
from variorum.export.formats import FORMATS

PAGE = (CHECKOUT / "docs" / "python.md").read_text(encoding="utf-8")


def test_importing_loads_nothing_heavy_and_little_of_ours() -> None:
    loaded = loaded_after("import variorum")
    assert {name for name in loaded if name.startswith("variorum")} == {"variorum", "variorum._version"}
    assert not loaded & {"numpy", "pydantic", "textual", "click", "yaml", "typing", "dataclasses"}


def test_comparing_needs_neither_textual_nor_click_nor_pydantic(seeds: list[str]) -> None:
    loaded = loaded_after(f"import variorum\nvariorum.compare({seeds[0]!r}, {seeds[1]!r}).to_dict()")
    assert not loaded & {"textual", "click", "pydantic"}


def test_the_telemetry_of_the_encoder_is_off_once_anything_is_imported() -> None:
    code = "import variorum, os; print(os.environ['ORT_DISABLE_TELEMETRY'])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "1\n"


def test_names_are_the_same_everywhere_and_hide_no_module() -> None:
    assert sorted(api.__all__) == sorted(set(variorum.__all__) - {"__version__"})
    for name in api.__all__:
        assert getattr(variorum, name) is getattr(api, name)
        assert not (CHECKOUT / "src" / "variorum" / name).exists(), name
    assert set(variorum.__all__) <= set(dir(variorum))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = variorum.nothing  # type: ignore[attr-defined]


def test_the_page_names_and_uses_every_name() -> None:
    examples = "\n".join(_examples())
    for name in api.__all__:
        assert f"variorum.{name}" in examples, name
        assert f"`variorum.{name}" in PAGE or f"variorum.{name}" in PAGE, name
    assert set(re.findall(r"variorum\.(\w+)", examples)) <= set(variorum.__all__)


def _examples() -> list[str]:
    return re.findall(r"^```python\n(.*?)^```", PAGE, flags=re.MULTILINE | re.DOTALL)


def test_the_examples_run_as_they_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seeds").symlink_to(CHECKOUT / "seeds")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for example in _examples():
        exec(compile(example, "docs/python.md", "exec"), names)  # noqa: S102 - our own page
    assert (tmp_path / "story.tei.xml").is_file()


# The same as the commands


def printed(capsysbinary: pytest.CaptureFixture[bytes], *args: str) -> str:
    assert main(args) == 0
    return capsysbinary.readouterr().out.decode()


def test_data_are_those_of_the_commands(seeds: list[str], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    base, other = seeds[:2]
    comparison, coverage = variorum.compare(base, other), variorum.collate(seeds[:2])
    diff = printed(capsysbinary, "diff", base, other, "--format", "json")
    assert comparison.to_json() == diff
    assert comparison.to_dict() == json.loads(diff)
    covered = printed(capsysbinary, "coverage", base, other, "--format", "json")
    assert coverage.to_json() == covered
    assert coverage.to_dict() == json.loads(covered)
    story = variorum.read(base, other)
    assert story.to_dict() == json.loads(printed(capsysbinary, "list", base, other, "--format", "json"))


@pytest.mark.parametrize("form", list(FORMATS))
def test_exports_are_those_of_the_command(seeds: list[str], form: str, tmp_path: Path) -> None:
    assert main(["export", *seeds[:2], "--format", form, "--output", str(tmp_path / "exported")]) == 0
    exported = (tmp_path / "exported").read_bytes().decode()
    assert variorum.export_as(variorum.read(*seeds[:2]), form) == exported


def test_a_saved_comparison_gives_what_its_story_gave(seeds: list[str], tmp_path: Path) -> None:
    story = variorum.read(*seeds[:2])
    project = variorum.open_project(story.save(tmp_path / "story"))
    assert project.collate().to_dict() == variorum.collate(story).to_dict()
    assert project.to_dict() == json.loads(variorum.export_as(project, "json"))
    assert project.path.name == "story.variorum.yaml"
    assert "lines removed" in project._repr_html_()


BAD: dict[str, tuple[list[str], Callable[[], object]]] = {
    "gone": (["diff", "gone.txt", "gone2.txt"], lambda: variorum.read("gone.txt", Path("gone2.txt"))),
    "empty": (["list", "empty.txt"], lambda: variorum.read("empty.txt")),
    "empty text": (["list", "empty.txt"], lambda: variorum.article_from_text(" \n", name="empty.txt")),
    "several": (["diff", "folder", "one.txt"], lambda: variorum.compare("folder", "one.txt")),
    "one only": (["coverage", "one.txt"], lambda: variorum.collate(["one.txt"])),
    "one to export": (["export", "one.txt"], lambda: variorum.export_as(variorum.read("one.txt"), "tei")),
    "boilerplate": (["diff", "menu.txt", "one.txt"], lambda: variorum.compare("menu.txt", "one.txt")),
    "twice": (["list", "-", "-"], lambda: variorum.read("-", "-")),
    "no project": (["update", "one.txt"], lambda: variorum.open_project("one.txt")),
    "bad config": (["list", "one.txt", "--config", "bad.yaml"], lambda: variorum.load_settings("bad.yaml")),
}


@pytest.mark.parametrize("case", BAD)
def test_errors_have_the_words_of_the_command_line(case: str, capfd: pytest.CaptureFixture[str]) -> None:
    Path("one.txt").write_text(PARAGRAPHS[0])
    Path("empty.txt").write_text("")
    Path("menu.txt").write_text("Advertisement\nRead more\nSubscribe\n")
    Path("bad.yaml").write_text("matching:\n  strictnes: 2\n")
    Path("folder").mkdir()
    for n in range(2):
        Path(f"folder/{n}.txt").write_text(PARAGRAPHS[n])
    command, call = BAD[case]
    assert main(command) == 2
    said = capfd.readouterr().err
    with pytest.raises(variorum.InputError) as raised:
        call()
    assert "".join(f"variorum: {problem}\n" for problem in raised.value.problems) == said


def test_a_saved_comparison_is_no_article_and_a_format_is_spelt_right(seeds: list[str]) -> None:
    with pytest.raises(variorum.InputError, match=r"variorum\.open_project"):
        variorum.read("story.variorum.yaml")
    with pytest.raises(variorum.InputError, match="Did you mean 'html'"):
        variorum.export_as(variorum.read(*seeds[:2]), "htm")


def test_the_encoder_that_must_be_there_and_is_not_is_an_error(seeds: list[str]) -> None:
    with pytest.raises(variorum.InputError, match=r"variorum\[encoder\]"):
        variorum.compare(seeds[0], seeds[1], encoder=True)


def test_a_broken_encoder_is_a_warning_unless_it_was_asked_for(
    seeds: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise encoder.NoEncoderError(variorum.Problem("the encoder", "cannot be used"))

    plain = variorum.compare(*seeds[:2], encoder=False)
    monkeypatch.setattr(encoder, "is_installed", lambda: True)
    monkeypatch.setattr("variorum.alignment.encoding.encode_article", broken)
    with pytest.warns(UserWarning, match="the encoder: cannot be used"):
        assert variorum.compare(*seeds[:2]).to_dict() == plain.to_dict()
    with pytest.raises(variorum.InputError, match="cannot be used"):
        variorum.compare(*seeds[:2], encoder=True)


# Rows


@given(stories, stories)
def test_rows_hold_every_sentence_once_and_spans_are_the_words(one: str, two: str) -> None:
    base, other = (variorum.article_from_text(text, name=f"{n}.txt") for n, text in enumerate((one, two)))
    try:
        comparison = variorum.compare(base, other)
    except variorum.InputError:
        return  # nothing is left of one
    document = comparison.to_dict()
    for side, article in (("base", base), ("other", other)):
        sentences = [span for row in comparison for span in getattr(row, f"{side}_sentences")]
        assert [(s.start, s.end) for s in sentences] == [(s["start"], s["end"]) for s in document[side]["sentences"]]
        changed = [span for row in comparison for change in row.word_changes for span in getattr(change, side)]
        linked = [getattr(link, side) for link in comparison.links]
        for span in (*sentences, *changed, *linked):
            assert article.text[span.start : span.end] == span.text != ""
            assert span.text == span.text.strip()


def test_changes_over_two_sentences_leave_out_what_was_removed_between_them() -> None:
    story = "\n".join(PARAGRAPHS)
    split = story.replace("a crane fell across", "a crane fell.\nAdvertisement\nIt crashed across")
    (row,) = [row for row in variorum.compare(
        variorum.article_from_text(story, name="a.txt"), variorum.article_from_text(split, name="b.txt")
    ) if row.word_changes]  # fmt: skip
    assert all("Advertisement" not in span.text for change in row.word_changes for span in change.other)
    assert row.kind == "reworded"


def test_a_judge_that_the_settings_name_is_asked_and_that_is_said(seeds: list[str]) -> None:
    with asked() as (judge, found):
        settings = replace(variorum.Settings(), matching=MatchingSettings(judge=found))
        with pytest.warns(UserWarning, match=f"go to {judge.address}, on this machine"):
            comparison = variorum.compare(*seeds[:2], settings=settings)
        with pytest.warns(UserWarning, match="about 2 pairs of articles"):
            coverage = variorum.collate(seeds[:3], settings=settings)
        assert len(judge.asked) == 3
        path = variorum.read(*seeds[:2]).save("story")
        project = variorum.open_project(path, settings=settings)
        assert project.compare(0, 1).to_dict()["links"] == comparison.to_dict()["links"]
    assert all(link.judge is not None and link.judge.model == "played" for link in comparison.links)
    assert coverage.to_dict()["links"][0]["judge"]["model"] == "played"


def test_a_judge_that_fails_is_a_warning_from_python(seeds: list[str]) -> None:
    with asked(Mishap.BROKEN) as (_, found):
        settings = replace(variorum.Settings(), matching=MatchingSettings(judge=found))
        with pytest.warns(UserWarning, match="played") as from_texts:
            comparison = variorum.compare(*seeds[:2], settings=settings)
        project = variorum.open_project(variorum.read(*seeds[:2]).save("story"), settings=settings)
        with pytest.warns(UserWarning, match="played") as from_project:
            assert project.compare(0, 1).to_dict()["links"] == comparison.to_dict()["links"]
    for caught in (from_texts, from_project):
        sent, failed = (str(warning.message) for warning in caught)
        assert "on this machine" in sent
        assert "links stay as they are without it" in failed
    assert comparison.to_dict() == variorum.compare(*seeds[:2]).to_dict()
