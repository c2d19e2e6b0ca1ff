"""Documents of word processors and e-books: zip files with XML inside."""
