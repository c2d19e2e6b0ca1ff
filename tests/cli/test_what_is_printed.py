"""Nothing that a command writes to a terminal is obeyed by it, whatever articles, notes and arguments say."""

from __future__ import annotations

import ast
import io
import json
import logging
import re
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import CHECKOUT
from tests.factories import PARAGRAPHS, texts
from tests.on_a_terminal import ATTACK, HOSTILE, SEEN, printed, without_our_own
from variorum.annotations.note import Anchor, Note, anchor_at
from variorum.articles.article import Article, Metadata
from variorum.base.error_log import write_down
from variorum.cli.main import main
from variorum.cli.render.painted import Painted
from variorum.cli.streams import SafeStream, put, say, say_progress
from variorum.config.settings import Settings
from variorum.export.formats import FORMATS
from variorum.project.project import Project
from variorum.session.session import Session

NAME = ATTACK.replace("/", "")


@pytest.fixture
def story() -> str:
    """A folder of two articles whose every text is an attack, their names too."""
    folder = Path("story")
    folder.mkdir()
    for n in range(2):
        path = folder / f"{n}{NAME}.txt"
        path.write_text("\n".join((ATTACK, *PARAGRAPHS[n:], f"{ATTACK}, said Mayor Brandt on Tuesday.")))
        fields = ("headline", "author", "publisher", "datePublished", "url")
        known = {name: f"{name} {ATTACK}" for name in fields}
        path.with_suffix(".yaml").write_text(json.dumps(known))
    return str(folder)


@pytest.fixture
def comparison() -> str:
    """A saved comparison whose every text is an attack."""
    known = Metadata(f"headline {ATTACK}", f"author {ATTACK}", f"outlet {ATTACK}", ATTACK, url=ATTACK)
    articles = [
        Article(f"{n}{ATTACK}.txt", "\n".join((*PARAGRAPHS[n:], ATTACK, "Share this")), known) for n in range(2)
    ]
    place = anchor_at(0, articles[0].text, len(articles[0].text) - 30, len(articles[0].text) - 5)
    project = Project.of(articles)
    for n, there in enumerate((place, Anchor(1), Anchor(1, 0, 9, ATTACK, lost=True))):
        note = Note(f"n{n}", ATTACK, (there,), (f"tag{ATTACK}",), ATTACK, ATTACK, author=ATTACK)
        project = project.with_note(note)
    return str(Session(Settings(), project).save(Path("mine")))


FORMS = {
    "list": ("text", "json"),
    "clean": ("text", "json"),
    "clean --explain": ("text",),
    "diff": ("text", "json"),
    "diff --explain --color always": ("text",),
    "diff --layout linear": ("text",),
    "coverage": ("text", "json"),
    "coverage --layout linear": ("text",),
    "summary": ("text", "json", "markdown"),
    "summary --layout linear": ("text",),
    "facts": ("text", "json", "markdown"),
}
EXPORTS = tuple(FORMATS)


@pytest.mark.parametrize(("command", "form"), [(c, form) for c, forms in FORMS.items() for form in forms])
def test_what_articles_say_is_never_obeyed(story: str, command: str, form: str) -> None:
    paths = sorted(map(str, Path(story).glob("*.txt"))) if command.startswith("diff") else [story]
    code, written = printed(*command.split(), *paths, "--format", form)
    assert code == 0
    if form == "json":
        documents = written.splitlines() if command == "clean" else [written]
        assert any(NAME in text for document in documents for text in strings(json.loads(document)))
    else:
        assert SEEN in without_our_own(written).replace("\\", "")
    assert not HOSTILE.search(without_our_own(written))


def strings(data: object) -> list[str]:
    """All texts of a JSON document."""
    if isinstance(data, dict):
        return [text for value in data.values() for text in strings(value)]
    if isinstance(data, list):
        return [text for value in data for text in strings(value)]
    return [data] if isinstance(data, str) else []


@pytest.mark.parametrize("form", EXPORTS)
def test_what_a_strangers_comparison_says_is_never_obeyed(comparison: str, form: str) -> None:
    code, written = printed("export", comparison, "--format", form)
    assert code == 0
    if form in ("json", "training", "web-annotation"):
        assert any(ATTACK in text for text in strings(json.loads(written)))
    else:
        assert SEEN in written.replace("\\", "") or form in ("worksheet", "claim-review")  # they hold no note of these
    assert not HOSTILE.search(written)


@pytest.mark.parametrize("form", EXPORTS)
def test_a_file_that_is_shown_in_a_terminal_is_not_obeyed_either(comparison: str, form: str) -> None:
    assert main(["export", comparison, "--format", form, "--output", "out"]) == 0
    written = Path("out").read_bytes().decode()
    lines = written.removeprefix("\ufeff").replace("\r\n", "\n") if form.endswith("csv") else written
    assert not HOSTILE.search(lines)
    assert ("\r\n" in written) == form.endswith("csv")
    assert written.endswith("\n")


def test_update_and_import_tell_names_and_words_as_text(comparison: str, story: str) -> None:
    theirs = Path(f"notes{NAME}.json")
    theirs.write_text("[1, ")
    for args in (
        ["update", comparison],
        ["import", comparison, comparison],
        ["import", comparison, str(theirs)],
    ):
        _, written = printed(*args)
        assert "2;gone" in written or args[2:] == [comparison]
        assert not HOSTILE.search(without_our_own(written))


QUOTED = {
    "a file": ["list", f"gone{ATTACK}.txt"],
    "an option": ["list", "story", f"--{ATTACK}"],
    "a choice": ["list", "story", "--format", ATTACK],
    "one argument more": ["diff", "story", "b", ATTACK],
    "no number": ["coverage", "story", "--width", ATTACK],
    "a command": ["config", ATTACK],
    "no settings": ["config", "show", "--config", f"gone{ATTACK}.yaml"],
    "bad settings": ["config", "check", "--config", f"bad{ATTACK}.yaml"],
    "a theme": ["read", "story", "--config", "theme.yaml"],
    "a comparison": ["export", f"{ATTACK}.variorum.yaml"],
    "an address": ["read", f"http://{ATTACK}/"],
    "an option of none": [f"--{ATTACK}"],
}


@pytest.mark.parametrize("what", QUOTED)
def test_errors_that_quote_what_they_are_about(story: str, what: str) -> None:
    Path(f"bad{NAME}.yaml").write_text(json.dumps({ATTACK: {ATTACK: 1}}))
    Path("theme.yaml").write_text(json.dumps({"view": {"theme": ATTACK}}))
    code, written = printed(*QUOTED[what])
    assert code == 2
    assert not HOSTILE.search(without_our_own(written))
    assert "2;gone" in written


def test_the_settings_are_told_with_the_paths_of_their_files() -> None:
    path = Path(f"mine{NAME}.yaml")
    path.write_text(json.dumps({"notes": {"author": ATTACK}}))
    for command in ("show", "check", "path"):
        code, written = printed("config", command, "--config", str(path))
        assert code == 0
        assert SEEN in written
        assert not HOSTILE.search(written)


def test_a_file_name_of_two_lines_is_told_on_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "gone\nvariorum: all is well"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_shell_that_calls_the_program_something_odd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [ATTACK, "--help"])
    assert not HOSTILE.search(printed("--help")[1])


def test_warnings_and_log_lines_of_libraries_are_made_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    def noisy(_: object) -> int:
        logging.getLogger("a library").warning(ATTACK)
        sys.stderr.write(f"a warning: {ATTACK}\n")
        return 0

    monkeypatch.setattr("variorum.cli.main._run", noisy)
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    _, written = printed("list")
    assert written.count(SEEN) == 2
    assert not HOSTILE.search(written)


def test_the_log_of_errors_can_be_shown_in_a_terminal() -> None:
    written = write_down(ValueError(ATTACK)).read_text(encoding="utf-8")
    assert SEEN in written
    assert not HOSTILE.search(written)


@given(texts, st.sampled_from(["put", "say", "progress", "stream", "painted"]))
def test_no_text_gets_through_any_way_out(text: str, way: str) -> None:
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(out):
        if way == "put":
            put([text])
        elif way == "say":
            say(text)
        elif way == "progress":
            say_progress(text)
        elif way == "stream":
            SafeStream(out).write(text)
        else:
            put([Painted([(text, {"fg": "red"}), (text, {})])])
    assert not HOSTILE.search(without_our_own(out.getvalue()))
    if way in ("put", "say"):
        assert out.getvalue().count("\n") == 1


def test_painted_lines_have_colours_and_no_others_do() -> None:
    out = io.StringIO()
    with redirect_stdout(out):
        put([Painted([("a \x1b[77m", {"fg": "red"}), (" b  ", {})]), "\x1b[31mc"])
    assert out.getvalue() == "\x1b[31ma ␛[77m\x1b[0m b\n␛[31mc\n"


# What would print past `variorum.cli.streams`: the next to write a command need not remember that.
ALLOWED = {"streams.py", "__main__.py"}  # which speaks where the program cannot be loaded
PRINTERS = {"echo", "secho", "echo_via_pager", "prompt", "confirm", "print", "pprint", "print_exc"}


def printing(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in PRINTERS or (name == "show" and not node.args):
                yield f"{name} in line {node.lineno}"
        if isinstance(node, ast.Attribute) and node.attr in ("write", "writelines", "buffer"):
            stream = node.value
            if isinstance(stream, ast.Attribute) and stream.attr in ("stdout", "stderr"):
                yield f"{stream.attr}.{node.attr} in line {node.lineno}"


def test_nothing_prints_but_the_way_out() -> None:
    for path in (CHECKOUT / "src").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        if path.name not in ALLOWED and re.search("click|print|stdout|stderr", source):
            assert not list(printing(ast.parse(source))), path


def test_json_for_readers_is_written_in_one_place() -> None:
    for path in (CHECKOUT / "src" / "variorum" / "export").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert "json.dump" not in source or path.name == "json_documents.py", path
