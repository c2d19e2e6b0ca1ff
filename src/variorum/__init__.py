"""Compare news articles about one event, sentence by sentence. docs/python.md shows the names below.

They are imported when they are first asked for, so that `import variorum` costs nothing.
"""

import os

from variorum._version import __version__

# Read by onnxruntime when it is imported, and only then: without it, it looks up a host of Microsoft's and
# queues reports that name this program. Here, because nothing of ours is imported before.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

TYPE_CHECKING = False  # so it is at run time, and `typing` need not be imported to say so
if TYPE_CHECKING:
    from variorum.api import (
        Article,
        ArticleComparison,
        Drift,
        InputError,
        LinkView,
        Metadata,
        OpenProject,
        PairKind,
        Problem,
        RowView,
        Settings,
        StatementView,
        Story,
        StoryCoverage,
        TextSpan,
        WordAlignment,
        WordChange,
        WordPair,
        align_words,
        article_from_text,
        collate,
        compare,
        export_as,
        export_file,
        load_settings,
        open_project,
        read,
    )

__all__ = [
    "Article",
    "ArticleComparison",
    "Drift",
    "InputError",
    "LinkView",
    "Metadata",
    "OpenProject",
    "PairKind",
    "Problem",
    "RowView",
    "Settings",
    "StatementView",
    "Story",
    "StoryCoverage",
    "TextSpan",
    "WordAlignment",
    "WordChange",
    "WordPair",
    "__version__",
    "align_words",
    "article_from_text",
    "collate",
    "compare",
    "export_as",
    "export_file",
    "load_settings",
    "open_project",
    "read",
]


if not TYPE_CHECKING:  # a checker is to find names that are misspelt

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module("variorum.api"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
