"""The folder where comparisons are saved."""

from __future__ import annotations

from pathlib import Path

import platformdirs

from variorum.notebook.saved_comparison import SUFFIX
from variorum.settings import FolderSettings


def comparisons_folder(settings: FolderSettings) -> Path:
    """The folder that the settings name, else one in the user's data folder."""
    if settings.comparisons:
        return Path(settings.comparisons).expanduser()
    return platformdirs.user_data_path("variorum") / "comparisons"


def saved_comparisons(folder: Path) -> list[Path]:
    """The comparison files in a folder, by name; an empty list if there is no such folder."""
    try:
        return sorted(path for path in folder.iterdir() if path.name.endswith(SUFFIX) and path.is_file())
    except OSError:
        return []
