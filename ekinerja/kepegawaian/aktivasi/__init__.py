"""Giving people access: activation codes per unit, recovery at the desk, the first administrator."""
