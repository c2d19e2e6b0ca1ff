"""What is written to files and to standard output."""
