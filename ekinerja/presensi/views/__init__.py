"""Addresses, one file per kind of page."""
