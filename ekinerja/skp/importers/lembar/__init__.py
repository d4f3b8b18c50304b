"""Plans of a unit as one worksheet: out with stable ids, back in with a preview of what differs."""
