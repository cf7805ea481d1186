"""The page before the lock: passphrase, waiting, recovery."""
