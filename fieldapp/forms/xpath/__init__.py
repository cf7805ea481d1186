"""Expressions of XForms: tokens → syntax tree → closures over instances and secondary instances."""
