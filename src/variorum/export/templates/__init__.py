"""Exports by templates of the reader's own. docs/templates.md says what a template is given."""
