"""The encoder of `alignment/encoder`: fine-tuning, export, and the weights over its evidence.

Needs torch, transformers, onnx and the base weights, none of which the program has; docs/encoder.md says
how it is run.
"""
