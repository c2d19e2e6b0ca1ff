"""Export a tuned encoder: `python -m training.encoder.export TUNED OUT [EXPECTED ONE OTHER]`.

Writes encoder.onnx, quantised to 8 bits, and the tokenizer. With EXPECTED, how alike the unquantised model
takes the sentences of the articles ONE and OTHER to be is written there, for the test that holds the
quantised model against it.
"""

from __future__ import annotations

import json
import lzma
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import BertModel

from variorum.alignment.encoder.cache import VectorCache
from variorum.alignment.encoder.encoding import encoded
from variorum.alignment.encoder.model import SIZE, Encoder
from variorum.alignment.encoder.similarity import matches_both_ways, word_weights
from variorum.alignment.features.embedding import MatchedPairs
from variorum.alignment.prepared_article import prepare
from variorum.articles.load import read_article
from variorum.cleaning.rules import rules_in_force
from variorum.config.settings import CleaningSettings, LimitSettings


class States(torch.nn.Module):
    """The last hidden states alone."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.bert = bert

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        return self.bert(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state


def export(tuned: Path, out: Path, *, quantised: bool = True) -> None:
    """Write the model as ONNX, and the tokenizer packed."""
    bert = BertModel.from_pretrained(str(tuned), add_pooling_layer=False, attn_implementation="eager")
    model = States(bert).eval()
    ids = torch.tensor([[101, 2023, 2003, 102]])
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx" if quantised else out / "encoder.onnx"
        torch.onnx.export(
            model,
            (ids, torch.ones_like(ids)),
            str(plain),
            input_names=["input_ids", "attention_mask"],
            output_names=["states"],
            dynamic_axes={name: {0: "batch", 1: "length"} for name in ("input_ids", "attention_mask", "states")},
            opset_version=17,
            dynamo=False,
        )
        if quantised:
            signed = Path(folder) / "signed.onnx"
            quantize_dynamic(plain, signed, weight_type=QuantType.QInt8, per_channel=True)
            onnx.save(unsigned(onnx.load(signed)), out / "encoder.onnx")
    packed = lzma.compress((tuned / "tokenizer.json").read_bytes(), preset=9)
    (out / "tokenizer.json.xz").write_bytes(packed)


def unsigned(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same model with weights of 0 to 255 around 128 in the place of -128 to 127 around 0.

    Every product is the same number, and comes out right everywhere: with signed weights, processors that
    have AVX2 but no VNNI add pairs of products in 16 bits, which are too few.
    """
    tensors = {tensor.name: tensor for tensor in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type == "MatMulInteger":
            for name in (node.input[1], node.input[3]):  # the weights, and their zero points
                values = numpy_helper.to_array(tensors[name]).astype(np.int16) + 128
                tensors[name].CopyFrom(numpy_helper.from_array(values.astype(np.uint8), name))
    return model


def expected(tuned: Path, one: str, other: str) -> str:
    """How alike each pair of sentences of two articles is to the unquantised model, as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        export(tuned, Path(folder), quantised=False)
        encoder = Encoder((Path(folder) / "encoder.onnx").read_bytes(), (tuned / "tokenizer.json").read_bytes())
        rules = rules_in_force(CleaningSettings())
        articles = [prepare(read_article(path, LimitSettings()), rules) for path in (one, other)]
        cache = VectorCache(Path(folder), "unquantised", SIZE)
        left, right = (encoded(a.article.text, a.tokens, encoder=encoder, cache=cache) for a in articles)
        if left is None or right is None:
            sys.exit("the articles are too long")
        there, back = matches_both_ways(left, right, word_weights(*(a.tokens for a in articles)))
        return json.dumps((MatchedPairs(there, back).f1).round(4).tolist())


if __name__ == "__main__":
    export(Path(sys.argv[1]), Path(sys.argv[2]))
    if len(sys.argv) > 3:
        Path(sys.argv[3]).write_text(expected(Path(sys.argv[1]), *sys.argv[4:6]) + "\n", encoding="utf-8")
