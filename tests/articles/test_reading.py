"""Files and folders become articles."""

from pathlib import Path

import pytest

from variorum.articles.load import read_articles
from variorum.base.errors import InputError
from variorum.config.settings import LimitSettings

LIMITS = LimitSettings()


def test_a_folder_stands_for_its_articles_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "a.yaml", "x.variorum.yaml", "c.png"):
        (tmp_path / name).write_text("headline: x" if name.endswith("yaml") else "Text.")
    assert [Path(a.path).name for a in read_articles([str(tmp_path)], LIMITS)] == ["a.md", "b.txt"]


def test_a_folder_without_articles_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder without articles"):
        read_articles([str(tmp_path)], LIMITS)


def test_every_bad_path_is_named_not_only_the_first(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" \n")
    with pytest.raises(InputError) as caught:
        read_articles([str(tmp_path / "gone.txt"), str(tmp_path / "empty.txt")], LIMITS)
    assert [problem.what for problem in caught.value.problems] == ["does not exist", "is empty"]


def test_a_larger_file_than_allowed_is_refused_by_its_size(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"x" * 1_000_001)
    with pytest.raises(InputError, match=r"larger than 1 MB.*limits\.file_megabytes"):
        read_articles([str(tmp_path / "big.txt")], LimitSettings(file_megabytes=1))


def test_the_same_text_has_the_same_hash_wherever_it_lies(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"One.\r\nTwo.")
    (tmp_path / "b.txt").write_bytes(b"\xef\xbb\xbfOne.\nTwo.")
    one, other = read_articles([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], LIMITS)
    assert one.sha256 == other.sha256
