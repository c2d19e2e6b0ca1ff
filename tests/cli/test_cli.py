"""The command line: documents that fit their schemas, text that can be read, clear errors."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from tests.conftest import CHECKOUT
from tests.factories import PARAGRAPHS, compared, texts
from variorum.annotations.note import Anchor, Note, anchor_at
from variorum.articles.article import Article
from variorum.articles.load import read_articles
from variorum.cleaning.lines import LineCorrection
from variorum.cli.main import main
from variorum.cli.render.diff import diff_text
from variorum.cli.streams import shown
from variorum.config.settings import LimitSettings, Settings
from variorum.export.formats import FORMATS
from variorum.export.json_documents import as_json, diff_document
from variorum.presentation.compare_filter import ALL_ROWS
from variorum.project.project import Project
from variorum.session.session import Session
from variorum.storage.file.read_write import read_project

SCHEMAS = CHECKOUT / "docs" / "schemas"


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = main(args)
    out, err = capsys.readouterr()
    return code, out, err


def document(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, Any]:
    code, out, err = run(capsys, *args, "--format", "json")
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    name = found["schema"].split("/")[1]
    jsonschema.validate(found, json.loads((SCHEMAS / f"{name}.json").read_text()))
    return found


def test_list(capsys: pytest.CaptureFixture[str], seeds: list[str]) -> None:
    listed = document(capsys, "list", *seeds)["articles"]
    assert [(a["outlet"], a["outlet_is_guess"], a["words"], a["lines_removed"]) for a in listed] == [
        (None, False, 463, 0),
        ("Idaho News", True, 436, 4),
        (None, False, 523, 0),
        (None, False, 275, 0),
        ("Salon", True, 239, 9),
    ]
    _, out, _ = run(capsys, "list", *seeds)
    assert "5  Salon?: Trump’s ultimatum to Maduro: “Leave the country now”" in out


def test_clean_prints_one_document_a_line(capsys: pytest.CaptureFixture[str], seeds: list[str]) -> None:
    code, out, _ = run(capsys, "clean", *seeds, "--format", "json")
    assert code == 0
    found = [json.loads(line) for line in out.splitlines()]
    for cleaned in found:
        jsonschema.validate(cleaned, json.loads((SCHEMAS / "clean.json").read_text()))
    assert [sum(not line["kept"] for line in cleaned["lines"]) for cleaned in found] == [0, 4, 0, 0, 9]


def test_clean_explains_every_line(capsys: pytest.CaptureFixture[str], seeds: list[str]) -> None:
    _, out, _ = run(capsys, "clean", seeds[4], "--explain")
    assert "   1 removed donation, donation.help-keep (sure): asks the reader for support" in out
    assert "   3 kept    title, structure.known-title" in out
    _, out, _ = run(capsys, "clean", seeds[4])
    assert "Help keep Salon" not in out


def test_diff_spans_point_into_the_files(capsys: pytest.CaptureFixture[str], seeds: list[str]) -> None:
    diff = document(capsys, "diff", seeds[0], seeds[2])
    texts = [Path(seed).read_text(encoding="utf-8") for seed in (seeds[0], seeds[2])]
    for link in diff["links"]:
        assert link["base"] == link["left"]
        assert texts[0][link["left"]["start"] : link["left"]["end"]].strip()
        span = diff["other"]["sentences"][link["right"]["sentence"]]
        assert (span["start"], span["end"]) == (link["right"]["start"], link["right"]["end"])
    bluff = next(
        link for link in diff["links"] if "as a bluff" in texts[0][link["left"]["start"] : link["left"]["end"]]
    )
    assert "as a bluff" in texts[1][bluff["right"]["start"] : bluff["right"]["end"]]
    assert bluff["kind"] == "verbatim"
    assert [n for row in diff["rows"] for n in row["base"]] == list(range(22))
    words = diff["rows"][0]["words"]
    assert [texts[0][span["start"] : span["end"]] for span in words["dropped"]][:2] == ["highly", "move"]
    unusual = words["dropped_elsewhere"][0]
    assert texts[0][unusual["start"] : unusual["end"]] == "unusual"
    there = diff["other"]["sentences"][unusual["sentence"]]
    assert "unusual" in texts[1][there["start"] : there["end"]]
    assert diff["stats"]["details"]["dropped"] == sum(
        len(row["words"]["dropped"]) for row in diff["rows"] if row["words"] and row["base"]
    )


def test_diff_text_needs_no_colour(capsys: pytest.CaptureFixture[str], seeds: list[str]) -> None:
    _, out, _ = run(capsys, "diff", seeds[0], seeds[2], "--width", "900")
    assert "\x1b" not in out
    assert "[highly] (↔unusual) (↔diplomatic) [move]" in out
    assert "talks between the regime" in out, "less sure, and not told unasked"
    assert "inside linked sentences the other adds " in out
    _, narrow, _ = run(capsys, "diff", seeds[0], seeds[2], "--width", "120")
    assert max(map(len, narrow.splitlines()[4:])) <= 120
    _, coloured, _ = run(capsys, "diff", seeds[0], seeds[2], "--width", "120", "--color", "always")
    assert "\x1b[" in coloured


def test_coverage(capsys: pytest.CaptureFixture[str], seeds: list[str]) -> None:
    found = document(capsys, "coverage", *seeds)
    assert {(link["left"]["article"], link["right"]["article"]) for link in found["links"]} <= {
        (a, b) for a in range(5) for b in range(a + 1, 5)
    }
    places = [(s["article"], s["sentence"]) for statement in found["statements"] for s in statement["sentences"]]
    assert len(set(places)) == 22 + 22 + 19 + 12 + 13
    assert all(gap["article"] not in s["articles"] for s in found["statements"] for gap in s["missing"])
    _, out, _ = run(capsys, "coverage", *seeds)
    assert "Resign right away" in out


def test_config_show_check_and_path(capsys: pytest.CaptureFixture[str]) -> None:
    shown = document(capsys, "config", "show")
    assert shown["settings"]["matching.strictness"]["value"] == 0.4
    Path("own.yaml").write_text("cleaning: {rules: [{id: mine, kind: promo, match: '^Buy', why: sells}]}")
    shown = document(capsys, "config", "show", "--config", "own.yaml")
    assert [rule["id"] for rule in shown["settings"]["cleaning.rules"]["value"]] == ["mine"]
    code, out, _ = run(capsys, "config", "check")
    assert code == 0
    assert "in order" in out
    code, out, err = run(capsys, "config", "path")
    assert out.strip().endswith("config.yaml")
    assert "Your own settings would stand in" in err


def test_output_goes_to_a_file_that_is_written_whole(capsys: pytest.CaptureFixture[str], seeds: list[str]) -> None:
    code, out, _ = run(capsys, "diff", seeds[0], seeds[1], "--format", "json", "--output", "d.json")
    assert (code, out) == (0, "")
    assert json.loads(Path("d.json").read_text(encoding="utf-8"))["schema"] == "variorum/diff/1"


def without_encoder() -> None:
    """Settings for commands in processes of their own, which read where they are started."""
    Path("variorum.yaml").write_text("matching: {encoder: false}")


def test_standard_input_is_an_article(seeds: list[str]) -> None:
    without_encoder()
    done = subprocess.run(
        [sys.executable, "-m", "variorum", "diff", "-", seeds[1], "--format", "json"],
        input=Path(seeds[0]).read_bytes(),
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["base"]["path"] == "-"


def test_the_same_bytes_under_any_hash_seed(seeds: list[str]) -> None:
    def output(seed: str) -> bytes:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-m", "variorum", "coverage", *seeds[:3], "--format", "json"]
        return subprocess.run(command, env=environment, capture_output=True, check=True).stdout

    assert output("1") == output("2") != b""


@pytest.mark.parametrize("command", ["", "list", "clean", "diff", "coverage", "config", "config show", "read"])
def test_help_says_what_a_command_does(capsys: pytest.CaptureFixture[str], command: str) -> None:
    code, out, _ = run(capsys, *command.split(), "--help")
    assert code == 0
    assert "Usage: variorum" in out
    assert "Example" in out or "config" in command


def test_wrong_usage_is_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "diff", "only-one.txt")[0] == 2
    assert run(capsys, "list", "--format", "xml", "a")[0] == 2


def refused(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    code, out, err = run(capsys, *args)
    assert code == 2
    assert out == ""
    assert "Traceback" not in err
    assert err.startswith("variorum: ")
    return err


OK = "\n".join(PARAGRAPHS).encode()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("gone.txt", None, "gone.txt: does not exist. Check the spelling of the path."),
        ("empty.txt", b"", "empty.txt: is empty"),
        ("blank.txt", b"\xef\xbb\xbf \n\n", "blank.txt: is empty"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture.png: is binary, not text"),
        ("odd.txt", b"caf\xe9 \x81", "odd.txt: is neither UTF-8 nor Windows-1252 text"),
        ("big.txt", b"word " * 4_200_000, "big.txt: is larger than 20 MB"),
        (
            "junk.txt",
            b"Share\nAdvertisement\nRead more\n",
            "junk.txt: is boilerplate only: all its 3 lines were removed",
        ),
    ],
    ids=["gone", "empty", "blank", "binary", "odd", "big", "junk"],  # or else they would hold the data
)
def test_articles_that_cannot_be_used(
    capsys: pytest.CaptureFixture[str], name: str, data: bytes | None, message: str
) -> None:
    Path("ok.txt").write_bytes(OK)
    if data is not None:
        Path(name).write_bytes(data)
    assert message in refused(capsys, "diff", "ok.txt", name)
    assert message in refused(capsys, "coverage", "ok.txt", name)


def test_a_folder_in_the_place_of_an_article(capsys: pytest.CaptureFixture[str]) -> None:
    Path("folder").mkdir()
    assert "folder: is a folder without articles" in refused(capsys, "list", "folder")


def test_one_article_only(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ok.txt").write_bytes(OK)
    assert "ok.txt: is one article only. Name at least two" in refused(capsys, "coverage", "ok.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"One sentence.",
        b"\xef\xbb\xbfA byte-order mark stands before this sentence.",
        b"\x93It\x92s over,\x94 he said \x96 twice, in Windows-1252.",
        b"word " * 200_000,
        b"[red]x[/b] [@click=app.quit]y[/] \x1b]2;gone\x07 \xe2\x80\xae reversed",
    ],
    ids=["one sentence", "byte-order mark", "windows-1252", "one line of 1 MB", "hostile"],
)
def test_odd_articles_that_can_be_used(capsys: pytest.CaptureFixture[str], data: bytes) -> None:
    Path("ok.txt").write_bytes(OK)
    Path("odd.txt").write_bytes(data)
    for command in (["diff", "ok.txt", "odd.txt"], ["clean", "odd.txt"], ["list", "odd.txt"]):
        code, out, err = run(capsys, *command)
        assert code == 0
        assert not [line for line in err.splitlines() if "no changes of meaning" not in line]
        assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c == "\u202e" for c in out)


def test_two_identical_articles_are_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_bytes(OK)
    stats = document(capsys, "diff", "a.txt", "a.txt")["stats"]
    assert (stats["reworded"], stats["added"], stats["dropped"], stats["base_words_shared"]) == (0, 0, 0, 1.0)


def test_a_bad_config_stops_every_command(capsys: pytest.CaptureFixture[str], seeds: list[str]) -> None:
    Path("bad.yaml").write_text("viw: 1")
    for command in (["list", *seeds], ["diff", *seeds[:2]], ["config", "check"], ["read", *seeds]):
        assert "bad.yaml:1:1: viw: unknown key" in refused(capsys, *command, "--config", "bad.yaml")


def test_a_bad_comparison_is_refused_before_anything_is_painted(capsys: pytest.CaptureFixture[str]) -> None:
    Path("x.variorum.yaml").write_text("schema: variorum/comparison/9")
    assert "was written by a newer Variorum" in refused(capsys, "x.variorum.yaml")
    assert "Name it by itself" in refused(capsys, "x.variorum.yaml", "y.txt")


def test_commands_take_a_saved_comparison_for_its_articles(
    capsys: pytest.CaptureFixture[str], seeds: list[str]
) -> None:
    """Commands took the file for an article."""
    story = Session(Settings(), Project.of(read_articles(seeds[:3], LimitSettings())).with_base(1))
    removed = story.cleaned(1).removed[0]
    story.apply(story.project.with_correction(1, LineCorrection(removed.start, True)), "restoring a line")
    saved = str(story.save(Path("story.variorum.yaml")))
    listed = document(capsys, "list", saved)["articles"]
    assert [article["lines_removed"] for article in listed] == [0, len(story.cleaned(1).removed), 0]
    for command in ("summary", "coverage", "facts", "clean"):
        code, out, err = run(capsys, command, saved)
        assert (code, err) == (0, ""), command
        assert "schema" not in out
    _, out, _ = run(capsys, "summary", saved)
    assert "IDA  Idaho News? ◆ base" in out
    assert "articles are wanted here" in refused(capsys, "diff", saved, seeds[0])
    assert "Name it by itself" in refused(capsys, "summary", saved, seeds[0])


def test_a_theme_that_does_not_exist(capsys: pytest.CaptureFixture[str], seeds: list[str]) -> None:
    Path("c.yaml").write_text("view: {theme: drakula}")
    assert "Did you mean 'dracula'?" in refused(capsys, "read", *seeds, "--config", "c.yaml")


def test_a_closed_pipe_is_no_traceback(seeds: list[str]) -> None:
    without_encoder()
    command = f"{sys.executable} -m variorum coverage {' '.join(seeds)} | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stderr == ""


@given(texts, texts)
def test_no_text_makes_a_traceback_or_reaches_the_terminal_raw(one: str, other: str) -> None:
    comparison = compared(one, other)
    json.loads(as_json(diff_document(comparison)))
    for colour in (False, True):
        lines = diff_text(comparison, 80, ALL_ROWS, stacked=False, colour=colour)
        printed = "\n".join(map(shown, lines))
        raw = re.sub("\x1b\\[[0-9;]*m", "", printed) if colour else printed
        assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066\u200b" for c in raw)


@pytest.mark.parametrize("layout", ["auto", "stacked", "linear"])
def test_diff_in_every_layout(capsys: pytest.CaptureFixture[str], seeds: list[str], layout: str) -> None:
    code, out, _ = run(capsys, "diff", *seeds[:2], "--layout", layout, "--only-changes", "--width", "100")
    assert code == 0
    assert "secret" in out


def test_coverage_to_be_read_aloud(capsys: pytest.CaptureFixture[str], seeds: list[str]) -> None:
    code, out, _ = run(capsys, "coverage", *seeds, "--layout", "linear")
    assert code == 0
    assert re.match(r"Statement \d+ of \d+: in [45] of 5 articles", out)


def test_the_summary_in_every_format(capsys: pytest.CaptureFixture[str], seeds: list[str]) -> None:
    found = document(capsys, "summary", *seeds)
    assert [article["code"] for article in found["articles"]] == ["A", "IDA", "C", "D", "SAL"]
    assert found["events"] == [[0, 1, 2, 3, 4]]
    assert [value["articles"] for value in found["disagreements"][0]["values"]] == [[0], [1, 3, 4]]
    code, out, _ = run(capsys, "summary", *seeds)
    assert code == 0
    assert "THEY DISAGREE" in out
    code, out, _ = run(capsys, "summary", *seeds, "--layout", "linear")
    assert code == 0
    assert "Only one says: " in out
    code, out, _ = run(capsys, "summary", *seeds, "--format", "markdown")
    assert code == 0
    assert out.startswith("# Overview")


def test_one_article_has_no_summary(capsys: pytest.CaptureFixture[str], seeds: list[str]) -> None:
    code, out, err = run(capsys, "summary", seeds[0])
    assert (code, out) == (2, "")
    assert "one article only" in err


def test_facts_in_every_format(capsys: pytest.CaptureFixture[str], seeds: list[str]) -> None:
    found = document(capsys, "facts", *seeds)
    assert [article["outlet"] for article in found["articles"]][4] == "Salon"
    code, out, _ = run(capsys, "facts", *seeds)
    assert code == 0
    assert "What is called" in out
    code, out, _ = run(capsys, "facts", *seeds, "--format", "markdown")
    assert code == 0
    assert out.startswith("# Story facts")


@pytest.mark.parametrize("command", ["diff", "coverage", "summary", "facts", "read"])
def test_words_of_drift_that_cannot_be_used_are_refused_before_anything_is_shown(
    capsys: pytest.CaptureFixture[str], seeds: list[str], command: str
) -> None:
    Path("variorum.yaml").write_text("drift: {off: [quotes]}")
    code, out, err = run(capsys, command, *seeds[:2])
    assert (code, out) == (2, "")
    assert "drift.off: there is no type 'quotes'. Did you mean 'quote'?" in err


@pytest.mark.parametrize("form", list(FORMATS))
def test_export_of_articles_and_of_a_saved_comparison(seeds: list[str], tmp_path: Path, form: str) -> None:
    path = Session(Settings(), Project.of(read_articles(seeds[:2], LimitSettings()))).save(tmp_path / "s")
    assert main(["export", *seeds[:2], "--format", form, "--output", str(tmp_path / "one")]) == 0
    assert main(["export", str(path), "--format", form, "--output", str(tmp_path / "two")]) == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes() != b""


def test_export_needs_two_articles(seeds: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", seeds[0]]) == 2
    assert "is one article only" in capsys.readouterr().err


def test_update_and_import(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("The first line says this.\nThe second line says that.")
    articles = read_articles([str(tmp_path / "a.txt")], LimitSettings())
    place = anchor_at(0, articles[0].text, 26, 51)
    project = Project.of(articles).with_note(Note("n1", "Look.", (place,)))
    path = Session(Settings(), project).save(tmp_path / "story")
    assert main(["update", str(path)]) == 0
    assert capsys.readouterr().out == "No source has changed.\n"
    (tmp_path / "a.txt").write_text("News.\nThe second line says that.")
    before = path.read_bytes()
    assert main(["update", str(path), "--dry-run"]) == 0
    assert "note n1: found again" in capsys.readouterr().out
    assert path.read_bytes() == before
    assert main(["update", str(path)]) == 0
    assert read_project(path).notes[0].anchors[0].start == 6
    (tmp_path / "a.txt").unlink()
    assert main(["update", str(path)]) == 0
    assert "does not exist" in capsys.readouterr().err
    theirs = Project.of(read_project(path).articles).with_note(Note("n1", "Theirs.", (Anchor(0),)))
    other = Session(Settings(), theirs).save(tmp_path / "other")
    assert main(["import", str(path), str(other)]) == 0
    assert capsys.readouterr().out == "1 taken in.\n"
    assert [note.text for note in read_project(path).notes] == ["Look.", "Theirs."]


def test_a_file_that_is_open_in_the_reader_is_not_written_behind_its_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Project.of([Article("-", "One line.")])
    path = Session(Settings(), project).save(tmp_path / "story")
    session = Session.opened(path, Settings())
    assert session.acquire_lock()
    assert main(["import", str(path), str(path)]) == 2
    assert "is open in another Variorum" in capsys.readouterr().err
    session.release_lock()


def test_a_command_with_a_slip_in_it_is_not_taken_for_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "dif", "a.txt", "b.txt")
    assert code == 2
    assert "There is no command and no file 'dif'. Did you mean 'diff'?" in err
    assert "a.txt" not in err


def test_diff_of_a_folder_of_two(capsys: pytest.CaptureFixture[str], seeds: list[str], tmp_path: Path) -> None:
    for seed in seeds[:2]:
        shutil.copy(seed, tmp_path)
    code, out, _ = run(capsys, "diff", str(tmp_path), "--only-changes")
    assert code == 0
    assert out.startswith("base:")
    shutil.copy(seeds[2], tmp_path)
    code, _, err = run(capsys, "diff", str(tmp_path))
    assert code == 2
    assert "holds 3 articles, and diff compares two. Name two articles" in err


def test_statements_have_one_number_in_text_and_aloud_and_in_the_matrix(
    capsys: pytest.CaptureFixture[str], seeds: list[str]
) -> None:
    found = document(capsys, "coverage", *seeds)["statements"]
    _, text, _ = run(capsys, "coverage", *seeds)
    _, aloud, _ = run(capsys, "coverage", *seeds, "--layout", "linear")
    in_text = re.findall(r"^(\d+)\. (\d) of 5: ", text, re.MULTILINE)
    assert in_text == re.findall(r"^Statement (\d+) of \d+: in (\d) of 5 articles", aloud, re.MULTILINE)
    assert all(len(found[int(number) - 1]["articles"]) == int(outlets) for number, outlets in in_text)


def test_history_of_the_versions_that_a_saved_comparison_keeps(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    for file in (first, second):
        file.write_text("The harbour was closed. Police counted 75 boats there.")
    story = Session(Settings(), Project.of(read_articles([str(first), str(second)], LimitSettings()))).save(
        tmp_path / "c"
    )
    code, _, err = run(capsys, "history", str(story))
    assert (code, "has one version of its articles" in err) == (2, True)
    first.write_text("The harbour was closed. Police counted 90 boats there.")
    run(capsys, "update", str(story))
    found = document(capsys, "history", str(story))
    assert [version["path"] for version in found["versions"]] == [str(first)] * 2
    assert found["versions"][1]["when"]
    _, out, _ = run(capsys, "history", str(story), "--article", "1")
    assert out.startswith("1 first\n2 versions\n")
    for number, message in (("2", "has one version of 2 second"), ("3", "Number them from 1 to 2")):
        code, _, err = run(capsys, "history", str(story), "--article", number)
        assert (code, message in err) == (2, True)
    code, _, err = run(capsys, "history", str(story), str(first))
    assert (code, "Name it by itself" in err) == (2, True)


def test_history_of_versions_that_say_when_they_stood_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    old, new = (
        "The harbour was closed. Police counted 75 boats there.",
        "The harbour was closed. Police counted 90 boats there.",
    )
    for name, text, day in (("new", new, "2025-11-25T12:00:00Z"), ("old", old, "2025-11-24T12:00:00Z")):
        (tmp_path / f"{name}.txt").write_text(text)
        (tmp_path / f"{name}.yaml").write_text(f"dateModified: {day}\n")
    paths = [str(tmp_path / name) for name in ("new.txt", "old.txt")]
    found = document(capsys, "history", *paths)
    assert [version["path"] for version in found["versions"]] == paths[::-1]
    (revision,) = found["revisions"]
    assert (revision["is_silent"], revision["counts"]["reworded"]) == (True, 1)
    _, out, _ = run(capsys, "history", *paths)
    assert "1  2025-11-24 12:00" in out
    assert "no notice  Facts or sentences changed" in out
    _, out, _ = run(capsys, "history", *paths, "--as-named", "--layout", "linear")
    assert "Contradiction, other number: “90”, now “75”" in out
    code, _, err = run(capsys, "history", paths[0])
    assert (code, "is one article only" in err) == (2, True)
