"""Results as Python users see them: rows with words and spans, data, tables for notebooks."""
