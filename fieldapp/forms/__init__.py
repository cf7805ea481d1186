"""The form engine: XForm XML in, decisions out; runs in a bare interpreter."""
