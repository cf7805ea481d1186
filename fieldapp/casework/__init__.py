"""Pure casework rules: entity projection and person matching."""
