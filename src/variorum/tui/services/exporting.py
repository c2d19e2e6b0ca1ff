"""Writing what is known of the session into a file of another format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from variorum.base.errors import InputError
from variorum.base.paths import SUFFIX, current_folder, exists, typed_file
from variorum.base.translation import in_english, translated
from variorum.tui.services.file_names import ask_for_path, suggested_name
from variorum.tui.services.host import ServiceHost

if TYPE_CHECKING:
    from variorum.export.formats import Format, PackedFormat
    from variorum.session.session import Session

_MANY_VERSIONS: Final = 20


class ExportService:
    """Asks for a format and a file, and writes it."""

    def __init__(self, host: ServiceHost) -> None:
        self._host = host

    def ask_for_format(self) -> None:
        """Ask for a format, then for a file, and write it."""
        from variorum.export.formats import ALL_FORMATS
        from variorum.export.templates.filling import template_names
        from variorum.tui.dialogs.dialog import ChoiceDialog

        answers = [(name, f"{name:<15} {translated(form.meaning)}") for name, form in ALL_FORMATS.items()]
        answers += [(name, f"{translated('your template'):<15} {name}") for name in template_names()]

        def chosen(name: str | None) -> None:
            if name is not None:
                self._ask_where(name)

        self._host.push_screen(ChoiceDialog(translated("Export as"), answers), chosen)

    def _ask_where(self, form: str) -> None:
        session = self._host.session
        stem = session.path.name.removesuffix(SUFFIX) if session.path else suggested_name(session)
        suggestion = f"{stem}{_format_of(form).suffix}"
        hint = translated("Enter write   Esc leave   in {folder}, or at the path you type", folder=current_folder())
        if not self._host.audience.is_owner:
            hint = translated("Enter write   Esc leave   your browser saves it")

        def named(path: Path) -> None:
            self._host.run_worker(partial(self._write, form, path), thread=True, exclusive=True, group="exporting")

        ask_for_path(self._host, translated("Export as {form} to", form=form), suggestion, hint, named, typed_file)

    def _write(self, form: str, path: Path) -> None:
        from variorum.base.atomic_write import write_new
        from variorum.base.errors import input_error

        host = self._host
        try:
            if not host.audience.is_owner:
                written = written_as(form, host.session, self._tell_versions)
                data = written if isinstance(written, bytes) else written.encode()
                host.call_from_thread(host.send_to_browser, path.name, data)
                return
            if exists(path):
                raise input_error(path, "exists already", "Choose another name.")
            host.call_from_thread(host.notify_info, translated("exporting …"))
            write_new(path, written_as(form, host.session, self._tell_versions))
        except InputError as error:
            host.call_from_thread(host.notify_error, error)
            return
        host.call_from_thread(host.notify_info, translated("Written to {path}", path=path))

    def _tell_versions(self, done: int, count: int) -> None:
        """Say how far the versions of articles are, at the beginning of each fifth; few take no time."""
        if count >= _MANY_VERSIONS and done * 5 // count > (done - 1) * 5 // count:
            said = translated("exporting: {done} of {count} versions compared …", done=done, count=count)
            self._host.call_from_thread(self._host.notify_info, said)


def written_as(
    form: str, session: Session, versions: Callable[[int, int], None] = lambda _done, _count: None
) -> str | bytes:
    """The story in a format; `versions` is told how many versions of articles are compared, of how many. Files are in
    English, whatever the screens are in: programs read many of them."""
    from variorum.export.edition import edition_of

    with in_english():
        return _format_of(form).write(replace(edition_of(session), comparing_versions=versions))


def _format_of(name: str) -> Format | PackedFormat:
    """The format of this name, else the reader's template. Raises InputError."""
    from variorum.export.formats import ALL_FORMATS
    from variorum.export.templates.filling import template_format

    return ALL_FORMATS[name] if name in ALL_FORMATS else template_format(name)
