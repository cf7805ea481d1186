"""Look, lock, device, forms, licences; every change holds at once."""
