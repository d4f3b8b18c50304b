"""Pages of proposals and of the desk."""
