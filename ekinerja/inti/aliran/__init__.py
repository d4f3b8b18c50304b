"""The process that carries live updates: one hub, one watcher of the outbox, one connection per open page."""
