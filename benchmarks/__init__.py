"""Measurements, run by `make bench`; they print, and fail nothing."""
