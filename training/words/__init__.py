"""Fitting the networks that align words, outside the program: `python -m training.words.fit FILE`."""
