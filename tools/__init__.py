"""Programs that make what is in the tree: `make docs`."""
