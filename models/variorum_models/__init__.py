"""The models of Variorum: encoder.onnx and pair_reader.onnx. NOTICE.txt says where they come from."""
