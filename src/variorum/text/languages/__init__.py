"""What is known of each language: a folder each."""
