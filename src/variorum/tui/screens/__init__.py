"""The screens of the reader: thin layers over the desk and the pages."""
