"""Where a comparison may be saved, so that nothing that others wrote is lost."""

from __future__ import annotations

from pathlib import Path

from variorum.base.errors import input_error
from variorum.base.paths import SUFFIX, exists, is_comparison, is_folder
from variorum.base.private_folders import private_folder


def target_for(path: Path | None, opened: Path | None) -> Path:
    """The file to save in, with its folder. Raises InputError where there is no name, or another's file."""
    if path is None:
        raise input_error("the comparison", "has no name yet", "Save it under a name.")
    target = path if is_comparison(path) else path.with_name(path.name + SUFFIX)
    if target == opened:
        if not is_folder(target.parent):
            raise input_error(target.parent, "is gone: the folder of this comparison", "Save to another place.")
        return target
    if exists(target):
        raise input_error(target, "exists already", "Choose another name, or open that comparison.")
    try:
        private_folder(target.parent)
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise input_error(target, what, "Save under another name or folder.") from None
    return target
