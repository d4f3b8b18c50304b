"""The sheet of daily progress with its eight columns (R-29), coming in."""
