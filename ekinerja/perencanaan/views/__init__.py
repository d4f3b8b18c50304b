"""Pages of the organisation's planning."""
