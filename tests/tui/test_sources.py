"""Bringing a story up to date in the app: files that a stranger's comparison names are asked about."""

from pathlib import Path

from tests.tui.driver import reading
from variorum.articles.article import Article
from variorum.config.settings import Settings
from variorum.project.project import Project
from variorum.session.session import Session


async def test_files_outside_the_comparisons_folder_are_asked_about_once(tmp_path: Path) -> None:
    (tmp_path / "[b]secret.txt").write_text("The password is swordfish.")
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "a.txt").write_text("What it says now.")
    paths = [str(tmp_path / "story" / "a.txt"), str(tmp_path / "[b]secret.txt")]
    project = Project.of([Article(path, "What it said.") for path in paths])
    saved = Session(Settings(), project).save(tmp_path / "story" / "c")
    async with reading([str(saved)], size=(200, 30)) as reader:

        def texts() -> list[str]:
            return [article.text for article in reader.app.session.project.articles]

        await reader.press("S")
        assert "The comparison names files outside its folder. Did you expect these?" in reader.words
        assert "[b]secret.txt" in reader.words
        assert "a.txt" not in reader.words.split("Did you expect these?")[1].split("Read them")[0]
        await reader.press("escape")
        assert texts() == ["What it said.", "What it said."]
        await reader.press("S", "down", "enter")
        assert texts() == ["What it says now.", "What it said."]
        assert "secret.txt: is not read:" in reader.words
        await reader.press("escape", "S", "enter")
        assert texts() == ["What it says now.", "The password is swordfish."]
        await reader.press("escape")
        (tmp_path / "[b]secret.txt").write_text("Another.")
        await reader.press("S")
        assert texts()[1] == "Another."
