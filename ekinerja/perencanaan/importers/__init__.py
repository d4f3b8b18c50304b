"""Files that fill the plans of the organisation."""
