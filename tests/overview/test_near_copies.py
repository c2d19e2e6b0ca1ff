"""Articles with nearly the same text are told, as what they may be."""

from pathlib import Path

import pytest

from tests.factories import FOREIGN, PARAGRAPHS, prepared, seed_articles
from variorum.cli.main import main
from variorum.comparison.coverage import cover
from variorum.config.settings import MatchingSettings
from variorum.overview.near_copies import near_copies

STORY = "\n".join(PARAGRAPHS)


def test_no_two_of_the_seeds_are_near_copies(seeds: list[str]) -> None:
    assert near_copies(cover(seed_articles(seeds), MatchingSettings())) == ()


def test_a_version_with_another_sentence_is_one_and_half_a_text_is_none() -> None:
    texts = [f"{STORY}\nOne more sentence was added in the evening.", "\n".join(PARAGRAPHS[:3]), STORY, FOREIGN[0]]
    articles = [prepared(text, f"{n}.txt") for n, text in enumerate(texts)]
    assert near_copies(cover(articles, MatchingSettings())) == ((0, 2),)


@pytest.mark.parametrize("layout", ["auto", "linear"])
def test_the_summary_says_which(tmp_path: Path, capsys: pytest.CaptureFixture[str], layout: str) -> None:
    for name in ("boats", "crane"):
        (tmp_path / f"{name}.txt").write_text(STORY)
    assert main(["summary", str(tmp_path), "--layout", layout]) == 0
    told = "Nearly the same text, as of versions of one article or one agency's report: BOA CRA"
    assert told in " ".join(capsys.readouterr().out.split())
