"""What can be set, where it is read from, and whether it is right."""
