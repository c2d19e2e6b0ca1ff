"""The base with the changes that lead to another article, as a Word document with tracked changes and comments."""
