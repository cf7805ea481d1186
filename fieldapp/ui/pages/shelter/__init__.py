"""The bed board: who sleeps where, which beds are free, and every decision about them."""
