"""Articles from addresses: what an address leads to, a connection with one deadline, and a whole answer."""
