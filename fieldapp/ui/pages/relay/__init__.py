"""Laptops in one room."""
