"""Web push with own keys: encryption (RFC 8291), the sender's proof (RFC 8292), and the call to the push service."""
