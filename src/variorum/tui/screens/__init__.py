"""The screens of the reader: thin layers over the session and the pages."""
