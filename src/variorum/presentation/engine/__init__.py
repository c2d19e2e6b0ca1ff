"""Wrapping, columns, selecting: how any page is laid out."""
