"""Pages of people, units, orders, roles, imports and the data-quality list."""
