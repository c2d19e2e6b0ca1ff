"""Marks that outlets write in many ways stand in one table."""

import ast
import re
from typing import Final

from tests.sources import SOURCE, modules
from variorum.text.typography import ALIKE_IN_SEARCH, ONE_FOR_ONE, PLAIN

MARKS: Final = frozenset("‘’‚ʼ“”„«»‐‑‒–—")


def test_no_other_module_has_a_set_of_marks_of_its_own() -> None:
    found = {
        (path.relative_to(SOURCE).as_posix(), node.lineno, node.value)
        for path, module in modules().items()
        if path.name != "typography.py"
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if len(MARKS & set(node.value)) > 1 and not re.search("[a-z]{3}", node.value)  # no sentence
    }
    assert not found


def test_a_table_that_is_one_for_one_moves_no_sign() -> None:
    text = "‘A’ ‚b’ “c” „d” «e» – — ‒ − … it’s ʼtis"
    assert len(text.translate(ONE_FOR_ONE)) == len(text)
    assert text.translate(PLAIN) == "'A' 'b' \"c\" \"d\" \"e\" - - - - ... it's 'tis"


def test_what_is_alike_in_a_search_is_alike_to_a_comparison() -> None:
    for signs in ALIKE_IN_SEARCH:
        told = {sign.translate(ONE_FOR_ONE) for sign in signs}
        assert len(told) == 1
