"""Pages of login, first activation, a forgotten secret, and one's own account."""
