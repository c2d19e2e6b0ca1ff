"""The encoder in the reader: links by words show at once, and are refined in place."""

import pytest

from tests.tui.driver import reading
from variorum.alignment import encoder
from variorum.alignment.encoder import model
from variorum.tui.screens.compare.screen import CompareScreen

pytest.importorskip("onnxruntime", reason="the extra `encoder` is not installed")


@pytest.fixture
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "is_installed", lambda: True)


@pytest.mark.usefixtures("_installed")
async def test_links_are_refined_and_explained(seeds: list[str]) -> None:
    async with reading([seeds[0], seeds[2]], size=(140, 60), encoder=True) as reader:
        assert "encoder" not in reader.shown.splitlines()[0]  # it has done
        await reader.press("down", "enter")
        screen = reader.app.screen
        assert isinstance(screen, CompareScreen)
        assert screen.comparison is not None
        assert screen.comparison.base.encoded is not None
        await reader.press("w")
        assert "issued ↔ gave" in reader.words


@pytest.mark.usefixtures("_installed")
async def test_rows_that_it_changes_are_marked_for_a_moment(seeds: list[str]) -> None:
    async with reading([seeds[0], seeds[2]], encoder=True) as reader:
        reader.app.workers.cancel_group(reader.app, "encoding")
        reader.app.session.analysis.forget_prepared()
        await reader._pilot.press("down", "enter")
        screen = reader.app.screen
        assert isinstance(screen, CompareScreen)
        lexical = reader.app.session.comparison(0, 1)
        screen._show(lexical)
        assert lexical.base.encoded is None
        reader.app.encoding.start()
        await reader.rest()
        assert "Refined by the encoder" in reader.notices
        assert any(row.gutter_role == "hit" for row in reader.page.rows)
        screen._show_plain()
        assert not any(row.gutter_role == "hit" for row in reader.page.rows)


async def test_what_is_missing_is_said_once(seeds: list[str]) -> None:
    async with reading(seeds[:2], encoder=True) as reader:
        assert "the encoder is not installed" in reader.notices
        await reader.press("down", "enter", "q", "a")
        await reader.type("x")
        await reader.press("ctrl+s")
        assert "not installed" not in reader.notices


@pytest.mark.usefixtures("_installed")
async def test_with_a_broken_model_links_rest_on_words(seeds: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "MODEL", "no-such-file.onnx")
    model.shipped_encoder.cache_clear()
    try:
        async with reading(seeds[:2], encoder=True) as reader:
            assert "links rest on shared words only" in reader.notices
            assert "set matching.encoder: false" in reader.notices
            await reader.press("down", "enter")
            assert "reworded" in reader.words
    finally:
        model.shipped_encoder.cache_clear()
