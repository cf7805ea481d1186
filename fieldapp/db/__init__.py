"""The store: values in, values out; SQLAlchemy over SQLCipher."""
