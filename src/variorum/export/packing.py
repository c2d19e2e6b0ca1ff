"""Files that are packed into one, as those of word processors and e-books are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

_WHEN: Final = (1980, 1, 1, 0, 0, 0)  # the first that a zip file knows: the same edition gives the same bytes
_FOR_ALL: Final = 0o644 << 16


def packed(files: Mapping[str, str], *, first: Mapping[str, str] | None = None) -> bytes:
    """A zip file with texts in UTF-8 by their names, in this order; those of `first` stand before them, as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for names, kind in ((first or {}, zipfile.ZIP_STORED), (files, zipfile.ZIP_DEFLATED)):
            for name, text in names.items():
                about = zipfile.ZipInfo(name, _WHEN)
                about.external_attr = _FOR_ALL
                archive.writestr(about, text.encode(), compress_type=kind)
    return out.getvalue()
