"""Charts drawn for reading: values beside their marks, no axis to decode, every value in reach of the arrow keys."""
