"""The terminal reader. Only this package imports Textual."""
