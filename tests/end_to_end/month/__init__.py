"""A month of work through the real windows, and every figure counted once more from what was submitted."""
