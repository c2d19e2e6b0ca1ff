"""No regular expression of the program takes long, whatever text it meets."""

import ast
import json
import subprocess
import sys

from tests.conftest import CHECKOUT
from tests.sources import modules


def test_every_pattern_is_quick_on_100_kb_of_its_own_letters() -> None:
    command = [sys.executable, "-m", "tests.pattern_times", "1", "1"]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, timeout=120, check=True)
    found = json.loads(done.stdout)
    assert found["patterns"] > 90
    assert found["slow"] == {}


def test_every_pattern_is_compiled_by_name_so_that_the_test_above_sees_it() -> None:
    loose = [
        f"{file.relative_to(CHECKOUT)}:{node.lineno}"
        for file, module in modules().items()
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr not in ("compile", "escape")
    ]
    assert loose == []
