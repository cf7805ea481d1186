"""Batches of paper."""
