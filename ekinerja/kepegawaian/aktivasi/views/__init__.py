"""Pages of the activation desk."""
