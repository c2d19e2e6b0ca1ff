"""Messages in the form of e-mail: letters, and pages that browsers save so."""
