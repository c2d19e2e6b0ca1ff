"""The base as an e-book, with notes and what the other outlets make of each sentence."""
