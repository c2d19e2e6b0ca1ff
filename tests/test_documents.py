"""What the documents say is true, and the tree holds nothing that should not be there."""

import re
import subprocess

import pytest

from tests.conftest import CHECKOUT
from variorum.cleaning.lines import LineKind
from variorum.config.load import load_config, settings_with_origins
from variorum.keymap.commands import SCREENS

README = (CHECKOUT / "README.md").read_text(encoding="utf-8")


def tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files"], cwd=CHECKOUT, capture_output=True, text=True, check=False)
    return done.stdout.splitlines()


def test_the_readme_has_the_two_commands_and_its_pictures() -> None:
    assert "make read" in README
    assert "make test" in README
    pictures = re.findall(r"\((docs/pictures/[\w.-]+)\)", README)
    assert pictures
    assert all((CHECKOUT / picture).is_file() for picture in pictures)


@pytest.mark.parametrize("page", ["README.md", *(f"docs/{p.name}" for p in (CHECKOUT / "docs").glob("*.md"))])
def test_links_between_pages_lead_somewhere(page: str) -> None:
    path = CHECKOUT / page
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_the_formats_page_names_every_setting_and_kind_of_line() -> None:
    formats = (CHECKOUT / "docs" / "formats.md").read_text(encoding="utf-8")
    for key, _, _ in settings_with_origins(load_config()):
        assert f"`{key}`" in formats, key
    for kind in LineKind:
        assert f"`{kind}`" in formats, kind


def test_the_readme_names_every_screen_and_command() -> None:
    for screen in SCREENS:
        assert screen in README
    for command in ("list", "clean", "diff", "coverage", "config"):
        assert f"variorum {command}" in README


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
