"""The reader in another language: on a walk over all screens and dialogs, no label is left in English."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import platformdirs
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.tui.driver import reading
from tools.make_labels import TEMPLATE, template
from variorum.base.translation import use_language
from variorum.config.load import load_config, translations_folder
from variorum.config.settings import without_encoder
from variorum.session.open import open_paths
from variorum.tui.services.exporting import written_as

# Every letter of a label is another one, so that a label is told from the words of articles wherever it is cut.
_LATIN: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CYRILLIC: Final = "".join(chr(first + n) for first in (0x430, 0x410) for n in range(26))
_OTHERS: Final = str.maketrans(_LATIN, _CYRILLIC)
_FIELD: Final = re.compile(r"(\{[^{}]*\})")
_WORD: Final = re.compile("[A-Za-z]{2,}")

ARTICLES: Final = {
    "one.txt": """Mayor Quill Opens Zorbia Bridge

Mayor Ada Quill opened the Zorbia bridge on 3 May 2025 before 4,000 guests.
"This bridge will carry our grandchildren," Quill told reporters.
The bridge cost $40 million, according to the Zorbia Ledger.
A brass band played until midnight.

Subscribe to our newsletter
""",
    "two.txt": """Zorbia Gets Its Bridge

Ada Quill opened the Zorbia bridge in May before 3,000 guests.
"This bridge will carry us," Quill told reporters.
The bridge reportedly cost $55 million.
Ferry captains fear for their jobs.
""",
}
# What is no label: names of keys, of files and their codes (which stand downwards too), of formats, rules and programs.
_KEYS: Final = "Alt Backspace Ctrl Del End Enter Esc Home Ins PgDn PgUp Shift Space Tab"
_FORMATS: Final = (
    "markdown html worksheet csv json tei notes ris bibtex csl training claim review web annotation docx xlsx epub"
)
_NAMES: Final = (
    "Variorum variorum yaml one two OT NW EO docs glossary keymap md newsletter sign up reader restored removed"
)
_PATH: Final = re.compile(r"\S*/\S*")
# The keys of each step, and the screen or dialog that they lead to.
WALK: Final = (
    # Story, and what it opens
    ("", "Story"),
    ("question_mark", "HelpDialog"),
    ("escape H r", "Story"),
    ("H e", "MetadataDialog"),
    ("escape plus", "AddDialog"),
    ("ctrl+s", "AddDialog"),
    ("escape F", "TextDialog"),
    ("escape a", "NoteDialog"),
    ("ctrl+s", "NoteDialog"),
    ("x f2 f3", "NoteDialog"),
    ("ctrl+s", "Story"),
    ("E", "ChoiceDialog"),
    ("enter", "PromptDialog"),
    ("escape percent_sign", "PromptDialog"),
    ("escape s", "PromptDialog"),
    ("escape q", "ChoiceDialog"),
    ("escape B", "Story"),
    ("u U t J", "Story"),
    ("O", "Comparisons"),
    ("i x escape", "Comparisons"),
    ("at", "PromptDialog"),
    ("escape escape P", "Timeline"),
    ("w", "Timeline"),
    ("f", "FilterDialog"),
    ("down enter", "Timeline"),
    ("escape enter", "Timeline"),
    ("escape L", "Lines"),
    ("n W d u", "Lines"),
    ("escape S", "TextDialog"),
    # Overview
    ("escape 1", "Overview"),
    ("n n", "Overview"),
    ("escape down D u", "Story"),
    # Coverage
    ("4", "Coverage"),
    ("f", "FilterDialog"),
    ("end enter", "Coverage"),
    ("escape f 2 escape o o", "Coverage"),
    ("w", "TextDialog"),
    ("escape F", "TextDialog"),
    ("escape H", "Coverage"),
    ("H A", "ChoiceDialog"),
    ("escape colon", "CommandDialog"),
    ("escape number_sign", "PromptDialog"),
    ("escape y q", "Story"),
    # Compare
    ("up enter", "Compare"),
    ("n w", "TextDialog"),
    ("escape n w", "TextDialog"),
    ("escape n w", "TextDialog"),
    ("escape v V", "Compare"),
    ("f", "FilterDialog"),
    ("down enter", "Compare"),
    ("z H", "Compare"),
    ("H H H", "Compare"),
    ("T m", "Compare"),
    ("T m quotation_mark", "Compare"),
    ("r right_parenthesis right_parenthesis", "Compare"),
    ("left_parenthesis right_curly_bracket", "Compare"),
    ("home n n equals_sign escape", "Compare"),
    ("ampersand", "ChoiceDialog"),
    ("enter", "Compare"),
    ("minus u vertical_line", "Compare"),
    ("A", "ChoiceDialog"),
    ("end enter", "WordsDialog"),
    ("enter", "WordsDialog"),
    ("w enter", "NoteDialog"),
    ("x ctrl+s", "Compare"),
    ("asterisk M y Y", "Compare"),
    ("less_than_sign greater_than_sign", "Compare"),
    ("L q x q", "Story"),
    # Read
    ("2", "Read"),
    ("f", "FilterDialog"),
    ("down enter n enter", "Read"),
    ("w", "TextDialog"),
    ("escape q", "Story"),
    # Search and Notes
    ("slash", "Search"),
    ("b enter f", "FilterDialog"),
    ("end enter", "Search"),
    ("escape escape apostrophe", "Notes"),
    ("f", "FilterDialog"),
    ("escape o e", "NoteDialog"),
    ("escape m C p D u", "Notes"),
    ("i x", "Notes"),
)


def pseudo(message: str) -> str:
    parts = _FIELD.split(message)
    return "".join(part if _FIELD.fullmatch(part) else part.translate(_OTHERS) for part in parts)


@pytest.fixture
def other_language() -> Iterator[Path]:
    """A translation of every label of the template into a made-up language, which the settings ask for, in the
    file that is given."""
    with TEMPLATE.open("rb") as file:
        catalog = read_po(file)
    translated = Catalog(locale="eo")
    for message in catalog:
        if message.id:
            one, *many = [message.id] if isinstance(message.id, str) else message.id
            translated.add(message.id, (pseudo(one), *map(pseudo, many)) if many else pseudo(one))
    own = platformdirs.user_config_path("variorum")
    folder = own / "locale" / "eo" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "variorum.mo").open("wb") as file:
        write_mo(file, translated)
    config = own / "config.yaml"
    config.write_text("view:\n  language: eo\n", encoding="utf-8")
    yield config
    use_language("en", own)


def test_files_are_the_same_in_every_language(tmp_path: Path, other_language: Path) -> None:
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    def written(language: str) -> list[str | bytes]:
        use_language(language, translations_folder())
        session = open_paths([str(tmp_path / name) for name in ARTICLES], without_encoder(load_config().settings))
        return [written_as(form, session) for form in ("markdown", "html", "json", "csv")]

    assert written("eo") == written("en")


def test_the_template_holds_every_label() -> None:
    assert TEMPLATE.read_text(encoding="utf-8") == template(), "make labels"


@pytest.mark.usefixtures("overview_on_story")
@pytest.mark.parametrize(("size", "linear"), [((140, 44), False), ((80, 24), True)])
async def test_a_walk_over_all_screens_meets_no_label_in_english(
    tmp_path: Path, other_language: Path, size: tuple[int, int], linear: bool
) -> None:
    with other_language.open("a", encoding="utf-8") as file:
        file.write(f"  linear: {'true' if linear else 'false'}\n")
    folder = tmp_path / "story"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    known = f"{' '.join(ARTICLES.values())} {_KEYS} {_NAMES} {_FORMATS}".casefold()
    left = {}
    async with reading([str(folder / name) for name in ARTICLES], size) as reader:
        await reader.until_overview()
        for keys, screen in WALK:
            await reader.press(*keys.split())
            assert reader.name == screen, f"{keys}: {reader.shown}"
            for line in f"{reader.shown}\n{reader.notices}".splitlines():
                words = [word for word in _WORD.findall(_PATH.sub("", line)) if word.casefold() not in known]
                if words:  # what is cut at an edge is a part of a known word
                    left[" ".join(words)] = f"{keys!r} in {screen}: {line.strip()}"
    assert not left, "\n".join(f"{words}: {place}" for words, place in left.items())
