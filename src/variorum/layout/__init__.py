"""From what is to be shown to lines of cells, without a terminal: wrapping, columns, pages."""
