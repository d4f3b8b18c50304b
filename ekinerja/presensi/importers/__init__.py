"""Attendance from the export of the city's attendance application."""
