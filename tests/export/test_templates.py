"""Templates of the reader's own: they see the edition and nothing else, and a mistake is told with its place."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from tests.conftest import CHECKOUT
from tests.export.making import hostile_edition, seed_edition
from variorum.base.errors import InputError
from variorum.cli.main import main
from variorum.export.templates import filling, worker
from variorum.export.templates.context import template_context
from variorum.export.templates.filling import template_format, templates_folder

EXAMPLES = CHECKOUT / "docs" / "templates"


def filled(folder: Path, text: str, name: str = "one.txt.j2") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return template_format(str(folder / name)).write(seed_edition())


def test_the_table_is_markup_of_its_own_and_words_of_articles_are_words() -> None:
    form = template_format(str(EXAMPLES / "table.html.j2"))
    assert form.suffix == ".html"
    table = ET.fromstring(f"<div>{form.write(hostile_edition()).replace('<br>', '<br/>')}</div>")  # noqa: S314 - our own
    ours = {"div", "table", "caption", "thead", "tbody", "tr", "th", "td", "em", "br", "ol", "li", "a"}
    assert {element.tag for element in table.iter()} <= ours
    assert len(table.findall(".//tbody/tr")) > 1


def test_the_questions_are_markdown_without_markup_of_articles() -> None:
    written = template_format(str(EXAMPLES / "questions.md.j2")).write(hostile_edition())
    tokens = MarkdownIt("commonmark").parse(written)
    kinds = {child.type for token in tokens for child in (token, *(token.children or ()))}
    assert not kinds & {"html_block", "html_inline", "link_open", "strong_open", "code_inline"}
    assert "## Notes" in written


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("one\n{% for x in %}", 2, "Expected an expression"),
        ("one\n\n{{ nothing.there }}", 3, "'nothing' is undefined"),
        ("{{ ''.__class__.__mro__ }}", 1, "unsafe"),
        ("{{ articles.append(1) }}", 1, "unsafe"),
        ("{% include '../secret.txt' %}", 1, "there is no template"),
        ("{{ title + 1 }}", 1, "can only concatenate str"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        (
            "\n{% for a in range(90000) %}{% for b in range(1000) %}xxxxxxxx{% endfor %}{% endfor %}",
            None,
            "writes more",
        ),
    ],
)
def test_a_mistake_has_its_line(tmp_path: Path, text: str, line: int | None, why: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "one.txt.j2").write_text(text, encoding="utf-8")
    context = {"title": "Crane", "articles": [1]}
    answer = worker.filled({"folder": str(folder), "name": "one.txt.j2", "context": context})
    assert answer["line"] == line
    assert answer["file"] == (None if line is None else "one.txt.j2")
    assert why in answer["failed"]


@pytest.mark.parametrize(
    "text",
    ["{{ 'x' * 10000000000 }}", "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"],
)
def test_what_would_take_all_memory_or_time_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(filling, "_SECONDS", 1)
    with pytest.raises(InputError, match="memory"):
        filled(tmp_path, text)


def test_a_mistake_in_an_included_part_names_that_part(tmp_path: Path) -> None:
    (tmp_path / "_part.j2").write_text("\n{{ gone }}")
    with pytest.raises(InputError) as caught:
        filled(tmp_path, "{% include '_part.j2' %}")
    assert (caught.value.problems[0].where, caught.value.problems[0].line) == (str(tmp_path / "_part.j2"), 2)


def test_templates_are_called_by_their_names(seeds: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    templates_folder().mkdir(parents=True)
    (templates_folder() / "names.txt.j2").write_text("{% for a in articles %}{{ a.code }} {% endfor %}\x1b[31m")
    assert main(["export", *seeds[:2], "--template", "names.txt.j2"]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert len(out.split()) == 3
    assert main(["export", *seeds[:2], "--template", "name.txt.j2"]) == 2
    assert "Did you mean 'names.txt.j2'?" in capsys.readouterr().err
    assert main(["export", *seeds[:2], "--template", "names.txt.j2", "--format", "html"]) == 2


def test_the_page_names_all_that_a_template_is_given() -> None:
    page = (CHECKOUT / "docs" / "templates.md").read_text(encoding="utf-8")

    def names(data: object) -> set[str]:
        if isinstance(data, dict):
            return set(data).union(*map(names, data.values()))
        return set().union(*map(names, data)) if isinstance(data, list) else set()

    for name in names(template_context(seed_edition())):
        assert f"`{name}`" in page, name
