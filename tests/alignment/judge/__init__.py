"""The judge: what it is asked, how it is asked, what is made of its answers."""
