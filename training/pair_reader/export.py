"""Export a trained pair reader: `python -m training.pair_reader.export WEIGHTS.pt BASE OUT.onnx`, in 8 bits."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoModel

from training.encoder.export import unsigned
from training.pair_reader.network import PairNetwork, Side, batch_of


class OnePair(torch.nn.Module):
    """The network over one pair, all of whose pieces count."""

    def __init__(self, network: PairNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: torch.Tensor, segments: torch.Tensor) -> torch.Tensor:
        odds: torch.Tensor = self.network(ids, segments, torch.ones_like(ids))
        return odds


def main() -> None:
    """Write the model."""
    weights, base, out = (Path(name) for name in sys.argv[1:4])
    body = AutoModel.from_pretrained(str(base), add_pooling_layer=False, attn_implementation="eager")
    network = PairNetwork(body)
    network.load_state_dict(torch.load(weights, map_location="cpu"))
    ids, segments, _ = batch_of([(Side([2023] * 9), Side([2003] * 7))], 101, 102, 0)
    names = ["ids", "segments"]
    with tempfile.TemporaryDirectory() as folder:
        plain, signed = Path(folder) / "plain.onnx", Path(folder) / "signed.onnx"
        torch.onnx.export(
            OnePair(network).eval(),
            (ids, segments),
            str(plain),
            input_names=names,
            output_names=["odds"],
            dynamic_axes={name: {1: "length"} for name in names},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(plain, signed, weight_type=QuantType.QInt8, per_channel=True)
        onnx.save(unsigned(onnx.load(signed)), out)


if __name__ == "__main__":
    main()
