"""Types of the encrypted database module, as far as the store uses it."""

from sqlcipher3 import dbapi2 as dbapi2
