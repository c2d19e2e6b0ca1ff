"""Building a story inside: adding articles in every way, and taking them out again."""

import asyncio
import http.client
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.articles.capture.receiving import free_port
from tests.articles.web.serving import PAGE
from tests.factories import FOREIGN, PARAGRAPHS
from tests.tui.driver import reading
from variorum.articles.capture.key import receiver_key
from variorum.presentation.pages.overview_page import OverviewLineKey
from variorum.project.project import Project
from variorum.storage.file.read_write import read_project
from variorum.tui.screens.overview_pane import OverviewPane

STORY = "\n".join(PARAGRAPHS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets" / "one.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "outlets" / "other.txt").write_text("\n".join(PARAGRAPHS[2:]), encoding="utf-8")
    return tmp_path


def files(project: Project) -> list[str]:
    return [Path(article.path).name for article in project.articles]


async def test_a_folder_is_added_and_what_is_there_already_is_not_added_twice(folder: Path) -> None:
    async with reading([str(folder / "outlets" / "one.txt")], size=(80, 24)) as reader:
        await reader.press("plus")
        await reader.type(f"{folder}/out")
        await reader.press("tab", "enter")
        assert files(reader.app.session.project) == ["one.txt", "other.txt"]
        assert "Added 1 article; 1 more there were in the story already. u takes it back." in reader.notices
        await reader.press("S")
        assert "Did you expect these?" not in reader.words
        await reader.press("escape", "u")
        assert files(reader.app.session.project) == ["one.txt"]


async def test_tab_completes_a_path_as_far_as_there_is_one_way_and_then_goes_on(folder: Path) -> None:
    async with reading([str(folder / "outlets" / "one.txt")]) as reader:
        await reader.press("plus")
        await reader.type(f"{folder}/o")
        await reader.press("tab", "o", "tab")
        assert "outlets/o" in reader.words
        await reader.press("tab")
        assert "one.txt other.txt" in reader.words
        await reader.press("t", "tab", "tab", "x", "enter", "ctrl+s")
        assert "not both" in reader.words
        await reader.press("ctrl+u", "backspace", "backspace", "ctrl+s")
        assert files(reader.app.session.project) == ["one.txt", "other.txt"]


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_story_begins_empty_and_leads_on(folder: Path, size: tuple[int, int]) -> None:
    async with reading([], size=size) as reader:
        assert reader.name == "AddDialog"
        await reader.press("escape")
        assert "No article yet." in reader.words
        assert "+ adds an article: a file, a folder, an address" in reader.words
        for key in ("1", "2", "3", "4", "enter", "s", "E", "B", "L", "a", "D", "F", "apostrophe", "slash", ">", "*"):
            reader.app.clear_notifications()
            await reader.press(key)
            assert reader.name == "Story"
            assert reader.notices == "There is no article yet: + adds one.", key
        await reader.press("question_mark")
        for idle in ("Save the comparison", "Compare the base", "Overview:", "Export:", "Go to"):
            assert idle not in reader.words
        assert "Add a file, a folder" in reader.words
        await reader.press("escape", "colon")
        await reader.type("save")
        assert "Save the comparison" not in reader.words
        await reader.press("escape")
        await reader.press("plus")
        await reader.type(f"{folder}/outlets/one.txt")
        await reader.press("enter")
        assert files(reader.app.session.project) == ["one.txt"]
        assert "+ adds another outlet's article" in reader.words
        await reader.press("plus")
        await reader.type(f"{folder}/outlets/other.txt")
        await reader.press("enter", "down", "enter")
        assert reader.name == "Compare"
        await reader.press("u", "u")
        assert reader.name == "Story"
        assert "No article yet." in reader.words
        await reader.press("U")
        assert files(reader.app.session.project) == ["one.txt"]


async def test_a_story_of_one_article_says_how_it_gets_another(folder: Path) -> None:
    async with reading([str(folder / "outlets" / "one.txt")], size=(80, 24)) as reader:
        assert "+ adds another outlet's article: a file, a folder, an address or pasted text" in reader.words
        await reader.press("plus")
        await reader.type(f"{folder}/outlets")
        await reader.press("enter")
        assert "+ adds another" not in reader.words
        await reader.press("D")
        assert "+ adds another" in reader.words


async def test_pasted_text_is_an_article_without_a_name(folder: Path) -> None:
    async with reading([str(folder / "outlets" / "one.txt")]) as reader:
        await reader.press("plus", "tab")
        await reader.type("\n".join(FOREIGN))
        await reader.press("ctrl+s")
        assert reader.app.session.project.articles[1].text == "\n".join(FOREIGN)
        assert "Article B" in reader.words


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("nothing-there.txt", "nothing-there.txt"),
        ("story.variorum.yaml", "is a saved comparison"),
        ("https://", "https://"),
    ],
)
async def test_what_cannot_be_added_is_a_notice(seeds: list[str], path: str, told: str) -> None:
    async with reading(seeds[:2]) as reader:
        await reader.press("plus", "enter")
        assert "Nothing is named or pasted yet." in reader.words
        await reader.type(path)
        await reader.press("enter")
        assert told in reader.notices
        assert len(reader.app.session.project.articles) == 2


async def test_a_removed_article_takes_its_notes_along_and_undo_brings_all_back(seeds: list[str]) -> None:
    async with reading(seeds) as reader:
        await reader.press("asterisk", "end", "asterisk", "home", "B")
        before = reader.app.session.project
        assert len(before.notes) == 2
        await reader.press("D")
        after = reader.app.session.project
        assert after.articles == before.articles[1:]
        assert [note.anchors[0].article for note in after.notes] == [3]
        assert after.base == 0
        assert "Removed Article A, with 1 note. u takes it back." in reader.notices
        assert "4 articles" in reader.words
        await reader.press("u")
        assert reader.app.session.project == before


@pytest.mark.usefixtures("overview_on_story")
async def test_no_line_of_the_overview_leads_to_an_article_that_was_removed(
    seeds: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(seeds) as reader:
        await reader.until_overview()
        monkeypatch.setattr("variorum.tui.screens.story._PEACE", 3_600)
        await reader.press("end", "D")
        pane = reader.app.screen.query_one(OverviewPane)
        assert len(reader.app.session.project.articles) == 4
        assert not pane.page.rows
        pane.open_evidence()
        pane.work_out()
        await reader.until_overview()
        shown: list[OverviewLineKey] = [key for row in pane.page.rows if isinstance(key := row.key, OverviewLineKey)]
        assert shown
        assert all(one.article < 4 for line in shown for one in line.evidence)


async def test_the_last_article_is_not_removed(seeds: list[str]) -> None:
    async with reading(seeds[:2]) as reader:
        await reader.press("D", "D")
        assert "A story has at least one article" in reader.notices
        assert len(reader.app.session.project.articles) == 1


@pytest.mark.parametrize("key", ["1", "2", "3", "4", "L"])
async def test_a_screen_closes_when_undo_makes_its_numbers_mean_other_articles(seeds: list[str], key: str) -> None:
    async with reading(seeds) as reader:
        await reader.press("D", "end", key)
        assert reader.name != "Story"
        await reader.press("u")
        assert reader.name == "Story"
        assert len(reader.app.session.project.articles) == 5
        await reader.press("U")
        assert len(reader.app.session.project.articles) == 4


async def test_a_screen_stays_when_an_article_comes_behind_those_it_shows(folder: Path) -> None:
    async with reading([str(folder / "outlets")]) as reader:
        await reader.press("plus", "tab")
        await reader.type(FOREIGN[0])
        await reader.press("ctrl+s", "home", "L")
        await reader.press("u")
        assert reader.name == "Story"
        await reader.press("L", "U")
        assert reader.name == "Lines"
        assert len(reader.app.session.project.articles) == 3


async def test_what_was_added_and_removed_is_saved(seeds: list[str], folder: Path) -> None:
    async with reading(seeds[:2]) as reader:
        await reader.press("plus")
        await reader.type(f"{folder}/outlets")
        await reader.press("enter", "home", "D", "s")
        await reader.press("ctrl+u")
        await reader.type(str(folder / "mine"))
        await reader.press("enter")
        saved = read_project(folder / "mine.variorum.yaml")
        assert files(saved) == files(reader.app.session.project)
        assert files(saved)[1:] == ["one.txt", "other.txt"]


async def test_pasted_html_keeps_its_paragraphs(folder: Path) -> None:
    pytest.importorskip("trafilatura")
    async with reading([str(folder / "outlets" / "one.txt")], size=(80, 24)) as reader:
        await reader.press("plus", "tab")
        await reader.type("".join(f"<p>{line}</p>" for line in FOREIGN))
        await reader.press("ctrl+s")
        assert reader.app.session.project.articles[1].text == "\n".join(FOREIGN)


async def test_of_a_feed_the_pages_that_are_numbered_are_added(folder: Path) -> None:
    pytest.importorskip("feedparser")
    whole = "".join(f"&lt;p&gt;{paragraph}&lt;/p&gt;" for paragraph in PARAGRAPHS[:5])
    items = "".join(
        f"<item><title>Story {n} [b]</title><category>Tag {n}</category>"
        f"<description>{whole}Number {n}.</description></item>"
        for n in (1, 2, 3)
    )
    items += "<item><title>Cut</title><link>http://127.0.0.1:1/</link><description>…</description></item>"
    feed = folder / "news.rss"
    feed.write_text(f"<rss version='2.0'><channel><title>Quay</title>{items}</channel></rss>", encoding="utf-8")
    async with reading([str(folder / "outlets" / "one.txt")], size=(80, 24)) as reader:
        await reader.press("plus")
        await reader.type(str(feed))
        await reader.press("enter")
        assert "a feed, 4 pages" in reader.words
        assert "Story 2 [b] (Quay)" in reader.words
        await reader.press("7", "enter")
        assert "has no page 7: it names 4" in reader.words
        await reader.press("backspace", "3", ",", "1", ",", "4", "enter")
        assert "Added 2 articles" in reader.notices
        assert "private or local network" in reader.notices
        assert [note.tags for note in reader.app.session.project.notes] == [("Tag-3",), ("Tag-1",)]
        assert [n[-1] for n in files(reader.app.session.project)[1:]] == ["3", "1"]


async def test_a_page_that_the_browser_sends_is_added(folder: Path) -> None:
    pytest.importorskip("uvicorn")
    key = receiver_key(free_port())
    async with reading([str(folder / "outlets" / "one.txt")], size=(80, 24)) as reader:
        await reader.press("K")
        assert "Receiving pages from your browser" in reader.words
        assert key.start_page in reader.words
        form = urlencode({"token": key.token, "address": "https://quay.example/crane", "page": PAGE})
        words = await asyncio.to_thread(sent, key.port, form)
        assert words == "Sent to the story that is open: Crane falls on boats"
        await reader.rest()
        assert "Added 1 article. u takes it back." in reader.notices
        await reader.press("escape", "K")
        assert "No more pages are received." in reader.notices
        assert reader.app.session.project.articles[1].metadata.url == "https://quay.example/crane"


def sent(port: int, form: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("POST", "/page", form)
    words = connection.getresponse().read().decode()
    connection.close()
    return words
