"""The form library: versions on this laptop, imports that are checked first, drafts that move to another version."""
