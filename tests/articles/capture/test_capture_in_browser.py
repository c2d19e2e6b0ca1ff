"""The bookmark in a real browser: the page that it shows is the page that comes."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page

from tests.articles.capture.receiving import SMALL, receiving
from tests.articles.web.serving import PAGE, answer, says, serving
from tests.factories import PARAGRAPHS
from variorum.articles.capture.bookmarklet import bookmarklet
from variorum.articles.capture.received import ReceivedPage, article_of

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")
# What a script puts there is seen, and sent.
LATE = PAGE.replace("</article>", "</article><script>document.title = 'Seen – ü'; late.textContent = 'Later.'</script>")
SHOWN = LATE.replace("<script>", "<p id=late></p><script>").encode()


@pytest.mark.parametrize("policy", ["", "Content-Security-Policy: connect-src 'none'"], ids=["open", "closed"])
def test_the_bookmark_sends_the_page_as_it_is_seen(browser: Browser, policy: str) -> None:
    came: list[ReceivedPage] = []

    def take(page: ReceivedPage) -> str:
        came.append(page)
        return "Received – thank you"

    headers = [policy] if policy else []
    with receiving(take) as key, serving(says(answer(SHOWN, *headers))) as address:
        context = browser.new_context()
        page = context.new_page()
        page.goto(address)
        script = unquote(bookmarklet(key).removeprefix("javascript:"))
        if policy:  # the page forbids its scripts to turn elsewhere: a tab opens with the answer
            with context.expect_page() as opened:
                page.evaluate(script)
            opened.value.wait_for_load_state()
            assert opened.value.inner_text("body") == "Received – thank you"
        else:
            with page.expect_event("dialog") as asked:
                page.on("dialog", lambda dialog: dialog.accept())
                page.evaluate(script)
            assert asked.value.message == "Received – thank you"
        context.close()
    (one,) = came
    article = article_of(one, SMALL)
    assert one.address == f"{address}/"
    assert "Seen – ü" in one.markup
    assert article.text.endswith("Later.")
    assert PARAGRAPHS[0] in article.text


def test_the_page_with_the_bookmark_offers_it(browser: Browser) -> None:
    with receiving(lambda _page: "") as key:
        page: Page = browser.new_page()
        seen: list[str] = []
        page.on("console", lambda message: seen.append(message.text))
        page.goto(key.start_page)
        assert page.get_attribute("a.bookmark", "href") == bookmarklet(key)
        assert page.input_value("textarea") == bookmarklet(key)
        page.close()
    assert seen == []
