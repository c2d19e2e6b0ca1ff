"""Looks over an installation: what works, what could work better, what is broken, and what mends it."""
