"""All cryptography and the keyring."""
