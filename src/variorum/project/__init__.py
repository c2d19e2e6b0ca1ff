"""A story with everything that the reader made of it, as one immutable value."""
