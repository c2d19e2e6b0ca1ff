"""Results in words, to be read aloud."""

import pytest

from tests.factories import PARAGRAPHS, compared, seed_articles
from variorum.cli.main import main
from variorum.cli.render.diff import diff_text
from variorum.cli.render.linear import linear_coverage, linear_diff
from variorum.comparison.coverage import cover
from variorum.config.settings import MatchingSettings
from variorum.presentation.compare_filter import ALL_ROWS, CompareOptions
from variorum.session.session import Session

ONLY_CHANGES = CompareOptions(only_changes=True)


def test_a_changed_word_is_said_in_words() -> None:
    other = PARAGRAPHS[0].replace("Tuesday", "Friday")
    lines = list(linear_diff(compared(PARAGRAPHS[0], other), ALL_ROWS))
    assert "Row 1 of 1: reworded." in lines
    assert f"Base: {PARAGRAPHS[0]}" in lines
    assert f"Other: {other}" in lines
    assert "Instead of “Tuesday” the other has “Friday”." in lines


def test_what_is_left_out_is_said() -> None:
    lines = list(linear_diff(compared(PARAGRAPHS[0], PARAGRAPHS[0]), ONLY_CHANGES))
    assert lines[-1] == "1 of 1 rows are left out: they are the same."


def test_no_signs_and_columns_stand_in_linear_results(seeds: list[str]) -> None:
    articles = seed_articles(seeds)
    coverage = cover(articles, MatchingSettings())
    lines = [*linear_coverage(coverage), *linear_diff(coverage.comparisons[0, 1], ALL_ROWS)]
    assert not any(sign in line for line in lines for sign in "│⇄−~")
    assert sum(line.startswith("Statement ") for line in lines) == len(coverage.statements)
    everything = "\n".join(lines)
    assert all(articles[0].text_of(n) in everything for n in range(len(articles[0].sentences)))


def test_stacked_and_only_changes_in_the_text() -> None:
    one, other = "\n".join(PARAGRAPHS[:3]), "\n".join((PARAGRAPHS[0], PARAGRAPHS[2]))
    wide = "\n".join(diff_text(compared(one, other), 140, ONLY_CHANGES, stacked=False, colour=False))
    assert "1 row folded: = 1" in wide
    assert PARAGRAPHS[0][:40] not in wide
    stacked = list(diff_text(compared(one, other), 140, ALL_ROWS, stacked=True, colour=False))
    assert any(line.startswith("   1 =  base") and PARAGRAPHS[0] in line for line in stacked)


def test_hostile_words_are_safe_when_read_aloud() -> None:
    lines = "".join(linear_diff(compared("The \x1b[31mcrane fell.", "A boat \u202esank."), ALL_ROWS))
    assert "\x1b" not in lines
    assert "\u202e" not in lines


def test_the_reader_opens_in_words_by_a_flag_with_and_without_its_command(
    seeds: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[bool] = []

    def open_reader(session: Session, *_rest: object) -> None:
        opened.append(session.settings.view.linear)

    monkeypatch.setattr("variorum.tui.launch.open_reader", open_reader)
    monkeypatch.setattr("variorum.cli.streams.take_terminal", lambda: None)
    for flags in (["--linear"], ["read", "--linear"], ["read"]):
        assert main([*flags, *seeds[:2]]) == 0
    assert opened == [True, True, False]
