"""What is not done for the languages of two articles is said in a sentence, and in the app once."""

from pathlib import Path

import pytest

from tests.factories import PARAGRAPHS, RULES, article, prepared
from tests.tui.driver import reading
from variorum.alignment.prepared_article import prepare
from variorum.cli.main import main
from variorum.presentation.wording.languages import language_gaps, story_gaps
from variorum.text.language import neutral_language

GERMAN = (
    "Der Hafen von Ostrava ist am Dienstag geschlossen worden, nachdem ein Kran auf zwei Boote gestürzt war.",
    "Die Bürgermeisterin sagte, dass niemand verletzt worden sei, und dankte den Tauchern für ihre Arbeit.",
)


def test_each_case_has_its_sentence() -> None:
    english, german = prepared("\n".join(PARAGRAPHS)), prepared("\n".join(GERMAN))
    unknown, french = (
        prepare(article("Mot"), RULES, language=neutral_language(code)) for code in ("und", "fr\x1b\u202e")
    )
    assert language_gaps(english, english) is None
    assert language_gaps(german, german) == (
        "Both are read as German: no changes of meaning but of numbers are looked for, "
        "and no line is judged by where it stands."
    )
    assert "as German, the other as English" in (language_gaps(german, english) or "")
    assert "an unknown language" in (language_gaps(unknown, unknown) or "")
    told = language_gaps(french, french) or ""
    assert "without lists (fr" in told
    assert told.isprintable()


def test_a_story_in_several_languages_has_its_sentence() -> None:
    english, german = prepared("\n".join(PARAGRAPHS)), prepared("\n".join(GERMAN))
    unknown = prepare(article("Mot"), RULES, language=neutral_language("und"))
    assert story_gaps([english] * 3) is None
    assert story_gaps([german, english, unknown, german]) == (
        "Of the 4 articles 2 are read as German, 1 as an unknown language: "
        "no changes of meaning but of numbers are looked for in these."
    )


@pytest.mark.parametrize("command", ["diff", "coverage"])
def test_a_command_says_once_on_standard_error_that_no_drift_is_looked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    german, english = "\n".join(GERMAN), "\n".join(PARAGRAPHS)
    for name, text in (("a", german), ("b", german), ("c", english), ("d", english)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    named = {name: str(tmp_path / f"{name}.txt") for name in "abcd"}
    assert main([command, named["a"], named["b"]]) == 0
    assert capsys.readouterr().err.splitlines() == [
        (
            "variorum: Both are read as German: no changes of meaning but of numbers are looked for, "
            "and no line is judged by where it stands."
        )
    ]
    assert main([command, named["a"], named["c"], "--format", "json"]) == 0
    found = capsys.readouterr()
    assert found.err.count("no changes of meaning") == 1
    assert found.out.startswith("{")
    assert main([command, named["c"], named["d"]]) == 0
    assert capsys.readouterr().err == ""


async def test_compare_says_it_once(tmp_path: Path) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for n, path in enumerate(paths):
        path.write_text("\n".join(GERMAN[n:] + GERMAN[:n]), encoding="utf-8")
    async with reading([str(path) for path in paths]) as reader:
        await reader.press("down", "enter")
        assert "Both are read as German" in reader.notices
        await reader.press("n", "f")
        assert "read as" not in reader.notices


async def test_english_articles_have_no_notice(seeds: list[str]) -> None:
    async with reading(seeds[:2]) as reader:
        await reader.press("down", "enter")
        assert "read as" not in reader.notices
