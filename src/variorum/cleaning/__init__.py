"""Telling an article's text from what stands around it; nothing is ever deleted."""
