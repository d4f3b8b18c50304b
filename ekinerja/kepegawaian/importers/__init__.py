"""Imports of units and people."""
