"""What can be counted of a story: who is quoted, which sources are cited, what things are called."""
