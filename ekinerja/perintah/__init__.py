"""The commands behind `python3 kinerja`, one module each with a `main(arguments) -> exit code`."""
