"""How the tables of a folder of stories are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from variorum.base.atomic_write import written_in_pieces
from variorum.base.batches import batches
from variorum.base.optional_packages import loading
from variorum.corpus.table_columns import SCHEMA, TABLES
from variorum.export.json_documents import as_json

if TYPE_CHECKING:
    import pyarrow as pa

FORMATS: Final = ("jsonl", "parquet")
PROBLEMS: Final = "problems.jsonl"
_AT_ONCE: Final = 5_000  # rows that are packed together

TableRow = Mapping[str, Any]


def write_table(folder: Path, name: str, form: str, rows: Iterable[TableRow]) -> Path:
    """Write the rows of a table, whole or not at all; gives its path. Raises InputError."""
    path = folder / f"{name}.{form}"
    whole = ({column: row.get(column) for column in TABLES[name]} for row in rows)
    if form == "parquet":
        _write_parquet(path, name, whole)
    else:
        write_lines(path, whole)
    return path


def write_lines(path: Path, rows: Iterable[TableRow]) -> None:
    """Write rows as JSON, one a line, whole or not at all. Raises InputError."""
    with written_in_pieces(path) as file:
        for row in rows:
            file.write(f"{as_json(dict(row))}\n".encode())


def check_format(form: str) -> None:
    """Raises InputError where a format needs a package that is not installed."""
    if form == "parquet":
        with loading("pyarrow", what_for="writing Parquet", extra="stories"):
            import pyarrow.parquet  # noqa: F401


def _write_parquet(path: Path, name: str, rows: Iterator[TableRow]) -> None:
    check_format("parquet")
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema(
        [(column, _arrow_type(kind)) for column, kind in TABLES[name].items()],
        metadata={"variorum": f"{SCHEMA}#{name}"},
    )
    with written_in_pieces(path) as file, pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for some in batches(rows, _AT_ONCE):
            writer.write_table(pa.Table.from_pylist(some, schema))


def _arrow_type(kind: str) -> pa.DataType:
    import pyarrow as pa

    types: Mapping[str, Callable[[], pa.DataType]] = {
        "text": pa.string,
        "number": pa.int64,
        "share": pa.float64,
        "truth": pa.bool_,
        "texts": lambda: pa.list_(pa.string()),
    }
    return types[kind]()
