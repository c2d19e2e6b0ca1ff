"""The packages that Variorum runs on: whether each can be loaded, and its version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Final

from variorum.base.errors import InputError
from variorum.base.optional_packages import loading
from variorum.doctor.finding import Finding, Health

# The names under which packages are installed, and imported; a test compares them with pyproject.toml.
NEEDED: Final[Mapping[str, str]] = {
    "click": "click",
    "diff-match-patch": "diff_match_patch",
    "filelock": "filelock",
    "jinja2": "jinja2",
    "markdown-it-py": "markdown_it",
    "numpy": "numpy",
    "platformdirs": "platformdirs",
    "pydantic": "pydantic",
    "pyperclip": "pyperclip",
    "pystemmer": "Stemmer",
    "pyyaml": "yaml",
    "rich": "rich",
    "send2trash": "send2trash",
    "textual": "textual",
    "xlsxwriter": "xlsxwriter",
}
EXTRAS: Final[Mapping[str, Mapping[str, str]]] = {
    "html": {"lxml_html_clean": "lxml_html_clean", "trafilatura": "trafilatura"},
    "documents": {
        "feedparser": "feedparser",
        "lxml": "lxml.etree",
        "pypdfium2": "pypdfium2",
        "warcio": "warcio",
    },
    "encoder": {"onnxruntime": "onnxruntime", "tokenizers": "tokenizers"},
    "capture": {"starlette": "starlette", "uvicorn": "uvicorn"},
    "serve": {"textual-serve": "textual_serve"},
    "stories": {"pyarrow": "pyarrow"},
    "cluster": {"dask": "dask", "distributed": "distributed"},
}
_WHAT_FOR: Final = {
    "html": "saved pages and addresses",
    "documents": "PDF, Word, e-books, feeds and web archives",
    "encoder": "links between sentences in other words",
    "capture": "pages that your browser sends",
    "serve": "the reader in a browser",
    "stories": "tables of stories in Parquet",
    "cluster": "piles of articles that a cluster compares",
}


def needed_packages() -> Iterator[Finding]:
    """Each package that nothing goes without."""
    for name, module in NEEDED.items():
        yield _loaded("packages", name, module, "Variorum", "")


def extras() -> Iterator[Finding]:
    """Each extra: one that is left out is no fault; one of which a part is there and another is not, is."""
    for extra, packages in EXTRAS.items():
        what_for, there = _WHAT_FOR[extra], [name for name, module in packages.items() if _is_there(module)]
        if not there:
            remedy = f"`pip install 'variorum[{extra}]'` adds it."
            yield Finding("extras", extra, Health.NOTE, f"not installed; it is for {what_for}", remedy)
            continue
        found = [_loaded("extras", name, module, what_for, extra) for name, module in packages.items()]
        broken = [one for one in found if one.health is not Health.OK]
        if broken:
            yield from broken
        else:
            yield Finding("extras", extra, Health.OK, ", ".join(f"{one.name} {one.said}" for one in found))


def _is_there(module: str) -> bool:
    try:
        return find_spec(module.partition(".")[0]) is not None
    except (ImportError, ValueError):
        return False


def _loaded(area: str, name: str, module: str, what_for: str, extra: str) -> Finding:
    try:
        with loading(name, what_for=what_for, extra=extra):
            import_module(module)
    except InputError as error:
        problem = error.problems[0]
        return Finding(area, name, Health.BROKEN, problem.what, problem.remedy)
    try:
        return Finding(area, name, Health.OK, version(name))
    except PackageNotFoundError:
        return Finding(area, name, Health.OK, "loaded, of no known version")
