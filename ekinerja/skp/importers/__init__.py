"""Plans from a JSON file, local ones and the official ones of Ruang GTK: reading and checking their shape.

Not registered as an import kind yet: the comparison with the database and the writing are missing.
"""
