"""Writing a file so that at any moment the old one or the new one is there, whole."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import IO, Final

from variorum.base.errors import InputError, input_error
from variorum.base.private_folders import private_folder

# Where a name stands for what some program has open, such as /dev/stdout, even if that is a file.
_OF_THE_SYSTEM: Final = (("dev",), ("proc",))


def write_atomically(path: Path, text: str | bytes) -> None:
    """Put `text`, as UTF-8, or bytes in the place of the file. Raises InputError; the old file then stands.

    A link stays a link, a file with several names keeps all of them, and its owner. What is no file, as a
    pipe or a device, is written into.
    """
    _write(path, text, new=False)


def write_new(path: Path, text: str | bytes) -> None:
    """Write `text` whole or not at all where there is nothing yet.

    Raises InputError where there is something, even if it came just now."""
    _write(path, text, new=True)


@contextmanager
def written_in_pieces(path: Path) -> Iterator[IO[bytes]]:
    """A file to write piece by piece, which takes its place when all inside went well. Raises InputError; the old file
    then stands."""
    try:
        private_folder(path.parent)
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".new", dir=path.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
    except OSError as error:
        raise _cannot_be_written(path, error) from None
    _sync_folder(path.parent)


def _write(path: Path, text: str | bytes, *, new: bool) -> None:
    try:
        data, there = text.encode("utf-8") if isinstance(text, str) else text, _about(path)
        if there is None or new:
            private_folder(path.parent)
            _put(Path(os.path.realpath(path)), data, new=new)
        elif stat.S_ISREG(there.st_mode) and path.absolute().parts[1:2] not in _OF_THE_SYSTEM:
            _take_place(Path(os.path.realpath(path)), data, there)
        else:
            _write_into(path, data)
    except FileExistsError:
        raise input_error(path, "exists already", "Choose another name.") from None
    except (OSError, ValueError) as error:
        raise _cannot_be_written(path, error) from None


def _cannot_be_written(path: Path, error: Exception) -> InputError:
    reason = getattr(error, "strerror", None) or str(error)
    return input_error(path, f"cannot be written ({reason})", "Save under another name or folder.")


def _about(path: Path) -> os.stat_result | None:
    """What is there, at the end of all links."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _put(path: Path, data: bytes, *, new: bool) -> None:
    temporary = _beside(path, data)
    try:
        if new:
            move_to_new(temporary, path)
        else:
            temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def _take_place(path: Path, data: bytes, there: os.stat_result) -> None:
    temporary = _beside(path, data)
    try:
        if there.st_nlink == 1 and _looks_like(temporary, there):
            temporary.replace(path)
            _sync_folder(path.parent)
        else:  # only by writing into it does it stay the file of all its names, and of its owner
            _overwrite(path, temporary, data)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _overwrite(path: Path, temporary: Path, data: bytes) -> None:
    """Write into a regular file; should that break off half-way, what was to be written is kept, whole."""
    with path.open("r+b", buffering=0) as file:
        try:
            _write_all(file, data)
            file.truncate()
            os.fsync(file.fileno())
        except OSError as error:
            kept = temporary.with_suffix(".kept")
            temporary.replace(kept)
            raise OSError(error.errno, f"{error.strerror}; what was to be written is in {kept}") from None
    temporary.unlink()


def _beside(path: Path, data: bytes) -> Path:
    """A new file with the data, on the disk, in the folder of a file whose place it may take."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    return Path(name)


def _looks_like(temporary: Path, there: os.stat_result) -> bool:
    """Give the new file the owner and the mode of the old one; False if it cannot have its owner."""
    new = temporary.stat()
    if (new.st_uid, new.st_gid) != (there.st_uid, there.st_gid):
        try:
            os.chown(temporary, there.st_uid, there.st_gid)
        except OSError:
            return False
    temporary.chmod(there.st_mode & 0o777)
    return True


def _write_into(path: Path, data: bytes) -> None:
    with path.open("wb", buffering=0) as file:
        _write_all(file, data)


def _write_all(file: FileIO, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def move_to_new(source: Path, target: Path) -> None:
    """Give a file another name on its disk. Raises FileExistsError where that is in use, else OSError."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # no second names on this disk: as near as can be
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        source.replace(target)
    else:
        source.unlink()


def _sync_folder(folder: Path) -> None:
    """Make the renaming last through a power cut, where the system lets a folder be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
