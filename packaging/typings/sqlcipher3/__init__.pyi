"""Types of the encrypted database module, as far as the store uses it."""
