"""The pages of the main window, one place a file."""
