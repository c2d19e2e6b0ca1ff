"""Tests of lists of pages."""
