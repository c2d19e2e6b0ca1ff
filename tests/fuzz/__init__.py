"""Every door of the program, tried with input that is nearly right: `make fuzz` tries any number, tests some.

A number always makes the same input, on every machine, so that what broke can be tried again.
"""
