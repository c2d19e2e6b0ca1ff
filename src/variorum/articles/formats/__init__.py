"""What an article may come as: a page of HTML, JSON, text with metadata at its top."""
