"""The reader in a browser: a server that starts a reader of its own for each visitor."""
