"""What the documents say is true, and the tree holds nothing that should not be there."""

import ast
import re
import subprocess

import pytest

from tests.conftest import CHECKOUT
from tests.made_tables import TABLES, with_tables
from tools.command_page import command_page
from variorum.cleaning.lines import LineKind
from variorum.config.load import load_config, settings_with_origins
from variorum.keymap.commands import SCREENS

SOURCE = CHECKOUT / "src" / "variorum"
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")


PAGES = ["README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in (CHECKOUT / "docs").glob("*.md"))]


def tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files"], cwd=CHECKOUT, capture_output=True, text=True, check=False)
    return done.stdout.splitlines()


def test_the_readme_has_the_two_commands_and_its_pictures() -> None:
    assert "make read" in README
    assert "make test" in README
    pictures = re.findall(r"\((docs/pictures/[\w.-]+)\)", README)
    assert pictures
    assert all((CHECKOUT / picture).is_file() for picture in pictures)


@pytest.mark.parametrize("page", PAGES)
def test_links_between_pages_lead_somewhere(page: str) -> None:
    path = CHECKOUT / page
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_the_site_has_every_page_once_in_its_contents() -> None:
    contents = re.findall(r'= "([\w.]+\.md)"', (CHECKOUT / "zensical.toml").read_text(encoding="utf-8"))
    assert sorted(contents) == sorted(path.name for path in (CHECKOUT / "docs").glob("*.md"))


def test_the_formats_page_names_every_setting_and_kind_of_line() -> None:
    formats = (CHECKOUT / "docs" / "formats.md").read_text(encoding="utf-8")
    for key, _, _ in settings_with_origins(load_config()):
        assert f"`{key}`" in formats, key
    for kind in LineKind:
        assert f"`{kind}`" in formats, kind


def test_the_tables_that_are_made_from_the_code_are_those_of_now() -> None:
    pages = [path.read_text(encoding="utf-8") for path in (CHECKOUT / "docs").glob("*.md")]
    for page in pages:
        assert with_tables(page) == page, "run `make docs`"
    assert all(sum(f"<!-- made: {name} -->" in page for page in pages) == 1 for name in TABLES)


def test_the_reference_pages_name_every_screen_and_command() -> None:
    screens = (CHECKOUT / "docs" / "reading.md").read_text(encoding="utf-8")
    assert [screen for screen in SCREENS if f"\n## {screen}\n" not in screens] == []
    commands = (CHECKOUT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert commands == command_page(), "run `make docs`"


def test_the_readme_begins_with_a_screenful() -> None:
    """What it is, a picture and two commands, before anything else."""
    first = README.split("\n## ")[0]
    assert len(first.splitlines()) < 25
    assert "docs/pictures/overview.svg" in first
    assert "make read" in first


def test_every_dependency_has_its_reason() -> None:
    project = (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8")
    reasons = (CHECKOUT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    names = re.findall(r'^    "([A-Za-z-]+)(?:>=|")', project, flags=re.MULTILINE)
    assert "textual" in names
    for name in names:
        if not name[0].isupper():
            assert f"`{name}`" in reasons, name


def test_no_work_is_left_undone_in_the_tree() -> None:
    marks = re.compile("TO" + "DO|FIX" + "ME|NotImplemented" + "Error")
    for name in tracked():
        if name.endswith((".py", ".md", ".yaml", ".toml", ".tcss")):
            assert not marks.search((CHECKOUT / name).read_text(encoding="utf-8")), name


def defined() -> set[str]:
    """Names of modules, and all that they define: classes, functions, fields, constants."""
    names: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        names |= {*path.relative_to(SOURCE).with_suffix("").parts}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                names.add(node.name)
            elif isinstance(node, ast.AnnAssign | ast.Assign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return names


def test_the_glossary_is_short_and_names_what_there_is() -> None:
    glossary = (CHECKOUT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in glossary.splitlines() if line.startswith("| ")]
    terms = [row for row in rows if row[0] != "word"]
    assert 30 <= len(terms) <= 60
    assert len({row[0] for row in terms}) == len(terms), "a word stands there twice"
    names = defined()
    for word, _, in_code in terms:
        found = re.findall(r"`([^`]+)`", in_code)
        assert found, f"{word} has no name in the code"
        for name in found:
            assert set(name.split(".")) <= names, f"{word}: there is no {name}"


def test_the_architecture_has_a_line_for_every_room() -> None:
    page = (CHECKOUT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for path in SOURCE.iterdir():
        if (path / "__init__.py").is_file():
            assert f"| `{path.name}/` |" in page, path.name
    for room in re.findall(r"`([\w/]+)/`", page):
        assert (SOURCE / room).is_dir(), room


@pytest.mark.parametrize("page", PAGES)
def test_modules_that_the_pages_name_are_there(page: str) -> None:
    """Those in folders, and modules; `one.yaml` alone may be a reader's own file."""
    text = (CHECKOUT / page).read_text(encoding="utf-8")
    for name in re.findall(r"`(\w+(?:/\w+)+\.(?:py|yaml|tcss)|\w+\.py)`", text):
        inside = (path for path in SOURCE.rglob(name.rpartition("/")[2]) if str(path).endswith("/" + name))
        assert any(inside) or (CHECKOUT / name).exists(), f"{page} names {name}"


def test_make_help_lists_every_target() -> None:
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, flags=re.MULTILINE)
    explained = re.findall(r"^([a-z]+):.*## \S", makefile, flags=re.MULTILINE)
    assert phony
    assert set(phony[1].split()) == set(explained)
