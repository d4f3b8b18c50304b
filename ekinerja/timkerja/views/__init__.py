"""Pages of the teams."""
