"""Small widgets every page is made of: one thing a file, styled only through properties."""
