"""What `make release` says is left to do."""

import zipfile
from pathlib import Path

from tests.conftest import CHECKOUT
from tools.release import IN_SDIST, IN_WHEEL, left_out, left_to_do
from variorum import __version__

READY = "# Changes\n\n## 1.2.0 (2026-11-26)\n\n- Something.\n\n## 1.1.0 (2026-10-01)\n"


def test_a_dated_heading_a_clean_tree_and_a_new_tag_are_ready() -> None:
    assert left_to_do(READY, "1.2.0", "", ["v1.1.0"]) == []


def test_what_is_not_ready_is_named_with_its_remedy() -> None:
    heading, changed, tag = left_to_do(READY.replace("2026-11-26", "unreleased"), "1.2.0", " M a.py", ["v1.2.0"])
    assert 'write "## 1.2.0 (YYYY-MM-DD)"' in heading
    assert "commit them" in changed
    assert "raise the version" in tag
    (heading,) = left_to_do(READY, "1.3.0", "", [])
    assert "1.2.0 (2026-11-26)" in heading
    assert left_to_do("", "1.3.0", "", [])


def test_what_an_archive_lacks_is_found(tmp_path: Path) -> None:
    wheel = tmp_path / "variorum-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(IN_WHEEL[0], "")
    assert left_out(wheel) == list(IN_WHEEL[1:])
    assert all((CHECKOUT / name).is_file() for name in IN_SDIST)


def test_the_changelog_begins_with_this_version() -> None:
    changelog = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## {__version__} (" in changelog[:60]
