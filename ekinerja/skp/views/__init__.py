"""Pages of the SKP: gate, verb, answer."""
