"""What is known of an article, and what is only guessed."""

from pathlib import Path

import pytest

from variorum.articles.load import read_article, read_articles
from variorum.articles.outlet_guess import guess_outlet
from variorum.base.errors import InputError
from variorum.config.settings import LimitSettings

LIMITS = LimitSettings()


def test_the_seeds_that_show_their_outlet_show_it_as_a_guess(seeds: list[str]) -> None:
    articles = read_articles(seeds, LIMITS)
    assert [article.outlet for article in articles] == [None, "Idaho News", None, None, "Salon"]
    assert [article.outlet_is_guess for article in articles] == [False, True, False, False, True]


def test_guesses_come_from_the_text_even_without_a_sidecar(seeds: list[str]) -> None:
    found = [guess_outlet(Path(seed).read_text(encoding="utf-8")) for seed in seeds]
    assert found == [None, "Idaho News", None, None, "Salon"]


def test_one_link_is_no_guess() -> None:
    assert guess_outlet("See https://example.org/a for more.") is None


def test_sidecar_is_read_and_its_outlet_is_no_guess(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Help keep Salon independent\nText.")
    (tmp_path / "a.yaml").write_text("publisher: The Post\ndatePublished: 2025-11-21\nheadline: '  A   title '")
    metadata = read_article(str(tmp_path / "a.txt"), LIMITS).metadata
    assert (metadata.publisher, metadata.date_published, metadata.headline) == (
        "The Post",
        "2025-11-21",
        "A title",
    )
    assert not metadata.guessed


@pytest.mark.parametrize(
    ("sidecar", "message"),
    [
        ("publsher: X", "a.yaml:1:1: unknown key 'publsher'. Did you mean 'publisher'?"),
        ("headline: [a]", "a.yaml:1:1: headline: must be text"),
        ("headline: a\nheadline: b", "a.yaml:2:1: sets 'headline' twice (first on line 1)"),
        ("- a", "must be a mapping of metadata"),
        ("headline: !!python/object:os.system x", "uses the tag"),
        ("headline: &a x\nauthor: *a", "uses an alias"),
        ("headline: 'open", "is not valid YAML"),
        ("[" * 30_000 + "]" * 30_000, "a.yaml:1:51: is nested too deeply"),
        ("- " * 30_000, "nested too deeply"),
        ("guessed: [nothing]", "guessed: must list metadata keys"),
    ],
    ids=lambda value: value[:24],
)
def test_a_bad_sidecar_is_named_with_its_place(tmp_path: Path, sidecar: str, message: str) -> None:
    (tmp_path / "a.txt").write_text("Some text.")
    (tmp_path / "a.yaml").write_text(sidecar)
    with pytest.raises(InputError) as caught:
        read_article(str(tmp_path / "a.txt"), LIMITS)
    assert message in str(caught.value)


def test_yaml_words_of_old_stay_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some text.")
    (tmp_path / "a.yaml").write_text("headline: no\nauthor: on")
    metadata = read_article(str(tmp_path / "a.txt"), LIMITS).metadata
    assert (metadata.headline, metadata.author) == ("no", "on")
