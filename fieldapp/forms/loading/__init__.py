"""XForm XML → Form: every mistake is found at once and none is left for the field."""
