"""What is on the disk: project files, journals, the library, what was open last."""
