"""Plans from files: JSON of another application or of Ruang GTK, and the worksheet of a unit that comes back."""
