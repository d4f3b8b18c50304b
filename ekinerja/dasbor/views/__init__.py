"""Pages that look across apps; they read only."""
