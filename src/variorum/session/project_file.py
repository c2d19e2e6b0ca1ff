"""The file of a project: where it lies, what it holds, and whether another program has it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from variorum.base.errors import InputError, Problem
from variorum.project.project import Project
from variorum.session.save_target import target_for

if TYPE_CHECKING:
    from filelock import BaseFileLock


class ChangedElsewhereError(InputError):
    """The file was written by another program since it was opened."""


class ProjectFile:
    """What is on the disk of a project, as far as it is known here.

    `path` is None while it has no file, `saved` the state that the file holds, or that was begun with, and
    `digest` the hash of the file as it was last read or written here.
    """

    def __init__(self, saved: Project, path: Path | None = None, digest: str | None = None) -> None:
        self.saved = saved
        self.path = path
        self.digest = digest
        self._lock: BaseFileLock | None = None

    @classmethod
    def opened(cls, path: Path) -> ProjectFile:
        """The file that lies there. Raises InputError."""
        from variorum.storage.file.read_write import read_with_digest

        project, digest = read_with_digest(path)
        return cls(project, path, digest)

    def lacks(self, project: Project) -> bool:
        """Whether a state holds anything that no file holds yet; a base alone is not worth a file."""
        same_articles = project.articles == self.saved.articles
        nothing_to_keep = self.path is None and project.is_untouched and same_articles
        return project != self.saved and not nothing_to_keep

    def acquire_lock(self) -> bool:
        """Tell other programs that the file is open here; False if it is open in one of them already."""
        from variorum.base.file_locks import lock_of_project, try_lock

        self.release_lock()
        if self.path is None:
            return True
        try:
            self._lock = try_lock(lock_of_project(self.path))
        except OSError:
            return True  # where no lock can be made, the digest still tells
        return self._lock is not None

    def release_lock(self) -> None:
        """Other programs may have the file."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def save(self, project: Project, path: Path | None = None) -> Path:
        """Save a state under the name the file has, or another, which it has from then on.

        Raises InputError rather than lose what is on disk: ChangedElsewhereError where another program
        has written the file since.
        """
        from variorum.base.atomic_write import write_atomically, write_new
        from variorum.base.file_locks import alone_with
        from variorum.storage.file.read_write import digest_of, dump_project, is_still

        target = target_for(path or self.path, self.path)
        text = dump_project(project)  # beforehand: the others wait no longer than they must
        with alone_with(target):
            moved = target != self.path
            if moved:
                write_new(target, text)
            else:
                if not is_still(target, self.digest):
                    what = "was changed by another program since it was opened"
                    raise ChangedElsewhereError(Problem(str(target), what, "Save under another name."))
                write_atomically(target, text)
            self.path, self.saved, self.digest = target, project, digest_of(text.encode("utf-8"))
        if moved:
            self.acquire_lock()
        return target

    def merge(self, project: Project) -> Project:
        """A state with what another program has written into the file since; as it is where there is no file.
        Saving it then writes over the file. Raises InputError."""
        from variorum.project.three_way_merge import three_way_merge
        from variorum.storage.file.read_write import read_with_digest

        if self.path is None:
            return project
        theirs, digest = read_with_digest(self.path)
        merged = three_way_merge(project, theirs, self.saved)
        self.saved, self.digest = theirs, digest
        return merged
