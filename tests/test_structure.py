"""The shape of the source: sizes that keep a module readable, names that mean one thing, no circles."""

import ast
import re
from collections import defaultdict
from pathlib import Path

from tests.sources import SOURCE, modules

AT_THE_ROOT = {"__init__.py", "__main__.py", "_version.py", "api.py"}
MOST_PUBLIC_NAMES = 15  # of a module
MOST_LINES = 500  # beyond that, a module has more than one subject, however simple its functions are


def public_names(module: ast.Module) -> set[str]:
    """Functions and classes of a module that others may use; a table of constants is one subject."""
    made = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return {node.name for node in module.body if isinstance(node, made) and not node.name.startswith("_")}


def test_a_module_has_one_subject() -> None:
    for path, module in modules().items():
        names = public_names(module)
        assert len(names) <= MOST_PUBLIC_NAMES, f"{path} has {len(names)} public names"
        assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES, path


def test_no_two_classes_share_a_name() -> None:
    where: dict[str, list[Path]] = defaultdict(list)
    for path, module in modules().items():
        for node in ast.walk(module):
            if isinstance(node, ast.ClassDef):
                where[node.name].append(path)
    assert not {name: paths for name, paths in where.items() if len(paths) > 1}


def test_the_root_holds_rooms_and_no_loose_modules() -> None:
    assert {path.name for path in SOURCE.glob("*.py")} <= AT_THE_ROOT


def named_in(module: ast.Module) -> set[str]:
    """What a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def name_of(path: Path) -> str:
    """The name under which a module is imported."""
    return ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__")


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Imports inside functions and for types count too; import-linter looks at folders besides."""
    ours = {name_of(path): module for path, module in modules().items()}
    left = {name: (named_in(module) & ours.keys()) - {name} for name, module in ours.items()}
    while free := {name for name, needs in left.items() if not needs & left.keys()}:
        left = {name: needs for name, needs in left.items() if name not in free}
    assert not left, f"in a circle, or above one: {sorted(left)}"


def test_every_package_says_what_it_is_for() -> None:
    for path in SOURCE.rglob("__init__.py"):
        assert path.parent == SOURCE or ast.get_docstring(modules()[path]), path


def test_docstrings_stand_alone() -> None:
    """One that begins with "The same for ..." leans on another, which nobody sees beside it."""
    leaning = re.compile(r"The same(?:[;,]| (?:for|with|as|in|where)\b)")
    for path, module in modules().items():
        for node in ast.walk(module):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                assert not leaning.match(ast.get_docstring(node) or ""), f"{path}: {node.name}"
