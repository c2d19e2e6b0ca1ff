"""The first answer about a story: what its outlets disagree on, all say, and say or leave out alone."""
