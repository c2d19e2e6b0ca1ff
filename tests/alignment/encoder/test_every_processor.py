"""The model gives the same on every processor, but for the last bits of what it does not do in integers."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.alignment.encoder.test_encoder import likeness
from tests.factories import seed_articles
from variorum.alignment.encoder.model import MODEL
from variorum.alignment.encoder.model_files import model_files
from variorum.alignment.encoding import encode_article
from variorum.alignment.pair_reader.model import MODEL as PAIR_READER

onnxruntime = pytest.importorskip("onnxruntime", reason="the extra `encoder` is not installed")

# Fields of ONNX's messages, by their numbers.
GRAPH, NODE, GRAPH_OUTPUT, INPUT, OUTPUT, OPERATION, NAME = 7, 1, 12, 1, 2, 4, 1


IDS = [101, *range(2000, 2030), 102]
# Each model that ships: its file, and what it is given to read, one row of each.
MODELS = {
    "encoder": (MODEL, {"input_ids": IDS, "attention_mask": [1] * len(IDS)}),
    "pair reader": (
        PAIR_READER,
        {"ids": IDS, "segments": [0, *[2] * 20, *[4] * 10, 0]},
    ),
}


def varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        value |= (data[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if data[at - 1] < 0x80:
            return value, at


def fields(message: bytes) -> Iterator[tuple[int, bytes]]:
    """The fields of a message of Protocol Buffers that hold bytes, each with its number."""
    at = 0
    while at < len(message):
        key, at = varint(message, at)
        if key & 7 == 2:
            length, at = varint(message, at)
            yield key >> 3, message[at : at + length]
            at += length
        else:
            at = varint(message, at)[1] if key & 7 == 0 else at + (8 if key & 7 == 1 else 4)


def all_of(message: bytes, number: int) -> list[bytes]:
    return [value for field, value in fields(message) if field == number]


def field(number: int, value: bytes) -> bytes:
    size, length = len(value), b""
    while size >= 0x80:
        length, size = length + bytes([size & 0x7F | 0x80]), size >> 7
    return bytes([number << 3 | 2]) + length + bytes([size]) + value


def products(model: bytes) -> list[tuple[bytes, ...]]:
    """For each product of integers, the names of its two factors, of what is zero in each, and of itself."""
    (graph,) = all_of(model, GRAPH)
    nodes = [node for node in all_of(graph, NODE) if all_of(node, OPERATION) == [b"MatMulInteger"]]
    return [(*all_of(node, INPUT), *all_of(node, OUTPUT)) for node in nodes]


def run_and_see(model: bytes, names: Sequence[bytes], given: Mapping[str, Sequence[int]]) -> list[Any]:
    """What stands under some names inside the model when it reads some pieces. What is written behind a
    message is taken for more of it, here for more outputs."""
    outputs = b"".join(field(GRAPH_OUTPUT, field(NAME, name)) for name in names)
    session = onnxruntime.InferenceSession(model + field(GRAPH, outputs), providers=["CPUExecutionProvider"])
    inputs = {name: np.array([row], dtype=np.int64) for name, row in given.items()}
    found: list[Any] = session.run([name.decode() for name in names], inputs)
    return found


@pytest.mark.parametrize("name", MODELS)
def test_every_product_of_integers_is_exact(name: str) -> None:
    """With signed weights, one sum in five was wrong where a processor has AVX2 but no VNNI."""
    file, given_pieces = MODELS[name]
    model = model_files().joinpath(file).read_bytes()
    wanted = products(model)
    assert len(wanted) >= 36
    names = list(dict.fromkeys(name for product in wanted for name in product))
    seen = dict(zip(names, run_and_see(model, names, given_pieces), strict=True))
    for product in wanted:
        given, weights, given_zero, weights_zero, found = (seen[name] for name in product)
        # Doubles hold all whole numbers up to 2 to the 53rd.
        exact = (given.astype(np.float64) - given_zero) @ (weights.astype(np.float64) - weights_zero)
        assert (found == exact).all()
        assert weights.dtype == np.uint8  # with which they are, on the processors that are not at hand too


def test_likeness_is_what_it_is_elsewhere(seeds: Sequence[str]) -> None:
    """Where the part in single precision rounds otherwise, a number now and then becomes another of the 256
    steps. With signed weights, the mean was 0.005 where sums were wrong."""
    one, other = map(encode_article, seed_articles([seeds[0], seeds[4]]))
    elsewhere = json.loads((Path(__file__).parent / "elsewhere.json").read_text(encoding="utf-8"))
    differences = np.abs(likeness(one, other) - elsewhere)
    assert differences.max() <= 0.015
    assert differences.mean() <= 0.002
