"""Fitting the weights of the aligner, outside the program: `make fit DATA=folder-of-gold`."""
