"""What kind of change there is between two wordings of the same thing: each kind a module of its own."""
