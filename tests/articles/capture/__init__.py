"""Tests of what takes pages from a browser."""
