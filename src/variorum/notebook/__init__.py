"""What the reader adds: corrections and notes, kept with the articles in one file."""
