"""Training the pair reader (docs/pair_reader.md): examples, network, training, weights, export, in this order."""
