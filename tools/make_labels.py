"""`src/variorum/locale/variorum.pot`: every label of the reader, for translators.

Labels are marked in the source; those that stand in tables, as data, are added from the tables. Babel writes them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from variorum.alignment.features import FEATURES
from variorum.alignment.link_kind import LinkKind
from variorum.alignment.words.word_alignment import PairKind
from variorum.annotations.note import COLOURS, Status, TargetKind
from variorum.annotations.relation import Relation
from variorum.articles.lists.registry import LIST_TYPES
from variorum.cleaning.lines import LineKind
from variorum.cleaning.rules import shipped_rules
from variorum.comparison.rows import RowKind
from variorum.comparison.word_marks import WordMark
from variorum.drift.drift import ChangeKind, DriftType, Level
from variorum.export.formats import ALL_FORMATS
from variorum.history.notices import NoticeKind
from variorum.keymap.commands import PAGE, SCREENS, SHARED
from variorum.library.entry import ORDERS as STORY_ORDERS
from variorum.library.noted import NOTES_ORDERS
from variorum.presentation.compare_filter import WHICH
from variorum.presentation.pages.adjudication_page import WHICH_ROWS
from variorum.presentation.pages.read_page import WANTED
from variorum.presentation.pages.search_page import WHERE
from variorum.presentation.pages.timeline_page import WHICH_VERSIONS
from variorum.project.listing import KINDS, ORDERS

SOURCE: Final = Path(__file__).parent.parent / "src" / "variorum"
TEMPLATE: Final = SOURCE / "locale" / "variorum.pot"
_MARKED_BY: Final = {"translated": 1, "translatable": 1, "counted": 2}  # the first so many arguments are words
_OF_THE_DAY: Final = re.compile(r'^"(?:POT-Creation-Date|Generated-By|PO-Revision-Date):.*\n', re.MULTILINE)
_HEAD: Final = "# The labels of Variorum, made from the source by `make labels`. See docs/translating.md.\n#"


def template() -> str:
    """The template as it stands in its file. It names no day and no lines, so that it changes with the labels only."""
    catalog = Catalog(project="Variorum", header_comment=_HEAD, charset="utf-8", fuzzy=False)
    for message, where in chain(_in_source(), _in_tables()):
        catalog.add(message, locations=[(where, 0)])
    written = BytesIO()
    write_po(written, catalog, width=100, sort_output=True, include_lineno=False)
    return _OF_THE_DAY.sub("", written.getvalue().decode("utf-8"))


def _in_source() -> Iterator[tuple[str | tuple[str, ...], str]]:
    """The labels that are marked. Babel's own reader of Python does not look into f-strings in Python 3.11."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if message := _message_of(node):
                yield message, path.relative_to(SOURCE).as_posix()


def _message_of(node: ast.AST) -> str | tuple[str, ...] | None:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MARKED_BY):
        return None
    given = node.args[: _MARKED_BY[node.func.id]]
    words = tuple(one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str))
    if len(words) < len(given):  # a constant that is marked elsewhere, or a word of a table
        return None
    return words if len(words) > 1 else words[0]


def _in_tables() -> Iterator[tuple[str, str]]:
    for where, words in _TABLES.items():
        yield from ((word, where) for word in words if word)


def _of_commands() -> Iterator[str]:
    for command in chain(SHARED, PAGE, *SCREENS.values()):
        yield from (command.title, command.footer)


_TABLES: Final[dict[str, Iterable[str]]] = {
    "keymap/commands.py": [*SCREENS, *_of_commands()],
    "alignment/features": [feature.reason.words for feature in FEATURES if feature.reason],
    "alignment/link_kind.py": list(LinkKind),
    "alignment/words/word_alignment.py": list(PairKind),
    "annotations/note.py": [*COLOURS, *Status, *TargetKind],
    "annotations/relation.py": list(Relation),
    "articles/lists/registry.py": [kind.kind for kind in LIST_TYPES],
    "cleaning/lines.py": list(LineKind),
    "cleaning/rules.py": [word for rule in shipped_rules() for word in (rule.rule.why, rule.rule.confidence)],
    "comparison/rows.py": list(RowKind),
    "comparison/word_marks.py": list(WordMark),
    "drift/drift.py": [*DriftType, *Level, *ChangeKind],
    "export/formats.py": [one.meaning for one in ALL_FORMATS.values()],
    "history/notices.py": list(NoticeKind),
    "library/entry.py": STORY_ORDERS,
    "library/noted.py": NOTES_ORDERS,
    "presentation/compare_filter.py": WHICH,
    "presentation/pages/adjudication_page.py": WHICH_ROWS,
    "presentation/pages/read_page.py": WANTED,
    "presentation/pages/search_page.py": WHERE,
    "presentation/pages/timeline_page.py": WHICH_VERSIONS,
    "project/listing.py": [*KINDS, *ORDERS],
}


def main() -> None:
    """Write the template."""
    TEMPLATE.write_text(template(), encoding="utf-8")
    print(TEMPLATE.relative_to(SOURCE.parent.parent))


if __name__ == "__main__":
    main()
